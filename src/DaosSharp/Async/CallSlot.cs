using DaosSharp.Interop;

namespace DaosSharp.Async;

/// <summary>The slot that a <see cref="Call"/> fills.</summary>
internal readonly unsafe struct CallSlot(Call call, Operation operation, OperationSource? source, CancellationToken cancel)
{
    /// <summary>Words of the block, which functions write handles and numbers to.</summary>
    public ulong* Words => (ulong*)&operation.Block->Words;

    /// <summary>The first word, for the handle of what is opened.</summary>
    public daos_handle_t* Handle => (daos_handle_t*)Words;

    /// <summary>Writes a name or label, zero-terminated.</summary>
    public sbyte* Text(string text) => operation.SetKey(text.AsSpan());

    /// <summary>Cleared memory of its own for the operation; the call reads it with <see cref="Operation.OverflowAddress"/>.</summary>
    public byte* Memory(int length)
    {
        byte* memory = operation.AttachOverflow(length);
        new Span<byte>(memory, length).Clear();
        return memory;
    }

    public Submitted Submit<T>(in T submission)
        where T : struct, Submissions.ISubmission =>
        operation.Queue.Submit(operation, in submission, CallKind.Instance, call.Owner, source, cancel);
}
