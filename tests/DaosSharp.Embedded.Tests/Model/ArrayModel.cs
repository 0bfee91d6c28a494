namespace DaosSharp.Embedded.Tests.Model;

/// <summary>What an array should hold: cells, and which of them were written.</summary>
internal sealed class ArrayModel(int cells, int cellSize)
{
    private readonly byte[] _data = new byte[cells * cellSize];
    private readonly bool[] _written = new bool[cells];

    public int Cells { get; } = cells;

    public int CellSize { get; } = cellSize;

    /// <summary>Cells up to the last one that was written.</summary>
    public int Size => Array.LastIndexOf(_written, true) + 1;

    public ArrayModel Copy()
    {
        ArrayModel copy = new(Cells, CellSize);
        _data.CopyTo(copy._data, 0);
        _written.CopyTo(copy._written, 0);
        return copy;
    }

    public void Write(int start, ReadOnlySpan<byte> data)
    {
        data.CopyTo(_data.AsSpan(start * CellSize));
        _written.AsSpan(start, data.Length / CellSize).Fill(true);
    }

    public void Punch(int start, int count) => _written.AsSpan(start, count).Clear();

    public void SetSize(int size)
    {
        Punch(size, Cells - size);
        if (size > 0 && !_written[size - 1])
        {
            Write(size - 1, new byte[CellSize]);
        }
    }

    /// <summary>What a read gives: holes read as zeros below the end of a byte array, else they leave the buffer as it was.</summary>
    public void Read(int start, Span<byte> buffer, bool zeroHoles)
    {
        int end = zeroHoles ? Size : 0;
        for (int cell = start; cell < start + buffer.Length / CellSize; cell++)
        {
            Span<byte> target = buffer.Slice((cell - start) * CellSize, CellSize);
            if (_written[cell])
            {
                _data.AsSpan(cell * CellSize, CellSize).CopyTo(target);
            }
            else if (cell < end)
            {
                target.Clear();
            }
        }
    }
}
