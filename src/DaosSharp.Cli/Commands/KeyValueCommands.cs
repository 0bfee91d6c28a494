using System.CommandLine;
using DaosSharp.Cli.Output;
using DaosSharp.Cli.Values;

namespace DaosSharp.Cli.Commands;

/// <summary><c>daossharp kv</c>: key-value objects.</summary>
internal sealed class KeyValueCommands(CommandFactory factory)
{
    public void AddTo(Command group)
    {
        group.Subcommands.Add(Create());
        group.Subcommands.Add(Put());
        group.Subcommands.Add(Get());
        group.Subcommands.Add(List());
        group.Subcommands.Add(Delete());
        group.Subcommands.Add(Destroy());
    }

    private static Argument<string> Key() => new("KEY") { Description = "Key: up to 65,536 bytes of UTF-8." };

    private Command Create()
    {
        ObjectScope scope = new(factory);
        ObjectCreation creation = new();
        Option<bool> lexical = CommandFactory.Flag("Keys are kept in order.", "--lexical");
        return factory.Make(
            "create",
            "Make the id of a new key-value object and print it.",
            session => creation.Run(session, scope, session.Get(lexical) ? ObjectType.KeyValueLexical : ObjectType.KeyValueHashed, static (_, _) => { }),
            scope.Pool,
            scope.Container,
            creation.Name,
            creation.ObjectClassName,
            lexical);
    }

    private Command Put()
    {
        ObjectScope scope = new(factory);
        Argument<string> key = Key();
        Argument<string?> value = new("VALUE") { Description = "Value; without it --file or the standard input.", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> file = CommandFactory.InputFile();
        return factory.Make("put", "Store a value under a key.", session =>
        {
            byte[] data = ValueSource.ReadAll(session.Get(value), session.Get(file));
            return scope.InKeyValue(session, write: true, kv =>
            {
                kv.Put(session.Get(key), data);
                return KeyValueReplies.Stored(kv.Id, session.Get(key), data.Length);
            });
        }, scope.Pool, scope.Container, scope.Object, key, value, file);
    }

    private Command Get()
    {
        ObjectScope scope = new(factory);
        Argument<string> key = Key();
        Option<string?> file = CommandFactory.OutputFile();
        return factory.Make("get", "Write the value of a key, byte for byte.", session => scope.InKeyValue(session, write: false, kv =>
        {
            byte[] data = kv.Get(session.Get(key));
            if (session.Json && !ValueTarget.IsFile(session.Get(file)))
                return KeyValueReplies.Value(kv.Id, session.Get(key), data);
            using (Stream target = ValueTarget.Open(session.Get(file)))
                target.Write(data);
            return KeyValueReplies.Fetched(kv.Id, session.Get(key), data.Length);
        }), scope.Pool, scope.Container, scope.Object, key, file);
    }

    private Command List()
    {
        ObjectScope scope = new(factory);
        Option<bool> zero = CommandFactory.Flag("End each key with a zero byte instead of a newline.", "--null", "-0");
        Command list = factory.Make("list", "List the keys.", session => scope.InKeyValue(session, write: false, kv =>
        {
            if (session.Json)
                return KeyValueReplies.Keys(kv.Id, [.. kv.ListPages().SelectMany(static page => Enumerable.Range(0, page.Count).Select(i => page[i].ToArray()))]);
            using BufferedStream output = new(StandardStreams.OpenOutput(), 64 * 1024);
            foreach (KeyPage page in kv.ListPages())
            {
                for (int i = 0; i < page.Count; i++)
                {
                    output.Write(page[i]);
                    output.WriteByte(session.Get(zero) ? (byte)0 : (byte)'\n');
                }
            }
            return Reply.Nothing;
        }), scope.Pool, scope.Container, scope.Object, zero);
        list.Aliases.Add("ls");
        return list;
    }

    private Command Delete()
    {
        ObjectScope scope = new(factory);
        Argument<string[]> keys = new("KEY") { Description = "Keys.", Arity = ArgumentArity.OneOrMore };
        Command delete = factory.Make("del", "Remove keys.", session => scope.InKeyValue(session, write: true, kv =>
        {
            string[] missing = [.. session.Get(keys).Where(key => !kv.TryRemove(key))];
            Reply reply = KeyValueReplies.Removed(kv.Id, session.Get(keys).Except(missing), missing);
            return missing.Length == 0
                ? reply
                : throw new PartialFailureException(
                    reply,
                    DaosError.NotFound,
                    $"daos_kv_remove of key '{missing[0]}' of key-value object {kv.Id} failed: there is no such key (DER_NONEXIST, {(int)DaosError.NotFound})");
        }), scope.Pool, scope.Container, scope.Object, keys);
        delete.Aliases.Add("rm");
        return delete;
    }

    private Command Destroy()
    {
        ObjectScope scope = new(factory);
        return factory.Make("destroy", "Remove all keys, and the object's name.", session =>
        {
            scope.Destroy(session, static (container, id) =>
            {
                using DaosKeyValue kv = container.OpenKeyValue(id);
                kv.Destroy();
            });
            return Reply.Nothing;
        }, scope.Pool, scope.Container, scope.Object);
    }
}
