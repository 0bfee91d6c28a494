/* What the loops need of DAOS: its own headers where they are installed, else the same declarations, those few only. */
#ifndef DAOS_CLIENT_H
#define DAOS_CLIENT_H

#if __has_include(<daos.h>)
#include <daos.h>
#else
#include <stddef.h>
#include <stdint.h>

#define DAOS_EQ_WAIT (-1)
#define DAOS_COND_KEY_GET 8

typedef uint64_t daos_size_t;
typedef uint64_t daos_off_t;

typedef struct {
	uint64_t cookie;
} daos_handle_t;

typedef struct daos_event {
	int ev_error;
	uint64_t ev_private[20];
	uint64_t ev_debug;
} daos_event_t;

typedef struct {
	void *iov_buf;
	size_t iov_buf_len;
	size_t iov_len;
} d_iov_t;

typedef struct {
	uint32_t sg_nr;
	uint32_t sg_nr_out;
	d_iov_t *sg_iovs;
} d_sg_list_t;

typedef struct {
	daos_off_t rg_idx;
	daos_size_t rg_len;
} daos_range_t;

typedef struct {
	daos_size_t arr_nr;
	daos_range_t *arr_rgs;
	daos_size_t arr_nr_short_read;
	daos_size_t arr_nr_read;
} daos_array_iod_t;

static const daos_handle_t DAOS_TX_NONE = {0};

int daos_eq_create(daos_handle_t *eq);
int daos_eq_destroy(daos_handle_t eq, int flags);
int daos_eq_poll(daos_handle_t eq, int wait_running, int64_t timeout, unsigned int count, daos_event_t **events);
int daos_event_init(daos_event_t *event, daos_handle_t eq, daos_event_t *parent);
int daos_event_fini(daos_event_t *event);
int daos_kv_put(daos_handle_t kv, daos_handle_t tx, uint64_t flags, const char *key, daos_size_t size, const void *value,
		daos_event_t *event);
int daos_kv_get(daos_handle_t kv, daos_handle_t tx, uint64_t flags, const char *key, daos_size_t *size, void *value,
		daos_event_t *event);
int daos_array_write(daos_handle_t array, daos_handle_t tx, daos_array_iod_t *iod, d_sg_list_t *sgl, daos_event_t *event);
int daos_array_read(daos_handle_t array, daos_handle_t tx, daos_array_iod_t *iod, d_sg_list_t *sgl, daos_event_t *event);
#endif

_Static_assert(sizeof(daos_event_t) == 176 && sizeof(d_iov_t) == 24 && sizeof(d_sg_list_t) == 16, "libdaos's layout");
_Static_assert(sizeof(daos_range_t) == 16 && sizeof(daos_array_iod_t) == 32, "libdaos's layout");

#endif
