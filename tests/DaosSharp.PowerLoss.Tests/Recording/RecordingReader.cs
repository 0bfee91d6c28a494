using System.Buffers.Binary;
using System.Text;

namespace DaosSharp.PowerLoss.Tests.Recording;

/// <summary>Reads the log of recorder.c.</summary>
internal static class RecordingReader
{
    private const int HeaderLength = 32;

    public static List<RecordedOperation> Read(string logPath, string root)
    {
        List<RecordedOperation> operations = [];
        ReadOnlyMemory<byte> rest = File.ReadAllBytes(logPath);
        while (!rest.IsEmpty)
        {
            ReadOnlySpan<byte> header = rest.Span[..HeaderLength];
            RecordedKind kind = (RecordedKind)BinaryPrimitives.ReadUInt32LittleEndian(header);
            long length = BinaryPrimitives.ReadInt64LittleEndian(header[16..]);
            int path = BinaryPrimitives.ReadInt32LittleEndian(header[24..]);
            int other = BinaryPrimitives.ReadInt32LittleEndian(header[28..]);
            int data = kind is RecordedKind.Write or RecordedKind.Mark ? (int)length : 0;
            ReadOnlyMemory<byte> body = rest[HeaderLength..];
            operations.Add(new RecordedOperation(
                kind,
                BinaryPrimitives.ReadUInt32LittleEndian(header[4..]) != 0,
                BinaryPrimitives.ReadInt64LittleEndian(header[8..]),
                length,
                Relative(root, Encoding.UTF8.GetString(body.Span[..path])),
                Relative(root, Encoding.UTF8.GetString(body.Span.Slice(path, other))),
                body.Slice(path + other, data)));
            rest = body[(path + other + data)..];
        }

        return operations;
    }

    private static string Relative(string root, string path) =>
        path.StartsWith(root, StringComparison.Ordinal) ? path[root.Length..].TrimStart('/') : path;
}
