using System.Runtime.InteropServices;
using DaosSharp.Embedded.Access;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>The helpers of daos_security.h for access lists. What they return is memory of malloc.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier))]
internal static unsafe partial class AccessListExports
{
    [NativeExport]
    public static daos_acl* daos_acl_create(daos_ace** aces, ushort num_aces) =>
        aces == null && num_aces > 0 ? null : AccessList.Create(new ReadOnlySpan<nint>(aces, num_aces));

    [NativeExport]
    public static daos_acl* daos_acl_dup(daos_acl* acl)
    {
        ReadOnlySpan<byte> bytes = acl == null ? [] : AccessList.Bytes(acl);
        return bytes.IsEmpty ? null : AccessList.Duplicate(bytes);
    }

    [NativeExport]
    public static void daos_acl_free(daos_acl* acl) => NativeMemory.Free(acl);

    [NativeExport]
    public static nint daos_acl_get_size(daos_acl* acl) => acl == null ? Der.Invalid : (nint)AccessList.Size(acl);

    [NativeExport]
    public static daos_ace* daos_acl_get_next_ace(daos_acl* acl, daos_ace* current_ace) =>
        acl == null ? null : AccessList.Next(acl, current_ace);

    [NativeExport]
    public static int daos_acl_get_ace_for_principal(daos_acl* acl, daos_acl_principal_type type, sbyte* principal, daos_ace** ace)
    {
        if (acl == null || ace == null || !AccessEntry.IsType((uint)type) || AccessEntry.NeedsName((uint)type) && principal == null)
        {
            return Der.Invalid;
        }

        daos_ace* found = AccessList.Find(acl, (uint)type, NativeText.Bytes(principal));
        if (found == null)
        {
            return Der.NonExistent;
        }

        *ace = found;
        return Der.Success;
    }

    [NativeExport]
    public static int daos_acl_add_ace(daos_acl** acl, daos_ace* new_ace)
    {
        if (acl == null || *acl == null || new_ace == null || !AccessEntry.IsType(new_ace->dae_principal_type))
        {
            return Der.Invalid;
        }

        return Replace(acl, AccessList.With(*acl, new_ace));
    }

    [NativeExport]
    public static int daos_acl_remove_ace(daos_acl** acl, daos_acl_principal_type type, sbyte* principal_name)
    {
        ReadOnlySpan<byte> name = NativeText.Bytes(principal_name);
        if (acl == null || *acl == null || !AccessEntry.IsType((uint)type) || AccessEntry.NeedsName((uint)type) && name.IsEmpty)
        {
            return Der.Invalid;
        }

        daos_ace* found = AccessList.Find(*acl, (uint)type, name);
        return found == null ? Der.NonExistent : Replace(acl, AccessList.Without(*acl, found));
    }

    [NativeExport]
    public static int daos_acl_validate(daos_acl* acl) => AccessList.Validate(acl);

    [NativeExport]
    public static void daos_acl_dump(daos_acl* acl) => CStream.Write(CStream.StandardOutput, AccessDump.Of(acl));

    private static int Replace(daos_acl** acl, daos_acl* changed)
    {
        if (changed == null)
        {
            return Der.NoMemory;
        }

        NativeMemory.Free(*acl);
        *acl = changed;
        return Der.Success;
    }
}
