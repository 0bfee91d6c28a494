#include "buffers.h"
#include "loops.h"
#include "slots.h"

#define NO_MEMORY (-1009) /* DER_NOMEM */

/* What libdaos may look at until the operation is complete. */
struct transfer {
	daos_array_iod_t iod;
	daos_range_t range;
	d_sg_list_t sgl;
	d_iov_t iov;
};

struct array_loop {
	daos_handle_t array;
	int places;
	struct slots slots;
	struct buffers buffers;
	struct transfer *transfers;
};

static struct transfer *prepare(struct array_loop *loop, int slot, int number, int64_t stamp)
{
	struct transfer *transfer = &loop->transfers[slot];
	daos_size_t length = loop->buffers.length;

	transfer->range = (daos_range_t){.rg_idx = (number % loop->places) * length, .rg_len = length};
	transfer->iod = (daos_array_iod_t){.arr_nr = 1, .arr_rgs = &transfer->range};
	transfer->iov = (d_iov_t){.iov_buf = buffers_stamp(&loop->buffers, slot, stamp), .iov_buf_len = length, .iov_len = length};
	transfer->sgl = (d_sg_list_t){.sg_nr = 1, .sg_iovs = &transfer->iov};
	return transfer;
}

static int write_one(void *data, int slot, int number, daos_event_t *event)
{
	struct array_loop *loop = data;
	struct transfer *transfer = prepare(loop, slot, number, number % loop->places);

	return daos_array_write(loop->array, DAOS_TX_NONE, &transfer->iod, &transfer->sgl, event);
}

static int write_done(void *data, int slot, int number)
{
	(void)data, (void)slot, (void)number;
	return 0;
}

static int read_one(void *data, int slot, int number, daos_event_t *event)
{
	struct array_loop *loop = data;
	struct transfer *transfer = prepare(loop, slot, number, -1);

	return daos_array_read(loop->array, DAOS_TX_NONE, &transfer->iod, &transfer->sgl, event);
}

static int read_done(void *data, int slot, int number)
{
	struct array_loop *loop = data;

	return buffers_hold(&loop->buffers, slot, number % loop->places) ? 0 : LOOP_BAD_DATA;
}

int array_loop_open(daos_handle_t array, int slots, int length, int places, struct array_loop **result)
{
	struct array_loop *loop = calloc(1, sizeof(*loop));
	int rc = NO_MEMORY;

	if (!loop)
		return rc;
	loop->array = array;
	loop->places = places;
	loop->transfers = calloc(slots, sizeof(*loop->transfers));
	if (loop->transfers && buffers_open(&loop->buffers, slots, length))
		rc = slots_open(&loop->slots, slots);
	if (rc == 0)
		*result = loop;
	else
		array_loop_close(loop);
	return rc;
}

void array_loop_close(struct array_loop *loop)
{
	slots_close(&loop->slots);
	buffers_close(&loop->buffers);
	free(loop->transfers);
	free(loop);
}

int array_loop_write(struct array_loop *loop, int operations)
{
	return slots_run(&loop->slots, loop, operations, write_one, write_done);
}

int array_loop_read(struct array_loop *loop, int operations)
{
	return slots_run(&loop->slots, loop, operations, read_one, read_done);
}

int array_loop_write_blocking(struct array_loop *loop, int operations)
{
	int rc = 0;

	for (int i = 0; i < operations && rc == 0; i++)
		rc = write_one(loop, 0, i, NULL);
	return rc;
}

int array_loop_read_blocking(struct array_loop *loop, int operations)
{
	int rc = 0;

	for (int i = 0; i < operations && rc == 0; i++) {
		rc = read_one(loop, 0, i, NULL);
		if (rc == 0)
			rc = read_done(loop, 0, i);
	}
	return rc;
}
