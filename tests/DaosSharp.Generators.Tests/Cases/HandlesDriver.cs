using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace Safe;

/// <summary>Opens and closes handles over functions that log.</summary>
public static unsafe class Driver
{
    private static readonly List<string> Lines = [];
    private static int _result;

    private sealed class Source : INativeFunctionSource
    {
        public string Description => "a test library";

        public nint Resolve(string library, string function) => function switch
        {
            "daos_cont_close" => (nint)(delegate* unmanaged[Cdecl]<daos_handle_t, daos_event*, int>)&ContClose,
            "daos_kv_close" => (nint)(delegate* unmanaged[Cdecl]<daos_handle_t, daos_event*, int>)&KvClose,
            "dfs_umount" => (nint)(delegate* unmanaged[Cdecl]<dfs_t*, int>)&Umount,
            _ => 0,
        };
    }

    private static readonly DaosApi Api = DaosApi.Load(new Source());

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ContClose(daos_handle_t oh, daos_event* ev) => Closed($"cont {oh.cookie:x} {(nint)ev}");

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int KvClose(daos_handle_t oh, daos_event* ev) => Closed($"kv {oh.cookie:x} {(nint)ev}");

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Umount(dfs_t* dfs) => Closed($"dfs {(nint)dfs:x}");

    private static int Closed(string line)
    {
        lock (Lines)
            Lines.Add(line);
        return _result;
    }

    private static daos_handle_t Handle(ulong cookie) => new() { cookie = cookie };

    private static string[] Done()
    {
        lock (Lines)
        {
            string[] lines = [.. Lines];
            Lines.Clear();
            return lines;
        }
    }

    public static string[] ParentWaitsForChild()
    {
        ContainerHandle parent = new(Api, Handle(1));
        KeyValueHandle child = new(Api, Handle(0xffff_ffff_0000_0002), parent);
        parent.Dispose();
        lock (Lines)
            Lines.Add($"parent closed={parent.IsClosed}");
        child.Dispose();
        child.Dispose();
        return Done();
    }

    public static string[] ChildFirst()
    {
        ContainerHandle parent = new(Api, Handle(1));
        DfsHandle child = new(Api, (dfs_t*)0x1234, parent);
        child.Dispose();
        parent.Dispose();
        return Done();
    }

    public static string[] ParentAlreadyClosed()
    {
        ContainerHandle parent = new(Api, Handle(1));
        parent.Dispose();
        try
        {
            _ = new KeyValueHandle(Api, Handle(2), parent);
            return ["no exception"];
        }
        catch (ObjectDisposedException)
        {
            return Done();
        }
    }

    public static string[] InvalidHoldsNothing()
    {
        ContainerHandle parent = new(Api, Handle(1));
        KeyValueHandle child = new(Api, Handle(0), parent);
        lock (Lines)
            Lines.Add($"invalid={child.IsInvalid} parent={ReferenceEquals(child.Parent, parent)}");
        parent.Dispose();
        child.Dispose();
        return Done();
    }

    public static int[] CloseResults()
    {
        _result = -1012;
        try
        {
            ContainerHandle failing = new(Api, Handle(1));
            failing.Dispose();

            // The source has no daos_eq_destroy, so that closing throws inside.
            QueueHandle throwing = new(Api, Handle(3));
            throwing.Dispose();
            _result = 0;
            ContainerHandle good = new(Api, Handle(1));
            good.Dispose();
            Done();
            return [failing.LastCloseResult, throwing.LastCloseResult, good.LastCloseResult];
        }
        finally
        {
            _result = 0;
        }
    }

    public static string[] FailedCloseReleasesParent()
    {
        _result = -1012;
        try
        {
            ContainerHandle parent = new(Api, Handle(1));
            KeyValueHandle child = new(Api, Handle(2), parent);
            parent.Dispose();
            child.Dispose();
            return Done();
        }
        finally
        {
            _result = 0;
        }
    }

    public static ulong[] Values()
    {
        using ContainerHandle parent = new(Api, Handle(ulong.MaxValue));
        using DfsHandle child = new(Api, (dfs_t*)0x1234, parent);
        ulong[] values = [parent.Value.cookie, (ulong)child.Value];
        child.Dispose();
        parent.Dispose();
        Done();
        return values;
    }

    public static void ValueAfterClose()
    {
        ContainerHandle handle = new(Api, Handle(1));
        handle.Dispose();
        Done();
        _ = handle.Value;
    }

    public static string[] Finalized()
    {
        Forget();
        for (int i = 0; i < 20; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            lock (Lines)
            {
                if (Lines.Count == 2)
                    break;
            }
        }
        return Done();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget()
    {
        ContainerHandle parent = new(Api, Handle(1));
        _ = new KeyValueHandle(Api, Handle(2), parent);
    }
}
