using System.CommandLine;
using DaosSharp.Cli.Output;
using DaosSharp.Cli.Values;

namespace DaosSharp.Cli.Commands;

/// <summary><c>daossharp cont</c>: what daos does with containers.</summary>
internal sealed class ContainerCommands(CommandFactory factory)
{
    public void AddTo(Command group)
    {
        group.Subcommands.Add(Create());
        group.Subcommands.Add(List());
        group.Subcommands.Add(Query());
        group.Subcommands.Add(Destroy());
    }

    private Command Create()
    {
        Argument<string> name = factory.Pool();
        Argument<string> label = new("LABEL") { Description = "Label of the new container: 1 to 127 letters, digits, '.', '_', ':' and '-'." };
        Option<string?> type = new("--type", "-t") { Description = "What it is used as; POSIX for a file system.", HelpName = "TYPE" };
        type.CompletionSources.Add(ContainerTypes.Names);
        Option<string?> oclass = CommandFactory.ObjectClassName();
        Option<long?> chunk = CommandFactory.Size("Chunk size of the files of a file system.", "--chunk-size", "-z");
        Option<string?> properties = new("--properties")
        {
            Description = "NAME:VALUE, several with commas: " + string.Join(", ", ContainerPropertyList.Names) + ".",
            HelpName = "LIST",
        };
        return factory.Make("create", "Create a container.", session =>
        {
            ContainerOptions options = ContainerPropertyList.Parse(session.Get(properties)) with
            {
                Layout = ContainerTypes.Parse(session.Get(type)),
                FileSystemChunkSize = session.Get(chunk) ?? 0,
            };
            DaosClient client = session.Open();
            options = options with { FileSystemClass = ObjectClasses.Find(client, session.Get(oclass)) };
            using DaosPool pool = session.OpenPool(name, PoolAccess.ReadWrite);
            Guid id = pool.CreateContainer(session.Get(label), options);
            return ContainerReplies.Created(Ask(pool, id));
        }, name, label, type, oclass, chunk, properties);
    }

    private Command List()
    {
        Argument<string> name = factory.Pool();
        Command list = factory.Make("list", "List the containers of a pool.", session =>
        {
            using DaosPool pool = session.OpenPool(name, PoolAccess.ReadOnly);
            return ContainerReplies.List([.. pool.ListContainers().OrderBy(static c => c.Label, StringComparer.Ordinal)]);
        }, name);
        list.Aliases.Add("ls");
        return list;
    }

    private Command Query()
    {
        Argument<string> name = factory.Pool();
        Argument<string> container = factory.Container(name);
        return factory.Make("query", "Show a container.", session =>
        {
            using DaosPool pool = session.OpenPool(name, PoolAccess.ReadOnly);
            return ContainerReplies.Query(Ask(pool, session.Get(container)));
        }, name, container);
    }

    private Command Destroy()
    {
        Argument<string> name = factory.Pool();
        Argument<string> container = factory.Container(name);
        Option<bool> force = CommandFactory.Flag("Also when somebody has it open.", "--force", "-f");
        return factory.Make("destroy", "Destroy a container and all that it holds.", session =>
        {
            using DaosPool pool = session.OpenPool(name, PoolAccess.ReadWrite);
            pool.DestroyContainer(session.Get(container), session.Get(force));
            return Reply.Line($"Successfully destroyed container {session.Get(container)}");
        }, name, container, force);
    }

    private static ContainerReport Ask(DaosPool pool, Guid id) => Ask(pool, id.ToString("D"));

    private static ContainerReport Ask(DaosPool pool, string name)
    {
        using DaosContainer container = pool.OpenContainer(name, ContainerAccess.ReadOnly);
        return new ContainerReport(pool.Id, container.Query(), container.QueryProperties());
    }
}
