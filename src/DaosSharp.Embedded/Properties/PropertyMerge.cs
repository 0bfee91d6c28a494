using DaosSharp.Embedded.Access;
using DaosSharp.Embedded.Interface;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Properties;

/// <summary>Copies property entries with the texts, access lists and blocks that they own.</summary>
internal static unsafe class PropertyMerge
{
    /// <summary>Makes a list of the entries of two, of which the second wins; the caller frees it. 0, -DER_INVAL or -DER_NOMEM.</summary>
    public static int Merge(daos_prop_t* old, daos_prop_t* added, out daos_prop_t* merged)
    {
        merged = null;
        if (!PropertyList.IsWellFormed(old) || !PropertyList.IsWellFormed(added))
        {
            return Der.Invalid;
        }

        uint count = old->dpp_nr;
        for (uint i = 0; i < added->dpp_nr; i++)
        {
            count += PropertyList.Find(old, added->dpp_entries[i].dpe_type) == null ? 1u : 0;
        }

        daos_prop_t* result = PropertyList.Allocate(count);
        if (result == null)
        {
            return Der.NoMemory;
        }

        uint next = 0;
        int rc = CopyAll(old, result, ref next);
        rc = rc == 0 ? CopyAll(added, result, ref next) : rc;
        if (rc == 0)
        {
            merged = result;
            return rc;
        }

        PropertyList.Free(result);
        return rc;
    }

    private static int CopyAll(daos_prop_t* from, daos_prop_t* to, ref uint next)
    {
        int rc = Der.Success;
        bool isFirst = next == 0;
        for (uint i = 0; rc == 0 && i < from->dpp_nr; i++)
        {
            daos_prop_entry* target = isFirst ? null : PropertyList.Find(to, from->dpp_entries[i].dpe_type);
            rc = Copy(from->dpp_entries + i, target == null ? to->dpp_entries + next++ : target);
        }

        return rc;
    }

    /// <summary>Copies an entry in place of another one. An access list must be there and of a size that one can have: -DER_NOMEM.</summary>
    public static int Copy(daos_prop_entry* from, daos_prop_entry* to)
    {
        PropertyList.Release(to);
        to->dpe_type = from->dpe_type;
        to->dpe_flags = from->dpe_flags;
        to->dpe_val = PropertyList.HasText(from->dpe_type) || PropertyList.HasBlock(from->dpe_type) ? 0 : from->dpe_val;
        switch (from->dpe_type)
        {
            case (uint)daos_cont_props.DAOS_PROP_CO_ACL or (uint)daos_pool_props.DAOS_PROP_PO_ACL:
                daos_acl* acl = (daos_acl*)from->dpe_val_ptr;
                ReadOnlySpan<byte> bytes = acl == null ? [] : AccessList.Bytes(acl);
                if (bytes.IsEmpty)
                {
                    return Der.NoMemory;
                }

                PropertyList.SetBlock(to, bytes);
                break;
            case (uint)daos_pool_props.DAOS_PROP_PO_SVC_LIST:
                to->dpe_val_ptr = RankList.Duplicate((d_rank_list_t*)from->dpe_val_ptr);
                break;
            case (uint)daos_cont_props.DAOS_PROP_CO_ROOTS when from->dpe_val_ptr != null:
                PropertyList.SetBlock(to, new ReadOnlySpan<byte>(from->dpe_val_ptr, sizeof(daos_prop_co_roots)));
                break;
            case var type when PropertyList.HasText(type) && from->dpe_str != null:
                ReadOnlySpan<byte> text = NativeText.Bytes(from->dpe_str);
                PropertyList.SetText(to, text[..Math.Min(text.Length, MaxText(type))]);
                break;
            default:
                break;
        }

        return Der.Success;
    }

    private static int MaxText(uint type) =>
        type is (uint)daos_cont_props.DAOS_PROP_CO_LABEL or (uint)daos_pool_props.DAOS_PROP_PO_LABEL
            ? Daos.DAOS_PROP_LABEL_MAX_LEN
            : Daos.DAOS_ACL_MAX_PRINCIPAL_LEN;
}
