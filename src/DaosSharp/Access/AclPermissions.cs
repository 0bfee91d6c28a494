using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>What an entry of an access list allows, or notes. In text one letter each, in brackets.</summary>
[Flags]
public enum AclPermissions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Read data; of a pool: connect to it. (r)</summary>
    Read = (int)daos_acl_perm.DAOS_ACL_PERM_READ,

    /// <summary>Write data; of a pool: create and destroy containers. (w)</summary>
    Write = (int)daos_acl_perm.DAOS_ACL_PERM_WRITE,

    /// <summary>Create containers. Of pools only. (c)</summary>
    CreateContainer = (int)daos_acl_perm.DAOS_ACL_PERM_CREATE_CONT,

    /// <summary>Destroy containers; of a container: destroy it. (d)</summary>
    DeleteContainer = (int)daos_acl_perm.DAOS_ACL_PERM_DEL_CONT,

    /// <summary>Read properties. (t)</summary>
    GetProperties = (int)daos_acl_perm.DAOS_ACL_PERM_GET_PROP,

    /// <summary>Change properties. Of containers only. (T)</summary>
    SetProperties = (int)daos_acl_perm.DAOS_ACL_PERM_SET_PROP,

    /// <summary>Read the access list. Of containers only. (a)</summary>
    GetAcl = (int)daos_acl_perm.DAOS_ACL_PERM_GET_ACL,

    /// <summary>Change the access list. Of containers only. (A)</summary>
    SetAcl = (int)daos_acl_perm.DAOS_ACL_PERM_SET_ACL,

    /// <summary>Change the owner. Of containers only. (o)</summary>
    SetOwner = (int)daos_acl_perm.DAOS_ACL_PERM_SET_OWNER,

    /// <summary>All that a pool knows.</summary>
    AllOfPool = Daos.DAOS_ACL_PERM_POOL_ALL,

    /// <summary>All that a container knows.</summary>
    AllOfContainer = Daos.DAOS_ACL_PERM_CONT_ALL,
}
