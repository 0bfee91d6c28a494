using DaosSharp.Bindgen.Checks;
using DaosSharp.Bindgen.Facts;
using DaosSharp.Bindgen.Model;
using DaosSharp.Interop;
using Xunit;

namespace DaosSharp.Bindings.Tests;

/// <summary>The comparison itself: it must see what is wrong.</summary>
public class ComparisonTests
{
    private static readonly BindingModel Bindings = BindingReader.Read(typeof(Daos).Assembly, nameof(Daos));

    [Theory]
    [InlineData("struct\tno_such_struct\t8\t8", "struct no_such_struct", "missing")]
    [InlineData("enumerator\tdaos_errno\tDER_NO_SUCH\t1", "enumerator DER_NO_SUCH", "missing")]
    [InlineData("enumerator\tdaos_errno\tDER_INVAL\t1004", "enumerator DER_INVAL", "value 1004, bindings 1003")]
    [InlineData("enumerator\tdaos_otype_t\tDER_INVAL\t1003", "enumerator DER_INVAL", "enumeration daos_otype_t, bindings daos_errno")]
    [InlineData("macro\tDAOS_NO_SUCH\t1\tdaos.h", "macro DAOS_NO_SUCH", "missing")]
    [InlineData("macro\tDAOS_PC_RW\t3\tdaos_types.h", "macro DAOS_PC_RW", "value 3, bindings 2")]
    [InlineData("function\tdaos_no_such\tdaos.h\textern\t\tint (void)", "function daos_no_such", "missing")]
    [InlineData("function\tdaos_init\tdaos.h\tinline\t\tint (void)", "function daos_init", "inline, bindings import it")]
    [InlineData("function\tdaos_key_is_null\tdaos.h\textern\t\t_Bool (daos_key_t)", "function daos_key_is_null", "exported, bindings do not import it")]
    [InlineData("function\tdaos_init\tdaos.h\textern\t\tint (int)", "function daos_init", "type int (int), bindings int ()")]
    [InlineData("function\tdaos_init\tdaos.h\textern\t\tvoid (void)", "function daos_init", "type void (), bindings int ()")]
    public void A_wrong_or_missing_item_is_reported(string line, string item, string detail)
    {
        var result = AbiComparison.Compare(AbiFacts.Parse([line]), Bindings, []);

        Assert.Equal(new Difference(item, detail), Assert.Single(result.Differences));
    }

    [Theory]
    [InlineData("16\t8", "0\t8\t-1\tuint64_t", "size 16, bindings 8")]
    [InlineData("8\t4", "0\t8\t-1\tuint64_t", "alignment 4, bindings 8")]
    [InlineData("8\t8", "64\t8\t-1\tuint64_t", "bit offset 64, bindings 0")]
    [InlineData("8\t8", "0\t4\t-1\tuint64_t", "size 4, bindings 8")]
    [InlineData("8\t8", "0\t8\t3\tuint64_t", "bit width 3, bindings -1")]
    [InlineData("8\t8", "0\t8\t-1\tint64_t", "type int64_t, bindings uint64_t")]
    public void A_wrong_layout_is_reported(string size, string field, string detail)
    {
        var facts = AbiFacts.Parse([$"struct\tdaos_handle_t\t{size}", $"field\tdaos_handle_t\tcookie\t{field}"]);

        var result = AbiComparison.Compare(facts, Bindings, []);

        Assert.Equal(detail, Assert.Single(result.Differences).Detail);
    }

    [Fact]
    public void A_field_that_C_does_not_have_is_reported()
    {
        var result = AbiComparison.Compare(AbiFacts.Parse(["struct\tdaos_handle_t\t8\t8"]), Bindings, []);

        Assert.Equal(new Difference("field daos_handle_t.cookie", "only in the bindings"), Assert.Single(result.Differences));
    }

    [Fact]
    public void A_listed_difference_is_accepted_and_one_that_does_not_occur_is_reported()
    {
        var occurs = new KnownDifference("2.6", "macro DAOS_PC_RW", "value 3, bindings 2", "test");
        var doesNot = occurs with { Detail = "value 4, bindings 2" };

        var result = AbiComparison.Compare(AbiFacts.Parse(["macro\tDAOS_PC_RW\t3\tdaos_types.h"]), Bindings, [occurs, doesNot]);

        Assert.Empty(result.Differences);
        Assert.Equal([occurs], result.Known);
        Assert.Equal([doesNot], result.Unused);
        Assert.False(result.Succeeded);
    }

    [Fact]
    public void A_struct_can_be_compared_with_the_variant_of_a_version()
    {
        var facts = AbiFacts.Parse(["struct\tdfs_obj_info_t\t16\t8", "field\tdfs_obj_info_t\tdoi_oclass_id\t0\t4\t-1\tdaos_oclass_id_t", "field\tdfs_obj_info_t\tdoi_chunk_size\t64\t8\t-1\tdaos_size_t"]);

        Assert.NotEmpty(AbiComparison.Compare(facts, Bindings, []).Differences);
        Assert.True(AbiComparison.Compare(facts, Bindings, [new KnownDifference("2.4", "struct dfs_obj_info_t", "as dfs_obj_info_t_2_4", "test")]).Succeeded);
    }

    [Theory]
    [InlineData("macro\tX\t1")]
    [InlineData("field\tdaos_handle_t\tcookie\t0\t8\t-1")]
    [InlineData("function\tf\th\textern\tvariadic\tint (void)")]
    [InlineData("function\tf\th\textern\t\tint")]
    [InlineData("something\telse")]
    public void A_line_that_is_no_fact_is_an_error(string line) => Assert.Throws<FormatException>(() => AbiFacts.Parse([line]));

    [Theory]
    [InlineData("const  char *", "const char *")]
    [InlineData("const char*const *", "const char *const*")]
    [InlineData("const char *const[]", "const char *const*")]
    [InlineData("struct daos_ace *[]", "struct daos_ace **")]
    [InlineData("const struct timespec[2]", "const struct timespec *")]
    [InlineData("uuid_t", "unsigned char *")]
    [InlineData("const uuid_t", "const unsigned char *")]
    [InlineData("uuid_t *", "uuid_t *")]
    public void Types_of_parameters_are_normalised(string type, string expected) => Assert.Equal(expected, CTypeName.Normalize(type));
}
