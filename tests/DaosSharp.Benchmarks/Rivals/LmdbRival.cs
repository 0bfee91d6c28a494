using System.Runtime.InteropServices;
using System.Text;
using DaosSharp.Interop;

namespace DaosSharp.Benchmarks.Rivals;

/// <summary>LMDB with the settings of the engine's index: no sync, no write map, no read-ahead.</summary>
internal sealed unsafe class LmdbRival : Rival
{
    private static readonly ulong MapSize = 8UL << 30;

    private readonly MDB_env* _environment;
    private readonly uint _table;
    private MDB_txn* _write;
    private MDB_txn* _read;

    public LmdbRival(string directory)
    {
        Directory.CreateDirectory(directory);
        MDB_env* environment;
        Check(Lmdb.mdb_env_create(&environment));
        _environment = environment;
        Check(Lmdb.mdb_env_set_mapsize(environment, (nuint)MapSize));
        fixed (byte* path = Encoding.UTF8.GetBytes(directory + '\0'))
        {
            Check(Lmdb.mdb_env_open(environment, (sbyte*)path, Lmdb.MDB_NOTLS | Lmdb.MDB_NOSYNC | Lmdb.MDB_NORDAHEAD, 0x180));
        }

        Begin();
        uint table;
        Check(Lmdb.mdb_dbi_open(_write, null, 0, &table));
        _table = table;
        Commit();
        MDB_txn* read;
        Check(Lmdb.mdb_txn_begin(environment, null, Lmdb.MDB_RDONLY, &read));
        _read = read;
        Lmdb.mdb_txn_reset(read);
    }

    public override string Version => Marshal.PtrToStringUTF8((nint)Lmdb.mdb_version(null, null, null))!.Split(':')[0];

    public LmdbReads Reads { get; set; }

    public override void Dispose()
    {
        Lmdb.mdb_txn_abort(_read);
        _read = null;
        Lmdb.mdb_env_close(_environment);
    }

    protected override void Begin()
    {
        MDB_txn* txn;
        Check(Lmdb.mdb_txn_begin(_environment, null, 0, &txn));
        _write = txn;
    }

    protected override void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        fixed (byte* k = key)
        fixed (byte* v = value)
        {
            MDB_val keyValue = new() { mv_size = (nuint)key.Length, mv_data = k };
            MDB_val data = new() { mv_size = (nuint)value.Length, mv_data = v };
            Check(Lmdb.mdb_put(_write, _table, &keyValue, &data, 0));
        }
    }

    protected override void Commit() => Check(Lmdb.mdb_txn_commit(_write));

    protected override void BeginGets()
    {
        if (Reads != LmdbReads.TransactionEach)
        {
            Check(Lmdb.mdb_txn_renew(_read));
        }
    }

    protected override void EndGets()
    {
        if (Reads != LmdbReads.TransactionEach)
        {
            Lmdb.mdb_txn_reset(_read);
        }
    }

    protected override ReadOnlySpan<byte> Get(ReadOnlySpan<byte> key, Span<byte> buffer)
    {
        if (Reads != LmdbReads.TransactionEach)
        {
            ReadOnlySpan<byte> found = Find(key);
            return Reads == LmdbReads.OneTransactionNoCopy ? found : Copy(found, buffer);
        }

        Check(Lmdb.mdb_txn_renew(_read));
        ReadOnlySpan<byte> copy = Copy(Find(key), buffer);
        Lmdb.mdb_txn_reset(_read);
        return copy;
    }

    private static Span<byte> Copy(ReadOnlySpan<byte> value, Span<byte> buffer)
    {
        value.CopyTo(buffer);
        return buffer[..value.Length];
    }

    private ReadOnlySpan<byte> Find(ReadOnlySpan<byte> key)
    {
        fixed (byte* k = key)
        {
            MDB_val keyValue = new() { mv_size = (nuint)key.Length, mv_data = k };
            MDB_val data;
            int rc = Lmdb.mdb_get(_read, _table, &keyValue, &data);
            if (rc == Lmdb.MDB_NOTFOUND)
            {
                return default;
            }

            Check(rc);
            return new ReadOnlySpan<byte>(data.mv_data, (int)data.mv_size);
        }
    }

    private static void Check(int rc)
    {
        if (rc != 0)
        {
            throw new InvalidOperationException($"LMDB: {Marshal.PtrToStringUTF8((nint)Lmdb.mdb_strerror(rc))}");
        }
    }
}
