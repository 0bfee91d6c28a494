using System.Runtime.CompilerServices;
using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Transactions;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Requests;

/// <summary>The array interface over a store, a transaction or a snapshot.</summary>
internal static unsafe class ArrayRequests
{
    public static int Read(ArrayHandle array, daos_handle_t th, daos_array_iod_t* iod, d_sg_list_t* list)
    {
        int rc = list == null ? Der.Invalid : ArrayCheck.Shape(array, iod, list);
        return rc != 0 ? rc : OnView(array, th, new ReadRequest { Array = array, Iod = iod, List = list });
    }

    /// <returns>The result, or <see cref="Events.EventGate.Pending"/> with an event.</returns>
    public static int Write(ArrayHandle array, daos_handle_t th, daos_array_iod_t* iod, d_sg_list_t* list, daos_event* ev)
    {
        int rc = ArrayCheck.Shape(array, iod, list);
        ArrayWrite operation = new()
        {
            Container = array.Target.Container.Number,
            Id = array.Target.Id,
            CellSize = array.CellSize,
            ChunkSize = array.ChunkSize,
            Ranges = iod->arr_rgs,
            Count = iod->arr_nr,
            List = list,
        };
        rc = rc != 0 ? rc : operation.Check();
        if (rc != 0)
        {
            return rc;
        }

        if (th.cookie == 0)
        {
            rc = ObjectRequests.CheckWritable(array.Target);
            return rc != 0 ? rc : array.Target.Container.Store.Write(operation, ev);
        }

        rc = TransactionRequests.BeginWrite(array.Target, th, out TransactionHandle? transaction);
        return transaction == null ? rc : transaction.Add(new StagedArrayWrite(operation, transaction.IsZeroCopy));
    }

    /// <returns>The result, or <see cref="Events.EventGate.Pending"/> with an event.</returns>
    public static int Punch(ArrayHandle array, daos_handle_t th, daos_array_iod_t* iod, daos_event* ev)
    {
        ArrayPunch operation = new()
        {
            Container = array.Target.Container.Number,
            Id = array.Target.Id,
            ChunkSize = array.ChunkSize,
            Ranges = iod->arr_rgs,
            Count = iod->arr_nr,
        };
        int rc = ArrayCheck.Shape(array, iod, null);
        rc = rc != 0 ? rc : operation.Check();
        if (rc != 0)
        {
            return rc;
        }

        if (th.cookie == 0)
        {
            rc = ObjectRequests.CheckWritable(array.Target);
            return rc != 0 ? rc : array.Target.Container.Store.Write(operation, ev);
        }

        rc = TransactionRequests.BeginWrite(array.Target, th, out TransactionHandle? transaction);
        return transaction == null ? rc : transaction.Add(new StagedArrayPunch(operation));
    }

    /// <returns>The result, or <see cref="Events.EventGate.Pending"/> with an event.</returns>
    public static int SetSize(ArrayHandle array, daos_handle_t th, ulong size, daos_event* ev)
    {
        if (size == ulong.MaxValue || array.CellSize == 0 || array.ChunkSize == 0)
        {
            return Der.Invalid;
        }

        ArrayResize operation = new()
        {
            Container = array.Target.Container.Number,
            Id = array.Target.Id,
            CellSize = array.CellSize,
            ChunkSize = array.ChunkSize,
            Size = size,
        };
        if (th.cookie == 0)
        {
            int rc = ObjectRequests.CheckWritable(array.Target);
            return rc != 0 ? rc : array.Target.Container.Store.Write(operation, ev);
        }

        int begun = TransactionRequests.BeginWrite(array.Target, th, out TransactionHandle? transaction);
        return transaction == null ? begun : transaction.Add(new StagedArrayResize(operation));
    }

    public static int Stat(ArrayHandle array, daos_handle_t th, ulong* size, ulong* maxEpoch)
    {
        if (array.ChunkSize == 0)
        {
            return Der.Invalid;
        }

        return OnView(array, th, new StatRequest { Array = array, Size = size, MaxEpoch = maxEpoch });
    }

    /// <summary>Reads the attributes that daos_array_create stored: -DER_NONEXIST without them, -DER_NO_PERM when they are none.</summary>
    public static int ReadMetadata(ObjectHandle target, daos_handle_t th, out ArrayMetadata metadata)
    {
        ArrayMetadata stored = default;
        ulong dkeyNumber = 0;
        byte akeyName = ArrayWrite.Akey;
        d_iov_t dkey = new() { iov_buf = &dkeyNumber, iov_buf_len = sizeof(ulong), iov_len = sizeof(ulong) };
        d_iov_t value = new() { iov_buf = &stored, iov_buf_len = (nuint)sizeof(ArrayMetadata), iov_len = (nuint)sizeof(ArrayMetadata) };
        d_sg_list_t list = new() { sg_nr = 1, sg_iovs = &value };
        daos_iod_t iod = MetadataIod(&akeyName);
        int rc = ObjectRequests.Fetch(target, th, Condition.DkeyFetch | Condition.AkeyFetch, &dkey, 1, &iod, &list, null);
        metadata = stored;
        return rc != 0 ? rc : stored.IsValid ? Der.Success : Der.NoPermission;
    }

    /// <summary>Stores the attributes of a new array: -DER_EXIST when it has some.</summary>
    public static int WriteMetadata(ObjectHandle target, daos_handle_t th, ulong cellSize, ulong chunkSize)
    {
        ArrayMetadata stored = ArrayMetadata.Create(cellSize, chunkSize);
        ulong dkeyNumber = 0;
        byte akeyName = ArrayWrite.Akey;
        d_iov_t dkey = new() { iov_buf = &dkeyNumber, iov_buf_len = sizeof(ulong), iov_len = sizeof(ulong) };
        d_iov_t value = new() { iov_buf = &stored, iov_buf_len = (nuint)sizeof(ArrayMetadata), iov_len = (nuint)sizeof(ArrayMetadata) };
        d_sg_list_t list = new() { sg_nr = 1, sg_iovs = &value };
        daos_iod_t iod = MetadataIod(&akeyName);
        return ObjectRequests.Update(target, th, Condition.DkeyInsert | Condition.AkeyInsert, &dkey, 1, &iod, &list, null);
    }

    private static daos_iod_t MetadataIod(byte* akey) => new()
    {
        iod_name = new d_iov_t { iov_buf = akey, iov_buf_len = 1, iov_len = 1 },
        iod_type = daos_iod_type_t.DAOS_IOD_SINGLE,
        iod_size = (ulong)sizeof(ArrayMetadata),
        iod_nr = 1,
    };

    [SkipLocalsInit]
    private static int OnView<TRequest>(ArrayHandle array, daos_handle_t th, TRequest request)
        where TRequest : struct, IViewRequest
    {
        int rc = TransactionRequests.BeginRead(th, out TransactionHandle? transaction);
        if (rc != 0)
        {
            return rc;
        }

        ContainerHandle container = array.Target.Container;
        if (container.Store.HasWrites)
        {
            container.Store.AwaitWrites(WriteTarget.OfObject(container.Number, array.Target.Id));
        }

        using StoreRead read = container.BeginRead();
        ReadView view = new(container.Store, read.Txn, container.Number, transaction?.ReadEpoch ?? Epoch.Max);
        if (transaction != null)
        {
            rc = TransactionRequests.NoteObject(transaction, view, array.Target.Id, stackalloc byte[KeyCodec.ObjectPrefix]);
        }

        return rc != 0 ? rc : request.Run(view);
    }

    private interface IViewRequest
    {
        int Run(in ReadView view);
    }

    private struct ReadRequest : IViewRequest
    {
        public ArrayHandle Array;
        public daos_array_iod_t* Iod;
        public d_sg_list_t* List;

        public readonly int Run(in ReadView view) => ArrayRead.Run(view, Array, Iod, List);
    }

    private struct StatRequest : IViewRequest
    {
        public ArrayHandle Array;
        public ulong* Size;
        public ulong* MaxEpoch;

        public readonly int Run(in ReadView view)
        {
            *Size = ArrayRead.Size(view, Array.Target.Id, Array.ChunkSize);
            if (MaxEpoch != null)
            {
                *MaxEpoch = Math.Min(view.Epoch, ObjectTable.LastUpdate(view.Store, view.Txn, view.Container, Array.Target.Id));
            }

            return Der.Success;
        }
    }
}
