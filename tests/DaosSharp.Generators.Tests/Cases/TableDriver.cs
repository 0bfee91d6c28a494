using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace TableTest;

/// <summary>Fills tables with functions of its own.</summary>
public static unsafe class Driver
{
    private sealed class Source(params (string Name, nint Address)[] functions) : INativeFunctionSource
    {
        public string Description => "a test library";

        public nint Resolve(string library, string function) =>
            functions.FirstOrDefault(f => f.Name == $"{library}/{function}").Address;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Init() => 17;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OtherInit() => 18;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Put(daos_handle_t oh, daos_handle_t th, ulong flags, sbyte* key, ulong size, void* buf, daos_event* ev) =>
        (int)(oh.cookie + th.cookie + flags + (ulong)*key + size) + *(int*)buf + ev->ev_error;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static ulong Count(daos_handle_t oh) => oh.cookie + 1;

    private static readonly Source Old = new(("libdaos/daos_init", (nint)(delegate* unmanaged[Cdecl]<int>)&Init));

    private static readonly Source New = new(
        ("libdaos/daos_init", (nint)(delegate* unmanaged[Cdecl]<int>)&OtherInit),
        ("libdaos/daos_kv_put", (nint)(delegate* unmanaged[Cdecl]<daos_handle_t, daos_handle_t, ulong, sbyte*, ulong, void*, daos_event*, int>)&Put),
        ("libdaos/daos_obj_count", (nint)(delegate* unmanaged[Cdecl]<daos_handle_t, ulong>)&Count));

    public static int TwoTables() => DaosApi.Load(Old).daos_init() * 100 + DaosApi.Load(New).daos_init();

    public static int PassesArguments()
    {
        sbyte key = 4;
        int buf = 6;
        daos_event ev = new() { ev_error = 7 };
        return DaosApi.Load(New).daos_kv_put(new daos_handle_t { cookie = 1 }, new daos_handle_t { cookie = 2 }, 3, &key, 5, &buf, &ev);
    }

    public static Version ProbedOld() => DaosApi.Load(Old).ProbedVersion;

    public static Version ProbedNew() => DaosApi.Load(New).ProbedVersion;

    public static Version ProbedEmpty() => DaosApi.Load(new Source()).ProbedVersion;

    public static void CallMissing() => DaosApi.Load(Old).daos_obj_count(default);

    public static void CallMissingOfBaseline() => DaosApi.Load(new Source()).daos_init();

    public static string[] Missing() => [.. DaosApi.Load(New).MissingFunctions.Select(static f => f.Name)];

    public static string[] All() => [.. DaosApi.Functions.Select(static f => $"{f.Library} {f.Name} {f.AddedIn}")];

    public static bool[] Has()
    {
        DaosApi api = DaosApi.Load(Old);
        return [api.Has("daos_init"), api.Has("daos_kv_put"), api.Has("no_such_function")];
    }

    public static bool PointerIsTheAddress() =>
        DaosApi.Load(Old).GetFunctionPointer("daos_init") == (nint)(delegate* unmanaged[Cdecl]<int>)&Init
        && DaosApi.Load(Old).GetFunctionPointer("daos_kv_put") == 0;
}
