using DaosSharp.Interop;

namespace DaosSharp;

public sealed unsafe partial class DaosKeyValue
{
    private const string PutName = "daos_kv_put";

    /// <summary>Stores a value under a key, whether or not the key is there. <c>daos_kv_put</c></summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value; an empty one is a key of size 0, which is there.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the object or its container is open read-only. <see cref="DaosError.NoSpace"/>: the pool is full.</exception>
    public void Put(string key, ReadOnlySpan<byte> value)
    {
        int rc = PutIf(0, key, value);
        if (rc != 0)
            FailKey(rc, PutName, key);
    }

    /// <inheritdoc cref="Put(string, ReadOnlySpan{byte})"/>
    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        int rc = PutIf(0, key, value);
        if (rc != 0)
            FailKey(rc, PutName, key);
    }

    /// <summary>Stores a value under a key that is not there yet, in one step. <c>daos_kv_put</c> with <c>DAOS_COND_KEY_INSERT</c></summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <returns>False when the key is there; its value stays.</returns>
    /// <exception cref="DaosException">As for <see cref="Put(string, ReadOnlySpan{byte})"/>.</exception>
    public bool TryInsert(string key, ReadOnlySpan<byte> value)
    {
        int rc = PutIf(Daos.DAOS_COND_KEY_INSERT, key, value);
        if (rc is not 0 and not (int)DaosError.Exists)
            FailKey(rc, PutName, key);
        return rc == 0;
    }

    /// <inheritdoc cref="TryInsert(string, ReadOnlySpan{byte})"/>
    public bool TryInsert(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        int rc = PutIf(Daos.DAOS_COND_KEY_INSERT, key, value);
        if (rc is not 0 and not (int)DaosError.Exists)
            FailKey(rc, PutName, key);
        return rc == 0;
    }

    /// <summary>Replaces the value of a key that is there, in one step. <c>daos_kv_put</c> with <c>DAOS_COND_KEY_UPDATE</c></summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The new value.</param>
    /// <returns>False when the key is not there; nothing is stored.</returns>
    /// <exception cref="DaosException">As for <see cref="Put(string, ReadOnlySpan{byte})"/>.</exception>
    public bool TryUpdate(string key, ReadOnlySpan<byte> value)
    {
        int rc = PutIf(Daos.DAOS_COND_KEY_UPDATE, key, value);
        if (rc is not 0 and not (int)DaosError.NotFound)
            FailKey(rc, PutName, key);
        return rc == 0;
    }

    /// <inheritdoc cref="TryUpdate(string, ReadOnlySpan{byte})"/>
    public bool TryUpdate(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        int rc = PutIf(Daos.DAOS_COND_KEY_UPDATE, key, value);
        if (rc is not 0 and not (int)DaosError.NotFound)
            FailKey(rc, PutName, key);
        return rc == 0;
    }

    private int PutIf(ulong condition, string key, ReadOnlySpan<byte> value)
    {
        ThrowIfDisposed();
        Span<byte> scratch = stackalloc byte[NativeText.StackBytes];
        using NativeText text = new(key, scratch, MaxKeyLength, nameof(key));
        return KeyValueCalls.Put(_handle, condition, in text, value);
    }

    private int PutIf(ulong condition, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        ThrowIfDisposed();
        Span<byte> scratch = stackalloc byte[NativeText.StackBytes];
        using NativeText text = new(key, scratch, MaxKeyLength, nameof(key));
        return KeyValueCalls.Put(_handle, condition, in text, value);
    }
}
