using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>A fetch: the function writes sizes into the descriptors at the front of the overflow block.</summary>
internal sealed class FetchKind(bool isConditional) : ObjectKind(isConditional)
{
    public static new readonly FetchKind Plain = new(isConditional: false);
    public static new readonly FetchKind Conditional = new(isConditional: true);

    public override unsafe void WriteNumbers(Operation operation, Span<long> numbers)
    {
        daos_iod_t* iods = (daos_iod_t*)operation.OverflowAddress;
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = (long)iods[i].iod_size;
    }
}
