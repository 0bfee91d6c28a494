using System.Diagnostics;
using DaosSharp;
using QuickStart;

if (Options.Parse(args) is not { } options)
{
    Console.Error.WriteLine(Options.Usage);
    return 2;
}
if (!Directory.Exists(options.Directory))
{
    Console.Error.WriteLine($"There is no directory '{options.Directory}'.");
    return 2;
}

try
{
    using DaosClient client = options.Pool is null ? DaosClient.Embedded(options.Store) : DaosClient.Connect();
    using DaosPool pool = options.Pool is null ? client.OpenOrCreatePool("quickstart", 256L << 30) : client.OpenPool(options.Pool);
    using DaosContainer container = pool.OpenOrCreateContainer("files");
    using FileStore store = new(client, container);
    Console.WriteLine($"{options.Directory} -> {client}");
    return await RunAsync(options.Directory, store) ? 0 : 1;
}
catch (Exception e) when (e is DaosException or IOException or UnauthorizedAccessException or DllNotFoundException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static async Task<bool> RunAsync(string directory, FileStore store)
{
    // First all files into the store, then everything back out of it.
    List<(string Name, FileRecord Record)> files = [];
    int unchanged = 0, changed = 0, added = 0, unreadable = 0;
    long bytesIn = 0;
    Stopwatch clock = Stopwatch.StartNew();
    foreach (FileInfo file in Files.In(directory))
    {
        FileRecord? old = await store.FindAsync(file.FullName);
        if (old is not null && old.Matches(file))
        {
            unchanged++;
            files.Add((file.FullName, old));
            continue;
        }
        try
        {
            FileRecord record = await store.StoreAsync(file.FullName, file, old);
            files.Add((file.FullName, record));
            bytesIn += record.Size;
            _ = old is null ? added++ : changed++;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"cannot read {file.FullName}: {e.Message}");
            unreadable++;
        }
    }
    TimeSpan storing = clock.Elapsed;

    clock.Restart();
    int verified = 0;
    long bytesOut = 0;
    foreach ((string name, FileRecord record) in files)
    {
        if (await store.FindAsync(name) is { } found && found.Sha256.AsSpan().SequenceEqual(record.Sha256) && await store.VerifyAsync(found))
            verified++;
        else
            Console.Error.WriteLine($"differs: {name}");
        bytesOut += record.Size;
    }
    TimeSpan reading = clock.Elapsed;

    int stored = added + changed;
    Console.WriteLine($"found     {unchanged,10:N0} files unchanged from an earlier run");
    Console.WriteLine($"stored    {stored,10:N0} files ({added:N0} new, {changed:N0} changed)  {Amount(stored, bytesIn, storing, "puts")}");
    Console.WriteLine($"verified  {verified,10:N0} of {files.Count + unreadable:N0} files, by SHA-256  {Amount(verified, bytesOut, reading, "gets")}");
    double allocated = await store.MeasureGetAsync([.. files.Take(4096).Select(f => f.Name)]);
    Console.WriteLine($"allocated {allocated,10:0.0} bytes by a get through the event queue into a lease");
    return verified == files.Count && unreadable == 0;
}

static string Amount(int count, long bytes, TimeSpan time, string what)
{
    double seconds = Math.Max(time.TotalSeconds, 1e-6);
    return $"{bytes:N0} bytes in {seconds:0.00} s: {count / seconds:N0} {what}/s, {bytes / seconds / (1 << 20):N1} MiB/s";
}
