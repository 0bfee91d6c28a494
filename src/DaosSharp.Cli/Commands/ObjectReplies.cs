using DaosSharp.Cli.Output;

namespace DaosSharp.Cli.Commands;

/// <summary>Answers about single objects.</summary>
internal static class ObjectReplies
{
    /// <summary>A new object: its id alone for people, so that a script can keep it in a variable.</summary>
    public static Reply Created(DaosObjectId id, string? name, string objectClass) => new(
        output => output.Write($"{id}\n"),
        json =>
        {
            json.WriteStartObject();
            json.WriteString("oid", id.ToString());
            if (name is not null)
                json.WriteString("name", name);
            json.WriteString("class", objectClass);
            json.WriteEndObject();
        });
}
