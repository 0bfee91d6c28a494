using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using DaosSharp.Interop;

namespace DaosSharp.Bindings.Tests;

/// <summary>Calls the hand-written functions with arguments and results as text, in the form of Facts/inline.tsv.</summary>
internal static unsafe class InlineFunctionCalls
{
    [ThreadStatic]
    private static daos_otype_t _askedType;

    public static string Call(string function, string arguments) => function switch
    {
        nameof(Daos.daos_otype_t_is_valid) => Bit(Daos.daos_otype_t_is_valid(Type(arguments))),
        nameof(Daos.daos_is_dkey_lexical_type) => Bit(Daos.daos_is_dkey_lexical_type(Type(arguments))),
        nameof(Daos.daos_is_akey_lexical_type) => Bit(Daos.daos_is_akey_lexical_type(Type(arguments))),
        nameof(Daos.daos_is_dkey_uint64_type) => Bit(Daos.daos_is_dkey_uint64_type(Type(arguments))),
        nameof(Daos.daos_is_akey_uint64_type) => Bit(Daos.daos_is_akey_uint64_type(Type(arguments))),
        nameof(Daos.daos_is_array_type) => Bit(Daos.daos_is_array_type(Type(arguments))),
        nameof(Daos.daos_is_kv_type) => Bit(Daos.daos_is_kv_type(Type(arguments))),
        nameof(Daos.daos_is_dkey_lexical) => Bit(Daos.daos_is_dkey_lexical(Id(arguments))),
        nameof(Daos.daos_is_akey_lexical) => Bit(Daos.daos_is_akey_lexical(Id(arguments))),
        nameof(Daos.daos_is_dkey_uint64) => Bit(Daos.daos_is_dkey_uint64(Id(arguments))),
        nameof(Daos.daos_is_akey_uint64) => Bit(Daos.daos_is_akey_uint64(Id(arguments))),
        nameof(Daos.daos_is_array) => Bit(Daos.daos_is_array(Id(arguments))),
        nameof(Daos.daos_is_kv) => Bit(Daos.daos_is_kv(Id(arguments))),
        nameof(Daos.daos_obj_id2type) => Text((uint)Daos.daos_obj_id2type(Id(arguments))),
        nameof(Daos.daos_obj_id2class) => Text(Daos.daos_obj_id2class(Id(arguments))),
        nameof(Daos.daos_obj_id2ord) => Text((uint)Daos.daos_obj_id2ord(Id(arguments))),
        nameof(Daos.daos_obj_id2grp_nr) => Text(Daos.daos_obj_id2grp_nr(Id(arguments))),
        nameof(Daos.daos_obj_oid_cycle) => Cycle(Id(arguments)),
        nameof(Daos.daos_obj_id_is_nil) => Bit(Daos.daos_obj_id_is_nil(new daos_obj_id_t { hi = Numbers(arguments)[0], lo = Numbers(arguments)[1] })),
        nameof(Daos.daos_array_generate_oid) => GenerateArrayId(Number(arguments) != 0),
        nameof(Daos.daos_label_is_valid) => Bit(WithString(arguments, s => Daos.daos_label_is_valid((sbyte*)s))),
        nameof(Daos.daos_perf_domain_is_valid) => Bit(WithString(arguments, s => Daos.daos_perf_domain_is_valid((sbyte*)s))),
        nameof(Daos.daos_is_valid_uuid_string) => Uuid(arguments),
        nameof(Daos.daos_pool_cont_filter_func_str) => Utf8(Daos.daos_pool_cont_filter_func_str((daos_pool_cont_filter_func)Number(arguments))),
        nameof(Daos.daos_pool_cont_filter_key_str) => Utf8(Daos.daos_pool_cont_filter_key_str((daos_pool_cont_filter_key)Number(arguments))),
        nameof(Daos.daos_rf_is_valid) => Bit(Daos.daos_rf_is_valid(Number(arguments))),
        nameof(Daos.daos_svc_rf_is_valid) => Bit(Daos.daos_svc_rf_is_valid(Number(arguments))),
        nameof(Daos.daos_pa_domain_is_valid) => Bit(Daos.daos_pa_domain_is_valid((uint)Number(arguments))),
        nameof(Daos.daos_handle_is_inval) => Bit(Daos.daos_handle_is_inval(new daos_handle_t { cookie = Number(arguments) })),
        nameof(Daos.daos_handle_is_valid) => Bit(Daos.daos_handle_is_valid(new daos_handle_t { cookie = Number(arguments) })),
        nameof(Daos.daos_prop_is_set) => PropertyIsSet((ushort)Number(arguments)),
        nameof(Daos.daos_anchor_is_eof) => AnchorIsEof((ushort)Number(arguments)),
        nameof(Daos.daos_anchor_init) => AnchorInit((uint)Number(arguments)),
        nameof(Daos.daos_anchor_fini) => AnchorFini((ushort)Number(arguments)),
        nameof(Daos.daos_prop_val_2_co_status) => Status(Number(arguments)),
        nameof(Daos.daos_prop_co_status_2_val) => StatusValue(Numbers(arguments)),
        nameof(Daos.daos_version_pack) => VersionPack(),
        nameof(Daos.daos_version_get_protocol) => VersionProtocol((uint)Number(arguments)),
        nameof(Daos.d_iov_set) => IovSet((nuint)Number(arguments)),
        nameof(Daos.daos_key_is_null) => KeyIsNull(Numbers(arguments)),
        _ => throw new ArgumentException($"There is no call of {function}."),
    };

    private static string Cycle(daos_obj_id_t oid)
    {
        Daos.daos_obj_oid_cycle(&oid);
        return Text(oid.hi);
    }

    private static string GenerateArrayId(bool addAttributes)
    {
        var oid = default(daos_obj_id_t);
        var container = new daos_handle_t { cookie = 99 };
        var rc = Daos.daos_array_generate_oid(&GenerateId, container, &oid, addAttributes, (uint)daos_obj_redun.OC_S1, 3, 17);
        return $"{rc},{(uint)_askedType},{oid.hi},{oid.lo}";
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int GenerateId(daos_handle_t coh, daos_obj_id_t* oid, daos_otype_t type, uint cid, ushort hints, uint args)
    {
        _askedType = type;
        oid->hi = ((ulong)type << 56) + cid + hints;
        oid->lo = coh.cookie;
        return (int)args;
    }

    private static string Uuid(string arguments)
    {
        var comma = arguments.LastIndexOf(',');
        var sensitive = int.Parse(arguments[(comma + 1)..], CultureInfo.InvariantCulture);
        return Bit(WithString(arguments[..comma], s => Daos.daos_is_valid_uuid_string((sbyte*)s, sensitive)));
    }

    private static string PropertyIsSet(ushort flags)
    {
        var entry = new daos_prop_entry { dpe_flags = flags };
        return Bit(Daos.daos_prop_is_set(&entry));
    }

    private static string AnchorIsEof(ushort type)
    {
        var anchor = new daos_anchor_t { da_type = type };
        return Bit(Daos.daos_anchor_is_eof(&anchor));
    }

    private static string AnchorInit(uint options)
    {
        daos_anchor_t anchor;
        var bytes = new Span<byte>(&anchor, sizeof(daos_anchor_t));
        bytes.Fill(0xff);
        var rc = Daos.daos_anchor_init(&anchor, options);
        return $"{rc},{string.Join(',', bytes.ToArray())}";
    }

    private static string AnchorFini(ushort type)
    {
        var anchor = new daos_anchor_t { da_type = type };
        Daos.daos_anchor_fini(&anchor);
        return Text(anchor.da_type);
    }

    private static string Status(ulong value)
    {
        daos_co_status status;
        Daos.daos_prop_val_2_co_status(value, &status);
        return $"{status.dcs_flags},{status.dcs_status},{status.dcs_pm_ver}";
    }

    private static string StatusValue(ulong[] values)
    {
        var status = new daos_co_status { dcs_flags = (ushort)values[0], dcs_status = (ushort)values[1], dcs_pm_ver = (uint)values[2] };
        return Text(Daos.daos_prop_co_status_2_val(&status));
    }

    private static string VersionPack()
    {
        daos_version_t version;
        Daos.daos_version_pack(&version);
        return Text(version.raw);
    }

    private static string VersionProtocol(uint raw)
    {
        var version = new daos_version_t { raw = raw };
        return Text(Daos.daos_version_get_protocol(&version));
    }

    private static string IovSet(nuint size)
    {
        d_iov_t iov;
        byte buffer;
        Daos.d_iov_set(&iov, &buffer, size);
        return $"{iov.iov_buf_len},{iov.iov_len},{Bit(iov.iov_buf == &buffer)}";
    }

    private static string KeyIsNull(ulong[] values)
    {
        byte buffer;
        return Bit(Daos.daos_key_is_null(new d_iov_t { iov_buf = values[0] == 0 ? null : &buffer, iov_buf_len = (nuint)values[1], iov_len = 1 }));
    }

    private static bool WithString(string text, Func<nint, bool> call)
    {
        var memory = Marshal.StringToCoTaskMemUTF8(text);
        try
        {
            return call(memory);
        }
        finally
        {
            Marshal.FreeCoTaskMem(memory);
        }
    }

    private static string Utf8(sbyte* text) => Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)text));

    private static daos_otype_t Type(string text) => (daos_otype_t)Number(text);

    private static daos_obj_id_t Id(string hi) => new() { hi = Number(hi), lo = 7 };

    private static ulong Number(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);

    private static ulong[] Numbers(string text) => text.Split(',').Select(Number).ToArray();

    private static string Bit(bool value) => value ? "1" : "0";

    private static string Text(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
