namespace DaosSharp.Cli.Completion;

/// <summary>Each asks the tool itself what can follow, and falls back to file names.</summary>
internal static class ShellScripts
{
    public const string Bash = """
        # daossharp: completion for bash. Put  source <(daossharp completion bash)  into ~/.bashrc.
        _daossharp() {
            local cur="${COMP_WORDS[COMP_CWORD]}" IFS=$'\n'
            COMPREPLY=($("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null))
            if declare -F __ltrim_colon_completions >/dev/null; then
                __ltrim_colon_completions "$cur"
            fi
        }
        complete -o default -F _daossharp daossharp

        """;

    public const string Zsh = """
        #compdef daossharp
        # daossharp: completion for zsh. Put  source <(daossharp completion zsh)  after compinit in ~/.zshrc.
        _daossharp() {
            local -a found
            found=("${(@f)$(${words[1]} "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            found=(${found:#})
            if (( ${#found} )); then
                compadd -a found
            else
                _files
            fi
        }
        compdef _daossharp daossharp

        """;

    public const string Fish = """
        # daossharp: completion for fish. Put  daossharp completion fish | source  into ~/.config/fish/config.fish.
        function __daossharp_suggest
            set -l line (commandline -cp)
            daossharp "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c daossharp -f -a '(__daossharp_suggest)'
        complete -c daossharp -l file -s f -r -F
        complete -c daossharp -l output -s O -r -F
        complete -c daossharp -l system -r -F

        """;
}
