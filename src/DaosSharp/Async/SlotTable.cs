using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DaosSharp.Async;

/// <summary>
/// The free slots of a queue, without locks: cells that hold one slot each, chosen by thread, and a stack behind them.
/// A slot in a cell can be taken by any thread that finds nothing else, so none is ever out of reach.
/// </summary>
internal sealed class SlotTable
{
    private readonly Cell[] _cells;
    private readonly int[] _next;

    /// <summary>Index of the top plus one, and above it a count of changes that tells an old top from a new one.</summary>
    private Cell64 _top;

    public SlotTable(int slots)
    {
        _cells = new Cell[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Min(Environment.ProcessorCount * 2, 64))];
        _next = new int[slots];
        for (int i = slots - 1; i >= 0; i--)
            Push(i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryRent(out int slot)
    {
        ref int cell = ref Mine;
        int held = Volatile.Read(ref cell);
        if (held != 0 && (held = Interlocked.Exchange(ref cell, 0)) != 0)
        {
            slot = held - 1;
            return true;
        }
        return TryOther(out slot);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Return(int slot)
    {
        ref int cell = ref Mine;
        if (Volatile.Read(ref cell) != 0 || Interlocked.CompareExchange(ref cell, slot + 1, 0) != 0)
            Push(slot);
    }

    private ref int Mine => ref _cells[Environment.CurrentManagedThreadId & (_cells.Length - 1)].Value;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryOther(out int slot) => TryPop(out slot) || TrySteal(out slot);

    private bool TrySteal(out int slot)
    {
        foreach (ref Cell cell in _cells.AsSpan())
        {
            if (Volatile.Read(ref cell.Value) == 0)
                continue;
            int held = Interlocked.Exchange(ref cell.Value, 0);
            if (held != 0)
            {
                slot = held - 1;
                return true;
            }
        }
        slot = -1;
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Push(int slot)
    {
        long top = Volatile.Read(ref _top.Value);
        while (true)
        {
            _next[slot] = (int)top;
            long seen = Interlocked.CompareExchange(ref _top.Value, Change(top, slot + 1), top);
            if (seen == top)
                return;
            top = seen;
        }
    }

    private bool TryPop(out int slot)
    {
        long top = Volatile.Read(ref _top.Value);
        while ((int)top != 0)
        {
            slot = (int)top - 1;
            int next = Volatile.Read(ref _next[slot]);
            long seen = Interlocked.CompareExchange(ref _top.Value, Change(top, next), top);
            if (seen == top)
                return true;
            top = seen;
        }
        slot = -1;
        return false;
    }

    private static long Change(long top, int index) => (((top >> 32) + 1) << 32) | (uint)index;

    [StructLayout(LayoutKind.Explicit, Size = 64)]
    private struct Cell
    {
        [FieldOffset(0)]
        public int Value;
    }

    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Cell64
    {
        [FieldOffset(64)]
        public long Value;
    }
}
