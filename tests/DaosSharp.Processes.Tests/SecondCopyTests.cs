using System.Reflection;
using System.Runtime.Loader;
using DaosSharp.Embedded;
using DaosSharp.Embedded.Tests.Support;
using DaosSharp.Interop;
using DaosSharp.Processes.Tests.Support;

namespace DaosSharp.Processes.Tests;

/// <summary>Two copies of the engine in one process, as with two load contexts or with the native library beside the embedded engine.</summary>
public sealed unsafe class SecondCopyTests
{
    [Fact]
    public void A_second_copy_is_refused_where_the_first_is_attached()
    {
        using SharedPool shared = new();
        using StoreDirectory elsewhere = new();
        EngineApi second = LoadSecond();
        Assert.Equal(Results.Busy, $"{Attach(second, shared.System)}");
        Assert.Contains("another copy of the engine", Words(second), StringComparison.Ordinal);

        // The first goes on, and the second may have a system of its own.
        shared.OpenHere();
        shared.Here.Expect(Results.Ok, "put kv key value");
        shared.Here.Expect("0 value", "get kv key");
        Assert.Equal(0, Attach(second, elsewhere.Path));
        shared.Here.Expect(Results.Ok, "close c", "disconnect p");
    }

    private static EngineApi LoadSecond()
    {
        string path = typeof(EmbeddedEngine).Assembly.Location;
        Assembly assembly = new AssemblyLoadContext("second").LoadFromAssemblyPath(path);
        Type engine = assembly.GetType(typeof(EmbeddedEngine).FullName!, throwOnError: true)!;
        Assert.NotEqual(typeof(EmbeddedEngine), engine);
        return EngineApi.Load((INativeFunctionSource)engine.GetProperty(nameof(EmbeddedEngine.Functions))!.GetValue(null)!);
    }

    private static int Attach(EngineApi api, string directory)
    {
        byte* name = stackalloc byte[16];
        fixed (byte* d = EngineSession.Text(directory))
        {
            return api.dse_system_attach((sbyte*)d, (sbyte*)name);
        }
    }

    private static string Words(EngineApi api)
    {
        byte* text = stackalloc byte[512];
        int length = api.dse_last_error((sbyte*)text, 512);
        return System.Text.Encoding.UTF8.GetString(text, Math.Min(length, 511));
    }
}
