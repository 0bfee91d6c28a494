namespace DaosSharp.PowerLoss;

/// <summary>Pools that are created and, but for every third, destroyed again; each step is marked before and after.</summary>
public static class PoolWorkload
{
    /// <summary>The version of a pool's mark after its creation.</summary>
    public const int Created = 1;

    /// <summary>The version of a pool's mark after its destruction.</summary>
    public const int Destroyed = 2;

    private const int Kept = 3;

    public static string Label(int number) => $"pool-{number}";

    public static void Run(DaosClient client, MarkWriter marks, int pools)
    {
        for (int i = 0; i < pools; i++)
        {
            string label = Label(i);
            marks.Write(Marks.Begin(label, Created));
            client.CreatePool(label, Content.PoolSize, i % 2 == 0 ? PoolDurability.Full : PoolDurability.Process);
            marks.Write(Marks.Acknowledge(label, Created));
            if (i % Kept != 0)
            {
                marks.Write(Marks.Begin(label, Destroyed));
                client.DestroyPool(label);
                marks.Write(Marks.Acknowledge(label, Destroyed));
            }
        }
    }
}
