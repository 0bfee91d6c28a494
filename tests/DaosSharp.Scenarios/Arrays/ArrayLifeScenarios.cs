using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Arrays;

/// <summary>Arrays that are destroyed, in read-only and closed containers, and as the object they are.</summary>
public sealed unsafe class ArrayLifeScenarios(ScenarioContext context) : ArrayFamily(context)
{
    [Scenario("array.destroy_then_all")]
    public void DestroyThenEverything()
    {
        daos_obj_id_t oid = NewId();
        daos_handle_t array = NewArray(oid, chunk: 8);
        Must(Write(array, 0, "xxx"));
        Must(TryOpen(oid, out daos_handle_t other), "open");
        Result.Add("destroy", Destroy(array));
        AddStat(array);
        ulong chunk;
        ulong cell;
        Result.Add("attr", Api.daos_array_get_attr(array, &chunk, &cell)).Add("chunk", chunk).Add("cell", cell);
        Result.Add("punch", Punch(array, 0, 1)).Add("set", SetSize(array, 5));
        foreach (daos_handle_t handle in (daos_handle_t[])[array, other])
        {
            AddSize(handle);
            AddRead(handle, 0, 8);
        }
        Result.Add("open", TryOpen(oid, out _)).Add("close", Close(array)).Value(Close(other));
    }

    [Scenario("array.destroy_recreate_other")]
    public void CreateAgainWithOtherCells()
    {
        daos_obj_id_t oid = NewId();
        daos_handle_t old = NewArray(oid, chunk: 8);
        Must(Write(old, 0, "xxx"));
        Result.Add("destroy", Destroy(old)).Add("create", TryCreate(oid, 4, 16, out daos_handle_t array));
        ulong chunk;
        ulong cell;
        Must(Api.daos_array_get_attr(old, &chunk, &cell), "attributes");
        Result.Word("old").Add("chunk", chunk).Add("cell", cell);
        Must(Api.daos_array_get_attr(array, &chunk, &cell), "attributes");
        Result.Word("new").Add("chunk", chunk).Add("cell", cell);
        using NativeBuffer data = NativeBuffer.Of("aaaabbbb");
        Result.Add("write", Transfer.Write(Api, array, [Range(0, 2)], [data]).Code);
        AddSize(array);
        AddSize(old);
        AddReadOrCode(old, 0, 4);
    }

    [Scenario("array.destroy_fresh")]
    public void DestroyFresh()
    {
        daos_obj_id_t oid = NewId();
        daos_handle_t array = NewArray(oid, chunk: 8);
        Result.Add("destroy", Destroy(array)).Add("open", TryOpen(oid, out _)).Add("close", Close(array));
    }

    [Scenario("array.container_ro")]
    public void ReadOnlyContainer()
    {
        daos_obj_id_t oid = NewId();
        daos_handle_t writer = NewArray(oid, chunk: 8);
        Must(Write(writer, 0, "abc"));
        daos_obj_id_t missing = NewId();
        daos_obj_id_t plain = Context.NewId(daos_otype_t.DAOS_OT_ARRAY_BYTE);
        daos_handle_t container = Context.OpenContainer(Daos.DAOS_COO_RO);
        daos_handle_t array;
        ulong cell;
        ulong chunk;
        foreach (uint mode in (uint[])[Daos.DAOS_OO_RO, Daos.DAOS_OO_RW])
        {
            Result.Add($"open{mode}", Api.daos_array_open(container, oid, Daos.DAOS_TX_NONE, mode, &cell, &chunk, &array, null));
            AddSize(array);
            AddStat(array);
            AddRead(array, 0, 3);
            Result.Add("write", Write(array, 0, "Z")).Add("punch", Punch(array, 0, 1)).Add("set", SetSize(array, 1)).Add("destroy", Destroy(array));
            Must(Close(array), "close");
        }
        Result.Add("create", Api.daos_array_create(container, missing, Daos.DAOS_TX_NONE, 1, 8, &array, null));
        Result.Add("create_existing", Api.daos_array_create(container, oid, Daos.DAOS_TX_NONE, 1, 8, &array, null));
        Result.Add("attr", Api.daos_array_open_with_attr(container, plain, Daos.DAOS_TX_NONE, Daos.DAOS_OO_RW, 1, 8, &array, null));
        Result.Add("write", Write(array, 0, "xx"));
        AddSize(array);
        Must(Close(array), "close");
        AddRead(writer, 0, 3);
    }

    [Scenario("array.container_closed")]
    public void ClosedContainer()
    {
        daos_obj_id_t oid = NewId();
        Must(Write(NewArray(oid, chunk: 8), 0, "xxx"));
        daos_handle_t container = Context.OpenContainer(Daos.DAOS_COO_RW);
        daos_handle_t array;
        ulong cell;
        ulong chunk;
        Must(Api.daos_array_open(container, oid, Daos.DAOS_TX_NONE, Daos.DAOS_OO_RW, &cell, &chunk, &array, null), "open");
        Result.Add("contclose", Api.daos_cont_close(container, null));
        AddSize(array);
        AddReadOrCode(array, 0, 3);
        Result.Add("write", Write(array, 0, "x")).Add("close", Close(array));
    }
}
