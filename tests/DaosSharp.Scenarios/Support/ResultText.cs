using System.Globalization;
using System.Text;

namespace DaosSharp.Scenarios.Support;

/// <summary>
/// Builds the result text of a scenario: words with a blank between them. In data a run of equal bytes is written once with
/// its length, x{10}; bytes that are neither printable nor ASCII, and blanks, as two hex digits after a backslash.
/// </summary>
public sealed class ResultText
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a word as it is.</summary>
    public ResultText Word(string word)
    {
        if (_text.Length > 0)
            _text.Append(' ');
        _text.Append(word);
        return this;
    }

    /// <summary>Adds numbers without a name, such as "0,13".</summary>
    public ResultText Value(params ReadOnlySpan<Int128> values) => Word(Join(values));

    /// <summary>Adds named numbers, such as "size=0,13".</summary>
    public ResultText Add(string name, params ReadOnlySpan<Int128> values) => Word($"{name}={Join(values)}");

    /// <summary>Adds a truth value as 1 or 0.</summary>
    public ResultText Add(string name, bool value) => Add(name, value ? 1 : 0);

    /// <summary>Adds named data.</summary>
    public ResultText Data(string name, ReadOnlySpan<byte> data) => Word($"{name}={Render(data)}");

    /// <summary>Adds data without a name.</summary>
    public ResultText Data(ReadOnlySpan<byte> data) => Word(Render(data));

    public override string ToString() => _text.ToString();

    /// <summary>Writes data as the recorded texts do.</summary>
    public static string Render(ReadOnlySpan<byte> data)
    {
        StringBuilder text = new();
        while (!data.IsEmpty)
        {
            byte value = data[0];
            int run = data.IndexOfAnyExcept(value);
            if (run < 0)
                run = data.Length;
            if (value is > 0x20 and < 0x7f)
                text.Append((char)value);
            else
                text.Append(CultureInfo.InvariantCulture, $"\\{value:x2}");
            if (run > 1)
                text.Append(CultureInfo.InvariantCulture, $"{{{run}}}");
            data = data[run..];
        }
        return text.ToString();
    }

    private static string Join(ReadOnlySpan<Int128> values)
    {
        StringBuilder text = new();
        foreach (Int128 value in values)
        {
            if (text.Length > 0)
                text.Append(',');
            text.Append(value.ToString(CultureInfo.InvariantCulture));
        }
        return text.ToString();
    }
}
