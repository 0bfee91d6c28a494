/*
 * Prints what the inline functions of the DAOS headers return: name, arguments, result, separated by tabs.
 * To be compiled against the headers of the DAOS version that the bindings are generated from (cc -I.../include inline.c);
 * it needs no library, and its output is inline.tsv.
 */
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <daos.h>

static enum daos_otype_t asked_type;

int daos_obj_generate_oid2(daos_handle_t coh, daos_obj_id_t *oid, enum daos_otype_t type, daos_oclass_id_t cid,
			   daos_oclass_hints_t hints, uint32_t args)
{
	asked_type = type;
	oid->hi = ((uint64_t)type << 56) + cid + hints;
	oid->lo = coh.cookie;
	return (int)args;
}

static void types(void)
{
	for (uint32_t i = 0; i <= 255; i = i == 20 ? 255 : i + 1) {
		enum daos_otype_t t = i;
		daos_obj_id_t oid = { .lo = 7, .hi = ((uint64_t)i << 56) | 0x00c0ffee12345678 };

		printf("daos_otype_t_is_valid\t%u\t%d\n", i, daos_otype_t_is_valid(t));
		printf("daos_is_dkey_lexical_type\t%u\t%d\n", i, daos_is_dkey_lexical_type(t));
		printf("daos_is_akey_lexical_type\t%u\t%d\n", i, daos_is_akey_lexical_type(t));
		printf("daos_is_dkey_uint64_type\t%u\t%d\n", i, daos_is_dkey_uint64_type(t));
		printf("daos_is_akey_uint64_type\t%u\t%d\n", i, daos_is_akey_uint64_type(t));
		printf("daos_is_array_type\t%u\t%d\n", i, daos_is_array_type(t));
		printf("daos_is_kv_type\t%u\t%d\n", i, daos_is_kv_type(t));
		printf("daos_is_dkey_lexical\t%" PRIu64 "\t%d\n", oid.hi, daos_is_dkey_lexical(oid));
		printf("daos_is_akey_lexical\t%" PRIu64 "\t%d\n", oid.hi, daos_is_akey_lexical(oid));
		printf("daos_is_dkey_uint64\t%" PRIu64 "\t%d\n", oid.hi, daos_is_dkey_uint64(oid));
		printf("daos_is_akey_uint64\t%" PRIu64 "\t%d\n", oid.hi, daos_is_akey_uint64(oid));
		printf("daos_is_array\t%" PRIu64 "\t%d\n", oid.hi, daos_is_array(oid));
		printf("daos_is_kv\t%" PRIu64 "\t%d\n", oid.hi, daos_is_kv(oid));
		printf("daos_obj_id2type\t%" PRIu64 "\t%u\n", oid.hi, daos_obj_id2type(oid));
	}
}

static void ids(void)
{
	static const uint32_t classes[] = { OC_S1, OC_S2, OC_SX, OC_RP_2G1, OC_RP_2GX, OC_RP_3G1, OC_EC_2P1G1, OC_EC_2P1GX,
					    OC_EC_16P1GX, OC_EC_8P2G8, 0, 0xffffffff };

	for (unsigned int i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
		uint64_t redundancy = (classes[i] >> 24) & 0xff;
		uint64_t groups = classes[i] & 0xffff;
		daos_obj_id_t oid = { .lo = 1, .hi = 0x0b00000000000000 | redundancy << 48 | groups << 32 | 0xdeadbeef };

		printf("daos_obj_id2class\t%" PRIu64 "\t%u\n", oid.hi, daos_obj_id2class(oid));
		printf("daos_obj_id2ord\t%" PRIu64 "\t%u\n", oid.hi, daos_obj_id2ord(oid));
		printf("daos_obj_id2grp_nr\t%" PRIu64 "\t%u\n", oid.hi, daos_obj_id2grp_nr(oid));
		daos_obj_oid_cycle(&oid);
		printf("daos_obj_oid_cycle\t%" PRIu64 "\t%" PRIu64 "\n", 0x0b00000000000000 | redundancy << 48 | groups << 32 | 0xdeadbeef, oid.hi);
	}
	for (uint64_t hi = 0; hi < 2; hi++)
		for (uint64_t lo = 0; lo < 2; lo++)
			printf("daos_obj_id_is_nil\t%" PRIu64 ",%" PRIu64 "\t%d\n", hi, lo, daos_obj_id_is_nil((daos_obj_id_t){ .hi = hi, .lo = lo }));
	for (int attr = 0; attr < 2; attr++) {
		daos_obj_id_t oid = { 0 };
		int rc = daos_array_generate_oid((daos_handle_t){ 99 }, &oid, attr, OC_S1, 3, 17);

		printf("daos_array_generate_oid\t%d\t%d,%u,%" PRIu64 ",%" PRIu64 "\n", attr, rc, asked_type, oid.hi, oid.lo);
	}
}

static void strings(void)
{
	static const char *const texts[] = { "", "a", "tank", "my pool", "a.b_c:d-e", "über", "semi;colon", "-", "0",
		"9c4f6a3e-4d41-4b5c-9a53-1a2b3c4d5e6f", "9C4F6A3E-4D41-4B5C-9A53-1A2B3C4D5E6F", "9c4f6a3e-4d41-4b5c-9a53-1a2b3c4d5e6",
		"9c4f6a3e-4d41-4b5c-9a53-1a2b3c4d5e6f0", "9c4f6a3e-4d41-4b5c-9a53-1a2b3c4d5e6g", "9c4f6a3e04d41-4b5c-9a53-1a2b3c4d5e6f",
		"9C4f6a3e-4d41-4b5c-9a53-1a2b3c4d5e6f", "11111111-2222-3333-4444-555555555555",
		"-c4f6a3e-4d41-4b5c-9a53-1a2b3c4d5e6f" };
	char longest[130];

	for (unsigned int i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		printf("daos_label_is_valid\t%s\t%d\n", texts[i], daos_label_is_valid(texts[i]));
		printf("daos_perf_domain_is_valid\t%s\t%d\n", texts[i], daos_perf_domain_is_valid(texts[i]));
		for (int s = -2; s <= 2; s++)
			printf("daos_is_valid_uuid_string\t%s,%d\t%d\n", texts[i], s, daos_is_valid_uuid_string(texts[i], s));
	}
	for (unsigned int length = 126; length < 130; length++) {
		memset(longest, 'x', length);
		longest[length] = 0;
		printf("daos_label_is_valid\t%s\t%d\n", longest, daos_label_is_valid(longest));
	}
	for (unsigned int i = 0; i <= PCF_FUNC_MAX + 1; i++)
		printf("daos_pool_cont_filter_func_str\t%u\t%s\n", i, daos_pool_cont_filter_func_str(i));
	for (unsigned int i = 0; i <= PCF_KEY_MAX + 1; i++)
		printf("daos_pool_cont_filter_key_str\t%u\t%s\n", i, daos_pool_cont_filter_key_str(i));
}

static void values(void)
{
	static const uint64_t packed[] = { 0, 0x0001000200000003, 0xfffeffff80000001, UINT64_MAX };
	struct daos_co_status status;
	struct daos_prop_entry entry = { 0 };
	daos_anchor_t anchor;
	daos_version_t version = { 0 };
	d_iov_t iov;
	char buffer[4];

	for (uint64_t i = 0; i < 7; i++) {
		printf("daos_rf_is_valid\t%" PRIu64 "\t%d\n", i, daos_rf_is_valid(i));
		printf("daos_svc_rf_is_valid\t%" PRIu64 "\t%d\n", i, daos_svc_rf_is_valid(i));
		printf("daos_pa_domain_is_valid\t%" PRIu64 "\t%d\n", i, daos_pa_domain_is_valid(i));
		entry.dpe_flags = i;
		printf("daos_prop_is_set\t%" PRIu64 "\t%d\n", i, daos_prop_is_set(&entry));
		anchor.da_type = i;
		printf("daos_anchor_is_eof\t%" PRIu64 "\t%d\n", i, daos_anchor_is_eof(&anchor));
		printf("daos_handle_is_inval\t%" PRIu64 "\t%d\n", i, daos_handle_is_inval((daos_handle_t){ i }));
		printf("daos_handle_is_valid\t%" PRIu64 "\t%d\n", i, daos_handle_is_valid((daos_handle_t){ i }));
	}
	for (unsigned int i = 0; i < 4; i++) {
		daos_prop_val_2_co_status(packed[i], &status);
		printf("daos_prop_val_2_co_status\t%" PRIu64 "\t%u,%u,%u\n", packed[i], status.dcs_flags, status.dcs_status, status.dcs_pm_ver);
		printf("daos_prop_co_status_2_val\t%u,%u,%u\t%" PRIu64 "\n", status.dcs_flags, status.dcs_status, status.dcs_pm_ver, daos_prop_co_status_2_val(&status));
	}
	memset(&anchor, 0xff, sizeof(anchor));
	printf("daos_anchor_init\t5\t%d", daos_anchor_init(&anchor, 5));
	for (unsigned int i = 0; i < sizeof(anchor); i++)
		printf(",%u", ((unsigned char *)&anchor)[i]);
	memset(&anchor, 0xff, sizeof(anchor));
	daos_anchor_fini(&anchor);
	printf("\ndaos_anchor_fini\t65535\t%u\n", anchor.da_type);
	daos_version_pack(&version);
	printf("daos_version_pack\t0\t%u\n", version.raw);
	version.raw = 0x01020384;
	printf("daos_version_get_protocol\t%u\t%u\n", version.raw, daos_version_get_protocol(&version));
	d_iov_set(&iov, buffer, sizeof(buffer));
	printf("d_iov_set\t4\t%zu,%zu,%d\n", iov.iov_buf_len, iov.iov_len, iov.iov_buf == buffer);
	for (int has = 0; has < 2; has++)
		for (size_t length = 0; length < 2; length++) {
			iov = (d_iov_t){ .iov_buf = has ? buffer : NULL, .iov_buf_len = length, .iov_len = 1 };
			printf("daos_key_is_null\t%d,%zu\t%d\n", has, length, daos_key_is_null(iov));
		}
}

int main(void)
{
	types();
	ids();
	strings();
	values();
	return 0;
}
