using DaosSharp.Async.Tests.Fake;
using DaosSharp.Interop;

namespace DaosSharp.Async.Tests;

/// <summary>Operations on the fake library through the core, in the way in which the safe layer does them.</summary>
internal sealed unsafe class FakeKeyValue(OperationQueue queue, FakeMode mode)
{
    public override string ToString() => "fake object";

    public ValueTask PutAsync(int number, ReadOnlyMemory<byte> value, CancellationToken cancel = default)
    {
        try
        {
            return queue.TryRent() is { } operation
                ? SubmitPut(operation, number, value, cancel).AsValueTask()
                : PutSlowAsync(this, queue, number, value, cancel);
        }
        catch (Exception e)
        {
            return ValueTask.FromException(e);
        }
    }

    public ValueTask<int> GetAsync(int number, Memory<byte> value, CancellationToken cancel = default)
    {
        try
        {
            return queue.TryRent() is { } operation
                ? SubmitGet(operation, number, value, OperationKind.FirstWord, cancel).AsInt32()
                : GetSlowAsync(this, queue, number, value, cancel);
        }
        catch (Exception e)
        {
            return ValueTask.FromException<int>(e);
        }
    }

    public ValueTask<int> TryGetAsync(int number, Memory<byte> value) =>
        SubmitGet(queue.Rent(), number, value, OperationKind.FirstWordOrMissing, default).AsInt32();

    public int Get(int number, Span<byte> value)
    {
        Operation operation = queue.Rent();
        sbyte* key = SetKey(operation, number);
        ulong* size = (ulong*)&operation.Block->Words;
        *size = (ulong)value.Length;
        fixed (byte* data = value)
            return (int)queue.Execute(operation, new Submissions.daos_kv_get(Handle, default, 0, key, size, data), OperationKind.FirstWord, this);
    }

    public void Put(int number, ReadOnlySpan<byte> value)
    {
        Operation operation = queue.Rent();
        sbyte* key = SetKey(operation, number);
        fixed (byte* data = value)
            queue.Execute(operation, new Submissions.daos_kv_put(Handle, default, 0, key, (ulong)value.Length, data), OperationKind.NoResult, this);
    }

    /// <summary>A function that the fake library does not have.</summary>
    public ValueTask RemoveAsync()
    {
        Operation operation = queue.Rent();
        return queue.Submit(operation, new Submissions.daos_kv_remove(Handle, default, 0, operation.SetKey("k1")), OperationKind.NoResult, this).AsValueTask();
    }

    /// <summary>A function that reports an errno value and spoils the event.</summary>
    public static ValueTask ReadFileAsync(OperationQueue queue, int errno)
    {
        Operation operation = queue.Rent();
        ulong* size = (ulong*)&operation.Block->Words;
        return queue.Submit(operation, new Submissions.dfs_read(null, null, &operation.Block->Sgl, (ulong)errno, size), OperationKind.NoResult, null).AsValueTask();
    }

    private daos_handle_t Handle => new() { cookie = (ulong)mode };

    private Submitted SubmitPut(Operation operation, int number, ReadOnlyMemory<byte> value, CancellationToken cancel)
    {
        try
        {
            sbyte* key = SetKey(operation, number);
            void* data = operation.AttachSource(value);
            return queue.Submit(
                operation, new Submissions.daos_kv_put(Handle, default, 0, key, (ulong)value.Length, data), OperationKind.NoResult, this, cancel);
        }
        catch
        {
            queue.Abort(operation);
            throw;
        }
    }

    private Submitted SubmitGet(Operation operation, int number, Memory<byte> value, OperationKind kind, CancellationToken cancel)
    {
        try
        {
            sbyte* key = SetKey(operation, number);
            void* data = operation.AttachDestination(value);
            ulong* size = (ulong*)&operation.Block->Words;
            *size = (ulong)value.Length;
            return queue.Submit(operation, new Submissions.daos_kv_get(Handle, default, 0, key, size, data), kind, this, cancel);
        }
        catch
        {
            queue.Abort(operation);
            throw;
        }
    }

    private static sbyte* SetKey(Operation operation, int number)
    {
        Span<byte> key = stackalloc byte[16];
        key[0] = (byte)'k';
        System.Buffers.Text.Utf8Formatter.TryFormat(number, key[1..], out int length);
        return operation.SetKey(key[..(length + 1)]);
    }

    private ValueTask PutWith(Operation operation, int number, ReadOnlyMemory<byte> value, CancellationToken cancel) =>
        SubmitPut(operation, number, value, cancel).AsValueTask();

    private ValueTask<int> GetWith(Operation operation, int number, Memory<byte> value, CancellationToken cancel) =>
        SubmitGet(operation, number, value, OperationKind.FirstWord, cancel).AsInt32();

    private static ValueTask PutSlowAsync(FakeKeyValue kv, OperationQueue queue, int number, ReadOnlyMemory<byte> value, CancellationToken cancel) =>
        SlowPath.Run(queue, (kv, number, value, cancel), static (operation, s) => s.kv.PutWith(operation, s.number, s.value, s.cancel), cancel);

    private static ValueTask<int> GetSlowAsync(FakeKeyValue kv, OperationQueue queue, int number, Memory<byte> value, CancellationToken cancel) =>
        SlowPath.Run(queue, (kv, number, value, cancel), static (operation, s) => s.kv.GetWith(operation, s.number, s.value, s.cancel), cancel);
}
