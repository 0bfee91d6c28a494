using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp;

public sealed unsafe partial class DaosPool
{
    /// <summary>Creates a container with a label. <c>daos_cont_create_with_label</c></summary>
    /// <param name="label">Its label: 1 to 127 letters, digits, '.', '_', ':' and '-'; case counts.</param>
    /// <returns>The container's UUID.</returns>
    /// <exception cref="DaosException"><see cref="DaosError.Exists"/>: the label is taken. <see cref="DaosError.NoPermission"/>: the pool is open read-only.</exception>
    public Guid CreateContainer(string label) =>
        Perform(CreateContainerCall(label));

    /// <summary>Creates a container without a label. <c>daos_cont_create</c></summary>
    /// <returns>The container's UUID.</returns>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the pool is open read-only.</exception>
    public Guid CreateContainer() =>
        Perform(CreateContainerCall());

    /// <summary>Creates a container unless its label is taken. <c>daos_cont_create_with_label</c></summary>
    /// <param name="label">Its label.</param>
    /// <param name="id">The container's UUID; empty when the label is taken.</param>
    /// <returns>False when the label is taken.</returns>
    public bool TryCreateContainer(string label, out Guid id) =>
        (id = Perform(CreateContainerCall(label, DaosError.Exists))) != default;

    /// <summary>Opens a container. <c>daos_cont_open</c></summary>
    /// <param name="labelOrUuid">Its label, or its UUID as text.</param>
    /// <param name="access">What it is opened for.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NotFound"/>: there is no such container. <see cref="DaosError.Busy"/>: somebody else has it open exclusively, or at all when access is exclusive.</exception>
    public DaosContainer OpenContainer(string labelOrUuid, ContainerAccess access = ContainerAccess.ReadWrite) =>
        Perform(OpenContainerCall(labelOrUuid, access))!;

    /// <summary>Opens a container. <c>daos_cont_open</c></summary>
    /// <param name="id">Its UUID.</param>
    /// <param name="access">What it is opened for.</param>
    /// <exception cref="DaosException">As for the form with a label.</exception>
    public DaosContainer OpenContainer(Guid id, ContainerAccess access = ContainerAccess.ReadWrite) => OpenContainer(Labels.Text(id), access);

    /// <summary>Opens a container if there is one. <c>daos_cont_open</c></summary>
    /// <param name="labelOrUuid">Its label, or its UUID as text.</param>
    /// <param name="container">The container; null when there is none of that name.</param>
    /// <param name="access">What it is opened for.</param>
    /// <returns>False when there is no such container.</returns>
    public bool TryOpenContainer(string labelOrUuid, [NotNullWhen(true)] out DaosContainer? container, ContainerAccess access = ContainerAccess.ReadWrite) =>
        (container = Perform(OpenContainerCall(labelOrUuid, access, Missing))) is not null;

    /// <summary>Opens a container, and creates it first when it is missing.</summary>
    /// <param name="label">Its label.</param>
    /// <param name="access">What it is opened for.</param>
    public DaosContainer OpenOrCreateContainer(string label, ContainerAccess access = ContainerAccess.ReadWrite)
    {
        if (TryOpenContainer(label, out DaosContainer? container, access))
            return container;
        TryCreateContainer(label, out _);
        return OpenContainer(label, access);
    }

    /// <summary>Destroys a container and all that it holds. <c>daos_cont_destroy</c></summary>
    /// <param name="labelOrUuid">Its label, or its UUID as text.</param>
    /// <param name="force">True: also when it is open.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NotFound"/>: there is no such container. <see cref="DaosError.Busy"/>: it is open, and force is off. <see cref="DaosError.NoPermission"/>: the pool is open read-only.</exception>
    public void DestroyContainer(string labelOrUuid, bool force = false) =>
        Perform(DestroyContainerCall(labelOrUuid, force));

    /// <summary>Lists the containers of the pool. <c>daos_pool_list_cont</c></summary>
    public IReadOnlyList<ContainerSummary> ListContainers()
    {
        ulong count = 0;
        while (true)
        {
            ulong room = count;
            daos_pool_cont_info* entries = (daos_pool_cont_info*)NativeMemory.AllocZeroed((nuint)room + 1, (nuint)sizeof(daos_pool_cont_info));
            try
            {
                int rc = Api.daos_pool_list_cont(Handle, &count, room == 0 ? null : entries, null);
                GC.KeepAlive(this);
                if (rc is not 0 and not (int)DaosError.Truncated)
                    Fail(rc, "daos_pool_list_cont");
                if (count <= room)
                    return Take(entries, (int)count);
            }
            finally
            {
                NativeMemory.Free(entries);
            }
        }
    }

    private static ContainerSummary[] Take(daos_pool_cont_info* entries, int count)
    {
        ContainerSummary[] containers = new ContainerSummary[count];
        for (int i = 0; i < count; i++)
            containers[i] = new ContainerSummary(Labels.ToGuid(entries[i].pci_uuid), ReadLabel(entries + i));
        return containers;
    }

    private static string? ReadLabel(daos_pool_cont_info* entry)
    {
        ReadOnlySpan<byte> label = MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)&entry->pci_label);
        bool none = label.IsEmpty || label.SequenceEqual(Daos.DAOS_PROP_CO_LABEL_DEFAULT);
        return none ? null : System.Text.Encoding.UTF8.GetString(label);
    }
}
