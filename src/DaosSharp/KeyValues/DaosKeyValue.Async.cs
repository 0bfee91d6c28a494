using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <remarks>
/// Asynchronous forms. Keys are copied before a method returns, unless the operation has to wait for a free slot: the key's bytes and the
/// buffers are the operation's until the returned task is complete, and tasks are awaited once. Leases of a <see cref="DaosMemoryPool"/>
/// are used as they are, other memory is copied below <see cref="DaosEventQueueOptions.PinThreshold"/> and pinned above.
/// A cancellation ends the await, never the operation, whose effect is then unknown; with pinned memory it does not even end the await.
/// </remarks>
public sealed unsafe partial class DaosKeyValue
{
    private DaosEventQueue? _events;

    /// <summary>The event queue of this object's asynchronous operations; that of the client unless set. Not owned.</summary>
    public DaosEventQueue Events
    {
        get => _events ?? Library.Queues.Events;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _events = value;
        }
    }

    /// <summary>Stores a value under a key, whether or not the key is there. <c>daos_kv_put</c></summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value; belongs to the operation until the task is complete.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="DaosException">As for the synchronous form.</exception>
    public ValueTask PutAsync(string key, ReadOnlyMemory<byte> value, CancellationToken cancel = default) =>
        Start(new PutRequest(Calls(KeyedKind.Plain), 0, new(key), value), cancel).AsValueTask();

    /// <inheritdoc cref="PutAsync(string, ReadOnlyMemory{byte}, CancellationToken)"/>
    public ValueTask PutAsync(ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> value, CancellationToken cancel = default) =>
        Start(new PutRequest(Calls(KeyedKind.Plain), 0, new(key), value), cancel).AsValueTask();

    /// <summary>Stores a value under a key that is not there yet, in one step. <c>daos_kv_put</c> with <c>DAOS_COND_KEY_INSERT</c></summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value; belongs to the operation until the task is complete.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <returns>False when the key is there; its value stays.</returns>
    public ValueTask<bool> TryInsertAsync(string key, ReadOnlyMemory<byte> value, CancellationToken cancel = default) =>
        Start(new PutRequest(Calls(ConditionKind.Insert), Daos.DAOS_COND_KEY_INSERT, new(key), value), cancel).AsBoolean();

    /// <inheritdoc cref="TryInsertAsync(string, ReadOnlyMemory{byte}, CancellationToken)"/>
    public ValueTask<bool> TryInsertAsync(ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> value, CancellationToken cancel = default) =>
        Start(new PutRequest(Calls(ConditionKind.Insert), Daos.DAOS_COND_KEY_INSERT, new(key), value), cancel).AsBoolean();

    /// <summary>Replaces the value of a key that is there, in one step. <c>daos_kv_put</c> with <c>DAOS_COND_KEY_UPDATE</c></summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value; belongs to the operation until the task is complete.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <returns>False when the key is not there.</returns>
    public ValueTask<bool> TryUpdateAsync(string key, ReadOnlyMemory<byte> value, CancellationToken cancel = default) =>
        Start(new PutRequest(Calls(ConditionKind.UpdateOrRemove), Daos.DAOS_COND_KEY_UPDATE, new(key), value), cancel).AsBoolean();

    /// <inheritdoc cref="TryUpdateAsync(string, ReadOnlyMemory{byte}, CancellationToken)"/>
    public ValueTask<bool> TryUpdateAsync(ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> value, CancellationToken cancel = default) =>
        Start(new PutRequest(Calls(ConditionKind.UpdateOrRemove), Daos.DAOS_COND_KEY_UPDATE, new(key), value), cancel).AsBoolean();

    /// <summary>Removes a key and its value; a key that is not there is no error. <c>daos_kv_remove</c></summary>
    /// <param name="key">The key.</param>
    /// <param name="cancel">Ends the await.</param>
    public ValueTask RemoveAsync(string key, CancellationToken cancel = default) =>
        Start(new RemoveRequest(Calls(KeyedKind.Plain), 0, new(key)), cancel).AsValueTask();

    /// <inheritdoc cref="RemoveAsync(string, CancellationToken)"/>
    public ValueTask RemoveAsync(ReadOnlyMemory<byte> key, CancellationToken cancel = default) =>
        Start(new RemoveRequest(Calls(KeyedKind.Plain), 0, new(key)), cancel).AsValueTask();

    /// <summary>Removes a key and its value, if it is there, in one step. <c>daos_kv_remove</c> with <c>DAOS_COND_KEY_REMOVE</c></summary>
    /// <param name="key">The key.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <returns>False when the key is not there.</returns>
    public ValueTask<bool> TryRemoveAsync(string key, CancellationToken cancel = default) =>
        Start(new RemoveRequest(Calls(ConditionKind.UpdateOrRemove), Daos.DAOS_COND_KEY_REMOVE, new(key)), cancel).AsBoolean();

    /// <inheritdoc cref="TryRemoveAsync(string, CancellationToken)"/>
    public ValueTask<bool> TryRemoveAsync(ReadOnlyMemory<byte> key, CancellationToken cancel = default) =>
        Start(new RemoveRequest(Calls(ConditionKind.UpdateOrRemove), Daos.DAOS_COND_KEY_REMOVE, new(key)), cancel).AsBoolean();

    private KeyValueCalls Calls(OperationKind kind) => new(this, _handle, kind);

    private Submitted Start<T>(in T request, CancellationToken cancel)
        where T : struct, IOperationRequest
    {
        ThrowIfDisposed();
        return Events.Queue.Start(in request, cancel);
    }

    private long Execute<T>(in T request)
        where T : struct, IOperationRequest, allows ref struct
    {
        ThrowIfDisposed();
        return Events.Queue.Execute(in request);
    }
}
