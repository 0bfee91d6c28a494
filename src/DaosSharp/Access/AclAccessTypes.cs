using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>What an entry of an access list does with its permissions. In text one letter each, in brackets.</summary>
[Flags]
public enum AclAccessTypes
{
    /// <summary>Nothing, which no entry may say.</summary>
    None = 0,

    /// <summary>Allow them. (A)</summary>
    Allow = (int)daos_acl_access_type.DAOS_ACL_ACCESS_ALLOW,

    /// <summary>Note their use. DAOS keeps the entry and notes nothing yet. (U)</summary>
    Audit = (int)daos_acl_access_type.DAOS_ACL_ACCESS_AUDIT,

    /// <summary>Raise an alarm at their use. DAOS keeps the entry and raises none yet. (L)</summary>
    Alarm = (int)daos_acl_access_type.DAOS_ACL_ACCESS_ALARM,
}
