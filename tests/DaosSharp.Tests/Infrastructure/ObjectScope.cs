namespace DaosSharp.Tests.Infrastructure;

/// <summary>A multi-level object in a container of its own.</summary>
internal sealed class ObjectScope : IDisposable
{
    public ObjectScope(TestSystem system, ObjectType type = ObjectType.MultiHashed)
    {
        Container = system.NewContainer();
        Object = Container.OpenObject(Container.GenerateObjectId(type, ObjectClass.S1));
    }

    public DaosContainer Container { get; }

    public DaosObject Object { get; private set; }

    /// <summary>Closes the object and opens it again.</summary>
    public void Reopen()
    {
        DaosObjectId id = Object.Id;
        Object.Dispose();
        Object = Container.OpenObject(id);
    }

    public void Dispose()
    {
        Object.Dispose();
        Container.Dispose();
    }
}
