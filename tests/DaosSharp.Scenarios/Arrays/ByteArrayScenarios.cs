using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Arrays;

/// <summary>Byte arrays, which report short reads, and reads of holes in arrays of all types.</summary>
public sealed class ByteArrayScenarios(ScenarioContext context) : ArrayFamily(context)
{
    [Scenario("array.byte_{size}_read_{at}_{length}")]
    public void ReadBytes(int size, ulong at, ulong length)
    {
        daos_handle_t array = NewByteArray(chunk: 8);
        if (size > 0)
            Must(Write(array, 0, new string('x', size)));
        AddRead(array, at, length);
    }

    [Scenario("array.byte_hole_read_{at}_{length}")]
    public void ReadHoleOfByteArray(ulong at, ulong length)
    {
        daos_handle_t array = NewByteArray(chunk: 8);
        WriteEnds(array);
        AddSize(array);
        AddRead(array, at, length);
    }

    [Scenario("array.attr_hole_read_{at}_{length}")]
    public void ReadHoleOfPlainArray(ulong at, ulong length)
    {
        daos_handle_t array = NewPlainArray(daos_otype_t.DAOS_OT_ARRAY_ATTR, chunk: 8);
        WriteEnds(array);
        AddSize(array);
        AddRead(array, at, length);
    }

    [Scenario("array.hole_read_{at}_{length}")]
    public void ReadHole(ulong at, ulong length)
    {
        daos_handle_t array = NewArray(chunk: 8);
        WriteEnds(array);
        AddRead(array, at, length);
    }

    [Scenario("array.byte_punch_{at}_{length}")]
    public void PunchBytes(ulong at, ulong length)
    {
        daos_handle_t array = NewByteArray(chunk: 8);
        Must(Write(array, 0, new string('x', 32)));
        Result.Add("punch", Punch(array, at, length));
        AddSize(array);
        AddRead(array, 0, 40);
    }

    [Scenario("array.byte_set_size_20_to_{size}")]
    public void SetSizeOfBytes(ulong size)
    {
        daos_handle_t array = NewByteArray(chunk: 8);
        Must(Write(array, 0, new string('x', 20)));
        Result.Add("set", SetSize(array, size));
        AddSize(array);
        AddRead(array, 0, 40);
    }

    [Scenario("array.destroy_byte")]
    public void DestroyBytes()
    {
        daos_handle_t array = NewByteArray(chunk: 8);
        Must(Write(array, 0, new string('x', 12)));
        Result.Add("destroy", Destroy(array));
        AddSize(array);
        AddRead(array, 0, 4);
        Result.Add("write", Write(array, 0, "xx"));
        AddSize(array);
    }

    [Scenario("array.destroy_byte_ro")]
    public void DestroyReadOnly()
    {
        foreach (daos_otype_t type in (daos_otype_t[])[daos_otype_t.DAOS_OT_ARRAY_ATTR, daos_otype_t.DAOS_OT_ARRAY_BYTE])
        {
            daos_obj_id_t oid = Context.NewId(type);
            Must(TryOpenWithAttributes(oid, 1, 8, out daos_handle_t array), "open");
            Must(Write(array, 0, new string('x', 12)));
            Must(TryOpenWithAttributes(oid, 1, 8, out daos_handle_t reader, Daos.DAOS_OO_RO), "open");
            Result.Add("destroy", Destroy(reader));
            AddSize(array);
        }
    }

    private void WriteEnds(daos_handle_t array)
    {
        Must(Write(array, 0, "abc"));
        Must(Write(array, 40, "end"));
    }
}
