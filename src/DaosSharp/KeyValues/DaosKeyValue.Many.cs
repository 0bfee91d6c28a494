using DaosSharp.Async;

namespace DaosSharp;

public sealed partial class DaosKeyValue
{
    /// <summary>Number of operations that the many-key forms keep in flight when the program names none.</summary>
    public const int DefaultConcurrency = 64;

    /// <summary>
    /// Gets the values of many keys into one contiguous buffer: value i begins at i times <paramref name="stride"/>. Best with a lease of a
    /// <see cref="DaosMemoryPool"/>, into which all values go without a copy.
    /// </summary>
    /// <param name="keys">The keys.</param>
    /// <param name="stride">Room for each value in bytes, at least 1.</param>
    /// <param name="destination">Receives the values: at least the number of keys times <paramref name="stride"/> bytes; belongs to the operation until the task is complete.</param>
    /// <param name="sizes">Receives the size of each value; -1 for a key that is not there.</param>
    /// <param name="concurrency">Operations in flight at most.</param>
    /// <param name="cancel">Stops further gets; those in flight are waited for.</param>
    /// <returns>Number of keys that are there.</returns>
    /// <exception cref="DaosException"><see cref="DaosError.RecordTooBig"/>: a value is larger than <paramref name="stride"/>. Other codes as for one get. After the first failure no further get is started.</exception>
    public async ValueTask<int> GetManyAsync(
        IReadOnlyList<string> keys, int stride, Memory<byte> destination, Memory<int> sizes,
        int concurrency = DefaultConcurrency, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        CheckMany(keys.Count, stride, destination.Length, concurrency, nameof(destination));
        if (sizes.Length < keys.Count)
            throw new ArgumentException($"There are {keys.Count} keys, and room for {sizes.Length} sizes.", nameof(sizes));
        int found = 0;
        await OperationWindow.RunAsync(
            keys.Count,
            concurrency,
            i => TryGetAsync(keys[i], destination.Slice(i * stride, stride), CancellationToken.None),
            (i, result) =>
            {
                sizes.Span[i] = result.IsFound ? (int)result.Size : -1;
                found += result.IsFound ? 1 : 0;
                if (result.Status == ValueStatus.BufferTooSmall)
                    throw Unavailable(result.Status, keys[i], result.Size, stride);
            },
            cancel).ConfigureAwait(false);
        return found;
    }

    /// <summary>Stores the values of many keys from one contiguous buffer: value i begins at i times <paramref name="size"/>.</summary>
    /// <param name="keys">The keys; the same key twice gets either value.</param>
    /// <param name="size">Size of each value in bytes, at least 1.</param>
    /// <param name="values">The values: at least the number of keys times <paramref name="size"/> bytes; belongs to the operation until the task is complete.</param>
    /// <param name="concurrency">Operations in flight at most.</param>
    /// <param name="cancel">Stops further puts; those in flight are waited for.</param>
    /// <exception cref="DaosException">The first failure. No further put is started after it; which of the others are stored is not known.</exception>
    public async ValueTask PutManyAsync(
        IReadOnlyList<string> keys, int size, ReadOnlyMemory<byte> values, int concurrency = DefaultConcurrency, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        CheckMany(keys.Count, size, values.Length, concurrency, nameof(values));
        await OperationWindow.RunAsync(
            keys.Count,
            concurrency,
            i => StartPut(keys[i], values.Slice(i * size, size)),
            static (_, _) => { },
            cancel).ConfigureAwait(false);
    }

    private ValueTask<long> StartPut(string key, ReadOnlyMemory<byte> value) =>
        Start(new PutRequest(Calls(KeyedKind.Plain), 0, new(key), value), default).AsInt64();

    private static void CheckMany(int keys, int size, int bytes, int concurrency, string buffer)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(concurrency);
        if ((long)keys * size > bytes)
            throw new ArgumentException($"{keys} values of {size} bytes do not fit into the buffer of {bytes} bytes.", buffer);
    }
}
