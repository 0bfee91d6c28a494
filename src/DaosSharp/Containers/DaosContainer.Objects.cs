using System.Diagnostics.CodeAnalysis;
using DaosSharp.Interop;

namespace DaosSharp;

public sealed unsafe partial class DaosContainer
{
    /// <summary>Chunk size that arrays get when the program names none: one mebibyte of cells.</summary>
    public const long DefaultChunkSize = 1 << 20;

    /// <summary>Opens a key-value object. Objects come to be with their first key. <c>daos_kv_open</c></summary>
    /// <param name="id">Its id, of a key-value type.</param>
    /// <param name="access">What it is opened for.</param>
    /// <exception cref="ArgumentException">The id is not of a key-value type.</exception>
    public DaosKeyValue OpenKeyValue(DaosObjectId id, ObjectAccess access = ObjectAccess.ReadWrite)
    {
        if (!Daos.daos_is_kv(id.Native))
            throw new ArgumentException($"Object {id} is of type {id.Type}, not a key-value object.", nameof(id));
        daos_handle_t handle = default;
        int rc = Api.daos_kv_open(Handle, id.Native, (uint)access, &handle, null);
        GC.KeepAlive(this);
        if (rc != 0)
            Fail(rc, "daos_kv_open", Describe("key-value object", id));
        return new DaosKeyValue(new KeyValueHandle(Api, handle, _handle), Library, id, Name);
    }

    /// <summary>Creates an array. <c>daos_array_create</c></summary>
    /// <param name="id">Its id, of type <see cref="ObjectType.Array"/> for one that <see cref="OpenArray(DaosObjectId, ObjectAccess)"/> can open again, of another array type for one whose sizes the program keeps.</param>
    /// <param name="cellSize">Size of a cell in bytes, at least 1.</param>
    /// <param name="chunkSize">Number of cells that are stored together under one dkey, at least 1.</param>
    /// <exception cref="DaosException"><see cref="DaosError.Exists"/>: the array exists.</exception>
    /// <exception cref="ArgumentException">The id is not of an array type.</exception>
    public DaosArray CreateArray(DaosObjectId id, long cellSize = 1, long chunkSize = DefaultChunkSize)
    {
        int rc = CreateArray(id, cellSize, chunkSize, out DaosArray? array);
        if (rc != 0)
            Fail(rc, "daos_array_create", Describe("array", id));
        return array!;
    }

    /// <summary>Creates an array unless it exists. <c>daos_array_create</c></summary>
    /// <param name="id">Its id.</param>
    /// <param name="array">The new array; null when it exists already.</param>
    /// <param name="cellSize">Size of a cell in bytes, at least 1.</param>
    /// <param name="chunkSize">Number of cells that are stored together under one dkey, at least 1.</param>
    /// <returns>False when it exists already.</returns>
    public bool TryCreateArray(DaosObjectId id, [NotNullWhen(true)] out DaosArray? array, long cellSize = 1, long chunkSize = DefaultChunkSize)
    {
        int rc = CreateArray(id, cellSize, chunkSize, out array);
        if (rc is not 0 and not (int)DaosError.Exists)
            Fail(rc, "daos_array_create", Describe("array", id));
        return array is not null;
    }

    /// <summary>Opens an array that stores its cell and chunk size. <c>daos_array_open</c></summary>
    /// <param name="id">Its id, of type <see cref="ObjectType.Array"/>.</param>
    /// <param name="access">What it is opened for.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NotFound"/>: there is no such array.</exception>
    /// <exception cref="ArgumentException">The id is not of that type.</exception>
    public DaosArray OpenArray(DaosObjectId id, ObjectAccess access = ObjectAccess.ReadWrite)
    {
        int rc = OpenArray(id, access, out DaosArray? array);
        if (rc != 0)
            Fail(rc, "daos_array_open", Describe("array", id));
        return array!;
    }

    /// <summary>Opens an array that stores its cell and chunk size, if there is one. <c>daos_array_open</c></summary>
    /// <param name="id">Its id, of type <see cref="ObjectType.Array"/>.</param>
    /// <param name="array">The array; null when there is none.</param>
    /// <param name="access">What it is opened for.</param>
    /// <returns>False when there is no such array.</returns>
    public bool TryOpenArray(DaosObjectId id, [NotNullWhen(true)] out DaosArray? array, ObjectAccess access = ObjectAccess.ReadWrite)
    {
        int rc = OpenArray(id, access, out array);
        if (rc is not 0 and not (int)DaosError.NotFound)
            Fail(rc, "daos_array_open", Describe("array", id));
        return array is not null;
    }

    /// <summary>
    /// Opens an array whose cell and chunk size the program keeps; nothing is read or stored. Other sizes than those that it was written
    /// with show other data. <c>daos_array_open_with_attr</c>
    /// </summary>
    /// <param name="id">Its id, of type <see cref="ObjectType.ArrayWithAttributes"/> or <see cref="ObjectType.ByteArray"/>.</param>
    /// <param name="cellSize">Size of a cell in bytes, 1 for byte arrays.</param>
    /// <param name="chunkSize">Number of cells that are stored together, at least 1.</param>
    /// <param name="access">What it is opened for.</param>
    /// <exception cref="ArgumentException">The id is not of these types.</exception>
    public DaosArray OpenArrayWithAttributes(DaosObjectId id, long cellSize, long chunkSize, ObjectAccess access = ObjectAccess.ReadWrite)
    {
        if (id.Type is not (ObjectType.ArrayWithAttributes or ObjectType.ByteArray))
            throw new ArgumentException($"Object {id} is of type {id.Type}, not an array whose sizes the program keeps.", nameof(id));
        CheckSizes(cellSize, chunkSize);
        daos_handle_t handle = default;
        int rc = Api.daos_array_open_with_attr(Handle, id.Native, default, (uint)access, (ulong)cellSize, (ulong)chunkSize, &handle, null);
        GC.KeepAlive(this);
        if (rc != 0)
            Fail(rc, "daos_array_open_with_attr", Describe("array", id));
        return new DaosArray(new ArrayHandle(Api, handle, _handle), Library, id, Name, cellSize, chunkSize);
    }

    // DAOS takes sizes of 0 and then refuses to open what it has created.
    private static void CheckSizes(long cellSize, long chunkSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cellSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(chunkSize);
    }

    private int CreateArray(DaosObjectId id, long cellSize, long chunkSize, out DaosArray? array)
    {
        if (!Daos.daos_is_array(id.Native))
            throw new ArgumentException($"Object {id} is of type {id.Type}, not an array.", nameof(id));
        CheckSizes(cellSize, chunkSize);
        daos_handle_t handle = default;
        int rc = Api.daos_array_create(Handle, id.Native, default, (ulong)cellSize, (ulong)chunkSize, &handle, null);
        GC.KeepAlive(this);
        array = rc == 0 ? new DaosArray(new ArrayHandle(Api, handle, _handle), Library, id, Name, cellSize, chunkSize) : null;
        return rc;
    }

    private int OpenArray(DaosObjectId id, ObjectAccess access, out DaosArray? array)
    {
        if (id.Type != ObjectType.Array)
            throw new ArgumentException($"Object {id} is of type {id.Type}, not an array that stores its sizes.", nameof(id));
        daos_handle_t handle = default;
        ulong cellSize = 0;
        ulong chunkSize = 0;
        int rc = Api.daos_array_open(Handle, id.Native, default, (uint)access, &cellSize, &chunkSize, &handle, null);
        GC.KeepAlive(this);
        array = rc == 0 ? new DaosArray(new ArrayHandle(Api, handle, _handle), Library, id, Name, (long)cellSize, (long)chunkSize) : null;
        return rc;
    }

    private string Describe(string kind, DaosObjectId id) => $"{kind} {id} in container '{Name}'";
}
