using System.Buffers.Binary;
using System.Security.Cryptography;
using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Systems;
using DaosSharp.Embedded.Tests.Support;

namespace DaosSharp.Embedded.Tests.Systems;

/// <summary>Stores of other versions of DaosSharp: refused by name of the version, and left as they are.</summary>
public sealed class FormatVersionTests
{
    [Theory]
    [InlineData(1, Der.FormatIncompatible, "the one that made it is needed")]
    [InlineData(99, Der.FormatIncompatible, "a newer one is needed")]
    [InlineData(0, Der.FormatInvalid, "damaged")]
    public void A_system_of_another_version_is_refused(uint version, int code, string words)
    {
        using StoreDirectory directory = new();
        Create(directory.Path);
        File.WriteAllText(Path.Combine(directory.Path, SystemMarker.FileName), $"DaosSharp system\nformat: {version}\n");
        string before = Fingerprint(directory.Path);
        EngineException error = Assert.Throws<EngineException>(() => SystemRegistry.Attach(directory.Path));
        Assert.Equal(code, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Fingerprint(directory.Path));
    }

    [Theory]
    [InlineData(1, Der.FormatIncompatible, "has format 1;")]
    [InlineData(99, Der.FormatIncompatible, "has format 99;")]
    [InlineData(0, Der.FormatInvalid, "damaged")]
    [InlineData(1UL << 32 | FormatVersion.Current, Der.FormatIncompatible, "a newer one is needed")]
    public void A_pool_of_another_version_is_refused_and_the_others_go_on(ulong version, int code, string words)
    {
        using StoreDirectory directory = new();
        Create(directory.Path);
        string index = Path.Combine(Directory.GetDirectories(Path.Combine(directory.Path, "pools")).Single(), "index");
        using (LmdbEnvironment environment = LmdbEnvironment.Open(index, 256 << 20, PoolTables.Count))
        using (WriteTransaction txn = environment.BeginWrite())
        {
            byte[] number = new byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64LittleEndian(number, version);
            txn.Put(txn.OpenTable("meta", create: false), "format"u8, number);
            txn.Commit();
        }

        string before = Fingerprint(index);
        using (EngineSession session = new())
        {
            Assert.Equal(code, session.Open(directory.Path, create: false));
            Assert.Contains(words, EngineSession.LastError(), StringComparison.Ordinal);
        }

        Assert.Equal(before, Fingerprint(index));
        LocalSystem system = SystemRegistry.Attach(directory.Path);
        PoolEntry pool = system.CreatePool("other", 16 << 20)!;
        system.Release(system.Acquire(pool));
        Assert.Equal(0, SystemRegistry.Detach(system.Name));
    }

    private static void Create(string directory)
    {
        using EngineSession session = new();
        EngineSession.Require(session.Open(directory, create: true));
    }

    // Of the files that hold something; LMDB's lock file changes with every opening.
    private static string Fingerprint(string directory) => string.Join('\n', Directory
        .EnumerateFiles(directory, "*", SearchOption.AllDirectories)
        .Where(static file => Path.GetFileName(file) != "lock.mdb")
        .Order()
        .Select(static file => file + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))));
}
