using DaosSharp.Embedded.Access;
using DaosSharp.Embedded.Containers;
using DaosSharp.Embedded.Ids;
using DaosSharp.Interop;
using static DaosSharp.Interop.daos_cont_props;

namespace DaosSharp.Embedded.Interface;

/// <summary>The properties that a caller creates a container with.</summary>
internal static unsafe class ContainerCreationProperties
{
    /// <summary>Reads the properties: 0 or -DER_INVAL.</summary>
    /// <param name="label">A label given by itself wins over one among the properties.</param>
    public static int Read(daos_prop_t* properties, string? label, out CreateContainer operation)
    {
        operation = default;
        if (properties != null && !PropertyList.IsWellFormed(properties))
        {
            return LastError.Fail(Der.Invalid, "the property list is malformed");
        }

        Identity creator = Identity.Current();
        AccessControl access = AccessControl.OfContainer(creator);
        Dictionary<uint, ulong> values = [];
        HashSet<uint> seen = [];
        byte[]? roots = null;
        ulong nextOid = 1;
        string? fromProperties = null;
        for (uint i = 0; properties != null && i < properties->dpp_nr; i++)
        {
            daos_prop_entry* entry = properties->dpp_entries + i;
            if (label != null && AccessProperties.IsList(entry->dpe_type) && entry->dpe_val_ptr == null)
            {
                return LastError.Fail(Der.NoMemory, "there is no access list to copy");
            }

            if (!seen.Add(entry->dpe_type) || !IsValid(entry, isCopied: label != null))
            {
                return LastError.Fail(Der.Invalid, $"the property {(daos_cont_props)entry->dpe_type} is given twice, or is nothing that a container can be created with");
            }

            switch ((daos_cont_props)entry->dpe_type)
            {
                case DAOS_PROP_CO_LABEL:
                    fromProperties = NativeText.Read(entry->dpe_str) ?? "";
                    break;
                case DAOS_PROP_CO_ACL or DAOS_PROP_CO_OWNER or DAOS_PROP_CO_OWNER_GROUP:
                    access = AccessProperties.Apply(access, entry);
                    break;
                case DAOS_PROP_CO_ALLOCED_OID:
                    nextOid = entry->dpe_val == ulong.MaxValue ? entry->dpe_val : entry->dpe_val + 1;
                    break;
                case var type when ContainerProperties.IsInherited(type) && entry->dpe_val == 0:
                    break;
                case DAOS_PROP_CO_ROOTS:
                    roots = entry->dpe_val_ptr == null ? roots : new ReadOnlySpan<byte>(entry->dpe_val_ptr, sizeof(daos_prop_co_roots)).ToArray();
                    break;
                default:
                    values[entry->dpe_type] = entry->dpe_val;
                    break;
            }
        }

        if (roots == null && !ContainerProperties.HaveRoot(values))
        {
            return LastError.Fail(Der.Invalid, "no object class gives this redundancy on one target");
        }

        if (access.Owner != creator.User)
        {
            return LastError.Fail(Der.Invalid, $"a container is created for oneself, {creator.User}; another owner is set later");
        }

        label ??= fromProperties;
        operation = new CreateContainer
        {
            Id = Guid.NewGuid(),
            Label = label ?? "",
            Properties = values,
            Access = access,
            Roots = roots ?? ObjectIdGenerator.Roots(),
            NextOid = nextOid,
        };
        return label == null || ContainerLabel.IsValid(label) ? Der.Success : LastError.Fail(Der.Invalid, $"'{label}' is no container label");
    }

    // With a label of its own DAOS copies the list first, which cuts long names.
    private static bool IsValid(daos_prop_entry* entry, bool isCopied) => (daos_cont_props)entry->dpe_type switch
    {
        DAOS_PROP_CO_LABEL or DAOS_PROP_CO_ROOTS => true,
        DAOS_PROP_CO_OWNER or DAOS_PROP_CO_OWNER_GROUP when isCopied => !NativeText.Bytes(entry->dpe_str).IsEmpty,
        DAOS_PROP_CO_ACL or DAOS_PROP_CO_OWNER or DAOS_PROP_CO_OWNER_GROUP => AccessProperties.IsValid(entry),
        var type => ContainerProperties.IsValidAtCreation(type, entry->dpe_val),
    };
}
