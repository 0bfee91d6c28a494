namespace DaosSharp.Async;

/// <summary>
/// A slot of a queue: the native block and what the operation in it owns until its completion was polled. Whoever rented the
/// slot fills it and then submits it, or gives it back.
/// </summary>
internal sealed unsafe partial class Operation(OperationQueue queue, int index, OperationBlock* block)
{
    /// <summary>
    /// Who still has to leave, the submitting call and the completion: the last one gives the slot back. 1 for an operation in flight whose
    /// submission has left.
    /// </summary>
    public int Parties;

    /// <summary>The event was used by a function that reports errno values.</summary>
    public bool EventReportsErrno;

    /// <summary>The submitting thread waits for the completion itself. Set before the slot is filled.</summary>
    public bool IsSynchronous;

    /// <summary>The completion of a synchronous operation was polled.</summary>
    public bool IsDone;

    /// <summary>Submissions of this slot that were not polled for at once.</summary>
    public uint Unpolled;

    public OperationQueue Queue { get; } = queue;

    public int Index { get; } = index;

    public OperationBlock* Block { get; } = block;

    /// <summary>Gets the result. A source that nobody has seen stays with the slot; null when there is none.</summary>
    public OperationSource? Source { get; set; }

    public OperationKind Kind { get; set; } = OperationKind.NoResult;

    /// <summary>Kept alive until the completion; names the object in exceptions.</summary>
    public object? Owner { get; set; }

    /// <summary>More that a kind needs.</summary>
    public object? State { get; set; }

    /// <summary>The C function in flight.</summary>
    public string Function { get; set; } = "";

    public long StartTicks { get; set; }

    /// <summary>Forgets the operation, apart from what the slot keeps for the next one.</summary>
    public void Clear()
    {
        Owner = null;
        if (State is not null)
            State = null;
        IsSynchronous = false;
        IsDone = false;
        KeyAddress = null;
        Bytes = 0;
    }
}
