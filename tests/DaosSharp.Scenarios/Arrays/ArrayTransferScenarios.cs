using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Arrays;

/// <summary>Reads and writes: sizes, cells, ranges and buffers.</summary>
public sealed unsafe class ArrayTransferScenarios(ScenarioContext context) : ArrayFamily(context)
{
    [Scenario("array.rw_{length}_at_{at}_chunk_{chunk}")]
    public void WriteAndRead(int length, ulong at, ulong chunk)
    {
        daos_handle_t array = NewArray(chunk);
        AddWriteSizeRead(array, at, (ulong)length, cell: 1);
        Result.Add("close", Close(array));
    }

    [Scenario("array.cell_{cell}_n_{n}")]
    public void Cells(int cell, ulong n)
    {
        daos_handle_t array = NewArray(chunk: 4, cell: (ulong)cell);
        AddWriteSizeRead(array, 3, n, cell);
        using NativeBuffer shorter = new((int)n * cell - 1);
        using NativeBuffer longer = new((int)n * cell + 1);
        Result.Add("write_short_buffer", Transfer.Write(Api, array, [Range(3, n)], [shorter]).Code);
        Result.Add("write_long_buffer", Transfer.Write(Api, array, [Range(3, n)], [longer]).Code);
    }

    [Scenario("array.null_sgl")]
    public void NullScatterList()
    {
        daos_handle_t array = NewArray(chunk: 8);
        daos_range_t range = Range(0, 4);
        daos_array_iod_t iod = new() { arr_nr = 1, arr_rgs = &range };
        Result.Add("r", Api.daos_array_read(array, Daos.DAOS_TX_NONE, &iod, null, null));
        Result.Add("w", Api.daos_array_write(array, Daos.DAOS_TX_NONE, &iod, null, null));
    }

    [Scenario("array.buffer_shorter")]
    public void BufferShorter() => AddWrongBuffer(range: 10, room: 5);

    [Scenario("array.buffer_longer")]
    public void BufferLonger() => AddWrongBuffer(range: 5, room: 10);

    [Scenario("array.ranges_out_of_order_same_chunk")]
    public void RangesOutOfOrder()
    {
        daos_handle_t array = NewArray(chunk: 64);
        using NativeBuffer data = NativeBuffer.Of("abcdef");
        Result.Add("write", Transfer.Write(Api, array, [Range(20, 3), Range(0, 3)], [data]).Code);
        AddRead(array, 0, 23);
    }

    [Scenario("array.ranges_adjacent")]
    public void RangesAdjacent()
    {
        daos_handle_t array = NewArray(chunk: 64);
        using NativeBuffer data = NativeBuffer.Of("abcdefghij");
        Result.Add("write", Transfer.Write(Api, array, [Range(0, 5), Range(5, 5)], [data]).Code);
        AddRead(array, 0, 10);
    }

    [Scenario("array.ranges_overlap_write")]
    public void RangesOverlapInWrite()
    {
        daos_handle_t array = NewArray(chunk: 64);
        using NativeBuffer data = NativeBuffer.Of("abcdefghijkl");
        Result.Add("write", Transfer.Write(Api, array, [Range(0, 6), Range(3, 6)], [data]).Code);
        AddSize(array);
        AddRead(array, 0, 9);
    }

    [Scenario("array.ranges_overlap_read")]
    public void RangesOverlapInRead()
    {
        daos_handle_t array = NewArray(chunk: 64);
        Must(Write(array, 0, "abcdefghij"));
        AddReadOf(array, 12, Range(0, 6), Range(3, 6));
    }

    [Scenario("array.ranges_short_read")]
    public void RangesPastTheEnd()
    {
        daos_handle_t array = NewArray(chunk: 64);
        Must(Write(array, 0, "abcdefghij"));
        AddReadOf(array, 16, Range(0, 4), Range(8, 4), Range(20, 8));
    }

    [Scenario("array.iovs_many")]
    public void ManyBuffers()
    {
        daos_handle_t array = NewArray(chunk: 8);
        daos_range_t[] ranges = [Range(1, 5), Range(10, 4)];
        using NativeBuffer w1 = NativeBuffer.Of("ab");
        using NativeBuffer w2 = NativeBuffer.Of("cdefg");
        using NativeBuffer w3 = NativeBuffer.Of("hi");
        Result.Add("w", Transfer.Write(Api, array, ranges, [w1, w2, w3]).Code);
        AddRead(array, 0, 14);
        using NativeBuffer r1 = new(1);
        using NativeBuffer r2 = new(2);
        using NativeBuffer r3 = new(3);
        using NativeBuffer r4 = new(3);
        Result.Add("r", Transfer.Read(Api, array, ranges, [r1, r2, r3, r4]).Code);
        Result.Data(r1.Span).Data(r2.Span).Data(r3.Span).Data(r4.Span);
    }

    [Scenario("array.iov_zero_len_inside")]
    public void EmptyBufferInside()
    {
        daos_handle_t array = NewArray(chunk: 8);
        using NativeBuffer first = NativeBuffer.Of("abc");
        using NativeBuffer empty = new(0);
        using NativeBuffer last = NativeBuffer.Of("def");
        Result.Add("w", Transfer.Write(Api, array, [Range(0, 6)], [first, empty, last]).Code);
        AddRead(array, 0, 6);
    }

    [Scenario("array.too_many_short_ranges")]
    public void TooManyShortRanges()
    {
        const int Count = 16385;
        daos_handle_t array = NewArray(chunk: 1 << 20);
        daos_range_t[] ranges = [.. Enumerable.Range(0, Count).Select(i => Range(2 * (ulong)i, 1))];
        using NativeBuffer data = NativeBuffer.Filled(Count, 'x');
        Result.Add("w", Transfer.Write(Api, array, ranges, [data]).Code);
        Result.Add("r", Transfer.Read(Api, array, ranges, [data]).Code);
    }

    private void AddWriteSizeRead(daos_handle_t array, ulong at, ulong cells, int cell)
    {
        using NativeBuffer data = NativeBuffer.Pattern((int)cells * cell);
        using NativeBuffer back = new(data.Length);
        Result.Add("write", Transfer.Write(Api, array, [Range(at, cells)], [data]).Code);
        AddSize(array);
        Result.Add("read", Transfer.Read(Api, array, [Range(at, cells)], [back]).Code);
        Result.Add("same", back.Span.SequenceEqual(data.Span));
    }

    private void AddWrongBuffer(ulong range, int room)
    {
        daos_handle_t array = NewArray(chunk: 8);
        using NativeBuffer buffer = NativeBuffer.Filled(room, 'x');
        Result.Add("w", Transfer.Write(Api, array, [Range(0, range)], [buffer]).Code);
        AddSize(array);
        Result.Add("r", Transfer.Read(Api, array, [Range(0, range)], [buffer]).Code);
    }

    private void AddReadOf(daos_handle_t array, int room, params ReadOnlySpan<daos_range_t> ranges)
    {
        using NativeBuffer buffer = new(room);
        Transfer read = Transfer.Read(Api, array, ranges, [buffer]);
        Result.Add("read", read.Code).Add("short", read.ShortCells).Data(buffer.Span);
    }
}
