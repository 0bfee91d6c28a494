namespace DaosSharp.Embedded.Tests.Damage;

/// <summary>Ways to damage a file. Each changes it in place.</summary>
internal static class Damager
{
    private const int Page = 4096;

    public static void Truncate(string path, Random random)
    {
        using FileStream file = new(path, FileMode.Open);
        file.SetLength(random.NextInt64(file.Length));
    }

    public static void FlipOneBit(string path, Random random) => Flip(path, random, 1);

    public static void FlipBits(string path, Random random) => Flip(path, random, 2 + random.Next(30));

    public static void ZeroPage(string path, Random random) =>
        Change(path, bytes => PageOf(bytes, random).Clear());

    public static void SwapPages(string path, Random random) => Change(path, bytes =>
    {
        Span<byte> first = PageOf(bytes, random);
        Span<byte> second = PageOf(bytes, random);
        byte[] copy = first.ToArray();
        int length = Math.Min(first.Length, second.Length);
        second[..length].CopyTo(first);
        copy.AsSpan(0, length).CopyTo(second);
    });

    public static void WriteGarbage(string path, Random random) => Change(path, bytes =>
    {
        int length = Math.Min(bytes.Length, 1 + random.Next(3 * Page));
        random.NextBytes(bytes.AsSpan(random.Next(bytes.Length - length + 1), length));
    });

    public static void Empty(string path, Random random) => File.WriteAllBytes(path, []);

    public static void Remove(string path, Random random) => File.Delete(path);

    private static void Flip(string path, Random random, int bits) => Change(path, bytes =>
    {
        for (int i = 0; i < bits; i++)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }
    });

    private static Span<byte> PageOf(byte[] bytes, Random random)
    {
        int start = random.Next((bytes.Length + Page - 1) / Page) * Page;
        return bytes.AsSpan(start, Math.Min(Page, bytes.Length - start));
    }

    private static void Change(string path, Action<byte[]> change)
    {
        byte[] bytes = File.ReadAllBytes(path);
        change(bytes);
        File.WriteAllBytes(path, bytes);
    }
}
