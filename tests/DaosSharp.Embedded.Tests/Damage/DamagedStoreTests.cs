using System.Globalization;
using DaosSharp.Embedded.Tests.Support;
using Xunit.Abstractions;

namespace DaosSharp.Embedded.Tests.Damage;

/// <summary>
/// Truncated, altered and missing files of a store: a typed error at open, a typed error at the damaged record, or the right data; never wrong
/// data, never a key that is said to be missing, and never the end of the process that opens it.
/// </summary>
public sealed class DamagedStoreTests(DamagedStoreTests.Original original, ITestOutputHelper output) : IClassFixture<DamagedStoreTests.Original>
{
    private const string Index = "pool/index/data.mdb";
    private const string Data = "pool/data";

    private delegate void Damage(string path, Random random);

    [Fact]
    public void An_undamaged_copy_reads_back_whole()
    {
        string[] results = Probe(1, static (_, _, _) => { });
        Assert.Equal($"open {DamageProbe.Readable} 0", results.Single());
    }

    [Theory]
    [InlineData(Index, nameof(Damager.Truncate), 40)]
    [InlineData(Index, nameof(Damager.ZeroPage), 25)]
    [InlineData(Index, nameof(Damager.SwapPages), 25)]
    [InlineData(Index, nameof(Damager.WriteGarbage), 40)]
    [InlineData(Index, nameof(Damager.FlipBits), 50)]
    [InlineData(Index, nameof(Damager.Empty), 1)]
    [InlineData(Index, nameof(Damager.Remove), 1)]
    [InlineData("pool/index/lock.mdb", nameof(Damager.FlipBits), 5)]
    [InlineData("pool/index/lock.mdb", nameof(Damager.WriteGarbage), 5)]
    [InlineData("pool/index/lock.mdb", nameof(Damager.Truncate), 5)]
    [InlineData("pool/index/lock.mdb", nameof(Damager.Remove), 1)]
    [InlineData("pool/lock", nameof(Damager.Remove), 1)]
    [InlineData(Data, nameof(Damager.Truncate), 20)]
    [InlineData(Data, nameof(Damager.ZeroPage), 15)]
    [InlineData(Data, nameof(Damager.SwapPages), 15)]
    [InlineData(Data, nameof(Damager.WriteGarbage), 15)]
    [InlineData(Data, nameof(Damager.FlipBits), 15)]
    [InlineData(Data, nameof(Damager.Empty), 1)]
    [InlineData(Data, nameof(Damager.Remove), 1)]
    [InlineData("catalog/data.mdb", nameof(Damager.Truncate), 10)]
    [InlineData("catalog/data.mdb", nameof(Damager.ZeroPage), 8)]
    [InlineData("catalog/data.mdb", nameof(Damager.SwapPages), 8)]
    [InlineData("catalog/data.mdb", nameof(Damager.WriteGarbage), 10)]
    [InlineData("catalog/data.mdb", nameof(Damager.FlipBits), 25)]
    [InlineData("catalog/data.mdb", nameof(Damager.Empty), 1)]
    [InlineData("catalog/data.mdb", nameof(Damager.Remove), 1)]
    [InlineData("daossharp.system", nameof(Damager.Truncate), 5)]
    [InlineData("daossharp.system", nameof(Damager.FlipBits), 10)]
    [InlineData("daossharp.system", nameof(Damager.Empty), 1)]
    [InlineData("daossharp.system", nameof(Damager.Remove), 1)]
    public void A_damaged_file_gives_typed_errors_or_right_data(string file, string damage, int copies)
    {
        Damage apply = typeof(Damager).GetMethod(damage)!.CreateDelegate<Damage>();
        string[] results = Probe(copies, (directory, random, _) => apply(FileOf(directory, file), random));
        int refused = results.Count(static r => r.StartsWith("refused ", StringComparison.Ordinal));
        output.WriteLine($"{file} {damage}: {refused} of {copies} refused");
        output.WriteLine(string.Join('\n', results.Distinct().Take(5)));
    }

    [Fact]
    public void One_flipped_bit_in_the_data_file_costs_at_most_what_the_block_shows()
    {
        // An overwritten value can be in the snapshot and in the present state.
        foreach (string result in Probe(25, static (directory, random, _) => Damager.FlipOneBit(FileOf(directory, Data), random)))
        {
            Assert.InRange(Number(result, 1), DamageProbe.Readable - 2, DamageProbe.Readable);
        }
    }

    [Fact]
    public void One_flipped_bit_in_the_index_is_refused_or_costs_one_record_and_is_found_by_a_check()
    {
        foreach (string result in Probe(60, static (directory, random, _) => Damager.FlipOneBit(FileOf(directory, Index), random)))
        {
            if (result.StartsWith("open ", StringComparison.Ordinal))
            {
                int readable = Number(result, 1);

                // A snapshot that cannot be read costs what it shows.
                Assert.True(readable is >= DamageProbe.Readable - 2 or DamageProbe.Readable - DamageStore.Keys, result);
                Assert.True(readable == DamageProbe.Readable || Number(result, 2) > 0, result);
            }
        }
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        string result = Probe(1, static (directory, _, _) => File.Delete(FileOf(directory, Data))).Single();
        Assert.StartsWith($"refused {Der.FormatInvalid} ", result, StringComparison.Ordinal);
        Assert.EndsWith("/data' is missing", result, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pool_in_the_directory_of_another_is_refused()
    {
        string result = Probe(1, (directory, _, _) =>
        {
            string pool = FileOf(directory, "pool");
            Directory.Delete(pool, recursive: true);
            using StoreDirectory other = new();
            DamageStore.Create(other.Path);
            StoreDirectory.Copy(FileOf(other.Path, "pool"), pool);
        }).Single();
        Assert.StartsWith($"refused {Der.FormatInvalid} ", result, StringComparison.Ordinal);
        Assert.Contains("holds the pool", result, StringComparison.Ordinal);
    }

    private static string FileOf(string system, string file)
    {
        string path = Path.Combine(system, file);
        return file.StartsWith("pool", StringComparison.Ordinal)
            ? Directory.GetDirectories(Path.Combine(system, "pools")).Single() + file["pool".Length..]
            : path;
    }

    private static int Number(string result, int index) => int.Parse(result.Split(' ')[index], CultureInfo.InvariantCulture);

    // Damages copies and lets a process of its own look at them.
    private string[] Probe(int copies, Action<string, Random, int> damage)
    {
        string[] results = new string[copies];
        using ChildProcess child = new([DamageProbe.Command]);
        for (int i = 0; i < copies; i++)
        {
            using StoreDirectory copy = new();
            StoreDirectory.Copy(original.Directory, copy.Path);
            damage(copy.Path, new Random(1000 * copies + i), i);
            child.WriteLine(copy.Path);
            results[i] = child.ReadLine() ?? $"died of copy {i}";
            if (results[i].StartsWith("died", StringComparison.Ordinal))
            {
                Assert.Fail($"the process {results[i]} with code {child.WaitForExit()}: {child.Errors}");
            }

            Assert.False(results[i].StartsWith("wrong", StringComparison.Ordinal), $"copy {i}: {results[i]}");
        }

        Assert.Equal(0, child.WaitForExit());
        return results;
    }

    /// <summary>The store that all copies are made of.</summary>
    public sealed class Original : IDisposable
    {
        private readonly StoreDirectory _directory = new();

        public Original() => DamageStore.Create(_directory.Path);

        public string Directory => _directory.Path;

        public void Dispose() => _directory.Dispose();
    }
}
