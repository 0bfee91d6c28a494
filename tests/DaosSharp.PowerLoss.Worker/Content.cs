namespace DaosSharp.PowerLoss;

/// <summary>
/// What is written, worked out from names and version numbers, so that a reader knows what must be there. Version 0 is the state before
/// the first update.
/// </summary>
public static class Content
{
    public const string PoolLabel = "tank";
    public const string ContainerLabel = "results";
    public const long PoolSize = 24 << 20;
    public const int Keys = 40;
    public const int Slots = 40;
    public const int SlotLength = 3000;
    public const ulong KeyValueNumber = 1;
    public const ulong ArrayNumber = 2;

    private const int SmallLimit = 900;
    private const int LargeLimit = 40_000;
    private const int LongestRun = 6;

    public static string Key(int index) => $"key-{index}";

    /// <summary>The value of a key; null when this version removes it, or before the first.</summary>
    public static byte[]? Value(string key, int version)
    {
        Random random = new(Seed(key, version));
        int kind = random.Next(8);
        if (version == 0 || kind == 0)
        {
            return null;
        }

        byte[] value = new byte[kind < 5 ? random.Next(20, SmallLimit) : random.Next(SmallLimit, LargeLimit)];
        random.NextBytes(value);
        return value;
    }

    /// <summary>The slots that an array write covers.</summary>
    public static (int First, int Count) Run(int version)
    {
        Random random = new(Seed(Marks.Array, version));
        int count = random.Next(1, LongestRun + 1);
        return (random.Next(Slots - count + 1), count);
    }

    /// <summary>What an array write puts into one of its slots.</summary>
    public static byte[] Slot(int slot, int version)
    {
        byte[] bytes = new byte[SlotLength];
        if (version > 0)
        {
            new Random(Seed(Marks.Array, version) + slot + 1).NextBytes(bytes);
        }

        return bytes;
    }

    // Not string.GetHashCode: that differs between processes.
    private static int Seed(string name, int version)
    {
        uint hash = 2166136261;
        foreach (char c in name)
        {
            hash = (hash ^ c) * 16777619;
        }

        return (int)((hash + (uint)version * 2654435761) & int.MaxValue);
    }
}
