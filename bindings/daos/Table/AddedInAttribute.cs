namespace DaosSharp.Interop;

/// <summary>Says which DAOS version brought a native function. Functions without it are in every version from 2.4 on.</summary>
/// <param name="version">Major and minor version, such as "2.6".</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class AddedInAttribute(string version) : Attribute
{
    /// <summary>Major and minor version, such as "2.6".</summary>
    public string Version { get; } = version;
}
