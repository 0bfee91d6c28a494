using System.Buffers.Binary;
using DaosSharp.Embedded.Objects;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Checks;

/// <summary>Shows every record of a table to a check, and reports a record that cannot be taken apart without ending there.</summary>
internal readonly ref struct TableWalk(Transaction txn, CheckReport report)
{
    private readonly Transaction _txn = txn;
    private readonly CheckReport _report = report;

    public delegate void Look(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);

    /// <param name="name">Name of the table, for the words of findings.</param>
    public void Each(uint table, string name, Look look)
    {
        using Cursor cursor = _txn.OpenCursor(table);
        for (bool more = cursor.First(); more && !_report.IsStopped; more = cursor.Next())
        {
            _report.Records++;
            try
            {
                look(cursor.Key, cursor.Value);
            }
            catch (Exception e) when (e is EngineException or ArgumentException or IndexOutOfRangeException or IOException)
            {
                _report.Add(FindingKind.Record, $"{name}, {Describe(cursor.Key)}: {e.Message}");
            }
        }
    }

    /// <summary>Words for an index key that begins with a container and an object id.</summary>
    public static string DescribeObject(ReadOnlySpan<byte> key) => key.Length < KeyCodec.ObjectPrefix
        ? Describe(key)
        : $"container {BinaryPrimitives.ReadUInt32BigEndian(key)}, object {BinaryPrimitives.ReadUInt64BigEndian(key[4..])}.{BinaryPrimitives.ReadUInt64BigEndian(key[12..])}";

    private static string Describe(ReadOnlySpan<byte> key) => $"key {Convert.ToHexString(key[..Math.Min(key.Length, 40)])}";
}
