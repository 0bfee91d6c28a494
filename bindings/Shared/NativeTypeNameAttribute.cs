namespace DaosSharp.Interop;

/// <summary>The C type of a member, where it says more than the C# type.</summary>
/// <remarks>Kept in every configuration, unlike the generator's own: the layout checks and the source generators read it.</remarks>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
internal sealed class NativeTypeNameAttribute(string name) : Attribute
{
    /// <summary>The type as C spells it.</summary>
    public string Name { get; } = name;
}
