using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Processes.Worker.Mixed;

/// <summary>Threads that put, get, remove, count up together in transactions, and take snapshots.</summary>
internal sealed unsafe class MixedRun(string system, int slot, int threads)
{
    public const int Rounds = 60;

    /// <summary>Object of the counter that all threads of all processes count up once a round.</summary>
    public const ulong CounterObject = 900;

    public const string CounterKey = "counter";

    private const int Restart = -(int)daos_errno.DER_TX_RESTART;

    public int Run()
    {
        string? failure = null;
        using EngineSession session = new();
        EngineSession.Require(session.Open(system, create: false));
        Thread[] running = [.. Enumerable.Range(0, threads).Select(number => new Thread(() =>
        {
            try
            {
                Work(session, number);
            }
            catch (Exception e) when (e is InvalidOperationException or InvalidDataException)
            {
                failure = e.Message;
            }
        }))];
        Console.WriteLine("ready");
        foreach (Thread thread in running)
        {
            thread.Start();
        }

        foreach (Thread thread in running)
        {
            thread.Join();
        }

        Console.WriteLine(failure == null ? "done" : $"bad: {failure}");
        return failure == null ? 0 : 3;
    }

    private void Work(EngineSession session, int thread)
    {
        Random random = new(slot * 100 + thread);
        daos_handle_t kv = session.OpenKeyValue(1000 + (ulong)(slot * threads + thread));
        daos_handle_t counter = session.OpenKeyValue(CounterObject);
        for (int round = 0; round < Rounds; round++)
        {
            byte[] value = new byte[random.Next(1, 20_000)];
            random.NextBytes(value);
            string key = $"k{random.Next(8)}";
            EngineSession.Require(EngineSession.Put(kv, key, value));
            RequireValue(kv, default, key, value, "just put");
            CountUp(session, counter);
            if (round % 10 == thread % 10)
            {
                CheckSnapshot(session, kv, key, value, random);
            }
        }
    }

    private static void RequireValue(daos_handle_t kv, daos_handle_t th, string key, byte[] expected, string what)
    {
        byte[] buffer = new byte[20_000];
        ulong size = (ulong)buffer.Length;
        fixed (byte* k = EngineSession.Text(key), b = buffer)
        {
            EngineSession.Require(EngineSession.Api.daos_kv_get(kv, th, 0, (sbyte*)k, &size, b, null));
        }

        if (!buffer.AsSpan(0, (int)size).SequenceEqual(expected))
        {
            throw new InvalidDataException($"{key} is not what was {what}: {size} bytes instead of {expected.Length}");
        }
    }

    // Nobody else's count may be lost.
    private static void CountUp(EngineSession session, daos_handle_t counter)
    {
        daos_handle_t tx;
        EngineSession.Require(EngineSession.Api.daos_tx_open(session.ContainerHandle, &tx, 0, null));
        fixed (byte* k = EngineSession.Text(CounterKey))
        {
            while (true)
            {
                ulong count = 0;
                ulong size = sizeof(ulong);
                EngineSession.Require(EngineSession.Api.daos_kv_get(counter, tx, 0, (sbyte*)k, &size, &count, null));
                count++;
                EngineSession.Require(EngineSession.Api.daos_kv_put(counter, tx, 0, (sbyte*)k, sizeof(ulong), &count, null));
                int rc = EngineSession.Api.daos_tx_commit(tx, null);
                if (rc != Restart)
                {
                    EngineSession.Require(rc);
                    break;
                }

                EngineSession.Require(EngineSession.Api.daos_tx_restart(tx, null));
            }
        }

        EngineSession.Require(EngineSession.Api.daos_tx_close(tx, null));
    }

    private static void CheckSnapshot(EngineSession session, daos_handle_t kv, string key, byte[] value, Random random)
    {
        ulong epoch;
        daos_handle_t tx;
        EngineSession.Require(EngineSession.Api.daos_cont_create_snap(session.ContainerHandle, &epoch, null, null));
        byte[] later = new byte[100];
        random.NextBytes(later);
        EngineSession.Require(EngineSession.Put(kv, key, later));
        EngineSession.Require(EngineSession.Api.daos_tx_open_snap(session.ContainerHandle, epoch, &tx, null));
        RequireValue(kv, tx, key, value, "in the snapshot");
        RequireValue(kv, default, key, later, "put after the snapshot");
        EngineSession.Require(EngineSession.Api.daos_tx_close(tx, null));
        EngineSession.Require(EngineSession.Api.daos_cont_destroy_snap(
            session.ContainerHandle, new daos_epoch_range_t { epr_lo = epoch, epr_hi = epoch }, null));
    }
}
