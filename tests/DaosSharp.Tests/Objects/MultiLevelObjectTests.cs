using System.Text;
using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Objects;

public sealed class MultiLevelObjectTests(TestSystem system) : IClassFixture<TestSystem>
{
    [Fact]
    public void One_update_stores_values_and_records_of_several_akeys()
    {
        using ObjectScope scope = new(system);
        byte[] first = "one"u8.ToArray();
        byte[] second = "two"u8.ToArray();
        ReadOnlyMemory<byte>[] pieces = [first, second];
        scope.Object.Update("d", new[]
        {
            AkeyWrite.Value("whole", first),
            AkeyWrite.Value("pieces", pieces),
            AkeyWrite.Records("records", 2, new RecordExtent[] { new(10, 2), new(0, 1) }, pieces),
        });
        byte[] whole = new byte[3];
        byte[] front = new byte[4];
        byte[] back = new byte[4];
        byte[] records = Encoding.ASCII.GetBytes("########");
        long[] sizes = new long[4];
        scope.Object.Fetch("d", new[]
        {
            AkeyRead.Value("whole", whole),
            AkeyRead.Value("pieces", new Memory<byte>[] { front, back }),
            AkeyRead.Records("records", 2, new RecordExtent[] { new(0, 2), new(10, 2) }, new Memory<byte>[] { records }),
            AkeyRead.Value("missing", new byte[4]),
        }, sizes);
        Assert.Equal([3L, 6, 2, 0], sizes);
        Assert.Equal("one", Encoding.ASCII.GetString(whole));
        Assert.Equal("onet", Encoding.ASCII.GetString(front));
        Assert.Equal("wo", Encoding.ASCII.GetString(back.AsSpan(0, 2)));
        Assert.Equal("wo##onet", Encoding.ASCII.GetString(records));
    }

    [Fact]
    public async Task The_asynchronous_forms_do_the_same()
    {
        using ObjectScope scope = new(system);
        using DaosMemoryLease lease = system.Client.Memory.RentLease(4096);
        lease.GetSpan()[..4096].Fill(7);
        await scope.Object.UpdateAsync("d", AkeyWrite.Value("v", lease.Memory[..4096]));
        await scope.Object.UpdateAsync("d", new[] { AkeyWrite.Records("r", 1, 5, "abc"u8.ToArray()) });
        Assert.Equal(4096, await scope.Object.FetchValueAsync("d", "v", default));
        byte[] value = new byte[4096];
        Assert.Equal(new ValueResult(ValueStatus.Found, 4096), await scope.Object.TryFetchValueAsync("d", "v", value));
        Assert.Equal(-1, value.AsSpan().IndexOfAnyExcept((byte)7));
        Assert.Equal(ValueStatus.BufferTooSmall, (await scope.Object.TryFetchValueAsync("d", "v", new byte[8])).Status);
        Assert.Equal(ValueStatus.NotFound, (await scope.Object.TryFetchValueAsync("d", "x", new byte[8])).Status);
        byte[] records = new byte[3];
        long[] sizes = new long[1];
        Assert.True(await scope.Object.TryFetchAsync("d", FetchCondition.AkeysExist, new[] { AkeyRead.Records("r", 1, 5, records) }, sizes));
        Assert.Equal("abc"u8, records);
        Assert.Equal([1L], sizes);
        List<DaosKey> akeys = [];
        await foreach (DaosKey akey in scope.Object.ListAkeysAsync("d", pageSize: 1))
            akeys.Add(akey);
        Assert.Equal(["r", "v"], akeys.Select(static k => k.ToText()).Order(StringComparer.Ordinal));
        Assert.True(await scope.Object.TryPunchAkeysAsync("d", new DaosKey[] { "r" }));
        Assert.False(await scope.Object.TryPunchAkeysAsync("d", new DaosKey[] { "r" }));
        await scope.Object.PunchAsync();
        Assert.Empty(scope.Object.ListDkeys());
    }

    [Fact]
    public void Conditions_decide_at_dkey_and_akey_level()
    {
        using ObjectScope scope = new(system);
        AkeyWrite[] a = [AkeyWrite.Value("a", new byte[] { 1 })];
        AkeyWrite[] b = [AkeyWrite.Value("b", new byte[] { 2 })];
        Assert.False(scope.Object.TryUpdate("d", UpdateCondition.DkeyExists, a));
        Assert.True(scope.Object.TryUpdate("d", UpdateCondition.DkeyMissing, a));
        Assert.False(scope.Object.TryUpdate("d", UpdateCondition.DkeyMissing, b));
        Assert.False(scope.Object.TryUpdate("d", UpdateCondition.AkeysExist, b));
        Assert.False(scope.Object.TryUpdate("d", UpdateCondition.AkeysMissing, a));
        Assert.True(scope.Object.TryUpdate("d", UpdateCondition.AkeysMissing, b));
        Assert.True(scope.Object.TryUpdate("d", UpdateCondition.AkeysExist, a));
        AkeyRead[] missing = [AkeyRead.Value("c", new byte[1])];
        Assert.True(scope.Object.TryFetch("d", FetchCondition.DkeyExists, missing));
        Assert.False(scope.Object.TryFetch("d", FetchCondition.AkeysExist, missing));
        Assert.False(scope.Object.TryFetch("e", FetchCondition.DkeyExists, missing));
        Assert.False(scope.Object.TryPunchDkey("e"));
        Assert.True(scope.Object.TryPunchDkey("d"));
        Assert.False(scope.Object.TryPunchDkey("d"));
    }

    [Fact]
    public void Integer_keys_are_listed_by_value_and_have_ends()
    {
        using ObjectScope scope = new(system, ObjectType.MultiUInt64);
        Assert.Null(scope.Object.QueryDkey(KeyEnd.Largest));
        ulong[] keys = [300, 2, 1UL << 40, 0, 255];
        foreach (ulong key in keys)
            scope.Object.Update(key, AkeyWrite.Records(7UL, 1, (long)key % 100, new byte[] { 1, 2 }));
        Assert.Equal(keys.Order(), scope.Object.ListDkeys(pageSize: 2).Select(static k => k.ToUInt64()));
        Assert.Equal(1UL << 40, scope.Object.QueryDkey(KeyEnd.Largest));
        Assert.Equal(0UL, scope.Object.QueryDkey(KeyEnd.Smallest));
        Assert.Equal(new RecordExtent(55, 2), scope.Object.QueryExtent(255UL, 7UL, KeyEnd.Largest));
        Assert.Null(scope.Object.QueryExtent(256UL, 7UL, KeyEnd.Largest));
        Assert.Throws<ArgumentException>(() => scope.Object.PunchDkey("no number"));
        Assert.Throws<ArgumentException>(() => scope.Object.Update(1UL, AkeyWrite.Value("text", new byte[1])));
    }

    [Fact]
    public void Extents_are_listed_from_either_end_and_resumed()
    {
        using ObjectScope scope = new(system);
        for (int i = 0; i < 5; i++)
            scope.Object.Update("d", AkeyWrite.Records("a", 1, 10 * i, "ab"u8.ToArray()));
        scope.Object.Update("d", AkeyWrite.Punch("a", new RecordExtent(20, 1)));
        RecordExtent[] all = [new(0, 2), new(10, 2), new(21, 1), new(30, 2), new(40, 2)];
        Assert.Equal(all, scope.Object.ListExtents("d", "a", pageSize: 2));
        Assert.Equal(all.Reverse(), scope.Object.ListExtents("d", "a", descending: true, pageSize: 2));
        ExtentPage page = scope.Object.ListExtentPage("d", "a", pageSize: 3);
        Assert.Equal(1, page.RecordSize);
        byte[] stored = new byte[DaosAnchor.Size];
        page.Next.CopyTo(stored);
        Assert.Equal(all[3..], scope.Object.ListExtents("d", "a", start: new DaosAnchor(stored)));
    }

    [Fact]
    public void Listings_give_keys_that_are_longer_than_the_first_buffer()
    {
        using ObjectScope scope = new(system);
        string[] dkeys = [new('a', 40_000), new('b', 10), new('c', 100)];
        foreach (string dkey in dkeys)
            scope.Object.Update(dkey, AkeyWrite.Value("v", new byte[] { 1 }));
        Assert.Equal(dkeys, scope.Object.ListDkeys().Select(static k => k.ToText()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Wrong_use_has_a_typed_error_and_changes_nothing()
    {
        using ObjectScope scope = new(system);
        scope.Object.Update("d", AkeyWrite.Value("a", "old"u8.ToArray()));
        Expect.Fails(DaosError.NoPermission, "dkey 'd'", () => scope.Object.Update("d", AkeyWrite.Records("a", 1, 0, new byte[1])));
        Expect.Fails(DaosError.NotFound, "dkey 'e'", () => scope.Object.FetchValue("e", "a", new byte[3]));
        Expect.Fails(DaosError.RecordTooBig, "dkey 'd'", () => scope.Object.FetchValue("d", "a", new byte[2]));
        Assert.Throws<ArgumentException>(() => AkeyWrite.Records("a", 4, 0, new byte[6]));
        Assert.Throws<ArgumentOutOfRangeException>(() => AkeyWrite.Punch("a", new RecordExtent(-1, 2)));
        Assert.Throws<ArgumentException>(() => scope.Object.PunchDkey(default));
        using DaosObject readOnly = scope.Container.OpenObject(scope.Object.Id, ObjectAccess.ReadOnly);
        Expect.Fails(DaosError.NoPermission, "object", readOnly.Punch);
        byte[] value = new byte[3];
        Assert.Equal(3, readOnly.FetchValue("d", "a", value));
        Assert.Equal("old"u8, value);
    }
}
