using System.Text;
using DaosSharp.Embedded.Containers;
using DaosSharp.Embedded.Storage;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Interface;

/// <summary>daos_cont_set_prop, also of the label: -DER_EXIST when another container has it.</summary>
internal unsafe struct SetPropertiesOperation : IWriteOperation
{
    public uint Number;
    public daos_prop_t* Properties;

    public readonly int Apply(WriteContext context)
    {
        if (ContainerTable.Find(context.Store, context.Txn, Number) is not { } record)
        {
            return Der.NonExistent;
        }

        string before = record.Label;
        ContainerChangeProperties.Apply(record, Properties);
        if (record.Label != before)
        {
            if (ContainerTable.Find(context.Store, context.Txn, record.Label) is { } other && other.Number != Number)
            {
                return Der.Exists;
            }

            if (before.Length > 0)
            {
                context.Txn.Delete(context.Tables.Labels, Encoding.UTF8.GetBytes(before));
            }
        }

        record.ModifyTime = context.Epoch;
        ContainerTable.Put(context, record);
        return Der.Success;
    }
}
