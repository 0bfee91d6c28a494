using System.CommandLine;
using DaosSharp.Cli.Values;

namespace DaosSharp.Cli.Commands;

/// <summary>The three arguments that lead to an object, and what they open.</summary>
internal sealed class ObjectScope
{
    private readonly Argument<string> _object = CommandFactory.Object();

    public ObjectScope(CommandFactory factory)
    {
        Pool = factory.Pool();
        Container = factory.Container(Pool);
    }

    public Argument<string> Pool { get; }

    public Argument<string> Container { get; }

    public Argument Object => _object;

    /// <summary>Opens the container alone.</summary>
    public T InContainer<T>(Session session, bool write, Func<DaosContainer, T> use)
    {
        // Containers are written through a read-only connection too: it only cannot create and destroy them.
        using DaosPool pool = session.OpenPool(Pool, PoolAccess.ReadOnly);
        using DaosContainer container = pool.OpenContainer(session.Get(Container), write ? ContainerAccess.ReadWrite : ContainerAccess.ReadOnly);
        return use(container);
    }

    /// <summary>Opens the key-value object.</summary>
    public T InKeyValue<T>(Session session, bool write, Func<DaosKeyValue, T> use) => InContainer(session, write, container =>
    {
        using DaosKeyValue kv = container.OpenKeyValue(Resolve(session, container), write ? ObjectAccess.ReadWrite : ObjectAccess.ReadOnly);
        return use(kv);
    });

    /// <summary>Opens the array.</summary>
    public T InArray<T>(Session session, bool write, Func<DaosArray, T> use) => InContainer(session, write, container =>
    {
        using DaosArray array = container.OpenArray(Resolve(session, container), write ? ObjectAccess.ReadWrite : ObjectAccess.ReadOnly);
        return use(array);
    });

    /// <summary>Opens the container for writing, lets an object be destroyed, and takes its name away after it.</summary>
    public void Destroy(Session session, Action<DaosContainer, DaosObjectId> destroy) => InContainer(session, write: true, container =>
    {
        destroy(container, Resolve(session, container));
        ObjectNames.Remove(container, session.Get(_object));
        return true;
    });

    private DaosObjectId Resolve(Session session, DaosContainer container) => ObjectNames.Resolve(container, session.Get(_object));
}
