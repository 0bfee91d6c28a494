namespace DaosSharp;

/// <remarks>
/// Asynchronous forms wait for the completion of an event and block no thread. A cancellation ends the await, never the operation: what
/// it opens all the same is closed again.
/// </remarks>
public sealed partial class DaosContainer
{
    /// <summary>Opens a key-value object. Objects come to be with their first key. <c>daos_kv_open</c></summary>
    /// <param name="id">Its id, of a key-value type.</param>
    /// <param name="access">What it is opened for.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="ArgumentException">The id is not of a key-value type.</exception>
    public async ValueTask<DaosKeyValue> OpenKeyValueAsync(
        DaosObjectId id, ObjectAccess access = ObjectAccess.ReadWrite, CancellationToken cancel = default) =>
        (await PerformAsync(OpenKeyValueCall(id, access), cancel).ConfigureAwait(false))!;

    /// <summary>Creates an array. <c>daos_array_create</c></summary>
    /// <param name="id">Its id; see <see cref="CreateArray"/>.</param>
    /// <param name="cellSize">Size of a cell in bytes, at least 1.</param>
    /// <param name="chunkSize">Number of cells that are stored together under one dkey, at least 1.</param>
    /// <param name="cancel">Ends the await; whether the array exists is then unknown.</param>
    /// <exception cref="DaosException"><see cref="DaosError.Exists"/>: the array exists.</exception>
    /// <exception cref="ArgumentException">The id is not of an array type.</exception>
    public async ValueTask<DaosArray> CreateArrayAsync(
        DaosObjectId id, long cellSize = 1, long chunkSize = DefaultChunkSize, CancellationToken cancel = default) =>
        (await PerformAsync(CreateArrayCall(id, cellSize, chunkSize), cancel).ConfigureAwait(false))!;

    /// <summary>Creates an array unless it exists. <c>daos_array_create</c></summary>
    /// <param name="id">Its id.</param>
    /// <param name="cellSize">Size of a cell in bytes, at least 1.</param>
    /// <param name="chunkSize">Number of cells that are stored together under one dkey, at least 1.</param>
    /// <param name="cancel">Ends the await; whether the array exists is then unknown.</param>
    /// <returns>The new array; null when it exists already.</returns>
    public ValueTask<DaosArray?> TryCreateArrayAsync(
        DaosObjectId id, long cellSize = 1, long chunkSize = DefaultChunkSize, CancellationToken cancel = default) =>
        PerformAsync(CreateArrayCall(id, cellSize, chunkSize, DaosError.Exists), cancel);

    /// <summary>Opens an array that stores its cell and chunk size. <c>daos_array_open</c></summary>
    /// <param name="id">Its id, of type <see cref="ObjectType.Array"/>.</param>
    /// <param name="access">What it is opened for.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NotFound"/>: there is no such array.</exception>
    /// <exception cref="ArgumentException">The id is not of that type.</exception>
    public async ValueTask<DaosArray> OpenArrayAsync(
        DaosObjectId id, ObjectAccess access = ObjectAccess.ReadWrite, CancellationToken cancel = default) =>
        (await PerformAsync(OpenArrayCall(id, access), cancel).ConfigureAwait(false))!;

    /// <summary>Opens an array that stores its cell and chunk size, if there is one. <c>daos_array_open</c></summary>
    /// <param name="id">Its id, of type <see cref="ObjectType.Array"/>.</param>
    /// <param name="access">What it is opened for.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <returns>The array; null when there is none.</returns>
    public ValueTask<DaosArray?> TryOpenArrayAsync(
        DaosObjectId id, ObjectAccess access = ObjectAccess.ReadWrite, CancellationToken cancel = default) =>
        PerformAsync(OpenArrayCall(id, access, DaosError.NotFound), cancel);

    /// <summary>Opens an array whose cell and chunk size the program keeps. <c>daos_array_open_with_attr</c></summary>
    /// <param name="id">Its id, of type <see cref="ObjectType.ArrayWithAttributes"/> or <see cref="ObjectType.ByteArray"/>.</param>
    /// <param name="cellSize">Size of a cell in bytes, 1 for byte arrays.</param>
    /// <param name="chunkSize">Number of cells that are stored together, at least 1.</param>
    /// <param name="access">What it is opened for.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="ArgumentException">The id is not of these types.</exception>
    public async ValueTask<DaosArray> OpenArrayWithAttributesAsync(
        DaosObjectId id, long cellSize, long chunkSize, ObjectAccess access = ObjectAccess.ReadWrite, CancellationToken cancel = default) =>
        (await PerformAsync(OpenArrayWithAttributesCall(id, cellSize, chunkSize, access), cancel).ConfigureAwait(false))!;

    /// <summary>Reserves lower halves of object ids that nobody else gets in this container. <c>daos_cont_alloc_oids</c></summary>
    /// <param name="count">How many, at least one.</param>
    /// <param name="cancel">Ends the await; the numbers are lost then.</param>
    /// <returns>The first of <paramref name="count"/> consecutive numbers.</returns>
    public ValueTask<ulong> AllocateObjectIdsAsync(long count, CancellationToken cancel = default) =>
        PerformAsync(AllocateObjectIdsCall(count), cancel);

    /// <summary>Makes an object id that is new in this container. <c>daos_cont_alloc_oids</c>, <c>daos_obj_generate_oid</c></summary>
    /// <param name="type">Kind of object.</param>
    /// <param name="objectClass">Its class; <see cref="ObjectClass.Unknown"/> lets DAOS choose.</param>
    /// <param name="hints">What DAOS chooses by when no class is given.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="DaosException"><see cref="DaosError.Invalid"/>: the class does not fit the pool or the container's redundancy.</exception>
    public async ValueTask<DaosObjectId> GenerateObjectIdAsync(
        ObjectType type, ObjectClass objectClass = default, ObjectHints hints = ObjectHints.None, CancellationToken cancel = default) =>
        GenerateObjectId(await AllocateObjectIdsAsync(1, cancel).ConfigureAwait(false), type, objectClass, hints);

    /// <summary>Asks for handles, snapshots and times. <c>daos_cont_query</c></summary>
    /// <param name="cancel">Ends the await.</param>
    public async ValueTask<ContainerInfo> QueryAsync(CancellationToken cancel = default) =>
        (await PerformAsync(QueryCall(), cancel).ConfigureAwait(false))!;
}
