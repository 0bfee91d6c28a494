using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Damage;

/// <summary>
/// A store with something of everything: values in the index and in the data file, an array with overwritten extents, attributes, a snapshot
/// and what it keeps, given-up space. What is in it follows from the numbers alone, so that any process can tell right data from wrong.
/// </summary>
internal static unsafe class DamageStore
{
    public const int Keys = 100;
    public const int ArrayLength = 200_000;
    public const int Attributes = 12;

    public static string Key(int i) => $"key-{i}-{new string('x', i % 50)}";

    public static byte[] Value(int i) => Bytes(i, i % 4 == 0 ? 3000 + i : 20 + i);

    /// <summary>What the snapshot shows of keys that were changed after it.</summary>
    public static byte[] OldValue(int i) => Bytes(i + 10_000, i % 8 == 0 ? 2500 : 100);

    public static bool HasOldValue(int i) => i % 5 == 0;

    public static byte[] Array()
    {
        byte[] data = Bytes(777, ArrayLength);
        Bytes(778, 50).CopyTo(data, 100_000);
        return data;
    }

    public static byte[] Attribute(int i) => Bytes(i + 20_000, i == 0 ? 9000 : 30);

    public static string AttributeName(int i) => $"attribute-{i}";

    public static void Create(string directory)
    {
        using EngineSession session = new();
        EngineSession.Require(session.Open(directory, create: true));
        daos_handle_t kv = session.OpenKeyValue(1);
        for (int i = 0; i < Keys; i++)
        {
            EngineSession.Require(EngineSession.Put(kv, Key(i), HasOldValue(i) ? OldValue(i) : Value(i)));
        }

        ulong epoch;
        EngineSession.Require(EngineSession.Api.daos_cont_create_snap(session.ContainerHandle, &epoch, null, null));
        for (int i = 0; i < Keys; i++)
        {
            if (HasOldValue(i))
            {
                EngineSession.Require(EngineSession.Put(kv, Key(i), Value(i)));
            }
        }

        EngineSession.Require(EngineSession.Put(kv, "removed", Bytes(1, 50_000)));
        EngineSession.Require(EngineSession.Remove(kv, "removed"));
        daos_handle_t array = session.OpenArray(2);
        EngineSession.Require(EngineSession.WriteArray(array, 0, Bytes(777, ArrayLength)));
        EngineSession.Require(EngineSession.WriteArray(array, 100_000, Bytes(778, 50)));
        for (int i = 0; i < Attributes; i++)
        {
            EngineSession.Require(EngineSession.SetAttribute(session.ContainerHandle, AttributeName(i), Attribute(i)));
        }

        Assert.Equal([], session.Findings());
    }

    private static byte[] Bytes(int seed, int length)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
