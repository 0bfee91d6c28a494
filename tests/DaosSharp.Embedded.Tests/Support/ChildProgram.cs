using DaosSharp.Embedded.Tests.Containers;
using DaosSharp.Embedded.Tests.Damage;
using DaosSharp.Embedded.Tests.FileSystems;

namespace DaosSharp.Embedded.Tests.Support;

/// <summary>Entry point of this assembly when a test starts it as a process of its own, which may die without taking the tests with it.</summary>
internal static class ChildProgram
{
    public static int Main(string[] arguments) => arguments switch
    {
        [DamageProbe.Command] => DamageProbe.Run(),
        [OpenTruncationProbe.Command, string directory] => OpenTruncationProbe.Run(directory),
        [OpenProbe.Command, string directory] => OpenProbe.Run(directory),
        [DestroyWorker.Command, string directory] => DestroyWorker.Run(directory),
        _ => 64,
    };
}
