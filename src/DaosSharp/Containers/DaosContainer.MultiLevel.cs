using DaosSharp.Async;

namespace DaosSharp;

public sealed partial class DaosContainer
{
    /// <summary>Opens an object with dkeys and akeys. Objects come to be with their first key. <c>daos_obj_open</c></summary>
    /// <param name="id">Its id, of any type.</param>
    /// <param name="access">What it is opened for.</param>
    public DaosObject OpenObject(DaosObjectId id, ObjectAccess access = ObjectAccess.ReadWrite) => Perform(OpenObjectCall(id, access))!;

    /// <summary>Opens an object with dkeys and akeys. Objects come to be with their first key. <c>daos_obj_open</c></summary>
    /// <param name="id">Its id, of any type.</param>
    /// <param name="access">What it is opened for.</param>
    /// <param name="cancel">Ends the await.</param>
    public async ValueTask<DaosObject> OpenObjectAsync(
        DaosObjectId id, ObjectAccess access = ObjectAccess.ReadWrite, CancellationToken cancel = default) =>
        (await PerformAsync(OpenObjectCall(id, access), cancel).ConfigureAwait(false))!;

    private unsafe Call<DaosObject> OpenObjectCall(DaosObjectId id, ObjectAccess access) => new(
        this,
        Describe("object", id),
        call => call.Submit(new Submissions.daos_obj_open(Handle, id.Native, (uint)access, call.Handle)),
        operation => new DaosObject(new ObjectHandle(Api, Opened(operation), _handle), Library, id, Name));
}
