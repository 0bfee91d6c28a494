using System.Text.Encodings.Web;
using System.Text.Json;

namespace DaosSharp.Cli.Output;

/// <summary>JSON as DAOS's tools indent it.</summary>
internal static class JsonFormat
{
    public static JsonWriterOptions Options { get; } = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
