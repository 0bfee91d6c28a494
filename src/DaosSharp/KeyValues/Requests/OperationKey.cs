using DaosSharp.Async;

namespace DaosSharp;

/// <summary>A key as text or as bytes, until it is written into the block of an operation.</summary>
internal readonly struct OperationKey
{
    private readonly string? _text;
    private readonly ReadOnlyMemory<byte> _bytes;

    public OperationKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        _text = key;
    }

    public OperationKey(ReadOnlyMemory<byte> key) => _bytes = key;

    public unsafe sbyte* Write(Operation operation) =>
        _text is null ? operation.SetKey(_bytes.Span) : operation.SetKey(_text.AsSpan());
}
