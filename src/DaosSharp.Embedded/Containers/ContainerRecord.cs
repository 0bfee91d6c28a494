using System.Buffers.Binary;
using System.Text;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Containers;

/// <summary>What the index keeps of a container.</summary>
internal sealed class ContainerRecord
{
    private const int GuidLength = 16;

    public required Guid Id { get; init; }

    /// <summary>Number in the keys of the index; never used again.</summary>
    public required uint Number { get; init; }

    /// <summary>Empty when there is none.</summary>
    public string Label { get; set; } = "";

    /// <summary>Epochs of the last open and of the last change of the metadata.</summary>
    public ulong OpenTime { get; set; }

    public ulong ModifyTime { get; set; }

    /// <summary>First object number that daos_cont_alloc_oids has not given out.</summary>
    public ulong NextOid { get; set; }

    /// <summary>Numeric properties that differ from their defaults, by DAOS_PROP_CO_* type.</summary>
    public SortedDictionary<uint, ulong> Properties { get; } = [];

    public static ContainerRecord Parse(ReadOnlySpan<byte> record)
    {
        if (record.Length < sizeof(uint) || BinaryPrimitives.ReadUInt32LittleEndian(record) != Checksum.Compute(record[sizeof(uint)..]))
        {
            throw new EngineException(Der.Checksum, "a container record of the index is damaged");
        }

        using BinaryReader reader = new(new MemoryStream(record[sizeof(uint)..].ToArray()), Encoding.UTF8);
        ContainerRecord parsed = new()
        {
            Id = new Guid(reader.ReadBytes(GuidLength), bigEndian: true),
            Number = reader.ReadUInt32(),
            Label = reader.ReadString(),
            OpenTime = reader.ReadUInt64(),
            ModifyTime = reader.ReadUInt64(),
            NextOid = reader.ReadUInt64(),
        };
        for (int left = reader.ReadInt32(); left > 0; left--)
        {
            uint type = reader.ReadUInt32();
            parsed.Properties[type] = reader.ReadUInt64();
        }

        return parsed;
    }

    public byte[] Serialize()
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream, Encoding.UTF8);
        writer.Write(0u);
        writer.Write(Id.ToByteArray(bigEndian: true));
        writer.Write(Number);
        writer.Write(Label);
        writer.Write(OpenTime);
        writer.Write(ModifyTime);
        writer.Write(NextOid);
        writer.Write(Properties.Count);
        foreach ((uint type, ulong value) in Properties)
        {
            writer.Write(type);
            writer.Write(value);
        }

        byte[] record = stream.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(record, Checksum.Compute(record.AsSpan(sizeof(uint))));
        return record;
    }
}
