using System.Text;
using DaosSharp.Interop;

namespace DaosSharp.Async;

/// <summary>What the embedded engine says about failures.</summary>
internal sealed unsafe class EngineWords(EngineApi engine)
{
    private const int MostBytes = 1024;

    /// <summary>Null for a library that is not the engine.</summary>
    public static EngineWords? Find(INativeFunctionSource source)
    {
        EngineApi engine = EngineApi.Load(source);
        return engine.Has("dse_event_error") ? new(engine) : null;
    }

    /// <summary>The words for the failure of an event that was polled; null when there are none.</summary>
    public string? OfEvent(daos_event* ev)
    {
        byte* text = stackalloc byte[MostBytes];
        return Read(text, engine.dse_event_error(ev, (sbyte*)text, MostBytes));
    }

    /// <summary>The words for a failure that the calling thread has just seen; null when there are none.</summary>
    public string? OfThread(DaosError error, string function)
    {
        if (!HasWords(error, function) || engine.dse_last_error_code() != (int)error)
            return null;
        byte* text = stackalloc byte[MostBytes];
        return Read(text, engine.dse_last_error((sbyte*)text, MostBytes));
    }

    // The engine keeps the words of the thread's last failure that had any. Plain outcomes such as a missing key have none, and would
    // otherwise be explained with the words of an earlier failure.
    private static bool HasWords(DaosError error, string function) =>
        function.StartsWith("dse_", StringComparison.Ordinal)
        || error is DaosError.NoSpace or DaosError.IO or DaosError.Checksum or DaosError.DataLoss or DaosError.FormatInvalid
            or DaosError.FormatIncompatible or DaosError.NoMemory or DaosError.Miscellaneous;

    private static string? Read(byte* text, int length) =>
        length <= 0 ? null : Encoding.UTF8.GetString(text, Math.Min(length, MostBytes - 1));
}
