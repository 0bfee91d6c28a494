using System.Text;
using DaosSharp.Interop;
using static DaosSharp.Interop.daos_acl_perm;
using static DaosSharp.Interop.daos_acl_principal_type;

namespace DaosSharp.Embedded.Access;

/// <summary>What an access list lets a user do, by DAOS's rules: the first of owner, user, groups together, everyone that has an entry.</summary>
internal static unsafe class Permissions
{
    /// <summary>What the owner of a container always has.</summary>
    public const ulong ContainerOwner = (ulong)(DAOS_ACL_PERM_GET_ACL | DAOS_ACL_PERM_SET_ACL);

    /// <summary>What the owner of a pool always has.</summary>
    public const ulong PoolOwner = 0;

    /// <param name="acl">A valid list.</param>
    /// <param name="minimum">What the owner has whatever the list says.</param>
    public static ulong Of(daos_acl* acl, string owner, string ownerGroup, Identity user, ulong minimum)
    {
        bool isOwner = user.User == owner;
        return FromList(acl, ownerGroup, user, isOwner) | (isOwner ? minimum : 0);
    }

    private static ulong FromList(daos_acl* acl, string ownerGroup, Identity user, bool isOwner) =>
        isOwner && TryGet(acl, DAOS_ACL_OWNER, "", out ulong permissions)
        || TryGet(acl, DAOS_ACL_USER, user.User, out permissions)
        || TryGetOfGroups(acl, ownerGroup, user, out permissions)
        || TryGet(acl, DAOS_ACL_EVERYONE, "", out permissions)
            ? permissions
            : 0;

    private static bool TryGetOfGroups(daos_acl* acl, string ownerGroup, Identity user, out ulong permissions)
    {
        permissions = 0;
        bool found = user.Groups.Contains(ownerGroup) && TryGet(acl, DAOS_ACL_OWNER_GROUP, "", out permissions);
        foreach (string group in user.Groups)
        {
            if (TryGet(acl, DAOS_ACL_GROUP, group, out ulong more))
            {
                permissions |= more;
                found = true;
            }
        }

        return found;
    }

    private static bool TryGet(daos_acl* acl, daos_acl_principal_type type, string name, out ulong permissions)
    {
        daos_ace* ace = AccessList.Find(acl, (uint)type, Encoding.UTF8.GetBytes(name));
        permissions = ace == null ? 0 : ace->dae_allow_perms;
        return ace != null;
    }
}
