using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>
/// An open multi-level object: dkeys, below them akeys, below those a single value or an array of records. <c>daos_obj_open</c>, closed
/// with <c>daos_obj_close</c>. Keys of the wrong kind for the object's type are refused with <see cref="ArgumentException"/> before anything
/// is called. Buffers are the caller's again when a synchronous method returns.
/// </summary>
/// <remarks>
/// Asynchronous forms: keys, lists and buffers are the operation's until the returned task is complete, and tasks are awaited once. Leases
/// of a <see cref="DaosMemoryPool"/> are used as they are, other memory is copied below <see cref="DaosEventQueueOptions.PinThreshold"/> and
/// pinned above. A cancellation ends the await, never the operation, whose effect is then unknown.
/// </remarks>
public sealed unsafe partial class DaosObject : DaosResource
{
    private readonly ObjectHandle _handle;
    private readonly string _container;
    private DaosEventQueue? _events;

    internal DaosObject(ObjectHandle handle, ClientLibrary library, DaosObjectId id, string container)
        : base(handle, library)
    {
        _handle = handle;
        _container = container;
        Id = id;
        HasIntegerDkeys = Daos.daos_is_dkey_uint64(id.Native);
        HasIntegerAkeys = Daos.daos_is_akey_uint64(id.Native);
    }

    /// <summary>The object's id.</summary>
    public DaosObjectId Id { get; }

    /// <summary>Whether dkeys are 64-bit numbers.</summary>
    public bool HasIntegerDkeys { get; }

    /// <summary>Whether akeys are 64-bit numbers.</summary>
    public bool HasIntegerAkeys { get; }

    /// <summary>The native handle, for C functions that the safe layer does not cover. It stays valid until this object is disposed.</summary>
    public daos_handle_t NativeHandle
    {
        get
        {
            ThrowIfDisposed();
            return _handle.Value;
        }
    }

    /// <summary>The event queue of this object's operations; that of the client unless set. Not owned.</summary>
    public DaosEventQueue Events
    {
        get => _events ?? Library.Queues.Events;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _events = value;
        }
    }

    private protected override string Target => $"object {Id} in container '{_container}'";

    private protected override OperationQueue CallQueue => Events.Queue;

    internal void CheckAkey(DaosKey akey) => CheckKey(akey, HasIntegerAkeys, nameof(akey));

    private void CheckDkey(DaosKey dkey) => CheckKey(dkey, HasIntegerDkeys, nameof(dkey));

    private void CheckKey(DaosKey key, bool isInteger, string parameter)
    {
        if (key.Length == 0)
            throw new ArgumentException("The key is empty.", parameter);
        if (isInteger && key.Length != sizeof(ulong))
            throw new ArgumentException($"Object {Id} of type {Id.Type} has 64-bit numbers as keys; '{key}' has {key.Length} bytes.", parameter);
    }

    private Submitted Start<T>(in T request, CancellationToken cancel)
        where T : struct, IOperationRequest
    {
        ThrowIfDisposed();
        return Events.Queue.Start(in request, cancel);
    }

    private long Execute<T>(in T request)
        where T : struct, IOperationRequest
    {
        ThrowIfDisposed();
        return Events.Queue.Execute(in request);
    }
}
