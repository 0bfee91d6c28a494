using System.Diagnostics.CodeAnalysis;
using System.Text;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>A user, a group, or one of the three that stand for whoever owns the thing, is in its group, or is anyone else.</summary>
public readonly record struct DaosPrincipal
{
    private const string UserPrefix = "u:";
    private const string GroupPrefix = "g:";
    private const string OwnerText = "OWNER@";
    private const string OwnerGroupText = "GROUP@";
    private const string EveryoneText = "EVERYONE@";

    private DaosPrincipal(DaosPrincipalKind kind, string? name)
    {
        Kind = kind;
        Name = name;
    }

    /// <summary>The owner.</summary>
    public static DaosPrincipal Owner => default;

    /// <summary>The members of the owner group.</summary>
    public static DaosPrincipal OwnerGroup => new(DaosPrincipalKind.OwnerGroup, null);

    /// <summary>Everyone whom no other entry is about.</summary>
    public static DaosPrincipal Everyone => new(DaosPrincipalKind.Everyone, null);

    /// <summary>What it is.</summary>
    public DaosPrincipalKind Kind { get; }

    /// <summary>Name of the user or group as DAOS writes it, "name@[domain]"; null for the others.</summary>
    public string? Name { get; }

    /// <summary>True for a group and the owner group.</summary>
    public bool IsGroup => Kind is DaosPrincipalKind.Group or DaosPrincipalKind.OwnerGroup;

    /// <summary>A user.</summary>
    /// <param name="name">"name@[domain]": 1 to 255 bytes with one '@' that is not the first.</param>
    /// <exception cref="ArgumentException">This is no such name.</exception>
    public static DaosPrincipal User(string name) => new(DaosPrincipalKind.User, CheckName(name, nameof(name)));

    /// <summary>The members of a group.</summary>
    /// <param name="name">"name@[domain]": 1 to 255 bytes with one '@' that is not the first.</param>
    /// <exception cref="ArgumentException">This is no such name.</exception>
    public static DaosPrincipal Group(string name) => new(DaosPrincipalKind.Group, CheckName(name, nameof(name)));

    /// <summary>Reads "u:name@", "g:name@", "OWNER@", "GROUP@" or "EVERYONE@". As <c>daos_acl_principal_from_str</c></summary>
    /// <exception cref="FormatException">It is none of them.</exception>
    public static DaosPrincipal Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out DaosPrincipal principal) ? principal : throw new FormatException($"'{text}' is no principal: u:NAME@, g:NAME@, OWNER@, GROUP@ or EVERYONE@.");
    }

    /// <summary>Reads "u:name@", "g:name@", "OWNER@", "GROUP@" or "EVERYONE@", if it is one of them.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DaosPrincipal principal)
    {
        bool isUser = text?.StartsWith(UserPrefix, StringComparison.Ordinal) == true;
        if (isUser || text?.StartsWith(GroupPrefix, StringComparison.Ordinal) == true)
        {
            string name = text![UserPrefix.Length..];
            principal = IsName(name) ? new(isUser ? DaosPrincipalKind.User : DaosPrincipalKind.Group, name) : default;
            return principal.Name is not null;
        }
        DaosPrincipal? special = Special(text);
        principal = special.GetValueOrDefault();
        return special is not null;
    }

    /// <summary>True for what DAOS takes as the name of a user or group. As <c>daos_acl_principal_is_valid</c></summary>
    public static bool IsName([NotNullWhen(true)] string? name) =>
        name is not null && Encoding.UTF8.GetByteCount(name) <= Daos.DAOS_ACL_MAX_PRINCIPAL_LEN && !name.Contains('\0', StringComparison.Ordinal)
        && name.IndexOf('@', StringComparison.Ordinal) > 0 && name.IndexOf('@', StringComparison.Ordinal) == name.LastIndexOf('@');

    /// <summary>The form that <see cref="Parse"/> reads.</summary>
    public override string ToString() => Kind switch
    {
        DaosPrincipalKind.User => UserPrefix + Name,
        DaosPrincipalKind.Group => GroupPrefix + Name,
        _ => IdentityText,
    };

    /// <summary>As it stands in an entry.</summary>
    internal string IdentityText => Kind switch
    {
        DaosPrincipalKind.Owner => OwnerText,
        DaosPrincipalKind.OwnerGroup => OwnerGroupText,
        DaosPrincipalKind.Everyone => EveryoneText,
        _ => Name!,
    };

    /// <summary>The principal of an entry whose identity and group flag these are; null for what is no name.</summary>
    internal static DaosPrincipal? FromIdentity(string identity, bool isGroup) =>
        !IsName(identity) ? null : Special(identity) ?? new(isGroup ? DaosPrincipalKind.Group : DaosPrincipalKind.User, identity);

    internal static string CheckName(string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        return IsName(name) ? name : throw new ArgumentException($"'{name}' is no name of a user or group: name@[domain].", parameter);
    }

    private static DaosPrincipal? Special(string? text) => text switch
    {
        OwnerText => Owner,
        OwnerGroupText => OwnerGroup,
        EveryoneText => Everyone,
        _ => null,
    };
}
