namespace DaosSharp.Embedded.Storage;

/// <summary>
/// A modification that may wait for others, to share a transaction with them. It holds pointers that stay valid until its event was
/// polled or its thread was told the result, and no managed references.
/// </summary>
internal interface IQueuedWrite : IWriteOperation
{
    /// <summary>The C function, for the words of a failure.</summary>
    static abstract string Function { get; }

    /// <summary>It may use the blocks that are kept for removals on a full disk.</summary>
    static abstract bool FreesSpace { get; }

    /// <summary>What reads must not overlook while it waits.</summary>
    WriteTarget Target { get; }

    /// <summary>Bytes of data.</summary>
    ulong Length { get; }
}
