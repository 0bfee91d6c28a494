using FsCheck;
using FsCheck.Fluent;

namespace DaosSharp.Tests.Infrastructure;

internal static class Shrinking
{
    /// <summary>Sequences that shrink by leaving out runs of their elements.</summary>
    public static Arbitrary<T[]> ArrayOf<T>(Gen<T> element) => Arb.From(element.ArrayOf(), Shorter);

    private static IEnumerable<T[]> Shorter<T>(T[] all)
    {
        for (int run = all.Length; run >= 1; run /= 2)
        {
            for (int begin = 0; begin + run <= all.Length; begin += run)
                yield return [.. all[..begin], .. all[(begin + run)..]];
        }
    }
}
