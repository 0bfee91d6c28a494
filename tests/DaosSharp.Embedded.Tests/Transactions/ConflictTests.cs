using DaosSharp.Embedded.Tests.Objects;
using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Transactions;

/// <summary>What a transaction must notice before it commits.</summary>
public sealed unsafe class ConflictTests : IDisposable
{
    private readonly StoreDirectory _directory = new();
    private readonly EngineSession _session = new();

    public ConflictTests() => EngineSession.Require(_session.Open(_directory.Path, create: true));

    public void Dispose()
    {
        _session.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData(0UL, 4UL, 1UL)]
    [InlineData(100UL, 4UL, 1UL)]
    [InlineData(0UL, 2UL, 0UL)]
    public void Records_that_change_after_they_were_read_are_a_conflict(ulong start, ulong count, ulong recordSize)
    {
        ObjectCalls target = new(_session, 1);
        EngineSession.Require(target.Write(default, 0, [1, 2, 3, 4]));
        daos_handle_t th;
        EngineSession.Require(EngineSession.Api.daos_tx_open(_session.ContainerHandle, &th, 0, null));
        Assert.Equal([1, 2, 3, 4], target.Read(th));
        EngineSession.Require(
            recordSize == 0 ? target.Update(default, start, count, 0, null) : target.Write(default, start, new byte[count]));
        EngineSession.Require(target.Write(th, 50, [9]));
        Assert.Equal(Der.TransactionRestart, EngineSession.Api.daos_tx_commit(th, null));
        EngineSession.Require(EngineSession.Api.daos_tx_close(th, null));
    }

    [Fact]
    public void Records_that_stay_are_no_conflict()
    {
        ObjectCalls target = new(_session, 1);
        ObjectCalls other = new(_session, 2);
        EngineSession.Require(target.Write(default, 0, [1, 2, 3, 4]));
        daos_handle_t th;
        EngineSession.Require(EngineSession.Api.daos_tx_open(_session.ContainerHandle, &th, 0, null));
        Assert.Equal([1, 2, 3, 4], target.Read(th));
        EngineSession.Require(other.Write(default, 0, [5]));
        EngineSession.Require(target.Write(th, 0, [9]));
        EngineSession.Require(EngineSession.Api.daos_tx_commit(th, null));
        Assert.Equal([9, 2, 3, 4], target.Read(default));
    }

    [Fact]
    public void Nothing_is_committed_to_a_closed_container()
    {
        daos_handle_t container;
        fixed (byte* name = EngineSession.Text(EngineSession.Container))
        {
            EngineSession.Require(EngineSession.Api.daos_cont_open2(_session.PoolHandle, (sbyte*)name, Daos.DAOS_COO_RW, &container, null, null));
        }

        daos_obj_id_t id = new() { lo = 7 };
        daos_handle_t kv;
        daos_handle_t th;
        EngineSession.Require(EngineSession.Api.daos_obj_generate_oid2(container, &id, daos_otype_t.DAOS_OT_KV_HASHED, 0, 0, 0));
        EngineSession.Require(EngineSession.Api.daos_kv_open(container, id, Daos.DAOS_OO_RW, &kv, null));
        EngineSession.Require(EngineSession.Api.daos_tx_open(container, &th, 0, null));
        fixed (byte* key = EngineSession.Text("key"))
        {
            byte value = 1;
            EngineSession.Require(EngineSession.Api.daos_kv_put(kv, th, 0, (sbyte*)key, 1, &value, null));
        }

        EngineSession.Require(EngineSession.Api.daos_cont_close(container, null));
        Assert.Equal(Der.NoHandle, EngineSession.Api.daos_tx_commit(th, null));
        EngineSession.Require(EngineSession.Api.daos_tx_close(th, null));
        Assert.Null(EngineSession.Get(_session.OpenKeyValue(7), "key", 10).Value);
    }
}
