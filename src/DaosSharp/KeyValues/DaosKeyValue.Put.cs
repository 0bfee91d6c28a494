using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

public sealed unsafe partial class DaosKeyValue
{
    /// <summary>Stores a value under a key, whether or not the key is there. <c>daos_kv_put</c></summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value; an empty one is a key of size 0, which is there.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the object or its container is open read-only. <see cref="DaosError.NoSpace"/>: the pool is full.</exception>
    public void Put(string key, ReadOnlySpan<byte> value) =>
        PutIf(0, new(key), value, KeyedKind.Plain);

    /// <inheritdoc cref="Put(string, ReadOnlySpan{byte})"/>
    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) =>
        PutIf(0, new(key), value, KeyedKind.Plain);

    /// <summary>Stores a value under a key that is not there yet, in one step. <c>daos_kv_put</c> with <c>DAOS_COND_KEY_INSERT</c></summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <returns>False when the key is there; its value stays.</returns>
    /// <exception cref="DaosException">As for <see cref="Put(string, ReadOnlySpan{byte})"/>.</exception>
    public bool TryInsert(string key, ReadOnlySpan<byte> value) =>
        PutIf(Daos.DAOS_COND_KEY_INSERT, new(key), value, ConditionKind.Insert) > 0;

    /// <inheritdoc cref="TryInsert(string, ReadOnlySpan{byte})"/>
    public bool TryInsert(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) =>
        PutIf(Daos.DAOS_COND_KEY_INSERT, new(key), value, ConditionKind.Insert) > 0;

    /// <summary>Replaces the value of a key that is there, in one step. <c>daos_kv_put</c> with <c>DAOS_COND_KEY_UPDATE</c></summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The new value.</param>
    /// <returns>False when the key is not there; nothing is stored.</returns>
    /// <exception cref="DaosException">As for <see cref="Put(string, ReadOnlySpan{byte})"/>.</exception>
    public bool TryUpdate(string key, ReadOnlySpan<byte> value) =>
        PutIf(Daos.DAOS_COND_KEY_UPDATE, new(key), value, ConditionKind.UpdateOrRemove) > 0;

    /// <inheritdoc cref="TryUpdate(string, ReadOnlySpan{byte})"/>
    public bool TryUpdate(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) =>
        PutIf(Daos.DAOS_COND_KEY_UPDATE, new(key), value, ConditionKind.UpdateOrRemove) > 0;

    private long PutIf(ulong condition, KeySpan key, ReadOnlySpan<byte> value, OperationKind kind)
    {
        fixed (byte* data = value)
            return Execute(new PutSpanRequest(Calls(kind), condition, key, data, value.Length));
    }
}
