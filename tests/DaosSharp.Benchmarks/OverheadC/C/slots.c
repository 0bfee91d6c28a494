#include "slots.h"


#define NO_MEMORY (-1009) /* DER_NOMEM */

int slots_open(struct slots *slots, int count)
{
	int rc;

	*slots = (struct slots){.count = count};
	slots->events = calloc(count, sizeof(*slots->events));
	slots->polled = calloc(count, sizeof(*slots->polled));
	slots->numbers = calloc(count, sizeof(*slots->numbers));
	rc = slots->events && slots->polled && slots->numbers ? daos_eq_create(&slots->queue) : NO_MEMORY;
	while (rc == 0 && slots->initialized < count) {
		rc = daos_event_init(&slots->events[slots->initialized], slots->queue, NULL);
		if (rc == 0)
			slots->initialized++;
	}
	if (rc != 0)
		slots_close(slots);
	return rc;
}

void slots_close(struct slots *slots)
{
	while (slots->initialized > 0)
		daos_event_fini(&slots->events[--slots->initialized]);
	if (slots->queue.cookie != 0)
		daos_eq_destroy(slots->queue, 0);
	free(slots->events);
	free(slots->polled);
	free(slots->numbers);
	*slots = (struct slots){0};
}
