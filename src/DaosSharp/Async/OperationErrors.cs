namespace DaosSharp.Async;

/// <summary>Exceptions of operations.</summary>
internal static class OperationErrors
{
    /// <summary>The exception for an error code.</summary>
    /// <param name="code">DER code, or positive errno of a function that reports those.</param>
    public static Exception Create(int code, string function, string? target) =>
        new DaosException((DaosError)code, function, target);

    public static ObjectDisposedException Closed() =>
        new(nameof(DaosEventQueue), "The event queue was closed; it takes no more operations.");
}
