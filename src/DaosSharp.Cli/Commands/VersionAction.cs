using System.CommandLine;
using System.CommandLine.Invocation;

namespace DaosSharp.Cli.Commands;

/// <summary>Prints the version, as the short way in <see cref="Tool"/> does.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult) => Tool.PrintVersion();
}
