using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Model;

/// <summary>Random operations on arrays and keys with snapshots and reopenings in between, each compared with a model in memory.</summary>
internal sealed unsafe class ModelRun : IDisposable
{
    private readonly Random _random;
    private readonly StoreDirectory _directory = new();
    private readonly ModelArray[] _arrays =
    [
        new(1, isByteArray: true, cellSize: 1, chunk: 64 << 10, cells: 300_000),
        new(2, isByteArray: false, cellSize: 24, chunk: 1000, cells: 5_000),
    ];

    private readonly ModelKeyValue _keys = new(3);
    private readonly List<Snapshot> _snapshots = [];
    private EngineSession _session = new();

    public ModelRun(int seed, ulong poolSize)
    {
        _random = new Random(seed);
        EngineSession.Require(_session.Open(_directory.Path, create: true, poolSize));
        OpenObjects();
    }

    /// <summary>Modifications that the full pool refused.</summary>
    public int Refused { get; private set; }

    public void Run(int operations)
    {
        for (int i = 0; i < operations; i++)
        {
            Step();
        }

        CompareAll();
        Assert.Equal(0UL, _session.Check());
        while (_snapshots.Count > 0)
        {
            DestroySnapshot();
        }

        CompareAll();
        Assert.Equal(0UL, _session.Check());
    }

    public void Dispose()
    {
        _session.Dispose();
        _directory.Dispose();
    }

    private void Step()
    {
        ModelArray array = _arrays[_random.Next(_arrays.Length)];
        switch (_random.Next(1000))
        {
            case < 230:
                Accept(array.Write(_random));
                break;
            case < 300:
                Accept(array.Punch(_random));
                break;
            case < 320:
                Accept(array.SetSize(_random));
                break;
            case < 550:
                Accept(_keys.Put(_random));
                break;
            case < 650:
                Accept(_keys.Remove(_random));
                break;
            case < 780:
                array.CompareSome(_random, array.Model, default);
                break;
            case < 880:
                _keys.CompareSome(_random, _keys.Model, default);
                break;
            case < 970:
                CompareSnapshot();
                break;
            case < 983:
                CreateSnapshot();
                break;
            case < 996:
                DestroySnapshot();
                break;
            case < 998:
                CompareAll();
                break;
            default:
                Reopen();
                break;
        }
    }

    private void Accept(int rc)
    {
        if (rc == Der.NoSpace)
        {
            Refused++;
            return;
        }

        EngineSession.Require(rc);
    }

    private void CreateSnapshot()
    {
        if (_snapshots.Count == 5)
        {
            return;
        }

        ulong epoch;
        EngineSession.Require(EngineSession.Api.daos_cont_create_snap(_session.ContainerHandle, &epoch, null, null));
        _snapshots.Add(new Snapshot(epoch, [.. _arrays.Select(static a => a.Model.Copy())], new(_keys.Model)));
    }

    private void DestroySnapshot()
    {
        if (_snapshots.Count > 0)
        {
            Snapshot snapshot = _snapshots[_random.Next(_snapshots.Count)];
            _snapshots.Remove(snapshot);
            daos_epoch_range_t range = new() { epr_lo = snapshot.Epoch, epr_hi = snapshot.Epoch };
            EngineSession.Require(EngineSession.Api.daos_cont_destroy_snap(_session.ContainerHandle, range, null));
        }
    }

    private void CompareSnapshot()
    {
        if (_snapshots.Count > 0)
        {
            Snapshot snapshot = _snapshots[_random.Next(_snapshots.Count)];
            At(snapshot, view =>
            {
                int array = _random.Next(_arrays.Length);
                _arrays[array].CompareSome(_random, snapshot.Arrays[array], view);
                _keys.CompareSome(_random, snapshot.Keys, view);
            });
        }
    }

    private void CompareAll()
    {
        CompareAll([.. _arrays.Select(static a => a.Model)], _keys.Model, default);
        foreach (Snapshot snapshot in _snapshots)
        {
            At(snapshot, view => CompareAll(snapshot.Arrays, snapshot.Keys, view));
        }
    }

    private void CompareAll(ArrayModel[] arrays, Dictionary<string, byte[]> keys, daos_handle_t view)
    {
        for (int i = 0; i < arrays.Length; i++)
        {
            _arrays[i].CompareAll(arrays[i], view);
        }

        _keys.CompareAll(keys, view, page: _random.Next(1, 30));
    }

    private void At(Snapshot snapshot, Action<daos_handle_t> look)
    {
        daos_handle_t view;
        EngineSession.Require(EngineSession.Api.daos_tx_open_snap(_session.ContainerHandle, snapshot.Epoch, &view, null));
        look(view);
        EngineSession.Require(EngineSession.Api.daos_tx_close(view, null));
    }

    private void Reopen()
    {
        _session.Dispose();
        _session = new EngineSession();
        EngineSession.Require(_session.Open(_directory.Path, create: false));
        OpenObjects();
        Assert.Equal(0UL, _session.Check());
    }

    private void OpenObjects()
    {
        foreach (ModelArray array in _arrays)
        {
            array.Open(_session);
        }

        _keys.Open(_session);
    }

    private sealed record Snapshot(ulong Epoch, ArrayModel[] Arrays, Dictionary<string, byte[]> Keys);
}
