using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>What must hold for an update to be done; checked and done in one step.</summary>
public enum UpdateCondition
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The dkey is not there. <c>DAOS_COND_DKEY_INSERT</c></summary>
    DkeyMissing = (int)Daos.DAOS_COND_DKEY_INSERT,

    /// <summary>The dkey is there. <c>DAOS_COND_DKEY_UPDATE</c></summary>
    DkeyExists = (int)Daos.DAOS_COND_DKEY_UPDATE,

    /// <summary>None of the akeys is there. <c>DAOS_COND_AKEY_INSERT</c></summary>
    AkeysMissing = (int)Daos.DAOS_COND_AKEY_INSERT,

    /// <summary>All of the akeys are there. <c>DAOS_COND_AKEY_UPDATE</c></summary>
    AkeysExist = (int)Daos.DAOS_COND_AKEY_UPDATE,
}
