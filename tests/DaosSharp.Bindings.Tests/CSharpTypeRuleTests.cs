using System.Runtime.CompilerServices;
using DaosSharp.Bindgen.Checks;
using DaosSharp.Interop;
using Xunit;

namespace DaosSharp.Bindings.Tests;

public class CSharpTypeRuleTests
{
    private static readonly HashSet<string> Types = ["daos_event", "daos_handle_t", "d_list_head"];

    [Theory]
    [InlineData("int", typeof(int))]
    [InlineData("const char *", typeof(sbyte*))]
    [InlineData("const char *const *", typeof(sbyte**))]
    [InlineData("size_t", typeof(nuint))]
    [InlineData("struct daos_event *", typeof(daos_event*))]
    [InlineData("daos_event_t **", typeof(daos_event**))]
    [InlineData("d_string_t", typeof(sbyte*))]
    [InlineData("uuid_t *", typeof(byte*))]
    [InlineData("uuid_t", typeof(Sixteen))]
    [InlineData("uint8_t[16]", typeof(Sixteen))]
    [InlineData("uint8_t[]", typeof(byte*))]
    public void The_right_type_is_accepted(string native, Type type) => Assert.Null(CSharpTypeRule.Check(native, type, Types));

    [Theory]
    [InlineData("uuid_t *", typeof(byte**), "byte*")]
    [InlineData("int", typeof(uint), "int")]
    [InlineData("uint32_t", typeof(ulong), "uint")]
    [InlineData("size_t", typeof(ulong), "nuint")]
    [InlineData("char **", typeof(sbyte*), "sbyte**")]
    [InlineData("daos_event_t *", typeof(daos_handle_t*), "daos_event*")]
    [InlineData("uint8_t[15]", typeof(Sixteen), "15 elements of type byte")]
    [InlineData("int8_t[16]", typeof(Sixteen), "16 elements of type sbyte")]
    [InlineData("nobody_knows_t", typeof(int), "a function pointer for the unknown type nobody_knows_t")]
    public void A_wrong_type_is_rejected(string native, Type type, string expected) => Assert.Equal(expected, CSharpTypeRule.Check(native, type, Types));

    [Fact]
    public void A_name_that_is_no_type_must_be_a_function_pointer()
        => Assert.Null(CSharpTypeRule.Check("daos_event_comp_cb_t", typeof(Daos).GetMethod("daos_event_register_comp_cb")!.GetParameters()[1].ParameterType, Types));

    [InlineArray(16)]
    private struct Sixteen
    {
        public byte e0;
    }
}
