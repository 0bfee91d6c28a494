namespace DaosSharp.Interop;

/// <summary>The kind of a target, which DAOS 2.4 and 2.6 report in <see cref="daos_target_info_t.ta_type"/>.</summary>
public enum daos_target_type_t : uint
{
    DAOS_TP_UNKNOWN,
    DAOS_TP_HDD,
    DAOS_TP_SSD,
    DAOS_TP_PM,
    DAOS_TP_VM,
}
