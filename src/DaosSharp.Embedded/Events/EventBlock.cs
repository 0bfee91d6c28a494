using System.Runtime.CompilerServices;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Events;

/// <summary>
/// The engine's part of a daos_event_t: it lies in the event's private bytes, in memory of the caller, from daos_event_init
/// to daos_event_fini. All fields but the first three are guarded by the lock of the event's domain.
/// </summary>
internal unsafe struct EventBlock
{
    /// <summary>Offset of the private bytes in daos_event_t.</summary>
    public const int Offset = 8;

    /// <summary>Size of the private bytes.</summary>
    public const int Capacity = 160;

    private const uint Initialised = 0xDA05_E7E7;
    private const uint Finalised = 0xDA05_DEAD;

    private uint _magic;

    /// <summary>Index of the domain of an event without queue.</summary>
    public int Domain;

    /// <summary>Handle of the queue; 0 for an event without queue.</summary>
    public ulong Queue;

    // Own address, so that a copied event is seen as not initialised: its links would lead to the original.
    private EventBlock* _self;

    public EventState State;
    public EventFlags Flags;

    /// <summary>Result of an arrived operation: DER code, and errno value where the operation gives one.</summary>
    public int PendingCode;

    public int PendingErrno;

    /// <summary>Links of the list that the event is in: running or completed events of a queue, or children of a parent.</summary>
    public EventBlock* Next;

    public EventBlock* Previous;

    /// <summary>Next in the list of arrivals.</summary>
    public EventBlock* NextArrival;

    public EventBlock* Parent;
    public EventList Children;
    public int ChildrenRunning;
    public int ChildrenCompleted;

    /// <summary>First failure among the children since the event was last polled.</summary>
    public int ChildError;

    public CallbackList Callbacks;

    /// <summary>What the engine says about the failure of the last operation: kept until the next launch.</summary>
    public EventWords Words;

    public readonly bool IsInitialised => _magic == Initialised && _self == Unsafe.AsPointer(ref Unsafe.AsRef(in this));

    public readonly bool IsFinalised => _magic == Finalised && _self == Unsafe.AsPointer(ref Unsafe.AsRef(in this));

    /// <summary>The event that the block belongs to.</summary>
    public readonly daos_event* Event => (daos_event*)((byte*)Unsafe.AsPointer(ref Unsafe.AsRef(in this)) - Offset);

    public readonly bool AllChildrenLaunched => Children.Count == ChildrenRunning + ChildrenCompleted;

    /// <summary>Completed, and no child that would still hold it back.</summary>
    public readonly bool IsDone => State == EventState.Completed && ChildrenRunning == 0;

    public static EventBlock* Of(daos_event* ev) => (EventBlock*)((byte*)ev + Offset);

    /// <summary>The block of an initialised event; null for null and for memory that holds none.</summary>
    public static EventBlock* Find(daos_event* ev)
    {
        if (ev == null)
        {
            return null;
        }

        EventBlock* block = Of(ev);
        return block->IsInitialised ? block : null;
    }

    /// <summary>Overwrites whatever the memory held.</summary>
    public static EventBlock* Initialise(daos_event* ev, ulong queue, int domain)
    {
        Unsafe.InitBlockUnaligned(ev, 0, (uint)sizeof(daos_event));
        EventBlock* block = Of(ev);
        block->_magic = Initialised;
        block->_self = block;
        block->Queue = queue;
        block->Domain = domain;
        return block;
    }

    /// <summary>Ends the life of the event; its queue stays known, so that a second daos_event_fini gives what DAOS gives.</summary>
    public void Finalise()
    {
        Callbacks.Clear();
        Words.Clear();
        _magic = Finalised;
    }
}
