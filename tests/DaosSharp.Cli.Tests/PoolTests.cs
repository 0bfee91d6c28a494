using System.Text.Json;

namespace DaosSharp.Cli.Tests;

public sealed class PoolTests : IDisposable
{
    private readonly ToolSystem _system = new();

    public void Dispose() => _system.Dispose();

    [SkippableFact]
    public void A_pool_is_created_listed_queried_and_destroyed()
    {
        string created = _system.Run("pool", "create", "tank", "--size", "8G").MustSucceed().Text;
        Assert.StartsWith("Pool created with 100.00%,0.00% storage tier ratio\n---", created, StringComparison.Ordinal);
        Assert.Contains("  Total Size           : 8.0 GB\n", created, StringComparison.Ordinal);

        string[] list = _system.Run("pool", "list").MustSucceed().Lines;
        Assert.Equal(["Pool Size   State Used Imbalance Disabled", "---- ----   ----- ---- --------- --------"], list[..2]);
        Assert.Equal("tank 8.0 GB Ready 0%   0%        0/1", Assert.Single(list[2..]));

        string query = _system.Run("pool", "query", "tank").MustSucceed().Text;
        Assert.Matches("^Pool [0-9a-f-]{36}, ntarget=1, disabled=0, leader=0, version=1, state=Ready\nPool health info:\n- Rebuild idle, 0 objs, 0 recs\n", query);

        Assert.Equal("Pool-destroy command succeeded\n", _system.Run("pool", "destroy", "tank").MustSucceed().Text);
        Assert.Equal("No pools in system\n", _system.Run("pool", "ls").MustSucceed().Text);
    }

    [SkippableFact]
    public void Answers_in_JSON_have_the_form_of_DAOS()
    {
        ToolRun created = _system.Run("--json", "pool", "create", "tank", "--size", "1GiB").MustSucceed();
        Assert.Equal((JsonValueKind.Null, 0), (created.Json.GetProperty("error").ValueKind, created.Json.GetProperty("status").GetInt32()));
        Assert.Equal(["uuid", "svc_ldr", "svc_reps", "tgt_ranks", "tier_bytes"], created.Response.EnumerateObject().Select(static p => p.Name));
        Assert.Equal([1L << 30, 0], created.Response.GetProperty("tier_bytes").EnumerateArray().Select(static b => b.GetInt64()));

        JsonElement query = _system.Run("pool", "query", "tank", "--json").MustSucceed().Response;
        Assert.Equal(created.Response.GetProperty("uuid").GetGuid(), query.GetProperty("uuid").GetGuid());
        Assert.Equal("Ready", query.GetProperty("state").GetString());
        Assert.Equal("idle", query.GetProperty("rebuild").GetProperty("state").GetString());
        Assert.Equal(["scm", "nvme"], query.GetProperty("tier_stats").EnumerateArray().Select(static t => t.GetProperty("media_type").GetString()));
        Assert.InRange(query.GetProperty("usage")[0].GetProperty("free").GetInt64(), 1, 1L << 30);

        JsonElement pool = Assert.Single(_system.Run("pool", "list", "-j").MustSucceed().Response.GetProperty("pools").EnumerateArray());
        Assert.True(JsonElement.DeepEquals(query, pool));
        JsonElement brief = Assert.Single(_system.Run("pool", "list", "-j", "--no-query").MustSucceed().Response.GetProperty("pools").EnumerateArray());
        Assert.Equal(("tank", JsonValueKind.Null), (brief.GetProperty("label").GetString(), brief.GetProperty("tier_stats").ValueKind));
    }

    [SkippableTheory]
    [InlineData(null, "process")]
    [InlineData("process", "process")]
    [InlineData("full", "full")]
    public void A_pool_says_what_its_updates_survive(string? durability, string expected)
    {
        string[] option = durability is null ? [] : ["--durability", durability];
        _system.Run(["pool", "create", "tank", "--size", "16MiB", .. option]).MustSucceed();
        Assert.Contains($"\n- Durability {expected}\n", _system.Run("pool", "query", "tank").MustSucceed().Text, StringComparison.Ordinal);
        Assert.Equal(expected, _system.Run("pool", "query", "tank", "--json").MustSucceed().Response.GetProperty("durability").GetString());
    }

    [SkippableFact]
    public void Any_other_durability_is_refused()
    {
        _system.Run("pool", "create", "tank", "--size", "16MiB", "--durability", "eternal").MustFail(ToolRun.Usage, "process, full");
        Assert.False(Directory.Exists(_system.Store));
    }

    [SkippableTheory]
    [InlineData("16777216", 16 << 20)]
    [InlineData("16MiB", 16 << 20)]
    [InlineData("16mi", 16 << 20)]
    [InlineData("17M", 17_000_000)]
    [InlineData("17 mb", 17_000_000)]
    [InlineData("0.5G", 500_000_000)]
    [InlineData("1.5Gi", 3L << 29)]
    public void Sizes_are_read_as_DAOS_reads_them(string size, long bytes) => Assert.Equal(
        bytes, _system.Run("pool", "create", "tank", "--json", "--size", size).MustSucceed().Response.GetProperty("tier_bytes")[0].GetInt64());

    [SkippableTheory]
    [InlineData("")]
    [InlineData("8Q")]
    [InlineData("G")]
    [InlineData("-8G")]
    [InlineData("8,5G")]
    [InlineData("1.5")]
    [InlineData("0x10M")]
    [InlineData("8G8")]
    [InlineData("1e9")]
    [InlineData("8Gib ")]
    [InlineData(".5G")]
    [InlineData("9999999999999999999999999999999999")]
    [InlineData("16E")]
    public void Any_other_size_is_refused(string size)
    {
        _system.Run("pool", "create", "tank", "--size=" + size).MustFail(ToolRun.Usage);
        Assert.False(Directory.Exists(_system.Store));
    }

    [SkippableFact]
    public void Failures_name_the_code()
    {
        _system.Run("pool", "create", "tank", "--size", "16MiB").MustSucceed();
        _system.Run("pool", "create", "tank", "--size", "16MiB").MustFail(ToolRun.Failed, "pool 'tank'", "(DER_EXIST, -1004)");
        _system.Run("pool", "create", "tiny", "--size", "1").MustFail(ToolRun.Failed, "(DER_INVAL, -1003)", "16777216");
        _system.Run("pool", "create", "no/label", "--size", "16MiB").MustFail(ToolRun.Usage, "at position 2");
        foreach (string command in new[] { "query", "destroy", "check" })
        {
            ToolRun missing = _system.Run("pool", command, "nope", "--json").MustFail(ToolRun.Failed, "pool 'nope'", "(DER_NONEXIST, -1005)");
            Assert.Equal(-1005, missing.Json.GetProperty("status").GetInt32());
            Assert.Equal(missing.Error, $"daossharp: {missing.Json.GetProperty("error").GetString()}\n");
        }
    }

    [SkippableFact]
    public void A_pool_with_containers_is_destroyed_only_on_demand()
    {
        _system.WithContainer();
        _system.Run("pool", "destroy", "tank").MustFail(ToolRun.Failed, "(DER_BUSY, -1012)");
        _system.Run("pool", "destroy", "tank", "--recursive").MustSucceed();
        _system.WithContainer();
        _system.Run("pool", "destroy", "tank", "--force").MustSucceed();
        Assert.Equal("No pools in system\n", _system.Run("pool", "list").Text);
    }

    [SkippableFact]
    public void Damage_is_found_and_the_rest_stays_readable()
    {
        _system.WithContainer();
        string oid = _system.Run("kv", "create", "tank", "results").MustSucceed().Text.Trim();
        byte[] value = [.. Enumerable.Range(0, 50_000).Select(static i => (byte)(i * 7))];
        _system.RunWith(value, "kv", "put", "tank", "results", oid, "first").MustSucceed();
        _system.RunWith(value, "kv", "put", "tank", "results", oid, "second").MustSucceed();
        Assert.Matches(@"^Pool tank: no damage, \d+ records\n$", _system.Run("pool", "check", "tank").MustSucceed().Text);

        string data = Assert.Single(Directory.GetFiles(Path.Combine(_system.Store, "pools"), "data", SearchOption.AllDirectories));
        byte[] bytes = File.ReadAllBytes(data);
        bytes[bytes.AsSpan().IndexOf(value.AsSpan(0, 300)) + 1000] ^= 1;
        File.WriteAllBytes(data, bytes);

        ToolRun check = _system.Run("pool", "check", "tank", "--json").MustFail(ToolRun.Failed, "1 finding(s)");
        Assert.Equal(-2021, check.Json.GetProperty("status").GetInt32());
        Assert.Equal("data", Assert.Single(check.Response.GetProperty("findings").EnumerateArray()).GetProperty("kind").GetString());
        ToolRun[] reads = [.. new[] { "first", "second" }.Select(key => _system.Run("kv", "get", "tank", "results", oid, key))];
        Assert.Single(reads, static r => r.ExitCode == ToolRun.Failed && r.Output.Length == 0 && r.Error.Contains("(DER_CSUM, -2021)", StringComparison.Ordinal));
        Assert.Single(reads, r => r.ExitCode == 0 && r.Output.SequenceEqual(value));
    }
}
