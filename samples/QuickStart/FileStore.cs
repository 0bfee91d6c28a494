using System.Security.Cryptography;
using System.Text;
using DaosSharp;

namespace QuickStart;

/// <summary>
/// Files in a container: names and metadata in one key-value object, the contents of each file in an array of its own. Everything goes
/// through the client's event queue, from and into leases of its memory pool, which DAOS reads and writes without a copy.
/// </summary>
internal sealed class FileStore : IDisposable
{
    private const ulong NamesId = 1;
    private const int BlockBytes = 1 << 20;
    private const int IdsPerRequest = 1024;

    private readonly DaosContainer _container;
    private readonly DaosKeyValue _names;
    private readonly DaosMemoryLease _block;
    private readonly DaosMemoryLease _record;
    private ulong _nextId;
    private int _idsLeft;

    public FileStore(DaosClient client, DaosContainer container)
    {
        _container = container;
        _block = client.Memory.RentLease(BlockBytes);
        _record = client.Memory.RentLease(FileRecord.Bytes);
        // A fixed number makes the list of names findable; ids of arrays have the other type and can never be the same.
        _names = container.OpenKeyValue(container.GenerateObjectId(NamesId, ObjectType.KeyValueHashed, ObjectClass.SX));
    }

    public async ValueTask<FileRecord?> FindAsync(string name)
    {
        ValueResult result = await _names.TryGetAsync(name, _record.Memory[..FileRecord.Bytes]);
        return result.IsFound ? FileRecord.Read(_record.Memory.Span) : null;
    }

    /// <summary>Stores a file, over its older contents when there are some. The name is put last: what can be found is whole.</summary>
    public async Task<FileRecord> StoreAsync(string name, FileInfo file, FileRecord? old)
    {
        using FileStream source = new(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        DaosObjectId id = old?.Contents ?? NewArrayId();
        using DaosArray array = old is not null && _container.TryOpenArray(id, out DaosArray? existing) ? existing : _container.CreateArray(id, chunkSize: BlockBytes);
        Memory<byte> block = _block.Memory[..BlockBytes];
        long size = 0;
        for (int n; (n = source.ReadAtLeast(block.Span, BlockBytes, throwOnEndOfStream: false)) > 0; size += n)
        {
            hash.AppendData(block.Span[..n]);
            await array.WriteAsync(size, block[..n]);
        }
        if (old is not null && size < old.Size)
            await array.SetSizeAsync(size);

        FileRecord record = new(size, (int)file.UnixFileMode, file.LastWriteTimeUtc.Ticks, hash.GetHashAndReset(), id);
        record.Write(_record.Memory.Span);
        await _names.PutAsync(name, _record.Memory[..FileRecord.Bytes]);
        return record;
    }

    /// <summary>Reads the contents back and compares size and SHA-256 with the record.</summary>
    public async Task<bool> VerifyAsync(FileRecord record)
    {
        using DaosArray array = _container.OpenArray(record.Contents, ObjectAccess.ReadOnly);
        if (await array.GetSizeAsync() != record.Size)
            return false;
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (long at = 0; at < record.Size;)
        {
            Memory<byte> block = _block.Memory[..(int)Math.Min(BlockBytes, record.Size - at)];
            await array.ReadAsync(at, block);
            hash.AppendData(block.Span);
            at += block.Length;
        }
        return hash.GetHashAndReset().AsSpan().SequenceEqual(record.Sha256);
    }

    /// <summary>Gets the records of files once more and watches the garbage collector.</summary>
    /// <returns>Bytes allocated by one get through the queue.</returns>
    public async Task<double> MeasureGetAsync(IReadOnlyList<string> names)
    {
        byte[][] keys = [.. names.Select(Encoding.UTF8.GetBytes)];
        Memory<byte> record = _record.Memory[..FileRecord.Bytes];
        long before = 0;
        for (int i = -keys.Length; i < keys.Length; i++)
        {
            // The first round warms up.
            if (i == 0)
                before = GC.GetTotalAllocatedBytes(precise: true);
            await _names.GetAsync(keys[i < 0 ? i + keys.Length : i], record);
        }
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Math.Max(1, keys.Length);
    }

    public void Dispose()
    {
        ((IDisposable)_block).Dispose();
        ((IDisposable)_record).Dispose();
        _names.Dispose();
    }

    private DaosObjectId NewArrayId()
    {
        if (_idsLeft == 0)
        {
            _nextId = _container.AllocateObjectIds(IdsPerRequest);
            _idsLeft = IdsPerRequest;
        }
        _idsLeft--;
        return _container.GenerateObjectId(_nextId++, ObjectType.Array, ObjectClass.S1);
    }
}
