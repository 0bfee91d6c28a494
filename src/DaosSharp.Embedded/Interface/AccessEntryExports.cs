using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DaosSharp.Embedded.Access;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>The helpers of daos_security.h for single entries. What they return is memory of malloc.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier))]
internal static unsafe partial class AccessEntryExports
{
    [NativeExport]
    public static daos_ace* daos_ace_create(daos_acl_principal_type type, sbyte* principal_name) =>
        AccessEntry.Create((uint)type, NativeText.Bytes(principal_name));

    [NativeExport]
    public static void daos_ace_free(daos_ace* ace) => NativeMemory.Free(ace);

    [NativeExport]
    public static nint daos_ace_get_size(daos_ace* ace) => ace == null ? Der.Invalid : AccessEntry.Size(ace);

    [NativeExport]
    public static void daos_ace_dump(daos_ace* ace, uint tabs) => CStream.Write(CStream.StandardOutput, AccessDump.Of(ace, tabs));

    [NativeExport]
    public static bool daos_ace_is_valid(daos_ace* ace) => AccessEntry.IsValid(ace);

    [NativeExport]
    public static sbyte* daos_ace_get_principal_str(daos_ace* ace)
    {
        if (ace == null)
        {
            return null;
        }

        // Constant text lies in the image and stays where it is.
        ReadOnlySpan<byte> special = Principal.SpecialText(ace->dae_principal_type);
        return special.IsEmpty ? daos_ace.dae_principal(ace) : (sbyte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(special));
    }

    [NativeExport]
    public static int daos_ace_from_str(sbyte* str, daos_ace** ace)
    {
        if (str == null || ace == null)
        {
            return Der.Invalid;
        }

        daos_ace* parsed = AccessText.Parse(NativeText.Bytes(str));
        if (parsed == null)
        {
            return LastError.Fail(Der.Invalid, $"'{NativeText.Read(str)}' is no access control entry");
        }

        *ace = parsed;
        return Der.Success;
    }

    [NativeExport]
    public static int daos_ace_to_str(daos_ace* ace, sbyte* buf, nuint buf_len)
    {
        if (!AccessEntry.IsValid(ace) || buf == null || buf_len == 0)
        {
            return Der.Invalid;
        }

        BoundedText text = new(buf, buf_len);
        return AccessText.Format(ace, ref text);
    }

    [NativeExport]
    public static int daos_ace_str_get_verbose(sbyte* ace_str, sbyte* buf, nuint buf_len)
    {
        if (ace_str == null || buf == null || buf_len == 0)
        {
            return Der.Invalid;
        }

        BoundedText text = new(buf, buf_len);
        return VerboseText.Write(NativeText.Bytes(ace_str), ref text);
    }
}
