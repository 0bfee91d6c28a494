namespace DaosSharp.Tests.Infrastructure;

/// <summary>A key-value object in a container of its own.</summary>
internal sealed class KeyValueScope : IDisposable
{
    public KeyValueScope(TestSystem system, ObjectType type = ObjectType.KeyValueHashed)
    {
        Container = system.NewContainer();
        Id = Container.GenerateObjectId(type, ObjectClass.S1);
        Object = Container.OpenKeyValue(Id);
    }

    public DaosContainer Container { get; }

    public DaosObjectId Id { get; }

    public DaosKeyValue Object { get; }

    public void Dispose()
    {
        Object.Dispose();
        Container.Dispose();
    }
}
