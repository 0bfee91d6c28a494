using System.Diagnostics;
using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Processes.Tests.Support;
using DaosSharp.Processes.Worker.Writing;
using Xunit.Abstractions;

namespace DaosSharp.Processes.Tests;

/// <summary>
/// Four processes write and read one pool and are killed with SIGKILL at random moments, two hundred times: whoever comes next, and the
/// test in the end, finds every acknowledged modification whole.
/// </summary>
public sealed class KilledWriterTests(ITestOutputHelper output)
{
    private const int Kills = 200;
    private const int MostWrites = 40;
    private const int LongestWait = 10_000;
    private const int LongestStart = 250;
    private const int LastWrites = 200;
    private const int Killed = 137; // 128 + SIGKILL
    private const long LargestStore = 32 << 20;

    private int _kills;

    [Fact]
    public async Task Killed_writers_lose_nothing_that_was_acknowledged()
    {
        using StoreDirectory directory = new();
        string system = Path.Combine(directory.Path, "system");
        using (EngineSession session = new())
        {
            EngineSession.Require(session.Open(system, create: true));
        }

        Stopwatch time = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Plan.Slots).Select(slot => Task.Run(() => Supervise(directory.Path, slot))));
        output.WriteLine($"{_kills} kills in {time.Elapsed.TotalSeconds:F0} s");

        ulong acknowledged = 0;
        using (EngineSession session = new())
        {
            EngineSession.Require(session.Open(system, create: false));
            for (int slot = 0; slot < Plan.Slots; slot++)
            {
                SlotObjects objects = new(session, slot);
                ulong[] last = Acknowledgements.Read(AcknowledgementsOf(directory.Path, slot));
                for (int item = 0; item < Plan.Items; item++)
                {
                    objects.Verify(item, last[item]);
                    acknowledged += last[item];
                }
            }

            Assert.Equal(0UL, session.Check());
        }

        long size = new DirectoryInfo(system).EnumerateFiles("*", SearchOption.AllDirectories).Sum(static file => file.Length);
        output.WriteLine($"{acknowledged} acknowledged modifications, {size >> 20} MiB in the store");
        Assert.True(acknowledged > 10 * Kills, $"only {acknowledged} modifications in all");
        Assert.True(size < LargestStore, $"the store has grown to {size} bytes");
    }

    private void Supervise(string directory, int slot)
    {
        Random random = new(slot);
        string[] arguments = ["write", Path.Combine(directory, "system"), $"{slot}", AcknowledgementsOf(directory, slot), ""];
        while (true)
        {
            arguments[^1] = $"{random.Next()}";
            using WorkerProcess worker = WorkerProcess.Start(arguments);
            if (Volatile.Read(ref _kills) >= Kills)
            {
                // The last ones end by themselves.
                RequireReady(worker);
                WaitForWrites(arguments[3], LastWrites);
                worker.Finish();
                Assert.Equal(0, worker.ExitCode);
                return;
            }

            if (random.Next(4) == 0)
            {
                // While it attaches, connects, opens and verifies.
                Thread.Sleep(random.Next(LongestStart));
            }
            else
            {
                RequireReady(worker);
                WaitForWrites(arguments[3], random.Next(MostWrites));
            }

            worker.Kill();
            Interlocked.Increment(ref _kills);
            if (worker.ExitCode != Killed)
            {
                Assert.Fail($"worker {slot} ended with {worker.ExitCode} before it was killed: {worker.ReadRest()}");
            }
        }
    }

    private static void RequireReady(WorkerProcess worker)
    {
        string? line = worker.ReadLine();
        Assert.True(line == "ready", $"the worker says '{line}'");
    }

    private static void WaitForWrites(string acknowledgements, int count)
    {
        long end = LengthOf(acknowledgements) + count * Acknowledgements.RecordLength;
        Stopwatch time = Stopwatch.StartNew();
        while (LengthOf(acknowledgements) < end && time.ElapsedMilliseconds < LongestWait)
        {
            Thread.Sleep(1);
        }

        static long LengthOf(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;
    }

    private static string AcknowledgementsOf(string directory, int slot) => Path.Combine(directory, $"acknowledged-{slot}");
}
