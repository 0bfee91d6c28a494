using System.Diagnostics.CodeAnalysis;

namespace DaosSharp;

public sealed partial class DaosContainer
{
    /// <summary>Chunk size that arrays get when the program names none: one mebibyte of cells.</summary>
    public const long DefaultChunkSize = 1 << 20;

    /// <summary>Opens a key-value object. Objects come to be with their first key. <c>daos_kv_open</c></summary>
    /// <param name="id">Its id, of a key-value type.</param>
    /// <param name="access">What it is opened for.</param>
    /// <exception cref="ArgumentException">The id is not of a key-value type.</exception>
    public DaosKeyValue OpenKeyValue(DaosObjectId id, ObjectAccess access = ObjectAccess.ReadWrite) =>
        Perform(OpenKeyValueCall(id, access))!;

    /// <summary>Creates an array. <c>daos_array_create</c></summary>
    /// <param name="id">Its id, of type <see cref="ObjectType.Array"/> for one that <see cref="OpenArray(DaosObjectId, ObjectAccess)"/> can open again, of another array type for one whose sizes the program keeps.</param>
    /// <param name="cellSize">Size of a cell in bytes, at least 1.</param>
    /// <param name="chunkSize">Number of cells that are stored together under one dkey, at least 1.</param>
    /// <exception cref="DaosException"><see cref="DaosError.Exists"/>: the array exists.</exception>
    /// <exception cref="ArgumentException">The id is not of an array type.</exception>
    public DaosArray CreateArray(DaosObjectId id, long cellSize = 1, long chunkSize = DefaultChunkSize) =>
        Perform(CreateArrayCall(id, cellSize, chunkSize))!;

    /// <summary>Creates an array unless it exists. <c>daos_array_create</c></summary>
    /// <param name="id">Its id.</param>
    /// <param name="array">The new array; null when it exists already.</param>
    /// <param name="cellSize">Size of a cell in bytes, at least 1.</param>
    /// <param name="chunkSize">Number of cells that are stored together under one dkey, at least 1.</param>
    /// <returns>False when it exists already.</returns>
    public bool TryCreateArray(DaosObjectId id, [NotNullWhen(true)] out DaosArray? array, long cellSize = 1, long chunkSize = DefaultChunkSize) =>
        (array = Perform(CreateArrayCall(id, cellSize, chunkSize, DaosError.Exists))) is not null;

    /// <summary>Opens an array that stores its cell and chunk size. <c>daos_array_open</c></summary>
    /// <param name="id">Its id, of type <see cref="ObjectType.Array"/>.</param>
    /// <param name="access">What it is opened for.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NotFound"/>: there is no such array.</exception>
    /// <exception cref="ArgumentException">The id is not of that type.</exception>
    public DaosArray OpenArray(DaosObjectId id, ObjectAccess access = ObjectAccess.ReadWrite) =>
        Perform(OpenArrayCall(id, access))!;

    /// <summary>Opens an array that stores its cell and chunk size, if there is one. <c>daos_array_open</c></summary>
    /// <param name="id">Its id, of type <see cref="ObjectType.Array"/>.</param>
    /// <param name="array">The array; null when there is none.</param>
    /// <param name="access">What it is opened for.</param>
    /// <returns>False when there is no such array.</returns>
    public bool TryOpenArray(DaosObjectId id, [NotNullWhen(true)] out DaosArray? array, ObjectAccess access = ObjectAccess.ReadWrite) =>
        (array = Perform(OpenArrayCall(id, access, DaosError.NotFound))) is not null;

    /// <summary>
    /// Opens an array whose cell and chunk size the program keeps; nothing is read or stored. Other sizes than those that it was written
    /// with show other data. <c>daos_array_open_with_attr</c>
    /// </summary>
    /// <param name="id">Its id, of type <see cref="ObjectType.ArrayWithAttributes"/> or <see cref="ObjectType.ByteArray"/>.</param>
    /// <param name="cellSize">Size of a cell in bytes, 1 for byte arrays.</param>
    /// <param name="chunkSize">Number of cells that are stored together, at least 1.</param>
    /// <param name="access">What it is opened for.</param>
    /// <exception cref="ArgumentException">The id is not of these types.</exception>
    public DaosArray OpenArrayWithAttributes(DaosObjectId id, long cellSize, long chunkSize, ObjectAccess access = ObjectAccess.ReadWrite) =>
        Perform(OpenArrayWithAttributesCall(id, cellSize, chunkSize, access))!;
}
