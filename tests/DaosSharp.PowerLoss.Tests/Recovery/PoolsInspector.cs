using DaosSharp.PowerLoss.Tests.Recording;

namespace DaosSharp.PowerLoss.Tests.Recovery;

/// <summary>Opens what a loss of power left of pools that came and went.</summary>
internal static class PoolsInspector
{
    public static Finding Inspect(Expectation expectation, string directory, int pools)
    {
        string system = RecordedRun.SystemIn(directory);
        try
        {
            using DaosClient client = DaosClient.Embedded(system);
            IReadOnlyList<PoolSummary> found = [.. client.ListPools()];
            for (int i = 0; i < pools; i++)
            {
                string label = PoolWorkload.Label(i);
                bool isThere = found.Any(p => p.Label == label);
                if (!isThere && expectation.Begun(label) == PoolWorkload.Created && expectation.Acknowledged(label) == PoolWorkload.Created)
                {
                    return new Finding(Outcome.Lost, $"{label} is gone");
                }

                if (isThere && expectation.Acknowledged(label) == PoolWorkload.Destroyed)
                {
                    return new Finding(Outcome.Wrong, $"{label} was destroyed and is there");
                }

                if (isThere)
                {
                    using DaosPool pool = client.OpenPool(label);
                    pool.OpenOrCreateContainer("usable").Dispose();
                }
            }

            string[] left = [.. Directory.GetDirectories(Path.Combine(system, "pools")).Select(static p => Path.GetFileName(p)!)];
            string[] named = [.. found.Select(static p => p.Id.ToString("D"))];
            return left.Order(StringComparer.Ordinal).SequenceEqual(named.Order(StringComparer.Ordinal))
                ? new Finding(Outcome.Intact, "")
                : new Finding(Outcome.Wrong, $"the directories are {string.Join(", ", left)}; the catalog names {string.Join(", ", named)}");
        }
        catch (DaosException e)
        {
            return new Finding(Outcome.Damaged, e.Message);
        }
    }
}
