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

    /// <summary>'@' begins a name of an object, not a file with arguments.</summary>
    public static ParserConfiguration ParserSettings { get; } = new() { ResponseFileTokenReplacer = null };

    public static int Run(string[] args)
    {
        try
        {
            // Before the command tree is built: scripts ask for it often.
            return args is ["--version"] ? PrintVersion() : RunCommand(args);
        }
        catch (BrokenPipeException)
        {
            return ExitCode.BrokenPipe;
        }
    }

    public static int PrintVersion()
    {
        using TextWriter output = StandardStreams.OpenOutputWriter();
        output.Write($"{Name} version {typeof(Tool).Assembly.GetName().Version?.ToString(3)}\n");
        return ExitCode.Success;
    }

    private static int RunCommand(string[] args)
    {
        RootCommand root = Root.Create(args, out GlobalOptions options);
        if (Suggestions.IsQuestion(args))
            return Suggestions.Print(root, args);

        ParseResult parsed = root.Parse(args, ParserSettings);
        if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)
        {
            Reporter reporter = new(parsed.GetResult(options.Json) is { Implicit: false });
            return reporter.Fail(new UsageException($"{Explain(parsed)}; '{PathOf(parsed)} --help' shows the usage"));
        }
        if (parsed.Action is not HelpAction)
            return parsed.Invoke(Configuration(TextWriter.Null));
        using TextWriter output = StandardStreams.OpenOutputWriter();
        return parsed.Invoke(Configuration(output));
    }

    private static InvocationConfiguration Configuration(TextWriter output) =>
        new() { Output = output, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };

    private static string Explain(ParseResult parsed) => parsed.UnmatchedTokens.Count > 0
        ? $"'{parsed.UnmatchedTokens[0]}' is not known here"
        : parsed.Errors[0].Message.TrimEnd('.');

    private static string PathOf(ParseResult parsed)
    {
        Stack<string> names = new();
        for (Symbol? symbol = parsed.CommandResult.Command; symbol is Command and not RootCommand; symbol = symbol.Parents.FirstOrDefault())
            names.Push(symbol.Name);
        names.Push(Name);
        return string.Join(' ', names);
    }
}
