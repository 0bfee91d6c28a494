namespace DaosSharp.Interop;

// What other DAOS versions have with another value than the headers that the bindings were generated from.
public static unsafe partial class Daos
{
    /// <summary>DAOS 2.4 and 2.6: the value of <see cref="DAOS_PROP_PERF_DOMAIN_GROUP"/>.</summary>
    public const uint DAOS_PROP_PERF_DOMAIN_GROUP_2_6 = 3;

    /// <summary>DAOS 2.4 and 2.6: the value of <see cref="DAOS_PROP_PO_REDUN_FAC_DEFAULT"/>.</summary>
    public const int DAOS_PROP_PO_REDUN_FAC_DEFAULT_2_6 = 0;

    /// <summary>The old name of <see cref="daos_errno.DER_EXCLUDED"/>.</summary>
    public const int DER_EVICTED = (int)daos_errno.DER_EXCLUDED;
}
