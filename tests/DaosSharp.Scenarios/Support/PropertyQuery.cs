using DaosSharp.Interop;

namespace DaosSharp.Scenarios.Support;

/// <summary>Properties with a number as value, one per call.</summary>
public static unsafe class PropertyQuery
{
    /// <summary>A property list of one entry with a value. The caller frees it with daos_prop_free.</summary>
    public static daos_prop_t* One(DaosApi api, uint type, ulong value = 0)
    {
        daos_prop_t* list = api.daos_prop_alloc(1);
        if (list == null)
            throw new ScenarioSetupException("daos_prop_alloc returned null.");
        list->dpp_entries[0].dpe_type = type;
        list->dpp_entries[0].dpe_val = value;
        return list;
    }

    /// <summary>Asks for a property of a container.</summary>
    public static int OfContainer(DaosApi api, daos_handle_t container, uint type, out ulong value)
    {
        daos_prop_t* list = One(api, type);
        int rc = api.daos_cont_query(container, null, list, null);
        value = list->dpp_entries[0].dpe_val;
        api.daos_prop_free(list);
        return rc;
    }

    /// <summary>Asks for a property of a pool.</summary>
    public static int OfPool(DaosApi api, daos_handle_t pool, uint type, out ulong value)
    {
        daos_prop_t* list = One(api, type);
        int rc = api.daos_pool_query(pool, null, null, list, null);
        value = list->dpp_entries[0].dpe_val;
        api.daos_prop_free(list);
        return rc;
    }
}
