using System.Runtime.CompilerServices;

namespace DaosSharp.Interop;

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
