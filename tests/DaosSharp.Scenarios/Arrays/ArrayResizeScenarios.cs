using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Arrays;

/// <summary>Sizes set more than once, far away, in larger cells; punches after each other; what daos_array_stat reports then.</summary>
public sealed unsafe class ArrayResizeScenarios(ScenarioContext context) : ArrayFamily(context)
{
    [Scenario("array.set_size_big_{size}")]
    public void SetLargeSize(ulong size)
    {
        daos_handle_t array = NewArray(chunk: 1 << 20);
        Must(Write(array, 0, "xxx"));
        Result.Add("set_size", SetSize(array, size));
        AddSize(array);
        AddStat(array);
        AddRead(array, 0, 8);
        Result.Add("set_size", SetSize(array, 3));
        AddSize(array);
        AddRead(array, 0, 8);
    }

    [Scenario("array.set_size_cell{cell}_7_to_{size}")]
    public void SetSizeOfCells(int cell, ulong size)
    {
        daos_handle_t array = NewArray(chunk: 4, cell: (ulong)cell);
        using NativeBuffer data = NativeBuffer.Filled(7 * cell, 'x');
        Result.Add("write", Transfer.Write(Api, array, [Range(0, 7)], [data]).Code).Add("set_size", SetSize(array, size));
        AddSize(array);
        AddCells(array, 14, cell);
    }

    [Scenario("array.set_size_twice_{written}_{first}_{second}")]
    public void SetSizeTwice(int written, ulong first, ulong second)
    {
        daos_handle_t array = NewArray(chunk: 8);
        if (written > 0)
            Result.Add("write", Write(array, 0, new string('x', written)));
        foreach (ulong size in (ulong[])[first, second])
        {
            Result.Add("set", SetSize(array, size));
            AddSize(array);
        }
        AddRead(array, 0, 48);
    }

    [Scenario("array.set_size_{size}_write_at_{at}")]
    public void SetSizeThenWrite(ulong size, ulong at)
    {
        daos_handle_t array = NewArray(chunk: 8);
        Must(Write(array, 0, new string('x', 20)));
        Result.Add("set", SetSize(array, size)).Add("write", Write(array, at, "zz"));
        AddSize(array);
        AddRead(array, 0, 48);
    }

    [Scenario("array.punch_cell4_{at}_{length}")]
    public void PunchCells(ulong at, ulong length)
    {
        daos_handle_t array = NewArray(chunk: 4, cell: 4);
        using NativeBuffer data = NativeBuffer.Filled(7 * 4, 'x');
        Result.Add("write", Transfer.Write(Api, array, [Range(0, 7)], [data]).Code).Add("punch", Punch(array, at, length));
        AddSize(array);
        AddCells(array, 8, 4);
    }

    [Scenario("array.punch_write_punch")]
    public void PunchWritePunch()
    {
        daos_handle_t array = NewWritten();
        Result.Value(Punch(array, 0, 8)).Value(Write(array, 3, "zz")).Value(Punch(array, 3, 1));
        AddSize(array);
        AddRead(array, 0, 40);
    }

    [Scenario("array.punch_middle_then_tail")]
    public void PunchMiddleThenTail()
    {
        daos_handle_t array = NewWritten();
        Result.Value(Punch(array, 8, 16));
        AddSize(array);
        Result.Value(Punch(array, 24, 8));
        AddSize(array);
        AddRead(array, 0, 40);
    }

    [Scenario("array.punch_sparse")]
    public void PunchSparse()
    {
        daos_handle_t array = NewArray(chunk: 8);
        Must(Write(array, 0, "xxxx"));
        Must(Write(array, 40, "xxxx"));
        AddSize(array);
        Result.Value(Punch(array, 40, 4));
        AddSize(array);
        Result.Value(Punch(array, 0, 4));
        AddSize(array);
        AddRead(array, 0, 48);
    }

    [Scenario("array.punch_fresh")]
    public void PunchFresh()
    {
        daos_handle_t array = NewArray(chunk: 8);
        Result.Value(Punch(array, 0, 8));
        AddSize(array);
        AddStat(array);
    }

    [Scenario("array.stat_after_punch_{at}_{length}")]
    public void StatAfterPunch(ulong at, ulong length)
    {
        daos_handle_t array = NewWritten();
        ulong before = AddStat(array);
        Result.Add("punch", Punch(array, at, length));
        Result.Add("grows", AddStat(array) > before);
    }

    [Scenario("array.stat_after_set_size_{size}")]
    public void StatAfterSetSize(ulong size)
    {
        daos_handle_t array = NewWritten();
        daos_array_stbuf_t before = default;
        Must(Api.daos_array_stat(array, Daos.DAOS_TX_NONE, &before, null), "stat");
        Result.Add("set", SetSize(array, size));
        Result.Add("grows", AddStat(array) > before.st_max_epoch);
    }

    private daos_handle_t NewWritten()
    {
        daos_handle_t array = NewArray(chunk: 8);
        Must(Write(array, 0, new string('x', 32)));
        return array;
    }

    private void AddCells(daos_handle_t array, int cells, int cell)
    {
        using NativeBuffer buffer = new(cells * cell);
        Result.Add("read", Transfer.Read(Api, array, [Range(0, (ulong)cells)], [buffer]).Code).Data(buffer.Span);
    }
}
