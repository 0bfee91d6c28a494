namespace DaosSharp.Embedded.Events;

/// <summary>Where an event is between two launches.</summary>
internal enum EventState : uint
{
    /// <summary>Initialised, or its completion was polled: may be launched.</summary>
    Ready,

    /// <summary>Launched. Stays so after the operation's end until a poll or test gets to it.</summary>
    Running,

    /// <summary>Completed, not yet polled. A child event stays here until it is finalised.</summary>
    Completed,
}
