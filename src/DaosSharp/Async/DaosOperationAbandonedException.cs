namespace DaosSharp;

/// <summary>
/// An operation was not complete when the time to close its queue was over. Its outcome is unknown. Memory of the caller that
/// was pinned for it stays pinned, and libdaos may still read or write it: do not use it again.
/// </summary>
public sealed class DaosOperationAbandonedException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="operation">Name of the C function in flight.</param>
    public DaosOperationAbandonedException(string operation)
        : base($"{operation} was still in flight when its event queue was closed; its outcome is unknown, and its buffer must not be used again.") =>
        Operation = operation;

    /// <summary>Name of the C function in flight.</summary>
    public string Operation { get; }
}
