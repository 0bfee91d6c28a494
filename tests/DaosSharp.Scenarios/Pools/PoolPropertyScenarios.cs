using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Pools;

/// <summary>Default values of pool properties.</summary>
public sealed unsafe class PoolPropertyScenarios(ScenarioContext context) : ScenarioFamily(context)
{
    [Scenario("pool.prop_{name:s}")]
    public void Default(string name)
    {
        uint type = name switch
        {
            "beyond_last" => (uint)daos_pool_props.DAOS_PROP_PO_MAX,
            "container_label" => (uint)daos_cont_props.DAOS_PROP_CO_LABEL,
            "ec_cell" => (uint)daos_pool_props.DAOS_PROP_PO_EC_CELL_SZ,
            "rf" => (uint)daos_pool_props.DAOS_PROP_PO_REDUN_FAC,
            "svc_rf" => (uint)daos_pool_props.DAOS_PROP_PO_SVC_REDUN_FAC,
            _ => (uint)Enum.Parse<daos_pool_props>($"DAOS_PROP_PO_{name.ToUpperInvariant()}"),
        };
        using PropertyList list = new(Api, type, 0);
        Result.Add("rc", Api.daos_pool_query(Context.Backend.Pool, null, null, list.Address, null)).Add("val", list.Value);
    }
}
