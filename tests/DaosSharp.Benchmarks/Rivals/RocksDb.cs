using System.Runtime.InteropServices;

namespace DaosSharp.Benchmarks.Rivals;

/// <summary>The functions of RocksDB's C interface (rocksdb/c.h) that the benchmark calls.</summary>
internal static unsafe class RocksDb
{
    public const string Library = "librocksdb";

    [DllImport(Library, ExactSpelling = true)]
    public static extern nint rocksdb_options_create();

    [DllImport(Library, ExactSpelling = true)]
    public static extern void rocksdb_options_destroy(nint options);

    [DllImport(Library, ExactSpelling = true)]
    public static extern void rocksdb_options_set_create_if_missing(nint options, byte value);

    [DllImport(Library, ExactSpelling = true)]
    public static extern nint rocksdb_open(nint options, byte* name, byte** error);

    [DllImport(Library, ExactSpelling = true)]
    public static extern void rocksdb_close(nint db);

    [DllImport(Library, ExactSpelling = true)]
    public static extern nint rocksdb_writeoptions_create();

    [DllImport(Library, ExactSpelling = true)]
    public static extern void rocksdb_writeoptions_destroy(nint options);

    [DllImport(Library, ExactSpelling = true)]
    public static extern void rocksdb_writeoptions_set_sync(nint options, byte value);

    [DllImport(Library, ExactSpelling = true)]
    public static extern void rocksdb_writeoptions_disable_WAL(nint options, int disable);

    [DllImport(Library, ExactSpelling = true)]
    public static extern nint rocksdb_readoptions_create();

    [DllImport(Library, ExactSpelling = true)]
    public static extern void rocksdb_readoptions_destroy(nint options);

    [DllImport(Library, ExactSpelling = true)]
    public static extern nint rocksdb_flushoptions_create();

    [DllImport(Library, ExactSpelling = true)]
    public static extern void rocksdb_flushoptions_destroy(nint options);

    [DllImport(Library, ExactSpelling = true)]
    public static extern void rocksdb_flush(nint db, nint options, byte** error);

    [DllImport(Library, ExactSpelling = true)]
    public static extern void rocksdb_compact_range(nint db, byte* start, nuint startLength, byte* limit, nuint limitLength);

    [DllImport(Library, ExactSpelling = true)]
    public static extern void rocksdb_put(nint db, nint options, byte* key, nuint keyLength, byte* value, nuint valueLength, byte** error);

    [DllImport(Library, ExactSpelling = true)]
    public static extern nint rocksdb_writebatch_create();

    [DllImport(Library, ExactSpelling = true)]
    public static extern void rocksdb_writebatch_destroy(nint batch);

    [DllImport(Library, ExactSpelling = true)]
    public static extern void rocksdb_writebatch_clear(nint batch);

    [DllImport(Library, ExactSpelling = true)]
    public static extern void rocksdb_writebatch_put(nint batch, byte* key, nuint keyLength, byte* value, nuint valueLength);

    [DllImport(Library, ExactSpelling = true)]
    public static extern void rocksdb_write(nint db, nint options, nint batch, byte** error);

    [DllImport(Library, ExactSpelling = true)]
    public static extern nint rocksdb_get_pinned(nint db, nint options, byte* key, nuint keyLength, byte** error);

    [DllImport(Library, ExactSpelling = true)]
    public static extern byte* rocksdb_pinnableslice_value(nint slice, nuint* length);

    [DllImport(Library, ExactSpelling = true)]
    public static extern void rocksdb_pinnableslice_destroy(nint slice);
}
