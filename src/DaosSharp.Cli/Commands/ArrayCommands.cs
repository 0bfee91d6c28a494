using System.CommandLine;
using DaosSharp.Cli.Output;
using DaosSharp.Cli.Values;

namespace DaosSharp.Cli.Commands;

/// <summary><c>daossharp array</c>: arrays.</summary>
internal sealed class ArrayCommands(CommandFactory factory)
{
    public void AddTo(Command group)
    {
        group.Subcommands.Add(Create());
        group.Subcommands.Add(Write());
        group.Subcommands.Add(Read());
        group.Subcommands.Add(Stat());
        group.Subcommands.Add(Destroy());
    }

    private Command Create()
    {
        ObjectScope scope = new(factory);
        ObjectCreation creation = new();
        Option<long?> cell = CommandFactory.Size("Size of a cell in bytes; 1 unless given.", "--cell-size", "-c");
        Option<long?> chunk = CommandFactory.Cells($"Cells that are stored together; {DaosContainer.DefaultChunkSize} unless given.", "--chunk-size");
        return factory.Make(
            "create",
            "Create an array and print its id.",
            session => creation.Run(session, scope, ObjectType.Array, (container, id) =>
                container.CreateArray(id, session.Get(cell) ?? 1, session.Get(chunk) ?? DaosContainer.DefaultChunkSize).Dispose()),
            scope.Pool,
            scope.Container,
            creation.Name,
            creation.ObjectClassName,
            cell,
            chunk);
    }

    private Command Write()
    {
        ObjectScope scope = new(factory);
        Option<long?> offset = CommandFactory.Cells("First cell; 0 unless given.", "--offset");
        Option<string?> file = CommandFactory.InputFile();
        return factory.Make("write", "Write cells from a file or the standard input.", session =>
        {
            using Stream input = ValueSource.Open(session.Get(file), out long length);
            return scope.InArray(session, write: true, array =>
            {
                long cells = ArrayTransfer.Write(array, session.Get(offset) ?? 0, input, length);
                return ArrayReplies.Transferred(array, session.Get(offset) ?? 0, cells);
            });
        }, scope.Pool, scope.Container, scope.Object, offset, file);
    }

    private Command Read()
    {
        ObjectScope scope = new(factory);
        Option<long?> offset = CommandFactory.Cells("First cell; 0 unless given.", "--offset");
        Option<long?> count = CommandFactory.Cells("Number of cells; up to the end unless given.", "--count");
        Option<string?> file = CommandFactory.OutputFile();
        return factory.Make("read", "Write cells byte for byte; holes are zeros, and nothing comes after the end.", session =>
        {
            if (session.Json && !ValueTarget.IsFile(session.Get(file)))
                throw new UsageException("--json needs --output PATH: data and JSON cannot both go to the standard output");
            return scope.InArray(session, write: false, array =>
            {
                long first = session.Get(offset) ?? 0;
                long cells = Math.Clamp(array.GetSize() - first, 0, session.Get(count) ?? long.MaxValue);
                using (Stream target = ValueTarget.Open(session.Get(file)))
                    ArrayTransfer.Read(array, first, cells, target, showProgress: ValueTarget.IsFile(session.Get(file)) || !StandardStreams.IsOutputTerminal);
                return ArrayReplies.Transferred(array, first, cells);
            });
        }, scope.Pool, scope.Container, scope.Object, offset, count, file);
    }

    private Command Stat()
    {
        ObjectScope scope = new(factory);
        return factory.Make(
            "stat",
            "Show size and cells of an array.",
            session => scope.InArray(session, write: false, array => ArrayReplies.Stat(array, array.Stat(), ObjectClasses.NameOf(session.Open(), array.Id))),
            scope.Pool,
            scope.Container,
            scope.Object);
    }

    private Command Destroy()
    {
        ObjectScope scope = new(factory);
        return factory.Make("destroy", "Destroy an array, and its name.", session =>
        {
            scope.Destroy(session, static (container, id) =>
            {
                using DaosArray array = container.OpenArray(id);
                array.Destroy();
            });
            return Reply.Nothing;
        }, scope.Pool, scope.Container, scope.Object);
    }
}
