using System.Diagnostics;
using System.Globalization;
using DaosSharp.Cli.Values;

namespace DaosSharp.Cli.Output;

/// <summary>
/// The state of long work in the last line of the terminal. Nothing is written when the standard error is none, or when the data itself
/// goes to a terminal. The first half second stays silent too.
/// </summary>
internal sealed class ProgressBar : IDisposable
{
    private const int Cells = 24;
    private const string ToLineStart = "\r\u001b[K";

    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly string _title;
    private readonly long _total;
    private readonly bool _enabled;
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly Timer? _clock;
    private readonly Lock _gate = new();
    private TimeSpan _shown;
    private long _done;
    private bool _visible;

    /// <param name="title">What is done.</param>
    /// <param name="total">All of it, in bytes; negative when that is not known.</param>
    /// <param name="ticking">True for work that does not report: the time passes all the same.</param>
    public ProgressBar(string title, long total, bool ticking = false)
    {
        _title = title;
        _total = total;
        _enabled = StandardStreams.IsErrorTerminal && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");
        _clock = _enabled && ticking ? new Timer(_ => Show(), null, Silence, TimeSpan.FromSeconds(1)) : null;
    }

    public void Add(long bytes)
    {
        _done += bytes;
        if (_enabled && _time.Elapsed >= Silence && _time.Elapsed - _shown >= Interval)
            Show();
    }

    public void Dispose()
    {
        _clock?.Dispose();
        lock (_gate)
        {
            if (_visible)
                StandardStreams.WriteError(ToLineStart);
            _visible = false;
        }
    }

    private void Show()
    {
        lock (_gate)
        {
            _shown = _time.Elapsed;
            _visible = true;
            StandardStreams.WriteError(ToLineStart + Line());
        }
    }

    private string Line()
    {
        if (_clock is not null)
            return string.Create(CultureInfo.InvariantCulture, $"{_title}  {_time.Elapsed.TotalSeconds:F0} s");
        string rate = ByteSize.Format((ulong)(_done / Math.Max(_time.Elapsed.TotalSeconds, 0.001))) + "/s";
        if (_total <= 0)
            return $"{_title}  {ByteSize.Format((ulong)_done)}  {rate}";
        int full = (int)(_done * Cells / _total);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{_title}  [{new string('#', full)}{new string('.', Cells - full)}] {_done * 100 / _total,3}%  {ByteSize.Format((ulong)_done)} of {ByteSize.Format((ulong)_total)}  {rate}");
    }
}
