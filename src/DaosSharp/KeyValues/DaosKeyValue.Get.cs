using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace DaosSharp;

public sealed unsafe partial class DaosKeyValue
{
    // Most metadata values fit: one call instead of one for the size and one for the value.
    private const int FirstGetBytes = 1024;

    private const string GetName = "daos_kv_get";

    /// <summary>Gets a value into the caller's buffer. <c>daos_kv_get</c></summary>
    /// <param name="key">The key.</param>
    /// <param name="destination">Receives the value. Nothing is written beyond the value's size.</param>
    /// <returns>Size of the value in bytes.</returns>
    /// <exception cref="DaosException"><see cref="DaosError.NotFound"/>: the key is not there. <see cref="DaosError.RecordTooBig"/>: the value is larger than the buffer, into which nothing was written.</exception>
    public int Get(string key, Span<byte> destination) =>
        GetInto(new(key), destination);

    /// <inheritdoc cref="Get(string, Span{byte})"/>
    public int Get(ReadOnlySpan<byte> key, Span<byte> destination) =>
        GetInto(new(key), destination);

    /// <summary>Gets a value. <c>daos_kv_get</c></summary>
    /// <param name="key">The key.</param>
    /// <returns>The value, in an array of its size.</returns>
    /// <exception cref="DaosException"><see cref="DaosError.NotFound"/>: the key is not there.</exception>
    public byte[] Get(string key) => TryGet(key, out byte[]? value) ? value : throw Unavailable(ValueStatus.NotFound, key, 0, 0);

    /// <inheritdoc cref="Get(string)"/>
    public byte[] Get(ReadOnlySpan<byte> key) => TryGet(key, out byte[]? value)
        ? value
        : throw Unavailable(ValueStatus.NotFound, Encoding.UTF8.GetString(key), 0, 0);

    /// <summary>Gets a value into the caller's buffer, if it is there and fits. <c>daos_kv_get</c> with <c>DAOS_COND_KEY_GET</c></summary>
    /// <param name="key">The key.</param>
    /// <param name="destination">Receives the value. Nothing is written when the value is larger.</param>
    /// <param name="size">Size of the value in bytes, also when it is larger than the buffer; 0 when the key is not there.</param>
    public ValueStatus TryGet(string key, Span<byte> destination, out long size) =>
        TryGet(new KeySpan(key), destination, out size);

    /// <inheritdoc cref="TryGet(string, Span{byte}, out long)"/>
    public ValueStatus TryGet(ReadOnlySpan<byte> key, Span<byte> destination, out long size) =>
        TryGet(new KeySpan(key), destination, out size);

    /// <summary>Gets a value, if it is there. <c>daos_kv_get</c> with <c>DAOS_COND_KEY_GET</c></summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value, in an array of its size; null when the key is not there.</param>
    public bool TryGet(string key, [NotNullWhen(true)] out byte[]? value) =>
        TryGet(new KeySpan(key), out value);

    /// <inheritdoc cref="TryGet(string, out byte[])"/>
    public bool TryGet(ReadOnlySpan<byte> key, [NotNullWhen(true)] out byte[]? value) =>
        TryGet(new KeySpan(key), out value);

    /// <summary>Gets the size of a value. <c>daos_kv_get</c> without a buffer</summary>
    /// <param name="key">The key.</param>
    /// <returns>The size in bytes.</returns>
    /// <exception cref="DaosException"><see cref="DaosError.NotFound"/>: the key is not there.</exception>
    public long GetSize(string key) => TryGetSize(key, out long size) ? size : throw Unavailable(ValueStatus.NotFound, key, 0, 0);

    /// <inheritdoc cref="GetSize(string)"/>
    public long GetSize(ReadOnlySpan<byte> key) => TryGetSize(key, out long size)
        ? size
        : throw Unavailable(ValueStatus.NotFound, Encoding.UTF8.GetString(key), 0, 0);

    /// <summary>Gets the size of a value, if it is there. <c>daos_kv_get</c> with <c>DAOS_COND_KEY_GET</c>, without a buffer</summary>
    /// <param name="key">The key.</param>
    /// <param name="size">The size in bytes; 0 when the key is not there.</param>
    public bool TryGetSize(string key, out long size) => TryGet(key, [], out size) != ValueStatus.NotFound;

    /// <inheritdoc cref="TryGetSize(string, out long)"/>
    public bool TryGetSize(ReadOnlySpan<byte> key, out long size) => TryGet(key, [], out size) != ValueStatus.NotFound;

    /// <summary>Whether a key is there.</summary>
    /// <param name="key">The key.</param>
    public bool ContainsKey(string key) => TryGetSize(key, out _);

    /// <inheritdoc cref="ContainsKey(string)"/>
    public bool ContainsKey(ReadOnlySpan<byte> key) => TryGetSize(key, out _);

    // The value may have become smaller since its size was asked for.
    private static byte[] Trim(byte[] value, long size) => value.Length == size ? value : value[..(int)size];

    private byte[] Room(string key, long size) => size <= Array.MaxLength
        ? GC.AllocateUninitializedArray<byte>((int)size)
        : throw new DaosException(DaosError.Overflow, GetName, $"key '{key}' of {Target}", $"a value of {size} bytes does not fit into an array");

    private DaosException Unavailable(ValueStatus status, string key, long size, int room) => status == ValueStatus.NotFound
        ? new DaosException(DaosError.NotFound, GetName, $"key '{key}' of {Target}")
        : new DaosException(DaosError.RecordTooBig, GetName, $"key '{key}' of {Target}", $"the value has {size} bytes, the buffer {room}");

    private int GetInto(KeySpan key, Span<byte> destination)
    {
        ValueStatus status = TryGet(key, destination, out long size);
        if (status == ValueStatus.Found)
            return (int)size;
        throw Unavailable(status, key.ToString(), size, destination.Length);
    }

    private ValueStatus TryGet(KeySpan key, Span<byte> destination, out long size)
    {
        fixed (byte* data = destination)
        {
            ValueResult result = ValueResult.Decode(Execute(new GetSpanRequest(Calls(GetKind.TryValue), key, data, destination.Length)));
            size = result.Size;
            return result.Status;
        }
    }

    private bool TryGet(KeySpan key, [NotNullWhen(true)] out byte[]? value)
    {
        Span<byte> first = stackalloc byte[FirstGetBytes];
        ValueStatus status = TryGet(key, first, out long size);
        value = status == ValueStatus.Found ? first[..(int)size].ToArray() : null;
        while (status == ValueStatus.BufferTooSmall)
        {
            value = Room(key.ToString(), size);
            status = TryGet(key, value, out size);
        }
        value = status == ValueStatus.Found ? Trim(value!, size) : null;
        return value is not null;
    }
}
