using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Model;

/// <summary>One array of the engine next to its model: random modifications of both, reads that compare them.</summary>
internal sealed unsafe class ModelArray(ulong number, bool isByteArray, int cellSize, ulong chunk, int cells)
{
    private const byte Untouched = 0xA5;

    private daos_handle_t _handle;

    public ArrayModel Model { get; } = new(cells, cellSize);

    public void Open(EngineSession session)
    {
        daos_obj_id_t id = new() { lo = number };
        daos_otype_t type = isByteArray ? daos_otype_t.DAOS_OT_ARRAY_BYTE : daos_otype_t.DAOS_OT_ARRAY_ATTR;
        EngineSession.Require(EngineSession.Api.daos_obj_generate_oid2(session.ContainerHandle, &id, type, 0, 0, 0));
        daos_handle_t handle;
        EngineSession.Require(EngineSession.Api.daos_array_open_with_attr(
            session.ContainerHandle, id, default, Daos.DAOS_OO_RW, (ulong)cellSize, chunk, &handle, null));
        _handle = handle;
    }

    /// <summary>Writes one range, or several in one call.</summary>
    /// <returns>0, or -DER_NOSPACE with everything as before.</returns>
    public int Write(Random random)
    {
        (int Start, int Count)[] ranges = Ranges(random);
        byte[] data = new byte[ranges.Sum(static r => r.Count) * cellSize];
        random.NextBytes(data);
        int rc = Transfer(default, ranges, data, write: true);
        int at = 0;
        foreach ((int start, int count) in rc == 0 ? ranges : [])
        {
            Model.Write(start, data.AsSpan(at, count * cellSize));
            at += count * cellSize;
        }

        return rc;
    }

    public int Punch(Random random)
    {
        (int start, int count) = Range(random, 0, cells);
        daos_range_t range = new() { rg_idx = (ulong)start, rg_len = random.Next(20) == 0 ? ulong.MaxValue - (ulong)start : (ulong)count };
        daos_array_iod_t iod = new() { arr_nr = 1, arr_rgs = &range };
        int rc = EngineSession.Api.daos_array_punch(_handle, default, &iod, null);
        if (rc == 0)
        {
            Model.Punch(start, range.rg_len == (ulong)count ? count : cells - start);
        }

        return rc;
    }

    public int SetSize(Random random)
    {
        int size = random.Next(8) == 0 ? 0 : random.Next(cells + 1);
        int rc = EngineSession.Api.daos_array_set_size(_handle, default, (ulong)size, null);
        if (rc == 0)
        {
            Model.SetSize(size);
        }

        return rc;
    }

    /// <summary>Compares the size and a part of the array with the model.</summary>
    public void CompareSome(Random random, ArrayModel expected, daos_handle_t view) => Compare(expected, view, Ranges(random));

    public void CompareAll(ArrayModel expected, daos_handle_t view) => Compare(expected, view, [(0, cells)]);

    private void Compare(ArrayModel expected, daos_handle_t view, (int Start, int Count)[] ranges)
    {
        ulong size;
        EngineSession.Require(EngineSession.Api.daos_array_get_size(_handle, view, &size, null));
        Assert.Equal(expected.Size, (int)size);
        byte[] wanted = new byte[ranges.Sum(static r => r.Count) * cellSize];
        wanted.AsSpan().Fill(Untouched);
        byte[] got = [.. wanted];
        int at = 0;
        foreach ((int start, int count) in ranges)
        {
            expected.Read(start, wanted.AsSpan(at, count * cellSize), isByteArray);
            at += count * cellSize;
        }

        EngineSession.Require(Transfer(view, ranges, got, write: false));
        int differs = wanted.AsSpan().CommonPrefixLength(got);
        Assert.True(differs == wanted.Length, $"array {number}: byte {differs} of the ranges {string.Join(", ", ranges)} differs");
    }

    // Up to four ranges in ascending order that do not touch each other.
    private (int Start, int Count)[] Ranges(Random random)
    {
        int parts = random.Next(6) == 0 ? random.Next(2, 5) : 1;
        return [.. Enumerable.Range(0, parts).Select(i => Range(random, cells / parts * i, cells / parts))];
    }

    private (int Start, int Count) Range(Random random, int first, int room)
    {
        int longest = (random.Next(5) switch { 0 => 40, 1 => 700, 2 => 4000, 3 => 30_000, _ => 120_000 } + cellSize - 1) / cellSize;
        int count = random.Next(1, Math.Min(room, longest) + 1);
        return (first + random.Next(room - count + 1), count);
    }

    private int Transfer(daos_handle_t view, (int Start, int Count)[] ranges, byte[] data, bool write)
    {
        daos_range_t[] native = [.. ranges.Select(static r => new daos_range_t { rg_idx = (ulong)r.Start, rg_len = (ulong)r.Count })];
        fixed (byte* d = data)
        fixed (daos_range_t* r = native)
        {
            daos_array_iod_t iod = new() { arr_nr = (ulong)native.Length, arr_rgs = r };

            // Two buffers that meet at an odd place.
            nuint half = (nuint)data.Length / 3;
            d_iov_t* iovs = stackalloc d_iov_t[2];
            iovs[0] = new d_iov_t { iov_buf = d, iov_buf_len = half, iov_len = half };
            iovs[1] = new d_iov_t { iov_buf = d + half, iov_buf_len = (nuint)data.Length - half, iov_len = (nuint)data.Length - half };
            d_sg_list_t list = new() { sg_nr = 2, sg_iovs = iovs };
            return write
                ? EngineSession.Api.daos_array_write(_handle, view, &iod, &list, null)
                : EngineSession.Api.daos_array_read(_handle, view, &iod, &list, null);
        }
    }
}
