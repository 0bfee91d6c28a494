using System.Text;
using DaosSharp.Embedded.Access;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>Questions about users that callers ask with numbers or names.</summary>
internal static unsafe class PermissionRequests
{
    // More groups than a process can be in.
    private const nuint MaxGroups = 1 << 16;

    /// <summary>What a user may do with the pool or container that a property list describes.</summary>
    /// <param name="minimum">What the owner has whatever the list says.</param>
    public static int Get(
        daos_prop_t* properties, uint list, uint owner, uint group, uint uid, uint* gids, nuint groups, ulong minimum, ulong* permissions)
    {
        if (properties == null || gids == null && groups > 0 || groups > MaxGroups || permissions == null)
        {
            return Der.Invalid;
        }

        *permissions = 0;
        int rc = UserDatabase.FindUser(uid, out byte[] user);
        List<string> names = [];
        for (nuint i = 0; rc == 0 && i < groups; i++)
        {
            rc = UserDatabase.FindGroup(gids[i], out byte[] name);
            names.Add(Encoding.UTF8.GetString(name) + '@');
        }

        if (rc != 0)
        {
            return rc;
        }

        if (AccessProperties.Read(properties, list, owner, group) is not { } access)
        {
            return LastError.Fail(Der.Invalid, "the properties lack an owner, an owner group or a valid access list");
        }

        *permissions = access.PermissionsOf(new Identity(Encoding.UTF8.GetString(user) + '@', "", names), minimum);
        return Der.Success;
    }

    /// <summary>0, -DER_INVAL for what is no name, -DER_NONEXIST for somebody whom this machine does not know.</summary>
    public static int CheckPrincipal(ReadOnlySpan<byte> name, bool isGroup, bool mustExist)
    {
        if (!Principal.IsValid(name))
        {
            return LastError.Fail(Der.Invalid, $"'{Encoding.UTF8.GetString(name)}' is no name@[domain]");
        }

        ReadOnlySpan<byte> local = Principal.LocalName(name);
        int rc = !mustExist ? Der.Success : isGroup ? UserDatabase.FindGroup(local, out _) : UserDatabase.FindUser(local, out _);
        return rc == 0 ? rc : LastError.Fail(rc, $"there is no {(isGroup ? "group" : "user")} '{Encoding.UTF8.GetString(local)}'");
    }
}
