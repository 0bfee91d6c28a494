using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Objects;

/// <summary>Arrays of records under an akey.</summary>
public sealed unsafe class ObjectArrayScenarios(ScenarioContext context) : ObjectFamily(context)
{
    [Scenario("obj.array_{size}_x_{n}")]
    public void RecordsOfSize(ulong size, ulong n)
    {
        daos_handle_t obj = NewObject();
        using NativeBuffer data = NativeBuffer.Pattern((int)(size * n));
        using (ObjectRequest update = Request(obj, "d").Array("a"u8, size, [Extent(5, n)], data))
            Result.Add("upd", update.Update());
        using NativeBuffer room = new(data.Length);
        using (ObjectRequest fetch = Request(obj, "d").Array("a"u8, size, [Extent(5, n)], room))
            Result.Add("fetch", fetch.Fetch(), fetch.Iod(0).iod_size, (Int128)fetch.Buffer(0).iov_len).Add("same", room.Span.SequenceEqual(data.Span));
        using (ObjectRequest only = Request(obj, "d").Array("a"u8, 0, [Extent(5, n)], null))
            Result.Add("sizeonly", only.Fetch(), only.Iod(0).iod_size);
        AddExtents(obj, "d", "a");
    }

    [Scenario("obj.array_hole")]
    public void Holes()
    {
        daos_handle_t obj = NewObject();
        Must(Write(obj, "d", "a", 0, "abc"));
        Must(Write(obj, "d", "a", 6, "xyz"));
        AddRead(obj, "d", "a", 0, 9);
        AddRead(obj, "d", "a", 3, 3);
        AddRead(obj, "d", "a", 2, 2);
        AddRead(obj, "d", "a", 100, 3);
    }

    [Scenario("obj.array_tail")]
    public void Tail()
    {
        daos_handle_t obj = NewObject();
        Must(Write(obj, "d", "a", 0, "abcdef"));
        AddRead(obj, "d", "a", 0, 10);
        AddRead(obj, "d", "a", 4, 10);
    }

    [Scenario("obj.array_multi_recx")]
    public void SeveralExtents()
    {
        daos_handle_t obj = NewObject();
        using NativeBuffer data = NativeBuffer.Of("abcdef");
        using (ObjectRequest update = Request(obj, "d").Array("a"u8, 1, [Extent(10, 3), Extent(0, 2), Extent(5, 1)], data))
            Result.Add("upd", update.Update());
        AddRead(obj, "d", "a", 0, 13);
        AddExtents(obj, "d", "a");
    }

    [Scenario("obj.array_overlap_in_one")]
    public void Overlap() => AddRefused("abcdef", Extent(0, 4), Extent(2, 2));

    [Scenario("obj.array_same_extent_in_one")]
    public void SameExtentTwice() => AddRefused("abcd", Extent(0, 2), Extent(0, 2));

    [Scenario("obj.array_punch_all_recx")]
    public void PunchAll()
    {
        daos_handle_t obj = NewObject();
        Must(Write(obj, "d", "a", 0, "abcdefgh"));
        Result.Add("punch", PunchRecords(obj, "d", "a", 0, 8));
        AddRead(obj, "d", "a", 0, 8);
        AddExtents(obj, "d", "a");
        AddAkeys(obj, "d");
        AddDkeys(obj);
    }

    [Scenario("obj.array_huge_index")]
    public void HugeIndex()
    {
        daos_handle_t obj = NewObject();
        Result.Value(Write(obj, "d", "a", 1UL << 40, "ab")).Value(Write(obj, "d", "a", 1UL << 62, "cd"));
        Result.Value(Write(obj, "d", "a", 1UL << 63, "ef")).Value(Write(obj, "d", "a", ulong.MaxValue - 1, "gh"));
        AddRead(obj, "d", "a", 1UL << 62, 2);
        AddExtents(obj, "d", "a");
    }

    [Scenario("obj.array_fetch_rec_any")]
    public void UnknownRecordSize()
    {
        daos_handle_t obj = NewObject();
        Must(Write(obj, "d", "a", 0, "abcdefgh", 4));
        AddRead(obj, "d", "a", 0, 2, 8, 0);
        AddRead(obj, "d", "a", 0, 2, 4, 0);
        AddRead(obj, "d", "a", 0, 2, 8, 1);
        AddRead(obj, "d", "a", 0, 2, 16, 8);
    }

    [Scenario("obj.iom_map")]
    public void ExtentMap()
    {
        daos_handle_t obj = NewObject();
        Must(Write(obj, "d", "a", 2, "abc"));
        Must(Write(obj, "d", "a", 10, "de"));
        daos_recx_t* found = stackalloc daos_recx_t[4];
        daos_iom_t map = new() { iom_nr = 4, iom_recxs = found };
        using NativeBuffer room = new(20);
        using ObjectRequest fetch = Request(obj, "d").Array("a"u8, 1, [Extent(0, 20)], room);
        Result.Add("rc", fetch.Fetch(0, &map)).Add("nr_out", map.iom_nr_out).Add("size", map.iom_size);
        Result.Word($"lo={Text(map.iom_recx_lo)}").Word($"hi={Text(map.iom_recx_hi)}");
        for (uint i = 0; i < map.iom_nr_out; i++)
            Result.Word(Text(found[i]));
    }

    private void AddRefused(string records, daos_recx_t first, daos_recx_t second)
    {
        daos_handle_t obj = NewObject();
        using NativeBuffer data = NativeBuffer.Of(records);
        using (ObjectRequest update = Request(obj, "d").Array("a"u8, 1, [first, second], data))
            Result.Add("upd", update.Update());
        AddRead(obj, "d", "a", 0, (ulong)records.Length);
    }
}
