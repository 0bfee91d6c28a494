using System.Reflection;
using System.Runtime.InteropServices;
using DaosSharp.Bindgen.Model;
using Xunit;

namespace DaosSharp.Bindings.Tests;

public class MeasureTests
{
    [Fact]
    public void Size_alignment_and_offsets_are_those_of_the_runtime()
    {
        Assert.Equal(24, Measure.SizeOf(typeof(Mixed)));
        Assert.Equal(8, Measure.AlignmentOf(typeof(Mixed)));
        Assert.Equal(4, Measure.AlignmentOf(typeof(int)));
        Assert.Equal(8, Measure.SizeOf(typeof(void*)));
        Assert.Equal([0, 8, 16], typeof(Mixed).GetFields().Select(Measure.OffsetOf));
        Assert.Equal(4, Measure.OffsetOf(typeof(Packed).GetField(nameof(Packed.Value))!) * 4);
        Assert.Equal(1, Measure.AlignmentOf(typeof(Packed)));
    }

    [Theory]
    [InlineData(nameof(Bits.Low), 0, 3)]
    [InlineData(nameof(Bits.Wide), 3, 40)]
    [InlineData(nameof(Bits.Flag), 43, 1)]
    [InlineData(nameof(Bits.Truncated), 0, 0)]
    public void Bit_fields_are_measured_by_setting_all_ones(string name, int first, int count)
        => Assert.Equal((first, count), Measure.Bits(typeof(Bits).GetProperty(name)!));

    [Fact]
    public unsafe void A_flexible_array_starts_where_its_accessor_says()
    {
        var accessor = typeof(Interop.daos_acl).GetMethod("dal_ace", BindingFlags.Public | BindingFlags.Static)!;

        Assert.Equal(8, Measure.OffsetOf(accessor, typeof(Interop.daos_acl)));
        Assert.Equal(8, sizeof(Interop.daos_acl));
        Assert.Equal(32, sizeof(Interop.daos_ace));
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct Mixed
    {
        public byte First;
        public long Second;
        public short Third;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    internal struct Packed
    {
        public byte First;
        public long Value;
    }

    internal struct Bits
    {
        private ulong _bits;

        public byte Low
        {
            readonly get => (byte)(_bits & 7);
            set => _bits = (_bits & ~7UL) | (value & 7UL);
        }

        public ulong Wide
        {
            readonly get => (_bits >> 3) & ((1UL << 40) - 1);
            set => _bits = (_bits & ~(((1UL << 40) - 1) << 3)) | ((value & ((1UL << 40) - 1)) << 3);
        }

        public bool Flag
        {
            readonly get => (_bits >> 43 & 1) != 0;
            set => _bits = (_bits & ~(1UL << 43)) | ((value ? 1UL : 0) << 43);
        }

        // What a generator makes of a 64-bit field when it shifts a 32-bit one: a mask without bits.
        public uint Truncated
        {
            readonly get => (uint)(_bits & 0);
            set => _bits |= value & 0UL;
        }
    }
}
