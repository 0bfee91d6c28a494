using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

public sealed unsafe partial class DaosKeyValue
{
    /// <summary>Removes a key and its value; a key that is not there is no error. <c>daos_kv_remove</c></summary>
    /// <param name="key">The key.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the object or its container is open read-only.</exception>
    public void Remove(string key) =>
        RemoveIf(0, new(key), KeyedKind.Plain);

    /// <inheritdoc cref="Remove(string)"/>
    public void Remove(ReadOnlySpan<byte> key) =>
        RemoveIf(0, new(key), KeyedKind.Plain);

    /// <summary>Removes a key and its value, if it is there, in one step. <c>daos_kv_remove</c> with <c>DAOS_COND_KEY_REMOVE</c></summary>
    /// <param name="key">The key.</param>
    /// <returns>False when the key is not there.</returns>
    /// <exception cref="DaosException">As for <see cref="Remove(string)"/>.</exception>
    public bool TryRemove(string key) =>
        RemoveIf(Daos.DAOS_COND_KEY_REMOVE, new(key), ConditionKind.UpdateOrRemove) > 0;

    /// <inheritdoc cref="TryRemove(string)"/>
    public bool TryRemove(ReadOnlySpan<byte> key) =>
        RemoveIf(Daos.DAOS_COND_KEY_REMOVE, new(key), ConditionKind.UpdateOrRemove) > 0;

    private long RemoveIf(ulong condition, KeySpan key, OperationKind kind) =>
        Execute(new RemoveSpanRequest(Calls(kind), condition, key));
}
