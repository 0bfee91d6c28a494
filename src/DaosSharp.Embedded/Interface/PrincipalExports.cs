using DaosSharp.Embedded.Access;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>The helpers of daos_security.h for names of users and groups.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier))]
internal static unsafe partial class PrincipalExports
{
    [NativeExport]
    public static bool daos_acl_principal_is_valid(sbyte* name) => Principal.IsValid(NativeText.Bytes(name));

    [NativeExport]
    public static int daos_acl_uid_to_principal(uint uid, sbyte** name)
    {
        if (name == null)
        {
            return Der.Invalid;
        }

        int rc = UserDatabase.FindUser(uid, out byte[] user);
        return rc == 0 ? Give(user, name) : rc;
    }

    [NativeExport]
    public static int daos_acl_gid_to_principal(uint gid, sbyte** name)
    {
        if (name == null)
        {
            return Der.Invalid;
        }

        int rc = UserDatabase.FindGroup(gid, out byte[] group);
        return rc == 0 ? Give(group, name) : rc;
    }

    [NativeExport]
    public static int daos_acl_principal_to_uid(sbyte* principal, uint* uid)
    {
        ReadOnlySpan<byte> name = NativeText.Bytes(principal);
        if (uid == null || !Principal.IsValid(name))
        {
            return Der.Invalid;
        }

        int rc = UserDatabase.FindUser(Principal.LocalName(name), out uint found);
        *uid = rc == 0 ? found : *uid;
        return rc;
    }

    [NativeExport]
    public static int daos_acl_principal_to_gid(sbyte* principal, uint* gid)
    {
        ReadOnlySpan<byte> name = NativeText.Bytes(principal);
        if (gid == null || !Principal.IsValid(name))
        {
            return Der.Invalid;
        }

        int rc = UserDatabase.FindGroup(Principal.LocalName(name), out uint found);
        *gid = rc == 0 ? found : *gid;
        return rc;
    }

    [NativeExport]
    public static int daos_acl_principal_from_str(sbyte* principal_str, daos_acl_principal_type* type, sbyte** name)
    {
        if (principal_str == null || type == null || name == null)
        {
            return Der.Invalid;
        }

        if (Principal.Parse(NativeText.Bytes(principal_str), out ReadOnlySpan<byte> found) is not { } parsed)
        {
            return Der.Invalid;
        }

        *type = parsed;
        if (!AccessEntry.NeedsName((uint)parsed))
        {
            *name = null;
            return Der.Success;
        }

        if (!Principal.IsValid(found))
        {
            return Der.Invalid;
        }

        *name = NativeText.Allocate(found);
        return Der.Success;
    }

    private static int Give(byte[] local, sbyte** name)
    {
        *name = NativeText.Allocate([.. local, (byte)'@']);
        return Der.Success;
    }
}
