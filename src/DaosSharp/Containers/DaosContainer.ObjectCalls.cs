using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

// The calls behind the synchronous and asynchronous forms of opening objects.
public sealed unsafe partial class DaosContainer
{
    private Call<DaosKeyValue> OpenKeyValueCall(DaosObjectId id, ObjectAccess access)
    {
        if (!Daos.daos_is_kv(id.Native))
            throw new ArgumentException($"Object {id} is of type {id.Type}, not a key-value object.", nameof(id));
        return new(
            this,
            Describe("key-value object", id),
            call => call.Submit(new Submissions.daos_kv_open(Handle, id.Native, (uint)access, call.Handle)),
            operation => new DaosKeyValue(new KeyValueHandle(Api, Opened(operation), _handle), Library, id, Name));
    }

    private Call<DaosArray> CreateArrayCall(DaosObjectId id, long cellSize, long chunkSize, params DaosError[] expected)
    {
        if (!Daos.daos_is_array(id.Native))
            throw new ArgumentException($"Object {id} is of type {id.Type}, not an array.", nameof(id));
        CheckSizes(cellSize, chunkSize);
        return new(
            this,
            Describe("array", id),
            call => call.Submit(new Submissions.daos_array_create(Handle, id.Native, default, (ulong)cellSize, (ulong)chunkSize, call.Handle)),
            operation => NewArray(operation, id, cellSize, chunkSize),
            expected);
    }

    private Call<DaosArray> OpenArrayCall(DaosObjectId id, ObjectAccess access, params DaosError[] expected)
    {
        if (id.Type != ObjectType.Array)
            throw new ArgumentException($"Object {id} is of type {id.Type}, not an array that stores its sizes.", nameof(id));
        return new(
            this,
            Describe("array", id),
            call => call.Submit(new Submissions.daos_array_open(Handle, id.Native, default, (uint)access, call.Words + 1, call.Words + 2, call.Handle)),
            operation => NewArray(operation, id, (long)operation.Block->Words[1], (long)operation.Block->Words[2]),
            expected);
    }

    private Call<DaosArray> OpenArrayWithAttributesCall(DaosObjectId id, long cellSize, long chunkSize, ObjectAccess access)
    {
        if (id.Type is not (ObjectType.ArrayWithAttributes or ObjectType.ByteArray))
            throw new ArgumentException($"Object {id} is of type {id.Type}, not an array whose sizes the program keeps.", nameof(id));
        CheckSizes(cellSize, chunkSize);
        return new(
            this,
            Describe("array", id),
            call => call.Submit(new Submissions.daos_array_open_with_attr(
                Handle, id.Native, default, (uint)access, (ulong)cellSize, (ulong)chunkSize, call.Handle)),
            operation => NewArray(operation, id, cellSize, chunkSize));
    }

    // DAOS takes sizes of 0 and then refuses to open what it has created.
    private static void CheckSizes(long cellSize, long chunkSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cellSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(chunkSize);
    }

    private static daos_handle_t Opened(Operation operation) => new() { cookie = operation.Block->Words[0] };

    private DaosArray NewArray(Operation operation, DaosObjectId id, long cellSize, long chunkSize) =>
        new(new ArrayHandle(Api, Opened(operation), _handle), Library, id, Name, cellSize, chunkSize);

    private string Describe(string kind, DaosObjectId id) => $"{kind} {id} in container '{Name}'";
}
