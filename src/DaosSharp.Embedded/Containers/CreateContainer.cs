using System.Text;
using DaosSharp.Embedded.Access;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Containers;

/// <summary>Adds a container; -DER_EXIST when the label is taken.</summary>
internal struct CreateContainer : IWriteOperation
{
    public Guid Id;
    public string Label;
    public IReadOnlyDictionary<uint, ulong> Properties;
    public AccessControl Access;
    public byte[] Roots;
    public ulong NextOid;

    public readonly int Apply(WriteContext context)
    {
        if (Label.Length > 0 && context.Txn.TryGet(context.Tables.Labels, Encoding.UTF8.GetBytes(Label), out _)
            || context.Txn.TryGet(context.Tables.ContainerIds, Id.ToByteArray(bigEndian: true), out _))
        {
            return Der.Exists;
        }

        ContainerRecord record = new()
        {
            Id = Id,
            Number = ++context.State.LastContainer,
            Label = Label,
            ModifyTime = context.Epoch,
            NextOid = NextOid,
            Access = Access,
            Roots = Roots,
        };
        foreach ((uint type, ulong value) in Properties)
        {
            record.Properties[type] = value;
        }

        ContainerTable.Put(context, record);
        return Der.Success;
    }
}
