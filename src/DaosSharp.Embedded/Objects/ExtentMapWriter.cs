using DaosSharp.Interop;

namespace DaosSharp.Embedded.Objects;

/// <summary>Notes which extents a fetch found, and reports them in the caller's daos_iom_t when he gave one.</summary>
internal unsafe struct ExtentMapWriter
{
    private readonly daos_iom_t* _map;
    private readonly ulong _recordSize;
    private uint _count;
    private daos_recx_t _first;
    private daos_recx_t _last;

    public ExtentMapWriter(daos_iom_t* map, ulong recordSize)
    {
        _map = map;
        _recordSize = recordSize;
    }

    public readonly bool Any => _count > 0;

    public void Add(ulong start, ulong count)
    {
        daos_recx_t extent = new() { rx_idx = start, rx_nr = count };
        if (_count == 0 || start < _first.rx_idx)
        {
            _first = extent;
        }

        if (_count == 0 || start > _last.rx_idx)
        {
            _last = extent;
        }

        if (_map != null && _map->iom_recxs != null && _count < _map->iom_nr)
        {
            _map->iom_recxs[_count] = extent;
        }

        _count++;
    }

    public readonly void Finish()
    {
        if (_map == null)
        {
            return;
        }

        _map->iom_type = daos_iod_type_t.DAOS_IOD_ARRAY;
        _map->iom_nr_out = _count;
        _map->iom_size = _count > 0 ? _recordSize : 0;
        _map->iom_recx_lo = _first;
        _map->iom_recx_hi = _last;
    }
}
