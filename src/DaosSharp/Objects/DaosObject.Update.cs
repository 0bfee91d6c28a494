using DaosSharp.Async;

namespace DaosSharp;

public sealed unsafe partial class DaosObject
{
    /// <summary>Changes several akeys of a dkey in one step. <c>daos_obj_update</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="writes">One for each akey.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the object or its container is open read-only, or an akey has values of the other kind. <see cref="DaosError.Invalid"/>: extents overlap, or an akey has records of another size. <see cref="DaosError.NoSpace"/>: the pool is full.</exception>
    public void Update(DaosKey dkey, ReadOnlyMemory<AkeyWrite> writes) => Execute(Updating(dkey, new(writes), UpdateCondition.None, ObjectKind.Plain));

    /// <summary>Changes one akey. <c>daos_obj_update</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="write">What to write.</param>
    /// <exception cref="DaosException">As for <see cref="Update(DaosKey, ReadOnlyMemory{AkeyWrite})"/>.</exception>
    public void Update(DaosKey dkey, AkeyWrite write) => Execute(Updating(dkey, new(write), UpdateCondition.None, ObjectKind.Plain));

    /// <summary>Changes several akeys of a dkey if a condition holds, in one step. <c>daos_obj_update</c> with <c>DAOS_COND_*</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="condition">What must hold.</param>
    /// <param name="writes">One for each akey.</param>
    /// <returns>False when it does not hold; nothing is changed.</returns>
    /// <exception cref="DaosException">As for <see cref="Update(DaosKey, ReadOnlyMemory{AkeyWrite})"/>.</exception>
    public bool TryUpdate(DaosKey dkey, UpdateCondition condition, ReadOnlyMemory<AkeyWrite> writes) =>
        Execute(Updating(dkey, new(writes), condition, ObjectKind.Conditional)) > 0;

    /// <summary>Changes several akeys of a dkey in one step. <c>daos_obj_update</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="writes">One for each akey.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="DaosException">As for the synchronous form.</exception>
    public ValueTask UpdateAsync(DaosKey dkey, ReadOnlyMemory<AkeyWrite> writes, CancellationToken cancel = default) =>
        Start(Updating(dkey, new(writes), UpdateCondition.None, ObjectKind.Plain), cancel).AsValueTask();

    /// <summary>Changes one akey. <c>daos_obj_update</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="write">What to write.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="DaosException">As for the synchronous form.</exception>
    public ValueTask UpdateAsync(DaosKey dkey, AkeyWrite write, CancellationToken cancel = default) =>
        Start(Updating(dkey, new(write), UpdateCondition.None, ObjectKind.Plain), cancel).AsValueTask();

    /// <summary>Changes several akeys of a dkey if a condition holds, in one step. <c>daos_obj_update</c> with <c>DAOS_COND_*</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="condition">What must hold.</param>
    /// <param name="writes">One for each akey.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <returns>False when it does not hold; nothing is changed.</returns>
    public ValueTask<bool> TryUpdateAsync(
        DaosKey dkey, UpdateCondition condition, ReadOnlyMemory<AkeyWrite> writes, CancellationToken cancel = default) =>
        Start(Updating(dkey, new(writes), condition, ObjectKind.Conditional), cancel).AsBoolean();

    private ObjectUpdateRequest Updating(DaosKey dkey, OneOrMany<AkeyWrite> writes, UpdateCondition condition, OperationKind kind)
    {
        CheckDkey(dkey);
        return new(this, _handle, dkey, writes, (ulong)condition, kind);
    }
}
