using DaosSharp.Interop;

namespace DaosSharp.Embedded.Access;

/// <summary>Who owns a pool or container, and its access list.</summary>
/// <param name="Owner">name@[domain]</param>
/// <param name="Group">name@[domain]</param>
/// <param name="List">Bytes of a valid daos_acl.</param>
internal sealed unsafe record AccessControl(string Owner, string Group, byte[] List)
{
    private static readonly byte[] ContainerList = ListOf("A::OWNER@:rwdtTaAo"u8, "A:G:GROUP@:rwtT"u8);
    private static readonly byte[] PoolList = ListOf("A::OWNER@:rw"u8, "A:G:GROUP@:rw"u8);

    /// <summary>What DAOS gives a container of a user who asks for nothing else.</summary>
    public static AccessControl OfContainer(Identity creator) => new(creator.User, creator.Group, ContainerList);

    /// <summary>What DAOS gives a pool of a user who asks for nothing else.</summary>
    public static AccessControl OfPool(Identity creator) => new(creator.User, creator.Group, PoolList);

    public bool IsOwner(Identity user) => user.User == Owner;

    /// <param name="minimum">What the owner has whatever the list says.</param>
    public ulong PermissionsOf(Identity user, ulong minimum)
    {
        fixed (byte* list = List)
        {
            return Permissions.Of((daos_acl*)list, Owner, Group, user, minimum);
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Owner);
        writer.Write(Group);
        writer.Write(List.Length);
        writer.Write(List);
    }

    /// <summary>FormatException for what <see cref="Write"/> did not make.</summary>
    public static AccessControl Read(BinaryReader reader)
    {
        string owner = reader.ReadString();
        string group = reader.ReadString();
        int length = reader.ReadInt32();
        byte[] list = length is < AccessList.HeaderLength or > AccessList.MaxLength ? [] : reader.ReadBytes(length);
        fixed (byte* l = list)
        {
            daos_acl* acl = (daos_acl*)l;
            return list.Length == length && AccessList.Size(acl) == length && AccessList.Validate(acl) == 0
                ? new AccessControl(owner, group, list)
                : throw new FormatException();
        }
    }

    private static byte[] ListOf(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        daos_ace* owner = AccessText.Parse(first);
        daos_ace* group = AccessText.Parse(second);
        daos_acl* list = AccessList.Create([(nint)owner, (nint)group]);
        byte[] bytes = AccessList.Bytes(list).ToArray();
        foreach (nint block in (ReadOnlySpan<nint>)[(nint)owner, (nint)group, (nint)list])
        {
            System.Runtime.InteropServices.NativeMemory.Free((void*)block);
        }

        return bytes;
    }
}
