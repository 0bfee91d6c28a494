namespace DaosSharp;

public sealed partial class DaosContainer
{
    /// <summary>Asks for owner, owner group and access list. <c>daos_cont_get_acl</c></summary>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the user may not read the access list.</exception>
    public AccessControl GetAccessControl() => Perform(GetAccessControlCall())!;

    /// <summary>Asks for owner, owner group and access list. <c>daos_cont_get_acl</c></summary>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="DaosException">As for the synchronous form.</exception>
    public async ValueTask<AccessControl> GetAccessControlAsync(CancellationToken cancel = default) =>
        (await PerformAsync(GetAccessControlCall(), cancel).ConfigureAwait(false))!;

    /// <summary>Replaces the whole access list. It counts for handles that are opened from now on. <c>daos_cont_overwrite_acl</c></summary>
    /// <param name="acl">The new list.</param>
    /// <exception cref="ArgumentException">The list is longer than DAOS keeps one.</exception>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the user may not change the access list, or the container is open read-only.</exception>
    public void SetAcl(DaosAcl acl) => Perform(SetAclCall(acl));

    /// <summary>Replaces the whole access list. <c>daos_cont_overwrite_acl</c></summary>
    /// <param name="acl">The new list.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="DaosException">As for the synchronous form.</exception>
    public ValueTask SetAclAsync(DaosAcl acl, CancellationToken cancel = default) => StartCall(SetAclCall(acl), cancel);

    /// <summary>Adds entries to the access list, in place of those of the same principals. <c>daos_cont_update_acl</c></summary>
    /// <param name="entries">The entries.</param>
    /// <exception cref="ArgumentException">The list is longer than DAOS keeps one.</exception>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the user may not change the access list, or the container is open read-only.</exception>
    public void UpdateAcl(DaosAcl entries) => Perform(UpdateAclCall(entries));

    /// <summary>Adds entries to the access list, in place of those of the same principals. <c>daos_cont_update_acl</c></summary>
    /// <param name="entries">The entries.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="DaosException">As for the synchronous form.</exception>
    public ValueTask UpdateAclAsync(DaosAcl entries, CancellationToken cancel = default) => StartCall(UpdateAclCall(entries), cancel);

    /// <summary>Removes the entry of a principal from the access list. <c>daos_cont_delete_acl</c></summary>
    /// <param name="principal">Whose entry.</param>
    /// <returns>False when it had none.</returns>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the user may not change the access list, or the container is open read-only.</exception>
    public bool RemoveFromAcl(DaosPrincipal principal) => Perform(RemoveFromAclCall(principal));

    /// <summary>Removes the entry of a principal from the access list. <c>daos_cont_delete_acl</c></summary>
    /// <param name="principal">Whose entry.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <returns>False when it had none.</returns>
    /// <exception cref="DaosException">As for the synchronous form.</exception>
    public ValueTask<bool> RemoveFromAclAsync(DaosPrincipal principal, CancellationToken cancel = default) =>
        PerformAsync(RemoveFromAclCall(principal), cancel);

    /// <summary>Changes owner, owner group or both. <c>daos_cont_set_owner</c>, or <c>daos_cont_set_owner_no_check</c> (DAOS 2.6)</summary>
    /// <param name="owner">The new owner, "name@[domain]"; null to keep the present one.</param>
    /// <param name="ownerGroup">The new owner group, "name@[domain]"; null to keep the present one.</param>
    /// <param name="mustExist">False: also names that this machine does not know.</param>
    /// <exception cref="ArgumentException">Both are null, or one is no name.</exception>
    /// <exception cref="DaosException"><see cref="DaosError.NotFound"/>: this machine does not know the name. <see cref="DaosError.NoPermission"/>: the user may not change the owner, or the container is open read-only.</exception>
    public void SetOwner(string? owner, string? ownerGroup = null, bool mustExist = true) => Perform(SetOwnerCall(owner, ownerGroup, mustExist));

    /// <summary>Changes owner, owner group or both. <c>daos_cont_set_owner</c>, or <c>daos_cont_set_owner_no_check</c> (DAOS 2.6)</summary>
    /// <param name="owner">The new owner, "name@[domain]"; null to keep the present one.</param>
    /// <param name="ownerGroup">The new owner group, "name@[domain]"; null to keep the present one.</param>
    /// <param name="mustExist">False: also names that this machine does not know.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="DaosException">As for the synchronous form.</exception>
    public ValueTask SetOwnerAsync(string? owner, string? ownerGroup = null, bool mustExist = true, CancellationToken cancel = default) =>
        StartCall(SetOwnerCall(owner, ownerGroup, mustExist), cancel);

    /// <summary>Works out what a user may do with the container, by the access list as it is now. <c>daos_cont_get_perms</c></summary>
    /// <param name="userId">Number of the user.</param>
    /// <param name="groupIds">Numbers of his groups.</param>
    /// <exception cref="DaosException"><see cref="DaosError.NotFound"/>: this machine does not know the user or a group. <see cref="DaosError.NoPermission"/>: the caller may not read the access list.</exception>
    public unsafe AclPermissions GetPermissions(uint userId, params ReadOnlySpan<uint> groupIds)
    {
        Interop.daos_prop_t* access = null;
        Check(Api.daos_cont_get_acl(Handle, &access, null), "daos_cont_get_acl");
        using PropertyList properties = new(Api, access);
        ulong permissions = 0;
        fixed (uint* groups = groupIds)
            Check(Api.daos_cont_get_perms(properties.Native, userId, groups, (nuint)groupIds.Length, &permissions), "daos_cont_get_perms");
        GC.KeepAlive(this);
        return (AclPermissions)permissions;
    }
}
