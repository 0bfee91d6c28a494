using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;
using DaosSharp.Processes.Tests.Support;
using DaosSharp.Processes.Worker.Mixed;

namespace DaosSharp.Processes.Tests;

/// <summary>Several processes with several threads at work in one container.</summary>
public sealed class MixedWorkTests
{
    private const int Processes = 4;
    private const int Threads = 3;

    [Fact]
    public void Processes_and_threads_work_together_in_one_container()
    {
        using StoreDirectory directory = new();
        using EngineSession session = new();
        EngineSession.Require(session.Open(directory.Path, create: true));
        List<WorkerProcess> workers = [];
        try
        {
            for (int slot = 0; slot < Processes; slot++)
            {
                workers.Add(WorkerProcess.Start("mixed", directory.Path, $"{slot}", $"{Threads}"));
            }

            foreach (WorkerProcess worker in workers)
            {
                Assert.Equal("ready", worker.ReadLine());
                Assert.Equal("done", worker.ReadLine());
                worker.Finish();
            }
        }
        finally
        {
            workers.ForEach(static worker => worker.Dispose());
        }

        daos_handle_t counter = session.OpenKeyValue(MixedRun.CounterObject);
        byte[] count = EngineSession.Get(counter, MixedRun.CounterKey, sizeof(ulong)).Value!;
        Assert.Equal((ulong)(Processes * Threads * MixedRun.Rounds), BitConverter.ToUInt64(count));
        Assert.Equal(0UL, session.Check());
    }
}
