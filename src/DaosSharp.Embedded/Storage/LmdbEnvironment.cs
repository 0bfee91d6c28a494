using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Storage;

/// <summary>
/// One LMDB environment. LMDB allows one per file and process, so <see cref="Systems.LocalSystem"/> opens each pool once and counts.
/// There is no write map: with one, a full disk would be a SIGBUS instead of an error.
/// </summary>
internal sealed unsafe class LmdbEnvironment : IDisposable
{
    private const uint FileMode = 0x180; // 0600
    private const int MaxReaders = 1024;
    private const int MaxPooledReads = 64;
    private const long ClearingInterval = 1000;
    private const string LockFile = "lock.mdb";
    private const int LockFileSize = 128 << 10;

    // Idle reads, each thread looking from a place of its own: no garbage, and hardly ever two threads at one place.
    private readonly ReadTransaction?[] _idleReads = new ReadTransaction?[MaxPooledReads];

    private readonly int _file;
    private long _nextClearing;

    private LmdbEnvironment(MDB_env* handle, string directory)
    {
        int file;
        LmdbError.ThrowIfFailed(Lmdb.mdb_env_get_fd(handle, &file), "query the index");
        _file = file;
        Handle = handle;
        Directory = directory;
        Length = new IndexLength(Path.Combine(directory, IndexFile.Name));
    }

    public MDB_env* Handle { get; private set; }

    public string Directory { get; }

    /// <summary>Length of the index file.</summary>
    public IndexLength Length { get; }

    /// <summary>False when the index was removed.</summary>
    public bool IsLinked => LibC.IsLinked(_file);

    /// <summary>Opens or creates the environment in an existing directory whose <see cref="StoreLock"/> the caller holds.</summary>
    /// <param name="mapSize">Largest size of the index in bytes.</param>
    public static LmdbEnvironment Open(string directory, long mapSize, uint maxTables)
    {
        ReserveLockFile(Path.Combine(directory, LockFile));
        MDB_env* env;
        LmdbError.ThrowIfFailed(Lmdb.mdb_env_create(&env), "create an LMDB environment");
        try
        {
            LmdbError.ThrowIfFailed(Lmdb.mdb_env_set_mapsize(env, (nuint)mapSize), "set the size of the index");
            LmdbError.ThrowIfFailed(Lmdb.mdb_env_set_maxdbs(env, maxTables), "set the number of tables");
            LmdbError.ThrowIfFailed(Lmdb.mdb_env_set_maxreaders(env, MaxReaders), "set the number of readers");
            byte[] path = System.Text.Encoding.UTF8.GetBytes(directory + '\0');
            fixed (byte* p = path)
            {
                // NOSYNC: a completed update survives the death of the process; the kernel has the pages. SyncCommits takes it back.
                // NOTLS: a read belongs to its transaction object, not to the thread, so that reads can be pooled.
                uint flags = Lmdb.MDB_NOTLS | Lmdb.MDB_NOSYNC | Lmdb.MDB_NORDAHEAD;
                LmdbError.ThrowIfNotOpened(Lmdb.mdb_env_open(env, (sbyte*)p, flags, FileMode), directory);
            }

            LmdbEnvironment environment = new(env, directory);
            environment.ClearDeadReaders();
            return environment;
        }
        catch
        {
            Lmdb.mdb_env_close(env);
            throw;
        }
    }

    /// <summary>Makes commits return when the disk has them: LMDB syncs its pages, then writes the meta page that names them through.</summary>
    public void SyncCommits() =>
        LmdbError.ThrowIfFailed(Lmdb.mdb_env_set_flags(Handle, Lmdb.MDB_NOSYNC, 0), "make commits to the index durable");

    public ReadTransaction BeginRead()
    {
        if (TakeIdle() is not { } read)
        {
            return new ReadTransaction(this);
        }

        try
        {
            read.Renew();
            return read;
        }
        catch
        {
            read.Abort();
            throw;
        }
    }

    public WriteTransaction BeginWrite() => new(this);

    /// <summary>The smallest transaction number that a running read of any process still sees, or <see cref="ulong.MaxValue"/>.</summary>
    public ulong OldestReader()
    {
        ulong oldest = ulong.MaxValue;
        int rc = Lmdb.mdb_reader_list(Handle, &NoteReader, &oldest);
        if (rc < 0)
        {
            LmdbError.Throw(rc, "list readers");
        }

        return oldest;
    }

    /// <summary>Takes away the reads of processes that died in them: they would keep old pages and released space for ever.</summary>
    public void ClearDeadReaders()
    {
        int dead;
        LmdbError.ThrowIfFailed(Lmdb.mdb_reader_check(Handle, &dead), "clear readers of dead processes");
    }

    /// <summary>As <see cref="ClearDeadReaders"/>, once a second at the most.</summary>
    public void ClearDeadReadersSoon()
    {
        long now = Environment.TickCount64;
        if (now >= _nextClearing)
        {
            _nextClearing = now + ClearingInterval;
            ClearDeadReaders();
        }
    }

    /// <summary>Bytes of the index file in use, free pages included.</summary>
    public long UsedBytes()
    {
        MDB_envinfo info;
        MDB_stat stat;
        LmdbError.ThrowIfFailed(Lmdb.mdb_env_info(Handle, &info), "query the index");
        LmdbError.ThrowIfFailed(Lmdb.mdb_env_stat(Handle, &stat), "query the index");
        return ((long)info.me_last_pgno + 1) * stat.ms_psize;
    }

    /// <summary>Number of tables; 0 in a new index.</summary>
    public ulong TableCount()
    {
        MDB_stat stat;
        LmdbError.ThrowIfFailed(Lmdb.mdb_env_stat(Handle, &stat), "query the index");
        return stat.ms_entries;
    }

    public void Sync() => LmdbError.ThrowIfFailed(Lmdb.mdb_env_sync(Handle, 1), "sync the index");

    public void Dispose()
    {
        while (TakeIdle() is { } read)
        {
            read.Abort();
        }

        if (Handle != null)
        {
            Lmdb.mdb_env_close(Handle);
            Handle = null;
            Length.Dispose();
        }
    }

    internal void Return(ReadTransaction read)
    {
        read.Reset();
        int first = Environment.CurrentManagedThreadId;
        for (int i = 0; i < MaxPooledReads; i++)
        {
            ref ReadTransaction? place = ref _idleReads[(first + i) % MaxPooledReads];
            if (place == null && Interlocked.CompareExchange(ref place, read, null) == null)
            {
                return;
            }
        }

        read.Abort();
    }

    private ReadTransaction? TakeIdle()
    {
        int first = Environment.CurrentManagedThreadId;
        for (int i = 0; i < MaxPooledReads; i++)
        {
            ref ReadTransaction? place = ref _idleReads[(first + i) % MaxPooledReads];
            if (place != null && Interlocked.Exchange(ref place, null) is { } read)
            {
                return read;
            }
        }

        return null;
    }

    // LMDB maps this file writable: without blocks of its own a page of it is a SIGBUS on a full disk. Larger than LMDB asks for,
    // which gives room for more readers.
    private static void ReserveLockFile(string path)
    {
        FileStreamOptions options = new()
        {
            Mode = System.IO.FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            UnixCreateMode = OwnerOnly.FileMode,
        };
        using FileStream file = new(path, options);
        long length = file.Length;
        if (length < LockFileSize)
        {
            file.Position = length;
            file.Write(new byte[LockFileSize - length]);
        }
    }

    // LMDB shows its reader table only as text: "pid thread txnid" a line, "-" for a slot that reads nothing.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int NoteReader(sbyte* message, void* context)
    {
        ReadOnlySpan<byte> line = MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)message).Trim((byte)'\n');
        int last = line.LastIndexOf((byte)' ');
        if (last >= 0 && System.Buffers.Text.Utf8Parser.TryParse(line[(last + 1)..], out ulong id, out int used) && used == line.Length - last - 1)
        {
            ulong* oldest = (ulong*)context;
            *oldest = Math.Min(*oldest, id);
        }

        return 0;
    }
}
