using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Events;

/// <summary>Native memory for events. It holds garbage at first, as memory of C programs does.</summary>
internal sealed unsafe class EventMemory : IDisposable
{
    private readonly daos_event* _events;

    public EventMemory(int count)
    {
        Count = count;
        _events = (daos_event*)NativeMemory.Alloc((nuint)count, (nuint)sizeof(daos_event));
        new Span<byte>(_events, count * sizeof(daos_event)).Fill(0xCD);
    }

    public int Count { get; }

    public daos_event* this[int index] => index >= 0 && index < Count ? _events + index : throw new ArgumentOutOfRangeException(nameof(index));

    public int IndexOf(daos_event* ev)
    {
        long index = ev - _events;
        Assert.InRange(index, 0, Count - 1);
        Assert.True(_events + index == ev, "not the address of an event");
        return (int)index;
    }

    public void Zero() => new Span<byte>(_events, Count * sizeof(daos_event)).Clear();

    public void Dispose() => NativeMemory.Free(_events);
}
