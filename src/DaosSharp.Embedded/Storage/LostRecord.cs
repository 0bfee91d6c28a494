namespace DaosSharp.Embedded.Storage;

/// <summary>
/// Tells a record that is not there from one whose key was damaged, which no search finds. Pages keep their keys in order, so a key that was
/// damaged in place stands next to where it belongs: its sum still names the right key, or the page took bytes of the key for the value
/// or the other way round.
/// </summary>
internal static class LostRecord
{
    /// <summary>True when the record's sum was made for the key.</summary>
    public delegate bool Seal(scoped ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);

    /// <summary>True when a record of the table may be the one of this key, which was not found.</summary>
    public static bool IsAt(Cursor cursor, scoped ReadOnlySpan<byte> key, Seal isSealed)
    {
        bool found = cursor.SeekAtLeast(key);
        bool isLost = found && IsDamaged(cursor, key, isSealed);
        found = found ? cursor.Previous() : cursor.Last();
        return isLost || found && IsDamaged(cursor, key, isSealed);
    }

    private static bool IsDamaged(Cursor cursor, scoped ReadOnlySpan<byte> key, Seal isSealed) =>
        isSealed(key, cursor.Value)
        || (cursor.Key.StartsWith(key) || key.StartsWith(cursor.Key)) && !isSealed(cursor.Key, cursor.Value);
}
