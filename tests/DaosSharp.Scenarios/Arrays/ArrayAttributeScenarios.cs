using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Arrays;

/// <summary>Creating and opening: object types, cell and chunk sizes.</summary>
public sealed unsafe class ArrayAttributeScenarios(ScenarioContext context) : ArrayFamily(context)
{
    [Scenario("array.create_cell_{cell}_chunk_{chunk}_type_{type}")]
    public void Create(ulong cell, ulong chunk, uint type)
    {
        daos_obj_id_t oid = Context.NewId((daos_otype_t)type);
        int rc = TryCreate(oid, cell, chunk, out daos_handle_t array);
        Result.Add("create", rc);
        if (rc != 0)
            return;
        AddAttributes("attr", array);
        Result.Add("close", Close(array));
        rc = TryOpen(oid, Daos.DAOS_OO_RW, out cell, out chunk, out _);
        Result.Add("open", rc).Add("chunk", chunk).Add("cell", cell);
    }

    [Scenario("array.type_{type}")]
    public void ObjectType(uint type)
    {
        int rc = Context.GenerateId((daos_otype_t)type, out daos_obj_id_t oid);
        if (rc != 0)
            Result.Add("gen", rc);
        rc = TryOpen(oid, out daos_handle_t array);
        Result.Add("open_before", rc);
        rc = TryOpenWithAttributes(oid, 1, 16, out array);
        Result.Add("open_with_attr", rc);
        if (rc == 0)
            Must(Close(array), "close");
        rc = TryCreate(oid, 1, 16, out array);
        Result.Add("create", rc);
        if (rc == 0)
            Must(Close(array), "close");
        rc = TryOpen(oid, Daos.DAOS_OO_RW, out ulong cell, out ulong chunk, out _);
        Result.Add("open_after", rc).Add("cell", cell).Add("chunk", chunk);
    }

    [Scenario("array.create_twice")]
    public void CreateTwice()
    {
        daos_obj_id_t oid = NewId();
        daos_handle_t array = NewArray(oid, chunk: 16);
        Must(Write(array, 0, "abc"));
        Result.Add("again", TryCreate(oid, 1, 16, out _));
        AddSize(array);
        Result.Add("other", TryCreate(oid, 4, 32, out _));
    }

    [Scenario("array.open_missing")]
    public void OpenMissing() => Result.Add("open", TryOpen(NewId(), out _));

    [Scenario("array.open_attr_byte_size")]
    public void ByteArrayWithoutMetadata()
    {
        daos_obj_id_t oid = Context.NewId(daos_otype_t.DAOS_OT_ARRAY_BYTE);
        Result.Add("open", TryOpenWithAttributes(oid, 1, 8, out daos_handle_t array));
        Must(Write(array, 0, "abcdefghijklmnopqrst"));
        AddSize(array);
        Must(Close(array), "close");
        Result.Add("open", TryOpenWithAttributes(oid, 1, 4, out array));
        AddSize(array);
        AddRead(array, 0, 20);
    }

    [Scenario("array.update_chunk_size")]
    public void UpdateChunkSize()
    {
        daos_handle_t array = NewArray(chunk: 16);
        Result.Add("upd", Api.daos_array_update_chunk_size(array, 32));
        AddAttributes("attr", array);
        Result.Add("zero", Api.daos_array_update_chunk_size(array, 0));
        ulong chunk;
        ulong cell;
        Must(Api.daos_array_get_attr(array, &chunk, &cell), "get attr");
        Result.Add("chunk", chunk);
    }

    private void AddAttributes(string name, daos_handle_t array)
    {
        ulong chunk = 0;
        ulong cell = 0;
        Result.Add(name, Api.daos_array_get_attr(array, &chunk, &cell)).Add("chunk", chunk).Add("cell", cell);
    }
}
