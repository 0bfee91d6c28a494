using System.Runtime.CompilerServices;
using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Transactions;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Requests;

/// <summary>Questions about an object's keys and extents: libdaos's checks, then on the current state, in a transaction or on a snapshot.</summary>
internal static unsafe class ObjectQueries
{
    [SkipLocalsInit]
    public static int QueryKey(ObjectHandle target, daos_handle_t th, ulong flags, d_iov_t* dkey, d_iov_t* akey, daos_recx_t* extent)
    {
        if (extent != null)
        {
            *extent = default;
        }

        if (!KeyQuery.IsValid(target.Id, flags, dkey, akey, extent))
        {
            return flags == 0 ? Der.Success : Der.Invalid;
        }

        int rc = Begin(target, th, out TransactionHandle? transaction);
        if (rc != 0)
        {
            return rc;
        }

        bool wantsDkey = (flags & Daos.DAOS_GET_DKEY) != 0;
        using StoreRead read = target.Container.BeginRead();
        ReadView view = View(target, read, transaction);
        KeyQuery query = new(view, target.Id, flags, stackalloc byte[KeyCodec.MaxLength]);
        bool found = query.Run(
            wantsDkey ? default : NativeKey.Span(*dkey), (flags & Daos.DAOS_GET_AKEY) != 0 || akey == null ? default : NativeKey.Span(*akey));
        rc = transaction == null ? 0 : Note(transaction, view, target.Id, wantsDkey ? null : dkey, query.Found);
        if (rc != 0)
        {
            return rc;
        }

        if (wantsDkey)
        {
            dkey->iov_len = found ? (nuint)sizeof(ulong) : 0;
        }

        if (!found)
        {
            return Der.Success;
        }

        if (wantsDkey)
        {
            *(ulong*)dkey->iov_buf = query.Dkey;
        }

        // As in DAOS, which gives the akey only together with the dkey.
        if (wantsDkey && (flags & Daos.DAOS_GET_AKEY) != 0)
        {
            *(ulong*)akey->iov_buf = query.Akey;
        }

        if ((flags & Daos.DAOS_GET_RECX) != 0)
        {
            *extent = query.Extent;
        }

        return Der.Success;
    }

    public static int QueryMaxEpoch(ObjectHandle target, daos_handle_t th, ulong* epoch)
    {
        if (epoch == null)
        {
            return Der.Invalid;
        }

        int rc = Begin(target, th, out TransactionHandle? transaction);
        if (rc != 0)
        {
            return rc;
        }

        using StoreRead read = target.Container.BeginRead();
        *epoch = LastChange.Find(View(target, read, transaction), target.Id);
        return Der.Success;
    }

    [SkipLocalsInit]
    public static int ListExtents(
        ObjectHandle target, daos_handle_t th, d_iov_t* dkey, d_iov_t* akey, ulong* size, uint* count, daos_recx_t* extents,
        daos_epoch_range_t* epochs, daos_anchor_t* anchor, bool ascending)
    {
        if (count == null || *count == 0 || size == null || extents == null || anchor == null
            || !RequestCheck.IsKey(target.Id, dkey, isDkey: true) || !RequestCheck.IsKey(target.Id, akey, isDkey: false))
        {
            return Der.Invalid;
        }

        int rc = Begin(target, th, out TransactionHandle? transaction);
        if (rc != 0)
        {
            return rc;
        }

        using StoreRead read = target.Container.BeginRead();
        ReadView view = View(target, read, transaction);
        if (transaction != null)
        {
            daos_iod_t iod = new() { iod_name = *akey };
            rc = TransactionRequests.NoteReads(transaction, view, target.Id, *dkey, 1, &iod);
            if (rc != 0)
            {
                return rc;
            }
        }

        ExtentLister.List(view, target.Id, dkey, akey, size, count, extents, epochs, anchor, ascending);
        return Der.Success;
    }

    /// <summary>Places a listing before a dkey, or before an akey when one is given.</summary>
    [SkipLocalsInit]
    public static int KeyToAnchor(ObjectHandle target, daos_handle_t th, d_iov_t* dkey, d_iov_t* akey, daos_anchor_t* anchor)
    {
        if (anchor == null || !RequestCheck.IsKey(target.Id, dkey, isDkey: true)
            || (akey != null && !RequestCheck.IsKey(target.Id, akey, isDkey: false)))
        {
            return Der.Invalid;
        }

        int rc = TransactionRequests.BeginRead(th, out _);
        if (rc != 0)
        {
            return rc;
        }

        bool isInteger = akey == null ? ObjectType.HasIntegerDkeys(target.Id) : ObjectType.HasIntegerAkeys(target.Id);
        Span<byte> encoded = stackalloc byte[KeyCodec.MaxLength];
        int length = KeyCodec.WriteKey(encoded, NativeKey.Span(akey == null ? *dkey : *akey), isInteger, out _);
        ListAnchor.SetBefore(anchor, encoded[..length]);
        return Der.Success;
    }

    private static int Begin(ObjectHandle target, daos_handle_t th, out TransactionHandle? transaction)
    {
        int rc = TransactionRequests.BeginRead(th, out transaction);
        if (rc == 0 && target.Container.Store.HasWrites)
        {
            target.Container.Store.AwaitWrites(WriteTarget.OfObject(target.Container.Number, target.Id));
        }

        return rc;
    }

    private static ReadView View(ObjectHandle target, in StoreRead read, TransactionHandle? transaction) =>
        new(target.Container.Store, read.Txn, target.Container.Number, transaction?.ReadEpoch ?? Epoch.Max);

    // An answer changes when a key comes or goes, or the array that was found.
    [SkipLocalsInit]
    private static int Note(TransactionHandle transaction, in ReadView view, daos_obj_id_t id, d_iov_t* dkey, ReadOnlySpan<byte> found)
    {
        if (ObjectType.IsArray(id))
        {
            return TransactionRequests.NoteObject(transaction, view, id, stackalloc byte[KeyCodec.ObjectPrefix]);
        }

        int rc = TransactionRequests.NoteListing(transaction, view, id, dkey);
        return rc != 0 || found.IsEmpty || transaction.Kind == TransactionKind.Snapshot
            ? rc
            : transaction.NoteRead(found, ReadSet.EpochOf(view.Store, view.Txn, found));
    }
}
