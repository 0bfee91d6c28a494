namespace DaosSharp.Embedded.Storage;

/// <summary>On the stack of a thread that waits for its write, which another thread runs in a group.</summary>
internal struct SyncWrite
{
    public int Code;

    /// <summary>Set as the last thing: the thread goes on, and this is gone.</summary>
    public int IsDone;
}
