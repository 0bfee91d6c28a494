using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using DaosSharp.Async;

namespace DaosSharp;

/// <summary>
/// Something that is open until it is disposed: a client, pool, container, key-value object or array. What was opened through it keeps
/// working after its disposal and holds the native handle open until it is disposed itself.
/// Any thread may use an open object; disposal may happen on any thread, also twice.
/// </summary>
public abstract class DaosResource : IDisposable, IAsyncDisposable
{
    private readonly SafeHandle _handle;
    private volatile bool _disposed;

    private protected DaosResource(SafeHandle handle, ClientLibrary library)
    {
        _handle = handle;
        Library = library;
    }

    /// <summary>True once <see cref="Dispose"/> was called.</summary>
    public bool IsDisposed => _disposed;

    internal ClientLibrary Library { get; }

    /// <summary>What exceptions call this object.</summary>
    private protected abstract string Target { get; }

    /// <summary>Closes the object. A failure to close is not reported: there is nothing that a caller could do about it.</summary>
    public void Dispose()
    {
        _disposed = true;
        _handle.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the object.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override string ToString() => Target;

    private protected void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_disposed, this);

    /// <summary>Throws for a failed call on this object.</summary>
    [DoesNotReturn]
    private protected void Fail(int rc, string operation, string? target = null)
    {
        // Disposed by another thread between the check and the call.
        if (rc == (int)DaosError.NoHandle)
            ThrowIfDisposed();
        throw Library.Error(rc, operation, target ?? Target);
    }

    /// <summary>The queue of this object's calls.</summary>
    private protected virtual OperationQueue CallQueue => Library.Queues.Events.Queue;

    /// <summary>Does a call and waits for it.</summary>
    private protected T? Perform<T>(Call<T> call)
    {
        ThrowIfDisposed();
        CallQueue.Execute(new CallRequest(call));
        return call.Result;
    }

    /// <summary>Starts a call; a cancelled await gives up what the call opens.</summary>
    private protected async ValueTask<T?> PerformAsync<T>(Call<T> call, CancellationToken cancel)
    {
        await StartCall(call, cancel).ConfigureAwait(false);
        return call.Result;
    }

    /// <summary>Starts a call whose result is of no interest.</summary>
    private protected ValueTask StartCall(Call call, CancellationToken cancel)
    {
        ThrowIfDisposed();
        return CallQueue.Start(new CallRequest(call), cancel).AsValueTask();
    }

    private protected void Check(int rc, string operation)
    {
        if (rc != 0)
            Fail(rc, operation);
    }
}
