using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Systems;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

internal static unsafe partial class EngineExports
{
    // As dmg, this asks nobody: whoever can open the files may change them.
    [NativeExport]
    public static int dse_pool_set_prop(sbyte* sys, sbyte* pool, daos_prop_t* prop)
    {
        int rc = FindPool(sys, pool, out LocalSystem? system, out PoolEntry? entry);
        if (rc != 0)
        {
            return rc;
        }

        if (!PropertyList.IsWellFormed(prop) || prop->dpp_nr == 0)
        {
            return LastError.Fail(Der.Invalid, "the property list is empty or malformed");
        }

        for (uint i = 0; i < prop->dpp_nr; i++)
        {
            daos_prop_entry* property = prop->dpp_entries + i;
            if (property->dpe_type >= (uint)daos_pool_props.DAOS_PROP_PO_MAX || !AccessProperties.IsAccess(property->dpe_type)
                || !AccessProperties.IsValid(property))
            {
                return LastError.Fail(Der.Invalid, "of a pool the access list, the owner and the owner group can be set, to valid ones");
            }
        }

        PoolStore store = system!.Acquire(entry!);
        try
        {
            SetPoolAccess operation = new() { Properties = prop };
            return store.Execute(ref operation);
        }
        finally
        {
            system.Release(store);
        }
    }
}
