using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp.Async.Tests.Fake;

/// <summary>
/// A library with event queues and two operations on numbered keys. The value of key "k7" is filled with one byte that
/// follows from 7: a put checks it when it completes, a get writes it then. So memory that was used again too early shows.
/// </summary>
internal sealed unsafe class FakeDaos : INativeFunctionSource
{
    public const int SubmitErrorCode = -1007;
    public const int ErrorCode = -1009;

    private static readonly ConcurrentDictionary<ulong, FakeQueue> QueueTable = new();
    private static readonly ConcurrentQueue<string> ViolationList = new();
    private static ulong _queues;

    [ThreadStatic]
    private static int _createError;

    public static DaosApi Api { get; } = DaosApi.Load(new FakeDaos());

    public string Description => "fake library";

    /// <summary>Keys or values that were not what they had been at the submission, and events used twice.</summary>
    public static IReadOnlyCollection<string> Violations => ViolationList;

    /// <summary>Makes daos_eq_create fail in this thread.</summary>
    public static int CreateError
    {
        set => _createError = value;
    }

    public static FakeQueue Last => QueueTable[Interlocked.Read(ref _queues)];

    public static byte Pattern(int number) => (byte)(number * 31 + 7);

    public static void ReleaseHeld(FakeQueue queue)
    {
        foreach (FakeJob job in queue.TakeHeld())
            Finish(job);
    }

    public nint Resolve(string library, string function) => function switch
    {
        "daos_eq_create" => (nint)(delegate* unmanaged[Cdecl]<daos_handle_t*, int>)&Create,
        "daos_eq_destroy" => (nint)(delegate* unmanaged[Cdecl]<daos_handle_t, int, int>)&Destroy,
        "daos_eq_poll" => (nint)(delegate* unmanaged[Cdecl]<daos_handle_t, int, long, uint, daos_event**, int>)&Poll,
        "daos_event_init" => (nint)(delegate* unmanaged[Cdecl]<daos_event*, daos_handle_t, daos_event*, int>)&Init,
        "daos_event_fini" => (nint)(delegate* unmanaged[Cdecl]<daos_event*, int>)&Fini,
        "daos_kv_put" => (nint)(delegate* unmanaged[Cdecl]<daos_handle_t, daos_handle_t, ulong, sbyte*, ulong, void*, daos_event*, int>)&Put,
        "daos_kv_get" => (nint)(delegate* unmanaged[Cdecl]<daos_handle_t, daos_handle_t, ulong, sbyte*, ulong*, void*, daos_event*, int>)&Get,
        "dfs_read" => (nint)(delegate* unmanaged[Cdecl]<@dfs*, dfs_obj*, d_sg_list_t*, ulong, ulong*, daos_event*, int>)&DfsRead,
        _ => 0,
    };

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Create(daos_handle_t* eq)
    {
        if (_createError != 0)
            return _createError;
        eq->cookie = Interlocked.Increment(ref _queues);
        QueueTable[eq->cookie] = new();
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Destroy(daos_handle_t eq, int flags)
    {
        FakeQueue queue = QueueTable[eq.cookie];
        if (queue.Running > 0 || queue.Destroyed)
            return -1012;
        queue.Destroyed = true;
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Poll(daos_handle_t eq, int waitRunning, long timeout, uint count, daos_event** events)
    {
        FakeQueue queue = QueueTable[eq.cookie];
        if (queue.Destroyed)
            Violation();
        return queue.Destroyed ? -1005 : queue.Poll(timeout, count, (nint*)events);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Init(daos_event* ev, daos_handle_t eq, daos_event* parent)
    {
        *(FakeEvent*)ev = new() { State = FakeEvent.Ready, Queue = eq.cookie };
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Fini(daos_event* ev)
    {
        FakeEvent* fake = (FakeEvent*)ev;
        if (fake->State != FakeEvent.Ready)
            return -1012;
        fake->State = 0;
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Put(daos_handle_t oh, daos_handle_t th, ulong flags, sbyte* key, ulong size, void* buffer, daos_event* ev) =>
        Run((FakeMode)oh.cookie, new() { IsPut = true, Key = key, Size = size, Buffer = (byte*)buffer, Event = (nint)ev });

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Get(daos_handle_t oh, daos_handle_t th, ulong flags, sbyte* key, ulong* size, void* buffer, daos_event* ev) =>
        Run((FakeMode)oh.cookie, new() { Key = key, Size = *size, SizeOut = size, Buffer = (byte*)buffer, Event = (nint)ev });

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int DfsRead(@dfs* dfs, dfs_obj* obj, d_sg_list_t* sgl, ulong errno, ulong* size, daos_event* ev)
    {
        FakeEvent* fake = (FakeEvent*)ev;
        FakeQueue queue = Launch(fake);
        fake->ReportsErrno = 1;
        *size = 0;
        fake->Error = (int)errno;
        queue.Complete((nint)ev);
        return 0;
    }

    private static int Run(FakeMode mode, FakeJob job)
    {
        if (mode == FakeMode.SubmitError)
            return SubmitErrorCode;
        FakeQueue queue = Launch(FakeEvent.Of(job.Event));
        switch (mode)
        {
            case FakeMode.Immediate:
                Finish(job);
                break;
            case FakeMode.CompleteThenLinger:
                Finish(job);
                Thread.Sleep(20);
                break;
            case FakeMode.Later:
                FakeWorker.Fifo.Add(job);
                break;
            case FakeMode.OutOfOrder:
                FakeWorker.Lifo.Add(job);
                break;
            case FakeMode.Held:
                queue.Hold(job);
                break;
            case FakeMode.Missing:
                Done(job, -1005);
                break;
            default:
                Done(job, ErrorCode);
                break;
        }
        return 0;
    }

    private static FakeQueue Launch(FakeEvent* fake)
    {
        if (fake->State != FakeEvent.Ready)
            Violation();
        fake->State = FakeEvent.InFlight;
        FakeQueue queue = QueueTable[fake->Queue];
        queue.Started();
        return queue;
    }

    public static void Finish(FakeJob job)
    {
        int number = Number(job.Key);
        Span<byte> value = new(job.Buffer, (int)job.Size);
        if (!job.IsPut)
        {
            value.Fill(Pattern(number));
            *job.SizeOut = job.Size;
        }
        else if (value.ContainsAnyExcept(Pattern(number)))
        {
            Violation();
        }
        Done(job, 0);
    }

    private static void Done(FakeJob job, int rc)
    {
        FakeEvent* fake = FakeEvent.Of(job.Event);
        if (fake->State != FakeEvent.InFlight)
            Violation();
        // An event that reports errno values does so for the functions of libdaos, too.
        fake->Error = fake->ReportsErrno != 0 && rc != 0 ? 22 : rc;
        QueueTable[fake->Queue].Complete(job.Event);
    }

    private static int Number(sbyte* key)
    {
        if (key[0] != 'k')
        {
            Violation();
            return 0;
        }
        int number = 0;
        for (int i = 1; key[i] is >= (sbyte)'0' and <= (sbyte)'9'; i++)
            number = number * 10 + (key[i] - '0');
        return number;
    }

    private static void Violation([CallerMemberName] string where = "", [CallerLineNumber] int line = 0) =>
        ViolationList.Enqueue($"{where} {line}");
}
