using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DaosSharp.Interop;

namespace DaosSharp;

/// <summary>
/// The 128-bit id of an object in its container (<c>daos_obj_id_t</c>). The upper 32 bits are DAOS's own (type and class), the other 96
/// are the program's choice; <see cref="DaosContainer.GenerateObjectId(ObjectType, ObjectClass, ObjectHints)"/> makes complete ids.
/// </summary>
public readonly struct DaosObjectId : IEquatable<DaosObjectId>, IComparable<DaosObjectId>, ISpanParsable<DaosObjectId>
{
    /// <summary>Room for the text form.</summary>
    private const int MaxText = 2 * 20 + 1;

    /// <summary>Takes the two halves of a complete id.</summary>
    /// <param name="hi">Upper 64 bits.</param>
    /// <param name="lo">Lower 64 bits.</param>
    public DaosObjectId(ulong hi, ulong lo)
    {
        Hi = hi;
        Lo = lo;
    }

    internal DaosObjectId(daos_obj_id_t native)
        : this(native.hi, native.lo)
    {
    }

    /// <summary>Upper 64 bits.</summary>
    public ulong Hi { get; }

    /// <summary>Lower 64 bits.</summary>
    public ulong Lo { get; }

    /// <summary>The kind of object.</summary>
    public ObjectType Type => (ObjectType)Daos.daos_obj_id2type(Native);

    /// <summary>The class: redundancy and number of groups.</summary>
    public ObjectClass Class => new(Daos.daos_obj_id2class(Native));

    /// <summary>True for the id that no object has.</summary>
    public bool IsNil => (Hi | Lo) == 0;

    internal daos_obj_id_t Native => new() { hi = Hi, lo = Lo };

    /// <summary>Whether two ids are the same.</summary>
    public static bool operator ==(DaosObjectId left, DaosObjectId right) => left.Equals(right);

    /// <summary>Whether two ids differ.</summary>
    public static bool operator !=(DaosObjectId left, DaosObjectId right) => !left.Equals(right);

    /// <summary>Whether the left id is the smaller one.</summary>
    public static bool operator <(DaosObjectId left, DaosObjectId right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left id is the smaller one, or both are the same.</summary>
    public static bool operator <=(DaosObjectId left, DaosObjectId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left id is the larger one.</summary>
    public static bool operator >(DaosObjectId left, DaosObjectId right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left id is the larger one, or both are the same.</summary>
    public static bool operator >=(DaosObjectId left, DaosObjectId right) => left.CompareTo(right) >= 0;

    /// <summary>Reads the text form.</summary>
    /// <param name="s">Both halves in decimal, <c>hi.lo</c>.</param>
    /// <exception cref="FormatException">The text is no object id.</exception>
    public static DaosObjectId Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), null);
    }

    /// <inheritdoc/>
    public static DaosObjectId Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static DaosObjectId Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out DaosObjectId id) ? id : throw new FormatException($"'{s}' is no object id; the form is hi.lo, both in decimal.");

    /// <summary>Reads the text form.</summary>
    /// <param name="s">Both halves in decimal, <c>hi.lo</c>.</param>
    /// <param name="result">The id; nil when the text is none.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out DaosObjectId result) => TryParse(s.AsSpan(), null, out result);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DaosObjectId result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out DaosObjectId result)
    {
        int dot = s.IndexOf('.');
        if (dot >= 0
            && ulong.TryParse(s[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out ulong hi)
            && ulong.TryParse(s[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out ulong lo))
        {
            result = new DaosObjectId(hi, lo);
            return true;
        }
        result = default;
        return false;
    }

    /// <inheritdoc/>
    public bool Equals(DaosObjectId other) => Hi == other.Hi && Lo == other.Lo;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is DaosObjectId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Hi, Lo);

    /// <inheritdoc/>
    public int CompareTo(DaosObjectId other) => Hi != other.Hi ? Hi.CompareTo(other.Hi) : Lo.CompareTo(other.Lo);

    /// <summary>Both halves in decimal, <c>hi.lo</c>, as the tools of DAOS print them.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, stackalloc char[MaxText], $"{Hi}.{Lo}");
}
