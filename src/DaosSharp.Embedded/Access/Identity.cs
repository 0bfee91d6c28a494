using System.Globalization;
using System.Text;

namespace DaosSharp.Embedded.Access;

/// <summary>A user and the groups he is in, as principals.</summary>
internal sealed record Identity(string User, string Group, IReadOnlyList<string> Groups)
{
    /// <summary>
    /// The effective user of this process. Without an entry in the user database, as in containers, a number stands for the name.
    /// </summary>
    public static Identity Current()
    {
        uint group = UserDatabase.EffectiveGroup();
        string user = UserDatabase.FindUser(UserDatabase.EffectiveUser(), out byte[] name) == 0
            ? Text(name)
            : Numbered(UserDatabase.EffectiveUser());
        return new Identity(user, GroupName(group), [GroupName(group), .. UserDatabase.Groups().Where(id => id != group).Select(GroupName)]);
    }

    private static string GroupName(uint id) => UserDatabase.FindGroup(id, out byte[] name) == 0 ? Text(name) : Numbered(id);

    private static string Text(byte[] name) => Encoding.UTF8.GetString(name) + '@';

    private static string Numbered(uint id) => id.ToString(CultureInfo.InvariantCulture) + '@';
}
