using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>The transfers of one array, run to their end by the calling thread: memory is pinned for the call only.</summary>
internal static unsafe class ArrayCalls
{
    public static int Write(ArrayHandle handle, Span<daos_range_t> ranges, ReadOnlySpan<byte> source)
    {
        fixed (byte* p = source)
        {
            d_iov_t iov;
            Daos.d_iov_set(&iov, p, (nuint)source.Length);
            return Write(handle, ranges, new Span<d_iov_t>(ref iov));
        }
    }

    /// <param name="missing">Number of cells beyond the end; byte arrays alone tell.</param>
    public static int Read(ArrayHandle handle, Span<daos_range_t> ranges, Span<byte> destination, out ulong missing)
    {
        fixed (byte* p = destination)
        {
            d_iov_t iov;
            Daos.d_iov_set(&iov, p, (nuint)destination.Length);
            return Read(handle, ranges, new Span<d_iov_t>(ref iov), out missing);
        }
    }

    public static int Write(ArrayHandle handle, Span<daos_range_t> ranges, Span<d_iov_t> buffers)
    {
        int rc;
        fixed (daos_range_t* pRanges = ranges)
        fixed (d_iov_t* pBuffers = buffers)
        {
            daos_array_iod_t iod = new() { arr_nr = (ulong)ranges.Length, arr_rgs = pRanges };
            d_sg_list_t sgl = new() { sg_nr = (uint)buffers.Length, sg_iovs = pBuffers };
            rc = handle.Api.daos_array_write(handle.Value, default, &iod, &sgl, null);
        }
        GC.KeepAlive(handle);
        return rc;
    }

    public static int Read(ArrayHandle handle, Span<daos_range_t> ranges, Span<d_iov_t> buffers, out ulong missing)
    {
        int rc;
        fixed (daos_range_t* pRanges = ranges)
        fixed (d_iov_t* pBuffers = buffers)
        {
            daos_array_iod_t iod = new() { arr_nr = (ulong)ranges.Length, arr_rgs = pRanges };
            d_sg_list_t sgl = new() { sg_nr = (uint)buffers.Length, sg_iovs = pBuffers };
            rc = handle.Api.daos_array_read(handle.Value, default, &iod, &sgl, null);
            missing = iod.arr_nr_short_read;
        }
        GC.KeepAlive(handle);
        return rc;
    }

    public static int Punch(ArrayHandle handle, Span<daos_range_t> ranges)
    {
        int rc;
        fixed (daos_range_t* pRanges = ranges)
        {
            daos_array_iod_t iod = new() { arr_nr = (ulong)ranges.Length, arr_rgs = pRanges };
            rc = handle.Api.daos_array_punch(handle.Value, default, &iod, null);
        }
        GC.KeepAlive(handle);
        return rc;
    }
}
