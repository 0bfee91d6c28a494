/* One buffer for each slot, filled with the pattern, and the pattern itself. */
#ifndef BUFFERS_H
#define BUFFERS_H

#include "values.h"

#include <stdlib.h>

struct buffers {
	int length;
	unsigned char *pattern;
	unsigned char *data;
};

static inline int buffers_open(struct buffers *buffers, int count, int length)
{
	buffers->length = length;
	buffers->pattern = malloc(length);
	buffers->data = aligned_alloc(4096, ((size_t)count * length + 4095) / 4096 * 4096);
	if (!buffers->pattern || !buffers->data)
		return 0;
	value_fill(buffers->pattern, length);
	for (int i = 0; i < count; i++)
		memcpy(buffers->data + (size_t)i * length, buffers->pattern, length);
	return 1;
}

static inline void buffers_close(struct buffers *buffers)
{
	free(buffers->pattern);
	free(buffers->data);
}

static inline unsigned char *buffers_of(const struct buffers *buffers, int slot)
{
	return buffers->data + (size_t)slot * buffers->length;
}

/* A buffer to write the value of a number from, or, with -1, to read into: an old value would be found there otherwise. */
static inline unsigned char *buffers_stamp(const struct buffers *buffers, int slot, int64_t number)
{
	unsigned char *value = buffers_of(buffers, slot);

	value_stamp(value, buffers->length, number);
	return value;
}

static inline int buffers_hold(const struct buffers *buffers, int slot, int64_t number)
{
	return value_is(buffers_of(buffers, slot), buffers->pattern, buffers->length, number);
}

#endif
