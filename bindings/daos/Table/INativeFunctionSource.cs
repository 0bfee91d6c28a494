namespace DaosSharp.Interop;

/// <summary>Where the functions of a native API table come from: installed libraries, the embedded engine, or a decorator around either.</summary>
public interface INativeFunctionSource
{
    /// <summary>What the source is, for error messages.</summary>
    string Description { get; }

    /// <summary>Finds a function.</summary>
    /// <param name="library">Logical library name: libdaos, libdfs or libduns.</param>
    /// <param name="function">Name of the C function.</param>
    /// <returns>The address of a cdecl function that stays valid as long as the process lives; 0 when the source does not have it.</returns>
    nint Resolve(string library, string function);
}
