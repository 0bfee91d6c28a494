using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DaosSharp;

/// <summary>Collects the findings of one check of a pool; C calls it for each.</summary>
internal sealed unsafe class FindingReceiver(IProgress<PoolFinding>? progress)
{
    public List<PoolFinding> Findings { get; } = [];

    /// <summary>What the caller's progress threw, which ended the check.</summary>
    public Exception? Failure { get; private set; }

    /// <param name="arg">GCHandle of the receiver.</param>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int Receive(void* arg, uint kind, sbyte* text)
    {
        // The caller holds the handle until the check is over.
        var receiver = (FindingReceiver)GCHandle.FromIntPtr((nint)arg).Target!;
        try
        {
            PoolFinding finding = new((PoolFindingKind)kind, Marshal.PtrToStringUTF8((nint)text) ?? "");
            receiver.Findings.Add(finding);
            receiver.Report(finding);
            return 0;
        }
        catch (Exception e)
        {
            // Nothing managed may unwind into C.
            receiver.Failure = e;
            return 1;
        }
    }

    private void Report(PoolFinding finding) => progress?.Report(finding);
}
