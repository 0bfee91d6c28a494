using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Arrays;

public sealed class ArrayObjectTests(TestSystem system) : IClassFixture<TestSystem>
{
    [Fact]
    public void Sizes_are_stored_with_the_array()
    {
        using ArrayScope array = new(system, cellSize: 4, chunkSize: 3);
        using DaosArray again = array.Container.OpenArray(array.Id);
        Assert.Equal(4, again.CellSize);
        Assert.Equal(3, again.ChunkSize);
        Assert.Equal(0, again.GetSize());
    }

    [Fact]
    public void The_default_chunk_is_a_mebibyte_of_cells()
    {
        using DaosContainer container = system.NewContainer();
        using DaosArray array = container.CreateArray(container.GenerateObjectId(ObjectType.Array));
        Assert.Equal(1, array.CellSize);
        Assert.Equal(1 << 20, array.ChunkSize);
    }

    [Fact]
    public void An_array_is_created_once()
    {
        using ArrayScope array = new(system);
        array.Object.Write(0, [1, 2, 3]);
        Expect.Fails(DaosError.Exists, array.Id.ToString(), () => array.Container.CreateArray(array.Id));
        Assert.False(array.Container.TryCreateArray(array.Id, out DaosArray? none));
        Assert.Null(none);
        Assert.Equal(3, array.Object.GetSize());
    }

    [Fact]
    public void A_missing_array_cannot_be_opened()
    {
        using DaosContainer container = system.NewContainer();
        DaosObjectId id = container.GenerateObjectId(ObjectType.Array, ObjectClass.S1);
        Expect.Fails(DaosError.NotFound, id.ToString(), () => container.OpenArray(id));
        Assert.False(container.TryOpenArray(id, out DaosArray? none));
        Assert.Null(none);
        Assert.True(container.TryCreateArray(id, out DaosArray? array));
        array.Dispose();
        Assert.True(container.TryOpenArray(id, out array));
        array.Dispose();
    }

    [Fact]
    public void Ids_of_other_types_are_refused()
    {
        using DaosContainer container = system.NewContainer();
        DaosObjectId kv = container.GenerateObjectId(ObjectType.KeyValueHashed, ObjectClass.S1);
        DaosObjectId array = container.GenerateObjectId(ObjectType.Array, ObjectClass.S1);
        DaosObjectId bytes = container.GenerateObjectId(ObjectType.ByteArray, ObjectClass.S1);
        Assert.Throws<ArgumentException>("id", () => container.CreateArray(kv));
        Assert.Throws<ArgumentException>("id", () => container.OpenArray(kv));
        Assert.Throws<ArgumentException>("id", () => container.OpenArray(bytes));
        Assert.Throws<ArgumentException>("id", () => container.OpenArrayWithAttributes(array, 1, 8));
        Assert.Throws<ArgumentException>("id", () => container.OpenKeyValue(array));
        Assert.Throws<ArgumentException>("id", () => container.OpenKeyValue(default));
    }

    [Fact]
    public void Shrinking_grows_again_without_the_old_cells()
    {
        using ArrayScope array = new(system);
        array.Object.Write(0, Pattern.Bytes(20));
        array.Object.SetSize(7);
        Assert.Equal(7, array.Object.GetSize());
        array.Object.SetSize(1_000_000);
        Assert.Equal(1_000_000, array.Object.GetSize());
        byte[] buffer = Pattern.Filled(20);
        array.Object.Read(0, buffer);
        Assert.Equal(Pattern.Bytes(20)[..7], buffer[..7]);
        Pattern.AssertUntouched(buffer.AsSpan(7));
    }

    [Fact]
    public void Punching_makes_holes_and_the_end_moves()
    {
        using ArrayScope array = new(system);
        array.Object.Write(0, Pattern.Bytes(32));
        array.Object.Punch(4, 8);
        Assert.Equal(32, array.Object.GetSize());
        byte[] buffer = Pattern.Filled(32);
        array.Object.Read(0, buffer);
        Pattern.AssertUntouched(buffer.AsSpan(4, 8));
        Assert.Equal(Pattern.Bytes(32)[12..], buffer[12..]);
        array.Object.Punch([new(30, 2), new(0, 1)]);
        Assert.Equal(30, array.Object.GetSize());
        array.Object.Punch(0, 0);
        array.Object.Punch(0, 1000);
        Assert.Equal(0, array.Object.GetSize());
    }

    [Fact]
    public void Stat_tells_size_and_age()
    {
        using ArrayScope array = new(system);
        array.Object.Write(0, [1, 2, 3]);
        ArrayStat first = array.Object.Stat();
        array.Object.Write(3, [4]);
        ArrayStat second = array.Object.Stat();
        Assert.Equal(3, first.Size);
        Assert.Equal(4, second.Size);
        Assert.True(second.MaxEpoch > first.MaxEpoch);
    }

    [Fact]
    public void A_destroyed_array_is_gone()
    {
        using ArrayScope array = new(system);
        array.Object.Write(0, [1, 2, 3]);
        array.Object.Destroy();
        Assert.Equal(0, array.Object.GetSize());
        Assert.False(array.Container.TryOpenArray(array.Id, out _));
    }

    [Fact]
    public void A_read_only_array_refuses_every_change()
    {
        using ArrayScope array = new(system);
        array.Object.Write(0, "abc"u8);
        using DaosArray ro = array.Container.OpenArray(array.Id, ObjectAccess.ReadOnly);
        Expect.Fails(DaosError.NoPermission, "cells 0 to 0 of array", () => ro.Write(0, [1]));
        Expect.Fails(DaosError.NoPermission, "cells 0 to 0 of array", () => ro.Punch(0, 1));
        Expect.Fails(DaosError.NoPermission, array.Id.ToString(), () => ro.SetSize(1));
        Expect.Fails(DaosError.NoPermission, array.Id.ToString(), ro.Destroy);
        byte[] buffer = new byte[3];
        ro.Read(0, buffer);
        Assert.Equal("abc"u8.ToArray(), buffer);
    }
}
