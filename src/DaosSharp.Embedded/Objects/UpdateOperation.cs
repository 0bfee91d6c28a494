using System.Runtime.CompilerServices;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Objects;

/// <summary>daos_obj_update: single values and array extents of one dkey, all or none. The pointers belong to the caller.</summary>
internal unsafe struct UpdateOperation : IQueuedWrite
{
    public uint Container;
    public daos_obj_id_t Id;
    public ulong Flags;
    public d_iov_t* Dkey;
    public uint Count;
    public daos_iod_t* Iods;
    public d_sg_list_t* Lists;

    public static string Function => "daos_obj_update";

    public static bool FreesSpace => false;

    public readonly WriteTarget Target => WriteTarget.OfKey(Container, Id, NativeKey.Span(*Dkey));

    public readonly ulong Length => LengthOf(Lists, Count);

    public readonly int Apply(WriteContext context)
    {
        int rc = !context.ContainerExists(Container) ? Der.NoHandle : IsPlainValue ? Der.Success : CheckConditions(context.Store, context.Txn);
        for (uint i = 0; rc == 0 && i < Count; i++)
        {
            rc = ApplyOne(context, i);
        }

        if (rc == 0 && ObjectType.IsArray(Id))
        {
            ObjectTable.Touch(context, Container, Id);
        }

        return rc;
    }

    // One value without conditions: all that can refuse it is an array in its place, which is seen when it is stored.
    private readonly bool IsPlainValue =>
        Count == 1 && Iods[0].iod_type == daos_iod_type_t.DAOS_IOD_SINGLE && (Flags & Condition.Mask) == 0;

    /// <summary>Everything that can refuse the update, before anything is written.</summary>
    [SkipLocalsInit]
    public readonly int CheckConditions(PoolStore store, Transaction txn)
    {
        Span<byte> buffer = stackalloc byte[KeyCodec.MaxLength];
        if ((Flags & Condition.Mask & ~Condition.PerAkey) != 0)
        {
            AkeyAddress first = Address(buffer, 0);
            int rc = Condition.CheckDkey(Flags, AkeyTable.DkeyExists(store, txn, first.Key[..first.DkeyLength]));
            if (rc != 0)
            {
                return rc;
            }
        }

        for (uint i = 0; i < Count; i++)
        {
            AkeyAddress address = Address(buffer, i);
            bool exists = AkeyTable.TryFind(store, txn, address.Key, out AkeyRecord record);
            int rc = Condition.CheckAkey(Flags, Iods[i].iod_flags, exists);
            if (rc == 0 && exists)
            {
                rc = CheckKind(record, Iods[i]);
            }

            if (rc == 0 && IsRepeated(i))
            {
                rc = Der.NoPermission;
            }

            if (rc != 0)
            {
                return rc;
            }
        }

        return Der.Success;
    }

    private static ulong LengthOf(d_sg_list_t* lists, uint count)
    {
        ulong length = 0;
        for (uint i = 0; lists != null && i < count; i++)
        {
            length += new SourceBuffers(lists + i).Length;
        }

        return length;
    }

    private static int CheckKind(AkeyRecord record, in daos_iod_t iod)
    {
        if (record.IsArray != (iod.iod_type == daos_iod_type_t.DAOS_IOD_ARRAY))
        {
            return Der.NoPermission;
        }

        return record.IsArray && iod.iod_size != 0 && record.RecordSize != 0 && record.RecordSize != iod.iod_size ? Der.Invalid : Der.Success;
    }

    private readonly bool IsRepeated(uint index)
    {
        ReadOnlySpan<byte> name = NativeKey.Span(Iods[index].iod_name);
        for (uint i = 0; i < index; i++)
        {
            if (NativeKey.Span(Iods[i].iod_name).SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    private readonly AkeyAddress Address(Span<byte> buffer, uint index) =>
        new(buffer, Container, Id, NativeKey.Span(*Dkey), NativeKey.Span(Iods[index].iod_name));

    [SkipLocalsInit]
    private readonly int ApplyOne(WriteContext context, uint index)
    {
        AkeyAddress address = Address(stackalloc byte[KeyCodec.MaxLength], index);
        SourceBuffers source = new(Lists == null ? null : Lists + index);
        ref daos_iod_t iod = ref Iods[index];
        return iod.iod_type == daos_iod_type_t.DAOS_IOD_SINGLE
            ? AkeyTable.PutValue(context, address, ref source, checked((long)iod.iod_size))
            : ApplyExtents(context, address, ref iod, ref source);
    }

    private readonly int ApplyExtents(WriteContext context, scoped in AkeyAddress address, ref daos_iod_t iod, ref SourceBuffers source)
    {
        int found = ArrayHead.FindOrAdd(context, address, iod.iod_size, out ulong array, out ulong recordSize);
        if (found != 0)
        {
            return found;
        }

        if (!ObjectType.IsArray(Id))
        {
            ObjectTable.Touch(context, address.Key);
        }

        for (uint i = 0; i < iod.iod_nr && iod.iod_recxs != null; i++)
        {
            daos_recx_t extent = iod.iod_recxs[i];
            int rc = Der.Success;
            if (iod.iod_size != 0)
            {
                rc = ExtentMap.Write(context, Container, array, recordSize, extent.rx_idx, extent.rx_nr, ref source);
            }
            else if (recordSize != 0)
            {
                // A punch may run over the end of the index space: to the end, then.
                ulong end = extent.rx_nr > ulong.MaxValue - extent.rx_idx ? ulong.MaxValue : extent.rx_idx + extent.rx_nr;
                ExtentMap.Clip(context, Container, array, recordSize, extent.rx_idx, end);
            }

            if (rc != 0)
            {
                return rc;
            }
        }

        return Der.Success;
    }
}
