using DaosSharp.Tests.Infrastructure;
using FsCheck;
using FsCheck.Fluent;

namespace DaosSharp.Tests.Models;

/// <summary>Random operations on a multi-level object and on dictionaries: both must always agree.</summary>
public sealed class ObjectModelTests(TestSystem system) : IClassFixture<TestSystem>
{
    private const int Window = 64;

    public enum Verb
    {
        Put,
        Insert,
        Write,
        PunchRecords,
        PunchAkey,
        PunchDkey,
        Punch,
        Read,
        List,
        Reopen,
    }

    public sealed record Step(Verb Verb, int Dkey, int Akey, int Index, int Count, int Seed);

    [Theory]
    [InlineData(ObjectType.MultiHashed)]
    [InlineData(ObjectType.MultiUInt64)]
    public void Random_operations_agree_with_dictionaries(ObjectType type)
    {
        Gen<Step> step =
            from verb in Gen.Frequency(
                (6, Gen.Constant(Verb.Put)), (2, Gen.Constant(Verb.Insert)), (8, Gen.Constant(Verb.Write)), (3, Gen.Constant(Verb.PunchRecords)),
                (2, Gen.Constant(Verb.PunchAkey)), (1, Gen.Constant(Verb.PunchDkey)), (1, Gen.Constant(Verb.Punch)), (8, Gen.Constant(Verb.Read)),
                (3, Gen.Constant(Verb.List)), (1, Gen.Constant(Verb.Reopen)))
            from dkey in Gen.Choose(0, 3)
            from akey in Gen.Choose(0, 3)
            from index in Gen.Choose(0, Window - 1)
            from count in Gen.Choose(1, Window)
            from seed in Gen.Choose(0, 255)
            select new Step(verb, dkey, akey, index, Math.Min(count, Window - index), seed);
        Prop.ForAll(Shrinking.ArrayOf(step), steps => Run(type, steps)).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithEndSize(150));
    }

    private void Run(ObjectType type, Step[] steps)
    {
        using ObjectScope scope = new(system, type);
        SortedDictionary<int, SortedDictionary<int, ModelAkey>> model = [];
        foreach (Step step in steps)
            Take(scope, type, model, step);
    }

    private static DaosKey KeyOf(ObjectType type, int key) => type == ObjectType.MultiUInt64
        ? new DaosKey((ulong)key << 20)
        : new DaosKey(key == 3 ? new string('z', 300) : $"key-{key}");

    private static void Take(ObjectScope scope, ObjectType type, SortedDictionary<int, SortedDictionary<int, ModelAkey>> model, Step step)
    {
        DaosKey dkey = KeyOf(type, step.Dkey);
        DaosKey akey = KeyOf(type, step.Akey);
        ModelAkey? known = model.GetValueOrDefault(step.Dkey)?.GetValueOrDefault(step.Akey);
        switch (step.Verb)
        {
            case Verb.Put or Verb.Insert:
                byte[] value = [.. Enumerable.Repeat((byte)step.Seed, step.Count)];
                Store(step.Verb == Verb.Insert, AkeyWrite.Value(akey, value), isArray: false, m => m.Value = value);
                break;
            case Verb.Write:
                byte[] records = [.. Enumerable.Repeat((byte)step.Seed, step.Count)];
                Store(false, AkeyWrite.Records(akey, 1, step.Index, records), isArray: true, m => records.CopyTo(m.Write(step.Index, step.Count)));
                break;
            case Verb.PunchRecords:
                Store(false, AkeyWrite.Punch(akey, new RecordExtent(step.Index, step.Count)), isArray: true, m => m.Clear(step.Index, step.Count));
                break;
            case Verb.PunchAkey:
                Assert.Equal(known is not null, scope.Object.TryPunchAkeys(dkey, new[] { akey }));
                if (known is not null && model[step.Dkey].Remove(step.Akey) && model[step.Dkey].Count == 0)
                    model.Remove(step.Dkey);
                break;
            case Verb.PunchDkey:
                Assert.Equal(model.Remove(step.Dkey), scope.Object.TryPunchDkey(dkey));
                break;
            case Verb.Punch:
                scope.Object.Punch();
                model.Clear();
                break;
            case Verb.Read:
                byte[] single = new byte[Window];
                ValueResult found = scope.Object.TryFetchValue(dkey, akey, single);
                Assert.Equal(known is not null, found.IsFound);
                Assert.Equal(known?.Value ?? [], single[..(int)found.Size]);
                byte[] window = new byte[Window];
                scope.Object.Fetch(dkey, new[] { AkeyRead.Records(akey, 1, 0, window) });
                Assert.Equal(known?.Bytes ?? new byte[Window], window);
                break;
            case Verb.List:
                Assert.Equal(model.Keys.Select(k => KeyOf(type, k)), scope.Object.ListDkeys(pageSize: 2).OrderBy(static k => k.ToArray(), ByBytes));
                Assert.Equal((model.GetValueOrDefault(step.Dkey)?.Keys ?? Enumerable.Empty<int>()).Select(k => KeyOf(type, k)), scope.Object.ListAkeys(dkey, pageSize: 1).OrderBy(static k => k.ToArray(), ByBytes));
                Assert.Equal(known?.Present() ?? [], scope.Object.ListExtents(dkey, akey, pageSize: 3).SelectMany(static e => Enumerable.Range((int)e.Index, (int)e.Count)));
                break;
            default:
                scope.Reopen();
                break;
        }

        void Store(bool inserts, AkeyWrite write, bool isArray, Action<ModelAkey> change)
        {
            if (inserts)
            {
                Assert.Equal(known is null, scope.Object.TryUpdate(dkey, UpdateCondition.AkeysMissing, new[] { write }));
                if (known is not null)
                    return;
            }
            else if (known is not null && known.IsArray != isArray)
            {
                Assert.Equal(DaosError.NoPermission, Assert.Throws<DaosException>(() => scope.Object.Update(dkey, write)).Code);
                return;
            }
            else
            {
                scope.Object.Update(dkey, write);
            }
            if (!model.TryGetValue(step.Dkey, out SortedDictionary<int, ModelAkey>? akeys))
                model.Add(step.Dkey, akeys = []);
            if (known is null)
                akeys.Add(step.Akey, known = new ModelAkey(isArray, Window));
            change(known);
        }
    }

    private static readonly IComparer<byte[]> ByBytes = Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b));
}
