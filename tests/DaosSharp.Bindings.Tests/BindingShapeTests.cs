using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DaosSharp.Interop;
using Xunit;

namespace DaosSharp.Bindings.Tests;

/// <summary>What the users of the bindings and the source generators rely on.</summary>
public class BindingShapeTests
{
    public static TheoryData<string> Aliases => ["daos_pool_connect", "daos_cont_create", "daos_cont_open", "daos_cont_destroy", "daos_obj_generate_oid"];

    [Theory]
    [MemberData(nameof(Aliases))]
    public void A_name_without_2_has_the_signature_of_the_function_with_2(string name)
    {
        var alias = typeof(Daos).GetMethod(name)!;
        var function = typeof(Daos).GetMethod(name + "2")!;

        Assert.Null(alias.GetCustomAttribute<DllImportAttribute>());
        Assert.NotNull(function.GetCustomAttribute<DllImportAttribute>());
        Assert.Equal(function.ReturnType, alias.ReturnType);
        Assert.Equal(function.GetParameters().Select(p => (p.Name, p.ParameterType)), alias.GetParameters().Select(p => (p.Name, p.ParameterType)));
    }

    [Theory]
    [InlineData(typeof(Daos), 345)]
    [InlineData(typeof(Lmdb), 56)]
    public void Imports_are_plain_C_calls_without_marshalling(Type type, int count)
    {
        var imports = type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(m => (Method: m, Import: m.GetCustomAttribute<DllImportAttribute>()!))
            .Where(m => m.Import != null)
            .ToArray();

        Assert.Equal(count, imports.Length);
        Assert.NotNull(type.Assembly.GetCustomAttribute<DisableRuntimeMarshallingAttribute>());
        Assert.All(imports, m =>
        {
            Assert.True(m.Import.ExactSpelling);
            Assert.Equal(CallingConvention.Cdecl, m.Import.CallingConvention);
            Assert.Equal(m.Method.Name, m.Import.EntryPoint);
            Assert.All(m.Method.GetParameters().Select(p => p.ParameterType).Append(m.Method.ReturnType), t => Assert.True(t.IsPointer || t.IsFunctionPointer || t.IsValueType || t == typeof(void), $"{m.Method.Name}: {t}"));
        });
    }

    [Fact]
    public unsafe void An_event_is_176_bytes_with_its_result_first()
    {
        var ev = default(daos_event);

        Assert.Equal(176, sizeof(daos_event));
        Assert.Equal((nint)(&ev), (nint)(&ev.ev_error));
        Assert.Equal((nint)(&ev) + 8, (nint)(&ev.ev_private));
    }

    [Fact]
    public void Members_of_anonymous_unions_share_their_place()
    {
        var entry = new daos_prop_entry { dpe_type = 1 };
        entry.dpe_val = 0x1234;
        var status = default(daos_rebuild_status);
        status.rs_state = (int)daos_rebuild_state_t.DRS_COMPLETED;
        var version = new daos_version_t { raw = 0x02090684 };

        unsafe
        {
            Assert.Equal(0x1234, (nint)entry.dpe_val_ptr);
        }

        Assert.Equal(status.rs_state, status.rs_done);
        Assert.Equal((2, 9, 6, 0x84), (version.major, version.minor, version.patch, version.protocol));
    }

    [Fact]
    public void The_target_type_of_DAOS_2_6_is_in_the_padding_of_2_8()
    {
        var info = new daos_target_info_t { ta_type = daos_target_type_t.DAOS_TP_SSD };

        Assert.Equal(2u, info.ta_padding);
        Assert.Equal(daos_target_type_t.DAOS_TP_SSD, info.ta_type);
    }

    [Fact]
    public void Handles_that_stand_for_nothing_are_zero()
    {
        Assert.Equal(0ul, Daos.DAOS_HDL_INVAL.cookie);
        Assert.Equal(0ul, Daos.DAOS_TX_NONE.cookie);
        Assert.True(Daos.daos_obj_id_is_nil(Daos.DAOS_OBJ_NIL));
    }
}
