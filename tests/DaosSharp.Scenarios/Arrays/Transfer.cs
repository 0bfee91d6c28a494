using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Arrays;

/// <summary>The outcome of one array read or write.</summary>
/// <param name="Code">What the call returned.</param>
/// <param name="ShortCells">arr_nr_short_read after the call.</param>
/// <param name="CellsRead">arr_nr_read after the call.</param>
public readonly unsafe record struct Transfer(int Code, ulong ShortCells, ulong CellsRead)
{
    public static Transfer Read(DaosApi api, daos_handle_t array, ReadOnlySpan<daos_range_t> ranges, ReadOnlySpan<NativeBuffer> buffers, daos_handle_t tx = default) =>
        Run(api, write: false, array, ranges, buffers, tx);

    public static Transfer Write(DaosApi api, daos_handle_t array, ReadOnlySpan<daos_range_t> ranges, ReadOnlySpan<NativeBuffer> buffers, daos_handle_t tx = default) =>
        Run(api, write: true, array, ranges, buffers, tx);

    private static Transfer Run(DaosApi api, bool write, daos_handle_t array, ReadOnlySpan<daos_range_t> ranges, ReadOnlySpan<NativeBuffer> buffers, daos_handle_t tx)
    {
        d_iov_t* iovs = stackalloc d_iov_t[buffers.Length];
        for (int i = 0; i < buffers.Length; i++)
            iovs[i] = buffers[i].ToIov();
        d_sg_list_t sgl = new() { sg_nr = (uint)buffers.Length, sg_iovs = iovs };
        fixed (daos_range_t* first = ranges)
        {
            daos_array_iod_t iod = new() { arr_nr = (ulong)ranges.Length, arr_rgs = first };
            int rc = write ? api.daos_array_write(array, tx, &iod, &sgl, null) : api.daos_array_read(array, tx, &iod, &sgl, null);
            return new Transfer(rc, iod.arr_nr_short_read, iod.arr_nr_read);
        }
    }
}
