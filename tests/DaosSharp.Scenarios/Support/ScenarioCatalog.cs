using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace DaosSharp.Scenarios.Support;

/// <summary>Finds the method that runs a scenario id, and its arguments in the id.</summary>
public static partial class ScenarioCatalog
{
    private sealed record Entry(MethodInfo Method, Regex Id, Dictionary<string, Kind> Placeholders)
    {
        /// <summary>Entries of a lower rank are asked first.</summary>
        public int Rank => Placeholders.Values.Sum(kind => kind == Kind.Name ? 10 : 1);
    }

    private enum Kind
    {
        Decimal,
        Hexadecimal,
        Ranges,
        Name,
    }

    private static readonly Entry[] Entries =
    [
        .. from type in typeof(ScenarioCatalog).Assembly.GetTypes()
           where type.IsSubclassOf(typeof(ScenarioFamily)) && !type.IsAbstract
           from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
           let attribute = method.GetCustomAttribute<ScenarioAttribute>()
           where attribute is not null
           let entry = Parse(method, attribute.Pattern)
           orderby entry.Rank
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
            object[] arguments = [.. entry.Method.GetParameters().Select(parameter => Argument(entry, match, parameter))];
            return context =>
            {
                object family = Activator.CreateInstance(entry.Method.DeclaringType!, context)!;
                entry.Method.Invoke(family, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
            };
        }
        return null;
    }

    private static object Argument(Entry entry, Match match, ParameterInfo parameter)
    {
        string text = match.Groups[parameter.Name!].Value;
        Kind kind = entry.Placeholders[parameter.Name!];
        if (kind is Kind.Name or Kind.Ranges)
            return text;
        NumberStyles style = kind == Kind.Hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return Convert.ChangeType(ulong.Parse(text, style, CultureInfo.InvariantCulture), parameter.ParameterType, CultureInfo.InvariantCulture);
    }

    private static Entry Parse(MethodInfo method, string pattern)
    {
        Dictionary<string, Kind> placeholders = new(StringComparer.Ordinal);
        string expression = Placeholder().Replace(Regex.Escape(pattern).Replace("\\{", "{", StringComparison.Ordinal), match =>
        {
            string name = match.Groups["name"].Value;
            (Kind kind, string characters) = match.Groups["kind"].Value switch
            {
                "x" => (Kind.Hexadecimal, "0-9a-f"),
                "r" => (Kind.Ranges, "0-9+_"),
                "s" => (Kind.Name, "0-9a-z_"),
                _ => (Kind.Decimal, "0-9"),
            };
            placeholders.Add(name, kind);
            return $"(?<{name}>[{characters}]+)";
        });
        return new Entry(method, new Regex($"^{expression}$", RegexOptions.CultureInvariant), placeholders);
    }

    [GeneratedRegex("{(?<name>[A-Za-z]+)(:(?<kind>[xrs]))?}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
