using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Access;

/// <summary>
/// daos_acl in memory of C: a header with the length of the entries, and the entries. Lengths come from callers and from disk: no entry is
/// used that does not lie within the list.
/// </summary>
internal static unsafe class AccessList
{
    public const int HeaderLength = 8;
    public const int MaxLength = HeaderLength + Daos.DAOS_ACL_MAX_ACE_LEN;

    /// <summary>Bytes of the whole list by its own account.</summary>
    public static long Size(daos_acl* acl) => HeaderLength + (long)acl->dal_len;

    /// <summary>The list's bytes; empty when it claims more than a list can have.</summary>
    public static ReadOnlySpan<byte> Bytes(daos_acl* acl) => Size(acl) > MaxLength ? [] : new ReadOnlySpan<byte>(acl, (int)Size(acl));

    /// <summary>The entry after another one, the first one after null; null at the end, or where no whole entry follows.</summary>
    public static daos_ace* Next(daos_acl* acl, daos_ace* current)
    {
        long offset = current == null ? 0 : (byte*)current - daos_acl.dal_ace(acl);
        if (acl->dal_len > Daos.DAOS_ACL_MAX_ACE_LEN || offset < 0 || offset > acl->dal_len)
        {
            return null;
        }

        if (current != null)
        {
            offset += AccessEntry.Size(current);
        }

        long left = acl->dal_len - offset;
        daos_ace* next = (daos_ace*)(daos_acl.dal_ace(acl) + offset);
        return left >= AccessEntry.HeaderLength && left >= AccessEntry.Size(next) ? next : null;
    }

    /// <summary>The entry of a principal; null when there is none. Only named users and groups are told apart by name.</summary>
    public static daos_ace* Find(daos_acl* acl, uint type, ReadOnlySpan<byte> name)
    {
        daos_ace* ace = Next(acl, null);
        while (ace != null && !(ace->dae_principal_type == type && (ace->dae_principal_len == 0 || AccessEntry.Name(ace).SequenceEqual(name))))
        {
            ace = Next(acl, ace);
        }

        return ace;
    }

    /// <summary>Makes a list of copies of entries, ordered by the kind of principal; null when an entry is null or all are too long.</summary>
    public static daos_acl* Create(ReadOnlySpan<nint> entries)
    {
        long length = 0;
        foreach (nint entry in entries)
        {
            if (entry == 0)
            {
                return null;
            }

            length += AccessEntry.Size((daos_ace*)entry);
        }

        daos_acl* acl = length > int.MaxValue - HeaderLength ? null : Allocate((uint)length);
        if (acl != null)
        {
            byte* pen = daos_acl.dal_ace(acl);
            foreach (nint entry in entries.ToArray().OrderBy(static entry => ((daos_ace*)entry)->dae_principal_type))
            {
                pen = Append(pen, (daos_ace*)entry);
            }
        }

        return acl;
    }

    public static daos_acl* Duplicate(ReadOnlySpan<byte> bytes)
    {
        byte* copy = (byte*)NativeMemory.Alloc((nuint)bytes.Length);
        bytes.CopyTo(new Span<byte>(copy, bytes.Length));
        return (daos_acl*)copy;
    }

    /// <summary>A copy of a list with one more entry behind those of its kind, or with the entry in place of the one of the same principal.</summary>
    public static daos_acl* With(daos_acl* acl, daos_ace* added)
    {
        List<nint> entries = Entries(acl);
        int place = entries.IndexOf((nint)Find(acl, added->dae_principal_type, AccessEntry.Name(added)));
        if (place < 0)
        {
            entries.Add((nint)added);
        }
        else
        {
            entries[place] = (nint)added;
        }

        return Create(CollectionsMarshal.AsSpan(entries));
    }

    /// <summary>A copy of a list without one of its entries.</summary>
    public static daos_acl* Without(daos_acl* acl, daos_ace* removed)
    {
        List<nint> entries = Entries(acl);
        entries.Remove((nint)removed);
        return Create(CollectionsMarshal.AsSpan(entries));
    }

    /// <summary>The addresses of all entries.</summary>
    public static List<nint> Entries(daos_acl* acl)
    {
        List<nint> entries = [];
        for (daos_ace* ace = Next(acl, null); ace != null; ace = Next(acl, ace))
        {
            entries.Add((nint)ace);
        }

        return entries;
    }

    /// <summary>0, or -DER_INVAL for a list that is damaged, out of order, or has two entries for one principal.</summary>
    public static int Validate(daos_acl* acl)
    {
        if (acl == null || acl->dal_ver != Daos.DAOS_ACL_VERSION || acl->dal_len % 8 != 0
            || acl->dal_len is > 0 and (< AccessEntry.HeaderLength or > Daos.DAOS_ACL_MAX_ACE_LEN))
        {
            return Der.Invalid;
        }

        HashSet<string> seen = [];
        uint last = 0;
        uint length = 0;
        for (daos_ace* ace = Next(acl, null); ace != null; ace = Next(acl, ace))
        {
            uint type = ace->dae_principal_type;
            if (!AccessEntry.IsValid(ace) || type < last || !seen.Add($"{type}:{Convert.ToHexString(AccessEntry.Name(ace))}"))
            {
                return Der.Invalid;
            }

            last = type;
            length += (uint)AccessEntry.Size(ace);
        }

        return length == acl->dal_len ? Der.Success : Der.Invalid;
    }

    private static daos_acl* Allocate(uint length)
    {
        daos_acl* acl = (daos_acl*)NativeMemory.AllocZeroed((nuint)HeaderLength + length);
        acl->dal_ver = (ushort)Daos.DAOS_ACL_VERSION;
        acl->dal_len = length;
        return acl;
    }

    private static byte* Append(byte* pen, daos_ace* ace)
    {
        int size = AccessEntry.Size(ace);
        new ReadOnlySpan<byte>(ace, size).CopyTo(new Span<byte>(pen, size));
        return pen + size;
    }
}
