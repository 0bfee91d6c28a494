using System.Runtime.InteropServices;
using System.Text;
using DaosSharp.Interop;
using Xunit;

namespace DaosSharp.Bindings.Tests;

/// <summary>Calls into an installed liblmdb, to see that names and signatures work.</summary>
public unsafe class LmdbCallTests
{
    [SkippableFact]
    public void A_value_that_was_put_is_found()
    {
        Skip.IfNot(NativeLibrary.TryLoad("liblmdb.so.0", out _) || NativeLibrary.TryLoad("liblmdb", out _), "liblmdb is not installed.");
        var folder = Directory.CreateTempSubdirectory("daossharp-lmdb-");
        var path = Encoding.UTF8.GetBytes(folder.FullName + "\0");
        MDB_env* env;
        Check(Lmdb.mdb_env_create(&env));
        try
        {
            MDB_txn* txn;
            uint dbi;
            long number = 42, stored = 4711;
            MDB_val key = new() { mv_size = sizeof(long), mv_data = &number };
            MDB_val value = new() { mv_size = sizeof(long), mv_data = &stored };
            Check(Lmdb.mdb_env_set_mapsize(env, 1 << 20));
            fixed (byte* p = path)
                Check(Lmdb.mdb_env_open(env, (sbyte*)p, 0, 0x1b4));
            Check(Lmdb.mdb_txn_begin(env, null, 0, &txn));
            Check(Lmdb.mdb_dbi_open(txn, null, 0, &dbi));
            Check(Lmdb.mdb_put(txn, dbi, &key, &value, Lmdb.MDB_NOOVERWRITE));
            Assert.Equal(Lmdb.MDB_KEYEXIST, Lmdb.mdb_put(txn, dbi, &key, &value, Lmdb.MDB_NOOVERWRITE));
            Check(Lmdb.mdb_txn_commit(txn));

            Check(Lmdb.mdb_txn_begin(env, null, Lmdb.MDB_RDONLY, &txn));
            MDB_val found;
            Check(Lmdb.mdb_get(txn, dbi, &key, &found));
            Assert.Equal((nuint)sizeof(long), found.mv_size);
            Assert.Equal(4711, *(long*)found.mv_data);
            number = 43;
            Assert.Equal(Lmdb.MDB_NOTFOUND, Lmdb.mdb_get(txn, dbi, &key, &found));
            MDB_stat stat;
            Check(Lmdb.mdb_stat(txn, dbi, &stat));
            Assert.Equal(1u, stat.ms_entries);
            Lmdb.mdb_txn_abort(txn);
        }
        finally
        {
            Lmdb.mdb_env_close(env);
            folder.Delete(recursive: true);
        }
    }

    private static void Check(int rc) => Assert.Equal(Lmdb.MDB_SUCCESS, rc);
}
