using DaosSharp.Processes.Worker.Commands;

namespace DaosSharp.Processes.Tests.Support;

/// <summary>Calls with one result, in another process or in this one.</summary>
internal static class Parties
{
    public static void Expect(this WorkerProcess party, string result, params string[] calls) => Expect(party.Ask, result, calls);

    public static void Expect(this CallTable party, string result, params string[] calls) => Expect(party.Run, result, calls);

    private static void Expect(Func<string, string> run, string result, string[] calls)
    {
        foreach (string call in calls)
        {
            string answer = run(call);
            Assert.True(answer == result, $"'{call}' gave {answer} instead of {result}");
        }
    }
}
