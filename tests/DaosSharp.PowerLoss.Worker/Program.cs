using System.Globalization;
using DaosSharp;
using DaosSharp.PowerLoss;

// Arguments: directory of the system, file for marks, durability, number of updates, updates in flight, seed.
string directory = args[0];
PoolDurability durability = Enum.Parse<PoolDurability>(args[2]);
int updates = int.Parse(args[3], CultureInfo.InvariantCulture);
int inFlight = int.Parse(args[4], CultureInfo.InvariantCulture);
int seed = int.Parse(args[5], CultureInfo.InvariantCulture);

using MarkWriter marks = new(args[1]);
using DaosClient client = DaosClient.Embedded(directory);
marks.Write(Marks.Begin(Marks.Pool, 1));
if (client.ListPools().Count == 0)
{
    client.CreatePool(Content.PoolLabel, Content.PoolSize, durability);
}

marks.Write(Marks.Acknowledge(Marks.Pool, 1));
using DaosPool pool = client.OpenPool(Content.PoolLabel);
marks.Write(Marks.Begin(Marks.Container, 1));
using DaosContainer container = pool.OpenOrCreateContainer(Content.ContainerLabel);
marks.Write(Marks.Acknowledge(Marks.Container, 1));

using Workload workload = new(container, marks, new Random(seed));
if (inFlight > 1)
{
    await workload.RunTogetherAsync(updates, inFlight);
}
else
{
    workload.RunOneByOne(updates);
}
