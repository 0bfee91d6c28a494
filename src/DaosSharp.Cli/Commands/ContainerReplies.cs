using System.Text.Json;
using DaosSharp.Cli.Output;
using DaosSharp.Cli.Values;

namespace DaosSharp.Cli.Commands;

/// <summary>Answers about containers, in the form of daos.</summary>
internal static class ContainerReplies
{
    private static readonly string[] Titles = ["UUID", "Label"];

    public static Reply Created(ContainerReport container) => new(
        output =>
        {
            output.Write($"Successfully created container {container.Info.Id:D}\n");
            Entity.Print(output, "", [.. Head(container)]);
        },
        json => Write(json, container));

    public static Reply Query(ContainerReport container) => new(
        output => Entity.Print(output, "", [.. Head(container), .. Tail(container)]),
        json => Write(json, container));

    public static Reply List(ContainerSummary[] containers) => new(
        output =>
        {
            if (containers.Length == 0)
                output.Write("No containers.\n");
            else
                Table.Print(output, Titles, Array.ConvertAll(containers, static c => new[] { c.Id.ToString("D"), c.Label ?? "" }));
        },
        json =>
        {
            json.WriteStartArray();
            foreach (ContainerSummary container in containers)
            {
                json.WriteStartObject();
                json.WriteString("uuid", container.Id);
                json.WriteString("label", container.Label ?? "");
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });

    private static IEnumerable<(string, string)> Head(ContainerReport container)
    {
        yield return ("Container UUID", container.Info.Id.ToString("D"));
        if (container.Properties.Label is { } label)
            yield return ("Container Label", label);
        yield return ("Container Type", ContainerTypes.Format(container.Properties.Layout));
    }

    private static IEnumerable<(string, string)> Tail(ContainerReport container)
    {
        yield return ("Pool UUID", container.Pool.ToString("D"));
        yield return ("Container redundancy factor", $"{container.Properties.RedundancyFactor}");
        yield return ("Number of open handles", $"{container.Info.HandleCount}");
        yield return ("Latest open time", Epochs.Format(container.Info.OpenTime));
        yield return ("Latest close/modify time", Epochs.Format(container.Info.ModifyTime));
        yield return ("Number of snapshots", $"{container.Info.SnapshotCount}");
        if (container.Info.LatestSnapshot != 0)
            yield return ("Latest Persistent Snapshot", Epochs.Format(container.Info.LatestSnapshot));
    }

    private static void Write(Utf8JsonWriter json, ContainerReport container)
    {
        json.WriteStartObject();
        json.WriteString("pool_uuid", container.Pool);
        json.WriteString("container_uuid", container.Info.Id);
        if (container.Properties.Label is { } label)
            json.WriteString("container_label", label);
        json.WriteNumber("latest_snapshot", container.Info.LatestSnapshot);
        json.WriteNumber("redundancy_factor", container.Properties.RedundancyFactor);
        json.WriteNumber("num_handles", container.Info.HandleCount);
        json.WriteNumber("num_snapshots", container.Info.SnapshotCount);
        json.WriteNumber("open_time", container.Info.OpenTime);
        json.WriteNumber("close_modify_time", container.Info.ModifyTime);
        json.WriteString("container_type", ContainerTypes.Format(container.Properties.Layout));
        json.WriteEndObject();
    }
}
