namespace DaosSharp.Bindgen.Checks;

/// <summary>How many facts of each kind were looked up in the bindings.</summary>
internal sealed record ComparisonCounts(int Structs, int Fields, int Enumerators, int Macros, int Functions)
{
    /// <summary>All of them.</summary>
    public int Total => Structs + Fields + Enumerators + Macros + Functions;

    /// <inheritdoc/>
    public override string ToString()
        => $"{Structs} structs, {Fields} fields, {Enumerators} enumerators, {Macros} macros, {Functions} functions";
}
