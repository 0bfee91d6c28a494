using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>
/// An open key-value object: values of any size under keys of text. <c>daos_kv_open</c>, closed with <c>daos_kv_close</c>.
/// Keys are UTF-8 without NUL, of 1 to <see cref="MaxKeyLength"/> bytes, given as string or as bytes; other keys are refused with
/// <see cref="ArgumentException"/> before anything is called. Buffers are the caller's again when a method returns.
/// </summary>
public sealed unsafe partial class DaosKeyValue : DaosResource
{
    /// <summary>Longest key in bytes.</summary>
    public const int MaxKeyLength = 65536;

    private readonly KeyValueHandle _handle;
    private readonly string _container;

    internal DaosKeyValue(KeyValueHandle handle, ClientLibrary library, DaosObjectId id, string container)
        : base(handle, library)
    {
        _handle = handle;
        _container = container;
        Id = id;
    }

    /// <summary>The object's id.</summary>
    public DaosObjectId Id { get; }

    /// <summary>The native handle, for C functions that the safe layer does not cover. It stays valid until this object is disposed.</summary>
    public daos_handle_t NativeHandle
    {
        get
        {
            ThrowIfDisposed();
            return _handle.Value;
        }
    }

    private protected override string Target => $"key-value object {Id} in container '{_container}'";

    /// <summary>Removes all keys. The object can be used further and is then empty. <c>daos_kv_destroy</c></summary>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the object or its container is open read-only.</exception>
    public void Destroy() => Perform(DestroyCall());

    /// <summary>Removes all keys. The object can be used further and is then empty. <c>daos_kv_destroy</c></summary>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the object or its container is open read-only.</exception>
    public ValueTask DestroyAsync(CancellationToken cancel = default) => StartCall(DestroyCall(), cancel);

    private protected override OperationQueue CallQueue => Events.Queue;

    private Call<bool> DestroyCall() => new(
        this, Target, call => call.Submit(new Submissions.daos_kv_destroy(_handle.Value, default)), static _ => true);
}
