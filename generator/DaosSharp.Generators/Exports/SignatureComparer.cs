using DaosSharp.Generators.Bindings;
using Microsoft.CodeAnalysis;

namespace DaosSharp.Generators.Exports;

internal static class SignatureComparer
{
    /// <summary>Says in words how a method differs from its binding; null when it does not.</summary>
    public static string? Difference(IMethodSymbol method, BindingFunction binding, BindingReader reader)
    {
        if (method.Parameters.Length != binding.Parameters.Count)
            return $"it has {Parameters(method.Parameters.Length)}, the binding has {binding.Parameters.Count}: {Expected(binding)}";

        for (int i = 0; i < method.Parameters.Length; i++)
        {
            IParameterSymbol parameter = method.Parameters[i];
            string type = reader.TypeName(parameter.Type);
            if (parameter.RefKind != RefKind.None)
                type = $"{parameter.RefKind.ToString().ToLowerInvariant()} {type}";
            if (type != binding.Parameters[i].Type)
                return $"parameter {i + 1} ('{parameter.Name}') is '{Short(type)}', the binding has '{Short(binding.Parameters[i].Type)}'";
        }

        string returns = reader.TypeName(method.ReturnType);
        if (method.RefKind != RefKind.None)
            returns = $"ref {returns}";
        return returns == binding.ReturnType
            ? null
            : $"it returns '{Short(returns)}', the binding returns '{Short(binding.ReturnType)}'";
    }

    private static string Parameters(int count) => count == 1 ? "1 parameter" : $"{count} parameters";

    private static string Expected(BindingFunction binding) => Short($"{binding.ReturnType} {binding.Method}({binding.ParameterList})");

    private static string Short(string type) => type.Replace("global::", "");
}
