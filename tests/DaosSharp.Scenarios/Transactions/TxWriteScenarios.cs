using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Transactions;

/// <summary>What transactions write, and what they see of it.</summary>
public sealed unsafe class TxWriteScenarios(ScenarioContext context) : TransactionFamily(context)
{
    [Scenario("tx.visible_after_commit")]
    public void VisibleAfterCommit()
    {
        daos_handle_t kv = NewKv();
        daos_handle_t tx = Open();
        Result.Add("put", Put(kv, "a", "1", 0, tx));
        AddShort(kv, "a");
        Result.Add("commit", Commit(tx));
        AddShort(kv, "a");
    }

    [Scenario("tx.read_own_overwrite")]
    public void ReadOwnOverwrite()
    {
        daos_handle_t kv = NewKvWith(("a", "old"));
        daos_handle_t tx = Open();
        Must(Put(kv, "a", "new", 0, tx));
        AddShort(kv, "a", tx);
        Result.Add("commit", Commit(tx));
        AddShort(kv, "a");
    }

    [Scenario("tx.list_own_write")]
    public void ListOwnWrite()
    {
        daos_handle_t kv = NewKvWith(("a", "1"));
        daos_handle_t tx = Open();
        Must(Put(kv, "b", "2", 0, tx));
        Result.Add("in", Count(kv, tx)).Add("out", Count(kv)).Add("commit", Commit(tx)).Add("after", Count(kv));
    }

    [Scenario("tx.put_twice")]
    public void PutTwice()
    {
        daos_handle_t kv = NewKv();
        daos_handle_t tx = Open();
        Result.Value(Put(kv, "a", "first", 0, tx)).Value(Put(kv, "a", "second", 0, tx)).Add("commit", Commit(tx));
        AddShort(kv, "a");
    }

    [Scenario("tx.remove_then_put")]
    public void RemoveThenPut()
    {
        daos_handle_t kv = NewKvWith(("a", "old"));
        daos_handle_t tx = Open();
        Result.Add("rm", Remove(kv, "a", 0, tx)).Add("put", Put(kv, "a", "new", 0, tx)).Add("commit", Commit(tx));
        AddShort(kv, "a");
        Result.Add("n", Count(kv));
    }

    [Scenario("tx.big_value")]
    public void BigValues()
    {
        const int Size = 4 << 20;
        daos_handle_t kv = NewKv();
        daos_handle_t tx = Open();
        using NativeBuffer value = NativeBuffer.Pattern(Size);
        Result.Add("put", Put(kv, "a"u8, value.Span, 0, tx)).Add("commit", Commit(tx));
        using NativeBuffer room = new(Size);
        ulong size = Size;
        int rc = Get(kv, "a"u8, ref size, room);
        Result.Add("get", rc, size).Add("same", room.Span.SequenceEqual(value.Span));
    }

    [Scenario("tx.buffer_reuse_zero_copy")]
    public void BufferChangedBeforeCommit()
    {
        daos_handle_t kv = NewKv();
        daos_handle_t tx = Open(Daos.DAOS_TF_ZERO_COPY);
        using NativeBuffer key = NativeBuffer.Of("a\0");
        using NativeBuffer value = NativeBuffer.Of("before");
        Must(Api.daos_kv_put(kv, tx, 0, (sbyte*)key.Address, 6, value.Address, null));
        "AFTER!"u8.CopyTo(value.Span);
        Result.Add("commit", Commit(tx));
        AddShort(kv, "a");
    }

    [Scenario("tx.cond_akey_update_new")]
    public void UpdateOfMissingAkey()
    {
        daos_handle_t kv = NewKv();
        Result.Add("pre", Put(kv, "a", "1"));
        daos_handle_t tx = Open();
        Result.Add("op", Put(kv, "new", "2", Daos.DAOS_COND_AKEY_UPDATE, tx)).Add("commit", Commit(tx));
        int rc = GetSize(kv, "new"u8, out ulong size);
        Result.Word($"new={rc},{size},");
    }

    [Scenario("tx.cond_get_missing")]
    public void GetOfMissingKey()
    {
        daos_handle_t kv = NewKv();
        daos_handle_t tx = Open();
        Result.Add("get", GetSize(kv, "m"u8, out _, Daos.DAOS_COND_KEY_GET, tx)).Add("commit", Commit(tx));
    }

    [Scenario("tx.kv_destroy_in_tx")]
    public void DestroyInTransaction()
    {
        daos_handle_t kv = NewKvWith(("a", "1"));
        daos_handle_t tx = Open();
        Result.Add("destroy", DestroyKv(kv, tx)).Add("abort", Abort(tx));
        AddShort(kv, "a");
        tx = Open();
        Result.Add("destroy", DestroyKv(kv, tx));
        AddShort(kv, "a");
        Result.Add("commit", Commit(tx));
        AddShort(kv, "a");
    }

    [Scenario("tx.write_read_other_key")]
    public void ReadOfOtherKey()
    {
        daos_handle_t kv = NewKvWith(("a", "1"));
        daos_handle_t tx = Open();
        Must(Put(kv, "b", "2", 0, tx));
        AddShort(kv, "a", tx);
        Result.Add("commit", Commit(tx));
    }

    [Scenario("tx.rdonly")]
    public void ReadOnly()
    {
        daos_handle_t kv = NewKvWith(("a", "1"));
        daos_handle_t tx = Open(Daos.DAOS_TF_RDONLY);
        AddShort(kv, "a", tx);
        Result.Add("put", Put(kv, "a", "2", 0, tx)).Add("rm", Remove(kv, "a", 0, tx)).Add("commit", Commit(tx)).Add("close", CloseTx(tx));
        AddShort(kv, "a");
    }

    [Scenario("tx.rdonly_stable")]
    public void ReadOnlyAfterChange()
    {
        daos_handle_t kv = NewKvWith(("a", "old"));
        daos_handle_t tx = Open(Daos.DAOS_TF_RDONLY);
        AddShort(kv, "a", tx);
        Result.Add("outside", Put(kv, "a", "new"));
        AddShort(kv, "a", tx);
        AddShort(kv, "a");
    }

    [Scenario("tx.conflict_write_write")]
    public void BlindWritesOfOneKey()
    {
        daos_handle_t kv = NewKv();
        AddTwo(kv, "k", "k");
        AddShort(kv, "k");
    }

    [Scenario("tx.conflict_disjoint")]
    public void BlindWritesOfTwoKeys()
    {
        daos_handle_t kv = NewKv();
        AddTwo(kv, "k", "j");
        AddShort(kv, "k");
        AddShort(kv, "j");
    }

    [Scenario("tx.two_containers")]
    public void OtherContainer()
    {
        using ScenarioContext other = new(Context.Backend);
        daos_handle_t kv = NewKv();
        Result.Add("open", TryOpen(other.Container, 0, out daos_handle_t tx));
        Result.Add("put", Put(kv, "a", "1", 0, tx)).Add("commit", Commit(tx));
        AddShort(kv, "a");
        Must(CloseTx(tx), "close");
    }

    private void AddTwo(daos_handle_t kv, string keyOfA, string keyOfB)
    {
        daos_handle_t a = Open();
        daos_handle_t b = Open();
        Must(Put(kv, keyOfA, "A", 0, a));
        Must(Put(kv, keyOfB, "B", 0, b));
        Result.Add("commit_b", Commit(b)).Add("commit_a", Commit(a));
    }
}
