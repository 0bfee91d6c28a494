using System.Runtime.CompilerServices;

namespace DaosSharp.Interop;

// What other DAOS versions have in another form than the headers that the bindings were generated from.

/// <summary><c>struct daos_sys_info</c> of DAOS 2.4.</summary>
public unsafe struct daos_sys_info_2_4
{
    [NativeTypeName("char[64]")]
    public Chars64 dsi_system_name;

    [NativeTypeName("char[64]")]
    public Chars64 dsi_fabric_provider;

    [NativeTypeName("uint32_t")]
    public uint dsi_nr_ranks;

    [NativeTypeName("struct daos_rank_uri *")]
    public daos_rank_uri* dsi_ranks;

    [InlineArray(64)]
    public struct Chars64
    {
        public sbyte e0;
    }
}

/// <summary><c>daos_mgmt_pool_info_t</c> of DAOS 2.4, which has no label.</summary>
public unsafe struct daos_mgmt_pool_info_t_2_4
{
    [NativeTypeName("uuid_t")]
    public Bytes16 mgpi_uuid;

    public d_rank_list_t* mgpi_svc;

    [NativeTypeName("d_rank_t")]
    public uint mgpi_ldr;

    [InlineArray(16)]
    public struct Bytes16
    {
        public byte e0;
    }
}

/// <summary><c>dfs_obj_info_t</c> of DAOS 2.4; later versions also write the classes for new files and directories and the object id.</summary>
public struct dfs_obj_info_t_2_4
{
    [NativeTypeName("daos_oclass_id_t")]
    public uint doi_oclass_id;

    [NativeTypeName("daos_size_t")]
    public ulong doi_chunk_size;
}

/// <summary>The kind of a target, which DAOS 2.4 and 2.6 report in <see cref="daos_target_info_t.ta_type"/>.</summary>
public enum daos_target_type_t : uint
{
    DAOS_TP_UNKNOWN,
    DAOS_TP_HDD,
    DAOS_TP_SSD,
    DAOS_TP_PM,
    DAOS_TP_VM,
}

public partial struct daos_target_info_t
{
    /// <summary>DAOS 2.4 and 2.6: the kind of the target. Padding from 2.8 on.</summary>
    public daos_target_type_t ta_type
    {
        readonly get => (daos_target_type_t)ta_padding;
        set => ta_padding = (uint)value;
    }
}

public static unsafe partial class Daos
{
    /// <summary>DAOS 2.4 and 2.6: the value of <see cref="DAOS_PROP_PERF_DOMAIN_GROUP"/>.</summary>
    public const uint DAOS_PROP_PERF_DOMAIN_GROUP_2_6 = 3;

    /// <summary>DAOS 2.4 and 2.6: the value of <see cref="DAOS_PROP_PO_REDUN_FAC_DEFAULT"/>.</summary>
    public const int DAOS_PROP_PO_REDUN_FAC_DEFAULT_2_6 = 0;

    /// <summary>The old name of <see cref="daos_errno.DER_EXCLUDED"/>.</summary>
    public const int DER_EVICTED = (int)daos_errno.DER_EXCLUDED;
}
