using System.Security.Cryptography;
using DaosSharp;

namespace QuickStart;

/// <summary>Files in a container: names and metadata in one key-value object, the contents of each file in an array of its own.</summary>
internal sealed class FileStore : IDisposable
{
    private const ulong NamesId = 1;
    private const int BlockBytes = 1 << 20;
    private const int IdsPerRequest = 1024;

    private readonly DaosContainer _container;
    private readonly DaosKeyValue _names;
    private readonly byte[] _block = new byte[BlockBytes];
    private ulong _nextId;
    private int _idsLeft;

    public FileStore(DaosContainer container)
    {
        _container = container;
        // A fixed number makes the list of names findable; ids of arrays have the other type and can never be the same.
        _names = container.OpenKeyValue(container.GenerateObjectId(NamesId, ObjectType.KeyValueHashed, ObjectClass.SX));
    }

    public FileRecord? Find(string name)
    {
        Span<byte> bytes = stackalloc byte[FileRecord.Bytes];
        return _names.TryGet(name, bytes, out _) == ValueStatus.Found ? FileRecord.Read(bytes) : null;
    }

    /// <summary>Stores a file, over its older contents when there are some. The name is put last: what can be found is whole.</summary>
    public FileRecord Store(string name, FileInfo file, FileRecord? old)
    {
        using FileStream source = new(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        DaosObjectId id = old?.Contents ?? NewArrayId();
        using DaosArray array = old is not null && _container.TryOpenArray(id, out DaosArray? existing) ? existing : _container.CreateArray(id, chunkSize: BlockBytes);
        long size = 0;
        for (int n; (n = source.ReadAtLeast(_block, BlockBytes, throwOnEndOfStream: false)) > 0; size += n)
        {
            hash.AppendData(_block, 0, n);
            array.Write(size, _block.AsSpan(0, n));
        }
        if (old is not null && size < old.Size)
            array.SetSize(size);

        FileRecord record = new(size, (int)file.UnixFileMode, file.LastWriteTimeUtc.Ticks, hash.GetHashAndReset(), id);
        Span<byte> bytes = stackalloc byte[FileRecord.Bytes];
        record.Write(bytes);
        _names.Put(name, bytes);
        return record;
    }

    /// <summary>Reads the contents back and compares size and SHA-256 with the record.</summary>
    public bool Verify(FileRecord record)
    {
        using DaosArray array = _container.OpenArray(record.Contents, ObjectAccess.ReadOnly);
        if (array.GetSize() != record.Size)
            return false;
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (long at = 0; at < record.Size;)
        {
            int n = (int)Math.Min(BlockBytes, record.Size - at);
            array.Read(at, _block.AsSpan(0, n));
            hash.AppendData(_block, 0, n);
            at += n;
        }
        return hash.GetHashAndReset().AsSpan().SequenceEqual(record.Sha256);
    }

    public void Dispose() => _names.Dispose();

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
