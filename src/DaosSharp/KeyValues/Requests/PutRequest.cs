using DaosSharp.Async;

namespace DaosSharp;

internal readonly unsafe struct PutRequest(
    DaosKeyValue owner, KeyValueHandle handle, ulong condition, OperationKey key, ReadOnlyMemory<byte> value, OperationKind kind) : IOperationRequest
{
    public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
    {
        sbyte* name = key.Write(operation);
        void* data = operation.AttachSource(value);
        Submissions.daos_kv_put put = new(handle.Value, default, condition, name, (ulong)value.Length, data);
        return operation.Queue.Submit(operation, put, kind, owner, source, cancel);
    }
}
