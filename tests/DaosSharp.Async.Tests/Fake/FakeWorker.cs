namespace DaosSharp.Async.Tests.Fake;

/// <summary>A thread that completes operations after the submitting call.</summary>
internal sealed class FakeWorker
{
    private readonly List<FakeJob> _jobs = [];
    private readonly object _lock = new();
    private readonly bool _lastFirst;

    private FakeWorker(bool lastFirst)
    {
        _lastFirst = lastFirst;
        new Thread(Work) { IsBackground = true, Name = "fake library" }.Start();
    }

    public static FakeWorker Fifo { get; } = new(lastFirst: false);

    public static FakeWorker Lifo { get; } = new(lastFirst: true);

    public void Add(FakeJob job)
    {
        lock (_lock)
        {
            _jobs.Add(job);
            if (_jobs.Count == 1)
                Monitor.Pulse(_lock);
        }
    }

    private void Work()
    {
        List<FakeJob> batch = [];
        while (true)
        {
            lock (_lock)
            {
                while (_jobs.Count == 0)
                    Monitor.Wait(_lock);
                batch.AddRange(_jobs);
                _jobs.Clear();
            }
            if (_lastFirst)
                batch.Reverse();
            foreach (FakeJob job in batch)
                FakeDaos.Finish(job);
            batch.Clear();
        }
    }
}
