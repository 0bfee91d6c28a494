using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Arrays;

/// <summary>Several ranges and several buffers in one call.</summary>
public sealed unsafe class ArrayRangeScenarios(ScenarioContext context) : ArrayFamily(context)
{
    [Scenario("array.byte_ranges_{ranges:r}_into_{pieces:r}")]
    public void ReadBytes(string ranges, string pieces) => AddReadOf(NewByteArray(chunk: 8), ranges, pieces);

    [Scenario("array.arr_ranges_{ranges:r}_into_{pieces:r}")]
    public void Read(string ranges, string pieces) => AddReadOf(NewArray(chunk: 8), ranges, pieces);

    [Scenario("array.write_ranges_{ranges:r}_from_{pieces:r}")]
    public void Write(string ranges, string pieces)
    {
        daos_handle_t array = NewArray(chunk: 8);
        using NativeBuffer memory = Letters(TotalOf(pieces));
        daos_range_t[] parsed = ParseRanges(ranges);
        d_iov_t[] iovs = ParsePieces(pieces, memory);
        fixed (daos_range_t* first = parsed)
        fixed (d_iov_t* iov = iovs)
        {
            d_sg_list_t sgl = new() { sg_nr = (uint)iovs.Length, sg_iovs = iov };
            daos_array_iod_t iod = new() { arr_nr = (ulong)parsed.Length, arr_rgs = first };
            Result.Add("write", Api.daos_array_write(array, Daos.DAOS_TX_NONE, &iod, &sgl, null));
        }
        AddSize(array);
        AddRead(array, 0, 24);
    }

    [Scenario("array.punch_ranges_{ranges:r}")]
    public void PunchRanges(string ranges)
    {
        daos_handle_t array = NewArray(chunk: 8);
        Must(Write(array, 0, new string('x', 32)));
        Result.Add("punch", Punch(array, ParseRanges(ranges)));
        AddSize(array);
        AddRead(array, 0, 40);
    }

    [Scenario("array.ranges_{count}_of_1")]
    public void ManyRangesOfOne(int count)
    {
        daos_handle_t array = NewArray(chunk: 65536);
        daos_range_t[] ranges = [.. Enumerable.Range(0, count).Select(i => Range(2 * (ulong)i, 1))];
        using NativeBuffer data = Letters(count);
        using NativeBuffer back = new(count);
        Result.Add("write", Transfer.Write(Api, array, ranges, [data]).Code);
        AddSize(array);
        Result.Add("read", Transfer.Read(Api, array, ranges, [back]).Code).Add("same", back.Span.SequenceEqual(data.Span));
    }

    [Scenario("array.ranges_{count}_of_{length}")]
    public void ManyRanges(int count, int length)
    {
        daos_handle_t array = NewArray(chunk: 1 << 20);
        daos_range_t[] ranges = [.. Enumerable.Range(0, count).Select(i => Range(200 * (ulong)i, (ulong)length))];
        using NativeBuffer data = NativeBuffer.Filled(count * length, 'x');
        Result.Add("write", Transfer.Write(Api, array, ranges, [data]).Code);
        Result.Add("read", Transfer.Read(Api, array, ranges, [data]).Code);
    }

    private void AddReadOf(daos_handle_t array, string ranges, string pieces)
    {
        Must(Write(array, 0, "abcdefghijklmnopqrst", default));
        Must(Punch(array, 4, 8));
        Must(Write(array, 40, "UV", default));
        using NativeBuffer memory = new(TotalOf(pieces));
        daos_range_t[] parsed = ParseRanges(ranges);
        d_iov_t[] iovs = ParsePieces(pieces, memory);
        fixed (daos_range_t* first = parsed)
        fixed (d_iov_t* iov = iovs)
        {
            d_sg_list_t sgl = new() { sg_nr = (uint)iovs.Length, sg_iovs = iov };
            daos_array_iod_t iod = new() { arr_nr = (ulong)parsed.Length, arr_rgs = first, arr_nr_short_read = 77, arr_nr_read = 88 };
            int rc = Api.daos_array_read(array, Daos.DAOS_TX_NONE, &iod, &sgl, null);
            Result.Add("read", rc).Add("short", iod.arr_nr_short_read).Add("nread", iod.arr_nr_read).Add("out", sgl.sg_nr_out);
        }
        Result.Data(memory.Span);
    }

    private static NativeBuffer Letters(int count)
    {
        NativeBuffer letters = new(count);
        for (int i = 0; i < count; i++)
            letters.Span[i] = (byte)('a' + i % 26);
        return letters;
    }
}
