using System.Runtime.InteropServices;
using DaosSharp.Embedded.Properties;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>Words for error codes, times of epochs, lists of ranks.</summary>
[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier))]
internal static unsafe partial class UtilityExports
{
    // A hybrid logical clock counts sixteenths of a nanosecond from the beginning of 2021.
    private const ulong TicksPerNanosecond = 16;
    private const ulong NanosecondsPerSecond = 1_000_000_000;
    private const long FirstSecond = 1_609_459_200;

    [NativeExport]
    public static sbyte* d_errstr(int errnum) => ErrorTable.Name(errnum);

    [NativeExport]
    public static sbyte* d_errdesc(int errnum) => ErrorTable.Description(errnum);

    [NativeExport]
    public static int daos_hlc2timespec(ulong hlc, timespec* ts)
    {
        if (ts == null)
        {
            return Der.Invalid;
        }

        ulong nanoseconds = hlc / TicksPerNanosecond;
        ts->tv_sec = (nint)(FirstSecond + (long)(nanoseconds / NanosecondsPerSecond));
        ts->tv_nsec = (nint)(nanoseconds % NanosecondsPerSecond);
        return Der.Success;
    }

    [NativeExport]
    public static int daos_hlc2timestamp(ulong hlc, nint* ts)
    {
        if (ts == null)
        {
            return Der.Invalid;
        }

        timespec time;
        daos_hlc2timespec(hlc, &time);
        *ts = time.tv_sec;
        return Der.Success;
    }

    [NativeExport]
    public static d_rank_list_t* daos_rank_list_parse(sbyte* str, sbyte* sep)
    {
        string text = NativeText.Read(str) ?? "";
        string separators = NativeText.Read(sep) ?? "";
        string[] parts = text.Split(separators.ToCharArray(), StringSplitOptions.RemoveEmptyEntries);
        if (separators.Length == 0)
        {
            parts = text.Length == 0 ? [] : [text];
        }

        return parts.Length == 0 ? null : RankList.Create([.. parts.Select(static part => (uint)ParseNumber(part))]);
    }

    // What is no number counts as 0, as in DAOS.
    [LibraryImport("libc", EntryPoint = "atoi", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ParseNumber(string text);
}
