using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Arrays;

/// <summary>The calls of the array scenarios.</summary>
public abstract unsafe class ArrayFamily(ScenarioContext context) : ScenarioFamily(context)
{
    /// <summary>Creates an array with stored attributes.</summary>
    protected daos_handle_t NewArray(ulong chunk, ulong cell = 1) => NewArray(NewId(), chunk, cell);

    protected daos_handle_t NewArray(daos_obj_id_t oid, ulong chunk, ulong cell = 1)
    {
        Must(TryCreate(oid, cell, chunk, out daos_handle_t array), "array create");
        return array;
    }

    /// <summary>A fresh id of an array with stored attributes.</summary>
    protected daos_obj_id_t NewId() => Context.NewId(daos_otype_t.DAOS_OT_ARRAY);

    protected int TryCreate(daos_obj_id_t oid, ulong cell, ulong chunk, out daos_handle_t array) =>
        TryCreate(oid, Daos.DAOS_TX_NONE, cell, chunk, out array);

    protected int TryCreate(daos_obj_id_t oid, daos_handle_t tx, ulong cell, ulong chunk, out daos_handle_t array)
    {
        daos_handle_t handle = default;
        int rc = Api.daos_array_create(Context.Container, oid, tx, cell, chunk, &handle, null);
        array = CloseAtEnd(rc, handle);
        return rc;
    }

    protected int TryOpen(daos_obj_id_t oid, uint mode, out ulong cell, out ulong chunk, out daos_handle_t array)
    {
        daos_handle_t handle = default;
        ulong foundCell = 0;
        ulong foundChunk = 0;
        int rc = Api.daos_array_open(Context.Container, oid, Daos.DAOS_TX_NONE, mode, &foundCell, &foundChunk, &handle, null);
        (cell, chunk) = (foundCell, foundChunk);
        array = CloseAtEnd(rc, handle);
        return rc;
    }

    protected int TryOpen(daos_obj_id_t oid, out daos_handle_t array) => TryOpen(oid, Daos.DAOS_OO_RW, out _, out _, out array);

    protected int TryOpenWithAttributes(daos_obj_id_t oid, ulong cell, ulong chunk, out daos_handle_t array, uint mode = Daos.DAOS_OO_RW)
    {
        daos_handle_t handle = default;
        int rc = Api.daos_array_open_with_attr(Context.Container, oid, Daos.DAOS_TX_NONE, mode, cell, chunk, &handle, null);
        array = CloseAtEnd(rc, handle);
        return rc;
    }

    protected int Close(daos_handle_t array) => Api.daos_array_close(array, null);

    protected int SetSize(daos_handle_t array, ulong size, daos_handle_t tx = default) => Api.daos_array_set_size(array, tx, size, null);

    protected int Destroy(daos_handle_t array, daos_handle_t tx = default) => Api.daos_array_destroy(array, tx, null);

    /// <summary>Writes text into one range of the same length, in an array with cells of one byte.</summary>
    protected int Write(daos_handle_t array, ulong at, string text, daos_handle_t tx = default)
    {
        using NativeBuffer data = NativeBuffer.Of(text);
        return Transfer.Write(Api, array, [Range(at, (ulong)data.Length)], [data], tx).Code;
    }

    protected int Punch(daos_handle_t array, ulong at, ulong length, daos_handle_t tx = default) => Punch(array, [Range(at, length)], tx);

    protected int Punch(daos_handle_t array, ReadOnlySpan<daos_range_t> ranges, daos_handle_t tx = default)
    {
        fixed (daos_range_t* first = ranges)
        {
            daos_array_iod_t iod = new() { arr_nr = (ulong)ranges.Length, arr_rgs = first };
            return Api.daos_array_punch(array, tx, &iod, null);
        }
    }

    /// <summary>Adds code and size to the result.</summary>
    protected void AddSize(daos_handle_t array, daos_handle_t tx = default)
    {
        ulong size = 0;
        int rc = Api.daos_array_get_size(array, tx, &size, null);
        Result.Add("size", rc, size);
    }

    /// <summary>Adds code and size of daos_array_stat to the result.</summary>
    /// <returns>The epoch of the last update.</returns>
    protected ulong AddStat(daos_handle_t array, daos_handle_t tx = default)
    {
        daos_array_stbuf_t status = default;
        int rc = Api.daos_array_stat(array, tx, &status, null);
        Result.Add("stat", rc, status.st_size);
        return status.st_max_epoch;
    }

    /// <summary>Reads one range into a buffer of its length and adds code, short read counters and the buffer to the result.</summary>
    protected void AddRead(daos_handle_t array, ulong at, ulong cells, int cell = 1, daos_handle_t tx = default)
    {
        using NativeBuffer buffer = new((int)cells * cell);
        Transfer read = Transfer.Read(Api, array, [Range(at, cells)], [buffer], tx);
        Result.Add($"read({at},{cells})", read.Code).Add("short", read.ShortCells).Add("nread", read.CellsRead).Data(buffer.Span);
    }

    /// <summary>The same, with the code alone when the read fails.</summary>
    protected void AddReadOrCode(daos_handle_t array, ulong at, ulong cells)
    {
        using NativeBuffer buffer = new((int)cells);
        Transfer read = Transfer.Read(Api, array, [Range(at, cells)], [buffer]);
        Result.Add($"read({at},{cells})", read.Code);
        if (read.Code == 0)
            Result.Add("short", read.ShortCells).Add("nread", read.CellsRead).Data(buffer.Span);
    }

    /// <summary>Opens a fresh object of a type whose attributes are not stored.</summary>
    protected daos_handle_t NewPlainArray(daos_otype_t type, ulong chunk)
    {
        Must(TryOpenWithAttributes(Context.NewId(type), 1, chunk, out daos_handle_t array), "open");
        return array;
    }

    /// <summary>A byte array, which reports short reads.</summary>
    protected daos_handle_t NewByteArray(ulong chunk) => NewPlainArray(daos_otype_t.DAOS_OT_ARRAY_BYTE, chunk);

    /// <summary>Opens a transaction that is closed at the end of the scenario.</summary>
    protected daos_handle_t OpenTx(ulong flags = 0)
    {
        daos_handle_t tx;
        Must(Api.daos_tx_open(Context.Container, &tx, flags, null), "tx open");
        Context.CloseAtEnd(tx, static (api, handle) => api.daos_tx_close(handle, null));
        return tx;
    }

    /// <summary>Opens a view of a snapshot that is closed at the end of the scenario.</summary>
    protected daos_handle_t OpenView(ulong epoch)
    {
        daos_handle_t tx;
        Must(Api.daos_tx_open_snap(Context.Container, epoch, &tx, null), "view");
        Context.CloseAtEnd(tx, static (api, handle) => api.daos_tx_close(handle, null));
        return tx;
    }

    protected int Commit(daos_handle_t tx) => Api.daos_tx_commit(tx, null);

    /// <summary>The ranges of an id, such as 0+4_10+4.</summary>
    protected static daos_range_t[] ParseRanges(string text) =>
        [.. text.Trim('_').Split('_').Select(range => range.Split('+')).Select(parts => Range(Number(parts[0]), Number(parts[1])))];

    /// <summary>Pieces of one buffer with the lengths of an id, such as 3_5.</summary>
    protected static d_iov_t[] ParsePieces(string text, NativeBuffer memory)
    {
        List<d_iov_t> pieces = [];
        int at = 0;
        foreach (int length in text.Split('_').Select(part => (int)Number(part)))
        {
            pieces.Add(new d_iov_t { iov_buf = memory.Address + at, iov_buf_len = (nuint)length, iov_len = (nuint)length });
            at += length;
        }
        return [.. pieces];
    }

    protected static int TotalOf(string lengths) => lengths.Split('_').Sum(part => (int)Number(part));

    private static ulong Number(string text) => ulong.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    protected static daos_range_t Range(ulong at, ulong length) => new() { rg_idx = at, rg_len = length };

    private daos_handle_t CloseAtEnd(int rc, daos_handle_t array)
    {
        if (rc == 0)
            Context.CloseAtEnd(array, static (api, handle) => api.daos_array_close(handle, null));
        return array;
    }
}
