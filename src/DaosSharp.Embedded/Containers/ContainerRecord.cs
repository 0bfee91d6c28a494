using System.Buffers.Binary;
using System.Text;
using DaosSharp.Embedded.Access;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Containers;

/// <summary>What the index keeps of a container.</summary>
internal sealed class ContainerRecord
{
    private const string What = "the record of a container";
    private const int GuidLength = 16;
    private const int RootsLength = 64;

    private static readonly AccessControl NoAccess = new("", "", []);

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

    /// <summary>Owner and access list.</summary>
    public required AccessControl Access { get; set; }

    /// <summary>The daos_prop_co_roots of the container: ids of the objects from which its user finds all others.</summary>
    public byte[] Roots { get; set; } = new byte[RootsLength];

    /// <summary>Takes a record from the index apart after checking its sum.</summary>
    /// <param name="key">Its key: the container's number.</param>
    public static ContainerRecord Parse(scoped ReadOnlySpan<byte> key, ReadOnlySpan<byte> record)
    {
        try
        {
            ContainerRecord parsed = Read(SealedRecord.Open(key, record, What));
            if (key.Length == sizeof(uint) && parsed.Number == BinaryPrimitives.ReadUInt32BigEndian(key))
            {
                return parsed;
            }
        }
        catch (Exception e) when (e is IOException or FormatException or ArgumentException)
        {
        }

        throw new EngineException(Der.Checksum, $"{What} in the index is damaged");
    }

    /// <summary>The record's content; the index adds the checksum.</summary>
    public byte[] Serialize()
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream, Encoding.UTF8);
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

        Access.Write(writer);
        writer.Write(Roots);
        return stream.ToArray();
    }

    private static ContainerRecord Read(ReadOnlySpan<byte> content)
    {
        using BinaryReader reader = new(new MemoryStream(content.ToArray()), Encoding.UTF8);
        ContainerRecord parsed = new()
        {
            Id = new Guid(reader.ReadBytes(GuidLength), bigEndian: true),
            Number = reader.ReadUInt32(),
            Label = reader.ReadString(),
            OpenTime = reader.ReadUInt64(),
            ModifyTime = reader.ReadUInt64(),
            NextOid = reader.ReadUInt64(),
            Access = NoAccess,
        };
        for (int left = reader.ReadInt32(); left > 0; left--)
        {
            uint type = reader.ReadUInt32();
            parsed.Properties[type] = reader.ReadUInt64();
        }

        // Earlier engines knew neither: whoever can open the files owned what was in them.
        if (reader.BaseStream.Position == reader.BaseStream.Length)
        {
            parsed.Access = AccessControl.OfContainer(Identity.Current());
            return parsed;
        }

        parsed.Access = AccessControl.Read(reader);
        parsed.Roots = reader.ReadBytes(RootsLength);
        return parsed.Roots.Length == RootsLength ? parsed : throw new EndOfStreamException();
    }
}
