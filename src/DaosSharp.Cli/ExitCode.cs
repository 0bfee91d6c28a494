namespace DaosSharp.Cli;

/// <summary>What the tool returns to the shell. Scripts rely on it.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The operation failed.</summary>
    public const int Failure = 1;

    /// <summary>The command line makes no sense; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Whoever read the standard output has gone: 128 + SIGPIPE, as shells report it for C programs.</summary>
    public const int BrokenPipe = 141;
}
