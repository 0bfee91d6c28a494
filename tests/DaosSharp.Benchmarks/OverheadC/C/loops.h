/* The loops that the benchmark calls. All return 0, a DER code, or LOOP_BAD_DATA. A loop is used by one thread at a time. */
#ifndef LOOPS_H
#define LOOPS_H

#include "daos_client.h"

/* A read returned other bytes than those that were written. */
#define LOOP_BAD_DATA 1

struct kv_loop;
struct array_loop;

/* A loop over an open key-value object: `slots` operations in flight, values of `length` bytes under `keys` different keys. */
int kv_loop_open(daos_handle_t kv, int slots, int length, int keys, struct kv_loop **loop);
int kv_loop_put(struct kv_loop *loop, int operations);
int kv_loop_get(struct kv_loop *loop, int operations);
int kv_loop_put_blocking(struct kv_loop *loop, int operations);
int kv_loop_get_blocking(struct kv_loop *loop, int operations);
void kv_loop_close(struct kv_loop *loop);

/* A loop over an open array of bytes: `length` bytes at one of `places`, one behind the other. */
int array_loop_open(daos_handle_t array, int slots, int length, int places, struct array_loop **loop);
int array_loop_write(struct array_loop *loop, int operations);
int array_loop_read(struct array_loop *loop, int operations);
int array_loop_write_blocking(struct array_loop *loop, int operations);
int array_loop_read_blocking(struct array_loop *loop, int operations);
void array_loop_close(struct array_loop *loop);

#endif
