using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Processes.Worker.Commands;

namespace DaosSharp.Processes.Tests.Support;

/// <summary>A system with the pool "tank" and the container "results", attached here and by other processes.</summary>
internal sealed class SharedPool : IDisposable
{
    private readonly StoreDirectory _directory = new();
    private readonly List<WorkerProcess> _workers = [];

    public SharedPool()
    {
        Here = new CallTable();
        Here.Expect(Results.Ok, $"attach {System}", "create-pool tank", "connect made tank 2", "create-cont made results", "disconnect made");
    }

    public string System => _directory.Path;

    /// <summary>This process.</summary>
    public CallTable Here { get; }

    /// <summary>Starts another process.</summary>
    public WorkerProcess Other()
    {
        WorkerProcess worker = WorkerProcess.StartCommands(System);
        _workers.Add(worker);
        return worker;
    }

    /// <summary>Connects, opens the container and its key-value object "kv" here.</summary>
    public void OpenHere()
    {
        Here.Expect(Results.Ok, "connect p tank 2", "open c p results 2", "kv kv c");
    }

    /// <summary>As <see cref="OpenHere"/> in another process.</summary>
    public static void OpenIn(WorkerProcess worker)
    {
        worker.Expect(Results.Ok, "connect p tank 2", "open c p results 2", "kv kv c");
    }

    /// <summary>Closes what <see cref="OpenHere"/> opened.</summary>
    public void CloseHere() => Here.Expect(Results.Ok, "close c", "disconnect p");

    public void Dispose()
    {
        _workers.ForEach(static worker => worker.Dispose());
        Here.Run("detach");
        _directory.Dispose();
    }
}
