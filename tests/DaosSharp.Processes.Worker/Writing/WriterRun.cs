using DaosSharp.Embedded.Tests.Support;

namespace DaosSharp.Processes.Worker.Writing;

/// <summary>
/// Continues where an earlier process of the same slot was killed: verifies what that one acknowledged, then writes, and reads what the
/// other slots write.
/// </summary>
internal sealed unsafe class WriterRun(string system, int slot, string acknowledgements, int seed)
{
    private readonly Random _random = new(seed);
    private readonly ulong[] _last = Acknowledgements.Read(acknowledgements);
    private readonly ulong[] _seen = new ulong[Plan.Slots * Plan.Items];
    private volatile bool _stop;

    public int Run()
    {
        try
        {
            using EngineSession session = new();
            EngineSession.Require(session.Open(system, create: false));
            SlotObjects[] slots = [.. Enumerable.Range(0, Plan.Slots).Select(number => new SlotObjects(session, number))];
            for (int item = 0; item < Plan.Items; item++)
            {
                slots[slot].Verify(item, _last[item]);
            }

            Console.WriteLine("ready");
            new Thread(WaitForEnd) { IsBackground = true }.Start();
            using Acknowledgements file = new(acknowledgements);
            using AsyncBatch batch = new();
            while (!_stop)
            {
                Step(slots, file, batch);
            }

            return 0;
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidDataException)
        {
            Console.WriteLine($"bad: {e.Message}");
            return 3;
        }
    }

    private void Step(SlotObjects[] slots, Acknowledgements file, AsyncBatch batch)
    {
        SlotObjects own = slots[slot];
        switch (_random.Next(10))
        {
            case < 3:
                int[] items = [.. Enumerable.Range(0, AsyncBatch.Most).Select(_ => _random.Next(Plan.Keys)).Distinct()];
                batch.Run(slot, own.KeyValue, items, _last, item => Acknowledge(file, item));
                break;
            case < 6:
                int key = _random.Next(Plan.Keys);
                EngineSession.Require(WriteKey(own, key));
                Acknowledge(file, key);
                break;
            case < 8:
                int row = Plan.Keys + _random.Next(Plan.Rows);
                EngineSession.Require(own.WriteRow(row, _last[row] + 1));
                Acknowledge(file, row);
                break;
            case 8:
                byte[] data = new byte[_random.Next(1, 60_000)];
                EngineSession.Require(EngineSession.WriteArray(own.Scratch, (ulong)_random.Next(1_000_000), data));
                break;
            default:
                ReadOther(slots);
                break;
        }
    }

    private int WriteKey(SlotObjects own, int key)
    {
        ulong number = _last[key] + 1;
        if (!Plan.IsRemoval(slot, key, number))
        {
            return EngineSession.Put(own.KeyValue, Plan.Key(key), Plan.Value(slot, key, number));
        }

        fixed (byte* k = EngineSession.Text(Plan.Key(key)))
        {
            return EngineSession.Api.daos_kv_remove(own.KeyValue, default, 0, (sbyte*)k, null);
        }
    }

    private void Acknowledge(Acknowledgements file, int item)
    {
        _last[item]++;
        file.Add(item, _last[item]);
    }

    // Whole, and never older than what was read before.
    private void ReadOther(SlotObjects[] slots)
    {
        int other = _random.Next(Plan.Slots);
        int item = _random.Next(Plan.Items);
        ulong found = slots[other].NumberOf(item);
        ref ulong seen = ref _seen[other * Plan.Items + item];
        if (found != 0 && found < seen)
        {
            throw new InvalidDataException($"slot {other} item {item}: operation {seen} was read before, now {found}");
        }

        seen = Math.Max(seen, found);
    }

    private void WaitForEnd()
    {
        while (Console.ReadLine() != null)
        {
        }

        _stop = true;
    }
}
