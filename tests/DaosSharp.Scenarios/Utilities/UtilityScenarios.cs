using System.Globalization;
using System.Runtime.InteropServices;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Backends;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Utilities;

/// <summary>Words for errors, names of object classes, times, labels, sizes.</summary>
public sealed unsafe class UtilityScenarios(ScenarioContext context) : ScenarioFamily(context)
{
    private const int MaxClassName = 64;
    private const int MaxPools = 64;

    [Scenario("misc.errstr_{code}")]
    public void Error(int code) => AddError(-code);

    [Scenario("misc.errstr_small")]
    public void SmallError() => AddError(-5);

    [Scenario("misc.errstr_unknown")]
    public void UnknownError() => AddError(-(int)daos_errno.DER_UNKNOWN);

    [Scenario("misc.errstr_min")]
    public void LeastError() => AddError(int.MinValue + 1);

    [Scenario("misc.class_name_{id:x}")]
    public void ClassName(uint id)
    {
        sbyte* name = stackalloc sbyte[MaxClassName];
        int rc = Api.daos_oclass_id2name(id, name);
        Result.Add("rc", rc).Word(NativeMemoryText.Read(name));
    }

    [Scenario("misc.class_id_{n}")]
    public void ClassId(int n)
    {
        fixed (byte* name = ScenarioBackend.ZeroEnded(QuotedText.Of(string.Create(CultureInfo.InvariantCulture, $"misc.class_id_{n}"))))
            Result.Word(Api.daos_oclass_name2id((sbyte*)name).ToString("x", CultureInfo.InvariantCulture));
    }

    [Scenario("misc.label_valid_{n}")]
    public void Label(int n)
    {
        // The check for a UUID looks at 36 bytes, whatever ends before.
        byte[] text = new byte[Daos.DAOS_PROP_MAX_LABEL_BUF_LEN];
        ScenarioBackend.ZeroEnded(QuotedText.Of(string.Create(CultureInfo.InvariantCulture, $"misc.label_valid_{n}"))).CopyTo(text, 0);
        fixed (byte* t = text)
            Result.Value(Daos.daos_label_is_valid((sbyte*)t) ? 1 : 0).Add("uuid", Daos.daos_is_valid_uuid_string((sbyte*)t));
    }

    [Scenario("misc.hlc_{value:x}")]
    public void Clock(ulong value)
    {
        timespec time = default;
        nint seconds = 0;
        Result.Add("ts", Api.daos_hlc2timespec(value, &time));
        Result.Word(string.Create(CultureInfo.InvariantCulture, $"{time.tv_sec}.{time.tv_nsec:d9}"));
        Result.Add("sec", Api.daos_hlc2timestamp(value, &seconds)).Value(seconds);
    }

    [Scenario("misc.hlc_null")]
    public void ClockWithoutResult() => Result.Value(Api.daos_hlc2timespec(1, null)).Value(Api.daos_hlc2timestamp(1, null));

    [Scenario("misc.rank_list")]
    public void Ranks()
    {
        foreach (string text in new[] { "0", "0:1:2", "1:1", "", "x", "5:" })
        {
            int count = -1;
            fixed (byte* ranks = ScenarioBackend.ZeroEnded(text), separator = ":\0"u8)
            {
                d_rank_list_t* list = Api.daos_rank_list_parse((sbyte*)ranks, (sbyte*)separator);
                if (list != null)
                {
                    count = (int)list->rl_nr;
                    NativeMemory.Free(list->rl_ranks);
                    NativeMemory.Free(list);
                }
            }
            Result.Add(text.Length == 0 ? "empty" : text, count);
        }
    }

    [Scenario("misc.struct_sizes")]
    public void Sizes()
    {
        Result.Add("event", sizeof(daos_event)).Add("anchor", sizeof(daos_anchor_t)).Add("iod", sizeof(daos_iod_t));
        Result.Add("recx", sizeof(daos_recx_t)).Add("iom", sizeof(daos_iom_t)).Add("kd", sizeof(daos_key_desc_t));
        Result.Add("oid", sizeof(daos_obj_id_t)).Add("sgl", sizeof(d_sg_list_t)).Add("iov", sizeof(d_iov_t));
        Result.Add("continfo", sizeof(daos_cont_info_t)).Add("poolinfo", sizeof(daos_pool_info_t));
        Result.Add("prop", sizeof(daos_prop_t)).Add("entry", sizeof(daos_prop_entry)).Add("arrayiod", sizeof(daos_array_iod_t));
        Result.Add("range", sizeof(daos_range_t)).Add("dfsattr", sizeof(dfs_attr_t)).Add("dfsinfo", sizeof(dfs_obj_info_t));
        Result.Add("duns", sizeof(duns_attr_t));
    }

    [Scenario("misc.list_pools")]
    public void Pools()
    {
        byte[]? system = Context.Backend.System is null ? null : ScenarioBackend.ZeroEnded(Context.Backend.System);
        fixed (byte* s = system)
        {
            ulong count = 0;
            Result.Add("rc", Api.daos_mgmt_list_pools((sbyte*)s, &count, null, null)).Add("some", count > 0);
            daos_mgmt_pool_info_t* pools = stackalloc daos_mgmt_pool_info_t[(int)Math.Min(count, MaxPools)];
            Result.Add("rc", Api.daos_mgmt_list_pools((sbyte*)s, &count, pools, null));
            bool found = false;
            for (ulong i = 0; i < count; i++)
            {
                found |= NativeMemoryText.Take(pools[i].mgpi_label) == Context.Backend.PoolLabel;
                NativeMemory.Free(pools[i].mgpi_svc->rl_ranks);
                NativeMemory.Free(pools[i].mgpi_svc);
            }
            Result.Add("found", found);
        }
    }

    private void AddError(int code) =>
        Result.Word($"{NativeMemoryText.Read(Api.d_errstr(code))} | {NativeMemoryText.Read(Api.d_errdesc(code))}");
}
