using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>State of a pool target (<c>daos_target_state_t</c>).</summary>
public enum TargetState
{
    /// <summary>Not known.</summary>
    Unknown = (int)daos_target_state_t.DAOS_TS_UNKNOWN,

    /// <summary>Excluded, and its data is rebuilt elsewhere.</summary>
    DownOut = (int)daos_target_state_t.DAOS_TS_DOWN_OUT,

    /// <summary>Excluded, its data is being rebuilt.</summary>
    Down = (int)daos_target_state_t.DAOS_TS_DOWN,

    /// <summary>On its way back.</summary>
    Up = (int)daos_target_state_t.DAOS_TS_UP,

    /// <summary>In service.</summary>
    UpIn = (int)daos_target_state_t.DAOS_TS_UP_IN,

    /// <summary>New, not yet in service.</summary>
    New = (int)daos_target_state_t.DAOS_TS_NEW,

    /// <summary>Being emptied.</summary>
    Drain = (int)daos_target_state_t.DAOS_TS_DRAIN,
}
