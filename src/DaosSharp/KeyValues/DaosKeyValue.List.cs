namespace DaosSharp;

public sealed unsafe partial class DaosKeyValue
{
    /// <summary>Number of keys per page when the program names none.</summary>
    public const int DefaultPageSize = 256;

    private const int FirstPageBytes = 16 * 1024;

    /// <summary>
    /// Lists keys, in the object's own order. Keys that are put or removed meanwhile may or may not appear. <c>daos_kv_list</c>
    /// </summary>
    /// <param name="start">Where to begin; the default is the first key.</param>
    /// <param name="pageSize">Most keys per call of the C function.</param>
    /// <exception cref="System.Text.DecoderFallbackException">Another program has stored a key that is not UTF-8; <see cref="ListPages"/> gives the bytes.</exception>
    public IEnumerable<string> ListKeys(DaosAnchor start = default, int pageSize = DefaultPageSize)
    {
        IEnumerable<KeyPage> pages = ListPages(start, pageSize);
        return Flatten(pages);

        static IEnumerable<string> Flatten(IEnumerable<KeyPage> pages)
        {
            foreach (KeyPage page in pages)
            {
                for (int i = 0; i < page.Count; i++)
                    yield return page.GetString(i);
            }
        }
    }

    /// <summary>Lists keys page by page; <see cref="KeyPage.Next"/> is the place to resume from later.</summary>
    /// <param name="start">Where to begin; the default is the first key.</param>
    /// <param name="pageSize">Most keys per page.</param>
    public IEnumerable<KeyPage> ListPages(DaosAnchor start = default, int pageSize = DefaultPageSize)
    {
        ThrowIfDisposed();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pageSize);
        return Pages(start, pageSize);

        IEnumerable<KeyPage> Pages(DaosAnchor anchor, int pageSize)
        {
            while (!anchor.IsEnd)
            {
                KeyPage page = ListPage(anchor, pageSize);
                anchor = page.Next;
                if (page.Count > 0)
                    yield return page;
            }
        }
    }

    /// <summary>Gets one page of keys. <c>daos_kv_list</c></summary>
    /// <param name="start">Where to begin; the default is the first key.</param>
    /// <param name="pageSize">Most keys in the page.</param>
    public KeyPage ListPage(DaosAnchor start = default, int pageSize = DefaultPageSize)
    {
        ThrowIfDisposed();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pageSize);
        ListState state = new(start.Native, pageSize, FirstPageBytes);
        while (state.Page is null)
            Execute(new ListRequest(this, _handle, state));
        return state.Page;
    }
}
