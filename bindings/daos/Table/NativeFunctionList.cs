using System.Collections.ObjectModel;

namespace DaosSharp.Interop;

/// <summary>All functions that a table type can hold; each such type has one list.</summary>
public sealed class NativeFunctionList : ReadOnlyCollection<NativeFunction>
{
    private readonly Dictionary<string, int> _indexes;

    /// <summary>Makes a list; generated code calls this.</summary>
    /// <param name="baseline">Version that has all functions without a version of their own.</param>
    /// <param name="functions">The functions, in the order of the table.</param>
    public NativeFunctionList(string baseline, params NativeFunction[] functions)
        : base(functions)
    {
        Baseline = Version.Parse(baseline);
        _indexes = new(functions.Length, StringComparer.Ordinal);
        for (int i = 0; i < functions.Length; i++)
            _indexes.Add(functions[i].Name, i);
    }

    /// <summary>Version that has all functions without a version of their own.</summary>
    public Version Baseline { get; }

    /// <summary>Finds a function.</summary>
    /// <param name="name">Name of the C function.</param>
    /// <returns>Its index in the list; -1 when the list does not have it.</returns>
    public int IndexOf(string name) => _indexes.TryGetValue(name, out int index) ? index : -1;
}
