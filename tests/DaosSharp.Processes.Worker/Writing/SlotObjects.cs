using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Processes.Worker.Writing;

/// <summary>The objects of one slot: a key-value object, an array of rows, and an array for writes that nobody checks one by one.</summary>
internal sealed unsafe class SlotObjects
{
    private const int Room = 200_000;

    private readonly int _slot;
    private readonly byte[] _buffer = new byte[Room];

    public SlotObjects(EngineSession session, int slot)
    {
        _slot = slot;
        ulong first = 10 * (ulong)slot;
        KeyValue = session.OpenKeyValue(first + 1);
        Array = session.OpenArray(first + 2);
        Scratch = session.OpenArray(first + 3);
    }

    public daos_handle_t KeyValue { get; }

    public daos_handle_t Array { get; }

    public daos_handle_t Scratch { get; }

    /// <summary>The operation whose result an item shows, 0 for none or a removal. Anything that none could have left fails.</summary>
    public ulong NumberOf(int item) => item < Plan.Keys ? NumberOfKey(item) : NumberOfRow(item);

    /// <summary>Fails when an item shows neither its last acknowledged operation nor the one after it.</summary>
    public void Verify(int item, ulong acknowledged)
    {
        ulong found = NumberOf(item);
        bool isLast = found == acknowledged || found == 0 && Plan.IsRemoval(_slot, item, acknowledged);
        bool isNext = found == acknowledged + 1 || found == 0 && Plan.IsRemoval(_slot, item, acknowledged + 1);
        if (!isLast && !isNext)
        {
            throw new InvalidDataException($"slot {_slot} item {item}: operation {acknowledged} was acknowledged, found is {found}");
        }
    }

    /// <summary>Writes the extents of a row by one call.</summary>
    public int WriteRow(int item, ulong number)
    {
        byte[] data = new byte[Plan.Extents * Plan.ExtentLength];
        for (int i = 0; i < Plan.Extents; i++)
        {
            Plan.Value(_slot, item, number, i).CopyTo(data.AsSpan(i * Plan.ExtentLength));
        }

        return TransferRow(item, data, write: true);
    }

    private ulong NumberOfKey(int item)
    {
        (int rc, byte[]? value) = EngineSession.Get(KeyValue, Plan.Key(item), Room);
        EngineSession.Require(rc);
        return value == null ? 0 : Plan.NumberOf(_slot, item, value)
            ?? throw new InvalidDataException($"slot {_slot} key {item}: a torn value of {value.Length} bytes");
    }

    private ulong NumberOfRow(int item)
    {
        Span<byte> data = _buffer.AsSpan(0, Plan.Extents * Plan.ExtentLength);
        data.Clear();
        EngineSession.Require(TransferRow(item, data, write: false));
        if (!data.ContainsAnyExcept((byte)0))
        {
            return 0;
        }

        ulong? first = Plan.NumberOf(_slot, item, data[..Plan.ExtentLength]);
        for (int i = 0; i < Plan.Extents; i++)
        {
            ulong? number = Plan.NumberOf(_slot, item, data.Slice(i * Plan.ExtentLength, Plan.ExtentLength), i);
            if (number == null || number != first)
            {
                throw new InvalidDataException($"slot {_slot} row {item}: a torn write, extent 0 is of {first}, extent {i} of {number}");
            }
        }

        return first!.Value;
    }

    private int TransferRow(int item, ReadOnlySpan<byte> data, bool write)
    {
        daos_range_t* ranges = stackalloc daos_range_t[Plan.Extents];
        for (int i = 0; i < Plan.Extents; i++)
        {
            ranges[i] = new daos_range_t { rg_idx = Plan.ExtentOffset(item - Plan.Keys, i), rg_len = Plan.ExtentLength };
        }

        fixed (byte* b = data)
        {
            daos_array_iod_t iod = new() { arr_nr = Plan.Extents, arr_rgs = ranges };
            d_iov_t iov = new() { iov_buf = b, iov_buf_len = (nuint)data.Length, iov_len = (nuint)data.Length };
            d_sg_list_t list = new() { sg_nr = 1, sg_iovs = &iov };
            DaosApi api = EngineSession.Api;
            return write ? api.daos_array_write(Array, default, &iod, &list, null) : api.daos_array_read(Array, default, &iod, &list, null);
        }
    }
}
