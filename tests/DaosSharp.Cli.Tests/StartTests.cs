namespace DaosSharp.Cli.Tests;

public sealed class StartTests : IDisposable
{
    private readonly ToolSystem _system = new();

    public void Dispose() => _system.Dispose();

    [SkippableFact]
    public void The_version_is_one_line_and_touches_no_system()
    {
        Assert.Matches(@"^daossharp version \d+\.\d+\.\d+\n$", _system.Run("--version").MustSucceed().Text);
        Assert.Equal(_system.Run("--version").Text, _system.Run("--json", "--version").Text);
        Assert.False(Directory.Exists(_system.Store));
    }

    [SkippableTheory]
    [InlineData("", "pool cont kv array object completion")]
    [InlineData("pool", "create list query destroy check")]
    [InlineData("cont", "create list query destroy")]
    [InlineData("container", "create list query destroy")]
    [InlineData("kv", "create put get list del destroy")]
    [InlineData("array", "create write read stat destroy")]
    [InlineData("object", "list")]
    public void Help_lists_the_commands_of_a_group(string group, string commands)
    {
        string help = _system.Run([.. group.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]).MustSucceed().Text;
        Assert.All(commands.Split(' '), command => Assert.Matches($@"(?m)^  (\S+, )?{command}\b", help));
    }

    [SkippableTheory]
    [InlineData("'frob' is not known here", "frob")]
    [InlineData("'frob' is not known here", "pool", "frob")]
    [InlineData("'--frob' is not known here", "pool", "list", "--frob")]
    [InlineData("Required command", "pool")]
    [InlineData("Required argument", "kv", "put", "tank")]
    [InlineData("'--size' is required", "pool", "create", "tank")]
    public void A_wrong_command_line_is_one_line_and_exit_code_2(string words, params string[] arguments)
    {
        _system.Run(arguments).MustFail(ToolRun.Usage, words, "--help' shows the usage");
        ToolRun json = _system.Run(["--json", .. arguments]).MustFail(ToolRun.Usage, words);
        Assert.Equal(-1003, json.Json.GetProperty("status").GetInt32());
        Assert.Contains(words, json.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, json.Response.ValueKind);
    }

    [SkippableFact]
    public void Only_pool_create_makes_a_system()
    {
        _system.Run("pool", "list").MustFail(ToolRun.Failed, "DER_NONEXIST, -1005", _system.Store, "'daossharp pool create' makes one");
        Assert.False(Directory.Exists(_system.Store));
        _system.Run("pool", "create", "tank", "--size", "16MiB").MustSucceed();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_system.Store));
    }

    [SkippableFact]
    public void The_option_wins_over_the_variable()
    {
        _system.Run("--system", _system.PathOf("other"), "pool", "create", "elsewhere", "--size", "16MiB").MustSucceed();
        Assert.Contains("elsewhere", _system.Run("pool", "list", "--system", _system.PathOf("other")).MustSucceed().Text, StringComparison.Ordinal);
        _system.Run("pool", "list").MustFail(ToolRun.Failed, "DER_NONEXIST");
    }

    [SkippableFact]
    public void A_directory_of_other_files_is_left_alone()
    {
        Directory.CreateDirectory(_system.Store);
        File.WriteAllText(Path.Combine(_system.Store, "thesis.tex"), "x");
        _system.Run("pool", "create", "tank", "--size", "16MiB").MustFail(ToolRun.Failed, "has other files");
        Assert.Equal(["thesis.tex"], Directory.GetFileSystemEntries(_system.Store).Select(Path.GetFileName));
    }

    [SkippableTheory]
    [InlineData("dmg pool create --size=8000000000 tank", "pool", "create", "tank", "--size", "8G")]
    [InlineData("dmg pool destroy tank", "pool", "destroy", "tank")]
    [InlineData("dmg check start tank", "pool", "check", "tank")]
    public void On_an_installed_DAOS_the_administrators_command_is_named(string command, params string[] arguments) =>
        _system.Run(["--system", "daos", .. arguments]).MustFail(ToolRun.Failed, command);
}
