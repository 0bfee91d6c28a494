using System.Runtime.CompilerServices;

namespace DaosSharp;

public sealed partial class DaosKeyValue
{
    /// <summary>Lists keys, in the object's own order. Keys that are put or removed meanwhile may or may not appear. <c>daos_kv_list</c></summary>
    /// <param name="start">Where to begin; the default is the first key.</param>
    /// <param name="pageSize">Most keys per call of the C function.</param>
    /// <param name="cancel">Ends the enumeration.</param>
    /// <exception cref="System.Text.DecoderFallbackException">Another program has stored a key that is not UTF-8; <see cref="ListPagesAsync"/> gives the bytes.</exception>
    public async IAsyncEnumerable<string> ListKeysAsync(
        DaosAnchor start = default, int pageSize = DefaultPageSize, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (KeyPage page in ListPagesAsync(start, pageSize, cancel).ConfigureAwait(false))
        {
            for (int i = 0; i < page.Count; i++)
                yield return page.GetString(i);
        }
    }

    /// <summary>Lists keys page by page; <see cref="KeyPage.Next"/> is the place to resume from later.</summary>
    /// <param name="start">Where to begin; the default is the first key.</param>
    /// <param name="pageSize">Most keys per page.</param>
    /// <param name="cancel">Ends the enumeration.</param>
    public async IAsyncEnumerable<KeyPage> ListPagesAsync(
        DaosAnchor start = default, int pageSize = DefaultPageSize, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (DaosAnchor anchor = start; !anchor.IsEnd;)
        {
            KeyPage page = await ListPageAsync(anchor, pageSize, cancel).ConfigureAwait(false);
            anchor = page.Next;
            if (page.Count > 0)
                yield return page;
        }
    }

    /// <summary>Gets one page of keys. <c>daos_kv_list</c></summary>
    /// <param name="start">Where to begin; the default is the first key.</param>
    /// <param name="pageSize">Most keys in the page.</param>
    /// <param name="cancel">Ends the await.</param>
    public async ValueTask<KeyPage> ListPageAsync(DaosAnchor start = default, int pageSize = DefaultPageSize, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pageSize);
        ListState state = new(start.Native, pageSize, FirstPageBytes);
        while (true)
        {
            await Start(new ListRequest(this, _handle, state), cancel).AsValueTask().ConfigureAwait(false);
            if (state.Page is { } page)
                return page;
        }
    }
}
