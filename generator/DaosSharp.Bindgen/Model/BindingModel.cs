namespace DaosSharp.Bindgen.Model;

/// <summary>The bindings of one library, as the compiled assembly has them.</summary>
/// <param name="Structs">All structs, nested ones included, by name.</param>
/// <param name="Enumerators">All enumerators and constants by name, which is unique in C.</param>
/// <param name="Functions">All functions by name, with overloads.</param>
/// <param name="TypeNames">The names of all types.</param>
internal sealed record BindingModel(
    IReadOnlyDictionary<string, BoundStruct> Structs,
    IReadOnlyDictionary<string, BoundEnumerator> Enumerators,
    ILookup<string, BoundFunction> Functions,
    IReadOnlySet<string> TypeNames);
