using System.Text.Json;
using DaosSharp.Cli.Output;
using DaosSharp.Cli.Values;

namespace DaosSharp.Cli;

/// <summary>Writes what a command has to say: text, or one JSON object of DAOS's form (response, error, status).</summary>
internal sealed class Reporter(bool json)
{
    public bool Json => json;

    /// <summary>Runs a command, and turns what it throws into one line and an exit code.</summary>
    public int Run(Func<Reply> command)
    {
        try
        {
            Reply reply = command();
            return json ? Write(reply, null) : Print(reply);
        }
        catch (BrokenPipeException)
        {
            return ExitCode.BrokenPipe;
        }
        catch (Exception error)
        {
            return Fail(error);
        }
    }

    /// <summary>Reports an error, with what there is to answer besides.</summary>
    public int Fail(Exception error)
    {
        Failure failure = Failure.Of(error);
        try
        {
            if (json)
                Write((error as PartialFailureException)?.Reply, failure);
            else if (error is PartialFailureException partial)
                Print(partial.Reply);
        }
        catch (BrokenPipeException)
        {
            return ExitCode.BrokenPipe;
        }
        StandardStreams.WriteErrorLine($"{Tool.Name}: {failure.Message}");
        return failure.ExitCode;
    }

    private static int Print(Reply reply)
    {
        if (reply.PrintText is null)
            return ExitCode.Success;
        using TextWriter output = StandardStreams.OpenOutputWriter();
        reply.PrintText(output);
        return ExitCode.Success;
    }

    private static int Write(Reply? reply, Failure? failure)
    {
        using Stream output = StandardStreams.OpenOutput();
        using (Utf8JsonWriter writer = new(output, JsonFormat.Options))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("response");
            if (reply?.WriteJson is { } write)
                write(writer);
            else
                writer.WriteNullValue();
            writer.WriteString("error", failure?.Message);
            writer.WriteNumber("status", failure?.Status ?? 0);
            writer.WriteEndObject();
        }
        output.WriteByte((byte)'\n');
        return failure?.ExitCode ?? ExitCode.Success;
    }
}
