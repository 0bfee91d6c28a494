using System.Runtime.CompilerServices;
using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Requests;

/// <summary>daos_array_write: all ranges or none. The pointers belong to the caller.</summary>
internal unsafe struct ArrayWrite : IQueuedWrite
{
    public const byte Akey = (byte)'0';

    private const int StackExtents = 16;

    public uint Container;
    public daos_obj_id_t Id;
    public ulong CellSize;
    public ulong ChunkSize;
    public daos_range_t* Ranges;
    public ulong Count;
    public d_sg_list_t* List;

    public static string Function => "daos_array_write";

    public static bool FreesSpace => false;

    public readonly WriteTarget Target => WriteTarget.OfObject(Container, Id);

    public readonly ulong Length => new SourceBuffers(List).Length;

    /// <summary>0, or -DER_INVAL when extents of one piece overlap.</summary>
    public readonly int Check()
    {
        ArrayPieces pieces = new(Ranges, Count, ChunkSize);
        scoped ExtentList extents = new(stackalloc daos_recx_t[StackExtents]);
        try
        {
            while (pieces.MoveNext(ref extents, out _))
            {
                int rc = ArrayCheck.Disjoint(extents.Items);
                if (rc != 0)
                {
                    return rc;
                }
            }

            return Der.Success;
        }
        finally
        {
            extents.Dispose();
        }
    }

    [SkipLocalsInit]
    public readonly int Apply(WriteContext context)
    {
        if (!context.ContainerExists(Container))
        {
            return Der.NoHandle;
        }

        Span<byte> buffer = stackalloc byte[KeyCodec.MaxLength];
        Span<byte> dkeyBytes = stackalloc byte[sizeof(ulong)];
        ReadOnlySpan<byte> akey = [Akey];
        SourceBuffers source = new(List);
        ArrayPieces pieces = new(Ranges, Count, ChunkSize);
        scoped ExtentList extents = new(stackalloc daos_recx_t[StackExtents]);
        try
        {
            while (pieces.MoveNext(ref extents, out ulong dkey))
            {
                Unsafe.WriteUnaligned(ref dkeyBytes[0], dkey);
                AkeyAddress address = new(buffer, Container, Id, dkeyBytes, akey);
                int rc = ApplyPiece(context, address, extents.Items, ref source);
                if (rc != 0)
                {
                    return rc;
                }
            }
        }
        finally
        {
            extents.Dispose();
        }

        ObjectTable.Touch(context, Container, Id);
        return Der.Success;
    }

    private readonly int ApplyPiece(
        WriteContext context, scoped in AkeyAddress address, ReadOnlySpan<daos_recx_t> extents, ref SourceBuffers source)
    {
        int rc = ArrayHead.FindOrAdd(context, address, CellSize, out ulong array, out ulong recordSize);
        foreach (daos_recx_t extent in extents)
        {
            rc = rc != 0 ? rc : ExtentMap.Write(context, Container, array, recordSize, extent.rx_idx, extent.rx_nr, ref source);
        }

        return rc;
    }
}
