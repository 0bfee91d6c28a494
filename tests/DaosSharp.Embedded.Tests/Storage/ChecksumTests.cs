using System.Numerics;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Tests.Storage;

/// <summary>The checksum is CRC-32C, at every length.</summary>
public sealed class ChecksumTests
{
    [Fact]
    public void The_sum_of_the_nine_digits_is_that_of_the_standard() => Assert.Equal(0xE306_9283, Checksum.Compute("123456789"u8));

    [Fact]
    public void Long_data_have_the_sum_that_one_byte_after_the_other_gives()
    {
        byte[] data = new byte[20_000];
        new Random(1).NextBytes(data);
        for (int length = 0; length < data.Length; length += length is > 4070 and < 4110 ? 1 : 97)
        {
            uint expected = uint.MaxValue;
            foreach (byte b in data.AsSpan(0, length))
            {
                expected = BitOperations.Crc32C(expected, b);
            }

            Assert.Equal(~expected, Checksum.Compute(data.AsSpan(0, length)));
            Assert.Equal(~expected, Checksum.Compute(data.AsSpan(0, length / 3), data.AsSpan(length / 3, length - length / 3)));
        }
    }
}
