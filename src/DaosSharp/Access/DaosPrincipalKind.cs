using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>Whom an entry of an access list is about. Lists are in this order.</summary>
public enum DaosPrincipalKind
{
    /// <summary>The owner. (OWNER@)</summary>
    Owner = (int)daos_acl_principal_type.DAOS_ACL_OWNER,

    /// <summary>A user by name.</summary>
    User = (int)daos_acl_principal_type.DAOS_ACL_USER,

    /// <summary>The members of the owner group. (GROUP@)</summary>
    OwnerGroup = (int)daos_acl_principal_type.DAOS_ACL_OWNER_GROUP,

    /// <summary>The members of a group by name.</summary>
    Group = (int)daos_acl_principal_type.DAOS_ACL_GROUP,

    /// <summary>Everyone whom no other entry is about. (EVERYONE@)</summary>
    Everyone = (int)daos_acl_principal_type.DAOS_ACL_EVERYONE,
}
