namespace DaosSharp.PowerLoss.Tests.Recovery;

/// <summary>The array after each of its writes.</summary>
internal sealed class ArrayHistory
{
    // Of each version the version that each slot shows.
    private readonly List<int[]> _slots = [new int[Content.Slots]];

    /// <param name="failed">Whether a write failed, and so changed nothing.</param>
    public ArrayHistory(int writes, Func<int, bool> failed)
    {
        for (int version = 1; version <= writes; version++)
        {
            int[] slots = [.. _slots[^1]];
            (int first, int count) = Content.Run(version);
            if (!failed(version))
            {
                Array.Fill(slots, version, first, count);
            }

            _slots.Add(slots);
        }
    }

    public byte[] After(int version) => [.. _slots[version].SelectMany(static (shown, slot) => Content.Slot(slot, shown))];

    /// <summary>True when each slot has what some write put there, or zeros.</summary>
    public bool HasOnlyWholeSlots(ReadOnlySpan<byte> array)
    {
        for (int slot = 0; slot < Content.Slots; slot++)
        {
            byte[] found = array.Slice(slot * Content.SlotLength, Content.SlotLength).ToArray();
            if (!_slots.Select(s => s[slot]).Distinct().Any(version => found.AsSpan().SequenceEqual(Content.Slot(slot, version))))
            {
                return false;
            }
        }

        return true;
    }
}
