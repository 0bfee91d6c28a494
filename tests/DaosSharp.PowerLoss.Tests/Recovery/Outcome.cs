namespace DaosSharp.PowerLoss.Tests.Recovery;

/// <summary>What a store is like after a loss of power, from best to worst.</summary>
internal enum Outcome
{
    /// <summary>All that was acknowledged is there and whole.</summary>
    Intact,

    /// <summary>Acknowledged updates are missing; what is there is whole.</summary>
    Lost,

    /// <summary>The engine says that something is damaged.</summary>
    Damaged,

    /// <summary>Something was read that was never written, and the engine says nothing.</summary>
    Wrong,
}
