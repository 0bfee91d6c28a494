using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Access;

/// <summary>Owner and access list of containers, and what follows from them.</summary>
public sealed class ContainerAccessTests(TestSystem system) : IClassFixture<TestSystem>
{
    private const string Stranger = "nobody-at-all@";

    [SkippableFact]
    public void A_new_container_belongs_to_its_creator_and_his_group()
    {
        using DaosContainer container = system.NewContainer();
        AccessControl access = container.GetAccessControl();
        Assert.True(DaosPrincipal.IsName(access.Owner));
        Assert.True(DaosPrincipal.IsName(access.OwnerGroup));
        Assert.Equal(DaosAcl.Parse("A::OWNER@:rwdtTaAo\nA:G:GROUP@:rwtT"), access.Acl);
    }

    [SkippableFact]
    public async Task An_access_list_is_replaced_extended_and_shortened()
    {
        using DaosContainer container = system.NewContainer();
        DaosAcl list = DaosAcl.Parse("A::OWNER@:rwdtTaAo\nA::bob@:r\nA::EVERYONE@:t");
        container.SetAcl(list);
        Assert.Equal(list, container.GetAccessControl().Acl);
        await container.UpdateAclAsync(DaosAcl.Parse("A::bob@:rw\nA:G:staff@:ra"));
        Assert.Equal(
            DaosAcl.Parse("A::OWNER@:rwdtTaAo\nA::bob@:rw\nA:G:staff@:ra\nA::EVERYONE@:t"),
            (await container.GetAccessControlAsync()).Acl);
        Assert.True(container.RemoveFromAcl(DaosPrincipal.User("bob@")));
        Assert.False(await container.RemoveFromAclAsync(DaosPrincipal.User("bob@")));
        Assert.True(container.RemoveFromAcl(DaosPrincipal.Everyone));
        Assert.Equal(DaosAcl.Parse("A::OWNER@:rwdtTaAo\nA:G:staff@:ra"), container.GetAccessControl().Acl);
        await container.SetAclAsync(DaosAcl.Empty);
        Assert.Empty(container.GetAccessControl().Acl);
    }

    [SkippableFact]
    public async Task Owner_and_owner_group_change()
    {
        using DaosContainer container = system.NewContainer();
        AccessControl before = container.GetAccessControl();
        Expect.Fails(DaosError.NotFound, "container", () => container.SetOwner(Stranger));
        Assert.Throws<ArgumentException>(() => container.SetOwner("nobody"));
        Assert.Throws<ArgumentException>(() => container.SetOwner(null));
        container.SetOwner(before.Owner, before.OwnerGroup);
        await container.SetOwnerAsync(null, "no-group-at-all@", mustExist: false);
        container.SetOwner(Stranger, mustExist: false);
        Assert.Equal(new AccessControl(Stranger, "no-group-at-all@", before.Acl), container.GetAccessControl());
    }

    [SkippableFact]
    public void Who_has_no_entry_cannot_open()
    {
        string label = system.NewContainerLabel();
        Give(label, DaosAcl.Parse("A::OWNER@:rw\nA::bob@:rw"));
        Expect.Fails(DaosError.NoPermission, label, () => system.Pool.OpenContainer(label));
        Expect.Fails(DaosError.NoPermission, label, () => system.Pool.OpenContainer(label, ContainerAccess.ReadOnly));
    }

    [SkippableFact]
    public void Who_may_read_data_can_do_no_more()
    {
        string label = system.NewContainerLabel();
        DaosObjectId id = Fill(label);
        Give(label, DaosAcl.Parse("A::EVERYONE@:r"));
        Expect.Fails(DaosError.NoPermission, label, () => system.Pool.OpenContainer(label));
        using DaosContainer container = system.Pool.OpenContainer(label, ContainerAccess.ReadOnly);
        using DaosKeyValue kv = container.OpenKeyValue(id, ObjectAccess.ReadOnly);
        byte[] buffer = new byte[8];
        Assert.Equal(3, kv.Get("key", buffer));
        Assert.Equal(["color"], container.ListAttributes());
        Assert.Equal(container.Id, container.Query().Id);
        Expect.Fails(DaosError.NoPermission, label, () => container.QueryProperties());
        Expect.Fails(DaosError.NoPermission, label, () => container.GetAccessControl());
    }

    [SkippableFact]
    public void Who_may_write_data_but_not_read_it_can_do_just_that()
    {
        string label = system.NewContainerLabel();
        DaosObjectId id = Fill(label);
        Give(label, DaosAcl.Parse("A::EVERYONE@:wt"));
        using DaosContainer container = system.Pool.OpenContainer(label);
        using DaosKeyValue kv = container.OpenKeyValue(id);
        kv.Put("other", [4]);
        Expect.Fails(DaosError.NoPermission, "key", () => kv.Get("key", new byte[8]));
        Expect.Fails(DaosError.NoPermission, label, () => container.ListAttributes());
        Expect.Fails(DaosError.NoPermission, label, () => container.SetLabel(TestSystem.NewLabel()));
        Assert.Equal(label, container.QueryProperties().Label);
    }

    [SkippableFact]
    public void Who_may_change_properties_cannot_write_data()
    {
        string label = system.NewContainerLabel();
        DaosObjectId id = Fill(label);
        Give(label, DaosAcl.Parse("A::EVERYONE@:rtTa"));
        using DaosContainer container = system.Pool.OpenContainer(label);
        using DaosKeyValue kv = container.OpenKeyValue(id);
        Expect.Fails(DaosError.NoPermission, "key", () => kv.Put("key", [4]));
        Expect.Fails(DaosError.NoPermission, label, () => container.SetAttribute("color", [1]));
        Expect.Fails(DaosError.NoPermission, label, () => container.SetAcl(DaosAcl.Empty));
        Expect.Fails(DaosError.NoPermission, label, () => container.UpdateAcl(DaosAcl.Parse("A::bob@:r")));
        Expect.Fails(DaosError.NoPermission, label, () => container.RemoveFromAcl(DaosPrincipal.Everyone));
        Expect.Fails(DaosError.NoPermission, label, () => container.SetOwner("root@"));
        Assert.Equal(DaosAcl.Parse("A::EVERYONE@:rtTa"), container.GetAccessControl().Acl);
        container.ClearStatus();
        container.SetLabel(label);
    }

    [SkippableFact]
    public void The_owner_keeps_the_access_list_whatever_it_says()
    {
        string label = system.NewContainerLabel();
        using (DaosContainer container = system.Pool.OpenContainer(label))
            container.SetAcl(DaosAcl.Empty);
        using DaosContainer again = system.Pool.OpenContainer(label);
        Expect.Fails(DaosError.NoPermission, label, () => again.QueryProperties());
        again.SetAcl(DaosAcl.Parse("A::OWNER@:rw"));
        Assert.Single(again.GetAccessControl().Acl);
    }

    [SkippableFact]
    public void Rights_are_those_at_the_time_of_opening()
    {
        string label = system.NewContainerLabel();
        DaosObjectId id = Fill(label);
        using DaosContainer container = system.Pool.OpenContainer(label);
        using DaosKeyValue kv = container.OpenKeyValue(id);
        Give(label, DaosAcl.Empty);
        kv.Put("key", [9]);
        Assert.Equal(Stranger, container.GetAccessControl().Owner);
    }

    [SkippableFact]
    public void A_container_is_created_with_an_access_list_and_an_owner_group()
    {
        string label = TestSystem.NewLabel();
        DaosAcl list = DaosAcl.Parse("A::OWNER@:rwdtTaAo\nA:G:staff@:r");
        system.Pool.CreateContainer(label, new ContainerOptions
        {
            Acl = list,
            OwnerGroup = "staff@",
            Compression = ContainerCompression.Lz4,
            Encryption = ContainerEncryption.AesGcm256,
            Deduplication = ContainerDeduplication.Hash,
            DeduplicationThreshold = 8192,
            VerifyChecksumsOnServer = true,
        });
        using (DaosContainer container = system.Pool.OpenContainer(label))
        {
            AccessControl access = container.GetAccessControl();
            Assert.Equal(("staff@", list), (access.OwnerGroup, access.Acl));
            ContainerProperties properties = container.QueryProperties();
            Assert.Equal(
                (ContainerCompression.Lz4, ContainerEncryption.AesGcm256, ContainerDeduplication.Hash),
                (properties.Compression, properties.Encryption, properties.Deduplication));
        }
        system.Pool.DestroyContainer(label);
    }

    [SkippableFact]
    public async Task A_label_changes_and_stays_unique()
    {
        string taken = system.NewContainerLabel();
        string label = system.NewContainerLabel();
        string renamed = TestSystem.NewLabel();
        using DaosContainer container = system.Pool.OpenContainer(label);
        Expect.Fails(DaosError.Exists, label, () => container.SetLabel(taken));
        await container.SetLabelAsync(renamed);
        Assert.Equal(renamed, container.GetLabel());
        Assert.False(system.Pool.TryOpenContainer(label, out _));
        await container.SetLabelAsync(label);
    }

    [SkippableFact]
    public void Containers_are_found_by_handles_and_snapshots()
    {
        string label = system.NewContainerLabel();
        using DaosContainer container = system.Pool.OpenContainer(label);
        using DaosContainer second = system.Pool.OpenContainer(label);
        IReadOnlyList<FoundContainer> twice = system.Pool.FindContainers(new ContainerCondition(ContainerField.HandleCount, ContainerComparison.Equal, 2));
        Assert.Equal(container.Id, Assert.Single(twice, found => found.Label == label).Info.Id);
        Assert.DoesNotContain(
            system.Pool.FindContainers(
                new ContainerCondition(ContainerField.HandleCount, ContainerComparison.GreaterOrEqual, 2),
                new ContainerCondition(ContainerField.SnapshotCount, ContainerComparison.Greater, 0)),
            found => found.Label == label);
        Assert.Contains(
            system.Pool.FindContainersWithAny(
                new ContainerCondition(ContainerField.HandleCount, ContainerComparison.GreaterOrEqual, 2),
                new ContainerCondition(ContainerField.SnapshotCount, ContainerComparison.Greater, 0)),
            found => found.Label == label);
        Assert.Equal(system.Pool.ListContainers().Count, system.Pool.FindContainers().Count);
        Assert.Throws<ArgumentException>(() => system.Pool.FindContainersWithAny());
        Assert.Throws<ArgumentException>(() => system.Pool.FindContainers(new ContainerCondition[9]));
    }

    [SkippableFact]
    public void Permissions_of_a_user_are_worked_out()
    {
        using DaosContainer container = system.NewContainer();
        container.SetAcl(DaosAcl.Parse("A::OWNER@:\nA::root@:rwa\nA::EVERYONE@:t"));
        container.SetOwner(Stranger, mustExist: false);
        Assert.Equal(AclPermissions.Read | AclPermissions.Write | AclPermissions.GetAcl, container.GetPermissions(0));
        container.RemoveFromAcl(DaosPrincipal.User("root@"));
        Assert.Equal(AclPermissions.GetProperties, container.GetPermissions(0, 0));
        Expect.Fails(DaosError.NotFound, "container", () => container.GetPermissions(987654321));
    }

    [SkippableFact]
    public void A_pool_tells_its_owner_and_access_list()
    {
        AccessControl access = system.Pool.GetAccessControl();
        Assert.True(DaosPrincipal.IsName(access.Owner));
        Assert.NotEmpty(access.Acl);
        Expect.Fails(DaosError.NotFound, "pool", () => system.Pool.GetPermissions(987654321));
    }

    private DaosObjectId Fill(string label)
    {
        using DaosContainer container = system.Pool.OpenContainer(label);
        DaosObjectId id = container.GenerateObjectId(ObjectType.KeyValueHashed);
        using DaosKeyValue kv = container.OpenKeyValue(id);
        kv.Put("key", [1, 2, 3]);
        container.SetAttribute("color", [7]);
        return id;
    }

    // Leaves the container to somebody else.
    private void Give(string label, DaosAcl acl)
    {
        using DaosContainer container = system.Pool.OpenContainer(label);
        container.SetAcl(acl);
        container.SetOwner(Stranger, "no-group-at-all@", mustExist: false);
    }
}
