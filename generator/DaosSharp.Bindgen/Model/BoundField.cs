namespace DaosSharp.Bindgen.Model;

/// <summary>A field of a struct of the bindings.</summary>
/// <param name="Name">Its name.</param>
/// <param name="BitOffset">Where it starts, in bits, as measured.</param>
/// <param name="Size">Its size in bytes, as measured; <see cref="Facts.FieldFact.Flexible"/> for a flexible array.</param>
/// <param name="BitWidth">The measured width of a bit-field, otherwise -1.</param>
/// <param name="NativeType">The C type that the bindings name.</param>
/// <param name="Type">The C# type.</param>
internal sealed record BoundField(string Name, int BitOffset, int Size, int BitWidth, string NativeType, Type Type);
