using System.Globalization;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Transactions;

/// <summary>Views of snapshots.</summary>
public sealed unsafe class TxSnapshotScenarios(ScenarioContext context) : TransactionFamily(context)
{
    [Scenario("tx.snap_read")]
    public void Read()
    {
        daos_handle_t kv = NewKvWith(("a", "old"), ("gone", "1"));
        Result.Add("snap", TrySnapshot(out ulong epoch));
        Must(Put(kv, "a", "new"));
        Must(Put(kv, "later", "1"));
        Must(Remove(kv, "gone"));
        Result.Add("open", TryOpenSnapshot(epoch, out daos_handle_t view));
        AddShort(kv, "a", view);
        AddShort(kv, "later", view);
        AddShort(kv, "gone", view);
        Result.Add("list", Count(kv, view));
        AddShort(kv, "a");
        Result.Add("close", CloseTx(view));
    }

    [Scenario("tx.snap_write")]
    public void Write()
    {
        daos_handle_t kv = NewKvWith(("a", "old"));
        Must(TrySnapshot(out ulong epoch), "snapshot");
        Must(TryOpenSnapshot(epoch, out daos_handle_t view), "view");
        Result.Add("put", Put(kv, "a", "new", 0, view)).Add("rm", Remove(kv, "a", 0, view));
        Result.Add("commit", Commit(view)).Add("abort", Abort(view)).Add("close", CloseTx(view));
        AddShort(kv, "a");
    }

    [Scenario("tx.snap_bad_epoch")]
    public void BadEpoch()
    {
        daos_handle_t kv = NewKvWith(("a", "1"));
        Must(TrySnapshot(out ulong epoch), "snapshot");
        Result.Add("zero", TryOpenSnapshot(0, out _)).Add("other", TryOpenSnapshot(epoch + 1, out daos_handle_t view));
        AddShort(kv, "a", view);
    }

    [Scenario("tx.snap_destroyed_obj")]
    public void DestroyedObject()
    {
        daos_handle_t kv = NewKvWith(("a", "old"));
        Must(TrySnapshot(out ulong epoch), "snapshot");
        Result.Add("destroy", DestroyKv(kv));
        AddShort(kv, "a");
        Must(TryOpenSnapshot(epoch, out daos_handle_t view), "view");
        AddShort(kv, "a", view);
        Result.Add("list", Count(kv, view));
    }

    [Scenario("tx.snap_three")]
    public void ThreeSnapshots()
    {
        daos_handle_t kv = NewKv();
        ulong[] epochs = new ulong[3];
        for (int i = 0; i < epochs.Length; i++)
        {
            Must(Put(kv, "a", (i + 1).ToString(CultureInfo.InvariantCulture)));
            Result.Add("snap", TrySnapshot(out epochs[i]));
        }
        foreach (ulong epoch in epochs)
        {
            Must(TryOpenSnapshot(epoch, out daos_handle_t view), "view");
            AddShort(kv, "a", view);
        }
        Result.Add("order", epochs[0] < epochs[1] && epochs[1] < epochs[2]);
    }

    [Scenario("tx.snap_uncommitted")]
    public void BeforeCommit()
    {
        daos_handle_t kv = NewKv();
        daos_handle_t tx = Open();
        Must(Put(kv, "a", "1", 0, tx));
        Must(TrySnapshot(out ulong epoch), "snapshot");
        Result.Add("commit", Commit(tx));
        Must(TryOpenSnapshot(epoch, out daos_handle_t view), "view");
        AddShort(kv, "a", view);
        AddShort(kv, "a");
    }
}
