using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Objects;

/// <summary>The record that makes an akey an array.</summary>
internal static class ArrayHead
{
    /// <summary>Finds the array of an akey or makes one: also a punch of extents does, and DAOS lists the akey afterwards.</summary>
    /// <param name="recordSize">Record size of the request in bytes, 0 for a punch.</param>
    /// <param name="known">Record size of the array; 0 while nothing was written to it.</param>
    /// <returns>0, -DER_NO_PERM for a single value, -DER_INVAL for another record size.</returns>
    public static int FindOrAdd(WriteContext context, scoped in AkeyAddress address, ulong recordSize, out ulong array, out ulong known)
    {
        array = 0;
        known = recordSize;
        if (!AkeyTable.TryFind(context.Store, context.Txn, address.Key, out AkeyRecord head))
        {
            array = ++context.State.LastArray;
            AkeyTable.PutArrayHead(context, address, array, recordSize, context.Epoch);
            return Der.Success;
        }

        if (!head.IsArray)
        {
            return Der.NoPermission;
        }

        array = head.ArrayNumber;
        if (recordSize == 0 || head.RecordSize == recordSize)
        {
            known = head.RecordSize;
            return Der.Success;
        }

        if (head.RecordSize != 0)
        {
            return Der.Invalid;
        }

        AkeyTable.PutArrayHead(context, address, array, recordSize, head.Epoch);
        return Der.Success;
    }
}
