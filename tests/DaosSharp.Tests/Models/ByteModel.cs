namespace DaosSharp.Tests.Models;

/// <summary>What an array of bytes should hold: null is a hole. The array ends with the last cell that is none.</summary>
internal sealed class ByteModel
{
    private readonly List<byte?> _cells = [];

    public int Size => _cells.Count;

    public byte? this[int index] => index < _cells.Count ? _cells[index] : null;

    public void Write(int index, ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
            return;
        Grow(index + data.Length);
        for (int i = 0; i < data.Length; i++)
            _cells[index + i] = data[i];
    }

    /// <summary>The last cell of the new size is there, if need be as a zero.</summary>
    public void SetSize(int size)
    {
        Grow(size);
        _cells.RemoveRange(size, _cells.Count - size);
        if (size > 0)
            _cells[size - 1] ??= 0;
    }

    public void Punch(int index, int count)
    {
        for (int i = index; i < Math.Min(index + count, Size); i++)
            _cells[i] = null;
        while (Size > 0 && _cells[^1] is null)
            _cells.RemoveAt(Size - 1);
    }

    private void Grow(int size)
    {
        while (_cells.Count < size)
            _cells.Add(null);
    }
}
