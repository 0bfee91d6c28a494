using System.Diagnostics;
using DaosSharp;
using KvEngineSample;

const int Ranks = 16;
const int Steps = 20;
const int BlobBytes = 5120;

string store = args.Length > 0 ? args[0] : Path.Combine("data", "kv-engine");
using DaosClient client = DaosClient.Embedded(store);
using DaosPool pool = client.OpenOrCreatePool("engines", 4L << 30);
using DaosContainer container = pool.OpenOrCreateContainer("kv-engine");

Stopwatch clock = Stopwatch.StartNew();
using (KvEngine engine = KvEngine.Open(container))
{
    for (int step = 0; step < Steps; step++)
    {
        // The ranks of a real program are processes; Parallel.For is their barrier here.
        int current = step;
        Parallel.For(0, Ranks, rank => engine.Put(current, rank, Blob(current, rank)));
        engine.Commit(step, Ranks);
    }
}
Console.WriteLine($"wrote {Steps} steps of {Ranks} ranks in {clock.Elapsed.TotalMilliseconds:0} ms");

clock.Restart();
int wrong = 0;
using (KvEngine engine = KvEngine.Open(container, ObjectAccess.ReadOnly))
{
    for (int step = 0; step < Steps; step++)
    {
        StepBlobs? blobs = engine.Read(step);
        for (int rank = 0; rank < Ranks; rank++)
            wrong += blobs is not null && blobs[rank].SequenceEqual(Blob(step, rank)) ? 0 : 1;
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
