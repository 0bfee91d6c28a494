using System.Globalization;
using DaosSharp.Embedded.Tests.Support;

namespace DaosSharp.Embedded.Tests.FileSystems;

/// <summary>Opens a store, or makes one in an empty directory, in a process of its own, and uses it. Writes the code and the words.</summary>
internal static class OpenProbe
{
    public const string Command = "open-probe";

    public static int Run(string directory)
    {
        using EngineSession session = new();
        int rc = session.Open(directory, create: !Directory.Exists(Path.Combine(directory, "catalog")));
        string words = rc == 0 ? "" : EngineSession.LastError();
        if (rc == 0)
        {
            rc = EngineSession.Put(session.OpenKeyValue(1), "key", new byte[5000]);
            words = string.Join("; ", session.Findings());
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rc} {words}"));
        return 0;
    }
}
