using System.CommandLine;
using System.CommandLine.Parsing;
using DaosSharp.Cli.Completion;
using DaosSharp.Cli.Output;

namespace DaosSharp.Cli.Commands;

/// <summary>Makes commands, and the arguments and options that several of them have.</summary>
internal sealed class CommandFactory(GlobalOptions options)
{
    public Command Make(string name, string description, Func<Session, Reply> run, params ReadOnlySpan<Symbol> symbols)
    {
        Command command = new(name, description);
        foreach (Symbol symbol in symbols)
        {
            if (symbol is Argument argument)
                command.Arguments.Add(argument);
            else
                command.Options.Add((Option)symbol);
        }
        command.SetAction(parsed =>
        {
            Reporter reporter = new(parsed.GetValue(options.Json));
            using Session session = new(parsed, options, reporter);
            return reporter.Run(() => run(session));
        });
        return command;
    }

    public Argument<string> Pool()
    {
        Argument<string> pool = new("POOL") { Description = "Label or UUID of the pool." };
        pool.CompletionSources.Add(context => Labels.OfPools(context.ParseResult.GetValue(options.System)));
        return pool;
    }

    public Argument<string> Container(Argument<string> pool)
    {
        Argument<string> container = new("CONT") { Description = "Label or UUID of the container." };
        container.CompletionSources.Add(context =>
            Labels.OfContainers(context.ParseResult.GetValue(options.System), context.ParseResult.GetValue(pool)));
        return container;
    }

    /// <summary>An object that is there.</summary>
    public static Argument<string> Object() => new("OID") { Description = "HI.LO as DAOS writes object ids, or @NAME." };

    public static Option<string?> ObjectName() =>
        new("--name") { Description = "Name, by which the object can be addressed as @NAME.", HelpName = "NAME" };

    public static Option<string?> ObjectClassName() =>
        new("--oclass", "-o") { Description = "Object class such as S1, SX or RP_2G1; DAOS chooses when it is left out.", HelpName = "CLASS" };

    public static Option<string?> InputFile() => new("--file", "-f") { Description = "File with the data; '-' is the standard input.", HelpName = "PATH" };

    public static Option<string?> OutputFile() => new("--output", "-O") { Description = "File for the data instead of the standard output.", HelpName = "PATH" };

    public static Option<bool> Flag(string description, string name, params string[] aliases) => new(name, aliases) { Description = description };

    /// <summary>An option for a size in bytes; null when it is not given.</summary>
    public static Option<long?> Size(string description, string name, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        HelpName = "SIZE",
        CustomParser = ParseSize,
    };

    /// <summary>An option for a number of cells; null when it is not given.</summary>
    public static Option<long?> Cells(string description, string name)
    {
        Option<long?> option = Size(description, name);
        option.HelpName = "CELLS";
        return option;
    }

    private static long? ParseSize(ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (ByteSize.TryParse(text, out long size))
            return size;
        result.AddError($"'{text}' is no size: whole bytes, or a number with K, M, G, T, P, E (powers of 1000) or Ki to Ei (powers of 1024)");
        return null;
    }
}
