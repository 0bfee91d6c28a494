using System.CommandLine;
using DaosSharp.Cli.Commands;
using DaosSharp.Cli.Output;

namespace DaosSharp.Cli.Completion;

/// <summary><c>daossharp completion SHELL</c> prints what a shell sources to complete this tool's commands.</summary>
internal static class CompletionCommand
{
    public static Command Create(CommandFactory factory)
    {
        Argument<string> shell = new("SHELL") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        return factory.Make("completion", "Prints a completion script: source <(daossharp completion bash)", session =>
        {
            string script = session.Get(shell) switch
            {
                "bash" => ShellScripts.Bash,
                "zsh" => ShellScripts.Zsh,
                _ => ShellScripts.Fish,
            };
            return new Reply(output => output.Write(script), json => json.WriteStringValue(script));
        }, shell);
    }
}
