using DaosSharp.Scenarios.Backends;
using DaosSharp.Scenarios.Recorded;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios;

[Collection(BackendDefinition.Name)]
public sealed class RecordedScenarioTests(BackendFixture fixture)
{
    public static TheoryData<string> KeyValueIds => RecordedScenarios.Family("kv");

    public static TheoryData<string> ArrayIds => RecordedScenarios.Family("array");

    public static TheoryData<string> PoolIds => RecordedScenarios.Family("pool");

    public static TheoryData<string> ContainerIds => RecordedScenarios.Family("cont");

    public static TheoryData<string> TransactionIds => RecordedScenarios.Family("tx");

    public static TheoryData<string> ObjectIds => RecordedScenarios.Family("obj");

    public static TheoryData<string> EventIds => RecordedScenarios.Family("event");

    public static TheoryData<string> UtilityIds => RecordedScenarios.Family("misc");

    [SkippableTheory]
    [MemberData(nameof(UtilityIds))]
    public void Calls_that_need_no_container_give_the_recorded_result(string id) => Check(id);

    [SkippableTheory]
    [MemberData(nameof(PoolIds))]
    public void Pool_calls_give_the_recorded_result(string id) => Check(id);

    [SkippableTheory]
    [MemberData(nameof(ContainerIds))]
    public void Container_calls_give_the_recorded_result(string id) => Check(id);

    [SkippableTheory]
    [MemberData(nameof(KeyValueIds))]
    public void Key_value_calls_give_the_recorded_result(string id) => Check(id);

    [SkippableTheory]
    [MemberData(nameof(ArrayIds))]
    public void Array_calls_give_the_recorded_result(string id) => Check(id);

    [SkippableTheory]
    [MemberData(nameof(TransactionIds))]
    public void Transaction_calls_give_the_recorded_result(string id) => Check(id);

    [SkippableTheory]
    [MemberData(nameof(ObjectIds))]
    public void Object_calls_give_the_recorded_result(string id) => Check(id);

    [SkippableTheory]
    [MemberData(nameof(EventIds))]
    public void Event_calls_give_the_recorded_result(string id) => Check(id);

    [Fact]
    public void Every_recorded_scenario_belongs_to_a_tested_family()
    {
        string[] families = ["kv.", "array.", "pool.", "cont.", "tx.", "obj.", "event.", "misc."];
        Assert.DoesNotContain(RecordedScenarios.Ids, id => !families.Any(family => id.StartsWith(family, StringComparison.Ordinal)));
    }

    private void Check(string id)
    {
        RecordedScenario recorded = RecordedScenarios.Find(id);
        Skip.If(fixture.Backend.IsInstalled && recorded.IsFatal, $"DAOS does not survive these calls: {recorded.Result}");
        string right = RecordedScenarios.FindException(id) ?? recorded.Result;
        Action<ScenarioContext>? calls = ScenarioCatalog.Find(id);
        Assert.True(calls is not null, $"No method with a [Scenario] attribute runs '{id}'.");
        string actual;
        using (ScenarioContext context = new(fixture.Backend))
        {
            calls(context);
            actual = context.Result.ToString();
        }
        // An installed DAOS may be older or newer than the repair of its fault.
        bool same = actual == right || (fixture.Backend.IsInstalled && actual == recorded.Result);
        Assert.True(same, $"{recorded.Description}\nExpected: {right}\nActual:   {actual}");
    }
}
