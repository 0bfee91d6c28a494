using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace DaosSharp.Scenarios.Support;

/// <summary>Finds the method that runs a scenario id, and its arguments in the id.</summary>
public static partial class ScenarioCatalog
{
    private sealed record Entry(MethodInfo Method, Regex Id, Dictionary<string, NumberStyles> Numbers);

    private static readonly Entry[] Entries =
    [
        .. from type in typeof(ScenarioCatalog).Assembly.GetTypes()
           where type.IsSubclassOf(typeof(ScenarioFamily)) && !type.IsAbstract
           from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
           let attribute = method.GetCustomAttribute<ScenarioAttribute>()
           where attribute is not null
           let entry = Parse(method, attribute.Pattern)
           orderby entry.Numbers.Count
           select entry,
    ];

    /// <summary>Finds the calls of a scenario.</summary>
    /// <returns>What makes the calls; null when no method runs the id.</returns>
    public static Action<ScenarioContext>? Find(string id)
    {
        foreach (Entry entry in Entries)
        {
            Match match = entry.Id.Match(id);
            if (!match.Success)
                continue;
            object?[] arguments =
            [
                .. from parameter in entry.Method.GetParameters()
                   let value = ulong.Parse(match.Groups[parameter.Name!].Value, entry.Numbers[parameter.Name!], CultureInfo.InvariantCulture)
                   select Convert.ChangeType(value, parameter.ParameterType, CultureInfo.InvariantCulture),
            ];
            return context =>
            {
                object family = Activator.CreateInstance(entry.Method.DeclaringType!, context)!;
                entry.Method.Invoke(family, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
            };
        }
        return null;
    }

    private static Entry Parse(MethodInfo method, string pattern)
    {
        Dictionary<string, NumberStyles> numbers = new(StringComparer.Ordinal);
        string expression = Placeholder().Replace(Regex.Escape(pattern).Replace("\\{", "{", StringComparison.Ordinal), match =>
        {
            string name = match.Groups["name"].Value;
            bool hex = match.Groups["hex"].Success;
            numbers.Add(name, hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None);
            return $"(?<{name}>[0-9{(hex ? "a-f" : "")}]+)";
        });
        return new Entry(method, new Regex($"^{expression}$", RegexOptions.CultureInvariant), numbers);
    }

    [GeneratedRegex("{(?<name>[a-z]+)(?<hex>:x)?}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();
}
