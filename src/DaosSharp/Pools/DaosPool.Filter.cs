using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp;

public sealed unsafe partial class DaosPool
{
    private const int MaxConditions = Daos.DAOS_POOL_CONT_FILTER_MAX_NPARTS;

    /// <summary>Lists the containers that meet all conditions, with their state; all containers when there is none. <c>daos_pool_filter_cont</c></summary>
    /// <param name="conditions">At most 8.</param>
    public IReadOnlyList<FoundContainer> FindContainers(params ReadOnlySpan<ContainerCondition> conditions) => Find(conditions, isAny: false);

    /// <summary>Lists the containers that meet at least one of the conditions, with their state. <c>daos_pool_filter_cont</c></summary>
    /// <param name="conditions">1 to 8.</param>
    public IReadOnlyList<FoundContainer> FindContainersWithAny(params ReadOnlySpan<ContainerCondition> conditions)
    {
        if (conditions.IsEmpty)
            throw new ArgumentException("No container meets one of no conditions.", nameof(conditions));
        return Find(conditions, isAny: true);
    }

    private FoundContainer[] Find(ReadOnlySpan<ContainerCondition> conditions, bool isAny)
    {
        if (conditions.Length > MaxConditions)
            throw new ArgumentException($"There are {conditions.Length} conditions; DAOS takes at most {MaxConditions}.", nameof(conditions));
        daos_pool_cont_filter_part* parts = stackalloc daos_pool_cont_filter_part[MaxConditions];
        daos_pool_cont_filter_part** addresses = stackalloc daos_pool_cont_filter_part*[MaxConditions];
        for (int i = 0; i < conditions.Length; i++)
        {
            parts[i] = new() { pcfp_func = (uint)conditions[i].Comparison, pcfp_key = (uint)conditions[i].Field };
            parts[i].pcfp_val64 = conditions[i].Value;
            addresses[i] = parts + i;
        }
        daos_pool_cont_filter filter = new()
        {
            pcf_combine_func = (uint)(isAny ? daos_pool_cont_filter_combine.PCF_COMBINE_LOGICAL_OR : daos_pool_cont_filter_combine.PCF_COMBINE_LOGICAL_AND),
            pcf_nparts = (uint)conditions.Length,
            pcf_parts = addresses,
        };

        // The number first, then as many; more may have come meanwhile.
        for (ulong count = 0; ;)
        {
            ulong room = count;
            daos_pool_cont_info2* entries = (daos_pool_cont_info2*)NativeMemory.AllocZeroed((nuint)room + 1, (nuint)sizeof(daos_pool_cont_info2));
            try
            {
                int rc = Api.daos_pool_filter_cont(Handle, &filter, &count, room == 0 ? null : entries, null);
                GC.KeepAlive(this);
                if (rc is not 0 and not (int)DaosError.Truncated)
                    Fail(rc, "daos_pool_filter_cont");
                if (count <= room)
                    return Read(entries, (int)count);
            }
            finally
            {
                NativeMemory.Free(entries);
            }
        }
    }

    private static FoundContainer[] Read(daos_pool_cont_info2* entries, int count)
    {
        FoundContainer[] found = new FoundContainer[count];
        for (int i = 0; i < count; i++)
            found[i] = new FoundContainer(ReadLabel(&entries[i].pci_id), ContainerInfo.Of(in entries[i].pci_cinfo));
        return found;
    }
}
