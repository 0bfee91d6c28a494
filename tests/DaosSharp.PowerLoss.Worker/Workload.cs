namespace DaosSharp.PowerLoss;

/// <summary>Random updates of a key-value object and of an array, each marked before it begins and after it was acknowledged.</summary>
public sealed class Workload : IDisposable
{
    private const int ArrayShare = 4;

    private readonly MarkWriter _marks;
    private readonly Random _random;
    private readonly DaosKeyValue _keyValue;
    private readonly DaosArray _array;
    private readonly int[] _versions;
    private int _failures;

    /// <param name="versions">Of the keys and, last, of the array; when earlier updates are to go on.</param>
    public Workload(DaosContainer container, MarkWriter marks, Random random, int[]? versions = null)
    {
        _versions = versions ?? new int[Content.Keys + 1];
        _marks = marks;
        _random = random;
        _keyValue = OpenKeyValue(container);
        _array = OpenArray(container);
    }

    public static DaosKeyValue OpenKeyValue(DaosContainer container) =>
        container.OpenKeyValue(container.GenerateObjectId(Content.KeyValueNumber, ObjectType.KeyValueHashed));

    public static DaosArray OpenArray(DaosContainer container) =>
        container.OpenArrayWithAttributes(container.GenerateObjectId(Content.ArrayNumber, ObjectType.ByteArray), cellSize: 1, chunkSize: 1 << 16);

    /// <summary>Updates that failed since the disk does; they are not acknowledged.</summary>
    public int Failures => Volatile.Read(ref _failures);

    private ref int ArrayVersion => ref _versions[^1];

    /// <summary>Updates one by one, or in rounds of many in flight at once, each of another key, and one array write among them.</summary>
    public async Task RunAsync(int updates, int inFlight)
    {
        if (inFlight == 1)
        {
            RunOneByOne(updates);
            return;
        }

        for (int done = 0; done < updates; done += inFlight)
        {
            int[] keys = [.. Enumerable.Range(0, Content.Keys)];
            _random.Shuffle(keys);
            List<Task> running = [.. keys.Take(inFlight - 1).Select(UpdateAsync), WriteAsync()];
            await Task.WhenAll(running);
        }
    }

    public void Dispose()
    {
        _keyValue.Dispose();
        _array.Dispose();
    }

    private void RunOneByOne(int updates)
    {
        for (int i = 0; i < updates; i++)
        {
            if (_random.Next(ArrayShare) == 0)
            {
                (long offset, byte[] data) = NextWrite();
                Attempt(Marks.Array, ArrayVersion, () => _array.Write(offset, data));
                continue;
            }

            int key = _random.Next(Content.Keys);
            byte[]? value = NextValue(key);
            Attempt(Content.Key(key), _versions[key], () =>
            {
                if (value is null)
                {
                    _keyValue.Remove(Content.Key(key));
                }
                else
                {
                    _keyValue.Put(Content.Key(key), value);
                }
            });
        }
    }

    private Task UpdateAsync(int key)
    {
        byte[]? value = NextValue(key);
        return AttemptAsync(Content.Key(key), _versions[key], async () =>
        {
            if (value is null)
            {
                await _keyValue.RemoveAsync(Content.Key(key));
            }
            else
            {
                await _keyValue.PutAsync(Content.Key(key), value);
            }
        });
    }

    private Task WriteAsync()
    {
        (long offset, byte[] data) = NextWrite();
        return AttemptAsync(Marks.Array, ArrayVersion, async () => await _array.WriteAsync(offset, data));
    }

    private void Attempt(string subject, int version, Action update)
    {
        try
        {
            update();
            _marks.Write(Marks.Acknowledge(subject, version));
        }
        catch (DaosException e) when (e.Code == DaosError.IO)
        {
            _failures++;
        }
    }

    private async Task AttemptAsync(string subject, int version, Func<Task> update)
    {
        try
        {
            await update();
            _marks.Write(Marks.Acknowledge(subject, version));
        }
        catch (DaosException e) when (e.Code == DaosError.IO)
        {
            Interlocked.Increment(ref _failures);
        }
    }

    private byte[]? NextValue(int key)
    {
        int version = ++_versions[key];
        _marks.Write(Marks.Begin(Content.Key(key), version));
        return Content.Value(Content.Key(key), version);
    }

    private (long Offset, byte[] Data) NextWrite()
    {
        int version = ++ArrayVersion;
        _marks.Write(Marks.Begin(Marks.Array, version));
        (int first, int count) = Content.Run(version);
        return (first * Content.SlotLength, [.. Enumerable.Range(first, count).SelectMany(slot => Content.Slot(slot, version))]);
    }
}
