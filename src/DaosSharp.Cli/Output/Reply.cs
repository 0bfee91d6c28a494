using System.Text.Json;

namespace DaosSharp.Cli.Output;

/// <summary>What a command answers, in both forms.</summary>
/// <param name="PrintText">Writes it for people; null for nothing.</param>
/// <param name="WriteJson">Writes one JSON value; null for a null.</param>
internal sealed record Reply(Action<TextWriter>? PrintText, Action<Utf8JsonWriter>? WriteJson)
{
    /// <summary>Nothing to say.</summary>
    public static Reply Nothing { get; } = new(null, null);

    /// <summary>One line for people, nothing for scripts.</summary>
    public static Reply Line(string text) => new(output => output.Write(text + '\n'), null);
}
