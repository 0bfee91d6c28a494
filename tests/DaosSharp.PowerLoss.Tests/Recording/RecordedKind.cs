namespace DaosSharp.PowerLoss.Tests.Recording;

/// <summary>The kinds of recorder.c, in its order.</summary>
internal enum RecordedKind : uint
{
    Write = 1,
    Truncate,
    PunchHole,
    Sync,
    Create,
    MakeDirectory,
    Rename,
    Remove,
    SyncDirectory,
    Mark,
    FailedSync,
}
