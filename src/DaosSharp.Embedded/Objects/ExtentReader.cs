namespace DaosSharp.Embedded.Objects;

/// <summary>Reads a range of records of one array from its extents.</summary>
internal static class ExtentReader
{
    private static readonly byte[] Zeros = new byte[4096];

    /// <summary>Copies what there is; the destination passes over holes.</summary>
    /// <param name="copy">False only to note which extents there are.</param>
    /// <returns>Records from the front of the range to the end of the last one found; 0 when there was none.</returns>
    public static ulong Read(
        in ReadView view, scoped ref VisibleExtents extents, ulong recordSize, ulong start, ulong count, bool copy,
        ref DestinationBuffers destination, ref ExtentMapWriter found)
    {
        ulong position = start;
        ulong end = start + count;
        for (bool more = extents.Seek(start); more; more = extents.Next())
        {
            ExtentRecord extent = extents.Current;
            if (extent.Start >= end)
            {
                break;
            }

            ulong low = Math.Max(extent.Start, start);
            ulong high = Math.Min(extent.End, end);
            found.Add(low, high - low);
            if (copy)
            {
                destination.Skip((long)((low - position) * recordSize));
                extent.Read(view.Store.Data, low, high - low, recordSize, ref destination);
            }

            position = high;
        }

        ulong last = position - start;
        if (copy)
        {
            destination.Skip((long)((end - position) * recordSize));
        }

        return last;
    }

    /// <summary>Like <see cref="Read"/>, but writes zeros into holes below the record <paramref name="zeroEnd"/>.</summary>
    public static void ReadZeroed(
        in ReadView view, scoped ref VisibleExtents extents, ulong recordSize, ulong start, ulong count, ulong zeroEnd,
        ref DestinationBuffers destination)
    {
        ulong position = start;
        ulong end = start + count;
        for (bool more = extents.Seek(start); more; more = extents.Next())
        {
            ExtentRecord extent = extents.Current;
            if (extent.Start >= end)
            {
                break;
            }

            ulong low = Math.Max(extent.Start, start);
            ulong high = Math.Min(extent.End, end);
            FillHole(position, low, zeroEnd, recordSize, ref destination);
            extent.Read(view.Store.Data, low, high - low, recordSize, ref destination);
            position = high;
        }

        FillHole(position, end, zeroEnd, recordSize, ref destination);
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
