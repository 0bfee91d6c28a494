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
            PropertyList.Clear(prop);
            System.Runtime.InteropServices.NativeMemory.Free(prop);
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
        if (entry == null || str == null || !PropertyList.HasText(entry->dpe_type))
        {
            return Der.Invalid;
        }

        ReadOnlySpan<byte> text = NativeText.Bytes(str);
        PropertyList.SetText(entry, text[..(int)Math.Min(len, (ulong)text.Length)]);
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
        if (entry == null || ptr == null || size > int.MaxValue || !PropertyList.HasBlock(entry->dpe_type))
        {
            return Der.Invalid;
        }

        PropertyList.SetBlock(entry, new ReadOnlySpan<byte>(ptr, (int)size));
        return Der.Success;
    }

    [NativeExport]
    public static bool daos_prop_has_str(daos_prop_entry* entry) => entry != null && PropertyList.HasText(entry->dpe_type);

    [NativeExport]
    public static bool daos_prop_has_ptr(daos_prop_entry* entry) => entry != null && PropertyList.HasBlock(entry->dpe_type);
}
