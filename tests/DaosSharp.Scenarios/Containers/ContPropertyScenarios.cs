using System.Runtime.InteropServices;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Backends;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Containers;

/// <summary>Properties of containers.</summary>
public sealed unsafe class ContPropertyScenarios(ScenarioContext context) : ScenarioFamily(context)
{
    private const uint LabelType = (uint)daos_cont_props.DAOS_PROP_CO_LABEL;

    [Scenario("cont.prop_default_{name:s}")]
    public void Default(string name)
    {
        daos_cont_props type = name switch
        {
            "csum_chunk" => daos_cont_props.DAOS_PROP_CO_CSUM_CHUNK_SIZE,
            "csum_server" => daos_cont_props.DAOS_PROP_CO_CSUM_SERVER_VERIFY,
            "rf" => daos_cont_props.DAOS_PROP_CO_REDUN_FAC,
            "rf_lvl" => daos_cont_props.DAOS_PROP_CO_REDUN_LVL,
            "snap_max" => daos_cont_props.DAOS_PROP_CO_SNAPSHOT_MAX,
            "ec_cell" => daos_cont_props.DAOS_PROP_CO_EC_CELL_SZ,
            "scrubber" => daos_cont_props.DAOS_PROP_CO_SCRUBBER_DISABLED,
            _ => Enum.Parse<daos_cont_props>($"DAOS_PROP_CO_{name.ToUpperInvariant()}"),
        };
        AddQuery("rc", Context.Container, (uint)type);
    }

    [Scenario("cont.prop_create_{type:x}_{value}")]
    public void Create(uint type, ulong value)
    {
        using PropertyList list = new(Api, type, value);
        fixed (byte* label = ScenarioBackend.ZeroEnded(Context.Label + ".p"))
        {
            int rc = Api.daos_cont_create_with_label(Context.Backend.Pool, (sbyte*)label, list.Address, null, null);
            Result.Add("create", rc);
            if (rc != 0)
                return;
            daos_handle_t container = default;
            Result.Add("open", Api.daos_cont_open2(Context.Backend.Pool, (sbyte*)label, Daos.DAOS_COO_RW, &container, null, null));
            AddQuery("query", container, type);
            Must(Api.daos_cont_close(container, null), "close");
            Must(Api.daos_cont_destroy2(Context.Backend.Pool, (sbyte*)label, 1, null), "destroy");
        }
    }

    [Scenario("cont.prop_set_{type:x}_{value}")]
    public void Set(uint type, ulong value)
    {
        using PropertyList list = new(Api, type, value);
        Result.Add("set", Api.daos_cont_set_prop(Context.Container, list.Address, null));
        AddQuery("query", Context.Container, type);
    }

    [Scenario("cont.set_label")]
    public void SetLabel()
    {
        const string NewLabel = "renamed";
        daos_handle_t container = Context.Container;
        Result.Add("set", SetLabel(container, NewLabel));
        Result.Add("old", TryOpen(Context.Label)).Add("new", TryOpen(NewLabel));
        Must(SetLabel(container, Context.Label), "label");
    }

    [Scenario("cont.query_all_props")]
    public void QueryAll()
    {
        daos_handle_t container = Context.Container;
        using PropertyList list = new(Api);
        Result.Add("rc", Api.daos_cont_query(container, null, list.Address, null)).Add("nr", list.Address->dpp_nr);
        daos_prop_entry* label = list.Find(LabelType);
        Result.Add("label", label != null && Marshal.PtrToStringUTF8((nint)label->dpe_str) == Context.Label);
    }

    private void AddQuery(string name, daos_handle_t container, uint type)
    {
        using PropertyList list = new(Api, type, 0);
        Result.Add(name, Api.daos_cont_query(container, null, list.Address, null)).Add("val", list.Value);
    }

    private int SetLabel(daos_handle_t container, string label)
    {
        using PropertyList list = new(Api, LabelType, label);
        return Api.daos_cont_set_prop(container, list.Address, null);
    }

    private int TryOpen(string label)
    {
        daos_handle_t container = default;
        int rc;
        fixed (byte* text = ScenarioBackend.ZeroEnded(label))
            rc = Api.daos_cont_open2(Context.Backend.Pool, (sbyte*)text, Daos.DAOS_COO_RO, &container, null, null);
        if (rc == 0)
            Must(Api.daos_cont_close(container, null), "close");
        return rc;
    }
}
