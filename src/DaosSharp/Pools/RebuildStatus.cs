using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>The latest rebuild of a pool. <c>daos_rebuild_status</c></summary>
/// <param name="Error">Why it failed; <see cref="DaosError.Success"/> when it did not.</param>
/// <param name="State">How far it is.</param>
/// <param name="ObjectsToRebuild">Number of objects that it has to look at.</param>
/// <param name="Objects">Number of objects that it has rebuilt.</param>
/// <param name="Records">Number of records that it has rebuilt.</param>
public readonly record struct RebuildStatus(DaosError Error, RebuildState State, ulong ObjectsToRebuild, ulong Objects, ulong Records)
{
    internal static RebuildStatus Of(in daos_rebuild_status status)
    {
        daos_rebuild_status copy = status;
        RebuildState state = copy.rs_version == 0 ? RebuildState.Idle
            : copy.rs_state == (int)daos_rebuild_state_t.DRS_COMPLETED ? RebuildState.Done
            : RebuildState.Busy;
        return new RebuildStatus((DaosError)copy.rs_errno, state, copy.rs_toberb_obj_nr, copy.rs_obj_nr, copy.rs_rec_nr);
    }
}
