using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using DaosSharp.Cli.Commands;
using DaosSharp.Cli.Completion;
using DaosSharp.Cli.Values;

namespace DaosSharp.Cli;

/// <summary>One run of the tool.</summary>
internal static class Tool
{
    public const string Name = "daossharp";

    public static int Run(string[] args)
    {
        // Before the command tree is built: scripts ask for it often.
        if (args is ["--version"])
            return PrintVersion();

        RootCommand root = Root.Create(args, out GlobalOptions options);
        if (args is [['[', 's', 'u', 'g', 'g', 'e', 's', 't', ':', ..], ..])
            return Suggestions.Print(root, args);

        ParseResult parsed = root.Parse(args);
        Reporter reporter = new(parsed.GetResult(options.Json) is not null);
        if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)
            return reporter.Fail(new UsageException($"{parsed.Errors[0].Message.TrimEnd('.')}; '{PathOf(parsed)} --help' shows the usage"));
        return parsed.Action is HelpAction or null ? Help(parsed) : parsed.Invoke(Configuration(Console.Out));
    }

    public static int PrintVersion()
    {
        using TextWriter output = StandardStreams.OpenOutputWriter();
        output.Write($"{Name} version {typeof(Tool).Assembly.GetName().Version?.ToString(3)}\n");
        return ExitCode.Success;
    }

    private static int Help(ParseResult parsed)
    {
        using TextWriter output = StandardStreams.OpenOutputWriter();
        return parsed.Action?.GetType() == typeof(HelpAction) ? parsed.Invoke(Configuration(output)) : ExitCode.Usage;
    }

    private static InvocationConfiguration Configuration(TextWriter output) =>
        new() { Output = output, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };

    private static string PathOf(ParseResult parsed)
    {
        Stack<string> names = new();
        for (Symbol? symbol = parsed.CommandResult.Command; symbol is Command and not RootCommand; symbol = symbol.Parents.FirstOrDefault())
            names.Push(symbol.Name);
        names.Push(Name);
        return string.Join(' ', names);
    }
}
