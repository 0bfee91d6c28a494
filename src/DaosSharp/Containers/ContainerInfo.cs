using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>The state of a container at one moment. <c>daos_cont_info_t</c></summary>
/// <param name="Id">UUID of the container.</param>
/// <param name="HandleCount">Number of open handles, of all clients.</param>
/// <param name="SnapshotCount">Number of snapshots.</param>
/// <param name="LatestSnapshot">Epoch of the latest snapshot; 0 when there is none.</param>
/// <param name="OpenTime">When it was last opened, a hybrid logical clock value (an epoch).</param>
/// <param name="ModifyTime">When its metadata was last changed, a hybrid logical clock value (an epoch).</param>
public sealed record ContainerInfo(Guid Id, int HandleCount, int SnapshotCount, ulong LatestSnapshot, ulong OpenTime, ulong ModifyTime)
{
    internal static ContainerInfo Of(in daos_cont_info_t info)
    {
        daos_cont_info_t copy = info;
        return new(Labels.ToGuid(copy.ci_uuid), (int)copy.ci_nhandles, (int)copy.ci_nsnapshots, copy.ci_lsnapshot, copy.ci_md_otime, copy.ci_md_mtime);
    }
}
