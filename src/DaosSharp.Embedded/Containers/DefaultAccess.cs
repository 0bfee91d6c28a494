using System.Buffers.Binary;

namespace DaosSharp.Embedded.Containers;

/// <summary>Owner and access list that a container gets without being told: those of the user who runs the engine.</summary>
internal static class DefaultAccess
{
    private const int HeaderLength = 8;
    private const int EntryLength = 32;
    private const ushort AclVersion = 1;
    private const byte Allow = 1;
    private const byte OwnerPrincipal = 0;
    private const byte OwnerGroupPrincipal = 2;
    private const ushort GroupFlag = 1;

    // r w d t T a A o, and r w t T: daos_security.h, enum daos_acl_perm.
    private const ulong OwnerPermissions = 0x1FB;
    private const ulong GroupPermissions = 0x33;

    /// <summary>DAOS's form of a local user's name.</summary>
    public static string Owner => Environment.UserName + "@";

    /// <summary>daos_acl with an entry for the owner and one for his group.</summary>
    public static byte[] AccessList()
    {
        byte[] acl = new byte[HeaderLength + 2 * EntryLength];
        BinaryPrimitives.WriteUInt16LittleEndian(acl, AclVersion);
        BinaryPrimitives.WriteUInt32LittleEndian(acl.AsSpan(4), 2 * EntryLength);
        WriteEntry(acl.AsSpan(HeaderLength), OwnerPrincipal, 0, OwnerPermissions);
        WriteEntry(acl.AsSpan(HeaderLength + EntryLength), OwnerGroupPrincipal, GroupFlag, GroupPermissions);
        return acl;
    }

    private static void WriteEntry(Span<byte> entry, byte principal, ushort flags, ulong permissions)
    {
        entry[0] = Allow;
        entry[1] = principal;
        BinaryPrimitives.WriteUInt16LittleEndian(entry[4..], flags);
        BinaryPrimitives.WriteUInt64LittleEndian(entry[8..], permissions);
    }
}
