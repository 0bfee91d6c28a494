using DaosSharp.Embedded.Access;
using DaosSharp.Embedded.Properties;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>The helpers of daos_prop.h that make, read and free property lists.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier))]
internal static unsafe partial class PropertyExports
{
    [NativeExport]
    public static daos_prop_t* daos_prop_alloc(uint entries_nr) => PropertyList.Allocate(entries_nr);

    [NativeExport]
    public static void daos_prop_fini(daos_prop_t* prop)
    {
        if (prop != null)
        {
            PropertyList.Clear(prop);
        }
    }

    [NativeExport]
    public static void daos_prop_free(daos_prop_t* prop)
    {
        if (prop != null)
        {
            PropertyList.Free(prop);
        }
    }

    [NativeExport]
    public static daos_prop_entry* daos_prop_entry_get(daos_prop_t* prop, uint type) => PropertyList.Find(prop, type);

    [NativeExport]
    public static int daos_prop_set_str(daos_prop_t* prop, uint type, sbyte* str, ulong len)
    {
        daos_prop_entry* entry = PropertyList.Find(prop, type);
        return entry == null ? Der.NonExistent : daos_prop_entry_set_str(entry, str, len);
    }

    [NativeExport]
    public static int daos_prop_entry_set_str(daos_prop_entry* entry, sbyte* str, ulong len)
    {
        if (entry == null || !PropertyList.HasText(entry->dpe_type))
        {
            return Der.Invalid;
        }

        if (str == null || len == 0)
        {
            PropertyList.Release(entry);
            return Der.Success;
        }

        PropertyList.SetText(entry, NativeText.Bytes(str, len));
        return Der.Success;
    }

    [NativeExport]
    public static int daos_prop_set_ptr(daos_prop_t* prop, uint type, void* ptr, ulong size)
    {
        daos_prop_entry* entry = PropertyList.Find(prop, type);
        return entry == null ? Der.NonExistent : daos_prop_entry_set_ptr(entry, ptr, size);
    }

    [NativeExport]
    public static int daos_prop_entry_set_ptr(daos_prop_entry* entry, void* ptr, ulong size)
    {
        if (entry == null || size > int.MaxValue || !PropertyList.HasBlock(entry->dpe_type))
        {
            return Der.Invalid;
        }

        if (ptr == null || size == 0)
        {
            PropertyList.Release(entry);
            return Der.Success;
        }

        PropertyList.SetBlock(entry, new ReadOnlySpan<byte>(ptr, (int)size));
        return Der.Success;
    }

    [NativeExport]
    public static bool daos_prop_has_str(daos_prop_entry* entry) => entry != null && PropertyList.HasText(entry->dpe_type);

    [NativeExport]
    public static bool daos_prop_has_ptr(daos_prop_entry* entry) => entry != null && PropertyList.HasBlock(entry->dpe_type);

    [NativeExport]
    public static int daos_prop_entry_dup_ptr(daos_prop_entry* entry_dst, daos_prop_entry* entry_src, nuint len)
    {
        if (entry_dst == null || entry_src == null || entry_src->dpe_val_ptr == null || len > int.MaxValue)
        {
            return Der.Invalid;
        }

        // What the entry had is the caller's: it may be the source's own block.
        entry_dst->dpe_val_ptr = null;
        PropertyList.SetBlock(entry_dst, new ReadOnlySpan<byte>(entry_src->dpe_val_ptr, (int)len));
        return Der.Success;
    }

    [NativeExport]
    public static int daos_prop_entry_dup_co_roots(daos_prop_entry* dst, daos_prop_entry* src)
    {
        if (dst == null || src == null || src->dpe_val_ptr == null)
        {
            return Der.Invalid;
        }

        if (dst->dpe_val_ptr == null)
        {
            return daos_prop_entry_dup_ptr(dst, src, (nuint)sizeof(daos_prop_co_roots));
        }

        *(daos_prop_co_roots*)dst->dpe_val_ptr = *(daos_prop_co_roots*)src->dpe_val_ptr;
        return Der.Success;
    }

    [NativeExport]
    public static int daos_prop_entry_cmp_acl(daos_prop_entry* entry1, daos_prop_entry* entry2)
    {
        if (entry1 == null || entry2 == null || !IsAccessList(entry1->dpe_type) || !IsAccessList(entry2->dpe_type))
        {
            return Der.Invalid;
        }

        daos_acl* first = (daos_acl*)entry1->dpe_val_ptr;
        daos_acl* second = (daos_acl*)entry2->dpe_val_ptr;
        bool areSame = first == null || second == null
            ? first == second
            : AccessList.Size(first) == AccessList.Size(second) && AccessList.Bytes(first).SequenceEqual(AccessList.Bytes(second));
        return areSame ? Der.Success : Der.Mismatch;
    }

    [NativeExport]
    public static int daos_prop_merge2(daos_prop_t* old_prop, daos_prop_t* new_prop, daos_prop_t** out_prop)
    {
        if (out_prop == null)
        {
            return Der.Invalid;
        }

        int rc = PropertyMerge.Merge(old_prop, new_prop, out daos_prop_t* merged);
        *out_prop = rc == 0 ? merged : *out_prop;
        return rc;
    }

    [NativeExport]
    public static daos_prop_t* daos_prop_merge(daos_prop_t* old_prop, daos_prop_t* new_prop)
    {
        PropertyMerge.Merge(old_prop, new_prop, out daos_prop_t* merged);
        return merged;
    }

    [NativeExport]
    public static int daos_prop_from_str(sbyte* str, ulong len, daos_prop_t** prop)
    {
        if (str == null || len == 0 || prop == null)
        {
            return Der.Invalid;
        }

        ReadOnlySpan<byte> text = NativeText.Bytes(str, len);
        daos_prop_t* parsed = PropertyText.Parse(System.Text.Encoding.UTF8.GetString(text));
        if (parsed == null)
        {
            return LastError.Fail(Der.Invalid, "the text is no list of container properties that can be set");
        }

        *prop = parsed;
        return Der.Success;
    }

    private static bool IsAccessList(uint type) =>
        type is (uint)daos_cont_props.DAOS_PROP_CO_ACL or (uint)daos_pool_props.DAOS_PROP_PO_ACL;
}
