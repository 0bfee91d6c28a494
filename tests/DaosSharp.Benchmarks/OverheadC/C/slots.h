/* An event queue and the operations in flight on it: submit until all slots are taken, poll, refill. */
#ifndef SLOTS_H
#define SLOTS_H

#include "daos_client.h"

#include <stdlib.h>

struct slots {
	daos_handle_t queue;
	int count;
	int initialized;
	daos_event_t *events;
	daos_event_t **polled;
	int *numbers; /* the operation in each slot */
};

typedef int (*slot_submit_fn)(void *loop, int slot, int number, daos_event_t *event);
typedef int (*slot_check_fn)(void *loop, int slot, int number);

int slots_open(struct slots *slots, int count);
void slots_close(struct slots *slots);

static inline int slots_submit(struct slots *slots, void *loop, slot_submit_fn submit, int slot, int number)
{
	slots->numbers[slot] = number;
	return submit(loop, slot, number, &slots->events[slot]);
}

/* In the header, so that the compiler can put the two functions in line. */
static inline int slots_run(struct slots *slots, void *loop, int operations, slot_submit_fn submit, slot_check_fn check)
{
	int next = 0;
	int running = 0;
	int failure = 0;

	while (next < slots->count && next < operations && failure == 0) {
		failure = slots_submit(slots, loop, submit, next, next);
		if (failure == 0) {
			next++;
			running++;
		}
	}

	/* After a failure nothing new is submitted, but what is in flight still uses the buffers. */
	while (running > 0) {
		int n = daos_eq_poll(slots->queue, 1, DAOS_EQ_WAIT, slots->count, slots->polled);

		if (n < 0)
			return n;
		for (int i = 0; i < n; i++) {
			daos_event_t *event = slots->polled[i];
			int slot = event - slots->events;

			running--;
			if (failure == 0)
				failure = event->ev_error;
			if (failure == 0)
				failure = check(loop, slot, slots->numbers[slot]);
			if (failure == 0 && next < operations) {
				failure = slots_submit(slots, loop, submit, slot, next++);
				if (failure == 0)
					running++;
			}
		}
	}
	return failure;
}

#endif
