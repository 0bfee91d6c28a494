using System.Text.Json;

namespace DaosSharp.Cli.Tests;

public sealed class ContainerTests : IDisposable
{
    private readonly ToolSystem _system = new();

    public void Dispose() => _system.Dispose();

    [SkippableFact]
    public void A_container_is_created_listed_queried_and_destroyed()
    {
        _system.Run("pool", "create", "tank", "--size", "64MiB").MustSucceed();
        Assert.Equal("No containers.\n", _system.Run("cont", "list", "tank").MustSucceed().Text);
        string created = _system.Run("cont", "create", "tank", "results", "--type", "POSIX").MustSucceed().Text;
        Assert.Matches("^Successfully created container ([0-9a-f-]{36})\n  Container UUID : \\1\n  Container Label: results\n  Container Type : POSIX\n$", created);
        Assert.Matches("^UUID +Label\n---- +-----\n[0-9a-f-]{36} results\n$", _system.Run("cont", "list", "tank").MustSucceed().Text);
        Assert.Contains("  Container redundancy factor: 0\n", _system.Run("container", "query", "tank", "results").MustSucceed().Text, StringComparison.Ordinal);
        Assert.Equal("Successfully destroyed container results\n", _system.Run("cont", "destroy", "tank", "results").MustSucceed().Text);
        _system.Run("cont", "query", "tank", "results").MustFail(ToolRun.Failed, "container 'results' in pool 'tank'", "(DER_NONEXIST, -1005)");
    }

    [SkippableFact]
    public void Answers_in_JSON_have_the_form_of_DAOS()
    {
        _system.WithContainer();
        JsonElement listed = Assert.Single(_system.Run("cont", "list", "tank", "--json").MustSucceed().Response.EnumerateArray());
        JsonElement query = _system.Run("cont", "query", "tank", "results", "--json").MustSucceed().Response;
        Assert.Equal(listed.GetProperty("uuid").GetGuid(), query.GetProperty("container_uuid").GetGuid());
        Assert.Equal(("results", "unknown"), (query.GetProperty("container_label").GetString(), query.GetProperty("container_type").GetString()));
        Assert.Equal(0, query.GetProperty("num_snapshots").GetInt32());
        Assert.Equal(query.GetProperty("pool_uuid").GetGuid(), _system.Run("pool", "query", "tank", "-j").Response.GetProperty("uuid").GetGuid());
    }

    [SkippableTheory]
    [InlineData("HDF5", "HDF5")]
    [InlineData("python", "PYTHON")]
    [InlineData("unknown", "unknown")]
    public void Types_have_the_names_of_DAOS(string given, string shown)
    {
        _system.Run("pool", "create", "tank", "--size", "64MiB").MustSucceed();
        JsonElement created = _system.Run("cont", "create", "tank", "c", "-t", given, "-j").MustSucceed().Response;
        Assert.Equal(shown, created.GetProperty("container_type").GetString());
    }

    [SkippableFact]
    public void Properties_are_set_at_creation()
    {
        _system.Run("pool", "create", "tank", "--size", "64MiB").MustSucceed();
        _system.Run("cont", "create", "tank", "c", "--properties", "cksum:crc32,cksum_size:64KiB,ec_cell_sz:128KiB,rd_fac:0").MustSucceed();
        Assert.Equal(0, _system.Run("cont", "query", "tank", "c", "-j").MustSucceed().Response.GetProperty("redundancy_factor").GetInt32());
    }

    [SkippableTheory]
    [InlineData("'cksum' is given twice", "--properties", "cksum:crc32,cksum:off")]
    [InlineData("'nope' is no property", "--properties", "nope:1")]
    [InlineData("'x' is no number", "--properties", "rd_fac:x")]
    [InlineData("'md5' is no checksum", "--properties", "cksum:md5")]
    [InlineData("'NTFS' is no container type", "--type", "NTFS")]
    [InlineData("'ZZ9' is no object class", "--oclass", "ZZ9")]
    public void What_cannot_be_set_is_refused_before_anything_is_made(string words, string option, string value)
    {
        _system.Run("pool", "create", "tank", "--size", "64MiB").MustSucceed();
        _system.Run("cont", "create", "tank", "c", option, value).MustFail(ToolRun.Usage, words);
        Assert.Equal("No containers.\n", _system.Run("cont", "list", "tank").Text);
    }

    [SkippableFact]
    public void A_value_that_DAOS_refuses_is_its_error()
    {
        _system.WithContainer();
        _system.Run("cont", "create", "tank", "c", "--properties", "rd_fac:9").MustFail(ToolRun.Failed, "(DER_INVAL, -1003)");
        _system.Run("cont", "create", "tank", "results").MustFail(ToolRun.Failed, "(DER_EXIST, -1004)");
        _system.Run("cont", "create", "tank", "c", "--type", "POSIX", "--oclass", "S1").MustFail(ToolRun.Failed, "DFS");
        _system.Run("cont", "list", "nope").MustFail(ToolRun.Failed, "pool 'nope'", "(DER_NONEXIST, -1005)");
    }
}
