namespace DaosSharp.Embedded.Events;

/// <summary>A list of events, linked through the events themselves. An event is in one such list at most.</summary>
internal unsafe struct EventList
{
    private EventBlock* _last;

    public EventBlock* First { get; private set; }

    public int Count { get; private set; }

    public void Append(EventBlock* block)
    {
        block->Next = null;
        block->Previous = _last;
        if (_last == null)
        {
            First = block;
        }
        else
        {
            _last->Next = block;
        }

        _last = block;
        Count++;
    }

    public void Remove(EventBlock* block)
    {
        if (block->Previous == null)
        {
            First = block->Next;
        }
        else
        {
            block->Previous->Next = block->Next;
        }

        if (block->Next == null)
        {
            _last = block->Previous;
        }
        else
        {
            block->Next->Previous = block->Previous;
        }

        block->Next = block->Previous = null;
        Count--;
    }
}
