namespace DaosSharp.Tests.Lifetime;

/// <summary>Environment variables for C code.</summary>
public class NativeEnvironmentTests
{
    [Fact]
    public void What_is_set_here_reaches_getenv()
    {
        const string name = "DAOSSHARP_TEST_VARIABLE";
        Environment.SetEnvironmentVariable(name, "managed");
        Assert.Null(NativeEnvironment.Get(name));

        NativeEnvironment.Set(name, "native");
        Assert.Equal("native", NativeEnvironment.Get(name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A=B")]
    public void A_name_that_is_none_is_refused(string name) => Assert.Throws<ArgumentException>(() => NativeEnvironment.Set(name, "value"));
}
