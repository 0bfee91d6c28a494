namespace DaosSharp.Cli.Values;

/// <summary>Object classes by name.</summary>
internal static class ObjectClasses
{
    /// <summary>No name lets DAOS choose.</summary>
    public static ObjectClass Find(DaosClient client, string? name)
    {
        if (name is null)
            return ObjectClass.Unknown;
        return name.Length > 0 && client.TryGetObjectClass(name, out ObjectClass objectClass)
            ? objectClass
            : throw new UsageException($"'{name}' is no object class");
    }

    /// <summary>The name of an object's class, or its number.</summary>
    public static string NameOf(DaosClient client, DaosObjectId id)
    {
        try
        {
            return client.GetObjectClassName(id.Class);
        }
        catch (ArgumentException)
        {
            return id.Class.ToString();
        }
    }
}
