using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Events;

/// <summary>The completion callbacks of an event in the order of their registration. Each runs once.</summary>
internal unsafe struct CallbackList
{
    private Callback* _first;
    private Callback* _last;

    public readonly bool IsEmpty => _first == null;

    /// <exception cref="OutOfMemoryException">No native memory.</exception>
    public void Append(delegate* unmanaged[Cdecl]<void*, daos_event*, int, int> function, void* argument)
    {
        Callback* callback = (Callback*)NativeMemory.Alloc((nuint)sizeof(Callback));
        *callback = new() { Function = function, Argument = argument };
        if (_last == null)
        {
            _first = callback;
        }
        else
        {
            _last->Next = callback;
        }

        _last = callback;
    }

    /// <summary>Takes the first callback out of a list that is not empty.</summary>
    public Callback Take()
    {
        Callback* callback = _first;
        Callback taken = *callback;
        _first = callback->Next;
        if (_first == null)
        {
            _last = null;
        }

        NativeMemory.Free(callback);
        return taken;
    }

    public void Clear()
    {
        while (!IsEmpty)
        {
            Take();
        }
    }
}
