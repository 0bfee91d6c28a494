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

    protected int TryOpenWithAttributes(daos_obj_id_t oid, ulong cell, ulong chunk, out daos_handle_t array)
    {
        daos_handle_t handle = default;
        int rc = Api.daos_array_open_with_attr(Context.Container, oid, Daos.DAOS_TX_NONE, Daos.DAOS_OO_RW, cell, chunk, &handle, null);
        array = CloseAtEnd(rc, handle);
        return rc;
    }

    protected int Close(daos_handle_t array) => Api.daos_array_close(array, null);

    protected int SetSize(daos_handle_t array, ulong size) => Api.daos_array_set_size(array, Daos.DAOS_TX_NONE, size, null);

    protected int Destroy(daos_handle_t array) => Api.daos_array_destroy(array, Daos.DAOS_TX_NONE, null);

    /// <summary>Writes text into one range of the same length, in an array with cells of one byte.</summary>
    protected int Write(daos_handle_t array, ulong at, string text, daos_handle_t tx = default)
    {
        using NativeBuffer data = NativeBuffer.Of(text);
        return Transfer.Write(Api, array, [Range(at, (ulong)data.Length)], [data], tx).Code;
    }

    protected int Punch(daos_handle_t array, ulong at, ulong length)
    {
        daos_range_t range = Range(at, length);
        daos_array_iod_t iod = new() { arr_nr = 1, arr_rgs = &range };
        return Api.daos_array_punch(array, Daos.DAOS_TX_NONE, &iod, null);
    }

    /// <summary>Adds code and size to the result.</summary>
    protected void AddSize(daos_handle_t array, daos_handle_t tx = default)
    {
        ulong size = 0;
        int rc = Api.daos_array_get_size(array, tx, &size, null);
        Result.Add("size", rc, size);
    }

    /// <summary>Reads one range into a buffer of its length and adds code, short read counters and the buffer to the result.</summary>
    protected void AddRead(daos_handle_t array, ulong at, ulong cells, int cell = 1)
    {
        using NativeBuffer buffer = new((int)cells * cell);
        Transfer read = Transfer.Read(Api, array, [Range(at, cells)], [buffer]);
        Result.Add($"read({at},{cells})", read.Code).Add("short", read.ShortCells).Add("nread", read.CellsRead).Data(buffer.Span);
    }

    protected static daos_range_t Range(ulong at, ulong length) => new() { rg_idx = at, rg_len = length };

    private daos_handle_t CloseAtEnd(int rc, daos_handle_t array)
    {
        if (rc == 0)
            Context.CloseAtEnd(array, static (api, handle) => api.daos_array_close(handle, null));
        return array;
    }
}
