using System.Text;
using DaosSharp.Embedded.Access;
using DaosSharp.Embedded.Containers;
using DaosSharp.Interop;
using static DaosSharp.Interop.daos_cont_props;

namespace DaosSharp.Embedded.Interface;

/// <summary>The properties that a caller asks a container for.</summary>
internal static unsafe class ContainerQueryProperties
{
    /// <summary>Gives an empty list the entries of all properties.</summary>
    public static void Complete(daos_prop_t* properties)
    {
        if (properties != null && properties->dpp_nr == 0)
        {
            PropertyList.AllocateEntries(properties, (uint)Daos.DAOS_PROP_CO_NUM);
            for (uint i = 0; i < properties->dpp_nr; i++)
            {
                properties->dpp_entries[i].dpe_type = (uint)DAOS_PROP_CO_MIN + 1 + i;
            }
        }
    }

    /// <summary>True when a handle with these rights may ask for all of the entries. Owners may be seen with either right.</summary>
    public static bool IsAllowed(daos_prop_t* properties, ContainerRights rights)
    {
        ContainerRights any = ContainerRights.GetProperties | ContainerRights.GetAccess;
        for (uint i = 0; properties != null && i < properties->dpp_nr; i++)
        {
            uint type = properties->dpp_entries[i].dpe_type;
            ContainerRights needed = AccessProperties.IsList(type) ? ContainerRights.GetAccess
                : AccessProperties.IsAccess(type) ? any
                : ContainerRights.GetProperties;
            if ((rights & needed) == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Answers a query: every entry gets its value, texts and blocks in memory for free().</summary>
    public static int Fill(ContainerRecord record, daos_prop_t* properties)
    {
        for (uint i = 0; properties != null && i < properties->dpp_nr; i++)
        {
            if (!TryFill(record, properties->dpp_entries + i))
            {
                return LastError.Fail(Der.Invalid, $"{properties->dpp_entries[i].dpe_type} is no container property");
            }
        }

        return Der.Success;
    }

    private static bool TryFill(ContainerRecord record, daos_prop_entry* entry)
    {
        PropertyList.Forget(entry);
        switch ((daos_cont_props)entry->dpe_type)
        {
            case DAOS_PROP_CO_LABEL:
                PropertyList.SetText(entry, Encoding.UTF8.GetBytes(record.Label.Length == 0 ? ContainerLabel.Default : record.Label));
                return true;
            case DAOS_PROP_CO_ACL or DAOS_PROP_CO_OWNER or DAOS_PROP_CO_OWNER_GROUP:
                AccessProperties.Fill(record.Access, entry);
                return true;
            case DAOS_PROP_CO_ROOTS:
                PropertyList.SetBlock(entry, record.Roots);
                return true;
            case DAOS_PROP_CO_ALLOCED_OID:
                entry->dpe_val = record.NextOid - 1;
                return true;
            default:
                bool known = record.Properties.TryGetValue(entry->dpe_type, out ulong value)
                    || ContainerProperties.TryGetDefault((daos_cont_props)entry->dpe_type, out value);
                entry->dpe_val = known ? value : entry->dpe_val;
                return known;
        }
    }
}
