using DaosSharp.Bindgen.Facts;
using DaosSharp.Bindgen.Model;

namespace DaosSharp.Bindgen.Checks;

/// <summary>Compares the bindings with the facts about one version of the library.</summary>
internal sealed class AbiComparison
{
    private readonly BindingModel _bindings;
    private readonly List<KnownDifference> _known;
    private readonly HashSet<KnownDifference> _used = [];
    private readonly List<Difference> _differences = [];

    private AbiComparison(BindingModel bindings, IEnumerable<KnownDifference> known)
    {
        _bindings = bindings;
        _known = known.ToList();
    }

    /// <summary>Looks every fact up in the bindings.</summary>
    /// <param name="facts">The facts about one version.</param>
    /// <param name="bindings">The bindings.</param>
    /// <param name="known">The differences that are known for this version.</param>
    public static ComparisonResult Compare(AbiFacts facts, BindingModel bindings, IEnumerable<KnownDifference> known)
    {
        var comparison = new AbiComparison(bindings, known);
        var counts = new ComparisonCounts(
            Structs: Each(facts.Structs, comparison.Struct),
            Fields: Each(facts.Fields, comparison.Field),
            Enumerators: Each(facts.Enumerators, comparison.Enumerator),
            Macros: Each(facts.Macros, comparison.Macro),
            Functions: Each(facts.Functions, comparison.Function));
        comparison.SuperfluousFields(facts);
        return new ComparisonResult(
            counts,
            comparison._differences,
            comparison._known.Where(comparison._used.Contains).ToArray(),
            comparison._known.Where(k => !comparison._used.Contains(k)).ToArray());
    }

    private static int Each<T>(List<T> facts, Action<T> compare)
    {
        facts.ForEach(compare);
        return facts.Count;
    }

    private void Report(string item, string detail)
    {
        if (_known.Find(k => k.Item == item && k.Detail == detail) is { } known)
            _used.Add(known);
        else
            _differences.Add(new Difference(item, detail));
    }

    private void Expect<T>(string item, string what, T fact, T bound)
    {
        if (!EqualityComparer<T>.Default.Equals(fact, bound))
            Report(item, $"{what} {fact}, bindings {bound}");
    }

    private BoundStruct? Find(string record)
    {
        var known = _known.Find(k => k.Variant != null && k.Item == $"struct {record}");
        if (known == null)
            return _bindings.Structs.GetValueOrDefault(record);

        _used.Add(known);
        return _bindings.Structs.GetValueOrDefault(known.Variant!);
    }

    private void Struct(StructFact fact)
    {
        var item = $"struct {fact.Name}";
        if (Find(fact.Name) is not { } bound)
        {
            Report(item, "missing");
            return;
        }

        Expect(item, "size", fact.Size, bound.Size);
        Expect(item, "alignment", fact.Alignment, bound.Alignment);
    }

    private void Field(FieldFact fact)
    {
        // A missing struct is reported once, not for each of its fields.
        if (Find(fact.Record) is not { } structure)
            return;

        var item = $"field {fact.Record}.{(fact.IsAnonymous ? "(anonymous)" : fact.Name)}";
        if (Match(structure, fact) is not { } bound)
        {
            Report(item, "missing");
            return;
        }

        Expect(item, "bit offset", fact.BitOffset, bound.BitOffset);
        Expect(item, "bit width", fact.BitWidth, bound.BitWidth);
        if (fact.BitWidth < 0)
            Expect(item, "size", fact.Size, bound.Size);
        if (!fact.IsAnonymous && !fact.Type.Contains("(unnamed)", StringComparison.Ordinal))
            Expect(item, "type", CTypeName.Normalize(fact.Type), CTypeName.Normalize(bound.NativeType));
        if (CSharpTypeRule.Check(bound.NativeType, bound.Type, _bindings.TypeNames) is { } expected)
            Report(item, $"{bound.NativeType} is {expected}, bindings {CSharpType.Name(bound.Type)}");
    }

    // ClangSharp names the anonymous members of a struct Anonymous, or Anonymous1, Anonymous2, ...
    private static BoundField? Match(BoundStruct structure, FieldFact fact) => structure.Fields.FirstOrDefault(f => fact.IsAnonymous
        ? f.Name.StartsWith("Anonymous", StringComparison.Ordinal) && f.BitOffset == fact.BitOffset
        : f.Name == fact.Name);

    private void SuperfluousFields(AbiFacts facts)
    {
        var fields = facts.Fields.ToLookup(f => f.Record);
        foreach (var structure in facts.Structs)
        {
            if (Find(structure.Name) is not { } bound)
                continue;
            var matched = fields[structure.Name].Select(f => Match(bound, f)).ToHashSet();
            foreach (var field in bound.Fields.Where(f => !matched.Contains(f)))
                Report($"field {structure.Name}.{field.Name}", "only in the bindings");
        }
    }

    private void Enumerator(EnumeratorFact fact)
    {
        var item = $"enumerator {fact.Name}";
        if (!_bindings.Enumerators.TryGetValue(fact.Name, out var bound))
        {
            Report(item, "missing");
            return;
        }

        Expect(item, "value", fact.Value, bound.Value);
        // An enumeration may have got a name in a later version; one that has a name must be found under it.
        if (fact.Enumeration != EnumeratorFact.Unnamed)
            Expect(item, "enumeration", fact.Enumeration, bound.Enumeration);
    }

    private void Macro(MacroFact fact)
    {
        var item = $"macro {fact.Name}";
        if (!_bindings.Enumerators.TryGetValue(fact.Name, out var bound))
            Report(item, "missing");
        else
            Expect(item, "value", fact.Value, bound.Value);
    }

    private static bool SameType(FunctionFact fact, BoundFunction bound)
        => fact.ReturnType == bound.Return.NativeType
            && fact.Parameters.Count == bound.Parameters.Count
            && fact.Parameters.Zip(bound.Parameters).All(p => SameType(p.First, p.Second));

    // C adjusts a parameter of function type to a pointer to the function.
    private static bool SameType(string fact, BoundParameter bound)
        => fact == bound.NativeType || (bound.Type.IsFunctionPointer && fact == bound.NativeType + " *");

    private void Function(FunctionFact fact)
    {
        var item = $"function {fact.Name}";
        var overloads = _bindings.Functions[fact.Name].ToArray();
        if (overloads.Length == 0)
        {
            Report(item, "missing");
            return;
        }

        var bound = Array.Find(overloads, o => SameType(fact, o)) ?? overloads[0];
        if (!SameType(fact, bound))
            Report(item, $"type {fact.Signature}, bindings {bound.Signature}");
        if (fact.IsInline != (bound.Library == null))
            Report(item, fact.IsInline ? "inline, bindings import it" : "exported, bindings do not import it");
        foreach (var value in bound.Parameters.Prepend(bound.Return))
        {
            if (CSharpTypeRule.Check(value.NativeType, value.Type, _bindings.TypeNames) is { } expected)
                Report(item, $"{value.NativeType} is {expected}, bindings {CSharpType.Name(value.Type)}");
        }
    }
}
