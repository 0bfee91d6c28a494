using DaosSharp.Interop;

namespace DaosSharp.Benchmarks.OverheadC;

/// <summary>One of the C loops, on an object that the safe layer has opened.</summary>
internal sealed unsafe class CLoop : IDisposable
{
    private const int BadData = 1;

    private readonly string _name;
    private readonly CLoopLibrary _library;
    private readonly nint _loop;

    /// <param name="library">The compiled loops.</param>
    /// <param name="name">Prefix of the loop's functions.</param>
    /// <param name="handle">The object.</param>
    /// <param name="slots">Operations in flight.</param>
    /// <param name="length">Bytes of an operation.</param>
    /// <param name="places">Different keys, or different places in an array.</param>
    public CLoop(CLoopLibrary library, string name, daos_handle_t handle, int slots, int length, int places)
    {
        _name = name;
        _library = library;
        nint loop;
        Check(((delegate* unmanaged[Cdecl]<daos_handle_t, int, int, int, nint*, int>)library.Function($"{name}_open"))(handle, slots, length, places, &loop));
        _loop = loop;
    }

    /// <summary>Gives a function of the loop as a step of a paired run.</summary>
    /// <param name="function">What stands behind the prefix.</param>
    public Func<int, ValueTask> Runner(string function)
    {
        nint address = _library.Function($"{_name}_{function}");
        return operations =>
        {
            Check(((delegate* unmanaged[Cdecl]<nint, int, int>)address)(_loop, operations));
            return ValueTask.CompletedTask;
        };
    }

    public void Dispose() => ((delegate* unmanaged[Cdecl]<nint, void>)_library.Function($"{_name}_close"))(_loop);

    private void Check(int rc)
    {
        if (rc == BadData)
            throw new InvalidOperationException($"{_name} read other bytes than those that were written");
        if (rc != 0)
            throw new DaosException((DaosError)rc, _name);
    }
}
