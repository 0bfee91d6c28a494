namespace DaosSharp.Async.Tests.Fake;

/// <summary>An event queue of the fake library.</summary>
internal sealed class FakeQueue
{
    private readonly object _lock = new();
    private readonly Queue<nint> _completed = new();
    private readonly List<FakeJob> _held = [];
    private int _running;
    private int _pollError;

    public bool Destroyed { get; set; }

    public int Running
    {
        get
        {
            lock (_lock)
                return _running;
        }
    }

    public int PollError
    {
        set
        {
            lock (_lock)
                _pollError = value;
        }
    }

    public void Started()
    {
        lock (_lock)
            _running++;
    }

    public void Complete(nint ev)
    {
        lock (_lock)
        {
            _running--;
            _completed.Enqueue(ev);
            Monitor.PulseAll(_lock);
        }
    }

    public void Hold(FakeJob job)
    {
        lock (_lock)
            _held.Add(job);
    }

    public FakeJob[] TakeHeld()
    {
        lock (_lock)
        {
            FakeJob[] held = [.. _held];
            _held.Clear();
            return held;
        }
    }

    public unsafe int Poll(long timeout, uint count, nint* events)
    {
        lock (_lock)
        {
            if (_pollError != 0)
                return _pollError;
            if (_completed.Count == 0 && timeout != 0 && _running > 0)
                Monitor.Wait(_lock, (int)Math.Max(1, timeout / 1000));
            int taken = 0;
            while (taken < count && _completed.TryDequeue(out nint ev))
            {
                FakeEvent.Of(ev)->State = FakeEvent.Ready;
                events[taken++] = ev;
            }
            return taken;
        }
    }
}
