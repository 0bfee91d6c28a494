using System.Text;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Containers;

/// <summary>Attributes of containers.</summary>
public sealed unsafe class ContAttributeScenarios(ScenarioContext context) : ScenarioFamily(context)
{
    [Scenario("cont.attr_sizes")]
    public void Sizes()
    {
        AttributeCalls attributes = Attributes();
        Must(attributes.Set("a", "hello"));
        AddGet(attributes, "a", 0);
        AddGet(attributes, "a", 3);
        AddGet(attributes, "a", 5);
        AddGet(attributes, "a", 10);
    }

    [Scenario("cont.attr_overwrite")]
    public void Overwrite()
    {
        AttributeCalls attributes = Attributes();
        Must(attributes.Set("a", "hello"));
        Result.Value(attributes.Set("a", "hi"));
        AddGet(attributes, "a", 10);
        Result.Value(attributes.Set("a", "hello world"));
        AddGet(attributes, "a", 12);
    }

    [Scenario("cont.attr_empty_value")]
    public void EmptyValue()
    {
        AttributeCalls attributes = Attributes();
        Result.Add("empty", attributes.Set("a", ""));
        AddGet(attributes, "a", 4);
        Result.Add("null", attributes.Set("b", null));
        AddGet(attributes, "b", 4);
        AddList(attributes, 64);
    }

    [Scenario("cont.attr_many")]
    public void Several()
    {
        AttributeCalls attributes = Attributes();
        Result.Add("set", attributes.Set(("x", "1"), ("y", "22"), ("z", "333")));
        using NativeBuffer first = new(8);
        using NativeBuffer second = new(8);
        using NativeBuffer third = new(8);
        Span<nuint> sizes = stackalloc nuint[3];
        Result.Add("get", attributes.Get(["x", "y", "z"], [first, second, third], sizes));
        Result.Value(sizes[0]).Value(sizes[1]).Value(sizes[2]);
        Result.Word(Text(first, sizes[0])).Word(Text(second, sizes[1])).Word(Text(third, sizes[2]));
        Result.Add("missing", attributes.Get(["x", "nope"], [first, second], sizes[..2]));
        AddList(attributes, 64);
    }

    [Scenario("cont.attr_bad_names")]
    public void BadNames()
    {
        AttributeCalls attributes = Attributes();
        Result.Add("empty", attributes.Set("", "1")).Add("null", attributes.Set(null, "1"));
        Result.Add("511", attributes.Set(new string('n', 511), "1")).Add("512", attributes.Set(new string('n', 512), "1"));
        Result.Add("zero", attributes.SetNone());
        Result.Add("nil", new AttributeCalls(Api, default, ofPool: false).Set("a", "1"));
    }

    [Scenario("cont.attr_list_sizes")]
    public void ListSizes()
    {
        AttributeCalls attributes = Attributes();
        Must(attributes.Set(("abc", "1"), ("defg", "2")));
        Result.Add("null", attributes.List(null, out ulong size)).Add("size", size);
        using NativeBuffer four = new(4);
        Result.Add("four", attributes.List(four, out size)).Add("size", size);
        AddList(attributes, 64);
        AddList(attributes, 8);
        AddList(attributes, 9);
    }

    [Scenario("cont.attr_list_empty")]
    public void ListEmpty()
    {
        AttributeCalls attributes = Attributes();
        AddList(attributes, 64);
        Result.Add("nullsize", attributes.ListWithoutSize());
    }

    [Scenario("cont.attr_persist")]
    public void Persist()
    {
        daos_handle_t first = Context.OpenContainer(Daos.DAOS_COO_RW);
        Must(new AttributeCalls(Api, first, ofPool: false).Set("a", "1"));
        Must(Api.daos_cont_close(first, null), "close");
        using NativeBuffer buffer = new(8);
        Result.Add("get", Attributes().Get("a", buffer, out ulong size)).Add("size", size).Word(Text(buffer, size));
    }

    private AttributeCalls Attributes() => new(Api, Context.Container, ofPool: false);

    private void AddGet(AttributeCalls attributes, string name, int room)
    {
        using NativeBuffer buffer = new(room);
        int rc = attributes.Get(name, buffer, out ulong size);
        Result.Add($"get({name})", rc).Add("size", size);
        if (room == 0)
            Result.Word("-");
        else
            Result.Data(buffer.Span);
    }

    /// <summary>Adds the names that came whole, with their end, in order.</summary>
    private void AddList(AttributeCalls attributes, int room)
    {
        using NativeBuffer buffer = new(room);
        Result.Add("list", attributes.List(buffer, out ulong size)).Add("size", size);
        int known = (int)Math.Min((ulong)room, size);
        int end = buffer.Span[..known].LastIndexOf((byte)0);
        string[] names = end < 0 ? [] : Encoding.UTF8.GetString(buffer.Span[..end]).Split('\0');
        Result.Word(names.Length == 0 ? "-" : string.Join(',', names.Order(StringComparer.Ordinal)));
    }

    private static string Text(NativeBuffer buffer, ulong size) => Encoding.ASCII.GetString(buffer.Span[..(int)size]);
}
