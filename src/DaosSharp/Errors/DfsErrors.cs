namespace DaosSharp;

/// <summary>libdfs returns positive errno values of Linux where libdaos returns DER codes.</summary>
internal static class DfsErrors
{
    private const int NotPermitted = 1;
    private const int NoEntry = 2;
    private const int InputOutput = 5;
    private const int NoMemory = 12;
    private const int Access = 13;
    private const int Busy = 16;
    private const int Exists = 17;
    private const int Invalid = 22;
    private const int NoSpace = 28;
    private const int TimedOut = 110;

    /// <summary>The code for an errno value; <see cref="DaosError.Miscellaneous"/> for one that has none of its own.</summary>
    public static int ToDer(int errno) => errno == 0 ? 0 : (int)(errno switch
    {
        NotPermitted or Access => DaosError.NoPermission,
        NoEntry => DaosError.NotFound,
        InputOutput => DaosError.IO,
        NoMemory => DaosError.NoMemory,
        Busy => DaosError.Busy,
        Exists => DaosError.Exists,
        Invalid => DaosError.Invalid,
        NoSpace => DaosError.NoSpace,
        TimedOut => DaosError.TimedOut,
        _ => DaosError.Miscellaneous,
    });
}
