using DaosSharp.Interop;

namespace DaosSharp;

public sealed unsafe partial class DaosKeyValue
{
    private const string RemoveName = "daos_kv_remove";

    /// <summary>Removes a key and its value; a key that is not there is no error. <c>daos_kv_remove</c></summary>
    /// <param name="key">The key.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the object or its container is open read-only.</exception>
    public void Remove(string key)
    {
        int rc = RemoveIf(0, key);
        if (rc != 0)
            FailKey(rc, RemoveName, key);
    }

    /// <inheritdoc cref="Remove(string)"/>
    public void Remove(ReadOnlySpan<byte> key)
    {
        int rc = RemoveIf(0, key);
        if (rc != 0)
            FailKey(rc, RemoveName, key);
    }

    /// <summary>Removes a key and its value, if it is there, in one step. <c>daos_kv_remove</c> with <c>DAOS_COND_KEY_REMOVE</c></summary>
    /// <param name="key">The key.</param>
    /// <returns>False when the key is not there.</returns>
    /// <exception cref="DaosException">As for <see cref="Remove(string)"/>.</exception>
    public bool TryRemove(string key)
    {
        int rc = RemoveIf(Daos.DAOS_COND_KEY_REMOVE, key);
        if (rc is not 0 and not (int)DaosError.NotFound)
            FailKey(rc, RemoveName, key);
        return rc == 0;
    }

    /// <inheritdoc cref="TryRemove(string)"/>
    public bool TryRemove(ReadOnlySpan<byte> key)
    {
        int rc = RemoveIf(Daos.DAOS_COND_KEY_REMOVE, key);
        if (rc is not 0 and not (int)DaosError.NotFound)
            FailKey(rc, RemoveName, key);
        return rc == 0;
    }

    private int RemoveIf(ulong condition, string key)
    {
        ThrowIfDisposed();
        Span<byte> scratch = stackalloc byte[NativeText.StackBytes];
        using NativeText text = new(key, scratch, MaxKeyLength, nameof(key));
        return KeyValueCalls.Remove(_handle, condition, in text);
    }

    private int RemoveIf(ulong condition, ReadOnlySpan<byte> key)
    {
        ThrowIfDisposed();
        Span<byte> scratch = stackalloc byte[NativeText.StackBytes];
        using NativeText text = new(key, scratch, MaxKeyLength, nameof(key));
        return KeyValueCalls.Remove(_handle, condition, in text);
    }
}
