using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Tests.Support;

namespace DaosSharp.Embedded.Tests.Storage;

/// <summary>Openers of one store at the same time, as the ranks of an MPI program are.</summary>
public sealed class StoreLockTests
{
    [Fact]
    public async Task A_second_opener_waits_for_the_checks_of_the_first()
    {
        using StoreDirectory directory = new();
        string path = Path.Combine(directory.Path, "lock");
        using StoreLock first = StoreLock.Acquire(path);
        Assert.True(first.IsFirst);
        Task<bool> second = Task.Run(() =>
        {
            using StoreLock other = StoreLock.Acquire(path);
            return other.IsFirst;
        });
        await Task.WhenAny(second, Task.Delay(200));
        Assert.False(second.IsCompleted);
        first.Share();
        Assert.False(await second);
    }
}
