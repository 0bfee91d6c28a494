using System.Reflection;
using DaosSharp.Generators.Tests.Infrastructure;
using Xunit;

namespace DaosSharp.Generators.Tests;

/// <summary>What generated submissions do when generic code runs them.</summary>
public class SubmissionRunTests
{
    private static readonly Lazy<Assembly> Program = new(() =>
        Harness.LoadAgainstBindings(Snippets.Case("Submissions"), Snippets.Case("SubmissionsDriver")));

    [Theory]
    [InlineData("RunPut", "daos_kv_put False 7 123456")]
    [InlineData("RunRead", "dfs_read True 8 123")]
    public void All_arguments_and_the_event_arrive(string method, string expected) => Assert.Equal(expected, Call(method));

    [Fact]
    public void A_function_that_the_library_lacks_throws_at_submission() =>
        Assert.StartsWith("daos_kv_close is not supported", Assert.ThrowsAny<NotSupportedException>(() => Call("RunMissing")).Message, StringComparison.Ordinal);

    [Fact]
    public void Only_operations_have_a_struct() =>
        Assert.Equal(["daos_cont_close", "daos_kv_close", "daos_kv_put", "dfs_read"], (string[])Call("Names")!);

    [Fact]
    public void Submitting_allocates_nothing() => Assert.Equal(0L, Call("AllocatedByPuts"));

    private static object? Call(string method) => Harness.Call(Program.Value, "Safe.SubmissionsDriver", method);
}
