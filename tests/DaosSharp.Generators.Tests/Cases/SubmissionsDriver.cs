using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace Safe;

/// <summary>Submits through generic code, as a queue does.</summary>
public static unsafe class SubmissionsDriver
{
    private sealed class Source : INativeFunctionSource
    {
        public string Description => "a test library";

        public nint Resolve(string library, string function) => function switch
        {
            "daos_kv_put" => (nint)(delegate* unmanaged[Cdecl]<daos_handle_t, daos_handle_t, ulong, sbyte*, ulong, void*, daos_event*, int>)&Put,
            "dfs_read" => (nint)(delegate* unmanaged[Cdecl]<dfs_t*, d_iov_t*, ulong, daos_event*, int>)&Read,
            _ => 0,
        };
    }

    private static readonly DaosApi Api = DaosApi.Load(new Source());

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Put(daos_handle_t oh, daos_handle_t th, ulong flags, sbyte* key, ulong size, void* buf, daos_event* ev)
    {
        ev->ev_error = (int)(oh.cookie * 100000 + th.cookie * 10000 + flags * 1000 + (ulong)(nint)key * 100 + size * 10 + (ulong)(nint)buf);
        return 7;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(dfs_t* dfs, d_iov_t* iov, ulong off, daos_event* ev)
    {
        ev->ev_error = (int)((nint)dfs * 100 + (nint)iov * 10 + (nint)off);
        return 8;
    }

    private static string Run<T>(in T submission)
        where T : struct, Submissions.ISubmission
    {
        daos_event ev = default;
        int rc = submission.Submit(Api, &ev);
        return $"{T.Function} {T.ReportsErrno} {rc} {ev.ev_error}";
    }

    public static string RunPut() => Run(new Submissions.daos_kv_put(
        new daos_handle_t { cookie = 1 }, new daos_handle_t { cookie = 2 }, 3, (sbyte*)4, 5, (void*)6));

    public static string RunRead() => Run(new Submissions.dfs_read((dfs_t*)1, (d_iov_t*)2, 3));

    public static string RunMissing() => Run(new Submissions.daos_kv_close(default));

    public static long AllocatedByPuts()
    {
        daos_event ev = default;
        Submit(new Submissions.daos_kv_put(default, default, 1, null, 2, null), &ev);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            Submit(new Submissions.daos_kv_put(default, default, (ulong)i, null, 2, null), &ev);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static int Submit<T>(in T submission, daos_event* ev)
        where T : struct, Submissions.ISubmission => submission.Submit(Api, ev);

    public static string[] Names() =>
        [.. typeof(Submissions).GetNestedTypes(System.Reflection.BindingFlags.NonPublic).Where(t => t.IsValueType).Select(t => t.Name).Order(StringComparer.Ordinal)];
}
