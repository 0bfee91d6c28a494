using System.Runtime.InteropServices;
using DaosSharp.Embedded.Containers;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>What opening and querying a container report.</summary>
internal static unsafe class ContainerInfo
{
    public static void Fill(PoolStore store, Transaction txn, ContainerRecord record, daos_cont_info_t* info)
    {
        *info = default;
        record.Id.TryWriteBytes(info->ci_uuid, bigEndian: true, out _);
        List<ulong> snapshots = SnapshotTable.List(store, txn, record.Number);
        info->ci_nsnapshots = (uint)snapshots.Count;
        info->ci_lsnapshot = snapshots.Count > 0 ? snapshots[^1] : 0;
        info->ci_nhandles = (uint)store.Sessions.Count(txn, record.Number);
        info->ci_md_otime = record.OpenTime == 0 ? record.ModifyTime : record.OpenTime;
        info->ci_md_mtime = record.ModifyTime;
    }

    /// <summary>UUID and label as lists of a pool's containers have them.</summary>
    public static void FillName(ContainerRecord record, daos_pool_cont_info* info)
    {
        *info = default;
        record.Id.TryWriteBytes(info->pci_uuid, bigEndian: true, out _);
        NativeText.Write(record.Label, MemoryMarshal.Cast<sbyte, byte>((Span<sbyte>)info->pci_label));
    }
}
