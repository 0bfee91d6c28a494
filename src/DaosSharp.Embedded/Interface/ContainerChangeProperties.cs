using DaosSharp.Embedded.Access;
using DaosSharp.Embedded.Containers;
using DaosSharp.Interop;
using static DaosSharp.Interop.daos_cont_props;

namespace DaosSharp.Embedded.Interface;

/// <summary>The properties that a caller changes of a container.</summary>
internal static unsafe class ContainerChangeProperties
{
    /// <summary>0, -DER_INVAL, or -DER_NO_PERM for what only a creation can set.</summary>
    public static int Check(daos_prop_t* properties)
    {
        if (!PropertyList.IsWellFormed(properties) || properties->dpp_nr == 0)
        {
            return Der.Invalid;
        }

        HashSet<uint> seen = [];
        int result = Der.Success;
        for (uint i = 0; i < properties->dpp_nr; i++)
        {
            int rc = seen.Add(properties->dpp_entries[i].dpe_type) ? Check(properties->dpp_entries + i) : Der.Invalid;
            if (rc == Der.Invalid)
            {
                return rc;
            }

            result = rc == 0 ? result : rc;
        }

        return result;
    }

    /// <summary>True when a handle with these rights may make all of the changes.</summary>
    public static bool IsAllowed(daos_prop_t* properties, ContainerRights rights)
    {
        for (uint i = 0; i < properties->dpp_nr; i++)
        {
            uint type = properties->dpp_entries[i].dpe_type;
            ContainerRights needed = AccessProperties.IsList(type) ? ContainerRights.SetAccess
                : AccessProperties.IsAccess(type) ? ContainerRights.SetOwner
                : ContainerRights.SetProperties;
            if (!rights.HasFlag(needed))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Applies checked changes to the record.</summary>
    public static void Apply(ContainerRecord record, daos_prop_t* properties)
    {
        for (uint i = 0; i < properties->dpp_nr; i++)
        {
            daos_prop_entry* entry = properties->dpp_entries + i;
            switch ((daos_cont_props)entry->dpe_type)
            {
                case DAOS_PROP_CO_LABEL:
                    record.Label = NativeText.Read(entry->dpe_str)!;
                    break;
                case DAOS_PROP_CO_ACL or DAOS_PROP_CO_OWNER or DAOS_PROP_CO_OWNER_GROUP:
                    record.Access = AccessProperties.Apply(record.Access, entry);
                    break;
                case DAOS_PROP_CO_ROOTS when entry->dpe_val_ptr != null:
                    record.Roots = new ReadOnlySpan<byte>(entry->dpe_val_ptr, sizeof(daos_prop_co_roots)).ToArray();
                    break;
                case DAOS_PROP_CO_ROOTS or DAOS_PROP_CO_STATUS:
                    // The one status that can be set is the one that every container has.
                    break;
                default:
                    record.Properties[entry->dpe_type] = entry->dpe_val;
                    break;
            }
        }
    }

    private static int Check(daos_prop_entry* entry)
    {
        bool isValid = (daos_cont_props)entry->dpe_type switch
        {
            DAOS_PROP_CO_LABEL => ContainerLabel.IsValid(NativeText.Read(entry->dpe_str) ?? ""),
            DAOS_PROP_CO_ACL or DAOS_PROP_CO_OWNER or DAOS_PROP_CO_OWNER_GROUP => AccessProperties.IsValid(entry),
            _ => true,
        };
        bool isNumber = !PropertyList.HasText(entry->dpe_type) && !PropertyList.HasBlock(entry->dpe_type);
        return !isValid ? Der.Invalid : isNumber ? ContainerProperties.CheckChange((daos_cont_props)entry->dpe_type, entry->dpe_val) : Der.Success;
    }
}
