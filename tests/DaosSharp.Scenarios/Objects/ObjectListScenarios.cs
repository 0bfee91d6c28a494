using System.Globalization;
using System.Text;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Objects;

/// <summary>Listing dkeys, akeys and extents.</summary>
public sealed unsafe class ObjectListScenarios(ScenarioContext context) : ObjectFamily(context)
{
    private const int OneLength = 10;

    [Scenario("obj.list_empty")]
    public void Empty()
    {
        daos_handle_t obj = NewObject();
        AddDkeys(obj);
        AddAkeys(obj, "d");
        AddExtents(obj, "d", "a");
        AddExtents(obj, "d", "a", ascending: false);
        Must(Put(obj, "d", "a", "single"));
        AddExtents(obj, "d", "x");
    }

    [Scenario("obj.list_dkeys_{n}")]
    public void ManyDkeys(int n)
    {
        daos_handle_t obj = NewObject();
        for (int i = 0; i < n; i++)
            Must(Put(obj, Name(i), "a", "1"));
        AddDistinct(KeyEnumeration.ReadAll(Api, obj, null, 5));
    }

    [Scenario("obj.list_akeys_{n}")]
    public void ManyAkeys(int n)
    {
        daos_handle_t obj = NewObject();
        for (int i = 0; i < n; i++)
            Must(Put(obj, "d", Name(i), "1"));
        AddDistinct(KeyEnumeration.ReadAll(Api, obj, Bytes("d"), 1));
    }

    [Scenario("obj.list_dkey_buf_{n}")]
    public void DkeyIntoBuffer(int n)
    {
        daos_handle_t obj = NewObject();
        Must(Put(obj, new string('k', OneLength), "a", "1"));
        AddOne(obj, null, n);
    }

    [Scenario("obj.list_akey_buf_{n}")]
    public void AkeyIntoBuffer(int n)
    {
        daos_handle_t obj = NewObject();
        Must(Put(obj, "d", new string('k', OneLength), "1"));
        AddOne(obj, "d", n);
    }

    [Scenario("obj.list_mixed_sizes_small_buffer")]
    public void MixedSizes()
    {
        daos_handle_t obj = NewObject();
        foreach (string dkey in (string[])["aaaa", new('b', 40), "cccc", new('d', 40)])
            Must(Put(obj, dkey, "a", "1"));
        List<byte[]> keys = KeyEnumeration.ReadAll(Api, obj, null, 16, 44);
        Result.Add("n", keys.Count).Word(string.Join(',', keys.Select(Encoding.ASCII.GetString).Order(StringComparer.Ordinal)));
    }

    [Scenario("obj.list_grow_buffer")]
    public void GrowingBuffer()
    {
        daos_handle_t obj = NewObject();
        Must(Put(obj, new string('k', 100), "a", "1"));
        daos_anchor_t anchor = default;
        KeyEnumeration page = KeyEnumeration.Make(Api, obj, null, 4, 16, ref anchor);
        Result.Add("rc", page.Code).Add("need", page.First.kd_key_len).Add("eof", page.IsEnd);
        page = KeyEnumeration.Make(Api, obj, null, 4, (int)page.First.kd_key_len + 1, ref anchor);
        Result.Add("rc", page.Code).Add("nr", page.Count).Add("len", page.First.kd_key_len);
    }

    [Scenario("obj.order_dkey_uint64")]
    public void OrderOfIntegerDkeys()
    {
        daos_handle_t obj = NewObject(daos_otype_t.DAOS_OT_DKEY_UINT64);
        foreach (ulong number in Unordered)
            Must(Put(obj, Bytes(number), "a"u8, "1"u8));
        AddNumbers(obj, null);
    }

    [Scenario("obj.order_akey_uint64")]
    public void OrderOfIntegerAkeys()
    {
        daos_handle_t obj = NewObject(daos_otype_t.DAOS_OT_AKEY_UINT64);
        foreach (ulong number in Unordered)
            Must(Put(obj, "d"u8, Bytes(number), "1"u8));
        AddNumbers(obj, Bytes("d"));
    }

    [Scenario("obj.list_recx_adjacent")]
    public void AdjacentExtents()
    {
        daos_handle_t obj = NewObject();
        for (ulong i = 0; i < 3; i++)
            Must(Write(obj, "d", "a", 3 * i, "abc"));
        AddExtents(obj, "d", "a");
    }

    [Scenario("obj.list_recx_one_by_one")]
    public void ExtentsOneByOne()
    {
        daos_handle_t obj = NewObject();
        for (ulong i = 0; i < 5; i++)
            Must(Write(obj, "d", "a", 10 * i, "ab"));
        using KeyList keys = new(["d", "a"]);
        daos_anchor_t anchor = default;
        while (!Daos.daos_anchor_is_eof(&anchor))
        {
            daos_recx_t extent;
            daos_epoch_range_t epoch;
            ulong size = 0;
            uint count = 1;
            int rc = Api.daos_obj_list_recx(obj, Daos.DAOS_TX_NONE, keys.Address, keys.Address + 1, &size, &count, &extent, &epoch, &anchor, true, null);
            Must(rc, "list");
            if (count > 0)
                Result.Word($"{rc}/{count}").Word(Text(extent));
        }
    }

    [Scenario("obj.key2anchor")]
    public void FromKey()
    {
        daos_handle_t obj = NewObject(daos_otype_t.DAOS_OT_DKEY_LEXICAL);
        foreach (string dkey in (string[])["a", "b", "c", "d"])
            Must(Put(obj, dkey, "x", "1"));
        daos_anchor_t anchor = default;
        using KeyList keys = new(["c", "zz"]);
        Result.Add("k2a", Api.daos_obj_key2anchor(obj, Daos.DAOS_TX_NONE, keys.Address, null, &anchor, null));
        KeyEnumeration page = KeyEnumeration.Make(Api, obj, null, 8, 64, ref anchor);
        Result.Add("list", page.Code).Add("nr", page.Count).Word(string.Concat(page.Keys.Select(Encoding.ASCII.GetString)));
        Result.Add("missing", Api.daos_obj_key2anchor(obj, Daos.DAOS_TX_NONE, keys.Address + 1, null, &anchor, null));
    }

    private static ReadOnlySpan<ulong> Unordered => [300, 2, 1UL << 40, 0, 70000, 255];

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"k{i:000}");

    private void AddDistinct(List<byte[]> keys) =>
        Result.Add("n", keys.Count).Add("uniq", keys.Select(Encoding.ASCII.GetString).Distinct(StringComparer.Ordinal).Count());

    private void AddOne(daos_handle_t obj, string? dkey, int room)
    {
        daos_anchor_t anchor = default;
        KeyEnumeration page = KeyEnumeration.Make(Api, obj, dkey is null ? null : Bytes(dkey), 4, room, ref anchor);
        Result.Add("rc", page.Code).Add("nr", page.Count).Add("len", page.First.kd_key_len).Add("type", page.First.kd_val_type).Add("eof", page.IsEnd);
    }

    private void AddNumbers(daos_handle_t obj, byte[]? dkey)
    {
        daos_anchor_t anchor = default;
        KeyEnumeration page = KeyEnumeration.Make(Api, obj, dkey, 16, 256, ref anchor);
        Result.Add("rc", page.Code).Add("nr", page.Count);
        foreach (byte[] key in page.Keys)
            Result.Value(BitConverter.ToUInt64(key));
    }
}
