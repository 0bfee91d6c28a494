using DaosSharp.Embedded.Storage;
using DaosSharp.Embedded.Systems;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

internal static unsafe partial class EngineExports
{
    [NativeExport]
    public static int dse_pool_create2(sbyte* sys, sbyte* label, ulong size, dse_durability durability, byte* uuid) =>
        CreatePool(sys, label, size, durability, uuid);

    [NativeExport]
    public static int dse_pool_get_durability(sbyte* sys, sbyte* pool, dse_durability* durability)
    {
        if (durability == null)
        {
            return LastError.Fail(Der.Invalid, "no room for the durability");
        }

        int rc = FindPool(sys, pool, out LocalSystem? system, out PoolEntry? entry);
        if (rc == 0)
        {
            *durability = system!.GetDurability(entry!);
        }

        return rc;
    }

    [NativeExport]
    public static int dse_pool_set_durability(sbyte* sys, sbyte* pool, dse_durability durability)
    {
        int rc = FindPool(sys, pool, out LocalSystem? system, out PoolEntry? entry);
        rc = rc == 0 ? CheckDurability(durability) : rc;
        return rc == 0 ? system!.SetDurability(entry!, durability) : rc;
    }

    private static int CheckDurability(dse_durability durability) => DurabilityRecord.IsKnown(durability)
        ? Der.Success
        : LastError.Fail(Der.Invalid, $"there is no durability {(uint)durability}: 0 is process, 1 is full");
}
