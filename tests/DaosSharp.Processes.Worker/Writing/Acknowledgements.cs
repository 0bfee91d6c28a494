using System.Buffers.Binary;

namespace DaosSharp.Processes.Worker.Writing;

/// <summary>A file of the operations that completed: number of the item, number of the operation. What was written is safe from SIGKILL.</summary>
internal sealed class Acknowledgements : IDisposable
{
    public const int RecordLength = 12;

    private readonly FileStream _file;
    private readonly byte[] _record = new byte[RecordLength];

    public Acknowledgements(string path) => _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    /// <summary>The last acknowledged operation of each item; 0 for none.</summary>
    public static ulong[] Read(string path)
    {
        ulong[] last = new ulong[Plan.Items];
        ReadOnlySpan<byte> all = File.Exists(path) ? File.ReadAllBytes(path) : [];
        for (; all.Length >= RecordLength; all = all[RecordLength..])
        {
            last[BinaryPrimitives.ReadInt32LittleEndian(all)] = BinaryPrimitives.ReadUInt64LittleEndian(all[4..]);
        }

        return last;
    }

    public void Add(int item, ulong number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_record, item);
        BinaryPrimitives.WriteUInt64LittleEndian(_record.AsSpan(4), number);
        _file.Write(_record);
    }

    public void Dispose() => _file.Dispose();
}
