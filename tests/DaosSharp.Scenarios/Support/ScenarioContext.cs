using System.Globalization;
using System.Text;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Backends;

namespace DaosSharp.Scenarios.Support;

/// <summary>What one scenario works with: a container of its own, the handles it opened there, and its result text.</summary>
public sealed unsafe class ScenarioContext : IDisposable
{
    private static int _containers;

    private readonly byte[] _label;
    private readonly Stack<(daos_handle_t Handle, Func<DaosApi, daos_handle_t, int> Close)> _open = new();
    private ulong _objects;
    private bool _created;
    private daos_handle_t _container;

    public ScenarioContext(ScenarioBackend backend)
    {
        Backend = backend;
        int number = Interlocked.Increment(ref _containers);
        Label = string.Create(CultureInfo.InvariantCulture, $"scenario-{Environment.ProcessId}-{number}");
        _label = Encoding.ASCII.GetBytes(Label + '\0');
    }

    public ScenarioBackend Backend { get; }

    public DaosApi Api => Backend.Api;

    /// <summary>Label of the container; it begins the labels of others that a scenario creates.</summary>
    public string Label { get; }

    /// <summary>The container, open for reading and writing. The first use creates it.</summary>
    public daos_handle_t Container
    {
        get
        {
            if (_container.cookie == 0)
                _container = OpenContainer(Daos.DAOS_COO_RW);
            return _container;
        }
    }

    public ResultText Result { get; } = new();

    /// <summary>Opens the scenario's container once more; it is closed at the end unless the scenario did so.</summary>
    public daos_handle_t OpenContainer(uint flags)
    {
        CreateContainer();
        daos_handle_t container;
        fixed (byte* label = _label)
            Must(Api.daos_cont_open2(Backend.Pool, (sbyte*)label, flags, &container, null, null), "container open");
        CloseAtEnd(container, static (api, handle) => api.daos_cont_close(handle, null));
        return container;
    }

    /// <summary>Creates the container, unless the scenario has it already.</summary>
    public void CreateContainer()
    {
        if (_created)
            return;
        fixed (byte* label = _label)
            Must(Api.daos_cont_create_with_label(Backend.Pool, (sbyte*)label, null, null, null), "container create");
        _created = true;
    }

    /// <summary>A fresh object id of the container.</summary>
    /// <param name="type">What DAOS_OT_* value the id carries.</param>
    /// <param name="oid">Receives the id.</param>
    /// <returns>The code of daos_obj_generate_oid2.</returns>
    public int GenerateId(daos_otype_t type, out daos_obj_id_t oid)
    {
        daos_obj_id_t made = new() { lo = ++_objects };
        int rc = Api.daos_obj_generate_oid2(Container, &made, type, (uint)daos_obj_redun.OC_SX, 0, 0);
        oid = made;
        return rc;
    }

    /// <summary>A fresh object id of a type that has to be accepted.</summary>
    public daos_obj_id_t NewId(daos_otype_t type)
    {
        Must(GenerateId(type, out daos_obj_id_t oid), "object id");
        return oid;
    }

    /// <summary>Notes a handle that has to be closed after the scenario, unless that has done so. The last one noted comes first.</summary>
    public void CloseAtEnd(daos_handle_t handle, Func<DaosApi, daos_handle_t, int> close) => _open.Push((handle, close));

    /// <summary>Checks a call that is no part of the result but that the scenario builds on.</summary>
    public static void Must(int rc, string what)
    {
        if (rc != 0)
            throw new ScenarioSetupException($"{what} returned {rc}.");
    }

    public void Dispose()
    {
        while (_open.TryPop(out (daos_handle_t Handle, Func<DaosApi, daos_handle_t, int> Close) open))
            open.Close(Api, open.Handle);
        if (!_created)
            return;
        fixed (byte* label = _label)
            Must(Api.daos_cont_destroy2(Backend.Pool, (sbyte*)label, 1, null), "container destroy");
    }
}
