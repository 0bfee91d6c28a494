using DaosSharp.Embedded.Handles;
using DaosSharp.Embedded.Objects;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Requests;

/// <summary>The key-value interface over the object interface.</summary>
internal static unsafe class KeyValueRequests
{
    /// <returns>The result, or <see cref="Events.EventGate.Pending"/>.</returns>
    public static int Put(ObjectHandle target, daos_handle_t th, ulong flags, sbyte* key, ulong size, void* buffer, daos_event* ev)
    {
        // An entry is a dkey; DAOS finds no akey there that an insert could collide with.
        if ((flags & Condition.Mask) == Condition.AkeyInsert)
        {
            flags = 0;
        }

        KeyValueParts parts = new(key, buffer, size);
        KeyValueArguments arguments = default;
        arguments.Fill(parts);
        if (th.cookie != 0)
        {
            return ObjectRequests.Update(target, th, flags, &arguments.Dkey, 1, &arguments.Iod, &arguments.List, null);
        }

        int rc = ObjectRequests.CheckUpdate(target, flags, &arguments.Dkey, 1, &arguments.Iod, &arguments.List);
        rc = rc != 0 ? rc : ObjectRequests.CheckWritable(target);
        return rc != 0 ? rc : target.Container.Store.Write(
            new KeyValuePut { Container = target.Container.Number, Id = target.Id, Flags = flags, Parts = parts }, ev);
    }

    public static int Get(ObjectHandle target, daos_handle_t th, ulong flags, sbyte* key, ulong* size, void* buffer)
    {
        KeyValueArguments arguments = default;
        arguments.Fill(new KeyValueParts(key, buffer, *size));
        bool reads = buffer != null && *size > 0;
        int rc = ObjectRequests.Fetch(target, th, flags, &arguments.Dkey, 1, &arguments.Iod, reads ? &arguments.List : null, null);
        *size = arguments.Iod.iod_size;
        return rc;
    }

    /// <returns>The result, or <see cref="Events.EventGate.Pending"/>.</returns>
    public static int Remove(ObjectHandle target, daos_handle_t th, ulong flags, sbyte* key, daos_event* ev)
    {
        KeyValueParts parts = new(key, null, 0);
        d_iov_t dkey = parts.Dkey;
        if (th.cookie != 0)
        {
            return ObjectRequests.Punch(target, th, flags, &dkey, 0, null, null);
        }

        int rc = ObjectRequests.CheckPunch(target, &dkey, 0, null);
        rc = rc != 0 ? rc : ObjectRequests.CheckWritable(target);
        return rc != 0 ? rc : target.Container.Store.Write(
            new KeyValueRemove { Container = target.Container.Number, Id = target.Id, Flags = flags, Parts = parts }, ev);
    }
}
