namespace DaosSharp.Embedded;

/// <summary>A failure inside the engine with the DER code that the C caller gets. The message goes to the last-error text.</summary>
internal sealed class EngineException : Exception
{
    public EngineException(int code, string message, Exception? inner = null)
        : base(message, inner) => Code = code;

    /// <summary>Negative DER code.</summary>
    public int Code { get; }
}
