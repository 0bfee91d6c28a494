using System.Text;
using DaosSharp.Embedded.Events;
using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Tests.Events;

public sealed unsafe class WordsTests : EventTest
{
    [Fact]
    public void A_failure_leaves_its_words_with_the_event_whoever_ended_it()
    {
        EventMemory events = InQueue(2);
        Assert.Equal(0, EventGate.Begin(events[0]));
        Thread other = new(() => EventGate.Complete(events[0], LastError.Fail(Der.NoSpace, "the pool is full")));
        other.Start();
        other.Join();
        PollOne();
        Assert.Equal("the pool is full", Words(events[0]));
        Assert.Equal("", Words(events[1]));
    }

    [Fact]
    public void Words_of_an_earlier_failure_are_not_taken_for_those_of_a_later_one()
    {
        EventMemory events = InQueue(2);
        LastError.Fail(Der.NoSpace, "some blocking call");
        Run(events[0], Der.NoSpace);
        Assert.Equal(0, EventGate.Begin(events[1]));
        LastError.Fail(Der.Invalid, "noted on the way");
        EventGate.Complete(events[1], Der.NonExistent);
        Assert.Equal("", Words(events[0]));
        Assert.Equal("", Words(events[1]));
    }

    [Fact]
    public void The_next_launch_forgets_the_words()
    {
        EventMemory events = InQueue(1);
        Assert.Equal(0, EventGate.Begin(events[0]));
        EventGate.Complete(events[0], LastError.Fail(Der.NoSpace, "the pool is full"));
        PollOne();
        Run(events[0], 0);
        PollOne();
        Assert.Equal("", Words(events[0]));
    }

    [Fact]
    public void Words_are_cut_to_the_buffer_and_an_event_that_is_none_has_no_words()
    {
        EventMemory events = InQueue(1);
        Assert.Equal(0, EventGate.Begin(events[0]));
        EventGate.Complete(events[0], LastError.Fail(Der.NoSpace, "abc\u00e9"));
        PollOne();
        byte* text = stackalloc byte[5];
        Assert.Equal(5, EngineSession.Admin.dse_event_error(events[0], (sbyte*)text, 5));
        Assert.Equal("abc\0", Encoding.UTF8.GetString(text, 4));
        Assert.Equal(5, EngineSession.Admin.dse_event_error(events[0], null, 0));
        Assert.Equal(0, EngineSession.Admin.dse_event_error(null, (sbyte*)text, 5));
        Assert.Equal(0, EngineSession.Admin.dse_event_error(Allocate(1)[0], (sbyte*)text, 5));
    }

    private static string Words(daos_event* ev)
    {
        byte* text = stackalloc byte[64];
        int length = EngineSession.Admin.dse_event_error(ev, (sbyte*)text, 64);
        return Encoding.UTF8.GetString(text, length);
    }
}
