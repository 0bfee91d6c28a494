using System.Buffers.Text;

namespace DaosSharp.Benchmarks.KeyValues;

/// <summary>
/// A walk over keys: again and again over a preset set in a random order, or over new keys without end. Two walks with equal arguments
/// are equal, so that both sides of a comparison do the same.
/// </summary>
internal sealed class KvKeys
{
    /// <summary>Bytes of a key.</summary>
    public const int Length = 16;

    private const int Seed = 4711;
    private const int RoundShift = 32;

    private readonly int[]? _order;
    private readonly byte[]? _texts;
    private readonly int _first;
    private int _at;

    private KvKeys(int[]? order, int first)
    {
        _order = order;
        _first = first;
        if (order is not null)
        {
            // In the order of the walk: the measured loops only copy.
            _texts = new byte[order.Length * Length];
            for (int i = 0; i < order.Length; i++)
            {
                Format(order[i], _texts.AsSpan(i * Length, Length));
            }
        }
    }

    /// <summary>Walks over the keys 0 to <paramref name="count"/>.</summary>
    public static KvKeys Preset(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        new Random(Seed).Shuffle(order);
        return new KvKeys(order, 0);
    }

    /// <summary>Walks over keys that no preset of <paramref name="first"/> keys has.</summary>
    public static KvKeys New(int first) => new(null, first);

    /// <summary>Writes the next key.</summary>
    /// <returns>The tag of its value: which key it is, and which time it is written.</returns>
    public ulong Next(Span<byte> key) => Write(key, _at++);

    /// <summary>Compares the tag of a value that a store returned with that of a walk.</summary>
    /// <param name="exact">Whether it must be the last value of the key, and not any.</param>
    public static void Expect(ulong tag, ulong found, bool exact)
    {
        if (exact ? tag != found : (uint)tag != (uint)found)
        {
            throw new InvalidDataException($"a store returned the value of {found:x} instead of {tag:x}");
        }
    }

    /// <summary>The keys of this walk's past, each with the tag of its last value.</summary>
    /// <param name="key">Receives one key after the other.</param>
    public IEnumerable<ulong> Written(Memory<byte> key)
    {
        int period = _order?.Length ?? int.MaxValue;
        for (int i = Math.Max(0, _at - period); i < _at; i++)
        {
            yield return Write(key.Span, i);
        }
    }

    private ulong Write(Span<byte> key, int at)
    {
        if (_order is null)
        {
            Format(_first + at, key);
            return Tag(_first + at, 0);
        }

        int round = at / _order.Length;
        int place = at - round * _order.Length;
        _texts.AsSpan(place * Length, Length).CopyTo(key);
        return Tag(_order[place], round);
    }

    private static ulong Tag(int number, int round) => (ulong)round << RoundShift | (uint)(number + 1);

    private static void Format(int number, Span<byte> key) => Utf8Formatter.TryFormat(Mix((ulong)number), key, out _, new('x', Length));

    // The output function of SplitMix64, one to one: numbers become keys in no order.
    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }
}
