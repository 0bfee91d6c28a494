using System.Text;
using System.Text.Json;

namespace DaosSharp.Cli.Tests;

/// <summary>What one run of the tool left behind.</summary>
internal sealed record ToolRun(int ExitCode, byte[] Output, string Error)
{
    public const int Failed = 1;
    public const int Usage = 2;

    public string Text => Encoding.UTF8.GetString(Output);

    public string[] Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The JSON object of a run with --json.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>What the tool answered with --json.</summary>
    public JsonElement Response => Json.GetProperty("response");

    public ToolRun MustSucceed()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}: {Error}");
        Assert.Equal("", Error);
        return this;
    }

    /// <summary>One line on the standard error that begins with the tool's name.</summary>
    public ToolRun MustFail(int exitCode, params string[] words)
    {
        Assert.Equal((exitCode, "daossharp: "), (ExitCode, Error[..Math.Min(11, Error.Length)]));
        Assert.Equal(Error.Length - 1, Error.IndexOf('\n', StringComparison.Ordinal));
        Assert.All(words, word => Assert.Contains(word, Error, StringComparison.Ordinal));
        return this;
    }
}
