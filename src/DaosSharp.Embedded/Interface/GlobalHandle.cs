using System.Buffers.Binary;
using System.Text;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>
/// The bytes by which one process hands a pool, container or array to another one on this machine: where the system is and which object
/// in it, with a checksum, since they come back from anywhere.
/// </summary>
internal readonly struct GlobalHandle
{
    public const uint PoolKind = 1;
    public const uint ContainerKind = 2;
    public const uint ArrayKind = 3;

    private const ulong Magic = 0x4C474853534F4144; // "DAOSSHGL"
    private const int HeaderLength = 96;
    private const int MaxDirectory = 4096;

    public string Directory { get; private init; }

    public Guid Pool { get; private init; }

    public Guid Container { get; private init; }

    public uint Flags { get; private init; }

    public daos_obj_id_t Object { get; private init; }

    public ulong CellSize { get; private init; }

    public ulong ChunkSize { get; private init; }

    /// <summary>Answers local2global: the length for a null buffer, -DER_TRUNC for a short one.</summary>
    public static unsafe int Write(
        d_iov_t* glob, uint kind, string directory, Guid pool, Guid container, uint flags, daos_obj_id_t id = default, ulong cellSize = 0,
        ulong chunkSize = 0)
    {
        if (glob == null)
        {
            return Der.Invalid;
        }

        int length = HeaderLength + Encoding.UTF8.GetByteCount(directory);
        nuint room = glob->iov_buf_len;
        if (glob->iov_buf == null)
        {
            glob->iov_buf_len = (nuint)length;
            return Der.Success;
        }

        if (room < (nuint)length)
        {
            glob->iov_buf_len = (nuint)length;
            return Der.Truncated;
        }

        Span<byte> blob = new(glob->iov_buf, length);
        BinaryPrimitives.WriteUInt64LittleEndian(blob, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(blob[12..], kind);
        pool.TryWriteBytes(blob[16..], bigEndian: true, out _);
        container.TryWriteBytes(blob[32..], bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32LittleEndian(blob[48..], flags);
        BinaryPrimitives.WriteInt32LittleEndian(blob[52..], length - HeaderLength);
        BinaryPrimitives.WriteUInt64LittleEndian(blob[56..], id.hi);
        BinaryPrimitives.WriteUInt64LittleEndian(blob[64..], id.lo);
        BinaryPrimitives.WriteUInt64LittleEndian(blob[72..], cellSize);
        BinaryPrimitives.WriteUInt64LittleEndian(blob[80..], chunkSize);
        BinaryPrimitives.WriteUInt64LittleEndian(blob[88..], 0);
        Encoding.UTF8.GetBytes(directory, blob[HeaderLength..]);
        BinaryPrimitives.WriteUInt32LittleEndian(blob[8..], Checksum.Compute(blob[12..]));
        glob->iov_len = (nuint)length;
        return Der.Success;
    }

    /// <summary>False for bytes that no <see cref="Write"/> made.</summary>
    public static unsafe bool TryRead(in d_iov_t glob, uint kind, out GlobalHandle handle)
    {
        handle = default;
        if (glob.iov_buf == null || glob.iov_len < HeaderLength || glob.iov_len > HeaderLength + MaxDirectory || glob.iov_buf_len < glob.iov_len)
        {
            return false;
        }

        ReadOnlySpan<byte> blob = new(glob.iov_buf, (int)glob.iov_len);
        int directory = BinaryPrimitives.ReadInt32LittleEndian(blob[52..]);
        if (BinaryPrimitives.ReadUInt64LittleEndian(blob) != Magic || directory < 0 || HeaderLength + directory > blob.Length)
        {
            return false;
        }

        blob = blob[..(HeaderLength + directory)];
        if (BinaryPrimitives.ReadUInt32LittleEndian(blob[8..]) != Checksum.Compute(blob[12..])
            || BinaryPrimitives.ReadUInt32LittleEndian(blob[12..]) != kind)
        {
            return false;
        }

        handle = new GlobalHandle
        {
            Directory = Encoding.UTF8.GetString(blob[HeaderLength..]),
            Pool = new Guid(blob.Slice(16, 16), bigEndian: true),
            Container = new Guid(blob.Slice(32, 16), bigEndian: true),
            Flags = BinaryPrimitives.ReadUInt32LittleEndian(blob[48..]),
            Object = new daos_obj_id_t
            {
                hi = BinaryPrimitives.ReadUInt64LittleEndian(blob[56..]),
                lo = BinaryPrimitives.ReadUInt64LittleEndian(blob[64..]),
            },
            CellSize = BinaryPrimitives.ReadUInt64LittleEndian(blob[72..]),
            ChunkSize = BinaryPrimitives.ReadUInt64LittleEndian(blob[80..]),
        };
        return true;
    }
}
