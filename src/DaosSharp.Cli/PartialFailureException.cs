using DaosSharp.Cli.Output;

namespace DaosSharp.Cli;

/// <summary>A command that has an answer and failed all the same: damage was found, one key of several was missing.</summary>
internal sealed class PartialFailureException(Reply reply, DaosError code, string message) : Exception(message)
{
    public Reply Reply { get; } = reply;

    public DaosError Code { get; } = code;
}
