using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Space;

/// <summary>
/// A disk that becomes full and gets room again at random moments, also in the middle of a commit: an operation is whole or refused with
/// -DER_NOSPACE, what was there stays, and removals go on.
/// </summary>
public sealed unsafe class RandomlyFullTests
{
    private const int Steps = 150;
    private const int Group = 2500;

    [SkippableTheory]
    [InlineData("tmpfs", 1)]
    [InlineData("tmpfs", 2)]
    [InlineData("ext4", 3)]
    public void Nothing_is_lost_and_nothing_is_half_done(string kind, int seed)
    {
        using StoreDirectory directory = new();
        using Mount mount = kind == "ext4" ? Mount.CreateExt4(directory.Path, 48 << 20) : Mount.Create(directory.Path, "40m");
        Ballast ballast = new(Path.Combine(directory.Path, "ballast"));
        string system = Path.Combine(directory.Path, "system");
        Dictionary<string, byte[]> model = [];
        int refused;
        using (EngineSession session = new())
        {
            EngineSession.Require(session.Open(system, create: true, poolSize: 1 << 30));
            refused = Work(session, ballast, model, new Random(seed));
            Verify(session, model);
        }

        Assert.True(refused > 0, "the disk was never full");
        ballast.Fill(0);
        using (EngineSession session = new())
        {
            EngineSession.Require(session.Open(system, create: false));
            Verify(session, model);
        }

        using EngineSession other = new();
        Assert.Equal(Der.NoSpace, other.Open(Path.Combine(directory.Path, "other"), create: true, poolSize: 16 << 20));
    }

    private static int Work(EngineSession session, Ballast ballast, Dictionary<string, byte[]> model, Random random)
    {
        daos_handle_t kv = session.OpenKeyValue(1);
        int refused = 0;
        for (int step = 0; step < Steps; step++)
        {
            switch (random.Next(12))
            {
                case 0 or 6:
                    ballast.Fill(random.Next(random.Next(2) == 0 ? 100 << 10 : 3 << 20));
                    break;
                case 1:
                    ballast.Remove();
                    break;
                case 2:
                    refused += PutGroup(session, kv, model, random, random.Next(Group));
                    break;
                case 3 or 4 when model.Count > 0:
                    string gone = model.Keys.ElementAt(random.Next(model.Count));
                    EngineSession.Require(EngineSession.Remove(kv, gone));
                    model.Remove(gone);
                    break;
                case 5:
                    Forget(EngineSession.SetAttribute(session.ContainerHandle, "attribute", new byte[1 + random.Next(200_000)]), ref refused);
                    break;
                default:
                    byte[] value = new byte[random.Next(3) == 0 ? random.Next(900_000) + 1 : random.Next(1000) + 1];
                    random.NextBytes(value);
                    string key = $"key-{random.Next(60)}";
                    if (!Forget(EngineSession.Put(kv, key, value), ref refused))
                    {
                        model[key] = value;
                    }

                    break;
            }

            if (step % 40 == 0)
            {
                Verify(session, model);
            }
        }

        return refused;
    }

    // Many values in one transaction: the index grows by megabytes in one commit.
    private static int PutGroup(EngineSession session, daos_handle_t kv, Dictionary<string, byte[]> model, Random random, int count)
    {
        daos_handle_t transaction;
        EngineSession.Require(EngineSession.Api.daos_tx_open(session.ContainerHandle, &transaction, 0, null));
        Dictionary<string, byte[]> group = [];
        for (int i = 0; i < count; i++)
        {
            byte[] value = new byte[900];
            random.NextBytes(value);
            group[$"group-{i}"] = value;
            EngineSession.Require(EngineSession.Put(kv, $"group-{i}", value, transaction));
        }

        int refused = 0;
        if (!Forget(EngineSession.Api.daos_tx_commit(transaction, null), ref refused))
        {
            foreach ((string key, byte[] value) in group)
            {
                model[key] = value;
            }
        }

        EngineSession.Require(EngineSession.Api.daos_tx_close(transaction, null));
        return refused;
    }

    // True when the disk was full; any other failure fails the test.
    private static bool Forget(int rc, ref int refused)
    {
        Assert.True(rc is 0 or Der.NoSpace, $"{rc}: {EngineSession.LastError()}");
        refused += rc == 0 ? 0 : 1;
        return rc != 0;
    }

    private static void Verify(EngineSession session, Dictionary<string, byte[]> model)
    {
        daos_handle_t kv = session.OpenKeyValue(1);
        foreach ((string key, byte[] expected) in model)
        {
            Assert.Equal(expected, EngineSession.Get(kv, key, 1 << 20).Value);
        }

        for (int i = 0; i < 60; i++)
        {
            Assert.True(model.ContainsKey($"key-{i}") || EngineSession.Get(kv, $"key-{i}", 1 << 20).Value == null, $"key-{i} was refused or removed");
        }

        Assert.Equal([], session.Findings());
    }

    /// <summary>A file that takes the room on the disk.</summary>
    private sealed class Ballast(string path)
    {
        /// <summary>Leaves about so many bytes free.</summary>
        public void Fill(long free)
        {
            Remove();
            using FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            byte[] piece = new byte[256 << 10];
            try
            {
                for (long left = new DriveInfo(path).AvailableFreeSpace - free; left > 0; left -= piece.Length)
                {
                    file.Write(piece.AsSpan(0, (int)Math.Min(left, piece.Length)));
                }
            }
            catch (IOException)
            {
                // Full a little sooner than it said.
            }
        }

        public void Remove() => File.Delete(path);
    }
}
