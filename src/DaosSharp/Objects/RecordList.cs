namespace DaosSharp;

/// <summary>Checks of extents before anything native sees them.</summary>
internal static class RecordList
{
    /// <summary>How many records so many bytes are.</summary>
    public static long Count(int bytes, int recordSize, string parameter) => bytes > 0 && bytes % recordSize == 0
        ? bytes / recordSize
        : throw new ArgumentException($"{bytes} bytes are no whole number of records of {recordSize} bytes, at least one.", parameter);

    public static void Check(ReadOnlySpan<RecordExtent> extents, string parameter)
    {
        if (extents.IsEmpty)
            throw new ArgumentException("There is no extent.", parameter);
        foreach (RecordExtent extent in extents)
        {
            if (extent.Index < 0 || extent.Count <= 0 || extent.Count > long.MaxValue - extent.Index)
                throw new ArgumentOutOfRangeException(parameter, extent, "An extent has at least one record and lies between 0 and 2^63.");
        }
    }
}
