namespace DaosSharp.Tests.Objects;

public sealed class AnchorTests
{
    [Fact]
    public void The_default_is_the_start()
    {
        DaosAnchor start = default;
        Assert.False(start.IsEnd);
        byte[] stored = new byte[DaosAnchor.Size];
        stored.AsSpan().Fill(0xEE);
        start.CopyTo(stored);
        Assert.All(stored, b => Assert.Equal(0, b));
        Assert.Equal(start, new DaosAnchor(stored));
        Assert.Equal(start.GetHashCode(), new DaosAnchor(stored).GetHashCode());
    }

    [Fact]
    public void A_stored_anchor_keeps_every_byte()
    {
        byte[] bytes = new byte[DaosAnchor.Size];
        for (int i = 2; i < bytes.Length; i++)
            bytes[i] = (byte)(i * 3);
        bytes[0] = 3;
        DaosAnchor anchor = new(bytes);
        Assert.True(anchor.IsEnd);
        Assert.True(anchor != default);
        byte[] stored = new byte[DaosAnchor.Size];
        anchor.CopyTo(stored);
        Assert.Equal(bytes, stored);
    }

    [Fact]
    public void Bytes_that_are_no_anchor()
    {
        Assert.Throws<ArgumentException>("bytes", () => new DaosAnchor(new byte[DaosAnchor.Size - 1]));
        byte[] bytes = new byte[DaosAnchor.Size];
        bytes[0] = 77;
        Assert.Throws<ArgumentException>("bytes", () => new DaosAnchor(bytes));
        Assert.Throws<ArgumentException>(() => default(DaosAnchor).CopyTo(new byte[5]));
    }
}
