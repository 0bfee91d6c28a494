using System.Buffers.Binary;
using System.Text;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Systems;

/// <summary>The pools of a system: UUID, label, size.</summary>
internal sealed class PoolCatalog : IDisposable
{
    private const string DirectoryName = "catalog";
    private const long MapSize = 16 << 20;
    private const int GuidLength = 16;

    private readonly string _directory;
    private readonly StoreLock _lock;
    private readonly LmdbEnvironment _environment;
    private readonly Lock _gate = new();
    private readonly uint _pools;
    private readonly uint _labels;
    private bool _closed;

    private PoolCatalog(string directory, StoreLock storeLock, LmdbEnvironment environment, bool mayBeNew)
    {
        _directory = directory;
        _lock = storeLock;
        _environment = environment;
        using WriteTransaction txn = environment.BeginWrite();
        bool isNew = mayBeNew && environment.TableCount() == 0;
        _pools = txn.OpenTable("pools", isNew);
        _labels = txn.OpenTable("labels", isNew);
        txn.Commit();
    }

    public static PoolCatalog Open(string systemDirectory, bool mayBeNew)
    {
        string directory = Path.Combine(systemDirectory, DirectoryName);
        OwnerOnly.CreateDirectory(directory);
        StoreLock storeLock = StoreLock.Acquire(Path.Combine(directory, "lock"));
        try
        {
            string index = Path.Combine(directory, IndexFile.Name);
            if (!mayBeNew || File.Exists(index))
            {
                Check(index, storeLock.IsFirst, mayBeNew);
            }

            LmdbEnvironment environment = LmdbEnvironment.Open(directory, MapSize, maxTables: 2);
            try
            {
                // What pools there are is worth a sync, whatever their own durability.
                environment.SyncCommits();
                PoolCatalog catalog = new(systemDirectory, storeLock, environment, mayBeNew);
                if (mayBeNew)
                {
                    LibC.SyncDirectory(directory);
                    LibC.SyncDirectory(systemDirectory);
                }

                storeLock.Share();
                return catalog;
            }
            catch
            {
                environment.Dispose();
                throw;
            }
        }
        catch
        {
            storeLock.Dispose();
            throw;
        }
    }

    /// <summary>False when the label is taken.</summary>
    public bool TryAdd(PoolEntry pool)
    {
        lock (_gate)
        {
            RequireOpen();
            using WriteTransaction txn = _environment.BeginWrite();
            byte[] label = Encoding.UTF8.GetBytes(pool.Label);
            if (txn.TryGet(_labels, label, out _))
            {
                return false;
            }

            byte[] id = pool.Id.ToByteArray(bigEndian: true);
            byte[] value = new byte[sizeof(long) + label.Length];
            BinaryPrimitives.WriteInt64LittleEndian(value, pool.Size);
            label.CopyTo(value, sizeof(long));
            SealedRecord.Put(txn, _pools, id, value);
            SealedRecord.Put(txn, _labels, label, id);
            txn.Commit();
            return true;
        }
    }

    public void Remove(PoolEntry pool)
    {
        lock (_gate)
        {
            RequireOpen();
            using WriteTransaction txn = _environment.BeginWrite();
            txn.Delete(_pools, pool.Id.ToByteArray(bigEndian: true));
            txn.Delete(_labels, Encoding.UTF8.GetBytes(pool.Label));
            txn.Commit();
        }
    }

    /// <summary>Finds a pool by label or by the text of its UUID.</summary>
    public PoolEntry? Find(string labelOrId)
    {
        lock (_gate)
        {
            RequireOpen();
            using ReadTransaction txn = _environment.BeginRead();
            if (SealedRecord.TryFind(txn, _labels, Encoding.UTF8.GetBytes(labelOrId), GuidLength, "the label of a pool", out ReadOnlySpan<byte> id))
            {
                return txn.TryGet(_pools, id, out ReadOnlySpan<byte> value) ? Parse(id, value) : null;
            }

            return Guid.TryParseExact(labelOrId, "D", out Guid guid)
                && txn.TryGet(_pools, guid.ToByteArray(bigEndian: true), out ReadOnlySpan<byte> byId)
                    ? Parse(guid.ToByteArray(bigEndian: true), byId)
                    : null;
        }
    }

    public List<PoolEntry> List()
    {
        List<PoolEntry> list = [];
        lock (_gate)
        {
            RequireOpen();
            using ReadTransaction txn = _environment.BeginRead();
            using Cursor cursor = txn.OpenCursor(_pools);
            for (bool more = cursor.First(); more; more = cursor.Next())
            {
                list.Add(Parse(cursor.Key, cursor.Value));
            }
        }

        return list;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            _environment.Dispose();
            _lock.Dispose();
        }
    }

    // A call that found the system before another thread detached it must not reach into the closed index.
    private void RequireOpen()
    {
        if (_closed)
        {
            throw new EngineException(Der.NonExistent, "the system was detached");
        }

        if (!_environment.IsLinked)
        {
            throw new EngineException(Der.Stale, $"the system in '{_directory}' was removed");
        }
    }

    private static void Check(string index, bool isFirst, bool mayBeNew)
    {
        try
        {
            IndexFile.Check(index, isFirst);
        }
        catch (EngineException) when (isFirst && mayBeNew)
        {
            // Power was lost, or the process died, while it was made.
            File.Delete(index);
        }
    }

    private static PoolEntry Parse(ReadOnlySpan<byte> id, ReadOnlySpan<byte> record)
    {
        ReadOnlySpan<byte> value = SealedRecord.Open(id, record, "a pool");
        if (id.Length != GuidLength || value.Length <= sizeof(long))
        {
            throw new EngineException(Der.Checksum, "a pool in the catalog is damaged");
        }

        return new PoolEntry(
            new Guid(id, bigEndian: true), Encoding.UTF8.GetString(value[sizeof(long)..]), BinaryPrimitives.ReadInt64LittleEndian(value));
    }
}
