using System.Reflection;
using DaosSharp.Generators.Tests.Infrastructure;
using Xunit;

namespace DaosSharp.Generators.Tests;

/// <summary>What a generated table does when it runs.</summary>
public class TableRunTests
{
    private static readonly Lazy<Assembly> Program = new(() => Harness.LoadAgainstBindings(Snippets.Case("TableDriver")));

    [Fact]
    public void Two_tables_live_side_by_side() => Assert.Equal(1718, Call("TwoTables"));

    [Fact]
    public void All_arguments_arrive() => Assert.Equal(28, Call("PassesArguments"));

    [Fact]
    public void The_version_is_the_highest_that_brought_a_present_function()
    {
        Assert.Equal(new Version(2, 4), Call("ProbedOld"));
        Assert.Equal(new Version(2, 8), Call("ProbedNew"));
        Assert.Equal(new Version(0, 0), Call("ProbedEmpty"));
    }

    [Fact]
    public void Calling_a_missing_function_says_what_is_missing_and_where()
    {
        Exception late = Assert.ThrowsAny<NotSupportedException>(() => Call("CallMissing"));
        Assert.Equal("daos_obj_count is not supported by libdaos 2.4 (a test library); it came with version 2.8.", late.Message);
        Exception early = Assert.ThrowsAny<NotSupportedException>(() => Call("CallMissingOfBaseline"));
        Assert.Equal("daos_init is not supported by libdaos (a test library).", early.Message);
    }

    [Fact]
    public void Missing_functions_are_listed()
    {
        string[] missing = (string[])Call("Missing")!;
        Assert.Equal(13, missing.Length);
        Assert.Contains("duns_resolve_path", missing);
        Assert.DoesNotContain("daos_kv_put", missing);
    }

    [Fact]
    public void The_list_is_sorted_and_uses_the_names_of_C()
    {
        string[] all = (string[])Call("All")!;
        Assert.Equal(16, all.Length);
        Assert.Equal("libdaos daos_ace_is_valid ", all[0]);
        Assert.Equal("libduns duns_resolve_path 2.9", all[^1]);
    }

    [Fact]
    public void Presence_and_addresses_by_name()
    {
        Assert.Equal(new[] { true, false, false }, (bool[])Call("Has")!);
        Assert.Equal(true, Call("PointerIsTheAddress"));
    }

    private static object? Call(string method) => Harness.Call(Program.Value, "TableTest.Driver", method);
}
