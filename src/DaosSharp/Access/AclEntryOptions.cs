using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>Further settings of an entry of an access list. In text one letter each, in brackets; the letter G belongs to the principal.</summary>
[Flags]
public enum AclEntryOptions
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Containers of the pool get the entry too. (P)</summary>
    PoolInherit = (int)daos_acl_flags.DAOS_ACL_FLAG_POOL_INHERIT,

    /// <summary>Audit and alarm at access that was refused. (F)</summary>
    AccessFailure = (int)daos_acl_flags.DAOS_ACL_FLAG_ACCESS_FAIL,

    /// <summary>Audit and alarm at access that was granted. (S)</summary>
    AccessSuccess = (int)daos_acl_flags.DAOS_ACL_FLAG_ACCESS_SUCCESS,
}
