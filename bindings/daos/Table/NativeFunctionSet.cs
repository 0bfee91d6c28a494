using System.Diagnostics.CodeAnalysis;

namespace DaosSharp.Interop;

/// <summary>The addresses that one source gave for a list of functions, and what they tell about its version.</summary>
public sealed class NativeFunctionSet
{
    /// <summary>The probed version of a source that has no function at all.</summary>
    internal static readonly Version NoVersion = new(0, 0);

    private readonly nint[] _addresses;

    /// <summary>Asks a source for every function of a list.</summary>
    /// <param name="functions">The functions of the table.</param>
    /// <param name="source">Where they come from.</param>
    public NativeFunctionSet(NativeFunctionList functions, INativeFunctionSource source)
    {
        ArgumentNullException.ThrowIfNull(functions);
        ArgumentNullException.ThrowIfNull(source);
        Functions = functions;
        Source = source;
        _addresses = new nint[functions.Count];
        List<NativeFunction> missing = [];
        Version version = NoVersion;
        for (int i = 0; i < _addresses.Length; i++)
        {
            NativeFunction function = functions[i];
            _addresses[i] = source.Resolve(function.Library, function.Name);
            if (_addresses[i] == 0)
            {
                missing.Add(function);
                continue;
            }
            Version here = function.AddedIn is null ? functions.Baseline : Version.Parse(function.AddedIn);
            if (here > version)
                version = here;
        }
        Missing = missing.AsReadOnly();
        ProbedVersion = version;
    }

    /// <summary>The functions of the table, in its order.</summary>
    public NativeFunctionList Functions { get; }

    /// <summary>Where the functions come from.</summary>
    public INativeFunctionSource Source { get; }

    /// <summary>The functions that the source does not have.</summary>
    public IReadOnlyList<NativeFunction> Missing { get; }

    /// <summary>The highest version that brought a function which the source has; 0.0 when it has none.</summary>
    public Version ProbedVersion { get; }

    /// <summary>The address of a function of the list; 0 when the source does not have it.</summary>
    /// <param name="index">Index of the function in the list.</param>
    public nint this[int index] => _addresses[index];

    /// <summary>Finds an address by name.</summary>
    /// <param name="name">Name of the C function.</param>
    /// <returns>Its address; 0 when the list or the source does not have it.</returns>
    public nint Find(string name)
    {
        int index = Functions.IndexOf(name);
        return index < 0 ? 0 : _addresses[index];
    }

    /// <summary>Reports a call of a function that the source does not have.</summary>
    /// <param name="index">Index of the function in the list.</param>
    /// <exception cref="NativeFunctionMissingException">Always.</exception>
    [DoesNotReturn]
    public void ThrowMissing(int index) =>
        throw new NativeFunctionMissingException(Functions[index], ProbedVersion, Source.Description);
}
