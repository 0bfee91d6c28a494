using System.Diagnostics;
using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Containers;

/// <summary>A container with many records is destroyed in steps, and is gone from the first of them on.</summary>
public sealed class DestroyTests
{
    private const int Values = 6000;
    private const int Extents = 3000;
    private const int Kills = 5;
    private const int MostKills = 25;

    [Fact]
    public void A_large_container_gives_all_its_space_back()
    {
        using StoreDirectory directory = new();
        using EngineSession session = new();
        EngineSession.Require(session.Open(directory.Path, create: true));
        Fill(session);
        PoolStore store = session.Store;
        long index = store.Environment.UsedBytes();
        EngineSession.Require(session.DestroyContainer());
        Assert.Equal([], session.Findings());
        Assert.Equal(0UL, Pending(store));
        using (StoreRead read = store.BeginRead())
        {
            foreach (uint table in (uint[])[store.Tables.Akeys, store.Tables.Extents, store.Tables.History, store.Tables.Objects, store.Tables.Snapshots, store.Tables.Attributes])
            {
                Assert.Equal(0UL, read.Txn.Count(table));
            }

            PoolState state = PoolState.Read(read.Txn, store.Tables);
            Assert.Equal(state.DataEnd, state.FreeBytes + state.ReleasedBytes);
        }

        Assert.InRange(store.Environment.UsedBytes() - index, 0, 2 << 20);
    }

    [Fact]
    public void Others_write_while_a_large_container_is_removed()
    {
        using StoreDirectory directory = new();
        using EngineSession session = new();
        EngineSession.Require(session.Open(directory.Path, create: true));
        Fill(session);
        daos_handle_t other = session.CreateContainer("other");
        daos_handle_t kv = EngineSession.OpenKeyValue(other, 1);
        int puts = 0;
        using CancellationTokenSource stop = new();
        Thread writer = new(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                EngineSession.Require(EngineSession.Put(kv, $"key-{puts % 100}", new byte[100]));
                Volatile.Write(ref puts, puts + 1);
            }
        });
        writer.Start();
        SpinWait.SpinUntil(() => Volatile.Read(ref puts) > 0);
        int before = Volatile.Read(ref puts);
        EngineSession.Require(session.DestroyContainer());
        int during = Volatile.Read(ref puts) - before;
        stop.Cancel();
        writer.Join();
        Assert.True(during >= 5, $"only {during} puts came through while the container was removed");
        EngineSession.Close(other);
        Assert.Equal([], session.Findings());
    }

    [Fact]
    public void A_destroyer_that_is_killed_leaves_a_whole_container_or_none()
    {
        using StoreDirectory original = new();
        using (EngineSession session = new())
        {
            EngineSession.Require(session.Open(original.Path, create: true));
            Fill(session);
        }

        // How long a removal takes depends on the machine: a kill that is too early or too late moves the next one.
        double milliseconds = 20;
        int middle = 0;
        for (int i = 0; i < MostKills && middle < Kills; i++)
        {
            using StoreDirectory directory = new();
            StoreDirectory.Copy(original.Path, directory.Path);
            using (ChildProcess child = new([DestroyWorker.Command, directory.Path]))
            {
                Assert.Equal("begin", child.ReadLine());
                Thread.Sleep(TimeSpan.FromMilliseconds(milliseconds));
                child.Kill();
            }

            Found found = AfterKill(directory.Path, byOpener: i % 2 == 0);
            milliseconds *= found == Found.Whole ? 1.6 : 0.8;
            middle += found == Found.Part ? 1 : 0;
        }

        Assert.True(middle > 0, "no kill met a removal");
    }

    private enum Found
    {
        Whole,
        Part,
        None,
    }

    private static Found AfterKill(string directory, bool byOpener)
    {
        using EngineSession session = new();
        int rc = session.Open(directory, create: false);
        PoolStore store = session.Store;
        bool wasPending = Pending(store) > 0;
        Assert.Equal([], session.Findings());
        if (rc == 0)
        {
            Assert.Equal(100, EngineSession.Get(session.OpenKeyValue(1), $"key-{Values - 1}", 200).Value!.Length);
            return Found.Whole;
        }

        Assert.Equal(Der.NonExistent, rc);
        if (!byOpener)
        {
            EngineSession.Close(session.CreateContainer("other"));
            EngineSession.Require(session.DestroyContainer("other"));
            Assert.Equal(0UL, Pending(store));
        }

        Stopwatch wait = Stopwatch.StartNew();
        while (Pending(store) > 0)
        {
            Assert.True(wait.Elapsed < TimeSpan.FromSeconds(20), "the next opener did not finish the removal");
            Thread.Sleep(1);
        }

        using StoreRead read = store.BeginRead();
        Assert.Equal(0UL, read.Txn.Count(store.Tables.Akeys) + read.Txn.Count(store.Tables.Extents) + read.Txn.Count(store.Tables.History));
        return wasPending ? Found.Part : Found.None;
    }

    private static ulong Pending(PoolStore store)
    {
        using StoreRead read = store.BeginRead();
        return read.Txn.Count(store.Tables.Destroyed);
    }

    private static unsafe void Fill(EngineSession session)
    {
        daos_handle_t kv = session.OpenKeyValue(1);
        daos_handle_t array = session.OpenArray(2);
        for (int i = 0; i < Values; i++)
        {
            EngineSession.Require(EngineSession.Put(kv, $"key-{i}", new byte[i % 50 == 0 ? 3000 : 100]));
        }

        for (int i = 0; i < Extents; i++)
        {
            EngineSession.Require(EngineSession.WriteArray(array, (ulong)i * 40, new byte[20]));
        }

        ulong epoch;
        EngineSession.Require(EngineSession.Api.daos_cont_create_snap(session.ContainerHandle, &epoch, null, null));
        for (int i = 0; i < Values; i += 4)
        {
            EngineSession.Require(EngineSession.Put(kv, $"key-{i}", new byte[i % 50 == 0 ? 2000 : 100]));
        }

        EngineSession.Require(EngineSession.WriteArray(array, 0, new byte[60_000]));
        EngineSession.Require(EngineSession.SetAttribute(session.ContainerHandle, "a", new byte[100]));
    }
}
