namespace DaosSharp;

/// <summary>What became of an asynchronous get.</summary>
/// <param name="Status">Whether the value is in the buffer.</param>
/// <param name="Size">Size of the value in bytes, also when it is larger than the buffer; 0 when the key is not there.</param>
public readonly record struct ValueResult(ValueStatus Status, long Size)
{
    /// <summary>Whether the value is in the buffer.</summary>
    public bool IsFound => Status == ValueStatus.Found;

    // As one number: the size, or -1 for a missing key, or -2 - size for a value that does not fit.
    internal static long NotFound => -1;

    internal static long TooSmall(long size) => -2 - size;

    internal static ValueResult Decode(long number) => number switch
    {
        >= 0 => new(ValueStatus.Found, number),
        -1 => new(ValueStatus.NotFound, 0),
        _ => new(ValueStatus.BufferTooSmall, -2 - number),
    };
}
