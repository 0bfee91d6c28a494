using System.Buffers;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Requests;

/// <summary>A growing list of extents that begins on the caller's stack.</summary>
internal ref struct ExtentList : IDisposable
{
    private Span<daos_recx_t> _items;
    private daos_recx_t[]? _rented;

    public ExtentList(Span<daos_recx_t> stack) => _items = stack;

    public int Count { get; private set; }

    public readonly ReadOnlySpan<daos_recx_t> Items => _items[..Count];

    public void Clear() => Count = 0;

    public void Add(ulong start, ulong count)
    {
        if (Count == _items.Length)
        {
            daos_recx_t[] larger = ArrayPool<daos_recx_t>.Shared.Rent(2 * Count);
            _items.CopyTo(larger);
            Dispose();
            _rented = larger;
            _items = larger;
        }

        _items[Count++] = new daos_recx_t { rx_idx = start, rx_nr = count };
    }

    public void Dispose()
    {
        if (_rented != null)
        {
            ArrayPool<daos_recx_t>.Shared.Return(_rented);
            _rented = null;
        }
    }
}
