using DaosSharp.Interop;

namespace DaosSharp.Processes.Tests.Support;

/// <summary>Results of calls, as the workers answer them.</summary>
internal static class Results
{
    public const string Ok = "0";

    public static string Busy { get; } = $"{-(int)daos_errno.DER_BUSY}";

    public static string NoHandle { get; } = $"{-(int)daos_errno.DER_NO_HDL}";

    public static string Missing { get; } = $"{-(int)daos_errno.DER_NONEXIST}";

    public static string Invalid { get; } = $"{-(int)daos_errno.DER_INVAL}";

    public static string Stale { get; } = $"{-(int)daos_errno.DER_STALE}";
}
