using DaosSharp.Interop;

namespace DaosSharp.Embedded.Events;

/// <summary>Ends the operations of many events: those of one queue that follow each other under one lock, and for one poll.</summary>
internal unsafe ref struct EventCompletions : IDisposable
{
    private EventDomain? _domain;

    /// <summary>Ends an operation of libdaos that <see cref="EventGate.Begin"/> began.</summary>
    /// <param name="ev">The event.</param>
    /// <param name="rc">0 or a negative DER code.</param>
    /// <param name="words">What is to be said of a failure; empty for nothing.</param>
    public void Add(daos_event* ev, int rc, string words)
    {
        EventDomain domain = EventGate.Locate(ev, out EventBlock* block);
        if (domain != _domain)
        {
            Dispose();
            domain.BeginCompletions();
            _domain = domain;
        }

        if (words.Length > 0)
        {
            block->Words.Set(words);
        }

        domain.CompleteLocked(block, rc, ErrnoMap.ToErrno(rc));
    }

    public void Dispose()
    {
        _domain?.EndCompletions();
        _domain = null;
    }
}
