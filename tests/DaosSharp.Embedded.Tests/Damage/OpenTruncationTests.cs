using DaosSharp.Embedded.Tests.Support;

namespace DaosSharp.Embedded.Tests.Damage;

/// <summary>Files of a store that somebody cuts off while a process has it open.</summary>
public sealed class OpenTruncationTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void A_write_to_a_truncated_index_is_refused(double rest)
    {
        using StoreDirectory directory = new();
        using ChildProcess child = new([OpenTruncationProbe.Command, directory.Path]);
        Assert.Equal("open", child.ReadLine());
        string index = Path.Combine(Directory.GetDirectories(Path.Combine(directory.Path, "pools")).Single(), "index", "data.mdb");
        using (FileStream file = new(index, FileMode.Open))
        {
            file.SetLength((long)(file.Length * rest));
        }

        for (int i = 0; i < 2; i++)
        {
            child.WriteLine("write");
            string? result = child.ReadLine();
            Assert.True(result != null, $"the process died: {child.Errors}");
            Assert.StartsWith($"{Der.FormatInvalid} ", result, StringComparison.Ordinal);
            Assert.Contains("was truncated while it was open", result, StringComparison.Ordinal);
        }

        Assert.Equal(0, child.WaitForExit());
    }

    [Fact]
    public void A_read_behind_the_end_of_a_truncated_data_file_is_a_checksum_error_and_writes_go_on()
    {
        using StoreDirectory directory = new();
        using ChildProcess child = new([OpenTruncationProbe.Command, directory.Path]);
        Assert.Equal("open", child.ReadLine());
        using (FileStream file = new(Path.Combine(Directory.GetDirectories(Path.Combine(directory.Path, "pools")).Single(), "data"), FileMode.Open))
        {
            file.SetLength(1000);
        }

        child.WriteLine("read");
        Assert.StartsWith($"{Der.Checksum} ", child.ReadLine(), StringComparison.Ordinal);
        child.WriteLine("write");
        Assert.Equal("0 ", child.ReadLine());
        Assert.Equal(0, child.WaitForExit());
    }
}
