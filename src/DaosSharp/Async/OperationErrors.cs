namespace DaosSharp.Async;

/// <summary>Exceptions of operations.</summary>
internal static class OperationErrors
{
    /// <summary>The exception for an error code.</summary>
    /// <param name="code">DER code, or positive errno of a function that reports those.</param>
    public static Exception Create(int code, string function, string? target, string? detail = null) =>
        new DaosException((DaosError)code, function, target, detail);

    /// <summary>The exception for an operation that failed.</summary>
    /// <param name="operation">The operation, whose slot still belongs to the caller.</param>
    /// <param name="code">What <see cref="OperationKind.Complete"/> made of the return code.</param>
    /// <param name="detail">The library's own words; null when there are none.</param>
    public static Exception Create(Operation operation, int code, string? detail) =>
        // Disposed by another thread between the check and the call.
        code == (int)DaosError.NoHandle && operation.Owner is DaosResource { IsDisposed: true } owner
            ? new ObjectDisposedException(owner.GetType().FullName)
            : Create(code, operation.Function, operation.Kind.Target(operation), detail ?? ClientLibrary.Advice((DaosError)code));

    public static ObjectDisposedException Closed() =>
        new(nameof(DaosEventQueue), "The event queue was closed; it takes no more operations.");
}
