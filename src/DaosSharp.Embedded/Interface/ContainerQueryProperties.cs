using System.Text;
using DaosSharp.Embedded.Access;
using DaosSharp.Embedded.Containers;
using DaosSharp.Interop;
using static DaosSharp.Interop.daos_cont_props;

namespace DaosSharp.Embedded.Interface;

/// <summary>The properties that a caller asks a container for.</summary>
internal static unsafe class ContainerQueryProperties
{
    /// <summary>The type after the last one of DAOS 2.6.</summary>
    public const uint End = (uint)DAOS_PROP_CO_PERF_DOMAIN + 1;

    // In the order of DAOS's answer.
    private static readonly daos_cont_props[] All =
    [
        DAOS_PROP_CO_LABEL, DAOS_PROP_CO_LAYOUT_TYPE, DAOS_PROP_CO_LAYOUT_VER, DAOS_PROP_CO_CSUM, DAOS_PROP_CO_CSUM_CHUNK_SIZE,
        DAOS_PROP_CO_CSUM_SERVER_VERIFY, DAOS_PROP_CO_SCRUBBER_DISABLED, DAOS_PROP_CO_REDUN_FAC, DAOS_PROP_CO_REDUN_LVL,
        DAOS_PROP_CO_SNAPSHOT_MAX, DAOS_PROP_CO_COMPRESS, DAOS_PROP_CO_ENCRYPT, DAOS_PROP_CO_ACL, DAOS_PROP_CO_OWNER,
        DAOS_PROP_CO_OWNER_GROUP, DAOS_PROP_CO_DEDUP, DAOS_PROP_CO_DEDUP_THRESHOLD, DAOS_PROP_CO_ROOTS, DAOS_PROP_CO_STATUS,
        DAOS_PROP_CO_EC_CELL_SZ, DAOS_PROP_CO_ALLOCED_OID, DAOS_PROP_CO_EC_PDA, DAOS_PROP_CO_PERF_DOMAIN, DAOS_PROP_CO_RP_PDA,
        DAOS_PROP_CO_GLOBAL_VERSION, DAOS_PROP_CO_OBJ_VERSION,
    ];

    /// <summary>Gives an empty list the entries of all properties.</summary>
    public static void Complete(daos_prop_t* properties)
    {
        if (properties != null && properties->dpp_nr == 0)
        {
            PropertyList.AllocateEntries(properties, (uint)All.Length);
            for (int i = 0; i < All.Length; i++)
            {
                properties->dpp_entries[i].dpe_type = (uint)All[i];
            }
        }
    }

    /// <summary>True when a handle with these rights may ask for all of the entries; an empty list asks for everything. Owners may be seen with either right.</summary>
    public static bool IsAllowed(daos_prop_t* properties, ContainerRights rights)
    {
        const ContainerRights any = ContainerRights.GetProperties | ContainerRights.GetAccess;
        if (properties != null && properties->dpp_nr == 0)
        {
            return rights.HasFlag(any);
        }

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
