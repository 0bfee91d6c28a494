namespace DaosSharp;

/// <summary>
/// A guard found that pool memory was written behind its end, or after it was returned. The block is not used again.
/// Only pools with <see cref="DaosMemoryPoolOptions.Guards"/> check this.
/// </summary>
public sealed class DaosMemoryCorruptionException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was found.</param>
    /// <param name="address">Address of the first wrong byte.</param>
    public DaosMemoryCorruptionException(string message, nint address)
        : base(message) => Address = address;

    /// <summary>Address of the first wrong byte.</summary>
    public nint Address { get; }
}
