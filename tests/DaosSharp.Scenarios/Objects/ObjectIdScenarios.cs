using System.Globalization;
using DaosSharp.Interop;
using DaosSharp.Scenarios.Support;

namespace DaosSharp.Scenarios.Objects;

/// <summary>Object ids, classes, opening, and what DAOS does not implement.</summary>
public sealed unsafe class ObjectIdScenarios(ScenarioContext context) : ObjectFamily(context)
{
    private const ulong CallersBits = uint.MaxValue;

    [Scenario("obj.type_{type}_class_{id:x}")]
    public void TypeAndClass(uint type, uint id)
    {
        daos_obj_id_t oid = new() { lo = 4, hi = 4 };
        int rc = Api.daos_obj_generate_oid2(Context.Container, &oid, (daos_otype_t)type, id, 0, 0);
        Result.Add("gen", rc);
        if (rc != 0)
            return;
        Result.Add("type", (uint)Daos.daos_obj_id2type(oid)).Word($"class={Daos.daos_obj_id2class(oid):x}").Add("grp", Groups(oid));
        Result.Add("lo", oid.lo).Add("himask", oid.hi & CallersBits);
        Result.Add("open", TryOpen(oid, Daos.DAOS_OO_RW, out daos_handle_t obj));
        Result.Add("upd8", Put(obj, "dddddddd", "aaaaaaaa", "1")).Add("updd3", Put(obj, "ddd", "aaaaaaaa", "1"));
        Result.Add("upda3", Put(obj, "dddddddd", "aaa", "1")).Add("close", Api.daos_obj_close(obj, null));
    }

    [Scenario("obj.generate_variants")]
    public void Variants()
    {
        daos_obj_id_t oid = new() { lo = 1, hi = ~CallersBits };
        Result.Add("bits", Generate(ref oid, (uint)daos_obj_redun.OC_S1, 0)).Add("himask", oid.hi & CallersBits);
        Result.Add("hint", Generate(ref oid, 0, (ushort)Daos.DAOS_OCH_RDD_DEF));
        Result.Add("tiny", Generate(ref oid, 0, (ushort)Daos.DAOS_OCH_SHD_TINY)).Word($"class={Daos.daos_obj_id2class(oid):x}");
        Result.Add("max", Generate(ref oid, 0, (ushort)Daos.DAOS_OCH_SHD_MAX)).Add("args", Generate(ref oid, 0, 0, 7));
    }

    [Scenario("obj.default_class")]
    public void DefaultClass()
    {
        for (uint type = 0; type <= (uint)daos_otype_t.DAOS_OT_ARRAY_BYTE; type++)
        {
            if (type == (uint)daos_otype_t.DAOS_OT_OIT)
                continue;
            daos_obj_id_t oid = new() { lo = type };
            int rc = Api.daos_obj_generate_oid2(Context.Container, &oid, (daos_otype_t)type, 0, 0, 0);
            Result.Word(string.Create(CultureInfo.InvariantCulture, $"{type}:{rc},{Groups(oid)}"));
        }
    }

    [Scenario("obj.open_excl")]
    public void OpenExclusively()
    {
        daos_obj_id_t oid = Context.NewId(daos_otype_t.DAOS_OT_MULTI_HASHED);
        Result.Add("a", TryOpen(oid, Daos.DAOS_OO_EXCL, out daos_handle_t obj)).Add("b", TryOpen(oid, Daos.DAOS_OO_EXCL, out _));
        Result.Add("upd", Put(obj, "d", "a", "1"));
    }

    [Scenario("obj.verify")]
    public void Verify()
    {
        daos_obj_id_t oid = Context.NewId(daos_otype_t.DAOS_OT_MULTI_HASHED);
        Must(Put(Open(oid), "d", "a", "1"));
        Result.Add("verify", Api.daos_obj_verify(Context.Container, oid, Daos.DAOS_EPOCH_MAX));
        Result.Add("empty", Api.daos_obj_verify(Context.Container, Context.NewId(daos_otype_t.DAOS_OT_MULTI_HASHED), Daos.DAOS_EPOCH_MAX));
    }

    [Scenario("obj.not_implemented")]
    public void NotImplemented()
    {
        daos_obj_attr attributes;
        Result.Add("query", Api.daos_obj_query(NewObject(), &attributes, null, null));
        daos_oclass_attr oclass = default;
        Result.Add("register", Api.daos_obj_register_class(Context.Container, 1, &oclass, null));
        Result.Add("qclass", Api.daos_obj_query_class(Context.Container, (uint)daos_obj_redun.OC_S1, &oclass, null));
        daos_oclass_list list = default;
        daos_anchor_t anchor = default;
        Result.Add("lclass", Api.daos_obj_list_class(Context.Container, &list, &anchor, null));
    }

    private static uint Groups(daos_obj_id_t oid) => Daos.daos_obj_id2class(oid) & 0xFFFF;

    private int Generate(ref daos_obj_id_t oid, uint oclass, ushort hints, uint args = 0)
    {
        daos_obj_id_t made = oid;
        int rc = Api.daos_obj_generate_oid2(Context.Container, &made, daos_otype_t.DAOS_OT_MULTI_HASHED, oclass, hints, args);
        oid = made;
        return rc;
    }
}
