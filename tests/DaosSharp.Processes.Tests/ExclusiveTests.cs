using DaosSharp.Processes.Tests.Support;

namespace DaosSharp.Processes.Tests;

/// <summary>What one process has open alone, another one cannot open; and death ends it.</summary>
public sealed class ExclusiveTests : IDisposable
{
    private readonly SharedPool _shared = new();

    public void Dispose() => _shared.Dispose();

    [Fact]
    public void An_exclusive_connection_keeps_other_processes_out_until_its_process_dies()
    {
        WorkerProcess other = _shared.Other();
        other.Expect(Results.Ok, "connect p tank 4");
        _shared.Here.Expect(Results.Busy, "connect q tank 2", "connect q tank 1");
        Assert.Contains("exclusive", _shared.Here.Run("error"), StringComparison.Ordinal);
        other.Kill();
        _shared.Here.Expect(Results.Ok, "connect q tank 4", "disconnect q");
    }

    [Fact]
    public void Connections_of_other_processes_prevent_an_exclusive_one()
    {
        WorkerProcess other = _shared.Other();
        other.Expect(Results.Ok, "connect p tank 1");
        _shared.Here.Expect(Results.Busy, "connect q tank 4");
        _shared.Here.Expect(Results.Ok, "connect q tank 2", "disconnect q");
        other.Expect(Results.Ok, "disconnect p");
        _shared.Here.Expect(Results.Ok, "connect q tank 4", "disconnect q");
    }

    [Fact]
    public void An_exclusive_container_keeps_other_processes_out_until_its_process_dies()
    {
        WorkerProcess other = _shared.Other();
        other.Expect(Results.Ok, "connect p tank 2", "open c p results 4");
        _shared.Here.Expect(Results.Ok, "connect p tank 2");
        _shared.Here.Expect(Results.Busy, "open c p results 2");
        other.Expect(Results.Ok, "close c", "open c p results 1");
        _shared.Here.Expect(Results.Busy, "open c p results 4");
        other.Kill();
        _shared.Here.Expect(Results.Ok, "open c p results 4", "close c", "disconnect p");
    }

    [Fact]
    public void Handles_are_counted_over_all_living_processes()
    {
        _shared.OpenHere();
        WorkerProcess first = _shared.Other();
        WorkerProcess second = _shared.Other();
        SharedPool.OpenIn(first);
        SharedPool.OpenIn(second);
        _shared.Here.Expect("0 3", "query c");
        first.Expect(Results.Ok, "close c");
        _shared.Here.Expect("0 2", "query c");
        second.Kill();
        _shared.Here.Expect("0 1", "query c");
        _shared.CloseHere();
    }
}
