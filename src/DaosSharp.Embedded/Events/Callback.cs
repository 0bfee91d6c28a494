using DaosSharp.Interop;

namespace DaosSharp.Embedded.Events;

/// <summary>A registered completion callback: native memory, since its event is.</summary>
internal unsafe struct Callback
{
    public Callback* Next;
    public delegate* unmanaged[Cdecl]<void*, daos_event*, int, int> Function;
    public void* Argument;
}
