using DaosSharp.Interop;

namespace DaosSharp.Embedded.Handles;

/// <summary>
/// Cookies of C callers → objects of the engine. A cookie holds kind, generation and slot, so that a closed or foreign handle is found
/// out; look-ups take no lock.
/// </summary>
internal static class HandleTable
{
    private const int KindShift = 56;
    private const int GenerationShift = 32;
    private const uint GenerationMask = 0xFFFFFF;
    private const int FirstCapacity = 256;

    private static readonly Lock Gate = new();
    private static readonly Stack<int> Unused = new();
    private static Slot?[] _slots = new Slot?[FirstCapacity];
    private static int _count;

    public static daos_handle_t Add(HandleKind kind, object value)
    {
        lock (Gate)
        {
            if (!Unused.TryPop(out int index))
            {
                index = _count++;
                if (index == _slots.Length)
                {
                    Slot?[] larger = new Slot?[2 * index];
                    _slots.CopyTo(larger, 0);
                    Volatile.Write(ref _slots, larger);
                }
            }

            uint generation = ((_slots[index]?.Generation ?? 0) + 1) & GenerationMask;
            Volatile.Write(ref _slots[index], new Slot(kind, generation, value));
            return new daos_handle_t { cookie = ((ulong)kind << KindShift) | ((ulong)generation << GenerationShift) | (uint)(index + 1) };
        }
    }

    /// <summary>The object of an open handle of this kind, else null.</summary>
    public static T? Find<T>(daos_handle_t handle, HandleKind kind)
        where T : class
    {
        uint index = (uint)handle.cookie - 1;
        Slot?[] slots = Volatile.Read(ref _slots);
        if (handle.cookie >> KindShift != (ulong)kind || index >= (uint)slots.Length)
        {
            return null;
        }

        Slot? slot = Volatile.Read(ref slots[index]);
        return slot != null && slot.Generation == (uint)(handle.cookie >> GenerationShift & GenerationMask) ? slot.Value as T : null;
    }

    /// <summary>Takes a handle out of use. Null when it was closed before or never was one.</summary>
    public static T? Remove<T>(daos_handle_t handle, HandleKind kind)
        where T : class
    {
        lock (Gate)
        {
            T? value = Find<T>(handle, kind);
            if (value != null)
            {
                int index = (int)(uint)handle.cookie - 1;
                Volatile.Write(ref _slots[index], new Slot(kind, _slots[index]!.Generation, null));
                Unused.Push(index);
            }

            return value;
        }
    }

    /// <summary>Takes every handle out of use and gives the objects that stood for pools and containers, for daos_fini to close.</summary>
    public static List<object> Clear()
    {
        lock (Gate)
        {
            List<object> values = [];
            for (int i = 0; i < _count; i++)
            {
                if (_slots[i]?.Value is { } value)
                {
                    values.Add(value);
                    Volatile.Write(ref _slots[i], new Slot(_slots[i]!.Kind, _slots[i]!.Generation, null));
                    Unused.Push(i);
                }
            }

            return values;
        }
    }

    private sealed class Slot(HandleKind kind, uint generation, object? value)
    {
        public HandleKind Kind { get; } = kind;

        public uint Generation { get; } = generation;

        public object? Value { get; } = value;
    }
}
