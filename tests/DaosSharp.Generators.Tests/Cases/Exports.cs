using DaosSharp.Generators;
using DaosSharp.Interop;

[assembly: System.Runtime.CompilerServices.DisableRuntimeMarshalling]

namespace Engine;

/// <summary>What happened, in order.</summary>
public static class Log
{
    public static readonly List<string> Lines = [];

    public static void Add(string line) => Lines.Add(line);
}

internal static class ExceptionBarrier
{
    public static int ToDer(string function, Exception e)
    {
        Log.Add($"der {function} {e.Message}");
        return -1025;
    }

    public static int ToErrno(string function, Exception e)
    {
        Log.Add($"errno {function} {e.Message}");
        return 5;
    }

    public static void Note(string function, Exception e) => Log.Add($"note {function} {e.Message}");
}

internal static unsafe class EventGate
{
    public const int Pending = int.MinValue;

    public static int BeginResult;
    public static bool CompleteThrows;

    public static int Begin(daos_event* ev)
    {
        Log.Add("begin");
        return BeginResult;
    }

    public static void Complete(daos_event* ev, int rc)
    {
        Log.Add($"complete {rc}");
        if (CompleteThrows)
            throw new InvalidOperationException("gate");
        ev->ev_error = rc;
    }

    public static int BeginErrno(daos_event* ev)
    {
        Log.Add("begin errno");
        return BeginResult;
    }

    public static void CompleteErrno(daos_event* ev, int rc)
    {
        Log.Add($"complete errno {rc}");
        ev->ev_error = rc;
    }
}

[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier), Events = typeof(EventGate))]
internal static unsafe partial class KeyValueExports
{
    [NativeExport]
    private static int daos_kv_put(daos_handle_t oh, daos_handle_t th, ulong flags, sbyte* key, ulong size, void* buf, daos_event* ev)
    {
        Log.Add($"put {oh.cookie} {th.cookie} {flags} {*key} {size} event={ev != null}");
        return oh.cookie == 99 ? throw new InvalidDataException("bad") : (int)size;
    }

    [NativeExport("daos_kv_close", Event = EventMode.Deferred)]
    internal static int Close(daos_handle_t oh, daos_event* ev)
    {
        Log.Add($"close {oh.cookie} event={ev != null}");
        return oh.cookie switch
        {
            99 => throw new InvalidDataException("bad"),
            1 => EventGate.Pending,
            _ => (int)oh.cookie,
        };
    }

    [NativeExport(Event = EventMode.Manual)]
    public static int daos_cont_close(daos_handle_t coh, daos_event* ev)
    {
        Log.Add($"cont_close event={ev != null}");
        return 7;
    }

    [NativeExport(Event = EventMode.Manual)]
    public static int daos_event_fini(daos_event* ev) => throw new InvalidOperationException("fini");

    [NativeExport]
    public static void daos_obj_generate(daos_obj_id_t oid, daos_obj_id_t* @out, nuint count)
    {
        if (count == 0)
            throw new ArgumentOutOfRangeException(null, "count");
        *@out = oid;
    }

    [NativeExport]
    public static ulong daos_obj_count(daos_handle_t oh) => throw new InvalidOperationException("count");

    [NativeExport(Event = EventMode.Manual)]
    public static daos_event* daos_event_next(daos_event* parent, daos_event* child) =>
        child != null ? child : throw new InvalidOperationException("next");

    [NativeExport]
    public static bool daos_ace_is_valid(void* ace, bool strict) => ace != null && !strict;

    // No event is its last parameter, so the gate has nothing to do with it.
    [NativeExport]
    public static int daos_event_register_comp_cb(daos_event* ev, delegate* unmanaged[Cdecl]<void*, daos_event*, int, int> cb, void* arg) =>
        cb(arg, ev, 3);
}

[NativeExports(typeof(Daos), Barrier = typeof(ExceptionBarrier), Events = typeof(EventGate))]
internal static unsafe partial class FileSystemExports
{
    [NativeExport]
    public static int dfs_read(dfs_t* dfs, d_iov_t* iov, ulong off, daos_event* ev)
    {
        Log.Add($"read {off} event={ev != null}");
        return off == 99 ? throw new InvalidDataException("bad") : 0;
    }

    [NativeExport]
    public static int dfs_readdir(dfs_t* dfs, dirent* dirs) => throw new InvalidOperationException("readdir");

    [NativeExport("duns_resolve_path")]
    public static int Resolve(byte* path, void* attr) => 11;
}
