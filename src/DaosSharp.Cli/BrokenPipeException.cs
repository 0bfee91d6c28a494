namespace DaosSharp.Cli;

/// <summary>Whoever read the standard output has gone.</summary>
internal sealed class BrokenPipeException() : Exception("the reader of the output has gone");
