using System.CommandLine;
using DaosSharp.Cli.Output;
using DaosSharp.Cli.Values;

namespace DaosSharp.Cli.Commands;

/// <summary><c>daossharp pool</c>: what dmg and daos do with pools.</summary>
internal sealed class PoolCommands(CommandFactory factory)
{
    public void AddTo(Command group)
    {
        group.Subcommands.Add(Create());
        group.Subcommands.Add(List());
        group.Subcommands.Add(Query());
        group.Subcommands.Add(Destroy());
        group.Subcommands.Add(Check());
    }

    private Command Create()
    {
        Argument<string> label = new("LABEL") { Description = "Label of the new pool: 1 to 127 letters, digits, '.', '_', ':' and '-'." };
        Option<long?> size = CommandFactory.Size("Size of the pool, such as 8G or 512MiB; at least 16MiB.", "--size", "-z");
        size.Required = true;
        Option<string?> durability = new("--durability")
        {
            Description = "What completed updates survive: process (the death of the process; the default) or full (also the loss of power).",
            HelpName = "DURABILITY",
        };
        durability.CompletionSources.Add(Durabilities.Names);
        return factory.Make("create", "Create a pool, and the system in its directory when there is none.", session =>
        {
            long bytes = session.Get(size)!.Value;
            PoolDurability survives = Durabilities.Parse(session.Get(durability));
            RequireEmbedded(session, $"dmg pool create --size={bytes} {session.Get(label)}");
            DaosClient client = session.Open(create: true);
            client.CreatePool(session.Get(label), bytes, survives);
            using DaosPool pool = client.OpenPool(session.Get(label), PoolAccess.ReadOnly);
            return PoolReplies.Created(pool.Query());
        }, label, size, durability);
    }

    private Command List()
    {
        Option<bool> verbose = CommandFactory.Flag("Add UUIDs.", "--verbose", "-v");
        Option<bool> noQuery = CommandFactory.Flag("Do not ask the pools for their space.", "--no-query", "-n");
        Command list = factory.Make("list", "List the pools of the system.", session =>
        {
            DaosClient client = session.Open();
            List<PoolReport> pools = [];
            List<(string, DaosException)> failed = [];
            foreach (PoolSummary summary in client.ListPools().OrderBy(static p => p.Label, StringComparer.Ordinal))
            {
                try
                {
                    pools.Add(new PoolReport(summary, session.Get(noQuery) ? null : Ask(client, summary)));
                }
                catch (DaosException e)
                {
                    failed.Add((summary.Label ?? summary.Id.ToString("D"), e));
                    pools.Add(new PoolReport(summary, null));
                }
            }
            Reply reply = PoolReplies.List(pools, session.Get(verbose));
            return failed.Count == 0 ? reply : throw new PartialFailureException(reply, failed[0].Item2.Code, failed[0].Item2.Message);
        }, verbose, noQuery);
        list.Aliases.Add("ls");
        return list;
    }

    private Command Query()
    {
        Argument<string> name = factory.Pool();
        return factory.Make("query", "Show space, targets and health of a pool.", session =>
        {
            using DaosPool pool = session.OpenPool(name, PoolAccess.ReadOnly);
            return PoolReplies.Query(new PoolReport(new PoolSummary(pool.Id, pool.GetLabel()), pool.Query()));
        }, name);
    }

    private Command Destroy()
    {
        Argument<string> name = factory.Pool();
        Option<bool> recursive = CommandFactory.Flag("Also when it has containers.", "--recursive", "-r");
        Option<bool> force = CommandFactory.Flag("Also when somebody is connected, or it is too damaged to be opened.", "--force", "-f");
        return factory.Make("destroy", "Destroy a pool and all that it holds.", session =>
        {
            string label = session.Get(name);
            RequireEmbedded(session, $"dmg pool destroy {label}");
            DaosClient client = session.Open();
            if (session.Get(recursive) && !session.Get(force))
                DestroyContainers(client, label);
            client.DestroyPool(label, session.Get(force));
            return Reply.Line("Pool-destroy command succeeded");
        }, name, recursive, force);
    }

    private Command Check()
    {
        Argument<string> name = factory.Pool();
        return factory.Make("check", "Read all of a pool and compare it with its checksums.", session =>
        {
            string label = session.Get(name);
            RequireEmbedded(session, $"dmg check start {label}");
            DaosClient client = session.Open();
            PoolCheckReport result;
            using (new ProgressBar($"checking pool {label}", -1, ticking: true))
                result = client.CheckPool(label);
            Reply reply = PoolReplies.Checked(label, result);
            return result.IsHealthy
                ? reply
                : throw new PartialFailureException(reply, DaosError.Checksum, $"pool '{label}' is damaged: {result.Findings.Count} finding(s), the first: {result.Findings[0].Text}");
        }, name);
    }

    private static PoolInfo Ask(DaosClient client, PoolSummary pool)
    {
        using DaosPool open = client.OpenPool(pool.Id, PoolAccess.ReadOnly);
        return open.Query();
    }

    private static void DestroyContainers(DaosClient client, string pool)
    {
        using DaosPool open = client.OpenPool(pool);
        foreach (ContainerSummary container in open.ListContainers())
            open.DestroyContainer(container.Id.ToString("D"));
    }

    private static void RequireEmbedded(Session session, string command)
    {
        if (session.IsInstalled)
            throw new NotSupportedException($"the administrator of an installed DAOS does this with: {command}");
    }
}
