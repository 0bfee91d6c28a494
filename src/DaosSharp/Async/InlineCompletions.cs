using System.Runtime.ExceptionServices;

namespace DaosSharp.Async;

/// <summary>
/// Completions that a thread has polled and whose continuations run on it. They run only after all that was polled with them has given
/// its slot back, and one after the other: a continuation that polls itself, since it submits or waits in a synchronous operation, leaves
/// what it polls to the thread's outer loop. So they neither nest deeper and deeper nor wait for a slot that is held below them.
/// </summary>
internal sealed class InlineCompletions
{
    [ThreadStatic]
    private static InlineCompletions? _ofThread;

    private OperationSource? _first;
    private OperationSource? _last;
    private bool _running;

    /// <summary>Adds a claimed source.</summary>
    public static void Add(OperationSource source, long result, Exception? error)
    {
        InlineCompletions list = _ofThread ??= new();
        source.SetOutcome(result, error);
        if (list._last is null)
            list._first = source;
        else
            list._last.Next = source;
        list._last = source;
    }

    /// <summary>Completes what the thread has added, unless a continuation calls this.</summary>
    public static void Run()
    {
        if (_ofThread is { _running: false, _first: not null } list)
            list.RunAll();
    }

    private void RunAll()
    {
        _running = true;
        try
        {
            while (_first is { } source)
            {
                _first = source.Next;
                if (_first is null)
                    _last = null;
                source.Next = null;
                Deliver(source);
            }
        }
        finally
        {
            _running = false;
        }
    }

    // An exception here can only come from a continuation; the other completions must not be lost with it.
    private static void Deliver(OperationSource source)
    {
        try
        {
            source.Deliver();
        }
        catch (Exception e)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static error => error.Throw(), ExceptionDispatchInfo.Capture(e), preferLocal: false);
        }
    }
}
