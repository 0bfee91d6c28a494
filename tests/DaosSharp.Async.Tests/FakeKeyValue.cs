using DaosSharp.Async.Tests.Fake;
using DaosSharp.Interop;

namespace DaosSharp.Async.Tests;

/// <summary>Operations on the fake library through the core, in the way in which the safe layer does them.</summary>
internal sealed unsafe class FakeKeyValue(OperationQueue queue, FakeMode mode)
{
    public override string ToString() => "fake object";

    public ValueTask PutAsync(int number, ReadOnlyMemory<byte> value, CancellationToken cancel = default) =>
        queue.Start(new PutRequest(this, number, value), cancel).AsValueTask();

    public ValueTask<int> GetAsync(int number, Memory<byte> value, CancellationToken cancel = default) =>
        queue.Start(new GetRequest(this, number, value, OperationKind.FirstWord), cancel).AsInt32();

    public ValueTask<int> TryGetAsync(int number, Memory<byte> value) =>
        queue.Start(new GetRequest(this, number, value, MissingKind.Instance), default).AsInt32();

    public int Get(int number, Span<byte> value)
    {
        fixed (byte* data = value)
            return (int)queue.Execute(new GetRequest(this, number, data, value.Length));
    }

    public void Put(int number, ReadOnlySpan<byte> value)
    {
        fixed (byte* data = value)
            queue.Execute(new PutRequest(this, number, data, value.Length));
    }

    /// <summary>A call that opens something: a put, since the fake library has nothing to open.</summary>
    public ValueTask OpenAsync(int number, IDisposable opened, CancellationToken cancel)
    {
        Call<IDisposable> call = new(
            this,
            "something",
            slot => slot.Submit(new Submissions.daos_kv_put(Handle, default, 0, slot.Text($"k{number}"), 0, slot.Words)),
            _ => opened);
        return queue.Start(new CallRequest(call), cancel).AsValueTask();
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

    private static sbyte* SetKey(Operation operation, int number)
    {
        Span<byte> key = stackalloc byte[16];
        key[0] = (byte)'k';
        System.Buffers.Text.Utf8Formatter.TryFormat(number, key[1..], out int length);
        return operation.SetKey(key[..(length + 1)]);
    }

    private readonly struct PutRequest(FakeKeyValue kv, int number, ReadOnlyMemory<byte> value) : IOperationRequest
    {
        private readonly byte* _pinned;
        private readonly int _length = value.Length;

        public PutRequest(FakeKeyValue kv, int number, byte* value, int length)
            : this(kv, number, default)
        {
            _pinned = value;
            _length = length;
        }

        public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
        {
            sbyte* key = SetKey(operation, number);
            void* data = _pinned == null ? operation.AttachSource(value) : operation.AttachSource(_pinned, _length);
            Submissions.daos_kv_put put = new(kv.Handle, default, 0, key, (ulong)_length, data);
            return operation.Queue.Submit(operation, put, OperationKind.NoResult, kv, source, cancel);
        }
    }

    private readonly struct GetRequest(FakeKeyValue kv, int number, Memory<byte> value, OperationKind kind) : IOperationRequest
    {
        private readonly byte* _pinned;
        private readonly int _length = value.Length;

        public GetRequest(FakeKeyValue kv, int number, byte* value, int length)
            : this(kv, number, default, OperationKind.FirstWord)
        {
            _pinned = value;
            _length = length;
        }

        public Submitted Start(Operation operation, OperationSource? source, CancellationToken cancel)
        {
            sbyte* key = SetKey(operation, number);
            void* data = _pinned == null ? operation.AttachDestination(value) : operation.AttachDestination(_pinned, _length);
            ulong* size = (ulong*)&operation.Block->Words;
            *size = (ulong)_length;
            return operation.Queue.Submit(operation, new Submissions.daos_kv_get(kv.Handle, default, 0, key, size, data), kind, kv, source, cancel);
        }
    }

    private sealed class MissingKind : OperationKind
    {
        public static readonly MissingKind Instance = new();

        public override int Complete(Operation operation, int rc, out long result)
        {
            result = rc == (int)DaosError.NotFound ? -1 : (long)operation.Block->Words[0];
            return result < 0 ? 0 : rc;
        }
    }
}
