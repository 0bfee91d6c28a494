using System.Diagnostics;
using ArrayEngineSample;
using DaosSharp;

const int Ranks = 16;
const int Steps = 20;
const int BlobBytes = 55_640;

string store = args.Length > 0 ? args[0] : Path.Combine("data", "array-engine");
using DaosClient client = DaosClient.Embedded(store);
using DaosPool pool = client.OpenOrCreatePool("engines", 4L << 30);
string label = $"array-engine-{DateTime.UtcNow:yyyyMMdd-HHmmss-fff}";
using DaosContainer container = pool.OpenOrCreateContainer(label);

Stopwatch clock = Stopwatch.StartNew();
using (ArrayEngine engine = ArrayEngine.Create(container, Ranks))
{
    long[] sizes = new long[Ranks];
    for (int step = 0; step < Steps; step++)
    {
        // The ranks of a real program are processes; Parallel.For is their barrier and their all-gather here.
        int current = step;
        Parallel.For(0, Ranks, rank =>
        {
            byte[] blob = Blob(current, rank);
            engine.Write(current, rank, blob);
            sizes[rank] = blob.Length;
        });
        engine.Commit(step, sizes);
    }
}
Console.WriteLine($"wrote {Steps} steps of {Ranks} ranks in {clock.Elapsed.TotalMilliseconds:0} ms to container {label}");

clock.Restart();
int wrong = 0;
using (ArrayEngine engine = ArrayEngine.Open(container, ObjectAccess.ReadOnly))
{
    for (int step = 0; step < Steps; step++)
    {
        ReadOnlyMemory<byte>[]? blobs = engine.Read(step);
        for (int rank = 0; rank < Ranks; rank++)
            wrong += blobs is not null && blobs[rank].Span.SequenceEqual(Blob(step, rank)) ? 0 : 1;
    }
    wrong += engine.Read(Steps) is null ? 0 : 1;
}
Console.WriteLine($"read them in {clock.Elapsed.TotalMilliseconds:0} ms, {wrong} wrong");
return wrong == 0 ? 0 : 1;

// Sizes differ by rank, as they do in programs where rank 0 has more to say.
static byte[] Blob(int step, int rank)
{
    byte[] blob = new byte[rank == 0 ? 2 * BlobBytes : BlobBytes + rank];
    new Random(step * 1_000_003 + rank).NextBytes(blob);
    return blob;
}
