namespace DaosSharp.Interop;

/// <summary>The DAOS version that brought a function or type; what has no such mark is there since 2.4.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Field)]
public sealed class AddedInAttribute(string version) : Attribute
{
    /// <summary>Major and minor number, such as "2.6".</summary>
    public string Version { get; } = version;
}
