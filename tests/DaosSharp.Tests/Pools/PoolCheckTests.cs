using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Pools;

/// <summary>Checks of a pool of the embedded engine.</summary>
public sealed class PoolCheckTests
{
    private const string Label = "tank";

    [Fact]
    public void A_healthy_pool_has_no_findings()
    {
        using TemporaryDirectory directory = new();
        using DaosClient client = DaosClient.Embedded(directory.Path);
        Fill(client);
        PoolCheckReport report = client.CheckPool(Label);
        Assert.True(report.IsHealthy);
        Assert.True(report.Records > 20);
        Expect.Fails(DaosError.NotFound, "pool 'nowhere'", () => client.CheckPool("nowhere"));
    }

    [Fact]
    public void Damaged_data_are_found_and_reported_one_by_one()
    {
        using TemporaryDirectory directory = new();
        using (DaosClient client = DaosClient.Embedded(directory.Path))
            Fill(client);
        string data = Directory.EnumerateFiles(directory.Path, "data", SearchOption.AllDirectories).Single();
        byte[] bytes = File.ReadAllBytes(data);
        bytes[100] ^= 1;
        bytes[20_000] ^= 1;
        File.WriteAllBytes(data, bytes);

        using DaosClient again = DaosClient.Embedded(directory.Path);
        Collector collector = new();
        PoolCheckReport report = again.CheckPool(Label, collector);
        Assert.False(report.IsHealthy);
        Assert.Equal(2, report.Findings.Count);
        Assert.All(report.Findings, static finding => Assert.Equal(PoolFindingKind.Data, finding.Kind));
        Assert.Contains("container 1, object", report.Findings[0].Text, StringComparison.Ordinal);
        Assert.Equal(report.Findings, collector.Findings);
    }

    [Fact]
    public void A_pool_that_cannot_be_opened_is_a_finding()
    {
        using TemporaryDirectory directory = new();
        using (DaosClient client = DaosClient.Embedded(directory.Path))
            Fill(client);
        string index = Directory.EnumerateFiles(Path.Combine(directory.Path, "pools"), "data.mdb", SearchOption.AllDirectories).Single();
        using (FileStream file = new(index, FileMode.Open))
            file.SetLength(file.Length / 2);

        using DaosClient again = DaosClient.Embedded(directory.Path);
        PoolFinding finding = Assert.Single(again.CheckPool(Label).Findings);
        Assert.Equal(PoolFindingKind.Index, finding.Kind);
        Assert.Contains("data.mdb", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_progress_throws_ends_the_check_and_comes_back()
    {
        using TemporaryDirectory directory = new();
        using (DaosClient client = DaosClient.Embedded(directory.Path))
            Fill(client);
        File.Delete(Directory.EnumerateFiles(Path.Combine(directory.Path, "pools"), "data", SearchOption.AllDirectories).Single());
        using DaosClient again = DaosClient.Embedded(directory.Path);
        Assert.Throws<NotImplementedException>(() => again.CheckPool(Label, new Thrower()));
    }

    private static void Fill(DaosClient client)
    {
        using DaosPool pool = client.OpenOrCreatePool(Label, 64 << 20);
        using DaosContainer container = pool.OpenOrCreateContainer("results");
        using DaosKeyValue kv = container.OpenKeyValue(container.GenerateObjectId(ObjectType.KeyValueHashed));
        for (int i = 0; i < 20; i++)
            kv.Put($"key-{i}", new byte[5000]);
    }

    private sealed class Collector : IProgress<PoolFinding>
    {
        public List<PoolFinding> Findings { get; } = [];

        public void Report(PoolFinding value) => Findings.Add(value);
    }

    private sealed class Thrower : IProgress<PoolFinding>
    {
        public void Report(PoolFinding value) => throw new NotImplementedException();
    }
}
