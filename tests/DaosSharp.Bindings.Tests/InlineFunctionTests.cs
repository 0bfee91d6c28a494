using DaosSharp.Bindgen.Checks;
using Xunit;

namespace DaosSharp.Bindings.Tests;

/// <summary>The functions that are written by hand, against what the inline functions of the DAOS headers returned in C (Facts/inline.c).</summary>
public class InlineFunctionTests
{
    private static readonly (string Function, string Arguments, string Result)[] Golden = File.ReadLines(FactsFolder.File("inline.tsv"))
        .Select(l => l.Split('\t'))
        .Select(c => (c[0], c[1], c[2]))
        .ToArray();

    public static TheoryData<string> Functions => [.. Golden.Select(g => g.Function).Distinct()];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Returns_what_the_C_function_returns(string function)
    {
        var rows = Golden.Where(g => g.Function == function).ToArray();

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(row.Result, InlineFunctionCalls.Call(function, row.Arguments)));
    }

    [Fact]
    public void Every_inline_function_of_the_headers_is_covered()
    {
        var inline = DaosChecks.Facts(FactsFolder.Path, "2.9").Functions.Where(f => f.IsInline).Select(f => f.Name);

        Assert.Equal(inline.Order(StringComparer.Ordinal), Golden.Select(g => g.Function).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public unsafe void The_uuid_check_of_DAOS_2_6_takes_either_case()
    {
        fixed (byte* upper = "9C4F6A3E-4D41-4B5C-9A53-1A2B3C4D5E6F\0"u8, bad = "9C4F6A3E\0"u8)
        {
            Assert.True(Interop.Daos.daos_is_valid_uuid_string((sbyte*)upper));
            Assert.False(Interop.Daos.daos_is_valid_uuid_string((sbyte*)bad));
        }
    }

    [Fact]
    public unsafe void A_missing_label_is_not_valid() => Assert.False(Interop.Daos.daos_label_is_valid(null));
}
