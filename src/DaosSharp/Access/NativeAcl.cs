using System.Runtime.InteropServices;
using System.Text;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>Access lists as the library has them.</summary>
internal static unsafe class NativeAcl
{
    private const int EntryHeader = 32;
    private const int Alignment = 8;

    /// <summary>The bytes of a daos_acl.</summary>
    /// <exception cref="ArgumentException">The list is longer than DAOS keeps one.</exception>
    public static byte[] ToBytes(DaosAcl acl)
    {
        ArgumentNullException.ThrowIfNull(acl);
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write((ushort)Daos.DAOS_ACL_VERSION);
        writer.Write((ushort)0);
        writer.Write(0);
        foreach (DaosAce entry in acl)
            Write(writer, entry);
        byte[] bytes = stream.ToArray();
        int length = bytes.Length - sizeof(daos_acl);
        if (length > Daos.DAOS_ACL_MAX_ACE_LEN)
            throw new ArgumentException($"The access list has {length} bytes; at most {Daos.DAOS_ACL_MAX_ACE_LEN} are kept.", nameof(acl));
        BitConverter.TryWriteBytes(bytes.AsSpan(sizeof(int)), length);
        return bytes;
    }

    /// <summary>A copy of what the library returned. Entries that this program does not understand are an error rather than left out.</summary>
    public static DaosAcl Read(daos_acl* acl)
    {
        if (acl == null)
            return DaosAcl.Empty;
        ReadOnlySpan<byte> left = new(daos_acl.dal_ace(acl), checked((int)acl->dal_len));
        List<DaosAce> entries = [];
        while (!left.IsEmpty)
        {
            daos_ace header = left.Length < EntryHeader ? throw Unreadable() : MemoryMarshal.Read<daos_ace>(left);
            int size = EntryHeader + header.dae_principal_len;
            if (left.Length < size)
                throw Unreadable();
            entries.Add(Read(in header, left[EntryHeader..size]));
            left = left[size..];
        }
        return new DaosAcl(entries);
    }

    private static DaosAce Read(in daos_ace header, ReadOnlySpan<byte> name)
    {
        int end = name.IndexOf((byte)0);
        string text = Encoding.UTF8.GetString(end < 0 ? name : name[..end]);
        DaosPrincipal principal = (DaosPrincipalKind)header.dae_principal_type switch
        {
            DaosPrincipalKind.Owner => DaosPrincipal.Owner,
            DaosPrincipalKind.OwnerGroup => DaosPrincipal.OwnerGroup,
            DaosPrincipalKind.Everyone => DaosPrincipal.Everyone,
            DaosPrincipalKind.User => DaosPrincipal.User(text),
            DaosPrincipalKind.Group => DaosPrincipal.Group(text),
            _ => throw Unreadable(),
        };
        ulong permissions = header.dae_allow_perms | header.dae_audit_perms | header.dae_alarm_perms;
        AclEntryOptions flags = (AclEntryOptions)(header.dae_access_flags & ~(uint)daos_acl_flags.DAOS_ACL_FLAG_GROUP);
        return new DaosAce(principal, (AclPermissions)permissions, (AclAccessTypes)header.dae_access_types, flags);
    }

    private static void Write(BinaryWriter writer, DaosAce entry)
    {
        byte[] name = entry.Principal.Name is { } text ? Encoding.UTF8.GetBytes(text) : [];
        int room = name.Length == 0 ? 0 : (name.Length + Alignment) & ~(Alignment - 1);
        writer.Write((byte)entry.Types);
        writer.Write((byte)entry.Principal.Kind);
        writer.Write((ushort)room);
        writer.Write((ushort)((uint)entry.Flags | (entry.Principal.IsGroup ? (uint)daos_acl_flags.DAOS_ACL_FLAG_GROUP : 0)));
        writer.Write((ushort)0);
        foreach (AclAccessTypes type in (ReadOnlySpan<AclAccessTypes>)[AclAccessTypes.Allow, AclAccessTypes.Audit, AclAccessTypes.Alarm])
            writer.Write(entry.Types.HasFlag(type) ? (ulong)entry.Permissions : 0);
        writer.Write(name);
        writer.Write(new byte[room - name.Length]);
    }

    private static NotSupportedException Unreadable() => new("The library returned an access list that this program does not understand.");
}
