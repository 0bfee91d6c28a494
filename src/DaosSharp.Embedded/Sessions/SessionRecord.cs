using System.Buffers.Binary;
using System.Text;

namespace DaosSharp.Embedded.Sessions;

/// <summary>A session as the index knows it.</summary>
/// <param name="Container">Number of the container, 0 for the pool.</param>
/// <param name="Id">Id of the session.</param>
/// <param name="Connection">Id of the connection it was opened through; empty for a connection.</param>
/// <param name="IsExclusive">There may be no other.</param>
/// <param name="Process">Who owns it: a name of the <see cref="Systems.ProcessRegister"/>.</param>
internal readonly record struct SessionRecord(uint Container, Guid Id, Guid Connection, bool IsExclusive, string Process)
{
    public const int KeyLength = sizeof(uint) + GuidLength;

    private const int GuidLength = 16;
    private const int FixedLength = GuidLength + 1;

    public static void WriteKey(Span<byte> key, uint container, Guid id)
    {
        BinaryPrimitives.WriteUInt32BigEndian(key, container);
        id.TryWriteBytes(key[sizeof(uint)..], bigEndian: true, out _);
    }

    /// <summary>A record that is too short has no owner, and so counts as left over.</summary>
    public static SessionRecord Parse(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        bool isWhole = value.Length >= FixedLength;
        return new SessionRecord(
            BinaryPrimitives.ReadUInt32BigEndian(key),
            new Guid(key.Slice(sizeof(uint), GuidLength), bigEndian: true),
            isWhole ? new Guid(value[..GuidLength], bigEndian: true) : default,
            isWhole && value[GuidLength] != 0,
            isWhole ? Encoding.ASCII.GetString(value[FixedLength..]) : "");
    }

    public byte[] Serialize()
    {
        byte[] value = new byte[FixedLength + Encoding.ASCII.GetByteCount(Process)];
        Connection.TryWriteBytes(value, bigEndian: true, out _);
        value[GuidLength] = IsExclusive ? (byte)1 : (byte)0;
        Encoding.ASCII.GetBytes(Process, value.AsSpan(FixedLength));
        return value;
    }
}
