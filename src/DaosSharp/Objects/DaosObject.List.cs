using System.Runtime.CompilerServices;

namespace DaosSharp;

public sealed partial class DaosObject
{
    /// <summary>Number of keys or extents per page when the program names none.</summary>
    public const int DefaultPageSize = 256;

    private const int FirstPageBytes = 16 * 1024;

    /// <summary>Lists dkeys, integers in ascending order, others in the object's own. <c>daos_obj_list_dkey</c></summary>
    /// <param name="start">Where to begin; the default is the first dkey.</param>
    /// <param name="pageSize">Most keys per call of the C function.</param>
    public IEnumerable<DaosKey> ListDkeys(DaosAnchor start = default, int pageSize = DefaultPageSize) => List(default, start, pageSize);

    /// <summary>Lists the akeys of a dkey. <c>daos_obj_list_akey</c></summary>
    /// <param name="dkey">The dkey; one that is not there has no akeys.</param>
    /// <param name="start">Where to begin; the default is the first akey.</param>
    /// <param name="pageSize">Most keys per call of the C function.</param>
    public IEnumerable<DaosKey> ListAkeys(DaosKey dkey, DaosAnchor start = default, int pageSize = DefaultPageSize)
    {
        CheckDkey(dkey);
        return List(dkey, start, pageSize);
    }

    /// <summary>Lists dkeys, integers in ascending order, others in the object's own. <c>daos_obj_list_dkey</c></summary>
    /// <param name="start">Where to begin; the default is the first dkey.</param>
    /// <param name="pageSize">Most keys per call of the C function.</param>
    /// <param name="cancel">Ends the enumeration.</param>
    public IAsyncEnumerable<DaosKey> ListDkeysAsync(DaosAnchor start = default, int pageSize = DefaultPageSize, CancellationToken cancel = default) =>
        ListAsync(default, start, pageSize, cancel);

    /// <summary>Lists the akeys of a dkey. <c>daos_obj_list_akey</c></summary>
    /// <param name="dkey">The dkey; one that is not there has no akeys.</param>
    /// <param name="start">Where to begin; the default is the first akey.</param>
    /// <param name="pageSize">Most keys per call of the C function.</param>
    /// <param name="cancel">Ends the enumeration.</param>
    public IAsyncEnumerable<DaosKey> ListAkeysAsync(
        DaosKey dkey, DaosAnchor start = default, int pageSize = DefaultPageSize, CancellationToken cancel = default)
    {
        CheckDkey(dkey);
        return ListAsync(dkey, start, pageSize, cancel);
    }

    /// <summary>Gets one page of dkeys; <see cref="KeyPage.Next"/> is the place to resume from, also later. <c>daos_obj_list_dkey</c></summary>
    /// <param name="start">Where to begin; the default is the first dkey.</param>
    /// <param name="pageSize">Most keys in the page.</param>
    public KeyPage ListDkeyPage(DaosAnchor start = default, int pageSize = DefaultPageSize) => Page(default, start, pageSize);

    /// <summary>Gets one page of akeys. <c>daos_obj_list_akey</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="start">Where to begin; the default is the first akey.</param>
    /// <param name="pageSize">Most keys in the page.</param>
    public KeyPage ListAkeyPage(DaosKey dkey, DaosAnchor start = default, int pageSize = DefaultPageSize)
    {
        CheckDkey(dkey);
        return Page(dkey, start, pageSize);
    }

    /// <summary>Gets one page of dkeys; <see cref="KeyPage.Next"/> is the place to resume from, also later. <c>daos_obj_list_dkey</c></summary>
    /// <param name="start">Where to begin; the default is the first dkey.</param>
    /// <param name="pageSize">Most keys in the page.</param>
    /// <param name="cancel">Ends the await.</param>
    public ValueTask<KeyPage> ListDkeyPageAsync(DaosAnchor start = default, int pageSize = DefaultPageSize, CancellationToken cancel = default) =>
        PageAsync(default, start, pageSize, cancel);

    /// <summary>Gets one page of akeys. <c>daos_obj_list_akey</c></summary>
    /// <param name="dkey">The dkey.</param>
    /// <param name="start">Where to begin; the default is the first akey.</param>
    /// <param name="pageSize">Most keys in the page.</param>
    /// <param name="cancel">Ends the await.</param>
    public ValueTask<KeyPage> ListAkeyPageAsync(
        DaosKey dkey, DaosAnchor start = default, int pageSize = DefaultPageSize, CancellationToken cancel = default)
    {
        CheckDkey(dkey);
        return PageAsync(dkey, start, pageSize, cancel);
    }

    private IEnumerable<DaosKey> List(DaosKey dkey, DaosAnchor start, int pageSize)
    {
        ThrowIfDisposed();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pageSize);
        return Keys(dkey, start, pageSize);

        IEnumerable<DaosKey> Keys(DaosKey dkey, DaosAnchor anchor, int pageSize)
        {
            while (!anchor.IsEnd)
            {
                KeyPage page = Page(dkey, anchor, pageSize);
                anchor = page.Next;
                for (int i = 0; i < page.Count; i++)
                    yield return page.GetKey(i);
            }
        }
    }

    private async IAsyncEnumerable<DaosKey> ListAsync(
        DaosKey dkey, DaosAnchor start, int pageSize, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (DaosAnchor anchor = start; !anchor.IsEnd;)
        {
            KeyPage page = await PageAsync(dkey, anchor, pageSize, cancel).ConfigureAwait(false);
            anchor = page.Next;
            for (int i = 0; i < page.Count; i++)
                yield return page.GetKey(i);
        }
    }

    private KeyPage Page(DaosKey dkey, DaosAnchor start, int pageSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pageSize);
        ListState state = new(start.Native, pageSize, FirstPageBytes);
        while (state.Page is null)
            Execute(new ObjectListRequest(this, _handle, dkey, state));
        return state.Page;
    }

    private async ValueTask<KeyPage> PageAsync(DaosKey dkey, DaosAnchor start, int pageSize, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pageSize);
        ListState state = new(start.Native, pageSize, FirstPageBytes);
        while (state.Page is null)
            await Start(new ObjectListRequest(this, _handle, dkey, state), cancel).AsValueTask().ConfigureAwait(false);
        return state.Page;
    }
}
