using DaosSharp.Interop;

namespace DaosSharp.Embedded.Handles;

/// <summary>An open array: an object and the sizes with which this handle reads it.</summary>
internal sealed class ArrayHandle(ObjectHandle target, ulong cellSize, ulong chunkSize)
{
    private ulong _chunkSize = chunkSize;

    public ObjectHandle Target { get; } = target;

    /// <summary>Bytes of a cell.</summary>
    public ulong CellSize { get; } = cellSize;

    /// <summary>Cells of a dkey. Changing it changes how this handle sees the array, nothing that is stored.</summary>
    public ulong ChunkSize
    {
        get => Volatile.Read(ref _chunkSize);
        set => Volatile.Write(ref _chunkSize, value);
    }

    /// <summary>Byte arrays report short reads and read holes as zeros.</summary>
    public bool IsByteArray => Objects.ObjectType.Of(Target.Id) == daos_otype_t.DAOS_OT_ARRAY_BYTE;

    /// <summary>Result of an array call whose handle is none: -DER_INVAL for that of a key-value object, as in DAOS, else -DER_NO_HDL.</summary>
    public static int NoArray(daos_handle_t handle) => ObjectHandle.FindKeyValue(handle) == null ? Der.NoHandle : Der.Invalid;

    /// <summary>Makes a handle for an object and its sizes.</summary>
    public static daos_handle_t Add(ObjectHandle target, ulong cellSize, ulong chunkSize) =>
        HandleTable.Add(HandleKind.Array, new ArrayHandle(target, cellSize, chunkSize));

    public static ArrayHandle? Find(daos_handle_t handle)
    {
        ArrayHandle? found = HandleTable.Find<ArrayHandle>(handle, HandleKind.Array);
        return found is { Target.Container.IsClosed: false } ? found : null;
    }
}
