using DaosSharp.Async;

namespace DaosSharp;

public sealed unsafe partial class DaosObject
{
    /// <summary>Reads several akeys of a dkey. What is missing leaves its buffer as it is and has size 0. <c>daos_obj_fetch</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="reads">One for each akey.</param>
    /// <param name="sizes">Receives the size of each value, or of each record, in bytes; empty or one for each akey.</param>
    /// <exception cref="DaosException"><see cref="DaosError.RecordTooBig"/>: a value is larger than its buffer.</exception>
    public void Fetch(DaosKey dkey, ReadOnlyMemory<AkeyRead> reads, Memory<long> sizes = default) =>
        Execute(Fetching(dkey, new(reads), sizes, FetchCondition.None, FetchKind.Plain));

    /// <summary>Reads several akeys of a dkey if a condition holds. <c>daos_obj_fetch</c> with <c>DAOS_COND_*</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="condition">What must hold.</param>
    /// <param name="reads">One for each akey.</param>
    /// <param name="sizes">Receives the size of each value, or of each record, in bytes; empty or one for each akey.</param>
    /// <returns>False when it does not hold.</returns>
    /// <exception cref="DaosException"><see cref="DaosError.RecordTooBig"/>: a value is larger than its buffer.</exception>
    public bool TryFetch(DaosKey dkey, FetchCondition condition, ReadOnlyMemory<AkeyRead> reads, Memory<long> sizes = default) =>
        Execute(Fetching(dkey, new(reads), sizes, condition, FetchKind.Conditional)) > 0;

    /// <summary>Reads several akeys of a dkey. What is missing leaves its buffer as it is and has size 0. <c>daos_obj_fetch</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="reads">One for each akey.</param>
    /// <param name="sizes">Receives the size of each value, or of each record, in bytes; empty or one for each akey.</param>
    /// <param name="cancel">Ends the await.</param>
    public ValueTask FetchAsync(DaosKey dkey, ReadOnlyMemory<AkeyRead> reads, Memory<long> sizes = default, CancellationToken cancel = default) =>
        Start(Fetching(dkey, new(reads), sizes, FetchCondition.None, FetchKind.Plain), cancel).AsValueTask();

    /// <summary>Reads several akeys of a dkey if a condition holds. <c>daos_obj_fetch</c> with <c>DAOS_COND_*</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="condition">What must hold.</param>
    /// <param name="reads">One for each akey.</param>
    /// <param name="sizes">Receives the size of each value, or of each record, in bytes; empty or one for each akey.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <returns>False when it does not hold.</returns>
    public ValueTask<bool> TryFetchAsync(
        DaosKey dkey, FetchCondition condition, ReadOnlyMemory<AkeyRead> reads, Memory<long> sizes = default, CancellationToken cancel = default) =>
        Start(Fetching(dkey, new(reads), sizes, condition, FetchKind.Conditional), cancel).AsBoolean();

    /// <summary>Reads a single value. <c>daos_obj_fetch</c> with <c>DAOS_COND_AKEY_FETCH</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="akey">The akey.</param>
    /// <param name="destination">Receives the value; empty to ask for its size only.</param>
    /// <returns>Size of the value in bytes; 0 also when the akey has an array.</returns>
    /// <exception cref="DaosException"><see cref="DaosError.NotFound"/>: dkey or akey is not there. <see cref="DaosError.RecordTooBig"/>: the value is larger than the buffer.</exception>
    public long FetchValue(DaosKey dkey, DaosKey akey, Memory<byte> destination) => Execute(FetchingValue(dkey, akey, destination, FetchValueKind.Value));

    /// <summary>Reads a single value, if it is there and fits. <c>daos_obj_fetch</c> with <c>DAOS_COND_AKEY_FETCH</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="akey">The akey.</param>
    /// <param name="destination">Receives the value; empty to ask for its size only.</param>
    /// <returns>Whether the value is in the buffer, and its size.</returns>
    public ValueResult TryFetchValue(DaosKey dkey, DaosKey akey, Memory<byte> destination) =>
        ValueResult.Decode(Execute(FetchingValue(dkey, akey, destination, FetchValueKind.TryValue)));

    /// <summary>Reads a single value. <c>daos_obj_fetch</c> with <c>DAOS_COND_AKEY_FETCH</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="akey">The akey.</param>
    /// <param name="destination">Receives the value; empty to ask for its size only.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <returns>Size of the value in bytes; 0 also when the akey has an array.</returns>
    public ValueTask<long> FetchValueAsync(DaosKey dkey, DaosKey akey, Memory<byte> destination, CancellationToken cancel = default) =>
        Start(FetchingValue(dkey, akey, destination, FetchValueKind.Value), cancel).AsInt64();

    /// <summary>Reads a single value, if it is there and fits. <c>daos_obj_fetch</c> with <c>DAOS_COND_AKEY_FETCH</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="akey">The akey.</param>
    /// <param name="destination">Receives the value; empty to ask for its size only.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <returns>Whether the value is in the buffer, and its size.</returns>
    public ValueTask<ValueResult> TryFetchValueAsync(DaosKey dkey, DaosKey akey, Memory<byte> destination, CancellationToken cancel = default) =>
        Start(FetchingValue(dkey, akey, destination, FetchValueKind.TryValue), cancel).AsValueResult();

    private ObjectFetchRequest FetchingValue(DaosKey dkey, DaosKey akey, Memory<byte> destination, FetchValueKind kind) =>
        Fetching(dkey, new(AkeyRead.Value(akey, destination)), default, FetchCondition.AkeysExist, kind);

    private ObjectFetchRequest Fetching(DaosKey dkey, OneOrMany<AkeyRead> reads, Memory<long> sizes, FetchCondition condition, OperationKind kind)
    {
        CheckDkey(dkey);
        if (!sizes.IsEmpty && sizes.Length != reads.Span.Length)
            throw new ArgumentException($"There are {reads.Span.Length} akeys, and room for {sizes.Length} sizes.", nameof(sizes));
        return new(this, _handle, dkey, reads, sizes, (ulong)condition, kind);
    }
}
