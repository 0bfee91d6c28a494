using System.Text.Json;

namespace DaosSharp.Cli.Tests;

public sealed class KeyValueTests : IDisposable
{
    private readonly ToolSystem _system = new();
    private readonly string _oid;

    public KeyValueTests() => _oid = _system.WithContainer().Run("kv", "create", "tank", "results").MustSucceed().Text.Trim();

    public void Dispose() => _system.Dispose();

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1024)]
    [InlineData(100_000)]
    [InlineData(3_000_000)]
    public void Values_come_back_byte_for_byte_from_files_and_pipes(int size)
    {
        byte[] value = new byte[size];
        new Random(size).NextBytes(value);
        Kv("put", "key", "--file", _system.Write("in", value)).MustSucceed();
        Assert.Equal(value, Kv("get", "key").MustSucceed().Output);
        Piped(value, "put", "other").MustSucceed();
        Kv("get", "other", "--output", _system.PathOf("out")).MustSucceed();
        Assert.Equal(value, File.ReadAllBytes(_system.PathOf("out")));
        Assert.Equal("", _system.Shell($"daossharp kv get tank results {_oid} key | daossharp kv put tank results {_oid} third --file -").MustSucceed().Text);
        Assert.Equal(value, Kv("get", "third").MustSucceed().Output);
    }

    [SkippableTheory]
    [InlineData("plain")]
    [InlineData("with space and 'quotes'")]
    [InlineData("größe/水")]
    [InlineData("@at")]
    [InlineData("[suggest:3]")]
    public void Keys_are_taken_as_they_are(string key)
    {
        Kv("put", key, "value").MustSucceed();
        Assert.Equal("value", Kv("get", key).MustSucceed().Text);
        Assert.Equal(key + "\n", Kv("list").MustSucceed().Text);
        Assert.Equal(key + "\0", Kv("list", "-0").MustSucceed().Text);
        Kv("del", key).MustSucceed();
        Assert.Equal("", Kv("list").MustSucceed().Text);
    }

    [SkippableFact]
    public void A_key_or_value_that_looks_like_an_option_follows_two_dashes()
    {
        _system.Run("kv", "put", "--", "tank", "results", _oid, "--json", "-1").MustSucceed();
        Assert.Equal("-1", _system.Run("kv", "get", "--", "tank", "results", _oid, "--json").MustSucceed().Text);
    }

    [SkippableFact]
    public void Several_keys_are_removed_and_missing_ones_named()
    {
        foreach (string key in new[] { "a", "b", "c" })
            Kv("put", key, key).MustSucceed();
        ToolRun removed = Kv("del", "a", "nope", "c", "--json").MustFail(ToolRun.Failed, "key 'nope'", "(DER_NONEXIST, -1005)");
        Assert.Equal(["a", "c"], removed.Response.GetProperty("removed").EnumerateArray().Select(static k => k.GetString()));
        Assert.Equal("b\n", Kv("list").MustSucceed().Text);
    }

    [SkippableFact]
    public void JSON_has_text_as_text_and_bytes_in_base64()
    {
        Kv("put", "text", "hellö").MustSucceed();
        Piped([0xFF, 0, 1], "put", "bytes").MustSucceed();
        JsonElement text = Kv("get", "text", "--json").MustSucceed().Response;
        Assert.Equal((6, "hellö"), (text.GetProperty("size").GetInt32(), text.GetProperty("value").GetString()));
        Assert.Equal([0xFF, 0, 1], Kv("get", "bytes", "-j").MustSucceed().Response.GetProperty("value_base64").GetBytesFromBase64());
        JsonElement keys = Kv("list", "-j").MustSucceed().Response.GetProperty("keys");
        Assert.Equal(["bytes", "text"], keys.EnumerateArray().Select(static k => k.GetProperty("key").GetString()).Order());
    }

    [SkippableFact]
    public void A_named_object_is_found_by_its_name_until_it_is_destroyed()
    {
        string id = _system.Run("kv", "create", "tank", "results", "--name", "settings", "--oclass", "S1").MustSucceed().Text.Trim();
        _system.Run("kv", "put", "tank", "results", "@settings", "key", "value").MustSucceed();
        Assert.Equal("value", _system.Run("kv", "get", "tank", "results", id, "key").MustSucceed().Text);
        _system.Run("array", "create", "tank", "results", "--name", "settings").MustFail(ToolRun.Failed, "(DER_EXIST, -1004)", id);
        Assert.Matches($"@settings +{id} +kv +S1\n", _system.Run("object", "list", "tank", "results").MustSucceed().Text);

        _system.Run("kv", "destroy", "tank", "results", "@settings").MustSucceed();
        _system.Run("kv", "list", "tank", "results", "@settings").MustFail(ToolRun.Failed, "'@settings'", "(DER_NONEXIST, -1005)");
        Assert.Equal("", _system.Run("kv", "list", "tank", "results", id).MustSucceed().Text);
        Assert.Equal("No named objects.\n", _system.Run("object", "list", "tank", "results").MustSucceed().Text);
    }

    [SkippableFact]
    public void Wrong_objects_keys_and_sources_are_refused()
    {
        foreach (string bad in new[] { "5", "1.2.3", "-1.5", "1.99999999999999999999999", "@", "a.b" })
            _system.Run("kv", "get", "--", "tank", "results", bad, "key").MustFail(ToolRun.Usage, bad);
        string array = _system.Run("array", "create", "tank", "results").MustSucceed().Text.Trim();
        _system.Run("kv", "put", "tank", "results", array, "key", "value").MustFail(ToolRun.Usage, "not a key-value object");
        Kv("get", "nope").MustFail(ToolRun.Failed, "key 'nope'", "(DER_NONEXIST, -1005)");
        Kv("put", "", "value").MustFail(ToolRun.Usage, "empty");
        Kv("put", new string('k', 65537), "value").MustFail(ToolRun.Usage, "at most 65536");
        Kv("put", "key", "--file", _system.PathOf("nope")).MustFail(ToolRun.Failed, _system.PathOf("nope"));
        Kv("put", "key", "value", "--file", "x").MustFail(ToolRun.Usage, "cannot both be given");
        Assert.Equal("", Kv("list").MustSucceed().Text);
    }

    [SkippableFact]
    public void A_failed_get_leaves_an_existing_file_as_it_is()
    {
        string file = _system.Write("keep", [1, 2, 3]);
        Kv("get", "nope", "--output", file).MustFail(ToolRun.Failed);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(file));
    }

    [SkippableFact]
    public void Many_writers_at_once_lose_nothing()
    {
        ToolRun[] runs = [.. Enumerable.Range(0, 24).AsParallel().WithDegreeOfParallelism(4).Select(i => Kv("put", $"key{i}", $"value{i}"))];
        Assert.All(runs, static r => r.MustSucceed());
        Assert.Equal(24, Kv("list").MustSucceed().Lines.Length);
    }

    private ToolRun Kv(string command, params string[] rest) => Piped([], command, rest);

    private ToolRun Piped(byte[] input, string command, params string[] rest) =>
        _system.RunWith(input, ["kv", command, "tank", "results", _oid, .. rest]);
}
