using System.Globalization;

namespace DaosSharp.Embedded.Tests.Model;

/// <summary>
/// The store against a model in memory: random modifications, snapshots, reopenings. Ends with a check of the pool, which also finds space
/// that leaks. DAOSSHARP_TEST_SEED adds a seed of one's own.
/// </summary>
public sealed class StoreModelTests
{
    private const string SeedVariable = "DAOSSHARP_TEST_SEED";

    public static TheoryData<int> Seeds
    {
        get
        {
            TheoryData<int> seeds = [1, 2, 3];
            if (int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), NumberStyles.None, CultureInfo.InvariantCulture, out int seed))
            {
                seeds.Add(seed);
            }

            return seeds;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_operations_agree_with_the_model(int seed) =>
        Run(seed, 5_000, poolSize: 256 << 20, mayBeFull: false);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_operations_agree_with_the_model_in_a_full_pool(int seed) =>
        Run(seed, 2_500, poolSize: 16 << 20, mayBeFull: true);

    private static void Run(int seed, int operations, ulong poolSize, bool mayBeFull)
    {
        using ModelRun run = new(seed, poolSize);
        try
        {
            run.Run(operations);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"seed {seed}: {e.Message}", e);
        }

        Assert.True(mayBeFull || run.Refused == 0, $"seed {seed}: {run.Refused} modifications were refused");
    }
}
