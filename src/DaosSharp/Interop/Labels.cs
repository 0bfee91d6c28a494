using System.Buffers;
using System.Text;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>Labels and UUIDs as texts. DAOS cuts labels of 128 characters or more without a word, so they are checked here.</summary>
internal static class Labels
{
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-");

    public const int MaxLength = Daos.DAOS_PROP_LABEL_MAX_LEN;

    public static void Check(string label, string parameter)
    {
        ArgumentNullException.ThrowIfNull(label, parameter);
        if (label.Length is 0 or > MaxLength)
            throw new ArgumentException($"A label has 1 to {MaxLength} characters; this one has {label.Length}.", parameter);
        int bad = label.AsSpan().IndexOfAnyExcept(Allowed);
        if (bad >= 0)
            throw new ArgumentException($"Label '{label}' has a character that labels cannot have, at position {bad}; allowed are letters, digits, '.', '_', ':' and '-'.", parameter);
    }

    /// <summary>Null when a label property says that there is no label.</summary>
    public static string? OrNone(string? label, ReadOnlySpan<byte> placeholder) =>
        string.IsNullOrEmpty(label) || placeholder.SequenceEqual(Encoding.UTF8.GetBytes(label)) ? null : label;

    public static Guid ToGuid(ReadOnlySpan<byte> uuid) => new(uuid, bigEndian: true);

    public static string Text(Guid uuid) => uuid.ToString("D");
}
