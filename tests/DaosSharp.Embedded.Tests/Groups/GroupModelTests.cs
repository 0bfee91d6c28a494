using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Groups;

/// <summary>The same random writes in groups and one by one: the same results, and the same state.</summary>
public sealed unsafe class GroupModelTests
{
    private const int Keys = 12;
    private const int ArrayLength = 40_000;

    [Theory]
    [InlineData(1, 256)]
    [InlineData(2, 256)]
    [InlineData(3, 16)]
    [InlineData(4, 16)]
    public void Groups_end_as_single_writes_do(int seed, int poolMegabytes)
    {
        using StoreDirectory directory = new();
        using EngineSession session = new();
        EngineSession.Require(session.Open(directory.Path, create: true, (ulong)poolMegabytes << 20));
        daos_handle_t groupedKeys = session.OpenKeyValue(1);
        daos_handle_t singleKeys = session.OpenKeyValue(2);
        daos_handle_t groupedArray = session.OpenArray(3);
        daos_handle_t singleArray = session.OpenArray(4);
        Random random = new(seed);
        using QueuedWrites grouped = new();
        using QueuedWrites single = new();
        List<(int Grouped, int Code)> group = [];
        for (int step = 0; step < 1500; step++)
        {
            int shape = random.Next();
            int queued = Submit(grouped, groupedKeys, groupedArray, new Random(shape));
            int alone = Submit(single, singleKeys, singleArray, new Random(shape));
            single.PollAll();
            group.Add((queued, single.Code(alone)));
            if (group.Count == 60 || random.Next(12) == 0)
            {
                grouped.PollAll();
                Assert.All(group, g => Assert.Equal(g.Code, grouped.Code(g.Grouped)));
                group.Clear();
                Compare(groupedKeys, singleKeys, groupedArray, singleArray);
            }
        }

        grouped.PollAll();
        Compare(groupedKeys, singleKeys, groupedArray, singleArray);
        Assert.Equal(0UL, session.Check());
    }

    // The order of the random numbers is the same for both.
    private static int Submit(QueuedWrites writes, daos_handle_t keys, daos_handle_t array, Random random)
    {
        string key = $"key-{random.Next(Keys)}";
        int kind = random.Next(10);
        byte[] value = new byte[random.Next(3) == 0 ? random.Next(1, 60_000) : random.Next(1, 900)];
        random.NextBytes(value);
        ulong offset = (ulong)random.Next(ArrayLength);
        return kind switch
        {
            < 4 => writes.Put(keys, key, value),
            4 => writes.Put(keys, key, value, Daos.DAOS_COND_KEY_INSERT),
            5 => writes.Put(keys, key, value, Daos.DAOS_COND_KEY_UPDATE),
            6 => writes.Remove(keys, key, random.Next(2) == 0 ? Daos.DAOS_COND_KEY_REMOVE : 0UL),
            7 => writes.Write(array, offset, value),
            8 => writes.Punch(array, offset, (ulong)value.Length),
            _ => writes.SetSize(array, offset),
        };
    }

    private static void Compare(daos_handle_t groupedKeys, daos_handle_t singleKeys, daos_handle_t groupedArray, daos_handle_t singleArray)
    {
        for (int i = 0; i < Keys; i++)
        {
            (int code, byte[]? value) = EngineSession.Get(groupedKeys, $"key-{i}", 1 << 16);
            (int singleCode, byte[]? singleValue) = EngineSession.Get(singleKeys, $"key-{i}", 1 << 16);
            Assert.Equal(singleCode, code);
            Assert.Equal(singleValue, value);
        }

        byte[] data = new byte[ArrayLength];
        byte[] singleData = new byte[ArrayLength];
        EngineSession.Require(EngineSession.ReadArray(groupedArray, 0, data));
        EngineSession.Require(EngineSession.ReadArray(singleArray, 0, singleData));
        Assert.Equal(singleData, data);
        ulong size;
        ulong singleSize;
        EngineSession.Require(EngineSession.Api.daos_array_get_size(groupedArray, default, &size, null));
        EngineSession.Require(EngineSession.Api.daos_array_get_size(singleArray, default, &singleSize, null));
        Assert.Equal(singleSize, size);
    }
}
