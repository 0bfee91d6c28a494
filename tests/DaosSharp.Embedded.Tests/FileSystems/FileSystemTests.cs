using DaosSharp.Embedded.Tests.Support;

namespace DaosSharp.Embedded.Tests.FileSystems;

/// <summary>File systems that lack what the engine needs: an error that says what is missing.</summary>
public sealed class FileSystemTests
{
    // deny.c
    private const int NoFilter = 65;

    private static readonly Lazy<string?> Library = new(BuildLibrary);

    [SkippableTheory]
    [InlineData("mmap", "cannot map files")]
    [InlineData("flock", "cannot lock files")]
    [InlineData("fcntl", "cannot lock files")]
    public void What_a_file_system_lacks_is_named(string call, string words)
    {
        Skip.If(Library.Value == null, "needs a C compiler");
        using StoreDirectory directory = new();
        string made = Open(directory.Path, Deny(call));
        Assert.StartsWith($"{Der.NotSupported} ", made, StringComparison.Ordinal);
        Assert.Contains(words, made, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("mmap")]
    [InlineData("flock")]
    [InlineData("fcntl")]
    public void A_store_that_was_made_elsewhere_is_not_harmed(string call)
    {
        Skip.If(Library.Value == null, "needs a C compiler");
        using StoreDirectory directory = new();
        Assert.Equal("0 ", Open(directory.Path));
        Assert.StartsWith($"{Der.NotSupported} ", Open(directory.Path, Deny(call)), StringComparison.Ordinal);
        Assert.Equal("0 ", Open(directory.Path));
    }

    [SkippableFact]
    public void A_file_system_without_preallocation_and_holes_will_do()
    {
        Skip.If(Library.Value == null, "needs a C compiler");
        using StoreDirectory directory = new();
        Assert.Equal("0 ", Open(directory.Path, Deny("fallocate")));
    }

    [SkippableFact]
    public void A_read_only_file_system_is_named()
    {
        using StoreDirectory directory = new();
        using Mount mount = Mount.Create(directory.Path, "16m");
        string system = Path.Combine(directory.Path, "system");
        Assert.Equal("0 ", Open(system));
        mount.Remount("ro");
        string result = Open(system);
        Assert.StartsWith($"{Der.NoPermission} ", result, StringComparison.Ordinal);
        Assert.Contains("read-only", result, StringComparison.Ordinal);
        Assert.StartsWith($"{Der.NoPermission} ", Open(Path.Combine(directory.Path, "new")), StringComparison.Ordinal);
        mount.Remount("rw");
        Assert.Equal("0 ", Open(system));
    }

    [SkippableFact]
    public void The_store_of_another_user_is_refused()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess && File.Exists("/usr/bin/setpriv"), "needs the right to become another user");
        using StoreDirectory directory = new();
        File.SetUnixFileMode(directory.Path, (UnixFileMode)0x1FF);
        string system = Path.Combine(directory.Path, "system");
        Assert.Equal("0 ", Open(system));
        string[] nobody = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
        Assert.StartsWith($"{Der.NoPermission} ", Open(system, launcher: nobody), StringComparison.Ordinal);
        Assert.Equal("0 ", Open(system));
    }

    private static Dictionary<string, string> Deny(string call) => new() { ["LD_PRELOAD"] = Library.Value!, ["DENY"] = call };

    private static string Open(string directory, Dictionary<string, string>? environment = null, string[]? launcher = null)
    {
        using ChildProcess child = new([OpenProbe.Command, directory], environment, launcher);
        string? line = child.ReadLine();
        int code = child.WaitForExit();
        Skip.If(code == NoFilter, "system calls cannot be filtered here");
        Assert.True(code == 0 && line != null, $"the process died: {child.Errors}");
        return line;
    }

    private static string? BuildLibrary()
    {
        string library = Path.Combine(Directory.CreateTempSubdirectory("daossharp-deny-").FullName, "deny.so");
        string source = Path.Combine(AppContext.BaseDirectory, "FileSystems", "deny.c");
        try
        {
            Command.Run("cc", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl");
            return library;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
