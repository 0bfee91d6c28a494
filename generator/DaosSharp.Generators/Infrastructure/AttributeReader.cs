using Microsoft.CodeAnalysis;

namespace DaosSharp.Generators.Infrastructure;

internal static class AttributeReader
{
    /// <summary>The namespace of all attributes that the generators react to.</summary>
    public const string Namespace = "DaosSharp.Generators";

    public static T? Named<T>(this AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind != TypedConstantKind.Array && argument.Value.Value is T value)
                return value;
        }
        return default;
    }

    public static T? Positional<T>(this AttributeData attribute, int index)
        where T : class =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index].Kind != TypedConstantKind.Array
            ? attribute.ConstructorArguments[index].Value as T
            : null;

    public static AttributeData? Find(this ISymbol symbol, string ns, string name)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.Name == name && type.ContainingNamespace.ToDisplayString() == ns)
                return attribute;
        }
        return null;
    }
}
