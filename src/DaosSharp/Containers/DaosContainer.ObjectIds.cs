using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

public sealed unsafe partial class DaosContainer
{
    /// <summary>
    /// Reserves lower halves of object ids that nobody else gets in this container. They are not reused, whether or not objects come to be.
    /// <c>daos_cont_alloc_oids</c>
    /// </summary>
    /// <param name="count">How many, at least one.</param>
    /// <returns>The first of <paramref name="count"/> consecutive numbers, for <see cref="GenerateObjectId(ulong, ObjectType, ObjectClass, ObjectHints, uint)"/>.</returns>
    public ulong AllocateObjectIds(long count) =>
        Perform(AllocateObjectIdsCall(count));

    /// <summary>Makes an object id that is new in this container. <c>daos_cont_alloc_oids</c>, <c>daos_obj_generate_oid</c></summary>
    /// <param name="type">Kind of object.</param>
    /// <param name="objectClass">Its class; <see cref="ObjectClass.Unknown"/> lets DAOS choose.</param>
    /// <param name="hints">What DAOS chooses by when no class is given.</param>
    /// <exception cref="DaosException"><see cref="DaosError.Invalid"/>: the class does not fit the pool or the container's redundancy.</exception>
    public DaosObjectId GenerateObjectId(ObjectType type, ObjectClass objectClass = default, ObjectHints hints = ObjectHints.None) =>
        GenerateObjectId(AllocateObjectIds(1), type, objectClass, hints);

    /// <summary>Completes an object id of the program's choice with type and class. <c>daos_obj_generate_oid</c></summary>
    /// <param name="lo">Lower 64 bits, together with <paramref name="hi"/> unique in the container.</param>
    /// <param name="type">Kind of object.</param>
    /// <param name="objectClass">Its class; <see cref="ObjectClass.Unknown"/> lets DAOS choose.</param>
    /// <param name="hints">What DAOS chooses by when no class is given.</param>
    /// <param name="hi">The program's 32 bits of the upper half.</param>
    /// <exception cref="DaosException"><see cref="DaosError.Invalid"/>: the class does not fit the pool or the container's redundancy.</exception>
    public DaosObjectId GenerateObjectId(ulong lo, ObjectType type, ObjectClass objectClass = default, ObjectHints hints = ObjectHints.None, uint hi = 0)
    {
        daos_obj_id_t id = new() { lo = lo, hi = hi };
        int rc = Api.daos_obj_generate_oid2(Handle, &id, (daos_otype_t)type, objectClass.Id, (ushort)hints, 0);
        GC.KeepAlive(this);
        if (rc != 0)
            Fail(rc, "daos_obj_generate_oid", $"an id of type {type} and class {objectClass} in container '{Name}'");
        return new DaosObjectId(id);
    }

    private Call<ulong> AllocateObjectIdsCall(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return new(
            this,
            Target,
            call => call.Submit(new Submissions.daos_cont_alloc_oids(Handle, (ulong)count, call.Words)),
            static operation => operation.Block->Words[0]);
    }
}
