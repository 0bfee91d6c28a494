using System.Buffers.Binary;
using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Tests.Support;

namespace DaosSharp.Embedded.Tests.Storage;

/// <summary>Checks of the index file that must not refuse a healthy one.</summary>
public sealed class IndexFileTests
{
    private const int Entries = 5000;

    [Fact]
    public void Pages_that_a_transaction_took_and_gave_up_do_not_make_the_file_look_truncated()
    {
        using StoreDirectory directory = new();
        string path = Path.Combine(directory.Path, IndexFile.Name);
        using (LmdbEnvironment environment = LmdbEnvironment.Open(directory.Path, 64 << 20, maxTables: 1))
        {
            TakeAndGiveUp(environment);
            Assert.True(new FileInfo(path).Length >= environment.UsedBytes());
        }

        IndexFile.Check(path, isAlone: true);
        IndexFile.Check(path, isAlone: false);
    }

    [Fact]
    public void A_file_that_lacks_only_unused_pages_is_made_whole_by_the_first_opener()
    {
        using StoreDirectory directory = new();
        string path = Path.Combine(directory.Path, IndexFile.Name);
        using (LmdbEnvironment environment = LmdbEnvironment.Open(directory.Path, 64 << 20, maxTables: 1))
        {
            TakeAndGiveUp(environment);
        }

        // As a process leaves it that dies between its commit and the lengthening: numbers of pages that were never written.
        byte[] bytes = File.ReadAllBytes(path);
        for (int meta = 0; meta < 2; meta++)
        {
            Span<byte> number = bytes.AsSpan(meta * Environment.SystemPageSize + IndexMeta.PageHeader + 120, sizeof(ulong));
            BinaryPrimitives.WriteUInt64LittleEndian(number, BinaryPrimitives.ReadUInt64LittleEndian(number) + 5);
        }

        File.WriteAllBytes(path, bytes);
        Assert.Throws<EngineException>(() => IndexFile.Check(path, isAlone: false));
        IndexFile.Check(path, isAlone: true);
        Assert.True(new FileInfo(path).Length > bytes.Length);
        IndexFile.Check(path, isAlone: false);
    }

    private static void TakeAndGiveUp(LmdbEnvironment environment)
    {
        using WriteTransaction txn = environment.BeginWrite();
        uint table = txn.OpenTable("table", create: true);
        for (int i = 0; i < Entries; i++)
        {
            txn.Put(table, BitConverter.GetBytes(i), new byte[500]);
        }

        for (int i = 0; i < Entries; i++)
        {
            txn.Delete(table, BitConverter.GetBytes(i));
        }

        txn.Put(table, "left"u8, new byte[1]);
        txn.Commit();
    }
}
