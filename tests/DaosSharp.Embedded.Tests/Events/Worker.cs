using System.Runtime.ExceptionServices;

namespace DaosSharp.Embedded.Tests.Events;

/// <summary>A thread whose failure and whose hanging fail the test.</summary>
internal sealed class Worker
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Thread _thread;
    private ExceptionDispatchInfo? _failure;

    private Worker(Action action)
    {
        _thread = new(() =>
        {
            try
            {
                action();
            }
            catch (Exception e)
            {
                _failure = ExceptionDispatchInfo.Capture(e);
            }
        })
        {
            IsBackground = true,
        };
    }

    public bool IsAlive => _thread.IsAlive;

    public static Worker Start(Action action)
    {
        Worker worker = new(action);
        worker._thread.Start();
        return worker;
    }

    public static Worker[] Start(int count, Action<int> action) => [.. Enumerable.Range(0, count).Select(i => Start(() => action(i)))];

    /// <summary>Waits until the thread sleeps or waits for something, so that the next step finds it there.</summary>
    public void AwaitBlocked()
    {
        DateTime end = DateTime.UtcNow + Patience;
        while ((_thread.ThreadState & ThreadState.WaitSleepJoin) == 0)
        {
            Assert.True(_thread.IsAlive, "the thread ended without waiting");
            Assert.True(DateTime.UtcNow < end, "the thread never waited");
            Thread.Sleep(1);
        }
    }

    public void Join()
    {
        Assert.True(_thread.Join(Patience), "the thread hangs");
        _failure?.Throw();
    }
}
