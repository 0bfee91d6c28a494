using System.Buffers.Binary;
using System.Text;
using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>
/// The bytes by which one process hands a pool, container or array to another one on this machine: which system, which object in it and
/// which session, with a checksum, since they come back from anywhere.
/// </summary>
internal readonly struct GlobalHandle
{
    public const uint PoolKind = 1;
    public const uint ContainerKind = 2;
    public const uint ArrayKind = 3;

    private const ulong Magic = 0x4C474853534F4144; // "DAOSSHGL"
    private const int ChecksumAt = 8;
    private const int KindAt = 12;
    private const int HeaderLength = 144;
    private const int MaxDirectory = 4096;

    public GlobalHandle(PoolHandle pool)
    {
        Directory = pool.System.Directory;
        System = pool.System.Identity;
        Pool = pool.Store.Id;
        PoolSession = pool.Session.Id;
    }

    // From bytes whose length and checksum are right.
    private GlobalHandle(ReadOnlySpan<byte> blob)
    {
        Flags = BinaryPrimitives.ReadUInt32LittleEndian(blob[16..]);
        System = new FileIdentity(BinaryPrimitives.ReadUInt64LittleEndian(blob[24..]), BinaryPrimitives.ReadUInt64LittleEndian(blob[32..]));
        Pool = new Guid(blob.Slice(40, 16), bigEndian: true);
        PoolSession = new Guid(blob.Slice(56, 16), bigEndian: true);
        Container = new Guid(blob.Slice(72, 16), bigEndian: true);
        ContainerSession = new Guid(blob.Slice(88, 16), bigEndian: true);
        Object = new daos_obj_id_t
        {
            hi = BinaryPrimitives.ReadUInt64LittleEndian(blob[104..]),
            lo = BinaryPrimitives.ReadUInt64LittleEndian(blob[112..]),
        };
        CellSize = BinaryPrimitives.ReadUInt64LittleEndian(blob[120..]);
        ChunkSize = BinaryPrimitives.ReadUInt64LittleEndian(blob[128..]);
        Directory = Encoding.UTF8.GetString(blob[HeaderLength..]);
    }

    public string Directory { get; }

    public FileIdentity System { get; }

    public Guid Pool { get; }

    public Guid PoolSession { get; }

    public Guid Container { get; init; }

    public Guid ContainerSession { get; init; }

    public uint Flags { get; init; }

    public daos_obj_id_t Object { get; init; }

    public ulong CellSize { get; init; }

    public ulong ChunkSize { get; init; }

    /// <summary>False for what local2global of DAOS refuses whatever the handle.</summary>
    public static unsafe bool IsTarget(d_iov_t* glob) =>
        glob != null && (glob->iov_buf == null || glob->iov_buf_len > 0 && glob->iov_buf_len >= glob->iov_len);

    /// <summary>False for bytes that no <see cref="Write"/> made.</summary>
    public static unsafe bool TryRead(in d_iov_t glob, uint kind, out GlobalHandle handle)
    {
        handle = default;
        if (glob.iov_buf == null || glob.iov_len < HeaderLength || glob.iov_len > HeaderLength + MaxDirectory || glob.iov_buf_len < glob.iov_len)
        {
            return false;
        }

        ReadOnlySpan<byte> blob = new(glob.iov_buf, (int)glob.iov_len);
        uint directory = BinaryPrimitives.ReadUInt32LittleEndian(blob[20..]);
        if (BinaryPrimitives.ReadUInt64LittleEndian(blob) != Magic || directory > MaxDirectory || HeaderLength + directory > (uint)blob.Length)
        {
            return false;
        }

        blob = blob[..(HeaderLength + (int)directory)];
        if (BinaryPrimitives.ReadUInt32LittleEndian(blob[ChecksumAt..]) != Checksum.Compute(blob[KindAt..])
            || BinaryPrimitives.ReadUInt32LittleEndian(blob[KindAt..]) != kind)
        {
            return false;
        }

        handle = new GlobalHandle(blob);
        return true;
    }

    /// <summary>Answers local2global: the length for a null buffer, -DER_TRUNC for a short one.</summary>
    public unsafe int Write(d_iov_t* glob, uint kind)
    {
        int length = HeaderLength + Encoding.UTF8.GetByteCount(Directory);
        nuint room = glob->iov_buf_len;
        if (glob->iov_buf == null || room < (nuint)length)
        {
            glob->iov_buf_len = (nuint)length;
            return glob->iov_buf == null ? Der.Success : Der.Truncated;
        }

        Span<byte> blob = new(glob->iov_buf, length);
        blob.Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(blob, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(blob[KindAt..], kind);
        BinaryPrimitives.WriteUInt32LittleEndian(blob[16..], Flags);
        BinaryPrimitives.WriteInt32LittleEndian(blob[20..], length - HeaderLength);
        BinaryPrimitives.WriteUInt64LittleEndian(blob[24..], System.Device);
        BinaryPrimitives.WriteUInt64LittleEndian(blob[32..], System.Inode);
        Pool.TryWriteBytes(blob[40..], bigEndian: true, out _);
        PoolSession.TryWriteBytes(blob[56..], bigEndian: true, out _);
        Container.TryWriteBytes(blob[72..], bigEndian: true, out _);
        ContainerSession.TryWriteBytes(blob[88..], bigEndian: true, out _);
        BinaryPrimitives.WriteUInt64LittleEndian(blob[104..], Object.hi);
        BinaryPrimitives.WriteUInt64LittleEndian(blob[112..], Object.lo);
        BinaryPrimitives.WriteUInt64LittleEndian(blob[120..], CellSize);
        BinaryPrimitives.WriteUInt64LittleEndian(blob[128..], ChunkSize);
        Encoding.UTF8.GetBytes(Directory, blob[HeaderLength..]);
        BinaryPrimitives.WriteUInt32LittleEndian(blob[ChecksumAt..], Checksum.Compute(blob[KindAt..]));
        glob->iov_len = (nuint)length;
        return Der.Success;
    }
}
