namespace DaosSharp.Interop;

/// <summary>A C bit-field inside a backing field.</summary>
[AttributeUsage(AttributeTargets.Field, AllowMultiple = true)]
internal sealed class NativeBitfieldAttribute(string name, int offset, int length) : Attribute
{
    /// <summary>The name of the bit-field.</summary>
    public string Name { get; } = name;

    /// <summary>The first bit within the backing field.</summary>
    public int Offset { get; } = offset;

    /// <summary>The width in bits.</summary>
    public int Length { get; } = length;
}
