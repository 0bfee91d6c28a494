using System.Text.RegularExpressions;

namespace DaosSharp.Cli.Tests;

/// <summary>What docs/daossharp.md shows is what a user sees, apart from ids, times and space in use.</summary>
public sealed partial class TranscriptTests : IDisposable
{
    private readonly ToolSystem _system = new();

    public void Dispose() => _system.Dispose();

    [SkippableFact]
    public void The_transcript_of_the_documentation_holds()
    {
        List<(string Line, List<string> Output)> steps = Steps(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "daossharp.md")));
        Assert.True(steps.Count > 10);
        foreach ((string line, List<string> expected) in steps)
        {
            // Errors stand where they are seen, after the output.
            ToolRun run = _system.Shell(line);
            string[] seen = (run.Text + run.Error).Split('\n');
            string actual = string.Join('\n', seen.Select(Neutral)).TrimEnd('\n');
            Assert.Equal($"$ {line}\n{string.Join('\n', expected.Select(Neutral))}", $"$ {line}\n{actual}");
        }
    }

    private static List<(string, List<string>)> Steps(string[] document)
    {
        List<(string Line, List<string> Output)> steps = [];
        bool inside = false;
        foreach (string line in document)
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                inside = line == "```console";
            else if (inside && line.StartsWith("$ ", StringComparison.Ordinal))
                steps.Add((line[2..], []));
            else if (inside && steps.Count > 0)
                steps[^1].Output.Add(line);
        }
        return steps;
    }

    private static string Neutral(string line) =>
        FreeSpace().Replace(Time().Replace(Uuid().Replace(line, "UUID"), "TIME"), "$1SPACE");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"0x[0-9a-f]+ \([^)]* UTC\)")]
    private static partial Regex Time();

    [GeneratedRegex(@"((Free: |min:|max:|mean:|""free"": |""m\w+"": ))[0-9.]+( [kMGT]?B)?")]
    private static partial Regex FreeSpace();
}
