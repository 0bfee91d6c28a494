using DaosSharp.Generators.Infrastructure;

namespace DaosSharp.Generators.SafeHandles;

/// <summary>One SafeHandle class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Api">Fully qualified name of the native API table.</param>
/// <param name="ValueType">Fully qualified name of the native handle type.</param>
/// <param name="Field">The field that the handle type consists of; null when it is a pointer or an integer.</param>
/// <param name="FieldType">Type of the field, or of the handle itself.</param>
/// <param name="Parent">Fully qualified name of the parent handle; null when there is none.</param>
/// <param name="Close">Name of the close function.</param>
/// <param name="CloseReturnsCode">The close function returns an int.</param>
/// <param name="CloseArguments">What the close function gets after the handle, such as ", null".</param>
internal sealed record HandleModel(
    ClassInfo Class,
    string Api,
    string ValueType,
    string? Field,
    string FieldType,
    string? Parent,
    string Close,
    bool CloseReturnsCode,
    string CloseArguments);
