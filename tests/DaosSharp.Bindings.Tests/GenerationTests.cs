using DaosSharp.Bindgen;
using DaosSharp.Bindgen.Checks;
using DaosSharp.Bindgen.Generation;
using DaosSharp.Bindgen.Model;
using DaosSharp.Interop;
using Xunit;

namespace DaosSharp.Bindings.Tests;

/// <summary>The parts of the tool around the generator.</summary>
public class GenerationTests
{
    [Fact]
    public void A_flexible_array_is_taken_out_with_its_type()
    {
        const string Text = "struct s\n{\n    public uint first;\n\n    [NativeTypeName(\"uint8_t[]\")]\n    public _tail_e__FixedBuffer tail;\n\n    public partial struct _tail_e__FixedBuffer\n    {\n        public byte e0;\n\n        public ref byte this[int index]\n        {\n            get\n            {\n                return ref Unsafe.Add(ref e0, index);\n            }\n        }\n\n        public Span<byte> AsSpan(int length) => MemoryMarshal.CreateSpan(ref e0, length);\n    }\n}\n";

        Assert.Equal("struct s\n{\n    public uint first;\n}\n", PostProcessing.Apply(Text, []));
    }

    [Fact]
    public void An_array_of_fixed_length_stays()
    {
        const string Text = "struct s\n{\n    [NativeTypeName(\"char[4]\")]\n    public _name_e__FixedBuffer name;\n\n    [InlineArray(4)]\n    public partial struct _name_e__FixedBuffer\n    {\n        public sbyte e0;\n    }\n}\n";

        Assert.Equal(Text, PostProcessing.Apply(Text, []));
    }

    [Theory]
    [InlineData("f([NativeTypeName(\"uuid_t *\")] byte** uuid)", "f([NativeTypeName(\"uuid_t *\")] byte* uuid)")]
    [InlineData("[NativeTypeName(\"struct (anonymous at /usr/x/include/sub/a.h:3:1)\")]", "[NativeTypeName(\"struct (anonymous at a.h:3:1)\")]")]
    [InlineData("// header\n\n\nusing System;\n", "// header\n\nusing System;\n")]
    public void Known_faults_are_corrected(string text, string expected)
        => Assert.Equal(expected, PostProcessing.Apply(text, ["/usr/x/include", "/usr/x/include/sub/"]));

    [Fact]
    public void Settings_name_other_files_and_placeholders()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("lib"));
        File.WriteAllText(folder.File("settings.rsp"), "--language\nc\n");
        File.WriteAllText(folder.File("lib/generate.rsp"), "@../settings.rsp\n\n--traverse\n{daos}/daos.h\n{libc}/bits/stat.h\n");

        var settings = ResponseFile.Read(folder.File("lib/generate.rsp"));

        Assert.Equal(["--language", "c", "--traverse", "{daos}/daos.h", "{libc}/bits/stat.h"], settings);
        Assert.Equal(["daos", "libc"], ResponseFile.Placeholders(settings));
        Assert.Equal(["--language", "c", "--traverse", "a/daos.h", "b/bits/stat.h"], ResponseFile.Expand(settings, new Dictionary<string, string> { ["daos"] = "a", ["libc"] = "b" }));
    }

    [Fact]
    public void A_folder_of_headers_must_have_all_of_them()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("a.h"), "");
        var options = new Dictionary<string, string> { ["x"] = folder.Path, ["y"] = folder.Path };

        var found = IncludeDirectories.Find(["{x}/a.h", "{y}/a.h", "{y}/b.h"], options, out var missing);

        Assert.Equal([new KeyValuePair<string, string>("x", folder.Path)], found);
        Assert.Equal(["y"], missing);
    }

    [Fact]
    public void The_command_line_is_read()
    {
        var options = Options.Parse(["--daos-include", "d", "--check-only", "--clangsharp", "c", "lmdb", "--repository", "r"]);

        Assert.Equal("d", options.Includes["daos"]);
        Assert.True(options.CheckOnly);
        Assert.Equal("c", options.ClangSharp);
        Assert.Equal(["lmdb"], options.Libraries);
        Assert.Equal("r", options.Repository);
    }

    [Theory]
    [InlineData("--daos-include")]
    [InlineData("--no-such-option")]
    [InlineData("--clangsharp")]
    public void A_wrong_command_line_is_an_error(string argument) => Assert.Throws<ArgumentException>(() => Options.Parse([argument]));

    [Theory]
    [InlineData("// from DAOS 2.9.100 (libdaos API 2.8.0)", true)]
    [InlineData("// from DAOS 2.9.1000", false)]
    [InlineData("// from DAOS 2.6.5", false)]
    public void The_header_comment_must_name_the_version_of_the_constants(string comment, bool right)
    {
        var bindings = BindingReader.Read(typeof(Daos).Assembly, nameof(Daos));

        Assert.Equal(right, ProvenanceCheck.Compare("daos", bindings, comment) == null);
        Assert.Equal(right, ProvenanceCheck.Compare("daos", ["public const int DAOS_VERSION_MAJOR = 2;", "public const int DAOS_VERSION_MINOR = 9;\npublic const int DAOS_VERSION_FIX = 100;"], comment) == null);
    }
}
