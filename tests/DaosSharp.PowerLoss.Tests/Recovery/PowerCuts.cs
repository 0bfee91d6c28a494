using DaosSharp.PowerLoss.Tests.Disk;
using DaosSharp.PowerLoss.Tests.Recording;

namespace DaosSharp.PowerLoss.Tests.Recovery;

/// <summary>Takes the power away at random moments of a recording and looks at what each time is left.</summary>
internal static class PowerCuts
{
    public static List<Finding> Run(List<RecordedOperation> recording, int cuts, int seed) =>
        Run(recording, cuts, seed, static (expectation, directory) => new StoreInspector(expectation).Inspect(directory));

    /// <param name="inspect">Looks at the store in a directory.</param>
    public static List<Finding> Run(List<RecordedOperation> recording, int cuts, int seed, Func<Expectation, string, Finding> inspect)
    {
        Random random = new(seed);
        int[] moments = [.. Enumerable.Range(0, cuts).Select(_ => random.Next(1, recording.Count + 1)).Order()];
        List<Finding> findings = [];
        SimulatedDisk disk = new();
        Expectation expectation = new();
        int done = 0;
        foreach (int moment in moments)
        {
            for (; done < moment; done++)
            {
                if (recording[done].Kind == RecordedKind.Mark)
                {
                    expectation.Note(recording[done].Data.Span);
                }
                else
                {
                    disk.Apply(recording[done]);
                }
            }

            using ScratchDirectory scratch = new();
            disk.LosePower(scratch.Path, random);
            Finding finding = inspect(expectation, scratch.Path);
            findings.Add(finding with { Words = $"power lost after {moment} of {recording.Count} operations: {finding.Words}" });
        }

        return findings;
    }
}
