using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>An open container: the objects of one data set. <c>daos_cont_open</c>, closed with <c>daos_cont_close</c>.</summary>
public sealed unsafe partial class DaosContainer : DaosResource
{
    private readonly ContainerHandle _handle;

    internal DaosContainer(ContainerHandle handle, ClientLibrary library, string name, Guid id)
        : base(handle, library)
    {
        _handle = handle;
        Name = name;
        Id = id;
    }

    /// <summary>The label, or the UUID as text, by which the container was opened.</summary>
    public string Name { get; }

    /// <summary>The container's UUID.</summary>
    public Guid Id { get; }

    /// <summary>The native handle, for C functions that the safe layer does not cover. It stays valid until this object is disposed.</summary>
    public daos_handle_t NativeHandle => Handle;

    private protected override string Target => $"container '{Name}'";

    private DaosApi Api => _handle.Api;

    private daos_handle_t Handle
    {
        get
        {
            ThrowIfDisposed();
            return _handle.Value;
        }
    }

    /// <summary>Asks for the container's label. <c>daos_cont_query</c></summary>
    /// <returns>Null when it has none.</returns>
    public string? GetLabel()
    {
        using PropertyList properties = new(Api, (uint)daos_cont_props.DAOS_PROP_CO_LABEL);
        int rc = Api.daos_cont_query(Handle, null, properties.Native, null);
        GC.KeepAlive(this);

        // So DAOS 2.6 answers for the label of a container that has none.
        if (rc == (int)DaosError.Protocol)
            return null;
        Check(rc, "daos_cont_query");
        string? label = properties.GetText(0);
        return Labels.OrNone(label, Daos.DAOS_PROP_CO_LABEL_DEFAULT);
    }

    /// <summary>Asks for handles, snapshots and times. <c>daos_cont_query</c></summary>
    public ContainerInfo Query() => Perform(QueryCall())!;

    private Call<ContainerInfo> QueryCall() => new(
        this,
        Target,
        call => call.Submit(new Submissions.daos_cont_query(Handle, (daos_cont_info_t*)call.Memory(sizeof(daos_cont_info_t)), null)),
        static operation => ContainerInfo.Of(in *(daos_cont_info_t*)operation.OverflowAddress));
}
