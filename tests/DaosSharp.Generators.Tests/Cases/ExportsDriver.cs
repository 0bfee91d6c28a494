using DaosSharp.Interop;

namespace Engine;

/// <summary>Calls the exports the way a program does: through a table that the exports fill.</summary>
public static unsafe class Driver
{
    private sealed class EngineSource : INativeFunctionSource
    {
        public string Description => "test engine";

        public nint Resolve(string library, string function) => Test.User.NativeExportTable.Resolve(function);
    }

    private static readonly DaosApi Api = DaosApi.Load(new EngineSource());

    public static IReadOnlyList<string> Names() => Test.User.NativeExportTable.Names;

    public static nint ResolveUnknown() => Test.User.NativeExportTable.Resolve("daos_unknown");

    public static string[] MissingInTable() => [.. Api.MissingFunctions.Select(static f => f.Name)];

    public static string[] PutWithoutEvent() => Record(static () => Put(5, null));

    public static string[] PutWithEvent() => Record(static () => WithEvent(static ev => Put(5, ev)));

    public static string[] PutThrows() => Record(static () => Put(99, null));

    public static string[] PutThrowsWithEvent() => Record(static () => WithEvent(static ev => Put(99, ev)));

    public static string[] CloseWithoutEvent() => Record(static () => Close(5, null));

    public static string[] CloseWithEvent() => Record(static () => WithEvent(static ev => Close(5, ev)));

    public static string[] CloseIsPending() => Record(static () => WithEvent(static ev => Close(1, ev)));

    public static string[] CloseThrowsWithEvent() => Record(static () => WithEvent(static ev => Close(99, ev)));

    public static string[] PutRefusedByGate() => Record(static () =>
    {
        EventGate.BeginResult = -1002;
        try
        {
            return WithEvent(static ev => Put(5, ev));
        }
        finally
        {
            EventGate.BeginResult = 0;
        }
    });

    public static string[] GateThrows() => Record(static () =>
    {
        EventGate.CompleteThrows = true;
        try
        {
            return WithEvent(static ev => Put(5, ev));
        }
        finally
        {
            EventGate.CompleteThrows = false;
        }
    });

    public static string[] ReadWithEvent() => Record(static () => WithEvent(static ev => Api.dfs_read(null, null, 1, ev)));

    public static string[] ReadThrowsWithEvent() => Record(static () => WithEvent(static ev => Api.dfs_read(null, null, 99, ev)));

    public static string[] ManualEvent() => Record(static () => WithEvent(static ev => Api.daos_cont_close(default, ev)));

    public static string[] ErrnoThrows() => Record(static () => Api.dfs_readdir(null, null));

    public static string[] OtherKindsThrow() => Record(static () =>
    {
        daos_obj_id_t oid;
        Api.daos_obj_generate(default, &oid, 0);
        Log.Add($"count {Api.daos_obj_count(default)}");
        Log.Add($"next {(nint)Api.daos_event_next(null, null)}");
        return 0;
    });

    public static string[] StructsPass() => Record(static () =>
    {
        daos_obj_id_t oid;
        Api.daos_obj_generate(new daos_obj_id_t { lo = 1, hi = 2 }, &oid, 1);
        Log.Add($"{oid.lo} {oid.hi}");
        return Api.duns_resolve(null, null);
    });

    public static string[] BooleansPass() => Record(static () =>
    {
        Log.Add($"{Api.daos_ace_is_valid((void*)1, false)} {Api.daos_ace_is_valid((void*)1, true)} {Api.daos_ace_is_valid(null, false)}");
        return 0;
    });

    public static string[] Callback() => Record(static () =>
        WithEvent(static ev => Api.daos_event_register_comp_cb(ev, &OnComplete, (void*)40)));

    [System.Runtime.InteropServices.UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static int OnComplete(void* arg, daos_event* ev, int rc) => (int)arg + rc;

    private delegate int Operation(daos_event* ev);

    private static int Put(ulong handle, daos_event* ev)
    {
        sbyte key = 65;
        return Api.daos_kv_put(new daos_handle_t { cookie = handle }, new daos_handle_t { cookie = 2 }, 3, &key, 4, null, ev);
    }

    private static int Close(ulong handle, daos_event* ev) => Api.daos_kv_close(new daos_handle_t { cookie = handle }, ev);

    private static int WithEvent(Operation operation)
    {
        daos_event ev = default;
        int rc = operation(&ev);
        Log.Add($"event {ev.ev_error}");
        return rc;
    }

    private static string[] Record(Func<int> operation)
    {
        Log.Lines.Clear();
        int rc = operation();
        return [.. Log.Lines, $"rc {rc}"];
    }
}
