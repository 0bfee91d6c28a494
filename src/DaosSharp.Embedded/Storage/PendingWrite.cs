using System.Runtime.CompilerServices;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Storage;

/// <summary>A write in the queue: the operation with the caller's pointers, and whom its end is told. In native memory, used again and again.</summary>
internal unsafe struct PendingWrite : IWriteOperation
{
    /// <summary>Largest operation in bytes.</summary>
    private const int Room = 96;

    public PendingWrite* Next;

    /// <summary>The event to complete; null for the write of a waiting thread.</summary>
    public daos_event* Event;

    /// <summary>The waiting thread; null for the write of an event.</summary>
    public SyncWrite* Waiter;

    /// <summary>The result, once it ran.</summary>
    public int Code;

    public bool FreesSpace;

    private delegate*<PendingWrite*, WriteContext, int> _apply;
    private delegate*<string> _function;
    private fixed ulong _operation[Room / sizeof(ulong)];

    /// <summary>The C function.</summary>
    public readonly string Function => _function();

    public void Set<T>(in T operation, daos_event* ev, SyncWrite* waiter)
        where T : unmanaged, IQueuedWrite
    {
        if (sizeof(T) > Room)
        {
            throw new InvalidOperationException($"{typeof(T).Name} has {sizeof(T)} bytes");
        }

        Next = null;
        Event = ev;
        Waiter = waiter;
        Code = 0;
        FreesSpace = T.FreesSpace;
        _apply = &Apply<T>;
        _function = &FunctionOf<T>;
        Unsafe.As<ulong, T>(ref _operation[0]) = operation;
    }

    public readonly int Apply(WriteContext context) => _apply((PendingWrite*)Unsafe.AsPointer(ref Unsafe.AsRef(in this)), context);

    private static int Apply<T>(PendingWrite* write, WriteContext context)
        where T : unmanaged, IQueuedWrite => ((T*)write->_operation)->Apply(context);

    private static string FunctionOf<T>()
        where T : unmanaged, IQueuedWrite => T.Function;
}
