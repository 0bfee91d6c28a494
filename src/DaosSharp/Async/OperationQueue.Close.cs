using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DaosSharp.Async;

internal sealed partial class OperationQueue
{
    /// <summary>Queues whose native side could not be ended: what libdaos may still use must stay, pins and leases included.</summary>
    private static readonly List<OperationQueue> Unfinished = [];

    private readonly Lock _closeLock = new();
    private bool _closing;
    private Task<DaosDrainReport>? _close;

    public bool IsClosing => Volatile.Read(ref _closing);

    /// <summary>
    /// Takes no more operations, waits for those in flight, and ends the native queue. What is not complete in time is
    /// abandoned: its await fails, and all its memory is leaked, since libdaos may still write to it.
    /// </summary>
    /// <param name="timeout">How long to wait.</param>
    public Task<DaosDrainReport> CloseAsync(TimeSpan timeout)
    {
        lock (_closeLock)
            return _close ??= DrainAsync(timeout);
    }

    private async Task<DaosDrainReport> DrainAsync(TimeSpan timeout)
    {
        long start = Stopwatch.GetTimestamp();
        Volatile.Write(ref _closing, true);
        // From here on each thread that rents or finishes sees the flag, or has made visible what it did before.
        Interlocked.MemoryBarrierProcessWide();
        // Also leaves a continuation that runs inline in the poller, which is to be joined below.
        await Task.Yield();
        _gate.Close(OperationErrors.Closed());

        int collected = 0;
        bool[] free = new bool[Slots];
        while (true)
        {
            while (_gate.TryRent(out int slot))
            {
                free[slot] = true;
                collected++;
            }
            if (collected == Slots && Volatile.Read(ref _guests) == 0)
                break;
            if (Stopwatch.GetElapsedTime(start) >= timeout || Volatile.Read(ref _fault) is not null)
                break;
            await Task.Delay(1).ConfigureAwait(false);
        }

        bool stopped = StopPoller();
        bool ended = stopped && collected == Slots && Volatile.Read(ref _guests) == 0 && Destroy();
        if (ended)
            return new(Stopwatch.GetElapsedTime(start), new Dictionary<string, int>());
        lock (Unfinished)
            Unfinished.Add(this);
        Dictionary<string, int> left = Abandon(
            operation => new DaosOperationAbandonedException(operation.Function), free);
        return new(Stopwatch.GetElapsedTime(start), left);
    }

    private bool StopPoller()
    {
        Volatile.Write(ref _stop, true);
        Thread? poller;
        lock (_pollerLock)
            poller = _poller;
        if (poller is null)
            return true;
        Wake();
        // A poll that does not return within a second hangs in libdaos, and the queue must not be destroyed under it.
        return poller.Join(TimeSpan.FromSeconds(1));
    }

    private unsafe bool Destroy()
    {
        bool idle = true;
        foreach (Operation operation in _operations)
            idle &= _api.daos_event_fini(&operation.Block->Event) == 0;
        if (!idle || _api.daos_eq_destroy(_eq, 0) != 0)
            return false;
        NativeMemory.AlignedFree(_blocks);
        return true;
    }

    /// <summary>Lets the awaits of all operations in flight fail; their slots, blocks and memory are never given back.</summary>
    private Dictionary<string, int> Abandon(Func<Operation, Exception> reason, bool[]? free = null)
    {
        Dictionary<string, int> functions = [];
        for (int i = 0; i < _operations.Length; i++)
        {
            if (free is not null && free[i])
                continue;
            Operation operation = _operations[i];
            if (free is null && Volatile.Read(ref operation.Parties) == 0)
                continue;
            CollectionsMarshal.GetValueRefOrAddDefault(functions, operation.Function, out _)++;
            operation.Source?.Abandon(reason(operation));
        }
        DaosMetrics.Abandoned(functions.Values.Sum());
        return functions;
    }
}
