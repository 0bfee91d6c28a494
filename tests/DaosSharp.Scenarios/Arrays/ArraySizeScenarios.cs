using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Arrays;

/// <summary>Setting the size, punching, and what a read sees afterwards.</summary>
public sealed class ArraySizeScenarios(ScenarioContext context) : ArrayFamily(context)
{
    [Scenario("array.set_size_{from}_to_{to}")]
    public void SetSize(int from, ulong to)
    {
        daos_handle_t array = NewArray(chunk: 8);
        if (from > 0)
            Result.Add("write", Write(array, 0, new string('x', from)));
        Result.Add("set_size", SetSize(array, to));
        AddSize(array);
        AddRead(array, 0, 40);
    }

    [Scenario("array.punch_{at}_{length}")]
    public void PunchRange(ulong at, ulong length)
    {
        daos_handle_t array = NewArray(chunk: 8);
        Must(Write(array, 0, new string('x', 32)));
        Result.Add($"punch({at},{length})", Punch(array, at, length));
        AddSize(array);
        AddRead(array, 0, 40);
    }

    [Scenario("array.empty")]
    public void Empty()
    {
        daos_handle_t array = NewArray(chunk: 8);
        AddSize(array);
        AddRead(array, 0, 10);
    }

    [Scenario("array.read_past_end")]
    public void ReadPastEnd()
    {
        daos_handle_t array = NewArray(chunk: 8);
        Must(Write(array, 0, "abcdefghij"));
        AddRead(array, 5, 10);
        AddRead(array, 10, 5);
        AddRead(array, 100, 5);
        AddRead(array, 0, 10);
    }

    [Scenario("array.hole_whole_chunks")]
    public void HoleOfWholeChunks()
    {
        daos_handle_t array = NewArray(chunk: 8);
        Must(Write(array, 40, "end"));
        AddSize(array);
        AddRead(array, 0, 43);
        AddRead(array, 36, 10);
    }

    [Scenario("array.shrink_write_beyond")]
    public void ShrinkThenWriteBeyond()
    {
        daos_handle_t array = NewArray(chunk: 8);
        Must(Write(array, 0, "aaaaaaaaaa"));
        Must(SetSize(array, 5));
        Must(Write(array, 14, "z"));
        AddSize(array);
        AddRead(array, 0, 15);
    }

    [Scenario("array.set_size_cells")]
    public void SetSizeInCells()
    {
        daos_handle_t array = NewArray(chunk: 4, cell: 8);
        using NativeBuffer data = NativeBuffer.Filled(5 * 8, 'x');
        Must(Transfer.Write(Api, array, [Range(0, 5)], [data]).Code);
        Result.Value(SetSize(array, 3));
        AddSize(array);
        Result.Value(SetSize(array, 6));
        AddSize(array);
        AddRead(array, 0, 6, cell: 8);
    }

    [Scenario("array.write_at_max")]
    public void WriteAtLargestIndexes()
    {
        daos_handle_t array = NewArray(chunk: 1 << 20);
        Result.Value(Write(array, (1UL << 63) - 1, "x"));
        AddSize(array);
        Result.Value(Write(array, 1UL << 63, "x"));
        AddSize(array);
        Result.Value(Write(array, ulong.MaxValue, "x"));
    }
}
