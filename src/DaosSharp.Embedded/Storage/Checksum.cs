using System.Buffers.Binary;
using System.Numerics;

namespace DaosSharp.Embedded.Storage;

/// <summary>CRC-32C, the checksum of records and data blocks.</summary>
internal static class Checksum
{
    // Bytes of each of three lanes: three of them fill most of 4 KiB and of 16 KiB.
    private const int Lane = 1360;

    // What Lane zero bytes make of a remainder, by each of its bytes.
    private static readonly uint[] Shifts = MakeShifts();

    public static uint Compute(ReadOnlySpan<byte> data) => ~Append(uint.MaxValue, data);

    public static uint Compute(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) =>
        ~Append(Append(uint.MaxValue, first), second);

    private static uint Append(uint crc, ReadOnlySpan<byte> data)
    {
        while (data.Length >= 3 * Lane)
        {
            crc = AppendLanes(crc, data);
            data = data[(3 * Lane)..];
        }

        while (data.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(data));
            data = data[sizeof(ulong)..];
        }

        foreach (byte b in data)
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        return crc;
    }

    // The instruction has a latency of three cycles, but one can begin in each: three sums at a time, put together at the end.
    private static uint AppendLanes(uint crc, ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> first = data[..Lane];
        ReadOnlySpan<byte> second = data.Slice(Lane, Lane);
        ReadOnlySpan<byte> third = data.Slice(2 * Lane, Lane);
        uint crc2 = 0;
        uint crc3 = 0;
        for (int i = 0; i <= Lane - sizeof(ulong); i += sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(first[i..]));
            crc2 = BitOperations.Crc32C(crc2, BinaryPrimitives.ReadUInt64LittleEndian(second[i..]));
            crc3 = BitOperations.Crc32C(crc3, BinaryPrimitives.ReadUInt64LittleEndian(third[i..]));
        }

        return Shift(Shift(crc) ^ crc2) ^ crc3;
    }

    private static uint Shift(uint crc) =>
        Shifts[crc & 0xFF] ^ Shifts[256 + (crc >> 8 & 0xFF)] ^ Shifts[512 + (crc >> 16 & 0xFF)] ^ Shifts[768 + (crc >> 24)];

    private static uint[] MakeShifts()
    {
        uint[] shifts = new uint[4 * 256];
        for (int bit = 0; bit < 32; bit++)
        {
            uint crc = 1U << bit;
            for (int i = 0; i < Lane / sizeof(ulong); i++)
            {
                crc = BitOperations.Crc32C(crc, 0UL);
            }

            // Remainders add up: those of bytes with several bits follow from these.
            int table = bit / 8 * 256;
            int value = 1 << (bit % 8);
            for (int lower = 0; lower < value; lower++)
            {
                shifts[table + value + lower] = shifts[table + lower] ^ crc;
            }
        }

        return shifts;
    }
}
