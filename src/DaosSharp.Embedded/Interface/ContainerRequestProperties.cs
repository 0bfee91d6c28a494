using System.Text;
using DaosSharp.Embedded.Containers;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>Container properties in the caller's daos_prop_t.</summary>
internal static unsafe class ContainerRequestProperties
{
    /// <summary>Longest label in characters.</summary>
    public const int MaxLabel = 127;

    // What DAOS calls a container without a label.
    private const string DefaultLabel = "container_label_not_set";

    /// <summary>Reads the properties of a creation: 0 or -DER_INVAL.</summary>
    /// <param name="label">A label given by itself wins over one among the properties.</param>
    public static int Read(daos_prop_t* properties, ref string? label, out Dictionary<uint, ulong> values)
    {
        values = [];
        if (properties != null && (properties->dpp_nr > PropertyList.MaxEntries || properties->dpp_nr > 0 != (properties->dpp_entries != null)))
        {
            return LastError.Fail(Der.Invalid, "the property list is malformed");
        }

        string? fromProperties = null;
        HashSet<uint> seen = [];
        for (uint i = 0; properties != null && i < properties->dpp_nr; i++)
        {
            daos_prop_entry* entry = properties->dpp_entries + i;
            daos_cont_props type = (daos_cont_props)entry->dpe_type;
            if (!seen.Add(entry->dpe_type))
            {
                return LastError.Fail(Der.Invalid, $"the property {type} is given twice");
            }

            if (type == daos_cont_props.DAOS_PROP_CO_LABEL)
            {
                fromProperties = NativeText.Read(entry->dpe_str) ?? "";
            }
            else if (ContainerProperties.IsValidAtCreation(type, entry->dpe_val))
            {
                values[entry->dpe_type] = entry->dpe_val;
            }
            else
            {
                return LastError.Fail(Der.Invalid, $"{entry->dpe_val} is no value that the property {type} can be created with");
            }
        }

        label ??= fromProperties;
        return label == null || IsLabel(label) ? Der.Success : LastError.Fail(Der.Invalid, $"'{label}' is no container label");
    }

    /// <summary>Answers a query: every entry gets its value, texts in memory for free().</summary>
    public static int Fill(ContainerRecord record, daos_prop_t* properties)
    {
        if (properties != null && properties->dpp_nr == 0)
        {
            PropertyList.AllocateEntries(properties, (uint)Daos.DAOS_PROP_CO_NUM);
            for (uint i = 0; i < properties->dpp_nr; i++)
            {
                properties->dpp_entries[i].dpe_type = (uint)daos_cont_props.DAOS_PROP_CO_MIN + 1 + i;
            }
        }

        for (uint i = 0; properties != null && i < properties->dpp_nr; i++)
        {
            if (!TryFill(record, properties->dpp_entries + i))
            {
                return LastError.Fail(Der.Invalid, $"{properties->dpp_entries[i].dpe_type} is no container property");
            }
        }

        return Der.Success;
    }

    /// <summary>Checks the changes of daos_cont_set_prop and applies them to the record.</summary>
    public static int Change(ContainerRecord record, daos_prop_t* properties)
    {
        for (uint i = 0; i < properties->dpp_nr; i++)
        {
            daos_prop_entry* entry = properties->dpp_entries + i;
            if (entry->dpe_type == (uint)daos_cont_props.DAOS_PROP_CO_LABEL)
            {
                record.Label = NativeText.Read(entry->dpe_str)!;
            }
            else if (entry->dpe_type != (uint)daos_cont_props.DAOS_PROP_CO_STATUS)
            {
                record.Properties[entry->dpe_type] = entry->dpe_val;
            }
        }

        return Der.Success;
    }

    /// <summary>0, -DER_INVAL, or -DER_NO_PERM for what only a creation can set.</summary>
    public static int CheckChange(daos_prop_t* properties)
    {
        if (properties == null || properties->dpp_nr is 0 or > PropertyList.MaxEntries || properties->dpp_entries == null)
        {
            return Der.Invalid;
        }

        for (uint i = 0; i < properties->dpp_nr; i++)
        {
            daos_prop_entry* entry = properties->dpp_entries + i;
            bool isLabel = entry->dpe_type == (uint)daos_cont_props.DAOS_PROP_CO_LABEL;
            int rc = isLabel
                ? IsLabel(NativeText.Read(entry->dpe_str) ?? "") ? Der.Success : Der.Invalid
                : ContainerProperties.CheckChange((daos_cont_props)entry->dpe_type, entry->dpe_val);
            if (rc != 0)
            {
                return rc;
            }
        }

        return Der.Success;
    }

    private static bool TryFill(ContainerRecord record, daos_prop_entry* entry)
    {
        switch ((daos_cont_props)entry->dpe_type)
        {
            case daos_cont_props.DAOS_PROP_CO_LABEL:
                PropertyList.SetText(entry, Encoding.UTF8.GetBytes(record.Label.Length == 0 ? DefaultLabel : record.Label));
                return true;
            case daos_cont_props.DAOS_PROP_CO_OWNER or daos_cont_props.DAOS_PROP_CO_OWNER_GROUP:
                PropertyList.SetText(entry, Encoding.UTF8.GetBytes(DefaultAccess.Owner));
                return true;
            case daos_cont_props.DAOS_PROP_CO_ACL:
                PropertyList.SetBlock(entry, DefaultAccess.AccessList());
                return true;
            case daos_cont_props.DAOS_PROP_CO_ROOTS:
                PropertyList.SetBlock(entry, stackalloc byte[sizeof(daos_prop_co_roots)]);
                return true;
            case daos_cont_props.DAOS_PROP_CO_ALLOCED_OID:
                entry->dpe_val = record.NextOid - 1;
                return true;
            default:
                bool known = record.Properties.TryGetValue(entry->dpe_type, out ulong value)
                    || ContainerProperties.TryGetDefault((daos_cont_props)entry->dpe_type, out value);
                entry->dpe_val = known ? value : entry->dpe_val;
                return known;
        }
    }

    private static bool IsLabel(string label)
    {
        if (label.Length is 0 or > MaxLabel || label == DefaultLabel)
        {
            return false;
        }

        Span<byte> text = stackalloc byte[4 * MaxLabel + 1];
        text.Clear();
        System.Text.Encoding.UTF8.GetBytes(label, text[..^1]);
        fixed (byte* t = text)
        {
            return Daos.daos_label_is_valid((sbyte*)t);
        }
    }
}
