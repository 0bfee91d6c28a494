namespace DaosSharp.Async;

/// <summary>A request that waits for a slot while its source is awaited already. Pooled, so that waiting allocates nothing either.</summary>
internal sealed class PendingRequest<T> : SlotRequest
    where T : struct, IOperationRequest
{
    private const int PoolLimit = 1024;

    private static readonly Lock PoolLock = new();
    private static readonly Stack<PendingRequest<T>> Pool = new();

    private T _request;
    private OperationQueue _queue = null!;
    private OperationSource _source = null!;

    public static PendingRequest<T> Create(OperationQueue queue, in T request, OperationSource source)
    {
        PendingRequest<T>? pending;
        lock (PoolLock)
            _ = Pool.TryPop(out pending);
        pending ??= new();
        pending._queue = queue;
        pending._request = request;
        pending._source = source;
        return pending;
    }

    public override void Refuse(Exception reason)
    {
        OperationSource source = _source;
        Recycle();
        source.TryFail(reason);
    }

    public override void Execute()
    {
        OperationQueue queue = _queue;
        OperationSource source = _source;
        T request = _request;
        int slot = Slot;
        Recycle();
        queue.Resume(slot, in request, source);
    }

    private void Recycle()
    {
        _request = default;
        _source = null!;
        _queue = null!;
        lock (PoolLock)
        {
            if (Pool.Count < PoolLimit)
                Pool.Push(this);
        }
    }
}
