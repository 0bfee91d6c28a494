using System.Globalization;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Kv;

/// <summary>Single list calls in detail: what each returns with little room, and between changes.</summary>
public sealed unsafe class KvListCallScenarios(ScenarioContext context) : KeyValueFamily(context)
{
    private static readonly string[] MixedKeys = ["zeta", "alpha", "Beta", "10", "9", "1", "_", "a", "aa", "aaaaaaaaa"];

    [Scenario("kv.list_5keys_nr{nr}_buf{room}")]
    public void FiveKeys(uint nr, int room)
    {
        daos_handle_t kv = NewKvWith(Enumerable.Range(0, 5).Select(i => string.Create(CultureInfo.InvariantCulture, $"key{i:0000000}")));
        AddCalls(kv, nr, room, most: 8);
    }

    [Scenario("kv.list_20keys_nr{nr}")]
    public void TwentyKeys(uint nr) =>
        AddCalls(NewKvWith(Enumerable.Range(0, 20).Select(i => string.Create(CultureInfo.InvariantCulture, $"k{i:00}"))), nr, 65536, most: 30);

    [Scenario("kv.list_count_{n}")]
    public void Count(int n)
    {
        daos_handle_t kv = NewKvWith(Enumerable.Range(0, n).Select(i => string.Create(CultureInfo.InvariantCulture, $"k{i:0000}")));
        daos_anchor_t anchor = default;
        int total = 0;
        int calls = 0;
        int first = 0;
        ListCall call = default;
        while (call.Code == 0 && !Daos.daos_anchor_is_eof(&anchor))
        {
            call = ListCall.Make(Api, kv, 128, 65536, ref anchor);
            total += (int)call.Count;
            first = calls++ == 0 ? (int)call.Count : first;
        }
        Result.Add("rc", call.Code).Add("n", total).Add("calls", calls).Add("first", first).Add("last", call.Count);
    }

    [Scenario("kv.list_mixed_lengths_small")]
    public void MixedLengths()
    {
        daos_handle_t kv = NewKvWith(["a1", "bb22", "ccc333", "d"]);
        daos_anchor_t anchor = default;
        AddCall(kv, 8, 7, ref anchor);
        AddCall(kv, 8, 7, ref anchor);
        anchor = default;
        AddCall(kv, 8, 13, ref anchor);
        AddCall(kv, 8, 13, ref anchor);
    }

    [Scenario("kv.list_remove_returned")]
    public void RemoveReturned()
    {
        daos_handle_t kv = NewKvWith(["a", "b", "c", "d", "e", "f"]);
        daos_anchor_t anchor = default;
        AddCall(kv, 2, 64, ref anchor);
        Must(Remove(kv, "a"));
        Must(Remove(kv, "b"));
        AddCalls(kv, 2, 64, most: 6, ref anchor);
        AddList(kv);
    }

    [Scenario("kv.list_remove_ahead")]
    public void RemoveAhead()
    {
        daos_handle_t kv = NewKvWith(["a", "b", "c", "d", "e", "f"]);
        daos_anchor_t anchor = default;
        AddCall(kv, 2, 64, ref anchor);
        Must(Remove(kv, "c"));
        Must(Remove(kv, "e"));
        AddCalls(kv, 2, 64, most: 6, ref anchor);
    }

    [Scenario("kv.list_put_meanwhile")]
    public void PutMeanwhile()
    {
        daos_handle_t kv = NewKvWith(["b", "d", "f"]);
        daos_anchor_t anchor = default;
        AddCall(kv, 1, 64, ref anchor);
        foreach (string key in (string[])["a", "c", "e"])
            Must(Put(kv, key, "v"));
        AddCalls(kv, 1, 64, most: 8, ref anchor);
        AddList(kv);
    }

    [Scenario("kv.list_destroy_meanwhile")]
    public void DestroyMeanwhile()
    {
        daos_handle_t kv = NewKvWith(["a", "b", "c", "d", "e", "f"]);
        daos_anchor_t anchor = default;
        AddCall(kv, 2, 64, ref anchor);
        Result.Add("destroy", DestroyKv(kv));
        AddCall(kv, 2, 64, ref anchor);
    }

    [Scenario("kv.list_order_hashed")]
    public void OrderOfHashedKeys() => AddCalls(NewKvWith(MixedKeys), 64, 4096, most: 1);

    [Scenario("kv.list_order_lexical")]
    public void OrderOfLexicalKeys() => AddCalls(NewKvWith(MixedKeys, daos_otype_t.DAOS_OT_KV_LEXICAL), 64, 4096, most: 1);

    [Scenario("kv.list_order_uint64")]
    public void OrderOfIntegerKeys()
    {
        daos_handle_t kv = OpenKv(Context.NewId(daos_otype_t.DAOS_OT_KV_UINT64));
        foreach (string key in (string[])["hhhhhhhh", "aaaaaaab", "baaaaaaa", "zzzzzzzz"])
            Result.Add("put", Put(kv, key, "v"));
        AddCalls(kv, 64, 4096, most: 1);
    }

    [Scenario("kv.list_long_among_short")]
    public void LongKeyAmongShort()
    {
        daos_handle_t kv = NewKvWith(["a", new string('m', 200), "z"]);
        daos_anchor_t anchor = default;
        for (int i = 0; i < 4; i++)
            AddCall(kv, 8, 50, ref anchor);
        anchor = default;
        AddCalls(kv, 8, 202, most: 2, ref anchor);
    }

    [Scenario("kv.list_bad_handles")]
    public void WrongHandles()
    {
        daos_handle_t kv = NewKvWith(["a"]);
        daos_handle_t tx;
        Must(Api.daos_tx_open(Context.Container, &tx, 0, null), "tx open");
        Must(Api.daos_tx_close(tx, null), "tx close");
        daos_anchor_t anchor = default;
        AddCall(kv, 4, 64, ref anchor, tx);
        Must(Close(kv));
        AddCall(kv, 4, 64, ref anchor);
        AddCall(default, 4, 64, ref anchor);
    }

    [Scenario("kv.list_growing_keys")]
    public void GrowingKeys()
    {
        daos_handle_t kv = NewKvWith(Enumerable.Range(1, 30).Select(n => new string('a', n)));
        daos_anchor_t anchor = default;
        while (!Daos.daos_anchor_is_eof(&anchor))
        {
            ListCall call = ListCall.Make(Api, kv, 5, 100, ref anchor);
            Result.Word($"{call.Code}/{call.Count}:{string.Join(',', call.Keys.Select(key => key.Length))}");
            if (call.Code != 0)
                return;
        }
    }

    private daos_handle_t NewKvWith(IEnumerable<string> keys, daos_otype_t type = daos_otype_t.DAOS_OT_KV_HASHED)
    {
        daos_handle_t kv = OpenKv(Context.NewId(type));
        foreach (string key in keys)
            Must(Put(kv, key, "v"));
        return kv;
    }

    private void AddCalls(daos_handle_t kv, uint nr, int room, int most)
    {
        daos_anchor_t anchor = default;
        AddCalls(kv, nr, room, most, ref anchor);
    }

    /// <summary>Lists on until the end, an error, or the greatest number of calls.</summary>
    private void AddCalls(daos_handle_t kv, uint nr, int room, int most, ref daos_anchor_t anchor)
    {
        for (int i = 0; i < most; i++)
        {
            if (AddCall(kv, nr, room, ref anchor) is not (0, false))
                return;
        }
    }

    private (int Code, bool IsEnd) AddCall(daos_handle_t kv, uint nr, int room, ref daos_anchor_t anchor, daos_handle_t tx = default)
    {
        ListCall call = ListCall.Make(Api, kv, nr, room, ref anchor, tx);
        Result.Add("rc", call.Code).Add("nr", call.Count).Add("eof", call.IsEnd);
        if (call.Code == 0)
            Result.Word($"[{string.Join(',', call.Keys)}]");
        else
            Result.Word(call.FirstLength is { } length ? $"len0={length}" : "len0=untouched");
        return (call.Code, call.IsEnd);
    }
}
