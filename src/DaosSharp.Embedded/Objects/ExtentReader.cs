using DaosSharp.Interop;

namespace DaosSharp.Embedded.Objects;

/// <summary>Reads a range of records of one array from its extents.</summary>
internal static class ExtentReader
{
    private static readonly byte[] Zeros = new byte[4096];

    /// <summary>Copies what there is. Holes below the record <paramref name="zeroEnd"/> become zeros, the destination passes over others.</summary>
    /// <param name="copy">False only to note which extents there are.</param>
    /// <returns>Records from the front of the range to the end of the last one found; 0 when there was none.</returns>
    public static ulong Read(
        in ReadView view, scoped ref VisibleExtents extents, ulong recordSize, daos_recx_t range, ulong zeroEnd, bool copy,
        ref DestinationBuffers destination, ref ExtentMapWriter found)
    {
        ulong position = range.rx_idx;
        ulong end = range.rx_idx + range.rx_nr;
        for (bool more = extents.Seek(position); more; more = extents.Next())
        {
            ExtentRecord extent = extents.Current;
            if (extent.Start >= end)
            {
                break;
            }

            ulong low = Math.Max(extent.Start, range.rx_idx);
            ulong high = Math.Min(extent.End, end);
            found.Add(low, high - low);
            if (copy)
            {
                FillHole(position, low, zeroEnd, recordSize, ref destination);
                extent.Read(view.Store.Data, low, high - low, recordSize, ref destination);
            }

            position = high;
        }

        if (copy)
        {
            FillHole(position, end, zeroEnd, recordSize, ref destination);
        }

        return position - range.rx_idx;
    }

    /// <summary>Writes zeros for the part of a hole that lies below <paramref name="zeroEnd"/> and passes over the rest.</summary>
    public static void FillHole(ulong low, ulong high, ulong zeroEnd, ulong recordSize, ref DestinationBuffers destination)
    {
        ulong zeros = (Math.Clamp(zeroEnd, low, high) - low) * recordSize;
        ulong rest = (high - low) * recordSize - zeros;
        while (zeros > 0)
        {
            int n = (int)Math.Min(zeros, (ulong)Zeros.Length);
            destination.CopyFrom(Zeros.AsSpan(0, n));
            zeros -= (ulong)n;
        }

        destination.Skip((long)rest);
    }
}
