#include "buffers.h"
#include "loops.h"
#include "slots.h"

#define KEY_ROOM 32
#define NO_MEMORY (-1009) /* DER_NOMEM */

struct kv_loop {
	daos_handle_t kv;
	int keys;
	struct slots slots;
	struct buffers buffers;
	char (*names)[KEY_ROOM];
	daos_size_t *sizes;
};

/* "step" and the number. */
static const char *write_key(char *key, int number)
{
	char digits[12];
	int count = 0;

	memcpy(key, "step", 4);
	do {
		digits[count++] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	key[4 + count] = 0;
	for (int i = 0; i < count; i++)
		key[4 + i] = digits[count - 1 - i];
	return key;
}

static int put(void *data, int slot, int number, daos_event_t *event)
{
	struct kv_loop *loop = data;
	int key = number % loop->keys;

	return daos_kv_put(loop->kv, DAOS_TX_NONE, 0, write_key(loop->names[slot], key), loop->buffers.length,
			   buffers_stamp(&loop->buffers, slot, key), event);
}

static int put_done(void *data, int slot, int number)
{
	(void)data, (void)slot, (void)number;
	return 0;
}

/* With the condition, a missing key is an error and not a value of size 0. */
static int get(void *data, int slot, int number, daos_event_t *event)
{
	struct kv_loop *loop = data;

	loop->sizes[slot] = loop->buffers.length;
	return daos_kv_get(loop->kv, DAOS_TX_NONE, DAOS_COND_KEY_GET, write_key(loop->names[slot], number % loop->keys),
			   &loop->sizes[slot], buffers_stamp(&loop->buffers, slot, -1), event);
}

static int get_done(void *data, int slot, int number)
{
	struct kv_loop *loop = data;

	return loop->sizes[slot] == (daos_size_t)loop->buffers.length && buffers_hold(&loop->buffers, slot, number % loop->keys)
		       ? 0
		       : LOOP_BAD_DATA;
}

int kv_loop_open(daos_handle_t kv, int slots, int length, int keys, struct kv_loop **result)
{
	struct kv_loop *loop = calloc(1, sizeof(*loop));
	int rc = NO_MEMORY;

	if (!loop)
		return rc;
	loop->kv = kv;
	loop->keys = keys;
	loop->names = calloc(slots, sizeof(*loop->names));
	loop->sizes = calloc(slots, sizeof(*loop->sizes));
	if (loop->names && loop->sizes && buffers_open(&loop->buffers, slots, length))
		rc = slots_open(&loop->slots, slots);
	if (rc == 0)
		*result = loop;
	else
		kv_loop_close(loop);
	return rc;
}

void kv_loop_close(struct kv_loop *loop)
{
	slots_close(&loop->slots);
	buffers_close(&loop->buffers);
	free(loop->names);
	free(loop->sizes);
	free(loop);
}

int kv_loop_put(struct kv_loop *loop, int operations)
{
	return slots_run(&loop->slots, loop, operations, put, put_done);
}

int kv_loop_get(struct kv_loop *loop, int operations)
{
	return slots_run(&loop->slots, loop, operations, get, get_done);
}

int kv_loop_put_blocking(struct kv_loop *loop, int operations)
{
	int rc = 0;

	for (int i = 0; i < operations && rc == 0; i++)
		rc = put(loop, 0, i, NULL);
	return rc;
}

int kv_loop_get_blocking(struct kv_loop *loop, int operations)
{
	int rc = 0;

	for (int i = 0; i < operations && rc == 0; i++) {
		rc = get(loop, 0, i, NULL);
		if (rc == 0)
			rc = get_done(loop, 0, i);
	}
	return rc;
}
