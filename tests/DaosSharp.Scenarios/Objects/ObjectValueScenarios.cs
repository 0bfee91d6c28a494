using System.Text;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Objects;

/// <summary>Single values, keys and several akeys in one call.</summary>
public sealed unsafe class ObjectValueScenarios(ScenarioContext context) : ObjectFamily(context)
{
    [Scenario("obj.single_{n}")]
    public void SingleOfSize(int n)
    {
        daos_handle_t obj = NewObject();
        using NativeBuffer data = NativeBuffer.Pattern(n);
        using (ObjectRequest update = Request(obj, "d").Value("a"u8, (ulong)n, data))
            Result.Add("upd", update.Update());
        using (ObjectRequest size = Request(obj, "d").Value("a"u8, 0, null))
            Result.Add("sizeonly", size.Fetch(), size.Iod(0).iod_size);
        using (NativeBuffer room = new(n))
        {
            AddTransfer("fetch", obj, room);
            Result.Add("same", room.Span.SequenceEqual(data.Span));
        }
        using (NativeBuffer room = new(n + 100))
            AddTransfer("bigbuf", obj, room);
        using NativeBuffer small = new(n - 1);
        using ObjectRequest fetch = Request(obj, "d").Value("a"u8, 0, small);
        Result.Add("short", fetch.Fetch(), fetch.Iod(0).iod_size);
    }

    [Scenario("obj.keylen_{d}_{a}")]
    public void KeysOfLength(int d, int a)
    {
        daos_handle_t obj = NewObject();
        using NativeBuffer dkey = NativeBuffer.Pattern(d);
        using NativeBuffer akey = NativeBuffer.Pattern(a, 2);
        Result.Add("upd", Put(obj, dkey.Span, akey.Span, "val"u8));
        using NativeBuffer room = new(3);
        using ObjectRequest fetch = new ObjectRequest(Api, obj, dkey.Span).Value(akey.Span, 0, room);
        int rc = fetch.Fetch();
        Result.Word($"fetch={rc},{fetch.Iod(0).iod_size},{ResultText.Render(room.Span)}");
    }

    [Scenario("obj.single_basic")]
    public void OneValue()
    {
        daos_handle_t obj = NewObject();
        Result.Add("upd", Put(obj, "d", "a", "hello"));
        AddFetch(obj, "d", "a");
    }

    [Scenario("obj.update_zero_size_single")]
    public void SizeZero()
    {
        daos_handle_t obj = NewObject();
        Must(Put(obj, "d", "a", "hello"));
        using (ObjectRequest update = Request(obj, "d").Value("a"u8, 0, null))
            Result.Add("upd", update.Update());
        AddFetch(obj, "d", "a");
        AddAkeys(obj, "d");
        AddFetch(obj, "d", "a", 8, Daos.DAOS_COND_AKEY_FETCH);
    }

    [Scenario("obj.iod_none_type")]
    public void TypeNone()
    {
        daos_handle_t obj = NewObject();
        using NativeBuffer data = NativeBuffer.Of("abc");
        using ObjectRequest request = Request(obj, "d").Add("a"u8, daos_iod_type_t.DAOS_IOD_NONE, 3, [], data);
        Result.Add("upd", request.Update()).Add("fetch", request.Fetch());
    }

    [Scenario("obj.two_akeys")]
    public void TwoAkeys()
    {
        daos_handle_t obj = NewObject();
        using NativeBuffer one = NativeBuffer.Of("one");
        using NativeBuffer two = NativeBuffer.Of("twoo");
        using (ObjectRequest update = Request(obj, "d").Value("a"u8, 3, one).Value("b"u8, 4, two))
            Result.Add("upd", update.Update());
        using NativeBuffer first = new(8);
        using NativeBuffer second = new(8);
        using ObjectRequest fetch = Request(obj, "d").Value("b"u8, 0, first).Value("a"u8, 0, second);
        Result.Add("fetch", fetch.Fetch());
        AddValue(fetch, 0, first);
        AddValue(fetch, 1, second);
    }

    [Scenario("obj.same_akey_twice")]
    public void SameAkeyTwice()
    {
        daos_handle_t obj = NewObject();
        using NativeBuffer one = NativeBuffer.Of("one");
        using NativeBuffer two = NativeBuffer.Of("two");
        using (ObjectRequest update = Request(obj, "d").Value("a"u8, 3, one).Value("a"u8, 3, two))
            Result.Add("upd", update.Update());
        AddFetch(obj, "d", "a");
    }

    [Scenario("obj.type_conflict")]
    public void ArrayAndValue()
    {
        daos_handle_t obj = NewObject();
        Result.Add("arr", Write(obj, "d", "a", 0, "abc")).Add("sv", Put(obj, "d", "a", "single"));
        AddFetch(obj, "d", "a");
        AddRead(obj, "d", "a", 0, 3);
        Result.Add("sv2", Put(obj, "e", "a", "single")).Add("arr2", Write(obj, "e", "a", 0, "abc"));
        AddFetch(obj, "e", "a");
        AddRead(obj, "e", "a", 0, 3);
    }

    [Scenario("obj.mixed_types_one_update")]
    public void ValueAndArrayInOneUpdate()
    {
        daos_handle_t obj = NewObject();
        using NativeBuffer one = NativeBuffer.Of("one");
        using NativeBuffer records = NativeBuffer.Of("wxyz");
        using (ObjectRequest update = Request(obj, "d").Value("s"u8, 3, one).Array("r"u8, 1, [Extent(0, 4)], records))
            Result.Add("upd", update.Update());
        using NativeBuffer first = new(3);
        using NativeBuffer second = new(4);
        using ObjectRequest fetch = Request(obj, "d").Value("s"u8, 0, first).Array("r"u8, 1, [Extent(0, 4)], second);
        Result.Add("fetch", fetch.Fetch()).Data(first.Span).Data(second.Span);
    }

    [Scenario("obj.single_on_multi_dkey")]
    public void SameAkeyUnderTwoDkeys()
    {
        daos_handle_t obj = NewObject();
        Must(Put(obj, "d", "a", "1"));
        Must(Put(obj, "e", "a", "2"));
        AddFetch(obj, "d", "a");
        AddFetch(obj, "e", "a");
        Must(PunchDkeys(obj, 0, "d"), "punch");
        AddFetch(obj, "e", "a");
    }

    private void AddTransfer(string name, daos_handle_t obj, NativeBuffer room)
    {
        using ObjectRequest fetch = Request(obj, "d").Value("a"u8, 0, room);
        int rc = fetch.Fetch();
        Result.Add(name, rc, fetch.Iod(0).iod_size, (Int128)fetch.Buffer(0).iov_len);
    }

    private void AddValue(ObjectRequest fetch, int index, NativeBuffer buffer) =>
        Result.Word($"{Encoding.ASCII.GetString(buffer.Span[..(int)fetch.Buffer(index).iov_len])},{fetch.Iod(index).iod_size}");
}
