/* The bytes of the benchmark: a fixed pattern with a number at both ends, so that every value can be told from every other. */
#ifndef VALUES_H
#define VALUES_H

#include <stdint.h>
#include <string.h>

#define VALUE_STAMP 8

static inline void value_fill(unsigned char *value, int length)
{
	for (int i = 0; i < length; i++)
		value[i] = (unsigned char)(i * 7 + (i >> 8) + 1);
}

static inline void value_stamp(unsigned char *value, int length, int64_t number)
{
	memcpy(value, &number, VALUE_STAMP);
	memcpy(value + length - VALUE_STAMP, &number, VALUE_STAMP);
}

static inline int value_is(const unsigned char *value, const unsigned char *pattern, int length, int64_t number)
{
	return memcmp(value, &number, VALUE_STAMP) == 0 &&
	       memcmp(value + length - VALUE_STAMP, &number, VALUE_STAMP) == 0 &&
	       memcmp(value + VALUE_STAMP, pattern + VALUE_STAMP, length - 2 * VALUE_STAMP) == 0;
}

#endif
