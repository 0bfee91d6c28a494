using System.Text;

namespace DaosSharp.Interop;

/// <summary>A native function was called that the library in use does not have.</summary>
public sealed class NativeFunctionMissingException : NotSupportedException
{
    /// <summary>Makes the exception for a function.</summary>
    /// <param name="function">The function that was called.</param>
    /// <param name="probedVersion">Version of the library in use, as far as its functions tell; 0.0 when it has none of them.</param>
    /// <param name="source">Description of the source that lacks the function.</param>
    public NativeFunctionMissingException(NativeFunction function, Version probedVersion, string source)
        : base(Describe(function, probedVersion, source))
    {
        Function = function;
        ProbedVersion = probedVersion;
    }

    /// <summary>The function that was called.</summary>
    public NativeFunction Function { get; }

    /// <summary>Version of the library in use, as far as its functions tell; 0.0 when it has none of them.</summary>
    public Version ProbedVersion { get; }

    private static string Describe(NativeFunction function, Version probedVersion, string source)
    {
        StringBuilder text = new();
        text.Append(function.Name).Append(" is not supported by ").Append(function.Library);
        if (probedVersion > NativeFunctionSet.NoVersion)
            text.Append(' ').Append(probedVersion);
        text.Append(" (").Append(source).Append(')');
        if (function.AddedIn is not null)
            text.Append("; it came with version ").Append(function.AddedIn);
        return text.Append('.').ToString();
    }
}
