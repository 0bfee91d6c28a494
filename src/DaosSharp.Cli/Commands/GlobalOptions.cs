using System.CommandLine;

namespace DaosSharp.Cli.Commands;

/// <summary>The options of every command.</summary>
internal sealed record GlobalOptions(Option<bool> Json, Option<string?> System)
{
    public static GlobalOptions Create() => new(
        new Option<bool>("--json", "-j") { Description = "One JSON object: response, error, status.", Recursive = true },
        new Option<string?>("--system")
        {
            Description = "Directory of an embedded system, or 'daos' for an installed DAOS. Default: DAOSSHARP_SYSTEM, else a directory of the user.",
            HelpName = "DIR",
            Recursive = true,
        });
}
