using System.Text.Json;

namespace DaosSharp.Cli.Tests;

public sealed class ArrayTests : IDisposable
{
    private readonly ToolSystem _system = new();

    public ArrayTests() => _system.WithContainer();

    public void Dispose() => _system.Dispose();

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8 << 20)]
    [InlineData((16 << 20) + 5)]
    public void Files_come_back_byte_for_byte(int size)
    {
        byte[] data = new byte[size];
        new Random(size).NextBytes(data);
        string id = Create();
        Array("write", id, "--file", _system.Write("in", data)).MustSucceed();
        Assert.True(data.AsSpan().SequenceEqual(Array("read", id).MustSucceed().Output));
        _system.RunWith(data, "array", "write", "tank", "results", id).MustSucceed();
        Array("read", id, "--output", _system.PathOf("out")).MustSucceed();
        Assert.True(data.AsSpan().SequenceEqual(File.ReadAllBytes(_system.PathOf("out"))));
    }

    [SkippableFact]
    public void Ranges_are_counted_in_cells_and_holes_are_zeros()
    {
        string id = Create("--cell-size", "4", "--chunk-size", "3");
        _system.RunWith([1, 1, 1, 1, 2, 2, 2, 2], "array", "write", "tank", "results", id, "--offset", "2").MustSucceed();
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2], Array("read", id).MustSucceed().Output);
        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1], Array("read", id, "--offset", "1", "--count", "2").MustSucceed().Output);
        Assert.Equal([2, 2, 2, 2], Array("read", id, "--offset", "3", "--count", "1K").MustSucceed().Output);
        Assert.Empty(Array("read", id, "--offset", "4").MustSucceed().Output);
        JsonElement stat = Array("stat", id, "--json").MustSucceed().Response;
        Assert.Equal((4, 3, 4), (stat.GetProperty("cell_size").GetInt32(), stat.GetProperty("chunk_size").GetInt32(), stat.GetProperty("size").GetInt32()));
        Assert.Contains("Size         : 4 cells (16 B)", Array("stat", id).MustSucceed().Text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Data_that_ends_inside_a_cell_is_refused()
    {
        string id = Create("--cell-size", "4");
        Array("write", id, "--file", _system.Write("odd", new byte[9])).MustFail(ToolRun.Usage, "9 bytes", "nothing was written");
        Assert.Empty(Array("read", id).MustSucceed().Output);
        _system.RunWith(new byte[9], "array", "write", "tank", "results", id).MustFail(ToolRun.Failed, "2 cells were written, 1 bytes are left over");
        Assert.Equal(8, Array("read", id).MustSucceed().Output.Length);
    }

    [SkippableFact]
    public void JSON_and_data_never_share_an_output()
    {
        string id = Create();
        _system.RunWith([1, 2, 3], "array", "write", "tank", "results", id).MustSucceed();
        Array("read", id, "--json").MustFail(ToolRun.Usage, "--output");
        JsonElement read = Array("read", id, "--json", "--output", _system.PathOf("out")).MustSucceed().Response;
        Assert.Equal((id, 3), (read.GetProperty("oid").GetString(), read.GetProperty("bytes").GetInt32()));
    }

    [SkippableFact]
    public void A_destroyed_array_is_gone()
    {
        string id = Create("--name", "field");
        Array("destroy", "@field").MustSucceed();
        Array("read", "@field").MustFail(ToolRun.Failed, "no object has that name");
        string file = _system.Write("keep", [1]);
        Array("read", id, "--output", file).MustFail(ToolRun.Failed, "(DER_NONEXIST, -1005)");
        Assert.Equal([1], File.ReadAllBytes(file));
    }

    [SkippableFact]
    public void A_reader_that_goes_away_ends_the_tool_quietly()
    {
        string id = Create();
        Array("write", id, "--file", _system.Write("in", new byte[12 << 20])).MustSucceed();
        ToolRun run = _system.Shell($"{{ daossharp array read tank results {id}; echo exit $? >&2; }} | head -c 10 | wc -c");
        Assert.Equal(("10", "exit 141\n"), (run.Text.Trim(), run.Error));
    }

    [SkippableFact]
    public void Redirected_output_is_appended_to()
    {
        string id = Create();
        _system.RunWith("abc"u8.ToArray(), "array", "write", "tank", "results", id).MustSucceed();
        _system.Shell($"{{ daossharp array read tank results {id}; daossharp array read tank results {id}; }} > out").MustSucceed();
        Assert.Equal("abcabc", File.ReadAllText(_system.PathOf("out")));
    }

    [SkippableFact]
    public void Progress_is_shown_on_a_terminal_only()
    {
        Create("--name", "slow");
        const string Line = "{ head -c 9000000 /dev/zero; sleep 0.9; head -c 9000000 /dev/zero; } | daossharp array write tank results @slow";
        Assert.Equal("", _system.Shell(Line).MustSucceed().Text);
        Skip.IfNot(File.Exists("/usr/bin/script"), "script (bsdutils) gives the tool a terminal");
        Assert.Contains("\r\u001b[Kwriting", _system.Shell($"TERM=xterm script -qec '{Line}' /dev/null").Text, StringComparison.Ordinal);
    }

    private string Create(params string[] options) =>
        _system.Run(["array", "create", "tank", "results", .. options]).MustSucceed().Text.Trim();

    private ToolRun Array(string command, string id, params string[] rest) => _system.Run(["array", command, "tank", "results", id, .. rest]);
}
