using System.CommandLine;
using DaosSharp.Cli.Completion;

namespace DaosSharp.Cli.Commands;

/// <summary>The tree of commands.</summary>
internal static class Root
{
    public static RootCommand Create(string[] args, out GlobalOptions options)
    {
        options = GlobalOptions.Create();
        RootCommand root = new("Pools, containers, key-value objects and arrays of DAOS: on an embedded system in a directory, or on an installed DAOS.")
        {
            options.Json,
            options.System,
        };
        root.Directives.Clear();
        foreach (VersionOption version in root.Options.OfType<VersionOption>())
            version.Action = new VersionAction();

        CommandFactory factory = new(options);
        Add(root, args, "pool", "Pools", new PoolCommands(factory).AddTo);
        Add(root, args, "cont", "Containers", new ContainerCommands(factory).AddTo, "container");
        Add(root, args, "kv", "Key-value objects", new KeyValueCommands(factory).AddTo);
        Add(root, args, "array", "Arrays", new ArrayCommands(factory).AddTo);
        Add(root, args, "object", "Objects that have a name", new ObjectCommands(factory).AddTo, "obj");
        root.Subcommands.Add(CompletionCommand.Create(factory));
        return root;
    }

    // Only the group that is asked for gets its commands: most of the start would go into the others.
    private static void Add(RootCommand root, string[] args, string name, string description, Action<Command> addCommands, string? alias = null)
    {
        Command group = new(name, description);
        if (alias is not null)
            group.Aliases.Add(alias);
        if (Array.Exists(args, a => a == name || a == alias || a.StartsWith('[')))
            addCommands(group);
        root.Subcommands.Add(group);
    }
}
