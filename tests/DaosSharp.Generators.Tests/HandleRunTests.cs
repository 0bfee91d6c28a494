using System.Reflection;
using DaosSharp.Generators.Tests.Infrastructure;
using Xunit;

namespace DaosSharp.Generators.Tests;

/// <summary>What generated handles do when they are closed in good and bad order.</summary>
public class HandleRunTests
{
    private static readonly Lazy<Assembly> Program = new(() =>
        Harness.LoadAgainstBindings(Snippets.Case("Handles"), Snippets.Case("HandlesDriver")));

    [Theory]
    [InlineData("ParentWaitsForChild", "parent closed=False|kv ffffffff00000002 0|cont 1 0")]
    [InlineData("ChildFirst", "dfs 1234|cont 1 0")]
    [InlineData("ParentAlreadyClosed", "cont 1 0|kv 2 0")]
    [InlineData("InvalidHoldsNothing", "invalid=True parent=True|cont 1 0")]
    [InlineData("FailedCloseReleasesParent", "kv 2 0|cont 1 0")]
    [InlineData("Finalized", "kv 2 0|cont 1 0")]
    public void Order_of_native_closes(string method, string expected) =>
        Assert.Equal(expected, string.Join('|', (string[])Call(method)!));

    [Fact]
    public void Results_of_the_close_function_are_kept() =>
        Assert.Equal([-1012, int.MinValue, 0], (int[])Call("CloseResults")!);

    [Fact]
    public void The_value_is_there_until_the_handle_is_closed()
    {
        Assert.Equal([ulong.MaxValue, 0x1234ul], (ulong[])Call("Values")!);
        Assert.Throws<ObjectDisposedException>(() => Call("ValueAfterClose"));
    }

    private static object? Call(string method) => Harness.Call(Program.Value, "Safe.Driver", method);
}
