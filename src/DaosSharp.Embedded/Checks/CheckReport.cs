namespace DaosSharp.Embedded.Checks;

/// <summary>Result of a check of a pool.</summary>
internal sealed class CheckReport
{
    /// <summary>Records that were looked at.</summary>
    public ulong Records { get; set; }

    /// <summary>Records or blocks that cannot be read as written.</summary>
    public ulong Damaged { get; private set; }

    /// <summary>Words for the first of them.</summary>
    public string First { get; private set; } = "";

    public void AddDamage(string what)
    {
        First = Damaged++ == 0 ? what : First;
    }
}
