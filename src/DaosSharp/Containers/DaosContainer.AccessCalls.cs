using System.Text;
using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

// The calls behind the synchronous and asynchronous forms.
public sealed unsafe partial class DaosContainer
{
    private const int PrincipalRoom = Daos.DAOS_ACL_MAX_PRINCIPAL_BUF_LEN;

    private Call<AccessControl> GetAccessControlCall() => new(this, Target, SubmitGetAcl, operation =>
    {
        using PropertyList properties = new(Api, (daos_prop_t*)operation.Block->Words[0]);
        return properties.GetAccessControl(
            (uint)daos_cont_props.DAOS_PROP_CO_ACL, (uint)daos_cont_props.DAOS_PROP_CO_OWNER, (uint)daos_cont_props.DAOS_PROP_CO_OWNER_GROUP);
    });

    private Call<bool> SetAclCall(DaosAcl acl)
    {
        byte[] bytes = NativeAcl.ToBytes(acl);
        return new(this, Target, call => call.Submit(new Submissions.daos_cont_overwrite_acl(Handle, (daos_acl*)Copy(call, bytes))), static _ => true);
    }

    private Call<bool> UpdateAclCall(DaosAcl entries)
    {
        byte[] bytes = NativeAcl.ToBytes(entries);
        return new(this, Target, call => call.Submit(new Submissions.daos_cont_update_acl(Handle, (daos_acl*)Copy(call, bytes))), static _ => true);
    }

    private Call<bool> RemoveFromAclCall(DaosPrincipal principal) => new(
        this,
        Target,
        call => call.Submit(new Submissions.daos_cont_delete_acl(
            Handle, (daos_acl_principal_type)principal.Kind, principal.Name is null ? null : call.Text(principal.Name))),
        static _ => true,
        DaosError.NotFound);

    private Call<bool> SetOwnerCall(string? owner, string? ownerGroup, bool mustExist)
    {
        if (owner is null && ownerGroup is null)
            throw new ArgumentException("There is neither an owner nor an owner group.", nameof(owner));
        byte[]? user = Encode(owner, nameof(owner));
        byte[]? group = Encode(ownerGroup, nameof(ownerGroup));
        return new(
            this,
            Target,
            call =>
            {
                byte* memory = call.Memory(2 * PrincipalRoom);
                sbyte* pUser = Place(user, memory);
                sbyte* pGroup = Place(group, memory + PrincipalRoom);
                return mustExist
                    ? call.Submit(new Submissions.daos_cont_set_owner(Handle, pUser, pGroup))
                    : call.Submit(new Submissions.daos_cont_set_owner_no_check(Handle, pUser, pGroup));
            },
            static _ => true);
    }

    private Submitted SubmitGetAcl(CallSlot call) => call.Submit(new Submissions.daos_cont_get_acl(Handle, (daos_prop_t**)call.Words));

    private static byte* Copy(CallSlot call, byte[] bytes)
    {
        byte* memory = call.Memory(bytes.Length);
        bytes.CopyTo(new Span<byte>(memory, bytes.Length));
        return memory;
    }

    private static sbyte* Place(byte[]? name, byte* memory)
    {
        if (name is null)
            return null;
        name.CopyTo(new Span<byte>(memory, PrincipalRoom));
        return (sbyte*)memory;
    }

    private static byte[]? Encode(string? name, string parameter) =>
        name is null ? null : Encoding.UTF8.GetBytes(DaosPrincipal.CheckName(name, parameter) + '\0');
}
