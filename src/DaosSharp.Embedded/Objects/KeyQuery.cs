using System.Buffers.Binary;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Objects;

/// <summary>daos_obj_query_key on a view: the largest or smallest integer keys, and the extent at that end of their array.</summary>
internal unsafe ref struct KeyQuery
{
    private readonly ReadView _view;
    private readonly daos_obj_id_t _id;
    private readonly ulong _flags;
    private readonly Span<byte> _position;

    /// <param name="position">At least <see cref="KeyCodec.MaxLength"/> bytes.</param>
    public KeyQuery(ReadView view, daos_obj_id_t id, ulong flags, Span<byte> position)
    {
        _view = view;
        _id = id;
        _flags = flags;
        _position = position;
    }

    public ulong Dkey { get; private set; }

    public ulong Akey { get; private set; }

    public daos_recx_t Extent { get; private set; }

    /// <summary>Index key of the akey that was found; empty when only a dkey was asked for.</summary>
    public ReadOnlySpan<byte> Found { get; private set; }

    private readonly bool Descends => (_flags & Daos.DAOS_GET_MAX) != 0;

    private readonly bool WantsExtent => (_flags & Daos.DAOS_GET_RECX) != 0;

    private readonly bool WantsAkey => (_flags & Daos.DAOS_GET_AKEY) != 0;

    /// <summary>libdaos's checks of flags and pointers.</summary>
    public static bool IsValid(daos_obj_id_t id, ulong flags, d_iov_t* dkey, d_iov_t* akey, daos_recx_t* extent)
    {
        const ulong Ends = Daos.DAOS_GET_MIN | Daos.DAOS_GET_MAX;
        const ulong Things = Daos.DAOS_GET_DKEY | Daos.DAOS_GET_AKEY | Daos.DAOS_GET_RECX;
        bool wantsDkey = (flags & Daos.DAOS_GET_DKEY) != 0;
        bool wantsAkey = (flags & Daos.DAOS_GET_AKEY) != 0;
        bool wantsExtent = (flags & Daos.DAOS_GET_RECX) != 0;
        return (flags & Things) != 0 && (flags & Ends) is Daos.DAOS_GET_MIN or Daos.DAOS_GET_MAX
            && (wantsDkey ? ObjectType.HasIntegerDkeys(id) && HasRoom(dkey) : RequestCheck.IsKey(id, dkey, isDkey: true))
            && (!wantsExtent || extent != null)
            && (wantsAkey ? ObjectType.HasIntegerAkeys(id) && HasRoom(akey) : !wantsExtent || RequestCheck.IsKey(id, akey, isDkey: false));
    }

    /// <summary>Looks for them.</summary>
    /// <param name="dkey">The dkey, unless it is asked for.</param>
    /// <param name="akey">The akey, unless it is asked for; without use when neither it nor an extent is.</param>
    /// <returns>False when there is none.</returns>
    public bool Run(scoped ReadOnlySpan<byte> dkey, scoped ReadOnlySpan<byte> akey)
    {
        int prefix = KeyCodec.WriteObject(_position, _view.Container, _id);
        if ((_flags & Daos.DAOS_GET_DKEY) == 0)
        {
            prefix += KeyCodec.WriteKey(_position[prefix..], dkey, ObjectType.HasIntegerDkeys(_id), out _);
            return FindBelow(prefix, akey);
        }

        scoped KeyWalk dkeys = new(_view, _position, prefix, isInteger: true, Descends);
        try
        {
            while (dkeys.Next())
            {
                Dkey = BinaryPrimitives.ReadUInt64BigEndian(dkeys.Key);
                if ((!WantsAkey && !WantsExtent) || FindBelow(dkeys.Current.Length, akey))
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            dkeys.Dispose();
        }
    }

    private static bool HasRoom(d_iov_t* key) => key != null && key->iov_buf != null && key->iov_buf_len >= sizeof(ulong);

    // Looks below the dkey that the position begins with.
    private bool FindBelow(int prefix, scoped ReadOnlySpan<byte> akey)
    {
        if (!WantsAkey)
        {
            akey = ObjectType.IsKeyValue(_id) ? AkeyAddress.FlatAkey : akey;
            int length = prefix + KeyCodec.WriteKey(_position[prefix..], akey, ObjectType.HasIntegerAkeys(_id), out _);
            return TryTake(_position[..length]);
        }

        scoped KeyWalk akeys = new(_view, _position, prefix, isInteger: true, Descends);
        try
        {
            while (akeys.Next())
            {
                Akey = BinaryPrimitives.ReadUInt64BigEndian(akeys.Key);
                if (TryTake(_position[..akeys.Current.Length]))
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            akeys.Dispose();
        }
    }

    private bool TryTake(ReadOnlySpan<byte> key)
    {
        if (!AkeyTable.TryFind(_view, key, out AkeyRecord record)
            || (WantsExtent && !(record.IsArray && TryFindExtent(record.ArrayNumber, record.RecordSize))))
        {
            return false;
        }

        Found = key;
        return true;
    }

    private bool TryFindExtent(ulong array, ulong recordSize)
    {
        scoped VisibleExtents extents = new(_view, array, recordSize);
        try
        {
            if (!(Descends ? extents.Last() : extents.Seek(0)))
            {
                return false;
            }

            ExtentRecord extent = extents.Current;
            Extent = new daos_recx_t { rx_idx = extent.Start, rx_nr = extent.Count };
            return true;
        }
        finally
        {
            extents.Dispose();
        }
    }
}
