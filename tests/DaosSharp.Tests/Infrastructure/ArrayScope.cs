namespace DaosSharp.Tests.Infrastructure;

/// <summary>An array in a container of its own.</summary>
internal sealed class ArrayScope : IDisposable
{
    public ArrayScope(TestSystem system, long cellSize = 1, long chunkSize = 8)
    {
        Container = system.NewContainer();
        Id = Container.GenerateObjectId(ObjectType.Array, ObjectClass.S1);
        Object = Container.CreateArray(Id, cellSize, chunkSize);
    }

    public DaosContainer Container { get; }

    public DaosObjectId Id { get; }

    public DaosArray Object { get; }

    public void Dispose()
    {
        Object.Dispose();
        Container.Dispose();
    }
}
