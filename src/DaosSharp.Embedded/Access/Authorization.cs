using DaosSharp.Interop;
using static DaosSharp.Interop.daos_acl_perm;

namespace DaosSharp.Embedded.Access;

/// <summary>From permissions and the mode of a connection to rights, by the rules of DAOS's servers.</summary>
internal static class Authorization
{
    /// <summary>The rights of a connection to a pool; none when the mode asks for more than the user has.</summary>
    public static PoolRights OfPool(AccessControl access, Identity user, uint flags)
    {
        ulong permissions = access.PermissionsOf(user, Permissions.PoolOwner);
        PoolRights rights = When(permissions, DAOS_ACL_PERM_READ | DAOS_ACL_PERM_GET_PROP, PoolRights.Read)
            | When(permissions, DAOS_ACL_PERM_WRITE | DAOS_ACL_PERM_CREATE_CONT, PoolRights.CreateContainer)
            | When(permissions, DAOS_ACL_PERM_WRITE | DAOS_ACL_PERM_DEL_CONT, PoolRights.DeleteContainer);
        if ((flags & Daos.DAOS_PC_RO) != 0)
        {
            return rights & PoolRights.Read;
        }

        // Who connects to write must be able to do both.
        return rights.HasFlag(PoolRights.Read) && rights != PoolRights.Read ? rights : PoolRights.None;
    }

    /// <summary>The rights of a handle of a container; none when the mode asks for more than the user has.</summary>
    public static ContainerRights OfContainer(AccessControl access, Identity user, uint flags)
    {
        ulong permissions = access.PermissionsOf(user, Permissions.ContainerOwner);
        ContainerRights rights = When(permissions, DAOS_ACL_PERM_READ, ContainerRights.ReadData)
            | When(permissions, DAOS_ACL_PERM_WRITE, ContainerRights.WriteData)
            | When(permissions, DAOS_ACL_PERM_GET_PROP, ContainerRights.GetProperties)
            | When(permissions, DAOS_ACL_PERM_SET_PROP, ContainerRights.SetProperties)
            | When(permissions, DAOS_ACL_PERM_GET_ACL, ContainerRights.GetAccess)
            | When(permissions, DAOS_ACL_PERM_SET_ACL, ContainerRights.SetAccess)
            | When(permissions, DAOS_ACL_PERM_SET_OWNER, ContainerRights.SetOwner)
            | When(permissions, DAOS_ACL_PERM_DEL_CONT, ContainerRights.Delete)
            | (access.IsOwner(user) ? ContainerRights.OpenExclusively | ContainerRights.EvictAll : ContainerRights.None);
        if ((flags & Daos.DAOS_COO_RO) != 0)
        {
            rights &= ContainerRights.AnyRead;
        }
        else if ((rights & ContainerRights.AnyRead) == 0 || (rights & ContainerRights.AnyWrite) == 0)
        {
            return ContainerRights.None;
        }

        rights &= (flags & Daos.DAOS_COO_EX) != 0 ? rights : ~ContainerRights.OpenExclusively;
        return rights & ((flags & Daos.DAOS_COO_EVICT_ALL) != 0 ? rights : ~ContainerRights.EvictAll);
    }

    /// <summary>True when the rights are enough for opening a container in a mode.</summary>
    public static bool CanOpen(ContainerRights rights, uint flags) =>
        (rights & ContainerRights.AnyRead) != 0
        && ((flags & Daos.DAOS_COO_RW) == 0 || (rights & ContainerRights.AnyWrite) != 0)
        && ((flags & Daos.DAOS_COO_EX) == 0 || rights.HasFlag(ContainerRights.OpenExclusively))
        && ((flags & Daos.DAOS_COO_EVICT_ALL) == 0 || rights.HasFlag(ContainerRights.EvictAll));

    /// <summary>True when owner and group are names by which a user can be known. DAOS opens no container for which they are not.</summary>
    public static bool IsOwned(AccessControl access) => IsName(access.Owner) && IsName(access.Group);

    private static bool IsName(string name) => Principal.IsValid(System.Text.Encoding.UTF8.GetBytes(name));

    private static TRights When<TRights>(ulong permissions, daos_acl_perm any, TRights rights)
        where TRights : struct, Enum =>
        (permissions & (ulong)any) != 0 ? rights : default;
}
