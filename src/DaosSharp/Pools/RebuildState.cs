namespace DaosSharp;

/// <summary>How far a rebuild is.</summary>
public enum RebuildState
{
    /// <summary>There was none.</summary>
    Idle,

    /// <summary>It is complete.</summary>
    Done,

    /// <summary>It goes on.</summary>
    Busy,
}
