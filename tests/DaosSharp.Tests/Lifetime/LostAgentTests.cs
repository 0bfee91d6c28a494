using DaosSharp.Tests.Infrastructure;

namespace DaosSharp.Tests.Lifetime;

/// <summary>The agent of an installed DAOS goes away and comes back. Alone: every other test needs the agent.</summary>
[Collection(nameof(LostAgentTests))]
[CollectionDefinition(nameof(LostAgentTests), DisableParallelization = true)]
public class LostAgentTests
{
    private static readonly byte[] Value = [1, 2, 3];

    [SkippableFact]
    public void Without_an_agent_opening_a_pool_is_a_typed_error_and_works_again_when_it_is_back()
    {
        TestAgent.Require();
        string label = TestSystem.NewLabel();
        DaosObjectId id;
        using (DaosClient client = DaosClient.Connect())
        using (DaosPool pool = client.OpenPool(TestSystem.InstalledPool!))
        {
            pool.CreateContainer(label);
            using DaosContainer container = pool.OpenContainer(label);
            id = container.GenerateObjectId(ObjectType.KeyValueHashed, ObjectClass.S1);
            using DaosKeyValue kv = container.OpenKeyValue(id);
            kv.Put("key", Value);
            TestAgent.Stop();
            try
            {
                // An agent that is stopped in order evicts the handles of its clients.
                Assert.Equal(DaosError.NoHandle, Assert.Throws<DaosException>(() => kv.Put("key", Value)).Code);
                Expect.Fails(DaosError.AgentCommunication, TestSystem.InstalledPool!, () => client.OpenPool(TestSystem.InstalledPool!).Dispose());
            }
            catch
            {
                TestAgent.Start();
                throw;
            }
        }

        try
        {
            using DaosClient meanwhile = DaosClient.Connect();
            Expect.Fails(DaosError.AgentCommunication, TestSystem.InstalledPool!, () => meanwhile.OpenPool(TestSystem.InstalledPool!).Dispose());
        }
        finally
        {
            TestAgent.Start();
        }

        using DaosClient again = DaosClient.Connect();
        using DaosPool opened = again.OpenPool(TestSystem.InstalledPool!);
        using (DaosContainer container = opened.OpenContainer(label))
        using (DaosKeyValue kv = container.OpenKeyValue(id))
            Assert.Equal(Value, kv.Get("key"));
        opened.DestroyContainer(label, force: true);
    }
}
