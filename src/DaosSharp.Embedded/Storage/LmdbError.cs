using DaosSharp.Interop;

namespace DaosSharp.Embedded.Storage;

/// <summary>Turns LMDB and errno results into engine failures.</summary>
internal static class LmdbError
{
    private const int ENOSPC = 28;
    private const int ENOMEM = 12;
    private const int EACCES = 13;
    private const int EROFS = 30;
    private const int EDQUOT = 122;

    public static void ThrowIfFailed(int rc, string operation)
    {
        if (rc != 0)
        {
            Throw(rc, operation);
        }
    }

    public static void Throw(int rc, string operation) =>
        throw new EngineException(ToDer(rc), $"{operation}: {Describe(rc)}");

    private static int ToDer(int rc) => rc switch
    {
        Lmdb.MDB_MAP_FULL or Lmdb.MDB_TXN_FULL or ENOSPC or EDQUOT => Der.NoSpace,
        Lmdb.MDB_CORRUPTED or Lmdb.MDB_PAGE_NOTFOUND or Lmdb.MDB_INVALID or Lmdb.MDB_PANIC => Der.FormatInvalid,
        Lmdb.MDB_VERSION_MISMATCH => Der.FormatIncompatible,
        Lmdb.MDB_READERS_FULL => Der.Busy,
        ENOMEM => Der.NoMemory,
        EACCES or EROFS => Der.NoPermission,
        _ => Der.Io,
    };

    private static unsafe string Describe(int rc) =>
        System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)Lmdb.mdb_strerror(rc)) ?? $"error {rc}";
}
