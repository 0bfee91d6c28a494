using System.Runtime.InteropServices;
using System.Text;

namespace DaosSharp.Benchmarks.Rivals;

/// <summary>
/// RocksDB with its default options, the write-ahead log on and sync off. A group is a write batch; a single put is rocksdb_put; a get is
/// rocksdb_get_pinned and a copy, which saves an allocation of the value's size.
/// </summary>
internal sealed unsafe class RocksDbRival : Rival
{
    private readonly nint _options;
    private readonly nint _write;
    private readonly nint _read;
    private readonly nint _flush;
    private readonly nint _batch;
    private readonly nint _db;

    public RocksDbRival(string directory)
    {
        _options = RocksDb.rocksdb_options_create();
        RocksDb.rocksdb_options_set_create_if_missing(_options, 1);
        _write = RocksDb.rocksdb_writeoptions_create();
        RocksDb.rocksdb_writeoptions_set_sync(_write, 0);
        RocksDb.rocksdb_writeoptions_disable_WAL(_write, 0);
        _read = RocksDb.rocksdb_readoptions_create();
        _flush = RocksDb.rocksdb_flushoptions_create();
        _batch = RocksDb.rocksdb_writebatch_create();
        fixed (byte* path = Encoding.UTF8.GetBytes(directory + '\0'))
        {
            byte* error = null;
            _db = RocksDb.rocksdb_open(_options, path, &error);
            Check(error);
        }
    }

    // Its C interface does not tell a version; the file's name does.
    public override string Version => "RocksDB, " + Path.GetFileName(NativeLibraries.FileOf(RocksDb.Library));

    /// <summary>Writes the memory table out and compacts: reads see what a store looks like after a while.</summary>
    public override void Settle()
    {
        byte* error = null;
        RocksDb.rocksdb_flush(_db, _flush, &error);
        Check(error);
        RocksDb.rocksdb_compact_range(_db, null, 0, null, 0);
    }

    public override void Dispose()
    {
        RocksDb.rocksdb_close(_db);
        RocksDb.rocksdb_writebatch_destroy(_batch);
        RocksDb.rocksdb_flushoptions_destroy(_flush);
        RocksDb.rocksdb_readoptions_destroy(_read);
        RocksDb.rocksdb_writeoptions_destroy(_write);
        RocksDb.rocksdb_options_destroy(_options);
    }

    protected override void Begin() => RocksDb.rocksdb_writebatch_clear(_batch);

    protected override void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        fixed (byte* k = key)
        fixed (byte* v = value)
        {
            RocksDb.rocksdb_writebatch_put(_batch, k, (nuint)key.Length, v, (nuint)value.Length);
        }
    }

    protected override void Commit()
    {
        byte* error = null;
        RocksDb.rocksdb_write(_db, _write, _batch, &error);
        Check(error);
    }

    protected override void PutAlone(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        fixed (byte* k = key)
        fixed (byte* v = value)
        {
            byte* error = null;
            RocksDb.rocksdb_put(_db, _write, k, (nuint)key.Length, v, (nuint)value.Length, &error);
            Check(error);
        }
    }

    protected override ReadOnlySpan<byte> Get(ReadOnlySpan<byte> key, Span<byte> buffer)
    {
        fixed (byte* k = key)
        {
            byte* error = null;
            nint slice = RocksDb.rocksdb_get_pinned(_db, _read, k, (nuint)key.Length, &error);
            Check(error);
            if (slice == 0)
            {
                return default;
            }

            nuint length;
            byte* value = RocksDb.rocksdb_pinnableslice_value(slice, &length);
            new ReadOnlySpan<byte>(value, (int)length).CopyTo(buffer);
            RocksDb.rocksdb_pinnableslice_destroy(slice);
            return buffer[..(int)length];
        }
    }

    private static void Check(byte* error)
    {
        if (error != null)
        {
            throw new InvalidOperationException($"RocksDB: {Marshal.PtrToStringUTF8((nint)error)}");
        }
    }
}
