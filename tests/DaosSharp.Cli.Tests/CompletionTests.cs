namespace DaosSharp.Cli.Tests;

public sealed class CompletionTests : IDisposable
{
    private readonly ToolSystem _system = new();

    public void Dispose() => _system.Dispose();

    [SkippableTheory]
    [InlineData("daossharp ", "pool", "cont", "kv", "array")]
    [InlineData("daossharp po", "pool")]
    [InlineData("daossharp pool ", "create", "list", "query", "destroy", "check")]
    [InlineData("daossharp pool create --s", "--size", "--system")]
    [InlineData("/usr/local/bin/daossharp kv g", "get")]
    [InlineData("daossharp completion ", "bash", "zsh", "fish")]
    public void Commands_and_options_are_suggested(string line, params string[] expected)
    {
        string[] suggestions = Suggest(line);
        Assert.Equal(expected.Order(), expected.Intersect(suggestions).Order());
        Assert.All(suggestions, s => Assert.StartsWith(line[(line.LastIndexOf(' ') + 1)..], s, StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Labels_are_suggested_from_the_system()
    {
        _system.WithContainer();
        _system.Run("pool", "create", "vault", "--size", "16MiB").MustSucceed();
        Assert.Equal(["tank"], Suggest("daossharp pool query ta"));
        Assert.Equal(["results"], Suggest("daossharp cont query tank re"));
        Assert.Equal(["vault"], Suggest($"daossharp --system {_system.Store} pool query v"));
    }

    [SkippableFact]
    public void A_completion_without_a_system_makes_none()
    {
        Assert.Equal([], Suggest("daossharp pool query ta"));
        Assert.False(Directory.Exists(_system.Store));
    }

    [SkippableFact]
    public void What_stands_after_the_cursor_does_not_count() =>
        Assert.Equal(["pool"], _system.Run("[suggest:12]", "daossharp po create").MustSucceed().Lines);

    [SkippableFact]
    public void The_script_of_bash_completes()
    {
        _system.WithContainer();
        const string Script = """
            source <(daossharp completion bash)
            COMP_WORDS=(daossharp pool query ta); COMP_CWORD=3; COMP_LINE='daossharp pool query ta'; COMP_POINT=${#COMP_LINE}
            _daossharp && echo "${COMPREPLY[@]}"
            complete -p daossharp
            """;
        Assert.Equal(["tank", "complete -o default -F _daossharp daossharp"], _system.Shell(Script, "/bin/bash").MustSucceed().Lines);
    }

    [SkippableTheory]
    [InlineData("zsh", "compdef _daossharp daossharp")]
    [InlineData("fish", "complete -c daossharp -f -a '(__daossharp_suggest)'")]
    public void Other_shells_have_their_scripts(string shell, string line) =>
        Assert.Contains(line, _system.Run("completion", shell).MustSucceed().Lines);

    [SkippableFact]
    public void An_unknown_shell_is_a_wrong_command_line() => _system.Run("completion", "tcsh").MustFail(ToolRun.Usage, "tcsh");

    private string[] Suggest(string line) =>
        _system.Run(FormattableString.Invariant($"[suggest:{line.Length}]"), line).MustSucceed().Lines;
}
