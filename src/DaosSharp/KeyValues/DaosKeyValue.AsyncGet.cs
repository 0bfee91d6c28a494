namespace DaosSharp;

public sealed unsafe partial class DaosKeyValue
{
    /// <summary>Gets a value into the caller's buffer. <c>daos_kv_get</c></summary>
    /// <param name="key">The key.</param>
    /// <param name="destination">Receives the value; belongs to the operation until the task is complete.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <returns>Size of the value in bytes.</returns>
    /// <exception cref="DaosException"><see cref="DaosError.NotFound"/>: the key is not there. <see cref="DaosError.RecordTooBig"/>: the value is larger than the buffer.</exception>
    public ValueTask<int> GetAsync(string key, Memory<byte> destination, CancellationToken cancel = default) =>
        Start(new GetRequest(Calls(GetKind.Value), new(key), destination), cancel).AsInt32();

    /// <inheritdoc cref="GetAsync(string, Memory{byte}, CancellationToken)"/>
    public ValueTask<int> GetAsync(ReadOnlyMemory<byte> key, Memory<byte> destination, CancellationToken cancel = default) =>
        Start(new GetRequest(Calls(GetKind.Value), new(key), destination), cancel).AsInt32();

    /// <summary>Gets a value into the caller's buffer, if it is there and fits. <c>daos_kv_get</c> with <c>DAOS_COND_KEY_GET</c></summary>
    /// <param name="key">The key.</param>
    /// <param name="destination">Receives the value; belongs to the operation until the task is complete. Nothing is written when the value is larger.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <returns>Whether the value is in the buffer, and its size.</returns>
    public ValueTask<ValueResult> TryGetAsync(string key, Memory<byte> destination, CancellationToken cancel = default) =>
        Start(new GetRequest(Calls(GetKind.TryValue), new(key), destination), cancel).AsValueResult();

    /// <inheritdoc cref="TryGetAsync(string, Memory{byte}, CancellationToken)"/>
    public ValueTask<ValueResult> TryGetAsync(ReadOnlyMemory<byte> key, Memory<byte> destination, CancellationToken cancel = default) =>
        Start(new GetRequest(Calls(GetKind.TryValue), new(key), destination), cancel).AsValueResult();

    /// <summary>Gets the size of a value. <c>daos_kv_get</c> without a buffer</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <returns>The size in bytes.</returns>
    /// <exception cref="DaosException"><see cref="DaosError.NotFound"/>: the key is not there.</exception>
    public ValueTask<long> GetSizeAsync(string key, CancellationToken cancel = default) =>
        Start(new GetRequest(Calls(GetKind.Size), new(key), default), cancel).AsInt64();

    /// <inheritdoc cref="GetSizeAsync(string, CancellationToken)"/>
    public ValueTask<long> GetSizeAsync(ReadOnlyMemory<byte> key, CancellationToken cancel = default) =>
        Start(new GetRequest(Calls(GetKind.Size), new(key), default), cancel).AsInt64();

    /// <summary>Gets the size of a value, if it is there. <c>daos_kv_get</c> with <c>DAOS_COND_KEY_GET</c>, without a buffer</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <returns>The size in bytes; -1 when the key is not there.</returns>
    public ValueTask<long> TryGetSizeAsync(string key, CancellationToken cancel = default) =>
        Start(new GetRequest(Calls(GetKind.TrySize), new(key), default), cancel).AsInt64();

    /// <inheritdoc cref="TryGetSizeAsync(string, CancellationToken)"/>
    public ValueTask<long> TryGetSizeAsync(ReadOnlyMemory<byte> key, CancellationToken cancel = default) =>
        Start(new GetRequest(Calls(GetKind.TrySize), new(key), default), cancel).AsInt64();
}
