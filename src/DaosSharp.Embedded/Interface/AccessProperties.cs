using System.Text;
using DaosSharp.Embedded.Access;
using DaosSharp.Interop;
using static DaosSharp.Interop.daos_cont_props;
using static DaosSharp.Interop.daos_pool_props;

namespace DaosSharp.Embedded.Interface;

/// <summary>Owner, owner group and access list in property entries of pools and containers.</summary>
internal static unsafe class AccessProperties
{
    public static bool IsList(uint type) => type is (uint)DAOS_PROP_CO_ACL or (uint)DAOS_PROP_PO_ACL;

    public static bool IsOwner(uint type) => type is (uint)DAOS_PROP_CO_OWNER or (uint)DAOS_PROP_PO_OWNER;

    public static bool IsGroup(uint type) => type is (uint)DAOS_PROP_CO_OWNER_GROUP or (uint)DAOS_PROP_PO_OWNER_GROUP;

    public static bool IsAccess(uint type) => IsList(type) || IsOwner(type) || IsGroup(type);

    /// <summary>True for a valid list, and for any name of an owner that is neither empty nor too long.</summary>
    public static bool IsValid(daos_prop_entry* entry)
    {
        if (IsList(entry->dpe_type))
        {
            return AccessList.Validate((daos_acl*)entry->dpe_val_ptr) == 0;
        }

        return NativeText.Bytes(entry->dpe_str).Length is > 0 and <= Daos.DAOS_ACL_MAX_PRINCIPAL_LEN;
    }

    /// <summary>What an entry makes of somebody's access.</summary>
    /// <param name="entry">A valid entry.</param>
    public static AccessControl Apply(AccessControl access, daos_prop_entry* entry) =>
        IsList(entry->dpe_type) ? access with { List = AccessList.Bytes((daos_acl*)entry->dpe_val_ptr).ToArray() }
        : IsOwner(entry->dpe_type) ? access with { Owner = Name(entry) }
        : access with { Group = Name(entry) };

    private static string Name(daos_prop_entry* entry)
    {
        ReadOnlySpan<byte> name = NativeText.Bytes(entry->dpe_str);
        return Encoding.UTF8.GetString(name[..Math.Min(name.Length, Daos.DAOS_ACL_MAX_PRINCIPAL_LEN)]);
    }

    /// <summary>Answers a query with a copy of what the entry asks for.</summary>
    public static void Fill(AccessControl access, daos_prop_entry* entry)
    {
        if (IsList(entry->dpe_type))
        {
            PropertyList.SetBlock(entry, access.List);
        }
        else
        {
            PropertyList.SetText(entry, Encoding.UTF8.GetBytes(IsOwner(entry->dpe_type) ? access.Owner : access.Group));
        }
    }

    /// <summary>The access that a property list describes, as daos_cont_get_acl fills one; null when something is missing or the list invalid.</summary>
    public static AccessControl? Read(daos_prop_t* properties, uint list, uint owner, uint group)
    {
        daos_prop_entry* aces = PropertyList.Find(properties, list);
        daos_prop_entry* user = PropertyList.Find(properties, owner);
        daos_prop_entry* members = PropertyList.Find(properties, group);
        return aces == null || !IsValid(aces) || user == null || user->dpe_str == null || members == null || members->dpe_str == null
            ? null
            : new AccessControl(
                NativeText.Read(user->dpe_str)!, NativeText.Read(members->dpe_str)!, AccessList.Bytes((daos_acl*)aces->dpe_val_ptr).ToArray());
    }
}
