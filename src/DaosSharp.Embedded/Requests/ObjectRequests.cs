using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Transactions;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Requests;

/// <summary>
/// Object operations as libdaos offers them: its checks in its order, then on the store at once, in a transaction, or on a snapshot.
/// </summary>
internal static unsafe class ObjectRequests
{
    /// <returns>The result, or <see cref="Events.EventGate.Pending"/> with an event.</returns>
    public static int Update(
        ObjectHandle target, daos_handle_t th, ulong flags, d_iov_t* dkey, uint count, daos_iod_t* iods, d_sg_list_t* lists, daos_event* ev)
    {
        int rc = CheckUpdate(target, flags, dkey, count, iods, lists);
        if (rc != 0)
        {
            return rc;
        }

        UpdateOperation operation = new()
        {
            Container = target.Container.Number,
            Id = target.Id,
            Flags = flags,
            Dkey = dkey,
            Count = count,
            Iods = iods,
            Lists = lists,
        };
        if (th.cookie == 0)
        {
            rc = CheckWritable(target);
            return rc != 0 ? rc : target.Container.Store.Write(operation, ev);
        }

        rc = TransactionRequests.BeginWrite(target, th, out TransactionHandle? transaction);
        return transaction == null ? rc : TransactionRequests.Stage(transaction, target, operation);
    }

    /// <summary>What libdaos checks of an update before it sends anything.</summary>
    public static int CheckUpdate(ObjectHandle target, ulong flags, d_iov_t* dkey, uint count, daos_iod_t* iods, d_sg_list_t* lists)
    {
        bool areFlagsValid = (flags & Condition.Mask) == 0 || Condition.IsValidForUpdate(flags);
        return Check(target, areFlagsValid, dkey, count, iods, lists, isUpdate: true);
    }

    public static int Fetch(
        ObjectHandle target, daos_handle_t th, ulong flags, d_iov_t* dkey, uint count, daos_iod_t* iods, d_sg_list_t* lists, daos_iom_t* maps)
    {
        bool areFlagsValid = (flags & Condition.Mask) == 0 || Condition.IsValidForFetch(flags);
        int rc = Check(target, areFlagsValid, dkey, count, iods, lists, isUpdate: false);
        if (rc != 0)
        {
            return rc;
        }

        rc = TransactionRequests.BeginRead(th, out TransactionHandle? transaction);
        if (rc != 0)
        {
            return rc;
        }

        if (target.Container.Store.HasWrites)
        {
            target.Container.Store.AwaitWrites(WriteTarget.OfKey(target.Container.Number, target.Id, NativeKey.Span(*dkey)));
        }

        using StoreRead read = target.Container.BeginRead();
        ReadView view = new(target.Container.Store, read.Txn, target.Container.Number, transaction?.ReadEpoch ?? Epoch.Max);
        rc = transaction == null ? 0 : TransactionRequests.NoteReads(transaction, view, target.Id, *dkey, count, iods);
        return rc != 0 ? rc : Objects.Fetch.Run(view, target.Id, flags, dkey, count, iods, lists, maps);
    }

    /// <summary>Punch of the object (no dkey), a dkey (no akeys) or akeys.</summary>
    /// <returns>The result, or <see cref="Events.EventGate.Pending"/> with an event.</returns>
    public static int Punch(
        ObjectHandle target, daos_handle_t th, ulong flags, d_iov_t* dkey, uint akeyCount, d_iov_t* akeys, daos_event* ev)
    {
        int rc = CheckPunch(target, dkey, akeyCount, akeys);
        if (rc != 0)
        {
            return rc;
        }

        PunchOperation operation = new()
        {
            Container = target.Container.Number,
            Id = target.Id,
            Flags = flags,
            Dkey = dkey,
            AkeyCount = akeyCount,
            Akeys = akeys,
        };
        if (th.cookie == 0)
        {
            rc = CheckWritable(target);
            return rc != 0 ? rc : target.Container.Store.Write(operation, ev);
        }

        rc = TransactionRequests.BeginWrite(target, th, out TransactionHandle? transaction);
        return transaction == null ? rc : TransactionRequests.Stage(transaction, target, operation);
    }

    /// <summary>What libdaos checks of a punch before it sends anything.</summary>
    public static int CheckPunch(ObjectHandle target, d_iov_t* dkey, uint akeyCount, d_iov_t* akeys)
    {
        for (uint i = 0; i < akeyCount; i++)
        {
            if (!RequestCheck.IsKey(target.Id, akeys + i, isDkey: false))
            {
                return Der.Invalid;
            }
        }

        return dkey == null || RequestCheck.IsKey(target.Id, dkey, isDkey: true) ? Der.Success : Der.Invalid;
    }

    /// <summary>Lists dkeys, or akeys of a dkey.</summary>
    public static int List(
        ObjectHandle target, daos_handle_t th, d_iov_t* dkey, uint* count, daos_key_desc_t* descriptors, d_sg_list_t* list, daos_anchor_t* anchor)
    {
        if (count == null || *count == 0 || anchor == null)
        {
            return Der.Invalid;
        }

        int rc = TransactionRequests.BeginRead(th, out TransactionHandle? transaction);
        if (rc != 0)
        {
            return rc;
        }

        // Without descriptors or buffers DAOS returns no key and no error.
        if (descriptors == null || list == null || (list->sg_nr > 0 && list->sg_iovs == null))
        {
            *count = 0;
            return Der.Success;
        }

        if (!RequestCheck.AreBuffers(list))
        {
            return Der.Invalid;
        }

        if (target.Container.Store.HasWrites)
        {
            target.Container.Store.AwaitWrites(WriteTarget.OfObject(target.Container.Number, target.Id));
        }

        using StoreRead read = target.Container.BeginRead();
        ReadView view = new(target.Container.Store, read.Txn, target.Container.Number, transaction?.ReadEpoch ?? Epoch.Max);
        if (transaction != null && anchor->da_type == (ushort)daos_anchor_type_t.DAOS_ANCHOR_TYPE_ZERO)
        {
            rc = TransactionRequests.NoteListing(transaction, view, target.Id, dkey);
            if (rc != 0)
            {
                return rc;
            }
        }

        return KeyLister.List(view, target.Id, dkey, count, descriptors, list, anchor);
    }

    /// <summary>0, or -DER_NO_PERM when handle or container are read-only.</summary>
    public static int CheckWritable(ObjectHandle target) =>
        target.CanWrite && target.Container.CanWrite ? Der.Success : Der.NoPermission;

    // libdaos's order: flags, dkey and number of akeys, then the akeys themselves.
    private static int Check(
        ObjectHandle target, bool areFlagsValid, d_iov_t* dkey, uint count, daos_iod_t* iods, d_sg_list_t* lists, bool isUpdate) =>
        areFlagsValid && RequestCheck.IsKey(target.Id, dkey, isDkey: true) && count > 0
            ? RequestCheck.Iods(target.Id, count, iods, lists, isUpdate)
            : Der.Invalid;
}
