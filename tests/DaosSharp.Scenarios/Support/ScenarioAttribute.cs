namespace DaosSharp.Scenarios.Support;

/// <summary>
/// Names the scenarios that a method runs. Placeholders stand for the method's parameters, by name:
/// <c>{n}</c> is a decimal number in the id, <c>{flags:x}</c> a hexadecimal one, <c>{list:r}</c> numbers or ranges such as 0+4_10+4, <c>{kind:s}</c> a name.
/// A pattern without placeholders goes before one with them, one with numbers before one with names.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScenarioAttribute(string pattern) : Attribute
{
    public string Pattern { get; } = pattern;
}
