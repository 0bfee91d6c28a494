namespace DaosSharp.Embedded;

/// <summary>The errno values of Linux that libdfs and libduns return, in the form in which they return them: positive.</summary>
internal static class Errno
{
    public const int OperationNotPermitted = 1;
    public const int NoEntry = 2;
    public const int Interrupted = 4;
    public const int Io = 5;
    public const int TooBig = 7;
    public const int BadFile = 9;
    public const int Again = 11;
    public const int NoMemory = 12;
    public const int Access = 13;
    public const int Busy = 16;
    public const int Exists = 17;
    public const int NoDevice = 19;
    public const int NotDirectory = 20;
    public const int Invalid = 22;
    public const int NoSpace = 28;
    public const int ReadOnlyFileSystem = 30;
    public const int NoLocks = 37;
    public const int NotImplemented = 38;
    public const int Protocol = 71;
    public const int Overflow = 75;
    public const int Restart = 85;
    public const int NotSupported = 95;
    public const int TimedOut = 110;
    public const int HostUnreachable = 113;
    public const int Already = 114;
    public const int Stale = 116;
    public const int Quota = 122;
    public const int Canceled = 125;
}
