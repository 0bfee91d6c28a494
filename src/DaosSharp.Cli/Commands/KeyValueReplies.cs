using System.Text.Json;
using System.Text.Unicode;
using DaosSharp.Cli.Output;

namespace DaosSharp.Cli.Commands;

/// <summary>Answers about key-value objects. Silent for people when all went well.</summary>
internal static class KeyValueReplies
{
    public static Reply Stored(DaosObjectId id, string key, int size) => new(null, json => WriteSize(json, id, key, size));

    public static Reply Fetched(DaosObjectId id, string key, int size) => new(null, json => WriteSize(json, id, key, size));

    public static Reply Value(DaosObjectId id, string key, byte[] value) => new(null, json =>
    {
        json.WriteStartObject();
        json.WriteString("oid", id.ToString());
        json.WriteString("key", key);
        json.WriteNumber("size", value.Length);
        WriteBytes(json, "value", value);
        json.WriteEndObject();
    });

    public static Reply Keys(DaosObjectId id, byte[][] keys) => new(null, json =>
    {
        json.WriteStartObject();
        json.WriteString("oid", id.ToString());
        json.WriteStartArray("keys");
        foreach (byte[] key in keys)
        {
            json.WriteStartObject();
            WriteBytes(json, "key", key);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static Reply Removed(DaosObjectId id, IEnumerable<string> removed, IEnumerable<string> missing) => new(null, json =>
    {
        json.WriteStartObject();
        json.WriteString("oid", id.ToString());
        WriteNames(json, "removed", removed);
        WriteNames(json, "missing", missing);
        json.WriteEndObject();
    });

    private static void WriteSize(Utf8JsonWriter json, DaosObjectId id, string key, int size)
    {
        json.WriteStartObject();
        json.WriteString("oid", id.ToString());
        json.WriteString("key", key);
        json.WriteNumber("size", size);
        json.WriteEndObject();
    }

    // JSON has no bytes: what is UTF-8 stands as text under the name itself, all else in base64 under name_base64.
    private static void WriteBytes(Utf8JsonWriter json, string name, byte[] bytes)
    {
        if (Utf8.IsValid(bytes))
            json.WriteString(name, bytes);
        else
            json.WriteBase64String(name + "_base64", bytes);
    }

    private static void WriteNames(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
