using DaosSharp.Interop;

namespace DaosSharp.Embedded.Events;

/// <summary>Ends the operations of many events: those of one queue that follow each other under one lock, and for one poll.</summary>
internal unsafe ref struct EventCompletions : IDisposable
{
    private EventDomain? _domain;

    /// <summary>Ends an operation of libdaos that <see cref="EventGate.Begin"/> began.</summary>
    public void Add(daos_event* ev, int rc)
    {
        EventDomain domain = EventGate.Locate(ev, out EventBlock* block);
        if (domain != _domain)
        {
            Dispose();
            domain.BeginCompletions();
            _domain = domain;
        }

        domain.CompleteLocked(block, rc, ErrnoMap.ToErrno(rc));
    }

    public void Dispose()
    {
        _domain?.EndCompletions();
        _domain = null;
    }
}
