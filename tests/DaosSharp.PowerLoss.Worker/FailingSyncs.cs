namespace DaosSharp.PowerLoss;

/// <summary>
/// Updates with full durability, while now and then a sync of the data file or of the index fails. An update that it belongs to has to fail;
/// after one of the data file all others have to, until the pool is opened again.
/// </summary>
public sealed class FailingSyncs(DaosClient client, MarkWriter marks, string order, int inFlight, Random random)
{
    private const string Data = "/data";
    private const string Index = "/index/data.mdb";
    private const int Interval = 40;

    private readonly int[] _versions = new int[Content.Keys + 1];

    public async Task RunAsync(int updates)
    {
        bool isData = false;
        for (int done = 0; done < updates; done += Interval, isData = !isData)
        {
            using Store store = new(client, marks, PoolDurability.Full);
            using Workload workload = new(store.Container, marks, random, _versions);
            await workload.RunAsync(Interval, inFlight);
            Require(workload.Failures == 0, "an update failed without a reason");

            File.WriteAllText(order, isData ? Data : Index);
            await workload.RunAsync(inFlight, inFlight);
            while (File.Exists(order))
            {
                await workload.RunAsync(inFlight, inFlight);
            }

            Require(workload.Failures > 0 || (!isData && inFlight > 1), $"no update failed with the sync of {(isData ? Data : Index)}");
            int before = workload.Failures;
            await workload.RunAsync(inFlight, inFlight);
            int failed = workload.Failures - before;
            Require(isData ? failed == inFlight : failed == 0, $"{failed} updates failed after the sync of {(isData ? Data : Index)}");
        }
    }

    private static void Require(bool condition, string words)
    {
        if (!condition)
        {
            throw new InvalidOperationException(words);
        }
    }
}
