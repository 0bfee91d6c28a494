using System.Runtime.CompilerServices;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Objects;

/// <summary>Punch of an object (no dkey), of a dkey (no akeys) or of akeys of a dkey. The pointers belong to the caller.</summary>
internal unsafe struct PunchOperation : IQueuedWrite
{
    public uint Container;
    public daos_obj_id_t Id;
    public ulong Flags;
    public d_iov_t* Dkey;
    public uint AkeyCount;
    public d_iov_t* Akeys;

    public static string Function => "daos_obj_punch";

    public static bool FreesSpace => true;

    public readonly WriteTarget Target => Dkey == null ? WriteTarget.OfObject(Container, Id) : WriteTarget.OfKey(Container, Id, NativeKey.Span(*Dkey));

    public readonly ulong Length => 0;

    [SkipLocalsInit]
    public readonly int Apply(WriteContext context)
    {
        Span<byte> buffer = stackalloc byte[KeyCodec.MaxLength];
        int rc = context.ContainerExists(Container) ? Check(context.Store, context.Txn, buffer) : Der.NoHandle;
        if (rc != 0)
        {
            return rc;
        }

        if (AkeyCount == 0)
        {
            AkeyTable.RemovePrefix(context, Container, buffer[..WritePrefix(buffer)]);
        }

        for (uint i = 0; i < AkeyCount; i++)
        {
            AkeyAddress address = new(buffer, Container, Id, NativeKey.Span(*Dkey), NativeKey.Span(Akeys[i]));
            AkeyTable.RemovePrefix(context, Container, address.Key);
        }

        if (ObjectType.IsArray(Id))
        {
            ObjectTable.Touch(context, Container, Id);
        }

        return Der.Success;
    }

    /// <summary>0, or -DER_NONEXIST when the condition asks for something that is missing. Objects have no condition.</summary>
    public readonly int Check(PoolStore store, Transaction txn, Span<byte> buffer)
    {
        if ((Flags & Condition.Punch) == 0 || Dkey == null)
        {
            return Der.Success;
        }

        for (uint i = 0; i < AkeyCount; i++)
        {
            AkeyAddress address = new(buffer, Container, Id, NativeKey.Span(*Dkey), NativeKey.Span(Akeys[i]));
            if (!AkeyTable.TryFind(store, txn, address.Key, out _))
            {
                return Der.NonExistent;
            }
        }

        return AkeyCount > 0 || AkeyTable.DkeyExists(store, txn, buffer[..WritePrefix(buffer)]) ? Der.Success : Der.NonExistent;
    }

    private readonly int WritePrefix(Span<byte> buffer)
    {
        int n = KeyCodec.WriteObject(buffer, Container, Id);
        return Dkey == null ? n : n + KeyCodec.WriteKey(buffer[n..], NativeKey.Span(*Dkey), ObjectType.HasIntegerDkeys(Id), out _);
    }
}
