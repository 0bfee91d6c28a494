namespace DaosSharp.Async.Tests.Fake;

/// <summary>When the fake library completes an operation; tests pass it as the object handle.</summary>
internal enum FakeMode : ulong
{
    /// <summary>Before the submitting call returns.</summary>
    Immediate = 1,

    /// <summary>By a worker thread, a moment later.</summary>
    Later,

    /// <summary>By a worker thread, the last submitted first.</summary>
    OutOfOrder,

    /// <summary>When the test calls <see cref="FakeDaos.ReleaseHeld"/> for the queue.</summary>
    Held,

    /// <summary>Never submitted: the function returns an error.</summary>
    SubmitError,

    /// <summary>Immediately, with an error.</summary>
    Error,

    /// <summary>Immediately, with the error that says that there is no such key.</summary>
    Missing,

    /// <summary>Immediately, but the submitting call returns only after others had time to poll.</summary>
    CompleteThenLinger,
}
