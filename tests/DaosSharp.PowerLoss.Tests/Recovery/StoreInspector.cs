using DaosSharp.Embedded;
using DaosSharp.Interop;
using DaosSharp.PowerLoss.Tests.Recording;

namespace DaosSharp.PowerLoss.Tests.Recovery;

/// <summary>Opens what a loss of power left and compares it with what was acknowledged.</summary>
internal sealed unsafe class StoreInspector(Expectation expectation)
{
    private const string BootMark = "boot";
    private static readonly EngineApi Engine = EngineApi.Load(EmbeddedEngine.Functions);

    private readonly List<Finding> _findings = [];

    /// <summary>The worst finding.</summary>
    public Finding Inspect(string directory)
    {
        string system = RecordedRun.SystemIn(directory);
        StartMachineAnew(system);
        try
        {
            using DaosClient client = DaosClient.Embedded(system);
            if (client.TryOpenPool(Content.PoolLabel, out DaosPool? pool))
            {
                using (pool)
                {
                    Inspect(pool, system);
                }
            }
            else if (expectation.Acknowledged(Marks.Pool) > 0)
            {
                Add(Outcome.Lost, "the pool is gone");
            }
        }
        catch (DaosException e)
        {
            Add(Outcome.Damaged, e.Message);
        }

        // Damage that the engine reports excuses wrong data, which a caller is warned of.
        return _findings.Any(static f => f.Outcome == Outcome.Damaged)
            ? _findings.First(static f => f.Outcome == Outcome.Damaged)
            : _findings.OrderByDescending(static f => f.Outcome).FirstOrDefault(new Finding(Outcome.Intact, ""));
    }

    // The id of the running kernel stands in the files, but power was lost.
    private static void StartMachineAnew(string system)
    {
        string pools = Path.Combine(system, "pools");
        foreach (string mark in Directory.Exists(pools) ? Directory.GetFiles(pools, BootMark, SearchOption.AllDirectories) : [])
        {
            File.WriteAllText(mark, "another start of the machine");
        }
    }

    private static ulong Check(string system)
    {
        sbyte* name = stackalloc sbyte[(int)Daos.DAOS_SYS_NAME_MAX + 1];
        ulong damaged;
        fixed (byte* directory = Text(system), pool = Text(Content.PoolLabel))
        {
            Assert.Equal(0, Engine.dse_system_attach((sbyte*)directory, name));
            Assert.Equal(0, Engine.dse_pool_check(name, (sbyte*)pool, &damaged));
            Assert.Equal(0, Engine.dse_system_detach(name));
        }

        return damaged;
    }

    private static byte[] Text(string text) => System.Text.Encoding.UTF8.GetBytes(text + "\0");

    private void Add(Outcome outcome, string words) => _findings.Add(new Finding(outcome, words));

    private void Inspect(DaosPool pool, string system)
    {
        ulong damaged = Check(system);
        if (damaged > 0)
        {
            Add(Outcome.Damaged, $"the check finds {damaged} damaged records");
        }

        if (!pool.TryOpenContainer(Content.ContainerLabel, out DaosContainer? container))
        {
            Add(expectation.Acknowledged(Marks.Container) > 0 ? Outcome.Lost : Outcome.Intact, "the container is gone");
            return;
        }

        using (container)
        {
            using DaosKeyValue keyValue = Workload.OpenKeyValue(container);
            for (int i = 0; i < Content.Keys; i++)
            {
                InspectKey(keyValue, Content.Key(i));
            }

            using DaosArray array = Workload.OpenArray(container);
            InspectArray(array);
        }
    }

    private void InspectKey(DaosKeyValue keyValue, string key)
    {
        try
        {
            byte[]? found = keyValue.TryGet(key, out byte[]? value) ? value : null;
            int version = expectation.Begun(key);
            while (version >= 0 && !Same(found, Content.Value(key, version)))
            {
                version--;
            }

            if (version < 0)
            {
                Add(found is null ? Outcome.Lost : Outcome.Wrong, $"{key} has {found?.Length} bytes that were never its value");
            }
            else if (version < expectation.Acknowledged(key))
            {
                Add(Outcome.Lost, $"{key} has version {version}, {expectation.Acknowledged(key)} was acknowledged");
            }
        }
        catch (DaosException e)
        {
            Add(Outcome.Damaged, e.Message);
        }
    }

    private void InspectArray(DaosArray array)
    {
        byte[] found = new byte[Content.Slots * Content.SlotLength];
        try
        {
            array.Read(0, found);
        }
        catch (DaosException e)
        {
            Add(Outcome.Damaged, e.Message);
            return;
        }

        // A write covers several slots: after all or none of it, the array must look as after some number of whole writes.
        ArrayHistory history = new(expectation.Begun(Marks.Array), version => expectation.HasFailed(Marks.Array, version));
        int version = expectation.Begun(Marks.Array);
        while (version >= 0 && !found.AsSpan().SequenceEqual(history.After(version)))
        {
            version--;
        }

        if (version < 0)
        {
            Add(history.HasOnlyWholeSlots(found) ? Outcome.Lost : Outcome.Wrong, "the array looks as after no number of writes");
        }
        else if (version < expectation.Acknowledged(Marks.Array))
        {
            Add(Outcome.Lost, $"the array is that after write {version}, {expectation.Acknowledged(Marks.Array)} was acknowledged");
        }
    }

    private static bool Same(byte[]? a, byte[]? b) => a is null || b is null ? a == b : a.AsSpan().SequenceEqual(b);
}
