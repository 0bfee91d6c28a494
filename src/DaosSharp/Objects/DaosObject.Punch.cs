using DaosSharp.Interop;

namespace DaosSharp;

public sealed unsafe partial class DaosObject
{
    /// <summary>Removes everything in the object, which can be used further. <c>daos_obj_punch</c></summary>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the object or its container is open read-only.</exception>
    public void Punch() => Execute(Punching());

    /// <summary>Removes a dkey with all its akeys; one that is not there is no error. <c>daos_obj_punch_dkeys</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <exception cref="DaosException">As for <see cref="Punch()"/>.</exception>
    public void PunchDkey(DaosKey dkey) => Execute(Punching(dkey, isConditional: false));

    /// <summary>Removes a dkey if it is there, in one step. <c>daos_obj_punch_dkeys</c> with <c>DAOS_COND_PUNCH</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <returns>False when it is not there.</returns>
    /// <exception cref="DaosException">As for <see cref="Punch()"/>.</exception>
    public bool TryPunchDkey(DaosKey dkey) => Execute(Punching(dkey, isConditional: true)) > 0;

    /// <summary>Removes akeys; those that are not there are no error. With its last akey a dkey goes. <c>daos_obj_punch_akeys</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="akeys">The akeys, at least one.</param>
    /// <exception cref="DaosException">As for <see cref="Punch()"/>.</exception>
    public void PunchAkeys(DaosKey dkey, ReadOnlyMemory<DaosKey> akeys) => Execute(Punching(dkey, akeys, isConditional: false));

    /// <summary>Removes akeys if all of them are there, in one step. <c>daos_obj_punch_akeys</c> with <c>DAOS_COND_PUNCH</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="akeys">The akeys, at least one.</param>
    /// <returns>False when one of them is not there; nothing is removed.</returns>
    /// <exception cref="DaosException">As for <see cref="Punch()"/>.</exception>
    public bool TryPunchAkeys(DaosKey dkey, ReadOnlyMemory<DaosKey> akeys) => Execute(Punching(dkey, akeys, isConditional: true)) > 0;

    /// <summary>Removes everything in the object, which can be used further. <c>daos_obj_punch</c></summary>
    /// <param name="cancel">Ends the await.</param>
    public ValueTask PunchAsync(CancellationToken cancel = default) => Start(Punching(), cancel).AsValueTask();

    /// <summary>Removes a dkey with all its akeys; one that is not there is no error. <c>daos_obj_punch_dkeys</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="cancel">Ends the await.</param>
    public ValueTask PunchDkeyAsync(DaosKey dkey, CancellationToken cancel = default) => Start(Punching(dkey, isConditional: false), cancel).AsValueTask();

    /// <summary>Removes a dkey if it is there, in one step. <c>daos_obj_punch_dkeys</c> with <c>DAOS_COND_PUNCH</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <returns>False when it is not there.</returns>
    public ValueTask<bool> TryPunchDkeyAsync(DaosKey dkey, CancellationToken cancel = default) => Start(Punching(dkey, isConditional: true), cancel).AsBoolean();

    /// <summary>Removes akeys; those that are not there are no error. With its last akey a dkey goes. <c>daos_obj_punch_akeys</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="akeys">The akeys, at least one.</param>
    /// <param name="cancel">Ends the await.</param>
    public ValueTask PunchAkeysAsync(DaosKey dkey, ReadOnlyMemory<DaosKey> akeys, CancellationToken cancel = default) =>
        Start(Punching(dkey, akeys, isConditional: false), cancel).AsValueTask();

    /// <summary>Removes akeys if all of them are there, in one step. <c>daos_obj_punch_akeys</c> with <c>DAOS_COND_PUNCH</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="akeys">The akeys, at least one.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <returns>False when one of them is not there; nothing is removed.</returns>
    public ValueTask<bool> TryPunchAkeysAsync(DaosKey dkey, ReadOnlyMemory<DaosKey> akeys, CancellationToken cancel = default) =>
        Start(Punching(dkey, akeys, isConditional: true), cancel).AsBoolean();

    private static ulong Flags(bool isConditional) => isConditional ? Daos.DAOS_COND_PUNCH : 0;

    private static ObjectKind Kind(bool isConditional) => isConditional ? ObjectKind.Conditional : ObjectKind.Plain;

    private ObjectPunchRequest Punching() => new(this, _handle, default, default, isWholeDkey: false, 0, ObjectKind.Plain);

    private ObjectPunchRequest Punching(DaosKey dkey, bool isConditional)
    {
        CheckDkey(dkey);
        return new(this, _handle, dkey, default, isWholeDkey: true, Flags(isConditional), Kind(isConditional));
    }

    private ObjectPunchRequest Punching(DaosKey dkey, ReadOnlyMemory<DaosKey> akeys, bool isConditional)
    {
        CheckDkey(dkey);
        if (akeys.IsEmpty)
            throw new ArgumentException("There is no akey.", nameof(akeys));
        return new(this, _handle, dkey, new(akeys), isWholeDkey: false, Flags(isConditional), Kind(isConditional));
    }
}
