using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>
/// The native form of an update or fetch, in one overflow block of the operation: descriptors first, then scatter lists, vectors, extents
/// and keys.
/// </summary>
internal unsafe ref struct IoList
{
    private const int Alignment = 8;

    private readonly Operation _operation;
    private d_iov_t* _nextVector;
    private daos_recx_t* _nextExtent;
    private byte* _nextKey;

    /// <param name="akeys">Number of akeys.</param>
    /// <param name="vectors">Number of pieces of memory of all of them.</param>
    /// <param name="extents">Number of extents of all of them.</param>
    /// <param name="keyBytes">What <see cref="RoomFor"/> gave for the akeys.</param>
    public IoList(Operation operation, DaosKey dkey, int akeys, int vectors, int extents, int keyBytes)
    {
        _operation = operation;
        long length = (long)akeys * (sizeof(daos_iod_t) + sizeof(d_sg_list_t)) + (long)vectors * sizeof(d_iov_t)
            + (long)extents * sizeof(daos_recx_t) + keyBytes + RoomFor(dkey);
        byte* memory = operation.AttachOverflow(checked((int)length));
        Iods = (daos_iod_t*)memory;
        Lists = (d_sg_list_t*)(Iods + akeys);
        _nextVector = (d_iov_t*)(Lists + akeys);
        _nextExtent = (daos_recx_t*)(_nextVector + vectors);
        _nextKey = (byte*)(_nextExtent + extents);
        operation.ReserveSegments(vectors);
        operation.Block->Dkey = WriteKey(dkey);
    }

    public readonly d_iov_t* Dkey => &_operation.Block->Dkey;

    public daos_iod_t* Iods { get; }

    public d_sg_list_t* Lists { get; }

    public int Count { get; private set; }

    /// <summary>Bytes that a key takes.</summary>
    public static int RoomFor(DaosKey key) => (key.Length + Alignment - 1) & ~(Alignment - 1);

    /// <summary>Begins the next akey; the pieces of memory that are added after it are its data.</summary>
    /// <param name="recordSize">Bytes of a record or of the value; 0 for unknown or to punch.</param>
    public void Add(DaosKey akey, bool isSingle, ulong recordSize, ulong flags, scoped ReadOnlySpan<RecordExtent> extents)
    {
        Iods[Count] = new()
        {
            iod_name = WriteKey(akey),
            iod_type = isSingle ? daos_iod_type_t.DAOS_IOD_SINGLE : daos_iod_type_t.DAOS_IOD_ARRAY,
            iod_size = recordSize,
            iod_flags = flags,
            iod_nr = isSingle ? 1 : (uint)extents.Length,
            iod_recxs = isSingle ? null : _nextExtent,
        };
        // Checked again: another thread may have changed what was checked.
        if (!isSingle)
            RecordList.Check(extents, nameof(extents));
        foreach (RecordExtent extent in extents)
            *_nextExtent++ = new() { rx_idx = (ulong)extent.Index, rx_nr = (ulong)extent.Count };
        Lists[Count++] = new() { sg_iovs = _nextVector };
    }

    public void AddSource(ReadOnlyMemory<byte> source)
    {
        if (!source.IsEmpty)
            AddVector(_operation.AttachSegment(source), source.Length);
    }

    public void AddDestination(Memory<byte> destination)
    {
        if (!destination.IsEmpty)
            AddVector(_operation.AttachSegment(destination), destination.Length);
    }

    private void AddVector(void* address, int length)
    {
        Daos.d_iov_set(_nextVector++, address, (nuint)length);
        Lists[Count - 1].sg_nr++;
    }

    private d_iov_t WriteKey(DaosKey key)
    {
        key.CopyTo(new Span<byte>(_nextKey, key.Length));
        d_iov_t iov = new() { iov_buf = _nextKey, iov_buf_len = (nuint)key.Length, iov_len = (nuint)key.Length };
        _nextKey += RoomFor(key);
        return iov;
    }
}
