using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

internal readonly unsafe struct GetRequest(
    DaosKeyValue owner, KeyValueHandle handle, OperationKey key, Memory<byte> destination, OperationKind kind) : IOperationRequest
{
    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        sbyte* name = key.Write(operation);
        void* data = destination.IsEmpty ? null : operation.AttachDestination(destination);
        ulong* words = (ulong*)&operation.Block->Words;
        words[0] = words[1] = (ulong)destination.Length;
        // Without the condition DAOS reports a missing key as a value of size 0.
        Submissions.daos_kv_get get = new(handle.Value, default, Daos.DAOS_COND_KEY_GET, name, words, data);
        return operation.Queue.Submit(operation, get, kind, owner, source, cancel);
    }
}
