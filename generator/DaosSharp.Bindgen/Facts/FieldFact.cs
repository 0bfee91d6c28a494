namespace DaosSharp.Bindgen.Facts;

/// <summary>A field of a C record.</summary>
/// <param name="Record">The struct or union that has it.</param>
/// <param name="Name">Its name; a C description such as "union x::(anonymous)" when it has none.</param>
/// <param name="BitOffset">Where it starts, in bits.</param>
/// <param name="Size">Its size in bytes, <see cref="Flexible"/> for a flexible array.</param>
/// <param name="BitWidth">The width of a bit-field in bits, otherwise -1.</param>
/// <param name="Type">Its type as C spells it.</param>
internal sealed record FieldFact(string Record, string Name, int BitOffset, int Size, int BitWidth, string Type)
{
    /// <summary>The size that stands for a flexible array member.</summary>
    public const int Flexible = -2;

    /// <summary>Whether C gives the field no name.</summary>
    public bool IsAnonymous => Name.Contains("(anonymous)", StringComparison.Ordinal);
}
