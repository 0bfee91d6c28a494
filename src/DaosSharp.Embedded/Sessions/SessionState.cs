namespace DaosSharp.Embedded.Sessions;

/// <summary>What became of a session.</summary>
internal enum SessionState
{
    Open,

    /// <summary>Another session took the container over, the owner of a shared session closed it, or the pool was destroyed.</summary>
    Evicted,

    /// <summary>The container was destroyed.</summary>
    Destroyed,

    Closed,
}
