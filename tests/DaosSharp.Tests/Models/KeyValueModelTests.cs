using DaosSharp.Tests.Infrastructure;
using FsCheck;
using FsCheck.Fluent;

namespace DaosSharp.Tests.Models;

/// <summary>Random operations on a key-value object and on a dictionary: both must always agree.</summary>
public sealed class KeyValueModelTests(TestSystem system) : IClassFixture<TestSystem>
{
    private static readonly int[] Sizes = [0, 1, 7, 100, 1023, 1024, 1025, 4096, 20_000];

    public enum Verb
    {
        Put,
        Insert,
        Update,
        Remove,
        TryRemove,
        Get,
        GetIntoSmall,
        List,
        Reopen,
        Destroy,
    }

    public sealed record Step(Verb Verb, int Key, int Size, int Seed);

    [Fact]
    public void Random_operations_agree_with_a_dictionary()
    {
        Gen<Step> step =
            from verb in Gen.Frequency(
                (8, Gen.Constant(Verb.Put)),
                (3, Gen.Constant(Verb.Insert)),
                (3, Gen.Constant(Verb.Update)),
                (2, Gen.Constant(Verb.Remove)),
                (2, Gen.Constant(Verb.TryRemove)),
                (6, Gen.Constant(Verb.Get)),
                (3, Gen.Constant(Verb.GetIntoSmall)),
                (2, Gen.Constant(Verb.List)),
                (1, Gen.Constant(Verb.Reopen)),
                (1, Gen.Constant(Verb.Destroy)))
            from key in Gen.Choose(0, 11)
            from size in Gen.Elements(Sizes)
            from seed in Gen.Choose(0, 1000)
            select new Step(verb, key, size, seed);

        Prop.ForAll(Shrinking.ArrayOf(step), steps => Run(steps)).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithEndSize(120));
    }

    private static string KeyOf(int key) => key switch
    {
        0 => "k",
        1 => new string('l', 300),
        2 => "\u4f60\u597d",
        3 => new string('m', 511),
        _ => $"key-{key}",
    };

    private void Run(Step[] steps)
    {
        using KeyValueScope scope = new(system);
        Dictionary<string, byte[]> model = [];
        DaosKeyValue kv = scope.Object;
        foreach (Step step in steps)
        {
            if (step.Verb == Verb.Reopen)
            {
                kv.Dispose();
                kv = scope.Container.OpenKeyValue(scope.Id);
            }
            else
            {
                Apply(kv, model, step);
            }
        }
        Compare(kv, model);
        kv.Dispose();
    }

    private static void Apply(DaosKeyValue kv, Dictionary<string, byte[]> model, Step step)
    {
        string key = KeyOf(step.Key);
        byte[] value = Pattern.Bytes(step.Size, step.Seed);
        switch (step.Verb)
        {
            case Verb.Put:
                kv.Put(key, value);
                model[key] = value;
                break;
            case Verb.Insert:
                Assert.Equal(model.TryAdd(key, value), kv.TryInsert(key, value));
                break;
            case Verb.Update:
                Assert.Equal(model.ContainsKey(key), kv.TryUpdate(key, value));
                if (model.ContainsKey(key))
                    model[key] = value;
                break;
            case Verb.Remove:
                kv.Remove(key);
                model.Remove(key);
                break;
            case Verb.TryRemove:
                Assert.Equal(model.Remove(key), kv.TryRemove(key));
                break;
            case Verb.Get:
                Assert.Equal(model.TryGetValue(key, out byte[]? expected), kv.TryGet(key, out byte[]? actual));
                Assert.Equal(expected, actual);
                break;
            case Verb.GetIntoSmall:
                GetIntoSmall(kv, model, key, step.Size);
                break;
            case Verb.List:
                Assert.Equal(model.Keys.Order(StringComparer.Ordinal), kv.ListKeys(pageSize: 1 + step.Size % 5).Order(StringComparer.Ordinal));
                break;
            case Verb.Destroy:
                kv.Destroy();
                model.Clear();
                break;
        }
    }

    private static void GetIntoSmall(DaosKeyValue kv, Dictionary<string, byte[]> model, string key, int room)
    {
        byte[] buffer = Pattern.Filled(room + 16);
        ValueStatus status = kv.TryGet(key, buffer.AsSpan(0, room), out long size);
        if (!model.TryGetValue(key, out byte[]? value))
        {
            Assert.Equal(ValueStatus.NotFound, status);
            Pattern.AssertUntouched(buffer);
            return;
        }
        Assert.Equal(value.Length, size);
        Assert.Equal(value.Length <= room ? ValueStatus.Found : ValueStatus.BufferTooSmall, status);
        int written = value.Length <= room ? value.Length : 0;
        Assert.True(buffer.AsSpan(0, written).SequenceEqual(value.AsSpan(0, written)));
        Pattern.AssertUntouched(buffer.AsSpan(written));
    }

    private static void Compare(DaosKeyValue kv, Dictionary<string, byte[]> model)
    {
        Assert.Equal(model.Keys.Order(StringComparer.Ordinal), kv.ListKeys().Order(StringComparer.Ordinal));
        foreach ((string key, byte[] value) in model)
        {
            Assert.Equal(value.Length, kv.GetSize(key));
            Assert.Equal(value, kv.Get(key));
        }
    }
}
