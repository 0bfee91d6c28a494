using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>The submissions of one key-value object: what synchronous and asynchronous operations have in common.</summary>
internal readonly unsafe struct KeyValueCalls(DaosKeyValue owner, KeyValueHandle handle, OperationKind kind)
{
    public Submitted Put(
        Operation operation, ulong condition, sbyte* key, void* value, int length, OperationSource? source, CancellationToken cancel)
    {
        Submissions.daos_kv_put put = new(handle.Value, default, condition, key, (ulong)length, value);
        return operation.Queue.Submit(operation, put, kind, owner, source, cancel);
    }

    /// <param name="destination">Where the value goes. A length of 0 only asks for the size.</param>
    public Submitted Get(Operation operation, sbyte* key, void* destination, int length, OperationSource? source, CancellationToken cancel)
    {
        ulong* words = (ulong*)&operation.Block->Words;
        words[0] = words[1] = (ulong)length;
        // Without the condition DAOS reports a missing key as a value of size 0.
        Submissions.daos_kv_get get = new(handle.Value, default, Daos.DAOS_COND_KEY_GET, key, words, length == 0 ? null : destination);
        return operation.Queue.Submit(operation, get, kind, owner, source, cancel);
    }

    public Submitted Remove(Operation operation, ulong condition, sbyte* key, OperationSource? source, CancellationToken cancel)
    {
        Submissions.daos_kv_remove remove = new(handle.Value, default, condition, key);
        return operation.Queue.Submit(operation, remove, kind, owner, source, cancel);
    }
}
