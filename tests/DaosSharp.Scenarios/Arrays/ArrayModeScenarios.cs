using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Arrays;

/// <summary>Open modes, attributes given at opening, chunk sizes changed on a handle, wrong handles.</summary>
public sealed unsafe class ArrayModeScenarios(ScenarioContext context) : ArrayFamily(context)
{
    [Scenario("array.openmode_{mode}")]
    public void OpenMode(uint mode)
    {
        daos_obj_id_t oid = NewId();
        Must(Write(NewArray(oid, chunk: 8), 0, "abc"));
        Result.Add("open", TryOpen(oid, mode, out ulong cell, out ulong chunk, out daos_handle_t array)).Add("cell", cell).Add("chunk", chunk);
        AddSize(array);
        AddRead(array, 0, 3);
        Result.Add("write", Write(array, 5, "z")).Add("punch", Punch(array, 0, 1)).Add("set", SetSize(array, 2));
        AddSize(array);
        Result.Add("destroy", Destroy(array)).Add("close", Close(array));
    }

    [Scenario("array.openattr_type{type}_mode_{mode}")]
    public void OpenModeWithAttributes(uint type, uint mode)
    {
        daos_obj_id_t oid = Context.NewId((daos_otype_t)type);
        Must(TryOpenWithAttributes(oid, 1, 8, out daos_handle_t writer), "open");
        Must(Write(writer, 0, "abc"));
        Result.Add("open", TryOpenWithAttributes(oid, 1, 8, out daos_handle_t array, mode));
        AddSize(array);
        AddRead(array, 0, 3);
        Result.Add("write", Write(array, 5, "z")).Add("close", Close(array));
    }

    [Scenario("array.openattr_type{type}_cell{cell}_chunk{chunk}")]
    public void OpenWithAttributes(uint type, ulong cell, ulong chunk)
    {
        daos_obj_id_t oid = Context.NewId((daos_otype_t)type);
        int rc = TryOpenWithAttributes(oid, cell, chunk, out daos_handle_t array);
        Result.Add("open", rc);
        if (rc == 0)
        {
            ulong foundCell;
            ulong foundChunk;
            Result.Add("attr", Api.daos_array_get_attr(array, &foundChunk, &foundCell)).Add("chunk", foundChunk).Add("cell", foundCell);
            using NativeBuffer data = NativeBuffer.Filled((int)cell, 'z');
            Result.Add("write", Transfer.Write(Api, array, [Range(1, 1)], [data]).Code);
            AddSize(array);
            Result.Add("close", Close(array));
        }
        Result.Add("plain_open", TryOpen(oid, out _));
    }

    [Scenario("array.update_chunk_read")]
    public void ReadWithOtherChunkSize()
    {
        daos_obj_id_t oid = NewId();
        daos_handle_t array = NewArray(oid, chunk: 8);
        Must(Write(array, 0, "abcdefghijkl"));
        Must(TryOpen(oid, out daos_handle_t other), "open");
        Result.Add("upd", Api.daos_array_update_chunk_size(array, 4));
        AddSize(array);
        AddRead(array, 0, 12);
        AddRead(other, 0, 12);
        Result.Add("upd", Api.daos_array_update_chunk_size(array, 8));
        AddRead(array, 0, 12);
    }

    [Scenario("array.attr_null")]
    public void AttributesWithoutPointers()
    {
        daos_handle_t array = NewArray(chunk: 8);
        ulong size;
        Result.Add("cell_null", Api.daos_array_get_attr(array, &size, null)).Add("chunk_null", Api.daos_array_get_attr(array, null, &size));
    }

    [Scenario("array.global_modes")]
    public void GlobalFormInModes()
    {
        daos_handle_t array = NewArray(chunk: 8);
        Must(Write(array, 0, "abc"));
        d_iov_t form = default;
        Result.Add("size", Api.daos_array_local2global(array, &form));
        using NativeBuffer buffer = new((int)form.iov_buf_len);
        form = new d_iov_t { iov_buf = buffer.Address, iov_buf_len = form.iov_buf_len, iov_len = form.iov_buf_len };
        Result.Add("get", Api.daos_array_local2global(array, &form));
        daos_handle_t back;
        foreach (uint mode in (uint[])[0, Daos.DAOS_OO_RO, Daos.DAOS_OO_RW])
        {
            Result.Add($"back{mode}", Api.daos_array_global2local(Context.Container, form, mode, &back));
            AddRead(back, 0, 3);
            Result.Add("write", Write(back, 0, "Z")).Add("close", Close(back));
        }
        Must(Close(array), "close");
        Result.Add("after_close", Api.daos_array_global2local(Context.Container, form, 0, &back));
        AddRead(back, 0, 3);
        Must(Close(back), "close");
        Result.Add("nilcont", Api.daos_array_global2local(default, form, 0, &back));
    }

    [Scenario("array.nil_handle")]
    public void NilHandle()
    {
        AddUntouchedSize(default);
        AddStat(default);
        AddReadOrCode(default, 0, 1);
        Result.Add("write", Write(default, 0, "x")).Add("punch", Punch(default, 0, 1)).Add("set", SetSize(default, 1));
        Result.Add("destroy", Destroy(default)).Add("close", Close(default));
        ulong chunk;
        ulong cell;
        Result.Add("attr", Api.daos_array_get_attr(default, &chunk, &cell)).Add("chunk", Api.daos_array_update_chunk_size(default, 8));
    }

    [Scenario("array.nil_container")]
    public void NilContainer()
    {
        daos_obj_id_t oid = NewId();
        daos_handle_t array;
        ulong cell;
        ulong chunk;
        Result.Add("create", Api.daos_array_create(default, oid, Daos.DAOS_TX_NONE, 1, 8, &array, null));
        Result.Add("open", Api.daos_array_open(default, oid, Daos.DAOS_TX_NONE, Daos.DAOS_OO_RW, &cell, &chunk, &array, null));
        daos_obj_id_t plain = Context.NewId(daos_otype_t.DAOS_OT_ARRAY_BYTE);
        Result.Add("attr", Api.daos_array_open_with_attr(default, plain, Daos.DAOS_TX_NONE, Daos.DAOS_OO_RW, 1, 8, &array, null));
    }

    [Scenario("array.handle_as_kv")]
    public void HandleInKeyValueCalls()
    {
        daos_handle_t array = NewArray(chunk: 8);
        Must(Write(array, 0, "xxx"));
        using NativeBuffer key = NativeBuffer.Of("a\0");
        using NativeBuffer value = NativeBuffer.Of("1");
        ulong size = 1;
        sbyte* name = (sbyte*)key.Address;
        Result.Add("put", Api.daos_kv_put(array, Daos.DAOS_TX_NONE, 0, name, 1, value.Address, null));
        Result.Add("get", Api.daos_kv_get(array, Daos.DAOS_TX_NONE, 0, name, &size, value.Address, null));
        Result.Add("rm", Api.daos_kv_remove(array, Daos.DAOS_TX_NONE, 0, name, null));
        Result.Add("destroy", Api.daos_kv_destroy(array, Daos.DAOS_TX_NONE, null)).Add("close", Api.daos_kv_close(array, null));
        Result.Add("objclose", Api.daos_obj_close(array, null));
        AddUntouchedSize(array);
        Result.Add("close", Close(array));
    }

    private void AddUntouchedSize(daos_handle_t array)
    {
        ulong size = 12345;
        int rc = Api.daos_array_get_size(array, Daos.DAOS_TX_NONE, &size, null);
        Result.Add("size", rc, size);
    }
}
