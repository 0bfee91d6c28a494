using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

public sealed unsafe partial class DaosContainer
{
    /// <summary>Gives the container another label. <c>daos_cont_set_prop</c></summary>
    /// <param name="label">The new label: 1 to 127 letters, digits, '.', '_', ':' and '-'; case counts.</param>
    /// <exception cref="DaosException"><see cref="DaosError.Exists"/>: another container of the pool has it. <see cref="DaosError.NoPermission"/>: the user may not change properties, or the container is open read-only.</exception>
    public void SetLabel(string label) => Perform(SetLabelCall(label));

    /// <summary>Gives the container another label. <c>daos_cont_set_prop</c></summary>
    /// <param name="label">The new label.</param>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="DaosException">As for the synchronous form.</exception>
    public ValueTask SetLabelAsync(string label, CancellationToken cancel = default) => StartCall(SetLabelCall(label), cancel);

    /// <summary>Declares a container healthy again that lost more engines than its redundancy allows. <c>daos_cont_status_clear</c></summary>
    /// <exception cref="DaosException"><see cref="DaosError.NoPermission"/>: the user may not change properties, or the container is open read-only.</exception>
    public void ClearStatus() => Perform(ClearStatusCall());

    /// <summary>Declares a container healthy again that lost more engines than its redundancy allows. <c>daos_cont_status_clear</c></summary>
    /// <param name="cancel">Ends the await.</param>
    /// <exception cref="DaosException">As for the synchronous form.</exception>
    public ValueTask ClearStatusAsync(CancellationToken cancel = default) => StartCall(ClearStatusCall(), cancel);

    private Call<bool> ClearStatusCall() =>
        new(this, Target, call => call.Submit(new Submissions.daos_cont_status_clear(Handle)), static _ => true);

    private Call<bool> SetLabelCall(string label)
    {
        Labels.Check(label, nameof(label));
        return new(
            this,
            Target,
            call =>
            {
                daos_prop_t* properties = (daos_prop_t*)call.Memory(sizeof(daos_prop_t) + sizeof(daos_prop_entry));
                properties->dpp_nr = 1;
                properties->dpp_entries = (daos_prop_entry*)(properties + 1);
                properties->dpp_entries->dpe_type = (uint)daos_cont_props.DAOS_PROP_CO_LABEL;
                properties->dpp_entries->dpe_str = call.Text(label);
                return call.Submit(new Submissions.daos_cont_set_prop(Handle, properties));
            },
            static _ => true);
    }
}
