using System.Buffers.Binary;
using System.Text;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Storage;

/// <summary>One open pool: its index, its data file, the one writer and the readers of this process.</summary>
internal sealed class PoolStore : IDisposable
{
    private const string IndexDirectory = "index";
    private const string DataName = "data";
    private const string LockName = "lock";
    private const long MinIndexSize = 256L << 20;
    private const int PageSize = 4096;

    private readonly Lock _writer = new();
    private readonly StoreLock _lock;
    private readonly IndexReserve _reserve;
    private WriteContext? _context;
    private volatile string? _refusal;
    private int _running;
    private volatile bool _closing;

    private PoolStore(string directory, StoreLock storeLock, LmdbEnvironment environment, DataFile data)
    {
        Directory = directory;
        _lock = storeLock;
        Environment = environment;
        Data = data;
        _reserve = new IndexReserve(Path.Combine(directory, IndexDirectory, IndexFile.Name));
    }

    public string Directory { get; }

    public LmdbEnvironment Environment { get; }

    public DataFile Data { get; }

    /// <summary>How modifications become durable.</summary>
    public PoolCommits Commits { get; private set; } = null!;

    public PoolTables Tables { get; private set; }

    public Guid Id { get; private set; }

    public string Label { get; private set; } = "";

    /// <summary>Capacity in bytes.</summary>
    public long Size { get; private set; }

    /// <summary>True when no other process had the pool open at that time.</summary>
    public bool OpenedAlone { get; private set; }

    /// <summary>The containers that this process has open.</summary>
    public ContainerSessions Sessions { get; } = new();

    /// <summary>Makes the files of a new pool in a directory that does not exist yet. They are on the disk when this returns.</summary>
    public static void Create(string directory, Guid id, string label, long size, dse_durability durability)
    {
        string index = Path.Combine(directory, IndexDirectory);
        OwnerOnly.CreateDirectory(directory);
        OwnerOnly.CreateDirectory(index);
        using StoreLock storeLock = StoreLock.Acquire(Path.Combine(directory, LockName));
        using LmdbEnvironment environment = LmdbEnvironment.Open(index, IndexSize(size), PoolTables.Count);
        using (DataFile data = DataFile.Open(Path.Combine(directory, DataName), create: true))
        {
            data.Sync();
        }

        using WriteTransaction txn = environment.BeginWrite();
        PoolTables tables = new(txn);
        Span<byte> number = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteInt64LittleEndian(number, size);
        txn.Put(tables.Meta, "size"u8, number);
        txn.Put(tables.Meta, "uuid"u8, id.ToByteArray(bigEndian: true));
        txn.Put(tables.Meta, "label"u8, Encoding.UTF8.GetBytes(label));
        DurabilityRecord.Write(txn, tables, durability);
        PoolState state = new() { LastEpoch = Epoch.Next(0) };
        state.Write(txn, tables);
        txn.Commit();
        environment.Sync();
        LibC.SyncDirectory(index);
        BootMark.Write(directory, durability);
        LibC.SyncDirectory(Path.GetDirectoryName(directory)!);
    }

    /// <summary>Changes the durability of a pool that nobody has open; all that was written before is on the disk then.</summary>
    /// <exception cref="EngineException">-DER_BUSY: somebody has it open.</exception>
    public static void ChangeDurability(string directory, long size, dse_durability durability)
    {
        using PoolStore store = Open(directory, size, isAlone: true);
        store.Data.Sync();
        store.Environment.Sync();

        // This mark is right before the change as after it.
        BootMark.Write(directory, dse_durability.DSE_DURABILITY_PROCESS);
        using (WriteTransaction txn = store.Environment.BeginWrite())
        {
            DurabilityRecord.Write(txn, store.Tables, durability);
            txn.Commit();
        }

        store.Environment.Sync();
        BootMark.Write(directory, durability);
    }

    public static PoolStore Open(string directory, long size) => Open(directory, size, isAlone: false);

    /// <summary>True when data may reach this offset without exceeding the pool's size.</summary>
    public bool FitsDataEnd(long end) => end <= Size;

    /// <summary>Bytes of index and data in use.</summary>
    public long UsedBytes()
    {
        using StoreRead read = BeginRead();
        PoolState state = PoolState.Read(read.Txn, Tables);
        return Environment.UsedBytes() + state.DataEnd - state.FreeBytes - state.ReleasedBytes;
    }

    /// <summary>Begins a read; it never waits for writers. Dispose the result soon, since it keeps old pages alive.</summary>
    public StoreRead BeginRead()
    {
        Enter();
        try
        {
            return new StoreRead(this, Environment.BeginRead());
        }
        catch
        {
            Leave();
            throw;
        }
    }

    /// <summary>Applies a modification in a transaction of its own.</summary>
    /// <param name="freesSpace">It may use the blocks that are kept for removals on a full disk.</param>
    /// <returns>What the operation returned; on anything but 0 nothing has changed.</returns>
    public int Execute<TOperation>(ref TOperation operation, bool freesSpace = false)
        where TOperation : IWriteOperation, allows ref struct
    {
        if (_refusal is { } refusal)
        {
            return LastError.Fail(Der.FormatInvalid, refusal);
        }

        Enter();
        try
        {
            lock (_writer)
            {
                try
                {
                    return Apply(ref operation, freesSpace);
                }
                catch (IOException e) when (e.HResult is Errno.NoSpace or Errno.Quota)
                {
                    // The disk is full, but space that was given up lately may not have been made free yet. Not part of the filter:
                    // that runs while the failed transaction is still open.
                    if (!TryReclaim())
                    {
                        throw;
                    }

                    return Apply(ref operation, freesSpace);
                }
            }
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>From now on the pool is read only: a write could take space that records use.</summary>
    public void RefuseUpdates(string reason) => _refusal = reason;

    /// <summary>Waits for running operations and closes the files.</summary>
    public void Dispose()
    {
        _closing = true;

        // Either the one who enters sees that this closes, or this sees him: neither may look before he has shown himself.
        Interlocked.MemoryBarrier();
        SpinWait wait = default;
        while (Volatile.Read(ref _running) != 0)
        {
            wait.SpinOnce();
        }

        Environment.Dispose();
        Data.Dispose();
        _reserve.Dispose();
        _lock.Dispose();
    }

    internal void Leave() => Interlocked.Decrement(ref _running);

    private static long IndexSize(long poolSize) => (Math.Max(poolSize, MinIndexSize) + PageSize - 1) & ~(PageSize - 1L);

    private static PoolStore Open(string directory, long size, bool isAlone)
    {
        string index = Path.Combine(directory, IndexDirectory);
        if (!System.IO.Directory.Exists(index))
        {
            throw new EngineException(Der.FormatInvalid, $"'{directory}' is not a pool: it has no index");
        }

        StoreLock storeLock = StoreLock.Acquire(Path.Combine(directory, LockName));
        LmdbEnvironment? environment = null;
        DataFile? data = null;
        try
        {
            if (isAlone && !storeLock.IsFirst)
            {
                throw new EngineException(Der.Busy, $"the pool in '{directory}' is open");
            }

            IndexFile.Check(Path.Combine(index, IndexFile.Name), storeLock.IsFirst, anySize: !BootMark.IsTrusted(directory));
            environment = LmdbEnvironment.Open(index, IndexSize(size), PoolTables.Count);
            string dataPath = Path.Combine(directory, DataName);
            if (!File.Exists(dataPath))
            {
                throw new EngineException(Der.FormatInvalid, $"'{dataPath}' is missing");
            }

            data = DataFile.Open(dataPath, create: false);
            PoolStore store = new(directory, storeLock, environment, data);
            store.Load();
            store.OpenedAlone = storeLock.IsFirst;
            if (!isAlone)
            {
                storeLock.Share();
            }

            return store;
        }
        catch
        {
            data?.Dispose();
            environment?.Dispose();
            storeLock.Dispose();
            throw;
        }
    }

    private void Enter()
    {
        Interlocked.Increment(ref _running);
        if (_closing)
        {
            Leave();
            throw new EngineException(Der.NoHandle, "the pool is closed");
        }
    }

    private int Apply<TOperation>(ref TOperation operation, bool freesSpace)
        where TOperation : IWriteOperation, allows ref struct
    {
        WriteContext context = BeginWrite();
        try
        {
            if (!freesSpace && !_reserve.TryKeep(Environment.UsedBytes()))
            {
                return LastError.Fail(Der.NoSpace, $"the disk of '{Directory}' is full");
            }

            int rc = operation.Apply(context);
            if (rc == 0)
            {
                context.Commit();
            }

            return rc;
        }
        finally
        {
            context.End();
        }
    }

    // There is one writer, so one context serves all modifications.
    private WriteContext BeginWrite() => _context?.Restart() ?? (_context = new WriteContext(this));

    private bool TryReclaim()
    {
        WriteContext context = BeginWrite();
        try
        {
            long before = context.State.FreeBytes;
            Environment.ClearDeadReaders();
            SpaceMap.Reclaim(context, int.MaxValue);
            bool reclaimed = context.State.FreeBytes > before;
            context.Commit();
            return reclaimed;
        }
        finally
        {
            context.End();
        }
    }

    private void Load()
    {
        using (WriteTransaction txn = Environment.BeginWrite())
        {
            Tables = new PoolTables(txn);
            txn.Commit();
        }

        using ReadTransaction read = Environment.BeginRead();
        FormatVersion.Require((uint)Number(read, "format"u8), $"the pool in '{Directory}'");
        Size = (long)Number(read, "size"u8);
        Id = new Guid(Meta(read, "uuid"u8, 16), bigEndian: true);
        Label = Encoding.UTF8.GetString(Meta(read, "label"u8, 1));
        Commits = new PoolCommits(Environment, Data, DurabilityRecord.Read(read, Tables));
        PoolState state = PoolState.Read(read, Tables);
        if (Data.Length + SpaceMap.Granule < state.DataEnd)
        {
            throw new EngineException(Der.FormatInvalid, $"'{Data.Path}' is truncated: {Data.Length} bytes, the index names {state.DataEnd}");
        }
    }

    private ulong Number(ReadTransaction txn, ReadOnlySpan<byte> key) => BinaryPrimitives.ReadUInt64LittleEndian(Meta(txn, key, sizeof(ulong)));

    private ReadOnlySpan<byte> Meta(ReadTransaction txn, ReadOnlySpan<byte> key, int minLength) =>
        txn.TryGet(Tables.Meta, key, out ReadOnlySpan<byte> value) && value.Length >= minLength
            ? value
            : throw new EngineException(Der.FormatInvalid, $"the pool in '{Directory}' lacks its {Encoding.UTF8.GetString(key)}");
}
