namespace DaosSharp;

/// <summary>Who owns a pool or container, and who may do what with it.</summary>
/// <param name="Owner">Name of the owner, "name@[domain]".</param>
/// <param name="OwnerGroup">Name of the owner group, "name@[domain]".</param>
/// <param name="Acl">The access list.</param>
public sealed record AccessControl(string Owner, string OwnerGroup, DaosAcl Acl);
