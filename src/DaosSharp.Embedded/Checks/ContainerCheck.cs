using System.Buffers.Binary;
using System.Text;
using DaosSharp.Embedded.Containers;
using DaosSharp.Embedded.Storage;

namespace DaosSharp.Embedded.Checks;

/// <summary>Containers, their labels, UUIDs, attributes and snapshots.</summary>
internal sealed class ContainerCheck(PoolStore store, Transaction txn, CheckReport report, PoolState state)
{
    private readonly Dictionary<uint, ContainerRecord> _containers = [];
    private readonly HashSet<uint> _damaged = [];
    private readonly HashSet<uint> _destroyed = [];

    public void Run()
    {
        TableWalk walk = new(txn, report);
        walk.Each(store.Tables.Destroyed, "destroyed containers", (key, value) =>
        {
            SealedRecord.Open(key, value, 0, "a destroyed container");
            _destroyed.Add(BinaryPrimitives.ReadUInt32BigEndian(key));
        });
        walk.Each(store.Tables.Containers, "containers", CheckContainer);
        walk.Each(store.Tables.Labels, "labels", (key, value) =>
        {
            if (Named(SealedRecord.Open(key, value, sizeof(uint), ContainerTable.LabelRecord)) is not { } container || container.Label != Encoding.UTF8.GetString(key))
            {
                report.Add(FindingKind.Reference, $"the label '{Encoding.UTF8.GetString(key)}' is no container's");
            }
        });
        walk.Each(store.Tables.ContainerIds, "container UUIDs", (key, value) =>
        {
            Guid id = new(key, bigEndian: true);
            if (Named(SealedRecord.Open(key, value, sizeof(uint), ContainerTable.IdRecord)) is not { } container || container.Id != id)
            {
                report.Add(FindingKind.Reference, $"the UUID {id} is no container's");
            }
        });
        walk.Each(store.Tables.Attributes, "attributes", (key, value) =>
        {
            AttributeTable.Parse(key, value);
            uint owner = BinaryPrimitives.ReadUInt32BigEndian(key);
            if (owner != AttributeTable.PoolOwner)
            {
                Require(owner, "an attribute");
            }
        });
        walk.Each(store.Tables.Snapshots, "snapshots", (key, value) =>
        {
            SealedRecord.Open(key, value, 0, "a snapshot");
            Require(BinaryPrimitives.ReadUInt32BigEndian(key), "a snapshot");
            RequireEpoch(BinaryPrimitives.ReadUInt64BigEndian(key[sizeof(uint)..]), "a snapshot");
        });
    }

    /// <summary>Reports something that belongs to a container that is not there.</summary>
    public void Require(uint container, string what)
    {
        if (!_containers.ContainsKey(container) && !_damaged.Contains(container) && !_destroyed.Contains(container))
        {
            report.Add(FindingKind.Reference, $"{what} belongs to the container {container}, which is not there");
        }
    }

    /// <summary>Reports an epoch that the pool has not reached.</summary>
    public void RequireEpoch(ulong epoch, string what)
    {
        if (epoch > state.LastEpoch)
        {
            report.Add(FindingKind.Reference, $"{what} is of the epoch {epoch}, later than the pool's last, {state.LastEpoch}", endangers: true);
        }
    }

    private void CheckContainer(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (key.Length == sizeof(uint))
        {
            _damaged.Add(BinaryPrimitives.ReadUInt32BigEndian(key));
        }

        ContainerRecord record = ContainerRecord.Parse(key, value);
        _damaged.Remove(record.Number);
        _containers[record.Number] = record;
        if (record.Number > state.LastContainer)
        {
            report.Add(FindingKind.Reference, $"the container {record.Number} was never given out: the pool's last is {state.LastContainer}", endangers: true);
        }

        if (!txn.TryGet(store.Tables.ContainerIds, record.Id.ToByteArray(bigEndian: true), out _))
        {
            report.Add(FindingKind.Reference, $"the container {record.Number} cannot be found by its UUID {record.Id}");
        }

        if (record.Label.Length > 0 && !txn.TryGet(store.Tables.Labels, Encoding.UTF8.GetBytes(record.Label), out _))
        {
            report.Add(FindingKind.Reference, $"the container {record.Number} cannot be found by its label '{record.Label}'");
        }
    }

    private ContainerRecord? Named(ReadOnlySpan<byte> number) => _containers.GetValueOrDefault(BinaryPrimitives.ReadUInt32BigEndian(number));
}
