using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Arrays;

/// <summary>Odd buffers and indices of array calls.</summary>
public sealed unsafe class ArrayBufferTests
{
    private const int Length = 100_000;

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(Length)]
    public void A_read_goes_by_the_length_of_a_buffer_not_by_its_room(int room)
    {
        using StoreDirectory directory = new();
        using EngineSession session = new();
        EngineSession.Require(session.Open(directory.Path, create: true));
        daos_handle_t array = session.OpenArray(1);
        byte[] data = new byte[Length];
        new Random(1).NextBytes(data);
        EngineSession.Require(EngineSession.WriteArray(array, 0, data));

        byte[] read = new byte[Length];
        fixed (byte* r = read)
        {
            daos_range_t range = new() { rg_len = Length };
            daos_array_iod_t iod = new() { arr_nr = 1, arr_rgs = &range };
            d_iov_t* iovs = stackalloc d_iov_t[2];
            iovs[0] = new d_iov_t { iov_buf = r, iov_buf_len = (nuint)room, iov_len = 40_000 };
            iovs[1] = new d_iov_t { iov_buf = r + 40_000, iov_buf_len = (nuint)room, iov_len = Length - 40_000 };
            d_sg_list_t list = new() { sg_nr = 2, sg_iovs = iovs };
            EngineSession.Require(EngineSession.Api.daos_array_read(array, default, &iod, &list, null));
        }

        Assert.True(data.AsSpan().SequenceEqual(read));
    }

    [Fact]
    public void A_punch_of_the_last_chunk_ends()
    {
        using StoreDirectory directory = new();
        using EngineSession session = new();
        EngineSession.Require(session.Open(directory.Path, create: true));
        daos_obj_id_t id = new() { lo = 1 };
        daos_handle_t array;
        EngineSession.Require(EngineSession.Api.daos_obj_generate_oid2(session.ContainerHandle, &id, daos_otype_t.DAOS_OT_ARRAY_ATTR, 0, 0, 0));
        EngineSession.Require(EngineSession.Api.daos_array_open_with_attr(
            session.ContainerHandle, id, default, Daos.DAOS_OO_RW, 1, 1, &array, null));
        EngineSession.Require(EngineSession.WriteArray(array, ulong.MaxValue - 1, [7]));

        daos_range_t range = new() { rg_idx = ulong.MaxValue - 1, rg_len = 1 };
        daos_array_iod_t iod = new() { arr_nr = 1, arr_rgs = &range };
        EngineSession.Require(EngineSession.Api.daos_array_punch(array, default, &iod, null));

        ulong size;
        EngineSession.Require(EngineSession.Api.daos_array_get_size(array, default, &size, null));
        Assert.Equal(0UL, size);
    }
}
