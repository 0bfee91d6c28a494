using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;
using DaosSharp.Cli.Values;

namespace DaosSharp.Cli.Completion;

/// <summary>Answers the shell's question what can follow: <c>daossharp "[suggest:POSITION]" "LINE"</c>, one suggestion a line.</summary>
internal static class Suggestions
{
    private const string Opening = "[suggest:";

    public static bool IsQuestion(string[] args) => args.Length > 0 && args[0].StartsWith(Opening, StringComparison.Ordinal);

    public static int Print(RootCommand root, string[] args)
    {
        string line = args.Length > 1 ? args[1] : "";
        string number = args[0][Opening.Length..].TrimEnd(']');
        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int position) && position < line.Length)
            line = line[..position];

        // The first word is this program, under whatever name.
        int first = line.IndexOf(' ', StringComparison.Ordinal);
        string rest = first < 0 ? "" : line[(first + 1)..];
        string last = rest[(rest.LastIndexOf(' ') + 1)..];
        ParseResult parsed = root.Parse([.. CommandLineParser.SplitCommandLine(rest), .. last.Length == 0 ? [""] : Array.Empty<string>()], Tool.ParserSettings);
        using TextWriter output = StandardStreams.OpenOutputWriter();
        foreach (CompletionItem item in parsed.GetCompletions())
        {
            string text = item.InsertText ?? item.Label;
            if (text.StartsWith(last, StringComparison.Ordinal) && text is not (['-', _] or ['/', ..]))
                output.Write(text + '\n');
        }
        return ExitCode.Success;
    }
}
