using System.Runtime.CompilerServices;

// Without it, bool and char in a signature would be marshalled, and the structs would not be blittable.
[assembly: DisableRuntimeMarshalling]
