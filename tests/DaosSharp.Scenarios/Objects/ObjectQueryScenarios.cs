using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Objects;

/// <summary>Largest and smallest keys.</summary>
public sealed unsafe class ObjectQueryScenarios(ScenarioContext context) : ObjectFamily(context)
{
    [Scenario("obj.query_key_{flags:x}")]
    public void QueryKey(ulong flags)
    {
        daos_handle_t obj = NewObject(daos_otype_t.DAOS_OT_MULTI_UINT64);
        ulong[] dkeys = [5, 100, 7];
        ulong[] akeys = [3, 50, 9];
        for (int d = 0; d < dkeys.Length; d++)
        {
            for (int a = 0; a < akeys.Length; a++)
                Must(Write(obj, Bytes(dkeys[d]), Bytes(akeys[a]), (ulong)(10 * (d + 1) + a), "data"));
        }
        Query query = Ask(obj, flags, 7, 9);
        Result.Add("rc", query.Code).Add("dkey", query.Dkey).Add("akey", query.Akey).Word($"recx={Text(query.Extent)}");
    }

    [Scenario("obj.query_key_empty")]
    public void Empty()
    {
        daos_handle_t obj = NewObject(daos_otype_t.DAOS_OT_MULTI_UINT64);
        AddMax(obj);
        Result.Add("upd", Put(obj, Bytes(5UL), Bytes(5UL), "1"u8));
        ulong number = 5;
        d_iov_t dkey = Number(&number);
        Result.Add("punch", Api.daos_obj_punch_dkeys(obj, Daos.DAOS_TX_NONE, 0, 1, &dkey, null));
        AddMax(obj);
    }

    [Scenario("obj.query_key_hashed")]
    public void Hashed()
    {
        daos_handle_t obj = NewObject();
        Must(Put(obj, "d", "a", "1"));
        Result.Add("rc", Ask(obj, Daos.DAOS_GET_MAX | Daos.DAOS_GET_DKEY, 0, 0).Code);
    }

    [Scenario("obj.query_key_recx_overwritten")]
    public void Overwritten()
    {
        daos_handle_t obj = NewObject();
        Must(Write(obj, Bytes(7UL), Bytes(9UL), 0, "abcd"));
        Result.Add("upd", Write(obj, Bytes(7UL), Bytes(9UL), 0, "0123456789"));
        AddMaxExtent(obj);
        using (ObjectRequest punch = new ObjectRequest(Api, obj, Bytes(7UL)).Array(Bytes(9UL), 0, [Extent(6, 4)], null))
            Result.Add("punch", punch.Update());
        AddMaxExtent(obj);
    }

    private readonly record struct Query(int Code, ulong Dkey, ulong Akey, daos_recx_t Extent);

    private static d_iov_t Number(ulong* number) => new() { iov_buf = number, iov_buf_len = sizeof(ulong), iov_len = sizeof(ulong) };

    private Query Ask(daos_handle_t obj, ulong flags, ulong dkey, ulong akey)
    {
        d_iov_t dkeyIov = Number(&dkey);
        d_iov_t akeyIov = Number(&akey);
        daos_recx_t extent;
        int rc = Api.daos_obj_query_key(obj, Daos.DAOS_TX_NONE, flags, &dkeyIov, &akeyIov, &extent, null);
        return new Query(rc, dkey, akey, extent);
    }

    private void AddMax(daos_handle_t obj)
    {
        Query query = Ask(obj, Daos.DAOS_GET_MAX | Daos.DAOS_GET_DKEY, 77, 0);
        Result.Add("max", query.Code).Add("dkey", query.Dkey);
    }

    private void AddMaxExtent(daos_handle_t obj)
    {
        Query query = Ask(obj, Daos.DAOS_GET_MAX | Daos.DAOS_GET_RECX, 7, 9);
        Result.Add("max", query.Code).Word(Text(query.Extent));
    }
}
