using DaosSharp.Interop;

namespace DaosSharp;

public sealed unsafe partial class DaosPool
{
    private const uint AclType = (uint)daos_pool_props.DAOS_PROP_PO_ACL;
    private const uint OwnerType = (uint)daos_pool_props.DAOS_PROP_PO_OWNER;
    private const uint OwnerGroupType = (uint)daos_pool_props.DAOS_PROP_PO_OWNER_GROUP;

    /// <summary>Asks for owner, owner group and access list. <c>daos_pool_query</c></summary>
    public AccessControl GetAccessControl()
    {
        using PropertyList properties = QueryAccess();
        return properties.GetAccessControl(AclType, OwnerType, OwnerGroupType);
    }

    /// <summary>Works out what a user may do with the pool, by the access list as it is now. <c>daos_pool_get_perms</c></summary>
    /// <param name="userId">Number of the user.</param>
    /// <param name="groupIds">Numbers of his groups.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NotFound"/>: this machine does not know the user or a group.</exception>
    public AclPermissions GetPermissions(uint userId, params ReadOnlySpan<uint> groupIds)
    {
        using PropertyList properties = QueryAccess();
        ulong permissions = 0;
        fixed (uint* groups = groupIds)
            Check(Api.daos_pool_get_perms(properties.Native, userId, groups, (nuint)groupIds.Length, &permissions), "daos_pool_get_perms");
        return (AclPermissions)permissions;
    }

    // Owned by the caller.
    private PropertyList QueryAccess()
    {
        PropertyList properties = new(Api, AclType, OwnerType, OwnerGroupType);
        int rc = Api.daos_pool_query(Handle, null, null, properties.Native, null);
        GC.KeepAlive(this);
        if (rc == 0)
            return properties;
        properties.Dispose();
        Fail(rc, "daos_pool_query");
        return default;
    }
}
