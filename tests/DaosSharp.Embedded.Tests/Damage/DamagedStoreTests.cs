using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Damage;

/// <summary>
/// Truncated and altered files of a store: an error at open, an error at the damaged record, or the right data; never wrong data, and
/// never the end of the process (which would take this test with it).
/// </summary>
public sealed class DamagedStoreTests : IDisposable
{
    private const int Keys = 120;
    private const int ArrayLength = 300_000;

    private readonly StoreDirectory _original = new();
    private readonly Dictionary<string, byte[]> _values = [];
    private readonly byte[] _array = new byte[ArrayLength];

    public DamagedStoreTests()
    {
        Random random = new(4711);
        using EngineSession session = new();
        EngineSession.Require(session.Open(_original.Path, create: true));
        daos_handle_t kv = session.OpenKeyValue(1);
        for (int i = 0; i < Keys; i++)
        {
            byte[] value = new byte[i % 4 == 0 ? 3000 + i : 20 + i];
            random.NextBytes(value);
            _values[$"key-{i}-{new string('x', i)}"] = value;
            EngineSession.Require(EngineSession.Put(kv, $"key-{i}-{new string('x', i)}", value));
        }

        random.NextBytes(_array);
        daos_handle_t array = session.OpenArray(2);
        EngineSession.Require(EngineSession.WriteArray(array, 0, _array));
        EngineSession.Require(EngineSession.WriteArray(array, 100_000, _array.AsSpan(100_000, 50)));
        Assert.Equal(0UL, session.Check());
    }

    public void Dispose() => _original.Dispose();

    [Fact]
    public void An_undamaged_copy_reads_back_whole()
    {
        using StoreDirectory copy = new();
        StoreDirectory.Copy(_original.Path, copy.Path);
        Assert.Equal((Keys, true), ReadAll(copy.Path));
    }

    [Theory]
    [InlineData("index/data.mdb", 40)]
    [InlineData("data", 20)]
    public void A_truncated_file_is_found(string file, int copies)
    {
        Random random = new(1);
        int found = 0;
        for (int i = 0; i < copies; i++)
        {
            using StoreDirectory copy = new();
            StoreDirectory.Copy(_original.Path, copy.Path);
            string path = FileOfPool(copy.Path, file);
            using (FileStream stream = new(path, FileMode.Open))
            {
                stream.SetLength(random.NextInt64(stream.Length));
            }

            (int good, bool whole) = ReadAll(copy.Path);
            found += good < Keys || !whole ? 1 : 0;
        }

        Assert.True(found >= copies * 9 / 10, $"only {found} of {copies} truncations were noticed");
    }

    [Theory]
    [InlineData("index/data.mdb", 250)]
    [InlineData("data", 40)]
    [InlineData("index/lock.mdb", 10)]
    public void An_altered_file_gives_errors_or_right_data(string file, int copies)
    {
        Random random = new(2);
        for (int i = 0; i < copies; i++)
        {
            using StoreDirectory copy = new();
            StoreDirectory.Copy(_original.Path, copy.Path);
            Alter(FileOfPool(copy.Path, file), random, bits: 1 + i % 20);
            ReadAll(copy.Path);
        }
    }

    [Fact]
    public void A_check_counts_a_damaged_block()
    {
        using StoreDirectory copy = new();
        StoreDirectory.Copy(_original.Path, copy.Path);
        Alter(FileOfPool(copy.Path, "data"), new Random(3), bits: 400);
        using EngineSession session = new();
        EngineSession.Require(session.Open(copy.Path, create: false));
        Assert.True(session.Check() > 0);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using StoreDirectory copy = new();
        StoreDirectory.Copy(_original.Path, copy.Path);
        File.Delete(FileOfPool(copy.Path, "data"));
        using EngineSession session = new();
        Assert.Equal(Der.FormatInvalid, session.Open(copy.Path, create: false));
        Assert.Contains("data' is missing", LastError.Text, StringComparison.Ordinal);
    }

    private static string FileOfPool(string system, string file) =>
        Path.Combine(Directory.GetDirectories(Path.Combine(system, "pools")).Single(), file);

    private static void Alter(string path, Random random, int bits)
    {
        byte[] bytes = File.ReadAllBytes(path);
        for (int i = 0; i < bits; i++)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        File.WriteAllBytes(path, bytes);
    }

    // Number of values that came back right, and whether the array did; wrong data fails the test at once.
    private (int Good, bool Array) ReadAll(string directory)
    {
        using EngineSession session = new();
        int rc = session.Open(directory, create: false);
        if (rc != 0)
        {
            Assert.True(IsDamageCode(rc), $"open gave {rc}: {LastError.Text}");
            return (0, false);
        }

        daos_handle_t kv = session.OpenKeyValue(1);
        int good = 0;
        foreach ((string key, byte[] expected) in _values)
        {
            (int code, byte[]? value) = EngineSession.Get(kv, key, 8192);
            Assert.True(code == 0 || IsDamageCode(code), $"get gave {code}");
            if (value != null)
            {
                Assert.Equal(expected, value);
                good++;
            }
        }

        byte[] read = new byte[ArrayLength];
        int array = EngineSession.ReadArray(session.OpenArray(2), 0, read);
        Assert.True(array == 0 || IsDamageCode(array), $"read gave {array}");
        return (good, array == 0 && read.AsSpan().SequenceEqual(_array));
    }

    private static bool IsDamageCode(int code) => code is Der.Checksum or Der.FormatInvalid or Der.FormatIncompatible or Der.Io or Der.NonExistent;
}
