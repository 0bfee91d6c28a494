using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Containers;

/// <summary>
/// The object id table of a snapshot, kept as an object whose id has the snapshot's epoch: an akey for each object id, below one dkey; its
/// value is 8 zero bytes, then the mark. Another dkey tells that there is a table, also without objects.
/// </summary>
internal static class ObjectIndex
{
    /// <summary>Bytes of an entry's value before the mark.</summary>
    public const int EntryLength = 8;

    /// <summary>Longest mark in bytes.</summary>
    public const int MaxMark = 32;

    private const int IdLength = 2 * sizeof(ulong);

    /// <summary>The dkey of all entries.</summary>
    public static ReadOnlySpan<byte> Entries => [0, 0, 0, 0];

    private static ReadOnlySpan<byte> Header => [0xFF, 0xFF, 0xFF, 0xFF];

    public static daos_obj_id_t IdOf(ulong epoch) => new()
    {
        lo = epoch,
        hi = ((ulong)daos_otype_t.DAOS_OT_OIT_V2 << Daos.OID_FMT_TYPE_SHIFT) | ((ulong)daos_obj_redun.OR_RP_1 << Daos.OID_FMT_CLASS_SHIFT)
            | (1UL << Daos.OID_FMT_META_SHIFT),
    };

    [SkipLocalsInit]
    public static bool Exists(in ReadView view, ulong epoch)
    {
        AkeyAddress header = new(stackalloc byte[KeyCodec.MaxLength], view.Container, IdOf(epoch), Header, Header);
        return AkeyTable.TryFind(view, header.Key, out _);
    }

    /// <summary>Makes the table of a snapshot, in the place of an older one.</summary>
    /// <returns>0 or -DER_NOSPACE.</returns>
    [SkipLocalsInit]
    public static int Build(WriteContext context, uint container, ulong epoch)
    {
        Remove(context, container, epoch);
        int rc = Add(context, container, epoch, Header, Header);
        Span<byte> akey = stackalloc byte[IdLength];
        foreach (daos_obj_id_t id in Collect(new ReadView(context.Store, context.Txn, container, epoch)))
        {
            BinaryPrimitives.WriteUInt64LittleEndian(akey, id.lo);
            BinaryPrimitives.WriteUInt64LittleEndian(akey[sizeof(ulong)..], id.hi);
            rc = rc != 0 ? rc : Add(context, container, epoch, Entries, akey);
        }

        return rc;
    }

    [SkipLocalsInit]
    public static bool Remove(WriteContext context, uint container, ulong epoch)
    {
        Span<byte> prefix = stackalloc byte[KeyCodec.ObjectPrefix];
        KeyCodec.WriteObject(prefix, container, IdOf(epoch));
        return AkeyTable.RemovePrefix(context, container, prefix);
    }

    [SkipLocalsInit]
    private static unsafe int Add(WriteContext context, uint container, ulong epoch, ReadOnlySpan<byte> dkey, ReadOnlySpan<byte> akey)
    {
        AkeyAddress address = new(stackalloc byte[KeyCodec.MaxLength], container, IdOf(epoch), dkey, akey);
        ulong value = 0;
        d_iov_t iov = new() { iov_buf = &value, iov_buf_len = EntryLength, iov_len = EntryLength };
        d_sg_list_t list = new() { sg_nr = 1, sg_iovs = &iov };
        SourceBuffers source = new(&list);
        return AkeyTable.PutValue(context, address, ref source, EntryLength);
    }

    private static List<daos_obj_id_t> Collect(in ReadView view)
    {
        List<daos_obj_id_t> ids = [];
        Span<byte> position = stackalloc byte[KeyCodec.ObjectPrefix];
        BinaryPrimitives.WriteUInt32BigEndian(position, view.Container);
        scoped VisibleAkeys akeys = new(view);
        try
        {
            int length = sizeof(uint);
            while (length > 0 && akeys.Seek(position[..length]) && BinaryPrimitives.ReadUInt32BigEndian(akeys.Key) == view.Container)
            {
                akeys.Key[..KeyCodec.ObjectPrefix].CopyTo(position);
                daos_obj_id_t id = new()
                {
                    hi = BinaryPrimitives.ReadUInt64BigEndian(position[sizeof(uint)..]),
                    lo = BinaryPrimitives.ReadUInt64BigEndian(position[(sizeof(uint) + sizeof(ulong))..]),
                };
                if (ObjectType.Of(id) is not (daos_otype_t.DAOS_OT_OIT or daos_otype_t.DAOS_OT_OIT_V2))
                {
                    ids.Add(id);
                }

                length = KeyCodec.MakeSuccessor(position);
            }

            return ids;
        }
        finally
        {
            akeys.Dispose();
        }
    }
}
