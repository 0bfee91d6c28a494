using static DaosSharp.Interop.daos_errno;

namespace DaosSharp.Embedded;

/// <summary>DER codes in the form in which C functions return them: negative.</summary>
internal static class Der
{
    public const int Success = 0;
    public const int NoPermission = -(int)DER_NO_PERM;
    public const int NoHandle = -(int)DER_NO_HDL;
    public const int Invalid = -(int)DER_INVAL;
    public const int Exists = -(int)DER_EXIST;
    public const int NonExistent = -(int)DER_NONEXIST;
    public const int NoSpace = -(int)DER_NOSPACE;
    public const int Already = -(int)DER_ALREADY;
    public const int NoMemory = -(int)DER_NOMEM;
    public const int NotImplemented = -(int)DER_NOSYS;
    public const int Busy = -(int)DER_BUSY;
    public const int Uninitialized = -(int)DER_UNINIT;
    public const int Truncated = -(int)DER_TRUNC;
    public const int Overflow = -(int)DER_OVERFLOW;
    public const int Mismatch = -(int)DER_MISMATCH;
    public const int Misc = -(int)DER_MISC;
    public const int Io = -(int)DER_IO;
    public const int KeyTooBig = -(int)DER_KEY2BIG;
    public const int RecordTooBig = -(int)DER_REC2BIG;
    public const int Checksum = -(int)DER_CSUM;
    public const int FormatInvalid = -(int)DER_DF_INVAL;
    public const int FormatIncompatible = -(int)DER_DF_INCOMPT;
    public const int TransactionRestart = -(int)DER_TX_RESTART;
    public const int NotSupported = -(int)DER_NOTSUPPORTED;
    public const int Stale = -(int)DER_STALE;
    public const int TimedOut = -(int)DER_TIMEDOUT;
}
