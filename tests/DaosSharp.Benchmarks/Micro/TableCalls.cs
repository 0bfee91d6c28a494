using BenchmarkDotNet.Attributes;
using DaosSharp.Embedded;
using DaosSharp.Interop;

namespace DaosSharp.Benchmarks.Micro;

/// <summary>A call through the table (a null check and an indirect call) against the same function pointer called directly.</summary>
[MemoryDiagnoser]
public unsafe class TableCalls
{
    private readonly DaosApi _api = DaosApi.Load(EmbeddedEngine.Functions);
    private delegate* unmanaged[Cdecl]<daos_handle_t, daos_event*, int> _pointer;

    [GlobalSetup]
    public void Load() => _pointer = (delegate* unmanaged[Cdecl]<daos_handle_t, daos_event*, int>)_api.GetFunctionPointer("daos_kv_close");

    // Closing a handle that is none: the shortest path through an export.
    [Benchmark(Baseline = true)]
    public int Direct() => _pointer(default, null);

    [Benchmark(Description = "call through the table vs pointer")]
    public int Table() => _api.daos_kv_close(default, null);
}
