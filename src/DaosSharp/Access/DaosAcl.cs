using System.Collections;

namespace DaosSharp;

/// <summary>
/// An access list: entries in DAOS's order of principals, at most one for each. It does not change; <see cref="With"/> and
/// <see cref="Without"/> make new ones. Who is the owner and has an entry is judged by it, else by the user's entry, else by those of his groups
/// together, else by that of everyone.
/// </summary>
public sealed class DaosAcl : IReadOnlyList<DaosAce>, IEquatable<DaosAcl>
{
    private readonly DaosAce[] _entries;

    /// <summary>A list of entries, in any order.</summary>
    /// <exception cref="ArgumentException">A principal has two entries.</exception>
    public DaosAcl(params IEnumerable<DaosAce> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        _entries = [.. entries.OrderBy(static entry => entry.Principal.Kind)];
        if (_entries.GroupBy(static entry => entry.Principal).FirstOrDefault(static group => group.Skip(1).Any()) is { } twice)
            throw new ArgumentException($"{twice.Key} has more than one entry.", nameof(entries));
    }

    /// <summary>A list without entries, which allows nothing to anyone but what owners always may.</summary>
    public static DaosAcl Empty { get; } = new([]);

    /// <summary>Number of entries.</summary>
    public int Count => _entries.Length;

    /// <summary>An entry by its place.</summary>
    public DaosAce this[int index] => _entries[index];

    /// <summary>Reads entries in DAOS's text form, one a line. Empty lines and what follows '#' count for nothing, so that files of DAOS's tools can be read.</summary>
    /// <exception cref="FormatException">A line is no entry, or a principal has two.</exception>
    public static DaosAcl Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        IEnumerable<string> lines = text.Split('\n').Select(static line => line.Split('#')[0].Trim()).Where(static line => line.Length > 0);
        try
        {
            return new DaosAcl(lines.Select(DaosAce.Parse).ToArray());
        }
        catch (ArgumentException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>The entry of a principal; null when it has none.</summary>
    public DaosAce? Find(DaosPrincipal principal) => Array.Find(_entries, entry => entry.Principal == principal);

    /// <summary>A list with an entry more, or with it in place of that of the same principal.</summary>
    public DaosAcl With(DaosAce entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new DaosAcl([.. _entries.Where(other => other.Principal != entry.Principal), entry]);
    }

    /// <summary>A list without the entry of a principal, if there was one.</summary>
    public DaosAcl Without(DaosPrincipal principal) => new(_entries.Where(entry => entry.Principal != principal).ToArray());

    /// <inheritdoc/>
    public IEnumerator<DaosAce> GetEnumerator() => ((IEnumerable<DaosAce>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>True for a list of equal entries in the same order.</summary>
    public bool Equals(DaosAcl? other) => other is not null && _entries.AsSpan().SequenceEqual(other._entries);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DaosAcl);

    /// <inheritdoc/>
    public override int GetHashCode() => _entries.Length == 0 ? 0 : HashCode.Combine(_entries.Length, _entries[0]);

    /// <summary>The entries in DAOS's text form, one a line.</summary>
    public override string ToString() => string.Join('\n', (IEnumerable<DaosAce>)_entries);
}
