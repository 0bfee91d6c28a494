using System.Reflection;
using DaosSharp.Generators.Tests.Infrastructure;
using Xunit;

namespace DaosSharp.Generators.Tests;

/// <summary>What generated exports do when they are called through a table, as C would call them.</summary>
public class ExportRunTests
{
    private static readonly Lazy<Assembly> Program = new(() =>
        Harness.LoadAgainstBindings(Snippets.Case("Exports"), Snippets.Case("ExportsDriver")));

    [Theory]
    [InlineData("PutWithoutEvent", "put 5 2 3 65 4 event=False|rc 4")]
    [InlineData("PutWithEvent", "begin|put 5 2 3 65 4 event=False|complete 4|event 4|rc 0")]
    [InlineData("PutThrows", "put 99 2 3 65 4 event=False|der daos_kv_put bad|rc -1025")]
    [InlineData("PutThrowsWithEvent", "begin|put 99 2 3 65 4 event=False|der daos_kv_put bad|complete -1025|event -1025|rc 0")]
    [InlineData("CloseWithoutEvent", "close 5 event=False|rc 5")]
    [InlineData("CloseWithEvent", "begin|close 5 event=True|complete 5|event 5|rc 0")]
    [InlineData("CloseIsPending", "begin|close 1 event=True|event 0|rc 0")]
    [InlineData("CloseThrowsWithEvent", "begin|close 99 event=True|der daos_kv_close bad|complete -1025|event -1025|rc 0")]
    [InlineData("PutRefusedByGate", "begin|event 0|rc -1002")]
    [InlineData("GateThrows", "begin|put 5 2 3 65 4 event=False|complete 4|der daos_kv_put gate|event 0|rc -1025")]
    [InlineData("ReadWithEvent", "begin errno|read 1 event=False|complete errno 0|event 0|rc 0")]
    [InlineData("ReadThrowsWithEvent", "begin errno|read 99 event=False|errno dfs_read bad|complete errno 5|event 5|rc 0")]
    [InlineData("ManualEvent", "cont_close event=True|event 0|rc 7")]
    [InlineData("ErrnoThrows", "errno dfs_readdir readdir|rc 5")]
    [InlineData("OtherKindsThrow", "note daos_obj_generate count|note daos_obj_count count|count 0|note daos_event_next next|next 0|rc 0")]
    [InlineData("StructsPass", "1 2|rc 11")]
    [InlineData("BooleansPass", "True False False|rc 0")]
    [InlineData("Callback", "event 0|rc 43")]
    public void Calls(string method, string expected)
    {
        lock (Program)
            Assert.Equal(expected, string.Join('|', (string[])Call(method)!));
    }

    [Fact]
    public void The_table_of_the_assembly_knows_all_exports_by_the_names_of_C()
    {
        Assert.Equal(
            [
                "daos_ace_is_valid", "daos_cont_close", "daos_event_fini", "daos_event_next", "daos_event_register_comp_cb", "daos_kv_close",
                "daos_kv_put", "daos_obj_count", "daos_obj_generate", "dfs_read", "dfs_readdir", "duns_resolve_path",
            ],
            (IReadOnlyList<string>)Call("Names")!);
        Assert.Equal((nint)0, Call("ResolveUnknown"));
    }

    [Fact]
    public void What_is_not_exported_is_missing_in_the_table() =>
        Assert.Equal(["daos_eq_destroy", "daos_event_init", "daos_init", "dfs_umount"], (string[])Call("MissingInTable")!);

    private static object? Call(string method) => Harness.Call(Program.Value, "Engine.Driver", method);
}
