namespace DaosSharp;

/// <summary>The buckets of one thread in one pool.</summary>
internal sealed class LeaseCache
{
    public LeaseCache(DaosMemoryPool pool)
    {
        Pool = pool;
        for (int i = 0; i < Buckets.Length; i++)
            Buckets[i] = new(i);
    }

    public DaosMemoryPool Pool { get; }

    public LeaseBucket[] Buckets { get; } = new LeaseBucket[SizeClasses.Count];

    /// <summary>The thread has ended: its free blocks go to the depots.</summary>
    public void Bury()
    {
        for (int i = 0; i < Buckets.Length; i++)
        {
            Pool.Depot(i).PutList(Buckets[i].Bury());
            Pool.Depot(i).PutList(Buckets[i].TakeRemote());
        }
    }
}
