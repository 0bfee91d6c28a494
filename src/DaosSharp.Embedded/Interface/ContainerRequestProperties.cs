using System.Runtime.InteropServices;
using DaosSharp.Embedded.Containers;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>Container properties in the caller's daos_prop_t.</summary>
internal static unsafe class ContainerRequestProperties
{
    /// <summary>Longest label in characters.</summary>
    public const int MaxLabel = 127;

    private const uint MaxEntries = 128;

    /// <summary>Reads the properties of a creation: 0 or -DER_INVAL.</summary>
    /// <param name="label">A label given by itself wins over one among the properties.</param>
    public static int Read(daos_prop_t* properties, ref string? label, out Dictionary<uint, ulong> values)
    {
        values = [];
        if (properties != null && (properties->dpp_nr > MaxEntries || properties->dpp_nr > 0 != (properties->dpp_entries != null)))
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
        for (uint i = 0; properties != null && i < properties->dpp_nr; i++)
        {
            daos_prop_entry* entry = properties->dpp_entries + i;
            daos_cont_props type = (daos_cont_props)entry->dpe_type;
            if (type == daos_cont_props.DAOS_PROP_CO_LABEL)
            {
                entry->dpe_str = (sbyte*)Marshal.StringToCoTaskMemUTF8(record.Label);
            }
            else if (type == daos_cont_props.DAOS_PROP_CO_ALLOCED_OID)
            {
                entry->dpe_val = record.NextOid - 1;
            }
            else if (record.Properties.TryGetValue(entry->dpe_type, out ulong value) || ContainerProperties.TryGetDefault(type, out value))
            {
                entry->dpe_val = value;
            }
            else
            {
                return LastError.Fail(Der.Invalid, $"{entry->dpe_type} is no container property that this engine keeps");
            }
        }

        return Der.Success;
    }

    private static bool IsLabel(string label)
    {
        if (label.Length is 0 or > MaxLabel)
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
