using System.Runtime.InteropServices;

namespace DaosSharp.Benchmarks.Rivals;

/// <summary>The functions of SQLite's C interface (sqlite3.h) that the benchmark calls.</summary>
internal static unsafe class Sqlite
{
    public const string Library = "libsqlite3";

    public const int Row = 100;
    public const int Done = 101;
    public const int OpenReadWrite = 2;
    public const int OpenCreate = 4;
    public const int OpenNoMutex = 0x8000;

    [DllImport(Library, ExactSpelling = true)]
    public static extern byte* sqlite3_libversion();

    [DllImport(Library, ExactSpelling = true)]
    public static extern int sqlite3_open_v2(byte* name, nint* db, int flags, byte* vfs);

    [DllImport(Library, ExactSpelling = true)]
    public static extern int sqlite3_close_v2(nint db);

    [DllImport(Library, ExactSpelling = true)]
    public static extern byte* sqlite3_errmsg(nint db);

    [DllImport(Library, ExactSpelling = true)]
    public static extern int sqlite3_prepare_v2(nint db, byte* sql, int length, nint* statement, byte** tail);

    [DllImport(Library, ExactSpelling = true)]
    public static extern int sqlite3_finalize(nint statement);

    [DllImport(Library, ExactSpelling = true)]
    public static extern int sqlite3_bind_blob(nint statement, int index, byte* value, int length, nint destructor);

    [DllImport(Library, ExactSpelling = true)]
    public static extern int sqlite3_step(nint statement);

    [DllImport(Library, ExactSpelling = true)]
    public static extern int sqlite3_reset(nint statement);

    [DllImport(Library, ExactSpelling = true)]
    public static extern byte* sqlite3_column_blob(nint statement, int column);

    [DllImport(Library, ExactSpelling = true)]
    public static extern int sqlite3_column_bytes(nint statement, int column);

    [DllImport(Library, ExactSpelling = true)]
    public static extern byte* sqlite3_column_text(nint statement, int column);
}
