using System.Reflection;
using DaosSharp.Generators.Tests.Infrastructure;
using Xunit;

namespace DaosSharp.Generators.Tests;

/// <summary>Loading installed libraries: the C library plays libdaos, and libdfs and libduns are absent.</summary>
public sealed class LibraryTests : IDisposable
{
    private static readonly Lazy<Assembly> Program = new(() => Harness.LoadAgainstBindings(Snippets.Case("LibrariesDriver")));

    private readonly string _folder = Directory.CreateTempSubdirectory("daossharp").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableTheory]
    [InlineData("libdaos.so.2")]
    [InlineData("libdaos.so")]
    public void Present_libraries_are_used_and_absent_ones_are_named(string file)
    {
        LinkLibC(file);
        Assert.Equal($"DAOS client in {_folder}: {file}; not loaded: libdfs, libduns", Call("Description"));
        Assert.Equal([true, false, false], (bool[])Call("Found")!);
        Assert.Equal(16, Call("LoadInstalled"));
        Exception missing = Assert.ThrowsAny<NotSupportedException>(() => Call("CallMissing"));
        Assert.Equal($"daos_init is not supported by libdaos (DAOS client in {_folder}: {file}; not loaded: libdfs, libduns).", missing.Message);
    }

    [SkippableFact]
    public void Errors_tell_what_was_tried_and_what_to_do()
    {
        LinkLibC("libdaos.so.2");
        string?[] errors = (string?[])Call("Errors")!;
        Assert.Null(errors[0]);
        Assert.StartsWith("libdfs could not be loaded. Tried:", errors[1], StringComparison.Ordinal);
        Assert.Contains(
            $"\n  {Path.Combine(_folder, "libdfs.so")}: cannot open shared object file: No such file or directory\n", errors[1], StringComparison.Ordinal);
        Assert.Contains("LD_LIBRARY_PATH", errors[1], StringComparison.Ordinal);
        Assert.Equal("'libcart' is not a library of the DAOS client.", errors[2]);
    }

    [SkippableFact]
    public void Without_libdaos_loading_fails_with_every_name_that_was_tried()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The names are those of Linux libraries.");
        DllNotFoundException error = Assert.Throws<DllNotFoundException>(() => Call("LoadInstalled"));
        Assert.Contains("libdaos.so.2: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("libdaos.so: ", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_damaged_library_is_reported_as_such()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The text is that of the Linux loader.");
        File.WriteAllText(Path.Combine(_folder, "libdaos.so.2"), "no library");
        DllNotFoundException error = Assert.Throws<DllNotFoundException>(() => Call("LoadInstalled"));
        Assert.Contains("file too short", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void An_installation_that_is_missing_is_answered_with_the_package()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The advice is for Linux.");
        string? error = (string?)Call("SystemWideError");
        Skip.If(error is null, "libdfs is installed here.");
        Assert.Contains("daos-client", error, StringComparison.Ordinal);
        Assert.Contains("LD_LIBRARY_PATH", error, StringComparison.Ordinal);
    }

    private void LinkLibC(string name)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The C library is found through /proc.");
        string? libc = File.ReadLines("/proc/self/maps")
            .Select(static line => line[(line.LastIndexOf(' ') + 1)..])
            .FirstOrDefault(static path => Path.GetFileName(path) == "libc.so.6");
        Skip.If(libc is null, "This process does not use glibc.");
        File.CreateSymbolicLink(Path.Combine(_folder, name), libc!);
    }

    private object? Call(string method)
    {
        Program.Value.GetType("Libraries.Driver", throwOnError: true)!.GetField("Folder")!.SetValue(null, _folder);
        return Harness.Call(Program.Value, "Libraries.Driver", method);
    }
}
