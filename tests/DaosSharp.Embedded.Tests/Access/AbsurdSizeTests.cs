using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Access;

/// <summary>Lengths that C callers get wrong lead to no byte that is not theirs.</summary>
public sealed unsafe class AbsurdSizeTests
{
    private static DaosApi Api => EngineSession.Api;

    [Theory]
    [InlineData(uint.MaxValue)]
    [InlineData(0x8000_0000u)]
    [InlineData(65544u)]
    [InlineData(8u)]
    [InlineData(33u)]
    public void The_length_of_a_list_is_not_believed(uint length)
    {
        using Entries entries = new("A::OWNER@:rw");
        entries.List->dal_len = length;
        Assert.Equal(Der.Invalid, Api.daos_acl_validate(entries.List));
        Assert.Equal(8 + (long)length, Api.daos_acl_get_size(entries.List));
        if (length > 65536)
        {
            Assert.True(Api.daos_acl_dup(entries.List) == null);
        }

        daos_ace* entry = Api.daos_acl_get_next_ace(entries.List, null);
        Assert.Equal(length == 33, entry != null);
        Assert.True(entry == null || Api.daos_acl_get_next_ace(entries.List, entry) == null);
        sbyte** texts = null;
        nuint count = 0;
        Assert.Equal(Der.Invalid, Api.daos_acl_to_strs(entries.List, &texts, &count));
        Assert.Equal(Der.Invalid, Api.daos_cont_overwrite_acl(default, entries.List, null));
        Assert.Equal(Der.Invalid, Api.daos_cont_update_acl(default, entries.List, null));
    }

    [Fact]
    public void An_entry_that_is_longer_than_its_list_is_none()
    {
        using Entries entries = new("A::OWNER@:rw", "A::bob@:r");
        daos_ace* first = Api.daos_acl_get_next_ace(entries.List, null);
        daos_ace* second = Api.daos_acl_get_next_ace(entries.List, first);
        second->dae_principal_len = 64000;
        Assert.True(Api.daos_acl_get_next_ace(entries.List, first) == null);
        Assert.Equal(Der.Invalid, Api.daos_acl_validate(entries.List));
        daos_ace* found = null;
        fixed (byte* name = "bob@\0"u8)
        {
            Assert.Equal(Der.NonExistent, Api.daos_acl_get_ace_for_principal(entries.List, daos_acl_principal_type.DAOS_ACL_USER, (sbyte*)name, &found));
        }
    }

    [Fact]
    public void A_name_without_an_end_makes_an_entry_invalid()
    {
        using Entries entries = new("A::bobby@:r");
        daos_ace* entry = Api.daos_acl_get_next_ace(entries.List, null);
        new Span<byte>(daos_ace.dae_principal(entry), entry->dae_principal_len).Fill((byte)'x');
        Assert.False(Api.daos_ace_is_valid(entry));
        sbyte* buffer = stackalloc sbyte[64];
        Assert.Equal(Der.Invalid, Api.daos_ace_to_str(entry, buffer, 64));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(10)]
    public void A_short_buffer_gets_what_fits(int room)
    {
        using Entries entries = new("A::bob@:rw");
        sbyte* buffer = stackalloc sbyte[32];
        new Span<byte>(buffer, 32).Fill((byte)'#');
        Assert.Equal(Der.Truncated, Api.daos_ace_to_str(Api.daos_acl_get_next_ace(entries.List, null), buffer, (nuint)room));
        Assert.Equal("A::bob@:rw"[..(room - 1)], System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)buffer));
        Assert.Equal((byte)'#', (byte)buffer[room]);
    }

    [Fact]
    public void Property_lists_that_are_malformed_are_refused()
    {
        daos_prop_t many = new() { dpp_nr = uint.MaxValue };
        daos_prop_t missing = new() { dpp_nr = 2 };
        daos_prop_t none = default;
        daos_prop_t* merged = null;
        Assert.Equal(Der.Invalid, Api.daos_prop_merge2(&many, &none, &merged));
        Assert.Equal(Der.Invalid, Api.daos_prop_merge2(&none, &missing, &merged));
        Assert.Equal(Der.Invalid, Api.daos_prop_merge2(null, &none, &merged));
        Assert.True(Api.daos_prop_entry_get(&missing, 1) == null);
        Assert.Equal(0, Api.daos_prop_merge2(&none, &none, &merged));
        Api.daos_prop_free(merged);
    }
}
