using System.Runtime.CompilerServices;
using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Transactions;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Requests;

/// <summary>What the transaction handle of a call means for it.</summary>
internal static unsafe class TransactionRequests
{
    /// <summary>Finds the transaction of a read; none for the nil handle.</summary>
    public static int BeginRead(daos_handle_t th, out TransactionHandle? transaction)
    {
        transaction = null;
        if (th.cookie == 0)
        {
            return Der.Success;
        }

        transaction = TransactionHandle.Find(th);
        return transaction == null ? Der.NoHandle : transaction.BeginRead();
    }

    /// <summary>Finds the transaction of a modification. Null with the result of the call when there is nothing more to do.</summary>
    public static int BeginWrite(ObjectHandle target, daos_handle_t th, out TransactionHandle? transaction)
    {
        transaction = TransactionHandle.Find(th);
        int rc = transaction == null ? Der.NoHandle : transaction.BeginWrite();
        if (rc == 0 && !target.CanWrite)
        {
            rc = Der.NoPermission;
        }

        // As in DAOS, what belongs to another container is accepted and not stored.
        if (rc != 0 || !transaction!.Container.IsSameContainer(target.Container))
        {
            transaction = null;
        }

        return rc;
    }

    /// <summary>Checks the conditions of an update now, notes what they looked at, and keeps a copy for the commit.</summary>
    public static int Stage(TransactionHandle transaction, ObjectHandle target, in UpdateOperation operation)
    {
        if ((operation.Flags & Condition.Mask) != 0)
        {
            target.Container.Store.AwaitAllWrites();
            using StoreRead read = target.Container.BeginRead();
            ReadView view = new(target.Container.Store, read.Txn, target.Container.Number);
            int rc = NoteAkeys(transaction, view, target.Id, *operation.Dkey, operation.Count, operation.Iods);
            rc = rc != 0 ? rc : operation.CheckConditions(target.Container.Store, read.Txn);
            if (rc != 0)
            {
                return rc;
            }
        }

        return transaction.Add(new StagedUpdate(operation, transaction.IsZeroCopy));
    }

    /// <summary>Checks the condition of a punch now and keeps a copy for the commit.</summary>
    [SkipLocalsInit]
    public static int Stage(TransactionHandle transaction, ObjectHandle target, in PunchOperation operation)
    {
        if ((operation.Flags & Condition.Punch) != 0 && operation.Dkey != null)
        {
            Span<byte> buffer = stackalloc byte[KeyCodec.MaxLength];
            target.Container.Store.AwaitAllWrites();
            using StoreRead read = target.Container.BeginRead();
            NoteDkey(transaction, target, read.Txn, *operation.Dkey, buffer);
            int rc = operation.Check(target.Container.Store, read.Txn, buffer);
            if (rc != 0)
            {
                return rc;
            }
        }

        return transaction.Add(new StagedPunch(operation));
    }

    /// <summary>Notes the akeys that a fetch or a condition looks at; -DER_TX_RESTART when they changed under a read-only transaction.</summary>
    [SkipLocalsInit]
    public static int NoteReads(TransactionHandle transaction, in ReadView view, daos_obj_id_t id, in d_iov_t dkey, uint count, daos_iod_t* iods)
    {
        if (transaction.Kind == TransactionKind.Snapshot)
        {
            return Der.Success;
        }

        if (ObjectType.IsArray(id))
        {
            return NoteObject(transaction, view, id, stackalloc byte[KeyCodec.ObjectPrefix]);
        }

        return NoteAkeys(transaction, view, id, dkey, count, iods);
    }

    [SkipLocalsInit]
    private static int NoteAkeys(TransactionHandle transaction, in ReadView view, daos_obj_id_t id, in d_iov_t dkey, uint count, daos_iod_t* iods)
    {
        Span<byte> buffer = stackalloc byte[KeyCodec.MaxLength];
        int rc = Der.Success;
        for (uint i = 0; rc == 0 && i < count; i++)
        {
            AkeyAddress address = new(buffer, view.Container, id, NativeKey.Span(dkey), NativeKey.Span(iods[i].iod_name));
            rc = transaction.NoteRead(address.Key, ReadSet.EpochOf(view.Store, view.Txn, address.Key));
        }

        return rc;
    }

    /// <summary>Notes that a listing begins, of an object's dkeys or of a dkey's akeys.</summary>
    [SkipLocalsInit]
    public static int NoteListing(TransactionHandle transaction, in ReadView view, daos_obj_id_t id, d_iov_t* dkey)
    {
        if (transaction.Kind == TransactionKind.Snapshot)
        {
            return Der.Success;
        }

        Span<byte> buffer = stackalloc byte[KeyCodec.MaxLength];
        int length = KeyCodec.WriteObject(buffer, view.Container, id);
        if (dkey != null)
        {
            length += KeyCodec.WriteKey(buffer[length..], NativeKey.Span(*dkey), ObjectType.HasIntegerDkeys(id), out _);
        }

        return transaction.NoteListing(buffer[..length], ReadSet.KeysBelow(view.Store, view.Txn, buffer[..length]));
    }

    /// <summary>Notes that an array object was read.</summary>
    public static int NoteObject(TransactionHandle transaction, in ReadView view, daos_obj_id_t id, Span<byte> buffer)
    {
        if (transaction.Kind == TransactionKind.Snapshot)
        {
            return Der.Success;
        }

        int length = KeyCodec.WriteObject(buffer, view.Container, id);
        return transaction.NoteRead(buffer[..length], ReadSet.EpochOf(view.Store, view.Txn, buffer[..length]));
    }

    // A condition on a dkey looks at its akeys.
    private static void NoteDkey(TransactionHandle transaction, ObjectHandle target, Transaction txn, in d_iov_t dkey, Span<byte> buffer)
    {
        int length = KeyCodec.WriteObject(buffer, target.Container.Number, target.Id);
        length += KeyCodec.WriteKey(buffer[length..], NativeKey.Span(dkey), ObjectType.HasIntegerDkeys(target.Id), out _);
        using Cursor cursor = txn.OpenCursor(target.Container.Store.Tables.Akeys);
        for (bool more = cursor.SeekAtLeast(buffer[..length]); more && cursor.Key.StartsWith(buffer[..length]); more = cursor.Next())
        {
            transaction.NoteRead(cursor.Key, AkeyRecord.Parse(cursor.Key, cursor.Value).Epoch);
        }
    }
}
