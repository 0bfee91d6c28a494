using System.Text;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Kv;

/// <summary>Sizes of values and keys, and what a get does with its buffer.</summary>
public sealed unsafe class KvValueScenarios(ScenarioContext context) : KeyValueFamily(context)
{
    private static readonly byte[] Key = "key"u8.ToArray();

    [Scenario("kv.size_{n}")]
    public void Size(int n)
    {
        daos_handle_t kv = NewKv();
        using NativeBuffer value = NativeBuffer.Pattern(n);
        Result.Add("put", Put(kv, Key, value.Span));
        Result.Add("sizeonly", GetSize(kv, Key, out ulong size), size);
        AddSizedGet(kv, "get", n, value);
        AddSizedGet(kv, "getbig", n + 100, value);
        if (n > 1)
        {
            using NativeBuffer shorter = new(n - 1);
            size = (ulong)shorter.Length;
            int rc = Get(kv, Key, ref size, shorter);
            Result.Add("getshort", rc, size);
        }
        Result.Add("close", Close(kv));
    }

    [Scenario("kv.overwrite_{first}_{second}")]
    public void Overwrite(int first, int second)
    {
        daos_handle_t kv = NewKv();
        using NativeBuffer before = NativeBuffer.Pattern(first, seed: 1);
        using NativeBuffer after = NativeBuffer.Pattern(second, seed: 2);
        Result.Add("put1", Put(kv, Key, before.Span));
        Result.Add("put2", Put(kv, Key, after.Span));
        AddSizedGet(kv, "get", Math.Max(first, second), after);
    }

    [Scenario("kv.keylen_{n}")]
    public void KeyLength(int n)
    {
        daos_handle_t kv = NewKv();
        byte[] key = Enumerable.Repeat((byte)'k', n).ToArray();
        Result.Add("put", Put(kv, key, "abc"u8));
        using NativeBuffer buffer = new(GetRoom);
        ulong size = GetRoom;
        int rc = Get(kv, key, ref size, buffer);
        Result.Word($"get={rc},{size},{Encoding.ASCII.GetString(buffer.Span[..(int)size])}");
        KeyListing listing = KeyListing.Read(Api, kv);
        Result.Add("list", listing.Keys.Count).Add("len", listing.Keys.Count == 0 ? 0 : listing.Keys[0].Length);
    }

    [Scenario("kv.get_buffer_size_zero")]
    public void GetWithSizeZero()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "hello"));
        AddRawGet(kv, room: 7, size: 0);
    }

    [Scenario("kv.get_short_buffer")]
    public void GetWithShortBuffer()
    {
        daos_handle_t kv = NewKv();
        Must(Put(kv, "a", "hello"));
        AddRawGet(kv, room: 8, size: 3);
    }

    [Scenario("kv.value_binary")]
    public void BinaryValue()
    {
        daos_handle_t kv = NewKv();
        Result.Add("put", Put(kv, "k"u8, [0, 1, 0, 0xff, 0, 0]));
        AddGet(kv, "k");
    }

    [Scenario("kv.many_updates")]
    public void ManyUpdates()
    {
        daos_handle_t kv = NewKv();
        for (int i = 0; i < 500; i++)
            Must(Put(kv, "k", $"v{i}"));
        AddGet(kv, "k");
        Result.Add("n", KeyListing.Read(Api, kv).Keys.Count);
    }

    [Scenario("kv.key_utf8")]
    public void UnusualKeys()
    {
        daos_handle_t kv = NewKv();
        const string Accents = "é€";
        byte[] control = [0x01, 0x09, 0x0a, 0x7f];
        byte[] binary = [0xff, 0xfe, 0x80];
        Must(Put(kv, Accents, "1"));
        Must(Put(kv, "a b", "2"));
        Must(Put(kv, "x/y", "3"));
        Must(Put(kv, control, "4"u8));
        Must(Put(kv, binary, "5"u8));
        AddGet(kv, Accents);
        AddGet(kv, "a b");
        AddGet(kv, "x/y");
        Result.Add("ctl", GetSize(kv, control, out ulong size), size);
        Result.Add("bin", GetSize(kv, binary, out size), size);
        Result.Add("n", KeyListing.Read(Api, kv).Keys.Count);
    }

    private void AddSizedGet(daos_handle_t kv, string name, int room, NativeBuffer expected)
    {
        using NativeBuffer buffer = new(room);
        ulong size = (ulong)room;
        int rc = Get(kv, Key, ref size, buffer);
        Result.Add(name, rc, size);
        Result.Add("same", size == (ulong)expected.Length && buffer.Span[..expected.Length].SequenceEqual(expected.Span)
            && !buffer.Span[expected.Length..].ContainsAnyExcept(NativeBuffer.Untouched));
    }

    /// <summary>A get that tells the library another size than the buffer has, with all of the buffer shown.</summary>
    private void AddRawGet(daos_handle_t kv, int room, ulong size)
    {
        using NativeBuffer buffer = new(room);
        int rc = Get(kv, "a"u8, ref size, buffer);
        Result.Add("rc", rc).Add("size", size).Word($"buf={Encoding.ASCII.GetString(buffer.Span)}");
    }
}
