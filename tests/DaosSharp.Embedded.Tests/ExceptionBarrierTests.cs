using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests;

/// <summary>What C gets from an exception: a code, and words in the thread's last error.</summary>
public sealed unsafe class ExceptionBarrierTests
{
    // CA2201: exceptions of the runtime itself are what the barrier is for.
#pragma warning disable CA2201
    public static TheoryData<Exception, int, int> Codes => new()
    {
        { new EngineException(Der.NonExistent, "no such pool"), -1005, 2 },
        { new EngineException(Der.TransactionRestart, "conflict"), -2025, 85 },
        { new OutOfMemoryException(), -1009, 12 },
        { new IOException("no space left", 28), -1007, 28 },
        { new IOException("quota", 122), -1007, 28 },
        { new IOException("bad disk"), -2001, 5 },
        { new UnauthorizedAccessException(), -1001, 1 },
        { new ArgumentNullException("key"), -1003, 22 },
        { new NullReferenceException(), -1003, 22 },
        { new InvalidOperationException(), -1025, 5 },
    };
#pragma warning restore CA2201

    [Theory]
    [MemberData(nameof(Codes), DisableDiscoveryEnumeration = true)]
    public void Exceptions_become_codes(Exception exception, int der, int errno)
    {
        Assert.Equal(der, ExceptionBarrier.ToDer("daos_kv_put", exception));
        Assert.StartsWith("daos_kv_put: ", LastError.Text, StringComparison.Ordinal);
        Assert.Contains(exception.Message, LastError.Text, StringComparison.Ordinal);
        Assert.Equal(errno, ExceptionBarrier.ToErrno("dfs_open", exception));
        Assert.StartsWith("dfs_open: ", LastError.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_errno_comes_back_from_its_code()
    {
        int[] reversible = [0, 1, 2, 5, 11, 12, 16, 17, 20, 22, 28, 71, 75, 95, 110, 125];
        Assert.All(reversible, static errno => Assert.Equal(errno, ErrnoMap.ToErrno(ErrnoMap.ToDer(errno))));
        Assert.Equal(Der.Misc, ErrnoMap.ToDer(40));
        Assert.Equal(Der.NoHandle, ErrnoMap.ToDer(9));
        Assert.Equal(Der.NoPermission, ErrnoMap.ToDer(13));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 22)]
    [InlineData(daos_errno.DER_NO_PERM, 1)]
    [InlineData(daos_errno.DER_EP_RO, 1)]
    [InlineData(daos_errno.DER_EP_OLD, 1)]
    [InlineData(daos_errno.DER_NO_HDL, 22)]
    [InlineData(daos_errno.DER_IO_INVAL, 22)]
    [InlineData(daos_errno.DER_ENOENT, 2)]
    [InlineData(daos_errno.DER_KEY2BIG, 7)]
    [InlineData(daos_errno.DER_REC2BIG, 7)]
    [InlineData(daos_errno.DER_UNREACH, 113)]
    [InlineData(daos_errno.DER_ALREADY, 114)]
    [InlineData(daos_errno.DER_STALE, 116)]
    [InlineData(daos_errno.DER_TX_RESTART, 85)]
    [InlineData(daos_errno.DER_TRUNC, 5)]
    [InlineData(daos_errno.DER_NOSYS, 5)]
    [InlineData(daos_errno.DER_CONT_NONEXIST, 5)]
    [InlineData(daos_errno.DER_CSUM, 5)]
    public void Codes_become_errno_values(object code, int errno) =>
        Assert.Equal(errno, ErrnoMap.ToErrno(code is daos_errno der ? -(int)der : (int)code));

    [Fact]
    public void The_words_are_cut_to_the_buffer_at_a_character()
    {
        LastError.Set("pool 'größe'");
        sbyte* buffer = stackalloc sbyte[32];
        Assert.Equal(14, LastError.CopyTo(null, 0));
        Assert.Equal(14, LastError.CopyTo(buffer, 32));
        Assert.Equal("pool 'größe'", new string(buffer, 0, 14, System.Text.Encoding.UTF8));
        Assert.Equal(0, buffer[14]);

        buffer[9] = 7;
        Assert.Equal(14, LastError.CopyTo(buffer, 10));
        Assert.Equal("pool 'gr", new string(buffer));
        Assert.Equal(14, LastError.CopyTo(buffer, 1));
        Assert.Equal(0, buffer[0]);
    }

    [Fact]
    public void Every_thread_has_its_own_words()
    {
        LastError.Set("mine");
        string? other = null;
        Thread thread = new(() => other = LastError.Text);
        thread.Start();
        thread.Join();
        Assert.Equal("", other);
        Assert.Equal("mine", LastError.Text);
        LastError.Clear();
        Assert.Equal("", LastError.Text);
    }
}
