using DaosSharp.Interop;

namespace DaosSharp.Embedded.Requests;

/// <summary>
/// Cuts the ranges of an array call into pieces of one dkey each, as libdaos does: ranges that follow each other inside a chunk share a
/// piece, and only extents within a piece are checked for overlaps. Cell i is record i % chunk of dkey i / chunk + 1.
/// </summary>
internal unsafe struct ArrayPieces
{
    private readonly daos_range_t* _ranges;
    private readonly ulong _count;
    private readonly ulong _chunk;
    private ulong _next;
    private ulong _index;
    private ulong _left;

    public ArrayPieces(daos_range_t* ranges, ulong count, ulong chunk)
    {
        _ranges = ranges;
        _count = count;
        _chunk = chunk;
        Load();
    }

    /// <summary>Fills the list with the extents of the next piece. False at the end.</summary>
    public bool MoveNext(scoped ref ExtentList extents, out ulong dkey)
    {
        dkey = 0;
        extents.Clear();
        while (_next < _count && _left == 0)
        {
            _next++;
            Load();
        }

        if (_next >= _count)
        {
            return false;
        }

        ulong chunkNumber = _index / _chunk;
        ulong room = _chunk - _index % _chunk;
        dkey = chunkNumber + 1;
        while (true)
        {
            extents.Add(_index % _chunk, Math.Min(room, _left));
            if (_left > room)
            {
                _index += room;
                _left -= room;
                return true;
            }

            _next++;
            Load();
            if (_next >= _count || _left == 0 || _left == room || _index / _chunk != chunkNumber)
            {
                return true;
            }

            room = _chunk - _index % _chunk;
        }
    }

    private void Load()
    {
        if (_next < _count)
        {
            _index = _ranges[_next].rg_idx;
            _left = _ranges[_next].rg_len;
        }
    }
}
