namespace DaosSharp.Cli;

/// <summary>The command line makes no sense, which the parser alone could not see.</summary>
internal sealed class UsageException(string message) : Exception(message);
