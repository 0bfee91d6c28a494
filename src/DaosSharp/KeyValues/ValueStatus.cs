namespace DaosSharp;

/// <summary>What became of a get into the caller's buffer.</summary>
public enum ValueStatus
{
    /// <summary>The key is not there.</summary>
    NotFound,

    /// <summary>The value is in the buffer.</summary>
    Found,

    /// <summary>The value is larger than the buffer; nothing was written, and the size is known.</summary>
    BufferTooSmall,
}
