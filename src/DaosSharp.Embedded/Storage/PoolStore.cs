using System.Buffers.Binary;
using System.Text;
using DaosSharp.Embedded.Access;
using DaosSharp.Embedded.Sessions;
using DaosSharp.Embedded.Systems;
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

    private readonly StoreLock _lock;
    private readonly PoolWriter _writer;
    private int _running;
    private volatile bool _closing;

    private PoolStore(string directory, StoreLock storeLock, LmdbEnvironment environment, DataFile data, ProcessRegister processes)
    {
        Directory = directory;
        _lock = storeLock;
        Environment = environment;
        Data = data;
        Sessions = new PoolSessions(this, processes);
        Links = new StoreLinks(this);
        _writer = new PoolWriter(this, new IndexReserve(IndexPath));
    }

    public string Directory { get; }

    public string IndexPath => Path.Combine(Directory, IndexDirectory, IndexFile.Name);

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

    /// <summary>True while writes of this process wait or run that a read may be meant to see.</summary>
    public bool HasWrites => !_writer.IsIdle;

    /// <summary>True from the beginning of the end on.</summary>
    public bool IsClosing => _closing;

    /// <summary>Why the pool can only be read; null for one that can be written to. Set before anybody uses it.</summary>
    public string? Refusal { get; set; }

    /// <summary>Modifications that this process has committed, and the transactions that it took.</summary>
    public (long Operations, long Commits) Counters => (_writer.Operations, _writer.Commits);

    /// <summary>Who has the pool and its containers open.</summary>
    public PoolSessions Sessions { get; }

    /// <summary>Whether the files are still there.</summary>
    public StoreLinks Links { get; }

    /// <summary>Makes the files of a new pool in a directory that does not exist yet. They are on the disk when this returns.</summary>
    public static void Create(string directory, PoolEntry pool, dse_durability durability)
    {
        string index = Path.Combine(directory, IndexDirectory);
        OwnerOnly.CreateDirectory(directory);
        OwnerOnly.CreateDirectory(index);
        using StoreLock storeLock = StoreLock.Acquire(Path.Combine(directory, LockName));
        using LmdbEnvironment environment = LmdbEnvironment.Open(index, IndexSize(pool.Size), PoolTables.Count);
        using (DataFile data = DataFile.Open(Path.Combine(directory, DataName), create: true))
        {
            data.Sync();
        }

        using WriteTransaction txn = environment.BeginWrite();
        PoolTables tables = new(txn, create: true);
        Span<byte> number = stackalloc byte[sizeof(ulong)];
        // The version alone is not sealed: every version of the engine can read it.
        BinaryPrimitives.WriteUInt64LittleEndian(number, FormatVersion.Current);
        txn.Put(tables.Meta, "format"u8, number);
        BinaryPrimitives.WriteInt64LittleEndian(number, pool.Size);
        SealedRecord.Put(txn, tables.Meta, "size"u8, number);
        SealedRecord.Put(txn, tables.Meta, "uuid"u8, pool.Id.ToByteArray(bigEndian: true));
        SealedRecord.Put(txn, tables.Meta, "label"u8, Encoding.UTF8.GetBytes(pool.Label));
        DurabilityRecord.Write(txn, tables, durability);
        PoolAccess.Put(txn, tables, AccessControl.OfPool(Identity.Current()));
        PoolState state = new() { LastEpoch = Epoch.Next(0) };
        state.Write(txn, tables);
        txn.Commit();
        environment.Sync();
        LibC.SyncDirectory(index);
        LibC.SyncDirectory(directory);
        LibC.SyncDirectory(Path.GetDirectoryName(directory)!);
    }

    /// <param name="alone">-DER_BUSY when somebody else has it open, and nobody else gets it until it is closed.</param>
    public static PoolStore Open(string directory, long size, ProcessRegister processes, bool alone = false)
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
            if (alone && !storeLock.IsFirst)
            {
                throw new EngineException(Der.Busy, $"the pool in '{directory}' is open");
            }

            IndexFile.Check(Path.Combine(index, IndexFile.Name), storeLock.IsFirst);
            environment = LmdbEnvironment.Open(index, IndexSize(size), PoolTables.Count);
            string dataPath = Path.Combine(directory, DataName);
            if (!File.Exists(dataPath))
            {
                throw new EngineException(Der.FormatInvalid, $"'{dataPath}' is missing");
            }

            data = DataFile.Open(dataPath, create: false);
            PoolStore store = new(directory, storeLock, environment, data, processes);
            store.Load();
            store.OpenedAlone = storeLock.IsFirst;
            if (!alone)
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

    /// <summary>Changes the durability of the pool, which nobody else has open. All that was written before is on the disk then.</summary>
    public void ChangeDurability(dse_durability durability)
    {
        Data.Sync();
        Environment.Sync();
        using (WriteTransaction txn = Environment.BeginWrite())
        {
            DurabilityRecord.Write(txn, Tables, durability);
            txn.Commit();
        }

        Environment.Sync();
    }

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
        ReadTransaction? txn = null;
        try
        {
            txn = Environment.BeginRead();
            Sessions.Look(txn, txn.Id);
            Links.RequireSoon();
            return new StoreRead(this, txn);
        }
        catch
        {
            txn?.Dispose();
            Leave();
            throw;
        }
    }

    /// <summary>Notices what other processes did to sessions of this one.</summary>
    public void Look() => BeginRead().Dispose();

    /// <summary>Applies a modification in a transaction of its own.</summary>
    /// <param name="freesSpace">It may use the blocks that are kept for removals on a full disk.</param>
    /// <returns>What the operation returned; on anything but 0 nothing has changed.</returns>
    public int Execute<TOperation>(ref TOperation operation, bool freesSpace = false)
        where TOperation : IWriteOperation, allows ref struct
    {
        if (Refusal is { } refusal)
        {
            return LastError.Fail(Der.FormatInvalid, refusal);
        }

        Enter();
        try
        {
            return _writer.Execute(ref operation, freesSpace);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Applies a modification; one with an event may wait for others and share a transaction with them.</summary>
    /// <param name="ev">An event that was begun; null to return at the end of the operation.</param>
    /// <returns>What the operation returned, or <see cref="Events.EventGate.Pending"/>: the event will be completed.</returns>
    public unsafe int Write<TOperation>(in TOperation operation, Interop.daos_event* ev)
        where TOperation : unmanaged, IQueuedWrite
    {
        if (Refusal is { } refusal)
        {
            return LastError.Fail(Der.FormatInvalid, refusal);
        }

        Enter();
        try
        {
            return _writer.Write(operation, ev);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>To be called before a read begins: what this process submitted before is to be seen, also when it waits yet.</summary>
    public void AwaitWrites(WriteTarget target)
    {
        Enter();
        try
        {
            _writer.AwaitWrites(target);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Runs the modifications that wait.</summary>
    public void AwaitAllWrites()
    {
        if (HasWrites && TryEnter())
        {
            try
            {
                _writer.RunAll();
            }
            finally
            {
                Leave();
            }
        }
    }

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

        // Nobody can add to it any more. The events of what waits may be polled later.
        _writer.RunAll();
        _writer.Dispose();
        Environment.Dispose();
        Data.Dispose();
        _lock.Dispose();
    }

    /// <summary>Keeps the pool open until <see cref="Leave"/>. False when it closes.</summary>
    internal bool TryEnter()
    {
        Interlocked.Increment(ref _running);
        if (!_closing)
        {
            return true;
        }

        Leave();
        return false;
    }

    internal void Leave() => Interlocked.Decrement(ref _running);

    private static long IndexSize(long poolSize) => (Math.Max(poolSize, MinIndexSize) + PageSize - 1) & ~(PageSize - 1L);

    private void Enter()
    {
        if (!TryEnter())
        {
            throw new EngineException(Der.NoHandle, "the pool is closed");
        }
    }

    private void Load()
    {
        using (WriteTransaction txn = Environment.BeginWrite())
        {
            // Before anything else: a store of another version must stay as it is.
            bool hasFormat = txn.TryGet(txn.OpenTable("meta", create: false), "format"u8, out ReadOnlySpan<byte> format) && format.Length >= sizeof(ulong);
            FormatVersion.Require(hasFormat ? BinaryPrimitives.ReadUInt64LittleEndian(format) : 0, $"the pool in '{Directory}'");
            Tables = new PoolTables(txn, create: false);
            txn.Commit();
        }

        using ReadTransaction read = Environment.BeginRead();
        Size = BinaryPrimitives.ReadInt64LittleEndian(Meta(read, "size"u8, sizeof(long)));
        Id = new Guid(Meta(read, "uuid"u8, 16), bigEndian: true);
        Label = Encoding.UTF8.GetString(Meta(read, "label"u8, 1));
        Commits = new PoolCommits(Environment, Data, DurabilityRecord.Read(read, Tables));
        PoolState state = PoolState.Read(read, Tables);
        if (Path.GetFileName(Directory) != Id.ToString("D"))
        {
            throw new EngineException(Der.FormatInvalid, $"'{Directory}' holds the pool {Id:D}");
        }

        if (Data.Length + SpaceMap.Granule < state.DataEnd)
        {
            throw new EngineException(Der.FormatInvalid, $"'{Data.Path}' is truncated: {Data.Length} bytes, the index names {state.DataEnd}");
        }
    }

    private ReadOnlySpan<byte> Meta(ReadTransaction txn, ReadOnlySpan<byte> key, int minLength) =>
        SealedRecord.TryGet(txn, Tables.Meta, key, "a property of the pool", out ReadOnlySpan<byte> value) && value.Length >= minLength
            ? value
            : throw new EngineException(Der.FormatInvalid, $"the pool in '{Directory}' lacks its {Encoding.UTF8.GetString(key)}");
}
