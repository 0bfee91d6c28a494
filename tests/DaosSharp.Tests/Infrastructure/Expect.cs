namespace DaosSharp.Tests.Infrastructure;

internal static class Expect
{
    /// <summary>The action fails with this code, and the message names the thing.</summary>
    public static DaosException Fails(DaosError code, string named, Action action)
    {
        DaosException e = Assert.Throws<DaosException>(action);
        Assert.Equal(code, e.Code);
        Assert.Contains(named, e.Message, StringComparison.Ordinal);
        return e;
    }
}
