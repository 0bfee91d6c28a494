using DaosSharp.Interop;
using static DaosSharp.Interop.daos_acl_access_type;
using static DaosSharp.Interop.daos_acl_flags;
using static DaosSharp.Interop.daos_acl_perm;

namespace DaosSharp.Embedded.Access;

/// <summary>The text form of an entry, TYPES:FLAGS:PRINCIPAL:PERMISSIONS with a letter for each bit, and its form in words.</summary>
internal static unsafe class AccessText
{
    /// <summary>Room for any entry as text, with its end.</summary>
    public const int MaxLength = Daos.DAOS_ACL_MAX_ACE_STR_LEN;

    private const byte Separator = (byte)':';

    // In the order in which they are written.
    private static readonly (byte Letter, ulong Bit)[] TypeLetters =
    [
        ((byte)'A', (ulong)DAOS_ACL_ACCESS_ALLOW), ((byte)'U', (ulong)DAOS_ACL_ACCESS_AUDIT), ((byte)'L', (ulong)DAOS_ACL_ACCESS_ALARM),
    ];

    private static readonly (byte Letter, ulong Bit)[] FlagLetters =
    [
        ((byte)'G', (ulong)DAOS_ACL_FLAG_GROUP), ((byte)'S', (ulong)DAOS_ACL_FLAG_ACCESS_SUCCESS),
        ((byte)'F', (ulong)DAOS_ACL_FLAG_ACCESS_FAIL), ((byte)'P', (ulong)DAOS_ACL_FLAG_POOL_INHERIT),
    ];

    private static readonly (byte Letter, ulong Bit)[] PermissionLetters =
    [
        ((byte)'r', (ulong)DAOS_ACL_PERM_READ), ((byte)'w', (ulong)DAOS_ACL_PERM_WRITE),
        ((byte)'c', (ulong)DAOS_ACL_PERM_CREATE_CONT), ((byte)'d', (ulong)DAOS_ACL_PERM_DEL_CONT),
        ((byte)'t', (ulong)DAOS_ACL_PERM_GET_PROP), ((byte)'T', (ulong)DAOS_ACL_PERM_SET_PROP),
        ((byte)'a', (ulong)DAOS_ACL_PERM_GET_ACL), ((byte)'A', (ulong)DAOS_ACL_PERM_SET_ACL),
        ((byte)'o', (ulong)DAOS_ACL_PERM_SET_OWNER),
    ];

    /// <summary>Reads an entry; the caller frees it. Null for what is none.</summary>
    public static daos_ace* Parse(ReadOnlySpan<byte> text)
    {
        if (text.Length > Daos.DAOS_ACL_MAX_ACE_STR_LEN
            || !TryParse(TakeField(ref text), TypeLetters, out ulong types)
            || !TryParse(TakeField(ref text), FlagLetters, out ulong flags))
        {
            return null;
        }

        // The permissions come last and take in a separator that should not be there.
        ReadOnlySpan<byte> name = TakeField(ref text);
        if (!Principal.IsValid(name) || !TryParse(text, PermissionLetters, out ulong permissions))
        {
            return null;
        }

        daos_acl_principal_type type = Principal.Special(name)
            ?? ((flags & (ulong)DAOS_ACL_FLAG_GROUP) != 0 ? daos_acl_principal_type.DAOS_ACL_GROUP : daos_acl_principal_type.DAOS_ACL_USER);
        daos_ace* ace = AccessEntry.Create((uint)type, name);
        ace->dae_access_types = (byte)types;
        ace->dae_access_flags = (ushort)flags;
        ace->dae_allow_perms = (types & (ulong)DAOS_ACL_ACCESS_ALLOW) != 0 ? permissions : 0;
        ace->dae_audit_perms = (types & (ulong)DAOS_ACL_ACCESS_AUDIT) != 0 ? permissions : 0;
        ace->dae_alarm_perms = (types & (ulong)DAOS_ACL_ACCESS_ALARM) != 0 ? permissions : 0;
        if (AccessEntry.IsValid(ace))
        {
            return ace;
        }

        System.Runtime.InteropServices.NativeMemory.Free(ace);
        return null;
    }

    /// <summary>Writes an entry.</summary>
    /// <returns>0, -DER_INVAL for an invalid entry or one whose types of access have different permissions, -DER_TRUNC for a short buffer.</returns>
    public static int Format(daos_ace* ace, ref BoundedText text)
    {
        if (!AccessEntry.IsValid(ace) || !TryGetPermissions(ace, out ulong permissions))
        {
            return Der.Invalid;
        }

        AppendLetters(ref text, TypeLetters, ace->dae_access_types);
        text.Append(Separator);
        AppendLetters(ref text, FlagLetters, ace->dae_access_flags);
        text.Append(Separator);
        ReadOnlySpan<byte> special = Principal.SpecialText(ace->dae_principal_type);
        text.Append(special.IsEmpty ? AccessEntry.Name(ace) : special[..^1]);
        text.Append(Separator);
        AppendLetters(ref text, PermissionLetters, permissions);
        return text.IsCut ? Der.Truncated : Der.Success;
    }

    // One text can only say one set of permissions.
    private static bool TryGetPermissions(daos_ace* ace, out ulong permissions)
    {
        permissions = ace->dae_allow_perms | ace->dae_audit_perms | ace->dae_alarm_perms;
        uint types = ace->dae_access_types;
        return ((types & (uint)DAOS_ACL_ACCESS_ALLOW) == 0 || ace->dae_allow_perms == permissions)
            && ((types & (uint)DAOS_ACL_ACCESS_AUDIT) == 0 || ace->dae_audit_perms == permissions)
            && ((types & (uint)DAOS_ACL_ACCESS_ALARM) == 0 || ace->dae_alarm_perms == permissions);
    }

    // What stands before the next separator, which must follow: no field may be the whole rest, so that one is spoilt.
    private static ReadOnlySpan<byte> TakeField(ref ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf(Separator);
        ReadOnlySpan<byte> field = end < 0 ? ":"u8 : text[..end];
        text = end < 0 ? [] : text[(end + 1)..];
        return field;
    }

    private static bool TryParse(ReadOnlySpan<byte> text, (byte Letter, ulong Bit)[] letters, out ulong bits)
    {
        bits = 0;
        foreach (byte letter in text)
        {
            int index = Array.FindIndex(letters, known => known.Letter == letter);
            if (index < 0)
            {
                return false;
            }

            bits |= letters[index].Bit;
        }

        return true;
    }

    private static void AppendLetters(ref BoundedText text, (byte Letter, ulong Bit)[] letters, ulong bits)
    {
        foreach ((byte letter, ulong bit) in letters)
        {
            if ((bits & bit) != 0)
            {
                text.Append(letter);
            }
        }
    }
}
