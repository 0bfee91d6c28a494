namespace DaosSharp.Async;

// Data of operations with several lists, whose native form the request makes.
internal sealed unsafe partial class Operation
{
    /// <summary>Where the kind writes numbers after a success, unless the await has ended before; empty for none.</summary>
    public Memory<long> Numbers { get; set; }

    /// <summary>Makes room for pieces of data; before the first of them is attached.</summary>
    public void ReserveSegments(int count)
    {
        if (_segments.Length < count)
            _segments = new Attachment[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)count)];
    }

    /// <summary>Makes a piece of memory that libdaos will read part of the operation.</summary>
    public void* AttachSegment(ReadOnlyMemory<byte> source) => AttachSource(ref TakeSegment(source.Length), source);

    /// <summary>Makes a piece of memory that libdaos may write part of the operation.</summary>
    public void* AttachSegment(Memory<byte> destination) => AttachDestination(ref TakeSegment(destination.Length), destination, keepContent: true);

    private ref Attachment TakeSegment(int length)
    {
        Bytes += length;
        return ref _segments[_segmentCount++];
    }
}
