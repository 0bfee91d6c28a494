namespace DaosSharp;

/// <remarks>
/// Asynchronous forms wait for the completion of an event and block no thread. A cancellation ends the await, never the operation: what
/// it opens all the same is closed again.
/// </remarks>
public sealed partial class DaosPool
{
    /// <summary>Creates a container with a label. <c>daos_cont_create_with_label</c></summary>
    /// <param name="label">Its label: 1 to 127 letters, digits, '.', '_', ':' and '-'; case counts.</param>
    /// <param name="cancel">Ends the await; whether the container exists is then unknown.</param>
    /// <returns>The container's UUID.</returns>
    /// <exception cref="DaosException"><see cref="DaosError.Exists"/>: the label is taken. <see cref="DaosError.NoPermission"/>: the pool is open read-only.</exception>
    public ValueTask<Guid> CreateContainerAsync(string label, CancellationToken cancel = default) =>
        PerformAsync(CreateContainerCall(label), cancel);

    /// <summary>Creates a container without a label. <c>daos_cont_create</c></summary>
    /// <param name="cancel">Ends the await; whether the container exists is then unknown.</param>
    /// <returns>The container's UUID.</returns>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the pool is open read-only.</exception>
    public ValueTask<Guid> CreateContainerAsync(CancellationToken cancel = default) => PerformAsync(CreateContainerCall(), cancel);

    /// <summary>Creates a container unless its label is taken. <c>daos_cont_create_with_label</c></summary>
    /// <param name="label">Its label.</param>
    /// <param name="cancel">Ends the await; whether the container exists is then unknown.</param>
    /// <returns>The container's UUID; empty when the label is taken.</returns>
    public ValueTask<Guid> TryCreateContainerAsync(string label, CancellationToken cancel = default) =>
        PerformAsync(CreateContainerCall(label, DaosError.Exists), cancel);

    /// <summary>Opens a container. <c>daos_cont_open</c></summary>
    /// <param name="labelOrUuid">Its label, or its UUID as text.</param>
    /// <param name="access">What it is opened for.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NotFound"/>: there is no such container. <see cref="DaosError.Busy"/>: somebody else has it open exclusively, or at all when access is exclusive.</exception>
    public async ValueTask<DaosContainer> OpenContainerAsync(
        string labelOrUuid, ContainerAccess access = ContainerAccess.ReadWrite, CancellationToken cancel = default) =>
        (await PerformAsync(OpenContainerCall(labelOrUuid, access), cancel).ConfigureAwait(false))!;

    /// <summary>Opens a container. <c>daos_cont_open</c></summary>
    /// <param name="id">Its UUID.</param>
    /// <param name="access">What it is opened for.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="DaosException">As for the form with a label.</exception>
    public ValueTask<DaosContainer> OpenContainerAsync(
        Guid id, ContainerAccess access = ContainerAccess.ReadWrite, CancellationToken cancel = default) =>
        OpenContainerAsync(Labels.Text(id), access, cancel);

    /// <summary>Opens a container if there is one. <c>daos_cont_open</c></summary>
    /// <param name="labelOrUuid">Its label, or its UUID as text.</param>
    /// <param name="access">What it is opened for.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <returns>The container; null when there is none of that name.</returns>
    public ValueTask<DaosContainer?> TryOpenContainerAsync(
        string labelOrUuid, ContainerAccess access = ContainerAccess.ReadWrite, CancellationToken cancel = default) =>
        PerformAsync(OpenContainerCall(labelOrUuid, access, Missing), cancel);

    /// <summary>Opens a container, and creates it first when it is missing.</summary>
    /// <param name="label">Its label.</param>
    /// <param name="access">What it is opened for.</param>
    /// <param name="cancel">Ends the await.</param>
    public async ValueTask<DaosContainer> OpenOrCreateContainerAsync(
        string label, ContainerAccess access = ContainerAccess.ReadWrite, CancellationToken cancel = default)
    {
        if (await TryOpenContainerAsync(label, access, cancel).ConfigureAwait(false) is { } container)
            return container;
        await TryCreateContainerAsync(label, cancel).ConfigureAwait(false);
        return await OpenContainerAsync(label, access, cancel).ConfigureAwait(false);
    }

    /// <summary>Destroys a container and all that it holds. <c>daos_cont_destroy</c></summary>
    /// <param name="labelOrUuid">Its label, or its UUID as text.</param>
    /// <param name="force">True: also when it is open.</param>
    /// <param name="cancel">Ends the await; whether the container exists is then unknown.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NotFound"/>: there is no such container. <see cref="DaosError.Busy"/>: it is open, and force is off. <see cref="DaosError.NoPermission"/>: the pool is open read-only.</exception>
    public ValueTask DestroyContainerAsync(string labelOrUuid, bool force = false, CancellationToken cancel = default) =>
        StartCall(DestroyContainerCall(labelOrUuid, force), cancel);

    /// <summary>Asks for the pool's targets and space. <c>daos_pool_query</c></summary>
    /// <param name="cancel">Ends the await.</param>
    public async ValueTask<PoolInfo> QueryAsync(CancellationToken cancel = default) =>
        WithDurability((await PerformAsync(QueryCall(), cancel).ConfigureAwait(false))!);

    /// <summary>Asks for one target. <c>daos_pool_query_target</c></summary>
    /// <param name="rank">Rank of the engine.</param>
    /// <param name="target">Index of the target in the engine.</param>
    /// <param name="cancel">Ends the await.</param>
    public async ValueTask<TargetInfo> QueryTargetAsync(int rank, int target, CancellationToken cancel = default) =>
        (await PerformAsync(QueryTargetCall(rank, target), cancel).ConfigureAwait(false))!;
}
