namespace DaosSharp.Bindgen.Checks;

/// <summary>One point in which the bindings are not what the facts say.</summary>
/// <param name="Item">Kind and name, such as "field daos_event.ev_error".</param>
/// <param name="Detail">The fact and what the bindings have instead.</param>
internal sealed record Difference(string Item, string Detail)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Item}\t{Detail}";
}
