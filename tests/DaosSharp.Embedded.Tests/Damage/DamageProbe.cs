using System.Globalization;
using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Damage;

/// <summary>
/// Opens damaged copies of a <see cref="DamageStore"/>, in a process of its own: reads everything, writes, checks, destroys. For each
/// directory on standard input it writes one line: "refused CODE", "open READABLE FINDINGS", or "wrong" and why.
/// </summary>
internal static unsafe class DamageProbe
{
    public const string Command = "damage-probe";

    /// <summary>Values of an undamaged store: keys, keys in the snapshot, the array, attributes.</summary>
    public const int Readable = 2 * DamageStore.Keys + 1 + DamageStore.Attributes;

    public static int Run()
    {
        while (Console.In.ReadLine() is { Length: > 0 } directory)
        {
            string result;
            try
            {
                result = Probe(directory);
            }
            catch (InvalidDataException e)
            {
                result = "wrong " + e.Message.ReplaceLineEndings(" ");
            }

            Console.Out.WriteLine(result);
            Console.Out.Flush();
        }

        return 0;
    }

    private static string Probe(string directory)
    {
        using EngineSession session = new();
        int rc = session.Open(directory, create: false);
        if (rc != 0)
        {
            RequireDamageCode(rc, "open");
            return string.Create(CultureInfo.InvariantCulture, $"refused {rc} {EngineSession.LastError()}");
        }

        int readable = ReadKeys(session) + ReadArray(session) + ReadAttributes(session);
        int findings = session.Findings().Count;
        Write(session);
        RequireDamageCode(session.DestroyContainer(), "destroy");
        session.Findings();
        return string.Create(CultureInfo.InvariantCulture, $"open {readable} {findings}");
    }

    private static int ReadKeys(EngineSession session)
    {
        int good = 0;
        daos_handle_t kv = session.OpenKeyValue(1);
        ulong epoch = 0;
        int count = 1;
        daos_anchor_t anchor = default;
        int rc = EngineSession.Api.daos_cont_list_snap(session.ContainerHandle, &count, &epoch, null, &anchor, null);
        RequireDamageCode(rc, "list snapshots");
        daos_handle_t snapshot = default;
        bool hasSnapshot = rc == 0 && EngineSession.Api.daos_tx_open_snap(session.ContainerHandle, epoch, &snapshot, null) == 0;
        for (int i = 0; i < DamageStore.Keys; i++)
        {
            good += Compare(EngineSession.Get(kv, DamageStore.Key(i), 8192), DamageStore.Value(i), DamageStore.Key(i));
            if (hasSnapshot)
            {
                byte[] old = DamageStore.HasOldValue(i) ? DamageStore.OldValue(i) : DamageStore.Value(i);
                good += Compare(EngineSession.Get(kv, DamageStore.Key(i), 8192, snapshot), old, "snapshot of " + DamageStore.Key(i));
            }
        }

        return good;
    }

    private static int ReadArray(EngineSession session)
    {
        byte[] read = new byte[DamageStore.ArrayLength];
        int rc = EngineSession.ReadArray(session.OpenArray(2), 0, read);
        return Compare((rc, read), DamageStore.Array(), "the array");
    }

    private static int ReadAttributes(EngineSession session)
    {
        int good = 0;
        for (int i = 0; i < DamageStore.Attributes; i++)
        {
            (int code, byte[]? value) = EngineSession.GetAttribute(session.ContainerHandle, DamageStore.AttributeName(i), 10_000);
            good += Compare((code, value), DamageStore.Attribute(i), DamageStore.AttributeName(i));
        }

        return good;
    }

    // Whatever can be written must be readable as written.
    private static void Write(EngineSession session)
    {
        daos_handle_t kv = session.OpenKeyValue(1);
        for (int i = 0; i < 20; i++)
        {
            string key = i % 2 == 0 ? $"new-{i}" : DamageStore.Key(i);
            byte[] value = DamageStore.Value(i + 1000);
            int rc = EngineSession.Put(kv, key, value);
            RequireDamageCode(rc, "put");
            if (rc == 0)
            {
                Compare(EngineSession.Get(kv, key, 8192), value, key);
            }
        }

        RequireDamageCode(EngineSession.WriteArray(session.OpenArray(2), 50_000, new byte[100_000]), "write");
        RequireDamageCode(EngineSession.Remove(kv, DamageStore.Key(3)), "remove");
        RequireDamageCode(EngineSession.SetAttribute(session.ContainerHandle, DamageStore.AttributeName(1), new byte[100]), "set attribute");
    }

    private static int Compare((int Code, byte[]? Value) found, byte[] expected, string what)
    {
        RequireDamageCode(found.Code, what);
        if (found.Code == 0 && found.Value == null)
        {
            throw new InvalidDataException($"{what} is said to be missing");
        }

        if (found.Code == 0 && !expected.AsSpan().SequenceEqual(found.Value))
        {
            throw new InvalidDataException($"{what} has wrong data");
        }

        return found.Code == 0 ? 1 : 0;
    }

    private static void RequireDamageCode(int code, string what)
    {
        if (code is not (0 or Der.Checksum or Der.FormatInvalid or Der.FormatIncompatible))
        {
            throw new InvalidDataException($"{what} gave {code}: {EngineSession.LastError()}");
        }
    }
}
