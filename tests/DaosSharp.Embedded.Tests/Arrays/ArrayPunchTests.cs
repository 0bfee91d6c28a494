using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Arrays;

/// <summary>Punches that reach far beyond what is stored.</summary>
public sealed unsafe class ArrayPunchTests
{
    [Fact]
    public void A_punch_to_the_largest_index_costs_what_is_there()
    {
        using StoreDirectory directory = new();
        using EngineSession session = new();
        EngineSession.Require(session.Open(directory.Path, create: true));
        daos_handle_t array = session.OpenArray(1);
        byte[] data = new byte[200_000];
        new Random(1).NextBytes(data);
        EngineSession.Require(EngineSession.WriteArray(array, 0, data));
        EngineSession.Require(EngineSession.WriteArray(array, 1UL << 50, data));

        Assert.Equal(0, Punch(array, 70_000, ulong.MaxValue - 70_000));

        Assert.Equal(70_000UL, Size(array));
        byte[] read = new byte[70_000];
        EngineSession.Require(EngineSession.ReadArray(array, 0, read));
        Assert.Equal(data[..70_000], read);
    }

    private static int Punch(daos_handle_t array, ulong start, ulong length)
    {
        daos_range_t range = new() { rg_idx = start, rg_len = length };
        daos_array_iod_t iod = new() { arr_nr = 1, arr_rgs = &range };
        return EngineSession.Api.daos_array_punch(array, default, &iod, null);
    }

    private static ulong Size(daos_handle_t array)
    {
        ulong size;
        EngineSession.Require(EngineSession.Api.daos_array_get_size(array, default, &size, null));
        return size;
    }
}
