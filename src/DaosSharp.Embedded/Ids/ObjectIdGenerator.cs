using DaosSharp.Embedded.Containers;
using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Ids;

/// <summary>Puts type, redundancy and number of groups into the upper bits of an object id, as daos_obj_generate_oid does.</summary>
internal static unsafe class ObjectIdGenerator
{
    // One engine, one target: what needs more fault domains or targets is refused, as by a DAOS of that size.
    private const uint Domains = 1;
    private const uint Targets = 1;

    private const uint RedundancyHintMask = (uint)Daos.DAOS_OCH_RDD_MAX_VAL << Daos.DAOS_OCH_RDD_SHIFT;
    private const uint ShardingHintMask = (uint)Daos.DAOS_OCH_SHD_MAX_VAL << Daos.DAOS_OCH_SHD_SHIFT;
    private const ulong CallersBits = (1UL << Daos.OID_FMT_INTR_BITS) - 1;

    /// <returns>0, or -DER_INVAL for a class that is none or that does not fit.</returns>
    public static int Generate(ContainerHandle container, daos_obj_id_t* id, daos_otype_t type, uint objectClass, ushort hints)
    {
        uint redundancy;
        uint groups;
        if (objectClass == 0)
        {
            if (!TryChoose(RedundancyFactor(container), hints, out redundancy))
            {
                return LastError.Fail(Der.Invalid, "no object class gives the container's redundancy on one target");
            }

            groups = 1;
        }
        else
        {
            redundancy = ObjectClassTable.Redundancy(objectClass);
            groups = ObjectClassTable.Groups(objectClass);
            uint size = ObjectClassTable.GroupSize(redundancy);
            groups = groups == ObjectClassTable.MaxGroups ? Math.Max(1, Targets / Math.Max(1, size)) : groups;
            if (size == 0 || groups == 0 || size > Domains || groups * size > Targets)
            {
                return LastError.Fail(
                    Der.Invalid, $"the object class {ObjectClassTable.Find(objectClass) ?? "0x" + objectClass.ToString("x", null)} does not fit one target");
            }
        }

        id->hi &= CallersBits;
        id->hi |= ((ulong)type << Daos.OID_FMT_TYPE_SHIFT) | ((ulong)redundancy << Daos.OID_FMT_CLASS_SHIFT) | ((ulong)groups << Daos.OID_FMT_META_SHIFT);
        return Der.Success;
    }

    /// <summary>The daos_prop_co_roots of a container whose creator gives none: one object.</summary>
    public static byte[] Roots()
    {
        daos_prop_co_roots roots = default;
        roots.cr_oids[0].hi = ((ulong)daos_obj_redun.OR_RP_1 << Daos.OID_FMT_CLASS_SHIFT) | (1UL << Daos.OID_FMT_META_SHIFT);
        return new ReadOnlySpan<byte>(&roots, sizeof(daos_prop_co_roots)).ToArray();
    }

    private static ulong RedundancyFactor(ContainerHandle container)
    {
        using StoreRead read = container.Store.BeginRead();
        ContainerRecord? record = ContainerTable.Find(container.Store, read.Txn, container.Number);
        return record?.Properties.GetValueOrDefault((uint)daos_cont_props.DAOS_PROP_CO_REDUN_FAC) ?? 0;
    }

    // On one target there is one shard whatever the sharding hint, and no redundancy: erasure codes and redundancy factors do not fit.
    private static bool TryChoose(ulong redundancyFactor, ushort hints, out uint redundancy)
    {
        redundancy = (uint)daos_obj_redun.OR_RP_1;
        return redundancyFactor == 0 && (hints & RedundancyHintMask) != Daos.DAOS_OCH_RDD_EC
            && (hints & ShardingHintMask) is 0 or Daos.DAOS_OCH_SHD_DEF or Daos.DAOS_OCH_SHD_TINY or Daos.DAOS_OCH_SHD_REG
                or Daos.DAOS_OCH_SHD_HI or Daos.DAOS_OCH_SHD_EXT or Daos.DAOS_OCH_SHD_MAX;
    }
}
