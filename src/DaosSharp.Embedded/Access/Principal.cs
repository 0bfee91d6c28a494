using DaosSharp.Interop;
using static DaosSharp.Interop.daos_acl_principal_type;

namespace DaosSharp.Embedded.Access;

/// <summary>Names of users and groups as DAOS writes them: name@[domain].</summary>
internal static class Principal
{
    private const byte Separator = (byte)'@';

    private static ReadOnlySpan<byte> UserPrefix => "u:"u8;

    private static ReadOnlySpan<byte> GroupPrefix => "g:"u8;

    /// <summary>True for 1 to 255 bytes with one '@' that does not begin them.</summary>
    public static bool IsValid(ReadOnlySpan<byte> name) =>
        name.Length is > 0 and <= Daos.DAOS_ACL_MAX_PRINCIPAL_LEN && name.IndexOf(Separator) > 0 && name.Count(Separator) == 1;

    /// <summary>What stands before the '@'.</summary>
    public static ReadOnlySpan<byte> LocalName(ReadOnlySpan<byte> name) => name[..name.IndexOf(Separator)];

    /// <summary>The principal that has no name of its own and is written like this; null when it is none of them.</summary>
    public static daos_acl_principal_type? Special(ReadOnlySpan<byte> text) =>
        text.SequenceEqual(Daos.DAOS_ACL_PRINCIPAL_OWNER) ? DAOS_ACL_OWNER
        : text.SequenceEqual(Daos.DAOS_ACL_PRINCIPAL_OWNER_GRP) ? DAOS_ACL_OWNER_GROUP
        : text.SequenceEqual(Daos.DAOS_ACL_PRINCIPAL_EVERYONE) ? DAOS_ACL_EVERYONE
        : null;

    /// <summary>How a principal without a name of its own is written, with a zero byte at the end; empty for users and groups.</summary>
    public static ReadOnlySpan<byte> SpecialText(uint type) => (daos_acl_principal_type)type switch
    {
        DAOS_ACL_OWNER => "OWNER@\0"u8,
        DAOS_ACL_OWNER_GROUP => "GROUP@\0"u8,
        DAOS_ACL_EVERYONE => "EVERYONE@\0"u8,
        _ => [],
    };

    /// <summary>Takes "u:name@", "g:name@", "OWNER@", "GROUP@" or "EVERYONE@" apart.</summary>
    /// <param name="name">The name of a user or group, which may be invalid; empty for the others.</param>
    /// <returns>Null for what is none of them.</returns>
    public static daos_acl_principal_type? Parse(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> name)
    {
        name = [];
        if (text.StartsWith(UserPrefix) || text.StartsWith(GroupPrefix))
        {
            name = text[UserPrefix.Length..];
            return text.StartsWith(UserPrefix) ? DAOS_ACL_USER : DAOS_ACL_GROUP;
        }

        return Special(text);
    }
}
