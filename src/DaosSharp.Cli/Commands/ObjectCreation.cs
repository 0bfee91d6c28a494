using System.CommandLine;
using DaosSharp.Cli.Output;
using DaosSharp.Cli.Values;

namespace DaosSharp.Cli.Commands;

/// <summary>Creates an object with a new id, and gives it a name if there is to be one.</summary>
internal sealed class ObjectCreation
{
    public Option<string?> Name { get; } = CommandFactory.ObjectName();

    public Option<string?> ObjectClassName { get; } = CommandFactory.ObjectClassName();

    public Reply Run(Session session, ObjectScope scope, ObjectType type, Action<DaosContainer, DaosObjectId> create)
    {
        string? name = session.Get(Name)?.TrimStart(ObjectNames.Sign);
        ObjectClass objectClass = ObjectClasses.Find(session.Open(), session.Get(ObjectClassName));
        return scope.InContainer(session, write: true, container =>
        {
            if (name is not null)
                ObjectNames.RequireFree(container, name);
            DaosObjectId id = container.GenerateObjectId(type, objectClass);
            create(container, id);
            if (name is not null)
                ObjectNames.Set(container, name, id);
            return ObjectReplies.Created(id, name, ObjectClasses.NameOf(session.Open(), id));
        });
    }
}
