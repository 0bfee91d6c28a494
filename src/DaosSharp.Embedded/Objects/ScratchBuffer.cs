using System.Buffers;

namespace DaosSharp.Embedded.Objects;

/// <summary>
/// A copy of a record of the index. Spans into LMDB's pages do not survive the next write of the transaction, so whatever is needed
/// after one is copied first.
/// </summary>
internal ref struct ScratchBuffer : IDisposable
{
    private byte[]? _rented;

    public ScratchBuffer(ReadOnlySpan<byte> source, Span<byte> stack)
    {
        if (source.Length > stack.Length)
        {
            _rented = ArrayPool<byte>.Shared.Rent(source.Length);
            stack = _rented;
        }

        source.CopyTo(stack);
        Span = stack[..source.Length];
    }

    public ReadOnlySpan<byte> Span { get; }

    public void Dispose()
    {
        if (_rented != null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
            _rented = null;
        }
    }
}
