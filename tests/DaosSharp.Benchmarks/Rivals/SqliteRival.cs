using System.Runtime.InteropServices;
using System.Text;

namespace DaosSharp.Benchmarks.Rivals;

/// <summary>
/// SQLite with journal_mode=WAL, synchronous=OFF, 4 KiB pages and a cache of 64 MiB; a WITHOUT ROWID table with the key as a blob,
/// prepared statements, a connection without mutexes. A single put is one statement in autocommit.
/// </summary>
internal sealed unsafe class SqliteRival : Rival
{
    private const string Schema = "CREATE TABLE kv (k BLOB PRIMARY KEY, v BLOB NOT NULL) WITHOUT ROWID";

    private readonly nint _db;
    private readonly nint _put;
    private readonly nint _get;
    private readonly nint _begin;
    private readonly nint _commit;

    public SqliteRival(string directory)
    {
        Directory.CreateDirectory(directory);
        fixed (byte* path = Encoding.UTF8.GetBytes(Path.Combine(directory, "kv.sqlite") + '\0'))
        {
            nint db;
            Check(Sqlite.sqlite3_open_v2(path, &db, Sqlite.OpenReadWrite | Sqlite.OpenCreate | Sqlite.OpenNoMutex, null));
            _db = db;
        }

        Set("page_size=4096", null);
        Set("journal_mode=WAL", "wal");
        Set("synchronous=OFF", null);
        Set("cache_size=-65536", null);
        nint create = Prepare(Schema);
        Run(create);
        Check(Sqlite.sqlite3_finalize(create));
        _put = Prepare("REPLACE INTO kv VALUES (?1, ?2)");
        _get = Prepare("SELECT v FROM kv WHERE k = ?1");
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
    }

    public override string Version => "SQLite " + Marshal.PtrToStringUTF8((nint)Sqlite.sqlite3_libversion());

    public override void Dispose()
    {
        foreach (nint statement in new[] { _put, _get, _begin, _commit })
        {
            _ = Sqlite.sqlite3_finalize(statement);
        }

        _ = Sqlite.sqlite3_close_v2(_db);
    }

    protected override void Begin() => Run(_begin);

    protected override void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        fixed (byte* k = key)
        fixed (byte* v = value)
        {
            Check(Sqlite.sqlite3_bind_blob(_put, 1, k, key.Length, 0));
            Check(Sqlite.sqlite3_bind_blob(_put, 2, v, value.Length, 0));
            Run(_put);
        }
    }

    protected override void Commit() => Run(_commit);

    protected override void PutAlone(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => Put(key, value);

    protected override ReadOnlySpan<byte> Get(ReadOnlySpan<byte> key, Span<byte> buffer)
    {
        fixed (byte* k = key)
        {
            Check(Sqlite.sqlite3_bind_blob(_get, 1, k, key.Length, 0));
            int length = 0;
            int rc = Sqlite.sqlite3_step(_get);
            if (rc == Sqlite.Row)
            {
                byte* value = Sqlite.sqlite3_column_blob(_get, 0);
                length = Sqlite.sqlite3_column_bytes(_get, 0);
                new ReadOnlySpan<byte>(value, length).CopyTo(buffer);
            }
            else if (rc != Sqlite.Done)
            {
                Check(rc);
            }

            Check(Sqlite.sqlite3_reset(_get));
            return buffer[..length];
        }
    }

    private void Set(string pragma, string? expected)
    {
        nint statement = Prepare("PRAGMA " + pragma);
        int rc = Sqlite.sqlite3_step(statement);
        string? result = rc == Sqlite.Row ? Marshal.PtrToStringUTF8((nint)Sqlite.sqlite3_column_text(statement, 0)) : null;
        Check(Sqlite.sqlite3_finalize(statement));
        if (expected is not null && result != expected)
        {
            throw new InvalidOperationException($"SQLite answers '{result}' to {pragma}");
        }
    }

    private nint Prepare(string sql)
    {
        fixed (byte* text = Encoding.UTF8.GetBytes(sql + '\0'))
        {
            nint statement;
            Check(Sqlite.sqlite3_prepare_v2(_db, text, -1, &statement, null));
            return statement;
        }
    }

    private void Run(nint statement)
    {
        int rc = Sqlite.sqlite3_step(statement);
        if (rc != Sqlite.Done)
        {
            Check(rc);
        }

        Check(Sqlite.sqlite3_reset(statement));
    }

    private void Check(int rc)
    {
        if (rc != 0)
        {
            throw new InvalidOperationException($"SQLite: {Marshal.PtrToStringUTF8((nint)Sqlite.sqlite3_errmsg(_db))}");
        }
    }
}
