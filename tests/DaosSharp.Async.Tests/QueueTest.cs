using DaosSharp.Async.Tests.Fake;

namespace DaosSharp.Async.Tests;

/// <summary>A queue on the fake library with a pool of its own.</summary>
internal sealed class QueueTest : IAsyncDisposable
{
    private static readonly Lock Creation = new();

    public QueueTest(int slots = 128, bool inline = false, int? pinThreshold = null, bool guards = true)
    {
        Memory = new(new() { Guards = guards, SlabSize = 2 << 20, OnLeak = report => Leak = report });
        lock (Creation)
        {
            Events = new(FakeDaos.Api, Memory, new()
            {
                Slots = slots,
                InlineContinuations = inline,
                PinThreshold = pinThreshold ?? DaosEventQueueOptions.InlineLimit,
                DrainTimeout = TimeSpan.FromSeconds(10),
            });
            Native = FakeDaos.Last;
        }
    }

    public DaosMemoryPool Memory { get; }

    public DaosEventQueue Events { get; }

    public OperationQueue Queue => Events.Queue;

    public FakeQueue Native { get; }

    public DaosMemoryLeakReport? Leak { get; private set; }

    public FakeKeyValue Kv(FakeMode mode) => new(Queue, mode);

    public static byte[] Value(int number, int length)
    {
        byte[] value = new byte[length];
        value.AsSpan().Fill(FakeDaos.Pattern(number));
        return value;
    }

    public async ValueTask DisposeAsync()
    {
        FakeDaos.ReleaseHeld(Native);
        await Events.DisposeAsync();
        Memory.Dispose();
    }
}
