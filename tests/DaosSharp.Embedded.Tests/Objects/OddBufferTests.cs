using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Objects;

/// <summary>Buffers without memory and lengths that run over their buffer are -DER_INVAL.</summary>
public sealed unsafe class OddBufferTests : IDisposable
{
    private readonly StoreDirectory _directory = new();
    private readonly EngineSession _session = new();

    public OddBufferTests() => EngineSession.Require(_session.Open(_directory.Path, create: true));

    public void Dispose()
    {
        _session.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_listing_into_a_buffer_without_memory_is_refused()
    {
        daos_handle_t kv = _session.OpenKeyValue(1);
        EngineSession.Require(EngineSession.Put(kv, "key", [1]));
        uint count = 4;
        daos_key_desc_t* descriptors = stackalloc daos_key_desc_t[4];
        d_iov_t iov = new() { iov_buf_len = 1 << 20 };
        d_sg_list_t list = new() { sg_nr = 1, sg_iovs = &iov };
        daos_anchor_t anchor = default;
        Assert.Equal(Der.Invalid, EngineSession.Api.daos_kv_list(kv, default, &count, descriptors, &list, &anchor, null));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_update_with_a_length_over_its_buffer_is_refused(bool inTransaction)
    {
        ObjectCalls target = new(_session, 2);
        byte value = 1;
        d_iov_t* iovs = stackalloc d_iov_t[2];
        iovs[0] = new d_iov_t { iov_buf = null, iov_buf_len = 0, iov_len = 4000 };
        iovs[1] = new d_iov_t { iov_buf = &value, iov_buf_len = 4000, iov_len = 0 };
        d_sg_list_t list = new() { sg_nr = 2, sg_iovs = iovs };
        daos_handle_t th = default;
        if (inTransaction)
        {
            EngineSession.Require(EngineSession.Api.daos_tx_open(_session.ContainerHandle, &th, 0, null));
        }

        Assert.Equal(Der.Invalid, target.Update(th, 0, 4000, 1, &list));
    }

    [Fact]
    public void A_punch_of_records_over_the_end_of_the_index_space_goes_to_the_end()
    {
        ObjectCalls target = new(_session, 3);
        EngineSession.Require(target.Write(default, 0, [1, 2, 3, 4]));
        EngineSession.Require(target.Update(default, 1, ulong.MaxValue, 0, null));
        Assert.Equal([1, 0, 0, 0], target.Read(default));
    }
}
