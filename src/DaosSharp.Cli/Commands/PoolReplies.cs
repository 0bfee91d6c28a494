using System.Globalization;
using System.Text.Json;
using DaosSharp.Cli.Output;
using DaosSharp.Cli.Values;

namespace DaosSharp.Cli.Commands;

/// <summary>Answers about pools, in the form of dmg and daos.</summary>
internal static class PoolReplies
{
    private static readonly string[] Titles = ["Pool", "Size", "State", "Used", "Imbalance", "Disabled"];
    private static readonly string[] BriefTitles = ["Label", "UUID", "State"];

    private static readonly string[] VerboseTitles =
        ["Label", "UUID", "State", "SCM Size", "SCM Used", "SCM Imbalance", "NVME Size", "NVME Used", "NVME Imbalance", "Disabled"];

    public static Reply Created(PoolInfo pool) => new(
        output =>
        {
            double total = Math.Max(1, (double)pool.Memory.Total + pool.Nvme.Total);
            Entity.Print(
                output,
                string.Create(CultureInfo.InvariantCulture, $"Pool created with {pool.Memory.Total * 100 / total:F2}%,{pool.Nvme.Total * 100 / total:F2}% storage tier ratio"),
                ("UUID", pool.Id.ToString("D")),
                ("Service Leader", $"{pool.Leader}"),
                ("Service Ranks", $"{pool.Leader}"),
                ("Storage Ranks", Ranks(pool)),
                ("Total Size", ByteSize.Format(pool.Memory.Total + pool.Nvme.Total)),
                ("Storage tier 0 (SCM)", PerRank(pool.Memory.Total, pool)),
                ("Storage tier 1 (NVMe)", PerRank(pool.Nvme.Total, pool)));
        },
        json =>
        {
            json.WriteStartObject();
            json.WriteString("uuid", pool.Id);
            json.WriteNumber("svc_ldr", pool.Leader);
            json.WriteStartArray("svc_reps");
            json.WriteNumberValue(pool.Leader);
            json.WriteEndArray();
            json.WriteStartArray("tgt_ranks");
            for (int rank = 0; rank < pool.NodeCount; rank++)
                json.WriteNumberValue(rank);
            json.WriteEndArray();
            json.WriteStartArray("tier_bytes");
            json.WriteNumberValue(pool.Memory.Total);
            json.WriteNumberValue(pool.Nvme.Total);
            json.WriteEndArray();
            json.WriteEndObject();
        });

    public static Reply List(IReadOnlyList<PoolReport> pools, bool verbose) => new(
        output =>
        {
            if (pools.Count == 0)
                output.Write("No pools in system\n");
            else if (!verbose)
                Table.Print(output, Titles, [.. pools.Select(Row)]);
            else if (pools.All(static p => p.Info is null))
                Table.Print(output, BriefTitles, [.. pools.Select(static p => new[] { p.Pool.Label ?? "-", p.Uuid, p.State })]);
            else
                Table.Print(output, VerboseTitles, [.. pools.Select(VerboseRow)]);
        },
        json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("pools");
            foreach (PoolReport pool in pools)
                Write(json, pool);
            json.WriteEndArray();
            json.WriteEndObject();
        });

    public static Reply Query(PoolReport pool) => new(output => Print(output, pool), json => Write(json, pool));

    public static Reply Checked(string label, PoolCheckReport report) => new(
        output =>
        {
            foreach (PoolFinding finding in report.Findings)
                output.Write($"{KindOf(finding)}: {finding.Text}\n");
            if (report.IsHealthy)
                output.Write($"Pool {label}: no damage, {report.Records} records\n");
        },
        json =>
        {
            json.WriteStartObject();
            json.WriteString("pool", label);
            json.WriteNumber("records", report.Records);
            json.WriteStartArray("findings");
            foreach (PoolFinding finding in report.Findings)
            {
                json.WriteStartObject();
                json.WriteString("kind", KindOf(finding));
                json.WriteString("text", finding.Text);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static string KindOf(PoolFinding finding) => finding.Kind switch
    {
        PoolFindingKind.Index => "index",
        PoolFindingKind.Record => "record",
        PoolFindingKind.Data => "data",
        PoolFindingKind.Reference => "reference",
        _ => "space",
    };

    private static string[] Row(PoolReport pool) => pool.Info is null
        ? [pool.Name, "-", "Unknown", "-", "-", "-"]
        : [
            pool.Name,
            ByteSize.Format(pool.Tiers.LastOrDefault(static t => t.Space.Total != 0)?.Space.Total ?? 0),
            pool.State,
            $"{pool.Tiers.Max(static t => t.Used)}%",
            $"{pool.Tiers.Max(static t => t.Imbalance)}%",
            Disabled(pool.Info),
        ];

    private static string[] VerboseRow(PoolReport pool) =>
    [
        pool.Pool.Label ?? "-",
        pool.Uuid,
        pool.Info is null ? "Unknown" : pool.State,
        .. pool.Info is null ? Enumerable.Repeat("-", 6) : pool.Tiers.SelectMany(static t => Columns(t)),
        pool.Info is null ? "-" : Disabled(pool.Info),
    ];

    private static string[] Columns(PoolTier tier) =>
        [ByteSize.Format(tier.Space.Total), ByteSize.Format(tier.Space.Total - tier.Space.Free), $"{tier.Imbalance}%"];

    private static string Disabled(PoolInfo pool) => $"{pool.DisabledTargetCount}/{pool.TargetCount}";

    private static string Ranks(PoolInfo pool) => pool.NodeCount == 1 ? "0" : $"0-{pool.NodeCount - 1}";

    private static string PerRank(ulong total, PoolInfo pool) =>
        $"{ByteSize.Format(total)} ({ByteSize.Format(total / (ulong)Math.Max(1, pool.NodeCount))} / rank)";

    private static void Print(TextWriter output, PoolReport pool)
    {
        PoolInfo info = pool.Info!;
        output.Write($"Pool {pool.Uuid}, ntarget={info.TargetCount}, disabled={info.DisabledTargetCount}, leader={info.Leader}, version={info.MapVersion}, state={pool.State}\n");
        output.Write("Pool health info:\n");
        output.Write(info.Rebuild.Error == DaosError.Success
            ? $"- Rebuild {RebuildState(info)}, {info.Rebuild.Objects} objs, {info.Rebuild.Records} recs\n"
            : $"- Rebuild failed, status={(int)info.Rebuild.Error}\n");
        if (info.Durability is { } durability)
            output.Write($"- Durability {Durabilities.Format(durability)}\n");
        output.Write($"Pool space info:\n- Target(VOS) count:{info.ActiveTargetCount}\n");
        for (int i = 0; i < pool.Tiers.Count; i++)
        {
            PoolTier tier = pool.Tiers[i];
            output.Write($"- Storage tier {i} ({(i == 0 ? "SCM" : "NVMe")}):\n  Total size: {ByteSize.Format(tier.Space.Total)}\n");
            output.Write($"  Free: {ByteSize.Format(tier.Space.Free)}, min:{ByteSize.Format(tier.Spread.Min)}, max:{ByteSize.Format(tier.Spread.Max)}, mean:{ByteSize.Format(tier.Spread.Mean)}\n");
        }
    }

    private static void Write(Utf8JsonWriter json, PoolReport pool)
    {
        json.WriteStartObject();
        json.WriteString("query_mask", pool.Info is null ? "" : "rebuild,space");
        json.WriteString("state", pool.State);
        json.WriteString("uuid", pool.Pool.Id);
        if (pool.Pool.Label is { } label)
            json.WriteString("label", label);
        json.WriteNumber("total_targets", pool.Info?.TargetCount ?? 0);
        json.WriteNumber("active_targets", pool.Info?.ActiveTargetCount ?? 0);
        json.WriteNumber("total_engines", pool.Info?.NodeCount ?? 0);
        json.WriteNumber("disabled_targets", pool.Info?.DisabledTargetCount ?? 0);
        json.WriteNumber("version", pool.Info?.MapVersion ?? 0);
        json.WriteNumber("svc_ldr", pool.Info?.Leader ?? 0);
        if (pool.Info?.Durability is { } durability)
            json.WriteString("durability", Durabilities.Format(durability));
        WriteRebuild(json, pool.Info);
        WriteTiers(json, pool);
        json.WriteEndObject();
    }

    private static void WriteRebuild(Utf8JsonWriter json, PoolInfo? info)
    {
        if (info is null)
        {
            json.WriteNull("rebuild");
            return;
        }
        json.WriteStartObject("rebuild");
        json.WriteNumber("status", (int)info.Rebuild.Error);
        json.WriteString("state", RebuildState(info));
        json.WriteNumber("objects", info.Rebuild.Objects);
        json.WriteNumber("records", info.Rebuild.Records);
        json.WriteNumber("total_objects", info.Rebuild.ObjectsToRebuild);
        json.WriteEndObject();
    }

    private static void WriteTiers(Utf8JsonWriter json, PoolReport pool)
    {
        if (pool.Info is null)
        {
            json.WriteNull("tier_stats");
            return;
        }
        json.WriteStartArray("tier_stats");
        foreach (PoolTier tier in pool.Tiers)
        {
            json.WriteStartObject();
            json.WriteNumber("total", tier.Space.Total);
            json.WriteNumber("free", tier.Space.Free);
            json.WriteNumber("min", tier.Spread.Min);
            json.WriteNumber("max", tier.Spread.Max);
            json.WriteNumber("mean", tier.Spread.Mean);
            json.WriteString("media_type", tier.Media);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("usage");
        foreach (PoolTier tier in pool.Tiers)
        {
            json.WriteStartObject();
            json.WriteString("tier_name", tier.Media.ToUpperInvariant());
            json.WriteNumber("size", tier.Space.Total);
            json.WriteNumber("free", tier.Space.Free);
            json.WriteNumber("imbalance", tier.Imbalance);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string RebuildState(PoolInfo info) => info.Rebuild.State switch
    {
        DaosSharp.RebuildState.Idle => "idle",
        DaosSharp.RebuildState.Done => "done",
        _ => "busy",
    };
}
