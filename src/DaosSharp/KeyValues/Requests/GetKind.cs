using DaosSharp.Async;

namespace DaosSharp;

/// <summary>A get: the function writes the size to the first word of the block, the request the room to the second.</summary>
internal sealed class GetKind(bool throws, bool sizeOnly) : KeyedKind
{
    /// <summary>The size; a missing key or a small buffer is an error.</summary>
    public static readonly GetKind Value = new(throws: true, sizeOnly: false);

    /// <summary>A number for <see cref="ValueResult.Decode"/>.</summary>
    public static readonly GetKind TryValue = new(throws: false, sizeOnly: false);

    /// <summary>The size, without a buffer; a missing key is an error.</summary>
    public static readonly GetKind Size = new(throws: true, sizeOnly: true);

    /// <summary>The size, without a buffer; -1 for a missing key.</summary>
    public static readonly GetKind TrySize = new(throws: false, sizeOnly: true);

    public override bool IsRead => true;

    public override unsafe int Complete(Operation operation, int rc, out long result)
    {
        long size = (long)operation.Block->Words[0];
        long room = (long)operation.Block->Words[1];
        result = size;
        if (rc == 0 && !sizeOnly && size > room)
            rc = (int)DaosError.RecordTooBig;
        if (rc == 0 || throws)
            return rc;
        if (rc == (int)DaosError.NotFound)
            result = ValueResult.NotFound;
        else if (rc == (int)DaosError.RecordTooBig)
            result = sizeOnly ? size : ValueResult.TooSmall(size);
        else
            return rc;
        return 0;
    }
}
