using DaosSharp.Scenarios.Recorded;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios;

/// <summary>The parts between a recorded line and a call; none of them needs a backend.</summary>
public sealed class SupportTests
{
    [Theory]
    [InlineData("x", "x")]
    [InlineData("hello", "hel{2}o")]
    [InlineData("xxxx####", "x{4}#{4}")]
    [InlineData("a b", "a\\20b")]
    [InlineData("\0\0\u0001\u007f", "\\00{2}\\01\\7f")]
    [InlineData("", "")]
    public void Data_is_written_with_runs_and_hex(string data, string expected) =>
        Assert.Equal(expected, ResultText.Render(System.Text.Encoding.Latin1.GetBytes(data)));

    [Fact]
    public void Words_are_joined_by_blanks()
    {
        ResultText text = new();
        text.Add("size", 0, ulong.MaxValue).Value(-1003).Add("same", true).Data("val", [0xff]).Data("ab"u8);
        Assert.Equal("size=0,18446744073709551615 -1003 same=1 val=\\ff ab", text.ToString());
    }

    [Theory]
    [InlineData("kv.size_3")]
    [InlineData("kv.putflags_2")]
    [InlineData("kv.getflags_a0")]
    [InlineData("kv.list_nr3")]
    [InlineData("array.rw_5_at_18446744073709551610_chunk_16")]
    [InlineData("array.set_size_20_to_8")]
    [InlineData("array.punch_8_16")]
    [InlineData("array.create_cell_2_chunk_7_type_13")]
    public void Further_lines_of_a_family_need_no_code(string id) => Assert.NotNull(ScenarioCatalog.Find(id));

    [Theory]
    [InlineData("kv.size_")]
    [InlineData("kv.size_x")]
    [InlineData("kv.rmflags_g")]
    [InlineData("kv.list_empty_more")]
    [InlineData("array.no_such_scenario")]
    public void Other_ids_find_nothing(string id) => Assert.Null(ScenarioCatalog.Find(id));

    [Fact]
    public void Every_recorded_scenario_has_its_calls() =>
        Assert.DoesNotContain(RecordedScenarios.Ids, id => ScenarioCatalog.Find(id) is null);

    [Fact]
    public void Every_exception_names_a_recorded_scenario() =>
        Assert.Empty(RecordedScenarios.ExceptionIds.Except(RecordedScenarios.Ids));
}
