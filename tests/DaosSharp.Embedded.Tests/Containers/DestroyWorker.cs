using DaosSharp.Embedded.Tests.Support;

namespace DaosSharp.Embedded.Tests.Containers;

/// <summary>Destroys the container of a store in a process of its own, which the test kills in the middle.</summary>
internal static class DestroyWorker
{
    public const string Command = "destroy-worker";

    public static int Run(string directory)
    {
        using EngineSession session = new();
        EngineSession.Require(session.Open(directory, create: false));
        Console.WriteLine("begin");
        Console.Out.Flush();
        EngineSession.Require(session.DestroyContainer());
        Console.WriteLine("end");
        return 0;
    }
}
