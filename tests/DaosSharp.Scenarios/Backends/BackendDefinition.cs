namespace DaosSharp.Scenarios.Backends;

[CollectionDefinition(Name)]
public sealed class BackendDefinition : ICollectionFixture<BackendFixture>
{
    public const string Name = "backend";
}
