using System.Buffers.Binary;

namespace DaosSharp.Processes.Worker.Writing;

/// <summary>
/// What the n-th operation on an item does: known to the writer, to the one that continues after its death, and to the checker. An item is
/// a key, or a row of an array whose extents are written by one call.
/// </summary>
internal static class Plan
{
    public const int Slots = 4;
    public const int Keys = 40;
    public const int Rows = 4;
    public const int Items = Keys + Rows;
    public const int Extents = 5;
    public const int ExtentLength = 3000;

    private const int HeaderLength = 24;
    private const ulong RowSpan = 1 << 20;
    private const ulong ExtentDistance = 150_000; // chunks are 64 KiB: each extent in another one

    private static readonly int[] Sizes = [HeaderLength, 64, 200, 700, 1100, 1500, 4096, 9000, 40_000, 150_000];

    public static string Key(int key) => $"key-{key}-{new string('k', key)}";

    public static ulong ExtentOffset(int row, int extent) => (ulong)row * RowSpan + (ulong)extent * ExtentDistance;

    /// <summary>True when the operation removes the key.</summary>
    public static bool IsRemoval(int slot, int item, ulong number) => number == 0 || item < Keys && Hash(slot, item, number) % 6 == 0;

    /// <summary>The value that the operation puts, or an extent of the row that it writes.</summary>
    public static byte[] Value(int slot, int item, ulong number, int extent = 0)
    {
        ulong seed = Hash(slot, item, number);
        byte[] value = new byte[item < Keys ? Sizes[(seed >> 8) % (ulong)Sizes.Length] : ExtentLength];
        new Random((int)(seed >> 33) + extent).NextBytes(value);
        BinaryPrimitives.WriteInt32LittleEndian(value, slot);
        BinaryPrimitives.WriteInt32LittleEndian(value.AsSpan(4), item);
        BinaryPrimitives.WriteUInt64LittleEndian(value.AsSpan(8), number);
        BinaryPrimitives.WriteInt32LittleEndian(value.AsSpan(16), extent);
        return value;
    }

    /// <summary>The number of the operation that wrote something; null when no operation on the item could have written just that.</summary>
    public static ulong? NumberOf(int slot, int item, ReadOnlySpan<byte> value, int extent = 0)
    {
        if (value.Length < HeaderLength)
        {
            return null;
        }

        ulong number = BinaryPrimitives.ReadUInt64LittleEndian(value[8..]);
        return !IsRemoval(slot, item, number) && value.SequenceEqual(Value(slot, item, number, extent)) ? number : null;
    }

    private static ulong Hash(int slot, int item, ulong number)
    {
        ulong x = number * 0x9E37_79B9_7F4A_7C15 + (ulong)(slot * Items + item + 1) * 0xC2B2_AE3D_27D4_EB4F;
        x = (x ^ (x >> 31)) * 0xBF58_476D_1CE4_E5B9;
        return x ^ (x >> 29);
    }
}
