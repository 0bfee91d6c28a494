using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>What must hold for a fetch; without a condition what is missing has size 0.</summary>
public enum FetchCondition
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The dkey is there. <c>DAOS_COND_DKEY_FETCH</c></summary>
    DkeyExists = (int)Daos.DAOS_COND_DKEY_FETCH,

    /// <summary>All of the akeys are there. <c>DAOS_COND_AKEY_FETCH</c></summary>
    AkeysExist = (int)Daos.DAOS_COND_AKEY_FETCH,
}
