using System.Runtime.InteropServices;
using DaosSharp.Embedded.Properties;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>
/// daos_prop_t lists in memory of malloc: callers make them, queries fill them with texts and blocks, daos_prop_free takes all of it back.
/// </summary>
internal static unsafe class PropertyList
{
    /// <summary>Most entries of a list.</summary>
    public const uint MaxEntries = 128;

    public static daos_prop_t* Allocate(uint entries)
    {
        if (entries > MaxEntries)
        {
            return null;
        }

        daos_prop_t* list = (daos_prop_t*)NativeMemory.AllocZeroed((nuint)sizeof(daos_prop_t));
        AllocateEntries(list, entries);
        return list;
    }

    /// <summary>False for null, for too many entries, and when entries are missing.</summary>
    public static bool IsWellFormed(daos_prop_t* list) =>
        list != null && list->dpp_nr <= MaxEntries && list->dpp_nr > 0 == (list->dpp_entries != null);

    /// <summary>True for null and for what a query can answer: an empty list, or entries of different types between two bounds.</summary>
    public static bool IsQuery(daos_prop_t* list, uint above, uint below)
    {
        if (list == null)
        {
            return true;
        }

        HashSet<uint> seen = [];
        bool isQuery = IsWellFormed(list);
        for (uint i = 0; isQuery && i < list->dpp_nr; i++)
        {
            uint type = list->dpp_entries[i].dpe_type;
            isQuery = type > above && type < below && seen.Add(type);
        }

        return isQuery;
    }

    /// <summary>Frees a list with all that it owns.</summary>
    public static void Free(daos_prop_t* list)
    {
        Clear(list);
        NativeMemory.Free(list);
    }

    /// <summary>Gives an empty list room for entries.</summary>
    public static void AllocateEntries(daos_prop_t* list, uint entries)
    {
        list->dpp_nr = entries;
        list->dpp_entries = entries == 0 ? null : (daos_prop_entry*)NativeMemory.AllocZeroed(entries, (nuint)sizeof(daos_prop_entry));
    }

    /// <summary>Frees what the entries own and the entries, not the list.</summary>
    public static void Clear(daos_prop_t* list)
    {
        for (uint i = 0; i < list->dpp_nr && list->dpp_entries != null; i++)
        {
            Release(list->dpp_entries + i);
        }

        NativeMemory.Free(list->dpp_entries);
        list->dpp_entries = null;
        list->dpp_nr = 0;
    }

    /// <summary>Frees the text, block or list of ranks of an entry.</summary>
    public static void Release(daos_prop_entry* entry)
    {
        if (entry->dpe_type == (uint)daos_pool_props.DAOS_PROP_PO_SVC_LIST)
        {
            RankList.Free((d_rank_list_t*)entry->dpe_val_ptr);
            entry->dpe_val_ptr = null;
        }
        else if (HasText(entry->dpe_type) || HasBlock(entry->dpe_type))
        {
            NativeMemory.Free(entry->dpe_val_ptr);
            entry->dpe_val_ptr = null;
        }
    }

    public static daos_prop_entry* Find(daos_prop_t* list, uint type)
    {
        for (uint i = 0; list != null && i < list->dpp_nr && list->dpp_entries != null; i++)
        {
            if (list->dpp_entries[i].dpe_type == type)
            {
                return list->dpp_entries + i;
            }
        }

        return null;
    }

    /// <summary>Makes an entry ready for the answer to a query. What a caller left in it is not freed: it may be anything, and DAOS leaves it too.</summary>
    public static void Forget(daos_prop_entry* entry)
    {
        if (HasText(entry->dpe_type) || HasBlock(entry->dpe_type))
        {
            entry->dpe_val_ptr = null;
        }
    }

    /// <summary>Puts a copy of a text into an entry, in place of what it had.</summary>
    public static void SetText(daos_prop_entry* entry, ReadOnlySpan<byte> text)
    {
        sbyte* copy = NativeText.Allocate(text);
        Release(entry);
        entry->dpe_str = copy;
    }

    /// <summary>Puts a copy of a block into an entry, in place of what it had.</summary>
    public static void SetBlock(daos_prop_entry* entry, ReadOnlySpan<byte> block)
    {
        byte* copy = (byte*)NativeMemory.Alloc((nuint)Math.Max(1, block.Length));
        block.CopyTo(new Span<byte>(copy, block.Length));
        Release(entry);
        entry->dpe_val_ptr = copy;
    }

    public static bool HasText(uint type) => type is
        (uint)daos_cont_props.DAOS_PROP_CO_LABEL or (uint)daos_cont_props.DAOS_PROP_CO_OWNER or (uint)daos_cont_props.DAOS_PROP_CO_OWNER_GROUP
        or (uint)daos_pool_props.DAOS_PROP_PO_LABEL or (uint)daos_pool_props.DAOS_PROP_PO_OWNER or (uint)daos_pool_props.DAOS_PROP_PO_OWNER_GROUP;

    public static bool HasBlock(uint type) => type is
        (uint)daos_cont_props.DAOS_PROP_CO_ACL or (uint)daos_cont_props.DAOS_PROP_CO_ROOTS
        or (uint)daos_pool_props.DAOS_PROP_PO_ACL or (uint)daos_pool_props.DAOS_PROP_PO_SVC_LIST;
}
