using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Containers;

public sealed class ContainerOptionsTests(TestSystem system) : IClassFixture<TestSystem>
{
    [Theory]
    [InlineData(ContainerLayout.Unknown)]
    [InlineData(ContainerLayout.Posix)]
    [InlineData(ContainerLayout.Hdf5)]
    public void A_container_keeps_what_it_was_created_with(ContainerLayout layout)
    {
        ContainerProperties properties = CreateAndQuery(new ContainerOptions
        {
            Layout = layout,
            RedundancyFactor = 0,
            Checksum = ContainerChecksum.Crc32,
            ChecksumChunkSize = 64 << 10,
            ErasureCodeCellSize = 128 << 10,
        }, out string label);
        Assert.Equal(new ContainerProperties(label, layout, 0, ContainerChecksum.Crc32, 128 << 10), properties);
    }

    [Fact]
    public void Options_without_any_give_the_defaults()
    {
        ContainerProperties properties = CreateAndQuery(new ContainerOptions(), out _);
        Assert.Equal((ContainerLayout.Unknown, ContainerChecksum.Off), (properties.Layout, properties.Checksum));
        Assert.True(properties.ErasureCodeCellSize > 0);
    }

    [Fact]
    public void A_container_without_a_label_has_properties_too()
    {
        Guid id = system.Pool.CreateContainer();
        using (DaosContainer container = system.Pool.OpenContainer(id, ContainerAccess.ReadOnly))
            Assert.Null(container.QueryProperties().Label);
        system.Pool.DestroyContainer(id.ToString("D"));
    }

    [Fact]
    public void Bad_options_make_no_container()
    {
        string label = TestSystem.NewLabel();
        Expect.Fails(DaosError.Invalid, $"container '{label}'", () => system.Pool.CreateContainer(label, new ContainerOptions { RedundancyFactor = 9 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => system.Pool.CreateContainer(label, new ContainerOptions { RedundancyFactor = -1 }));
        Assert.Throws<NotSupportedException>(() => system.Pool.CreateContainer(label, new ContainerOptions { FileSystemChunkSize = 4096 }));
        Assert.DoesNotContain(system.Pool.ListContainers(), c => c.Label == label);
        string taken = system.NewContainerLabel();
        Expect.Fails(DaosError.Exists, $"container '{taken}'", () => system.Pool.CreateContainer(taken, new ContainerOptions()));
    }

    private ContainerProperties CreateAndQuery(ContainerOptions options, out string label)
    {
        label = TestSystem.NewLabel();
        Guid id = system.Pool.CreateContainer(label, options);
        try
        {
            using DaosContainer container = system.Pool.OpenContainer(label, ContainerAccess.ReadOnly);
            Assert.Equal(id, container.Id);
            return container.QueryProperties();
        }
        finally
        {
            system.Pool.DestroyContainer(label, force: true);
        }
    }
}
