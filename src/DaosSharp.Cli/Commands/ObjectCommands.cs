using System.CommandLine;
using DaosSharp.Cli.Output;
using DaosSharp.Cli.Values;

namespace DaosSharp.Cli.Commands;

/// <summary><c>daossharp object</c>: the names that objects were given.</summary>
internal sealed class ObjectCommands(CommandFactory factory)
{
    private static readonly string[] Titles = ["Name", "OID", "Kind", "Class"];

    public void AddTo(Command group)
    {
        ObjectScope scope = new(factory);
        Command list = factory.Make("list", "List the objects of a container that have a name.", session => scope.InContainer(session, write: false, container =>
        {
            string[][] rows = [.. ObjectNames.List(container).Select(o =>
                new[] { ObjectNames.Sign + o.Name, o.Id.ToString(), Kind(o.Id.Type), ObjectClasses.NameOf(session.Open(), o.Id) })];
            return List(rows);
        }), scope.Pool, scope.Container);
        list.Aliases.Add("ls");
        group.Subcommands.Add(list);
    }

    private static Reply List(string[][] rows) => new(
        output =>
        {
            if (rows.Length == 0)
                output.Write("No named objects.\n");
            else
                Table.Print(output, Titles, rows);
        },
        json =>
        {
            json.WriteStartArray();
            foreach (string[] row in rows)
            {
                json.WriteStartObject();
                json.WriteString("name", row[0]);
                json.WriteString("oid", row[1]);
                json.WriteString("kind", row[2]);
                json.WriteString("class", row[3]);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });

    private static string Kind(ObjectType type) => type switch
    {
        ObjectType.KeyValueHashed or ObjectType.KeyValueUInt64 or ObjectType.KeyValueLexical => "kv",
        ObjectType.Array or ObjectType.ArrayWithAttributes or ObjectType.ByteArray => "array",
        _ => "object",
    };
}
