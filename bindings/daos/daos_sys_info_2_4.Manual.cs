using System.Runtime.CompilerServices;

namespace DaosSharp.Interop;

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
