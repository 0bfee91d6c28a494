namespace DaosSharp.PowerLoss;

/// <summary>Random updates of a key-value object and of an array, each marked before it begins and after it was acknowledged.</summary>
public sealed class Workload : IDisposable
{
    private const int ArrayShare = 4;

    private readonly MarkWriter _marks;
    private readonly Random _random;
    private readonly DaosKeyValue _keyValue;
    private readonly DaosArray _array;
    private readonly int[] _versions = new int[Content.Keys];
    private int _arrayVersion;

    public Workload(DaosContainer container, MarkWriter marks, Random random)
    {
        _marks = marks;
        _random = random;
        _keyValue = OpenKeyValue(container);
        _array = OpenArray(container);
    }

    public static DaosKeyValue OpenKeyValue(DaosContainer container) =>
        container.OpenKeyValue(container.GenerateObjectId(Content.KeyValueNumber, ObjectType.KeyValueHashed));

    public static DaosArray OpenArray(DaosContainer container) =>
        container.OpenArrayWithAttributes(container.GenerateObjectId(Content.ArrayNumber, ObjectType.ByteArray), cellSize: 1, chunkSize: 1 << 16);

    public void RunOneByOne(int updates)
    {
        for (int i = 0; i < updates; i++)
        {
            if (_random.Next(ArrayShare) == 0)
            {
                (long offset, byte[] data) = NextWrite();
                _array.Write(offset, data);
                _marks.Write(Marks.Acknowledge(Marks.Array, _arrayVersion));
            }
            else
            {
                int key = _random.Next(Content.Keys);
                byte[]? value = NextValue(key);
                if (value is null)
                {
                    _keyValue.Remove(Content.Key(key));
                }
                else
                {
                    _keyValue.Put(Content.Key(key), value);
                }

                _marks.Write(Marks.Acknowledge(Content.Key(key), _versions[key]));
            }
        }
    }

    /// <summary>Rounds of updates in flight at once, each of another key, and one array write among them.</summary>
    public async Task RunTogetherAsync(int updates, int inFlight)
    {
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

    private async Task UpdateAsync(int key)
    {
        byte[]? value = NextValue(key);
        int version = _versions[key];
        if (value is null)
        {
            await _keyValue.RemoveAsync(Content.Key(key));
        }
        else
        {
            await _keyValue.PutAsync(Content.Key(key), value);
        }

        _marks.Write(Marks.Acknowledge(Content.Key(key), version));
    }

    private async Task WriteAsync()
    {
        (long offset, byte[] data) = NextWrite();
        int version = _arrayVersion;
        await _array.WriteAsync(offset, data);
        _marks.Write(Marks.Acknowledge(Marks.Array, version));
    }

    private byte[]? NextValue(int key)
    {
        int version = ++_versions[key];
        _marks.Write(Marks.Begin(Content.Key(key), version));
        return Content.Value(Content.Key(key), version);
    }

    private (long Offset, byte[] Data) NextWrite()
    {
        int version = ++_arrayVersion;
        _marks.Write(Marks.Begin(Marks.Array, version));
        (int first, int count) = Content.Run(version);
        return (first * Content.SlotLength, [.. Enumerable.Range(first, count).SelectMany(slot => Content.Slot(slot, version))]);
    }
}
