namespace DaosSharp.Embedded.Events;

/// <summary>A place where operations of events wait until somebody runs them; whoever waits for the events does.</summary>
internal interface IPendingWork
{
    /// <summary>True while an operation waits that nobody has begun to run.</summary>
    bool IsWaiting { get; }

    /// <summary>Time at which the first of those that wait was added, by <see cref="Environment.TickCount64"/>.</summary>
    long WaitingSince { get; }

    /// <summary>True when no operation will ever wait here again.</summary>
    bool IsClosed { get; }

    /// <summary>Runs what waits and completes its events. The caller holds no lock.</summary>
    /// <param name="wait">Wait for a thread that is at it already.</param>
    /// <returns>Number of operations that ran.</returns>
    int Run(bool wait);
}
