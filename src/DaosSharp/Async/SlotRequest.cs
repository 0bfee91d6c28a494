namespace DaosSharp.Async;

/// <summary>Something that waits for a free slot.</summary>
internal abstract class SlotRequest : IThreadPoolWorkItem
{
    /// <summary>The slot, from the grant on.</summary>
    protected int Slot { get; private set; }

    /// <summary>Gives the request its slot. It goes on in the pool: whoever returned the slot must not be held up, nor nest deeper and deeper.</summary>
    public void Grant(int slot)
    {
        Slot = slot;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>There will be no slot.</summary>
    public abstract void Refuse(Exception reason);

    /// <summary>Goes on with the slot.</summary>
    public abstract void Execute();
}
