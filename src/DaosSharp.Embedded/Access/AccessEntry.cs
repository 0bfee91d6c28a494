using System.Runtime.InteropServices;
using DaosSharp.Interop;
using static DaosSharp.Interop.daos_acl_principal_type;

namespace DaosSharp.Embedded.Access;

/// <summary>One daos_ace in memory of C: a header of 32 bytes and the name of the principal, padded to a multiple of 8 bytes.</summary>
internal static unsafe class AccessEntry
{
    public const int HeaderLength = 32;

    private const int Alignment = 8;
    private const uint AlertFlags = (uint)(daos_acl_flags.DAOS_ACL_FLAG_ACCESS_FAIL | daos_acl_flags.DAOS_ACL_FLAG_ACCESS_SUCCESS);
    private const uint AlertTypes = (uint)(daos_acl_access_type.DAOS_ACL_ACCESS_ALARM | daos_acl_access_type.DAOS_ACL_ACCESS_AUDIT);

    public static bool IsType(uint type) => type < (uint)NUM_DAOS_ACL_TYPES;

    /// <summary>True for named users and groups; the other principals have no name.</summary>
    public static bool NeedsName(uint type) => type is (uint)DAOS_ACL_USER or (uint)DAOS_ACL_GROUP;

    public static bool IsGroup(uint type) => type is (uint)DAOS_ACL_GROUP or (uint)DAOS_ACL_OWNER_GROUP;

    public static int Size(daos_ace* ace) => HeaderLength + ace->dae_principal_len;

    /// <summary>The name up to its zero byte, never beyond the entry.</summary>
    public static ReadOnlySpan<byte> Name(daos_ace* ace)
    {
        ReadOnlySpan<byte> field = new(daos_ace.dae_principal(ace), ace->dae_principal_len);
        int end = field.IndexOf((byte)0);
        return end < 0 ? field : field[..end];
    }

    /// <summary>Makes an entry without access; null for an unknown type, and for a user or group without a name or with one that is too long.</summary>
    public static daos_ace* Create(uint type, ReadOnlySpan<byte> name)
    {
        if (!IsType(type) || NeedsName(type) && name.IsEmpty)
        {
            return null;
        }

        int room = NeedsName(type) ? (name.Length + Alignment) & ~(Alignment - 1) : 0;
        if (room > ushort.MaxValue)
        {
            return null;
        }

        daos_ace* ace = (daos_ace*)NativeMemory.AllocZeroed((nuint)(HeaderLength + room));
        ace->dae_principal_type = (byte)type;
        ace->dae_principal_len = (ushort)room;
        ace->dae_access_flags = IsGroup(type) ? (ushort)daos_acl_flags.DAOS_ACL_FLAG_GROUP : (ushort)0;
        if (room > 0)
        {
            name.CopyTo(new Span<byte>(daos_ace.dae_principal(ace), room));
        }

        return ace;
    }

    public static bool IsValid(daos_ace* ace)
    {
        if (ace == null || ace->dae_access_types == 0 || (ace->dae_access_types & ~Daos.DAOS_ACL_ACCESS_ALL) != 0)
        {
            return false;
        }

        bool isNamed = ace->dae_principal_len != 0;
        bool isFlaggedGroup = (ace->dae_access_flags & (uint)daos_acl_flags.DAOS_ACL_FLAG_GROUP) != 0;
        if (NeedsName(ace->dae_principal_type) != isNamed || IsGroup(ace->dae_principal_type) != isFlaggedGroup)
        {
            return false;
        }

        bool isAlert = (ace->dae_access_types & AlertTypes) != 0;
        return (!isNamed || IsNameValid(ace))
            && isAlert == ((ace->dae_access_flags & AlertFlags) != 0)
            && HasTypeFor(ace, daos_acl_access_type.DAOS_ACL_ACCESS_ALLOW, ace->dae_allow_perms)
            && HasTypeFor(ace, daos_acl_access_type.DAOS_ACL_ACCESS_AUDIT, ace->dae_audit_perms)
            && HasTypeFor(ace, daos_acl_access_type.DAOS_ACL_ACCESS_ALARM, ace->dae_alarm_perms);
    }

    private static bool IsNameValid(daos_ace* ace)
    {
        ReadOnlySpan<byte> name = Name(ace);
        return ace->dae_principal_len % Alignment == 0 && name.Length < ace->dae_principal_len && Principal.IsValid(name);
    }

    private static bool HasTypeFor(daos_ace* ace, daos_acl_access_type type, ulong permissions) =>
        permissions == 0 || (ace->dae_access_types & (uint)type) != 0;
}
