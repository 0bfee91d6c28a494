using System.Runtime.InteropServices;
using DaosSharp.Interop;

namespace DaosSharp.Embedded.Properties;

/// <summary>d_rank_list_t in memory of malloc.</summary>
internal static unsafe class RankList
{
    private const uint MaxRanks = 1 << 20;

    public static d_rank_list_t* Create(ReadOnlySpan<uint> ranks)
    {
        d_rank_list_t* list = (d_rank_list_t*)NativeMemory.AllocZeroed((nuint)sizeof(d_rank_list_t));
        list->rl_nr = (uint)ranks.Length;
        if (!ranks.IsEmpty)
        {
            list->rl_ranks = (uint*)NativeMemory.Alloc((nuint)ranks.Length, sizeof(uint));
            ranks.CopyTo(new Span<uint>(list->rl_ranks, ranks.Length));
        }

        return list;
    }

    /// <summary>Null for null, and for a list that claims more ranks than there can be.</summary>
    public static d_rank_list_t* Duplicate(d_rank_list_t* list) =>
        list == null || list->rl_nr > MaxRanks ? null : Create(new ReadOnlySpan<uint>(list->rl_ranks, (int)list->rl_nr));

    public static void Free(d_rank_list_t* list)
    {
        if (list != null)
        {
            NativeMemory.Free(list->rl_ranks);
            NativeMemory.Free(list);
        }
    }
}
