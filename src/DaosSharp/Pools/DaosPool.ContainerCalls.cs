using DaosSharp.Async;
using DaosSharp.Interop;

namespace DaosSharp;

// The calls behind the synchronous and asynchronous forms of what a pool does with its containers.
public sealed unsafe partial class DaosPool
{
    private const int UuidBytes = 16;

    private static readonly DaosError[] Missing = [DaosError.NotFound, DaosError.ContainerNotFound];

    private Call<Guid> CreateContainerCall(string label, params DaosError[] expected)
    {
        Labels.Check(label, nameof(label));
        return new(
            this,
            Describe(label),
            call => call.Submit(new Submissions.daos_cont_create_with_label(Handle, call.Text(label), null, (byte*)call.Words)),
            ReadUuid,
            expected);
    }

    private Call<Guid> CreateContainerCall() => new(
        this,
        Target,
        call => call.Submit(new Submissions.daos_cont_create2(Handle, (byte*)call.Words, null)),
        ReadUuid);

    private Call<DaosContainer> OpenContainerCall(string labelOrUuid, ContainerAccess access, params DaosError[] expected)
    {
        Labels.Check(labelOrUuid, nameof(labelOrUuid));
        return new(
            this,
            Describe(labelOrUuid),
            call => call.Submit(new Submissions.daos_cont_open2(
                Handle, call.Text(labelOrUuid), (uint)access, call.Handle, (daos_cont_info_t*)call.Memory(sizeof(daos_cont_info_t)))),
            operation => new DaosContainer(
                new ContainerHandle(Api, new() { cookie = operation.Block->Words[0] }, _handle),
                Library,
                labelOrUuid,
                Labels.ToGuid(((daos_cont_info_t*)operation.OverflowAddress)->ci_uuid)),
            expected);
    }

    private Call<bool> DestroyContainerCall(string labelOrUuid, bool force)
    {
        Labels.Check(labelOrUuid, nameof(labelOrUuid));
        return new(
            this,
            Describe(labelOrUuid),
            call => call.Submit(new Submissions.daos_cont_destroy2(Handle, call.Text(labelOrUuid), force ? 1 : 0)),
            static _ => true);
    }

    private static Guid ReadUuid(Operation operation) => Labels.ToGuid(new ReadOnlySpan<byte>(&operation.Block->Words, UuidBytes));

    private string Describe(string container) => $"container '{container}' in pool '{Name}'";
}
