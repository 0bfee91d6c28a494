namespace DaosSharp.Bindgen.Model;

/// <summary>C# types in words.</summary>
internal static class CSharpType
{
    private static readonly (Type Type, string Name, string Native)[] Keywords =
    [
        (typeof(void), "void", "void"),
        (typeof(bool), "bool", "_Bool"),
        (typeof(sbyte), "sbyte", "char"),
        (typeof(byte), "byte", "unsigned char"),
        (typeof(short), "short", "short"),
        (typeof(ushort), "ushort", "unsigned short"),
        (typeof(int), "int", "int"),
        (typeof(uint), "uint", "unsigned int"),
        (typeof(long), "long", "long long"),
        (typeof(ulong), "ulong", "unsigned long long"),
        (typeof(nint), "nint", "long"),
        (typeof(nuint), "nuint", "unsigned long"),
        (typeof(float), "float", "float"),
        (typeof(double), "double", "double"),
    ];

    /// <summary>The name in C#, such as <c>sbyte**</c>.</summary>
    /// <param name="type">The type.</param>
    public static string Name(Type type)
    {
        if (type.IsPointer)
            return Name(type.GetElementType()!) + "*";

        return type.IsFunctionPointer ? "delegate*" : Array.Find(Keywords, k => k.Type == type).Name ?? type.Name;
    }

    /// <summary>The C type that a C# type stands for when the bindings name no other.</summary>
    /// <param name="type">The type.</param>
    public static string NativeName(Type type)
    {
        if (type.IsPointer)
            return NativeName(type.GetElementType()!) + " *";

        return Array.Find(Keywords, k => k.Type == type).Native ?? Name(type);
    }
}
