using System.Globalization;
using DaosSharp.Cli.Output;

namespace DaosSharp.Cli.Commands;

/// <summary>Answers about arrays.</summary>
internal static class ArrayReplies
{
    public static Reply Stat(DaosArray array, ArrayStat stat, string objectClass)
    {
        // As text now: the answer is written after the array was closed.
        (DaosObjectId id, long cell, long chunk) = (array.Id, array.CellSize, array.ChunkSize);
        return new Reply(
            output => Entity.Print(
                output,
                "",
                ("Object ID", id.ToString()),
                ("Object Class", objectClass),
                ("Cell Size", Number(cell)),
                ("Chunk Size", Number(chunk)),
                ("Size", $"{Number(stat.Size)} cells ({ByteSize.Format((ulong)stat.Size * (ulong)cell)})"),
                ("Latest change", Epochs.Format(stat.MaxEpoch))),
            json =>
            {
                json.WriteStartObject();
                json.WriteString("oid", id.ToString());
                json.WriteString("class", objectClass);
                json.WriteNumber("cell_size", cell);
                json.WriteNumber("chunk_size", chunk);
                json.WriteNumber("size", stat.Size);
                json.WriteNumber("max_epoch", stat.MaxEpoch);
                json.WriteEndObject();
            });
    }

    /// <summary>Silent for people when all went well.</summary>
    public static Reply Transferred(DaosArray array, long offset, long cells)
    {
        (DaosObjectId id, long bytes) = (array.Id, cells * array.CellSize);
        return new Reply(null, json =>
        {
            json.WriteStartObject();
            json.WriteString("oid", id.ToString());
            json.WriteNumber("offset", offset);
            json.WriteNumber("cells", cells);
            json.WriteNumber("bytes", bytes);
            json.WriteEndObject();
        });
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
