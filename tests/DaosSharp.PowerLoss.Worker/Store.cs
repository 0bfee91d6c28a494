namespace DaosSharp.PowerLoss;

/// <summary>The pool and the container of the updates, made when they are missing.</summary>
public sealed class Store : IDisposable
{
    private readonly DaosPool _pool;

    public Store(DaosClient client, MarkWriter marks, PoolDurability durability)
    {
        marks.Write(Marks.Begin(Marks.Pool, 1));
        if (client.ListPools().Count == 0)
        {
            client.CreatePool(Content.PoolLabel, Content.PoolSize, durability);
        }

        marks.Write(Marks.Acknowledge(Marks.Pool, 1));
        _pool = client.OpenPool(Content.PoolLabel);
        marks.Write(Marks.Begin(Marks.Container, 1));
        Container = _pool.OpenOrCreateContainer(Content.ContainerLabel);
        marks.Write(Marks.Acknowledge(Marks.Container, 1));
    }

    public DaosContainer Container { get; }

    public void Dispose()
    {
        Container.Dispose();
        _pool.Dispose();
    }
}
