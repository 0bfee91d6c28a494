using DaosSharp.Embedded.Checks;
using DaosSharp.Embedded.Events;
using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Systems;
using DaosSharp.Generators;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>The engine's own functions: systems and pools, which DAOS manages with dmg.</summary>
[NativeExports(typeof(Engine), Barrier = typeof(ExceptionBarrier))]
internal static unsafe partial class EngineExports
{
    private const ulong MinPoolSize = 16 << 20;

    [NativeExport]
    public static int dse_system_attach(sbyte* directory, sbyte* name)
    {
        string? path = NativeText.Read(directory);
        if (string.IsNullOrEmpty(path) || name == null)
        {
            return LastError.Fail(Der.Invalid, "no directory, or no room for the name");
        }

        LocalSystem system = SystemRegistry.Attach(path);
        NativeText.Write(system.Name, new Span<byte>(name, (int)Daos.DAOS_SYS_NAME_MAX + 1));
        return Der.Success;
    }

    [NativeExport]
    public static int dse_system_detach(sbyte* name)
    {
        string? text = NativeText.Read(name);
        if (text == null)
        {
            return LastError.Fail(Der.Invalid, "no system name");
        }

        int rc = SystemRegistry.Detach(text);
        return rc switch
        {
            Der.NonExistent => LastError.Fail(rc, $"there is no system '{text}'"),
            Der.Busy => LastError.Fail(rc, $"pools of the system '{text}' are still connected"),
            _ => rc,
        };
    }

    [NativeExport]
    public static int dse_pool_create(sbyte* sys, sbyte* label, ulong size, byte* uuid) =>
        CreatePool(sys, label, size, dse_durability.DSE_DURABILITY_PROCESS, uuid);

    [NativeExport]
    public static int dse_pool_destroy(sbyte* sys, sbyte* pool, int force)
    {
        int rc = FindPool(sys, pool, out LocalSystem? system, out PoolEntry? entry);
        if (rc != 0)
        {
            return rc;
        }

        rc = system!.DestroyPool(entry!, force != 0);
        return rc == Der.Busy ? LastError.Fail(rc, $"the pool '{entry!.Label}' is connected or has containers; force destroys it all the same") : rc;
    }

    [NativeExport]
    public static int dse_pool_check(sbyte* sys, sbyte* pool, ulong* damaged)
    {
        if (damaged == null)
        {
            return Der.Invalid;
        }

        int rc = FindPool(sys, pool, out LocalSystem? system, out PoolEntry? entry);
        if (rc != 0)
        {
            return rc;
        }

        CheckReport report = new();
        system!.CheckPool(entry!, report);
        *damaged = report.Damaged;
        if (report.Damaged > 0)
        {
            LastError.Set(report.First);
        }

        return Der.Success;
    }

    [NativeExport]
    public static int dse_pool_check2(
        sbyte* sys, sbyte* pool, delegate* unmanaged[Cdecl]<void*, uint, sbyte*, int> finding, void* arg, ulong* records, ulong* findings)
    {
        int rc = FindPool(sys, pool, out LocalSystem? system, out PoolEntry? entry);
        if (rc != 0)
        {
            return rc;
        }

        CheckReport report = new(finding == null ? null : found => Hand(found, finding, arg));
        system!.CheckPool(entry!, report);
        if (records != null)
        {
            *records = report.Records;
        }

        if (findings != null)
        {
            *findings = report.Damaged;
        }

        return Der.Success;
    }

    [NativeExport]
    public static int dse_pool_counters(daos_handle_t poh, ulong* operations, ulong* commits)
    {
        if (operations == null || commits == null)
        {
            return LastError.Fail(Der.Invalid, "no room for the counters");
        }

        if (PoolHandle.Find(poh) is not { } pool)
        {
            return Der.NoHandle;
        }

        (long o, long c) = pool.Store.Counters;
        *operations = (ulong)o;
        *commits = (ulong)c;
        return Der.Success;
    }

    [NativeExport]
    public static int dse_last_error(sbyte* text, nuint size) => LastError.CopyTo(text, size);

    [NativeExport]
    public static int dse_last_error_code() => LastError.Code;

    [NativeExport]
    public static int dse_event_error(daos_event* ev, sbyte* text, nuint size)
    {
        EventBlock* block = EventBlock.Find(ev);
        return NativeText.Copy(block == null ? "" : block->Words.Text, text, size);
    }

    private static bool Hand(in Finding found, delegate* unmanaged[Cdecl]<void*, uint, sbyte*, int> receiver, void* arg)
    {
        byte[] text = System.Text.Encoding.UTF8.GetBytes(found.Text + '\0');
        fixed (byte* t = text)
        {
            return receiver(arg, (uint)found.Kind, (sbyte*)t) == 0;
        }
    }

    private static int CreatePool(sbyte* sys, sbyte* label, ulong size, dse_durability durability, byte* uuid)
    {
        int rc = FindSystem(sys, out LocalSystem? system);
        if (system == null)
        {
            return rc;
        }

        if (label == null || !Daos.daos_label_is_valid(label))
        {
            return LastError.Fail(Der.Invalid, $"'{NativeText.Read(label)}' is no pool label: 1 to 127 letters, digits, '.', '_', ':' and '-'");
        }

        if (size is < MinPoolSize or > long.MaxValue)
        {
            return LastError.Fail(Der.Invalid, $"a pool cannot have {size} bytes; the least is {MinPoolSize}");
        }

        rc = CheckDurability(durability);
        if (rc != 0)
        {
            return rc;
        }

        PoolEntry? pool = system.CreatePool(NativeText.Read(label)!, (long)size, durability);
        if (pool == null)
        {
            return LastError.Fail(Der.Exists, $"there is a pool '{NativeText.Read(label)}' already");
        }

        if (uuid != null)
        {
            pool.Id.TryWriteBytes(new Span<byte>(uuid, 16), bigEndian: true, out _);
        }

        return Der.Success;
    }

    private static int FindSystem(sbyte* sys, out LocalSystem? system)
    {
        string? name = NativeText.Read(sys);
        system = SystemRegistry.Find(name);
        return system == null ? LastError.Fail(Der.Invalid, $"there is no system '{name}'") : Der.Success;
    }

    private static int FindPool(sbyte* sys, sbyte* pool, out LocalSystem? system, out PoolEntry? entry)
    {
        entry = null;
        int rc = FindSystem(sys, out system);
        if (rc != 0)
        {
            return rc;
        }

        string? name = NativeText.Read(pool);
        entry = string.IsNullOrEmpty(name) ? null : system!.FindPool(name);
        return entry == null ? LastError.Fail(Der.NonExistent, $"there is no pool '{name}'") : Der.Success;
    }
}
