using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Lifetime;

/// <summary>
/// Each file of a store is cut short or overwritten, one at a time. Opening and reading either works, with the right data, or fails with a
/// typed error: never a crash, never wrong data, and the repaired store opens again.
/// </summary>
public sealed class DamagedStoreTests
{
    private const string Label = "tank";
    private const int Values = 50;
    private const int ValueBytes = 3000;

    public enum Damage
    {
        Emptied,
        CutInHalf,
        CutByOneByte,
        Zeroed,
        BeginOverwritten,
    }

    [SkippableTheory]
    [InlineData(Damage.Emptied)]
    [InlineData(Damage.CutInHalf)]
    [InlineData(Damage.CutByOneByte)]
    [InlineData(Damage.Zeroed)]
    [InlineData(Damage.BeginOverwritten)]
    public void Damage_is_found_or_does_no_harm(Damage damage)
    {
        TestSystem.RequireEmbedded();
        using TemporaryDirectory directory = new();
        string store = directory.Sub("store");
        DaosObjectId id = Fill(store);
        Assert.Equal(Values, ReadAll(store, id));

        int found = 0;
        foreach (string file in Directory.GetFiles(store, "*", SearchOption.AllDirectories))
        {
            byte[] original = File.ReadAllBytes(file);
            if (original.Length == 0)
                continue;
            Apply(damage, file, original);
            try
            {
                Assert.Equal(Values, ReadAll(store, id));
            }
            catch (DaosException e)
            {
                found++;
                Assert.True(
                    e.Code is DaosError.FormatInvalid or DaosError.FormatIncompatible or DaosError.Checksum or DaosError.IO or DaosError.NotFound,
                    $"{Path.GetRelativePath(store, file)}: {e.Message}");
            }
            File.WriteAllBytes(file, original);
            Assert.Equal(Values, ReadAll(store, id));
        }
        Assert.True(found > 0, "no damage was found");
    }

    private static void Apply(Damage damage, string file, byte[] original)
    {
        byte[] bytes = damage switch
        {
            Damage.Emptied => [],
            Damage.CutInHalf => original[..(original.Length / 2)],
            Damage.CutByOneByte => original[..^1],
            Damage.Zeroed => new byte[original.Length],
            _ => [.. Pattern.Bytes(Math.Min(4096, original.Length), 99), .. original.Skip(4096)],
        };
        File.WriteAllBytes(file, bytes);
    }

    private static DaosObjectId Fill(string store)
    {
        using DaosClient client = DaosClient.Embedded(store);
        using DaosPool pool = client.OpenOrCreatePool(Label, 64 << 20);
        using DaosContainer container = pool.OpenOrCreateContainer("box");
        DaosObjectId id = container.GenerateObjectId(ObjectType.KeyValueHashed, ObjectClass.S1);
        using DaosKeyValue kv = container.OpenKeyValue(id);
        for (int i = 0; i < Values; i++)
            kv.Put($"key{i}", Pattern.Bytes(ValueBytes, i));
        return id;
    }

    /// <summary>Number of values, each compared.</summary>
    private static int ReadAll(string store, DaosObjectId id)
    {
        using DaosClient client = DaosClient.Embedded(store);
        using DaosPool pool = client.OpenPool(Label);
        using DaosContainer container = pool.OpenContainer("box");
        using DaosKeyValue kv = container.OpenKeyValue(id);
        int count = 0;
        foreach (string key in kv.ListKeys())
        {
            Assert.Equal(Pattern.Bytes(ValueBytes, int.Parse(key.AsSpan(3), System.Globalization.CultureInfo.InvariantCulture)), kv.Get(key));
            count++;
        }
        return count;
    }
}
