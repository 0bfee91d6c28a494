using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Containers;

/// <summary>Snapshots, and calls about epochs that DAOS does not have.</summary>
public sealed unsafe class ContSnapshotScenarios(ScenarioContext context) : ScenarioFamily(context)
{
    [Scenario("cont.snap_list_empty")]
    public void ListEmpty()
    {
        daos_anchor_t anchor = default;
        int rc = List(&anchor, out int count);
        Result.Add("rc", rc).Add("nr", count).Add("eof", Daos.daos_anchor_is_eof(&anchor));
    }

    [Scenario("cont.snap_destroy")]
    public void Destroy()
    {
        ulong first = Create();
        ulong second = Create();
        ulong third = Create();
        Result.Add("one", Destroy(second, second)).Add("again", Destroy(second, second)).Add("none", Destroy(12345, 12345));
        daos_anchor_t anchor = default;
        Result.Add("list", List(&anchor, out int count)).Add("nr", count);
        Result.Add("range", Destroy(first, third)).Add("zero", Destroy(0, 0));
    }

    [Scenario("cont.snap_named")]
    public void Named()
    {
        ulong epoch;
        using NativeBuffer name = NativeBuffer.Of("name\0");
        Result.Add("create", Api.daos_cont_create_snap(Context.Container, &epoch, (sbyte*)name.Address, null));
        daos_anchor_t anchor = default;
        int rc = List(&anchor, out int count);
        Result.Add("list", rc).Add("nr", count).Word("");
    }

    [Scenario("cont.not_implemented")]
    public void NotImplemented()
    {
        ulong epoch = 1;
        Result.Add("rollback", Api.daos_cont_rollback(Context.Container, epoch, null));
        Result.Add("subscribe", Api.daos_cont_subscribe(Context.Container, &epoch, null));
    }

    private ulong Create()
    {
        ulong epoch;
        Must(Api.daos_cont_create_snap(Context.Container, &epoch, null, null), "snapshot");
        return epoch;
    }

    private int Destroy(ulong low, ulong high) =>
        Api.daos_cont_destroy_snap(Context.Container, new daos_epoch_range_t { epr_lo = low, epr_hi = high }, null);

    private int List(daos_anchor_t* anchor, out int count)
    {
        const int Room = 8;
        ulong* epochs = stackalloc ulong[Room];
        int number = Room;
        int rc = Api.daos_cont_list_snap(Context.Container, &number, epochs, null, anchor, null);
        count = number;
        return rc;
    }
}
