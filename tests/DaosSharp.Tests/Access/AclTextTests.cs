using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace DaosSharp.Tests.Access;

/// <summary>Access lists as text: what is written is read back, and the library reads and writes the same.</summary>
public sealed class AclTextTests
{
    private static readonly Gen<string> Name =
        from length in Gen.Choose(1, 40)
        from letters in Gen.Elements("abcXYZ019-_. äß€".ToCharArray()).ArrayOf(length)
        from domain in Gen.Elements("", "host", "a.b")
        select new string(letters) + '@' + domain;

    private static readonly Gen<DaosPrincipal> Principal = Gen.OneOf(
        Gen.Elements(DaosPrincipal.Owner, DaosPrincipal.OwnerGroup, DaosPrincipal.Everyone),
        Name.Select(DaosPrincipal.User),
        Name.Select(DaosPrincipal.Group));

    private static readonly Gen<DaosAce> Entry =
        from principal in Principal
        from permissions in Gen.Choose(0, 511)
        from types in Gen.Choose(1, 7)
        from inherit in Gen.Elements(AclEntryOptions.None, AclEntryOptions.PoolInherit)
        from alert in Gen.Elements(AclEntryOptions.AccessFailure, AclEntryOptions.AccessSuccess, AclEntryOptions.AccessFailure | AclEntryOptions.AccessSuccess)
        select new DaosAce(
            principal, (AclPermissions)permissions, (AclAccessTypes)types,
            inherit | ((types & 6) != 0 ? alert : AclEntryOptions.None));

    private static readonly Gen<DaosAcl> List =
        from count in Gen.Choose(0, 12)
        from entries in Entry.ArrayOf(count)
        select new DaosAcl(entries.DistinctBy(entry => entry.Principal));

    [Fact]
    public void An_entry_is_read_back_from_its_text() =>
        Prop.ForAll(Entry.ToArbitrary(), entry => DaosAce.Parse(entry.ToString()).Equals(entry)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_list_is_read_back_from_its_text() =>
        Prop.ForAll(List.ToArbitrary(), list => DaosAcl.Parse(list.ToString()).Equals(list)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_library_reads_and_writes_entries_alike()
    {
        NativeAccess native = new();
        Prop.ForAll(Entry.ToArbitrary(), entry => native.Normalize(entry.ToString()) == entry.ToString()).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Damaged_text_is_refused_by_both_or_read_alike_by_both()
    {
        NativeAccess native = new();
        var damaged =
            from entry in Entry
            from place in Gen.Choose(0, 60)
            from length in Gen.Choose(0, 3)
            from insert in Gen.Elements("", ":", "@", "x", "A", "r", "G", " ", "::", "OWNER@")
            select Damage(entry.ToString(), place, length, insert);
        Prop.ForAll(damaged.ToArbitrary(), text =>
        {
            string? read = native.Normalize(text);
            return read == (DaosAce.TryParse(text, out DaosAce? entry) ? entry.ToString() : null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void Any_text_is_read_without_harm()
    {
        NativeAccess native = new();
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
        {
            bool isEntry = DaosAce.TryParse(text, out _);
            return text is null || text.Contains('\0', StringComparison.Ordinal) || (native.Normalize(text) is not null) == isEntry;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("")]
    [InlineData("A::OWNER@")]
    [InlineData("A::bob:r")]
    [InlineData("A::bob@:x")]
    [InlineData("A:G:OWNER@:r")]
    [InlineData("A::GROUP@:r")]
    [InlineData("U::bob@:r")]
    [InlineData("A:S:bob@:r")]
    [InlineData("A::bob@:r:")]
    public void What_is_no_entry_says_so(string text)
    {
        Assert.Throws<FormatException>(() => DaosAce.Parse(text));
        Assert.False(DaosAce.TryParse(text, out _));
    }

    [Fact]
    public void Names_are_as_long_as_DAOS_lets_them_be()
    {
        Assert.True(DaosPrincipal.IsName(new string('a', 254) + "@"));
        Assert.False(DaosPrincipal.IsName(new string('a', 255) + "@"));
        Assert.False(DaosPrincipal.IsName(new string('ä', 128) + "@"));
        Assert.Throws<ArgumentException>(() => DaosPrincipal.User("bob"));
    }

    [Fact]
    public void A_list_has_one_entry_for_a_principal_in_DAOSs_order()
    {
        DaosAcl list = DaosAcl.Parse("# Entries:\nA::EVERYONE@:r\n\nA:G:staff@:rw # the staff\nA::bob@:\nA::OWNER@:rwdtTaAo\n");
        Assert.Equal("A::OWNER@:rwdtTaAo\nA::bob@:\nA:G:staff@:rw\nA::EVERYONE@:r", list.ToString());
        Assert.Equal(AclPermissions.AllOfContainer, list.Find(DaosPrincipal.Owner)!.Permissions);
        Assert.Throws<FormatException>(() => DaosAcl.Parse("A::bob@:r\nA::bob@:w"));
        DaosAcl more = list.With(DaosAce.Parse("A::bob@:rw")).Without(DaosPrincipal.Everyone);
        Assert.Equal(DaosAcl.Parse("A::OWNER@:rwdtTaAo\nA::bob@:rw\nA:G:staff@:rw"), more);
    }

    [Theory]
    [InlineData("u:bob@")]
    [InlineData("g:staff@host")]
    [InlineData("OWNER@")]
    [InlineData("GROUP@")]
    [InlineData("EVERYONE@")]
    public void A_principal_is_read_back_from_its_text(string text) => Assert.Equal(text, DaosPrincipal.Parse(text).ToString());

    [Theory]
    [InlineData("bob@")]
    [InlineData("u:")]
    [InlineData("g:@")]
    [InlineData("x:bob@")]
    [InlineData("")]
    public void What_is_no_principal_says_so(string text) => Assert.Throws<FormatException>(() => DaosPrincipal.Parse(text));

    private static string Damage(string text, int place, int length, string insert)
    {
        place = Math.Min(place, text.Length);
        length = Math.Min(length, text.Length - place);
        StringBuilder damaged = new(text);
        return damaged.Remove(place, length).Insert(place, insert).ToString();
    }
}
