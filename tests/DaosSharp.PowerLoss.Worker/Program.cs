using System.Globalization;
using DaosSharp;
using DaosSharp.PowerLoss;

// Arguments: directory of the system, file for marks, and one of
//   update DURABILITY UPDATES IN-FLIGHT SEED
//   fail UPDATES IN-FLIGHT SEED
//   pools NUMBER
using MarkWriter marks = new(args[1]);
using DaosClient client = DaosClient.Embedded(args[0]);
switch (args[2..])
{
    case ["update", string durability, string updates, string inFlight, string seed]:
        using (Store store = new(client, marks, Enum.Parse<PoolDurability>(durability)))
        using (Workload workload = new(store.Container, marks, new Random(Number(seed))))
        {
            await workload.RunAsync(Number(updates), Number(inFlight));
        }

        break;
    case ["fail", string updates, string inFlight, string seed]:
        await new FailingSyncs(client, marks, Path.ChangeExtension(args[1], ".fail"), Number(inFlight), new Random(Number(seed))).RunAsync(Number(updates));
        break;
    case ["pools", string number]:
        PoolWorkload.Run(client, marks, Number(number));
        break;
    default:
        return 64;
}

return 0;

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
