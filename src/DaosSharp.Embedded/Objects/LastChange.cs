using System.Runtime.CompilerServices;

namespace DaosSharp.Embedded.Objects;

/// <summary>Epoch of the latest change of an object that a view shows, found in what is there: punched keys leave nothing.</summary>
internal static class LastChange
{
    [SkipLocalsInit]
    public static ulong Find(in ReadView view, Interop.daos_obj_id_t id)
    {
        Span<byte> prefix = stackalloc byte[KeyCodec.ObjectPrefix];
        KeyCodec.WriteObject(prefix, view.Container, id);
        ulong latest = Noted(view, prefix);
        scoped VisibleAkeys akeys = new(view);
        try
        {
            for (bool more = akeys.Seek(prefix); more && akeys.Key.StartsWith(prefix); more = akeys.Next())
            {
                AkeyRecord record = akeys.Record;
                latest = Math.Max(latest, record.Epoch);
                latest = record.IsArray ? Math.Max(latest, Math.Max(Noted(view, akeys.Key), LatestExtent(view, record))) : latest;
            }

            return latest;
        }
        finally
        {
            akeys.Dispose();
        }
    }

    // What was noted after a snapshot says nothing about it.
    private static ulong Noted(in ReadView view, scoped ReadOnlySpan<byte> key)
    {
        ulong epoch = ObjectTable.LastUpdate(view.Store, view.Txn, key);
        return epoch <= view.Epoch ? epoch : 0;
    }

    private static ulong LatestExtent(in ReadView view, scoped in AkeyRecord head)
    {
        ulong latest = 0;
        if (!view.IsSnapshot)
        {
            return latest;
        }

        using VisibleExtents extents = new(view, head.ArrayNumber, head.RecordSize);
        for (bool more = extents.Seek(0); more; more = extents.Next())
        {
            latest = Math.Max(latest, extents.Current.Epoch);
        }

        return latest;
    }
}
