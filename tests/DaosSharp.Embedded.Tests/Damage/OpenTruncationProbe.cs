using System.Globalization;
using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Damage;

/// <summary>Has a store open whose files the test truncates, in a process of its own. Writes the code and words of a write, then of a read.</summary>
internal static class OpenTruncationProbe
{
    public const string Command = "open-truncation-probe";

    public static int Run(string directory)
    {
        EngineSession session = new();
        EngineSession.Require(session.Open(directory, create: true));
        daos_handle_t kv = session.OpenKeyValue(1);
        for (int i = 0; i < 500; i++)
        {
            EngineSession.Require(EngineSession.Put(kv, $"key-{i}", new byte[i == 7 ? 100_000 : 500]));
        }

        Console.WriteLine("open");
        for (int i = 0; i < 2; i++)
        {
            bool reads = Console.ReadLine() == "read";
            int rc = reads ? EngineSession.Get(kv, "key-7", 100_000).Code : EngineSession.Put(kv, "key", new byte[500]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rc} {(rc == 0 ? "" : EngineSession.LastError())}"));
        }

        // Closing would read the index.
        Environment.Exit(0);
        return 0;
    }
}
