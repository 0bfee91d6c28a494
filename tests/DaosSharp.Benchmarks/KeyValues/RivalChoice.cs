using DaosSharp.Benchmarks.Rivals;

namespace DaosSharp.Benchmarks.KeyValues;

/// <summary>A store to compare with.</summary>
/// <param name="Name">Its name in rows.</param>
/// <param name="Library">Its library, or null when the engine needs it too.</param>
/// <param name="Package">Debian's package of the library.</param>
/// <param name="Open">Makes a store in a directory.</param>
internal sealed record RivalChoice(string Name, string? Library, string Package, Func<string, Rival> Open)
{
    public const string Lmdb = "LMDB";

    // LMDB and SQLite first: RocksDB works on in threads of its own.
    public static readonly IReadOnlyList<RivalChoice> All =
    [
        new(Lmdb, null, "liblmdb0", d => new LmdbRival(d)),
        new("SQLite", Sqlite.Library, "libsqlite3-0", d => new SqliteRival(d)),
        new("RocksDB", RocksDb.Library, "librocksdb-dev", d => new RocksDbRival(d)),
    ];

    public bool IsInstalled => Library is null || NativeLibraries.FileOf(Library) is not null;
}
