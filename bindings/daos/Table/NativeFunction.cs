namespace DaosSharp.Interop;

/// <summary>A native function that a table can hold.</summary>
/// <param name="Name">Name of the C function.</param>
/// <param name="Library">Logical name of the C library that has it: libdaos, libdfs or libduns.</param>
/// <param name="AddedIn">Version that brought it, such as "2.6"; null when every supported version has it.</param>
public readonly record struct NativeFunction(string Name, string Library, string? AddedIn);
