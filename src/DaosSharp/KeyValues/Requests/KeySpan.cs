using DaosSharp.Async;

namespace DaosSharp;

/// <summary>A key of a synchronous operation as text or as bytes, until it is written into the block of the operation.</summary>
internal readonly ref struct KeySpan
{
    private readonly ReadOnlySpan<char> _text;
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly bool _isText;

    public KeySpan(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        _text = key;
        _isText = true;
    }

    public KeySpan(ReadOnlySpan<byte> key) => _bytes = key;

    public unsafe sbyte* Write(Operation operation) => _isText ? operation.SetKey(_text) : operation.SetKey(_bytes);

    /// <summary>For exceptions.</summary>
    public override string ToString() => _isText ? _text.ToString() : System.Text.Encoding.UTF8.GetString(_bytes);
}
