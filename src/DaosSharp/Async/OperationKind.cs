namespace DaosSharp.Async;

/// <summary>
/// What an operation makes of its completion. One object for each kind of operation, shared by all of them. Called once, by
/// the thread that polled the completion, while the block still belongs to the operation; must not throw and must not wait.
/// </summary>
internal class OperationKind
{
    /// <summary>An operation without a result.</summary>
    public static readonly OperationKind NoResult = new();

    /// <summary>An operation whose result the function writes to the first word of the block.</summary>
    public static readonly OperationKind FirstWord = new FirstWordKind();

    /// <summary>Whether it only reads. The embedded engine does all of a read in the submitting call, so that an event would only cost.</summary>
    public virtual bool IsRead => false;

    /// <summary>Polls right behind a submission that did not find it complete, one after the other, up to some number.</summary>
    public int VainPolls;

    /// <summary>Turns a completion into a result or an error.</summary>
    /// <param name="operation">The operation, with its block and buffers.</param>
    /// <param name="rc">What the function returned, or what the event holds.</param>
    /// <param name="result">The result.</param>
    /// <returns>0, or the error code that the caller gets as an exception.</returns>
    public virtual int Complete(Operation operation, int rc, out long result)
    {
        result = 0;
        return rc;
    }

    /// <summary>Gives up what a completion gave, after <see cref="Complete"/>: the await has ended before. Must not throw and must not wait.</summary>
    /// <param name="operation">The operation, with its block and buffers.</param>
    public virtual void Discard(Operation operation)
    {
    }

    /// <summary>Bytes that go from a copy to the caller's memory after a success.</summary>
    /// <param name="operation">The operation, with its block and buffers.</param>
    /// <param name="result">What <see cref="Complete"/> gave.</param>
    public virtual long BytesToCopy(Operation operation, long result) => result;

    /// <summary>Writes what an operation has asked for with <see cref="Operation.Numbers"/>, after a success.</summary>
    /// <param name="operation">The operation, with its block and buffers.</param>
    /// <param name="numbers">The caller's memory.</param>
    public virtual void WriteNumbers(Operation operation, Span<long> numbers)
    {
    }

    /// <summary>What exceptions say that the operation was called for.</summary>
    public virtual string? Target(Operation operation) => operation.Owner?.ToString();

    private sealed class FirstWordKind : OperationKind
    {
        public override unsafe int Complete(Operation operation, int rc, out long result)
        {
            result = (long)operation.Block->Words[0];
            return rc;
        }
    }
}
