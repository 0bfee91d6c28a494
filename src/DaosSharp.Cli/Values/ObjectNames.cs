using System.Text;

namespace DaosSharp.Cli.Values;

/// <summary>
/// Objects by name: a container's user attribute <c>daossharp.object.NAME</c> holds the object's id as text, so that any DAOS program can
/// find it.
/// </summary>
internal static class ObjectNames
{
    public const char Sign = '@';

    private const string Prefix = "daossharp.object.";
    private const int MaxLength = 200;

    /// <summary>The id that an argument means: HI.LO, or @NAME.</summary>
    public static DaosObjectId Resolve(DaosContainer container, string text)
    {
        if (!text.StartsWith(Sign))
        {
            return DaosObjectId.TryParse(text, out DaosObjectId id)
                ? id
                : throw new UsageException($"'{text}' is no object: HI.LO with both halves in decimal, or @NAME");
        }
        return Find(container, Check(text[1..]))
            ?? throw new DaosException(DaosError.NotFound, "daos_cont_get_attr", $"object '{text}' in container '{container.Name}'", "no object has that name");
    }

    /// <summary>Gives a name to an object; taken names are refused.</summary>
    public static void Set(DaosContainer container, string name, DaosObjectId id) =>
        container.SetAttribute(Prefix + name, Encoding.UTF8.GetBytes(id.ToString()));

    /// <summary>Fails when a name cannot be given.</summary>
    public static void RequireFree(DaosContainer container, string name)
    {
        if (Find(container, Check(name)) is { } id)
            throw new DaosException(DaosError.Exists, "daos_cont_set_attr", $"object '@{name}' in container '{container.Name}'", $"the name belongs to {id}");
    }

    /// <summary>Takes the name away, when the argument is one.</summary>
    public static void Remove(DaosContainer container, string text)
    {
        if (text.StartsWith(Sign))
            container.RemoveAttribute(Prefix + text[1..]);
    }

    public static IEnumerable<(string Name, DaosObjectId Id)> List(DaosContainer container)
    {
        foreach (string attribute in container.ListAttributes().Where(static a => a.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            string name = attribute[Prefix.Length..];
            if (Find(container, name) is { } id)
                yield return (name, id);
        }
    }

    private static DaosObjectId? Find(DaosContainer container, string name)
    {
        if (!container.TryGetAttribute(Prefix + name, out byte[]? value))
            return null;
        return DaosObjectId.TryParse(Encoding.UTF8.GetString(value), out DaosObjectId id)
            ? id
            : throw new DaosException(DaosError.Invalid, "daos_cont_get_attr", $"object '@{name}' in container '{container.Name}'", "its attribute holds no object id");
    }

    private static string Check(string name) => name.Length is > 0 and <= MaxLength && !name.Contains('\0')
        ? name
        : throw new UsageException($"'@{name}' is no name of an object: 1 to {MaxLength} characters");
}
