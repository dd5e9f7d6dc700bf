/* SPDX-License-Identifier: MIT */
/* What the sabotaged build of the library is told to do, and says it did. */
#ifndef TESTS_WITNESS_HOOKS_H
#define TESTS_WITNESS_HOOKS_H

#include <stddef.h>

enum hooks_action { DROP, DOUBLE, MOVE, ALTER, ACTIONS };

extern const char *const hooks_actions[ACTIONS];

/* How often something passed a place since hooks_count(). */
struct hooks_place {
	char name[64]; /* "write:text" */
	size_t passed;
};

/* Only counts from here on. */
void hooks_count(void);
/* The place of that index, NULL past the last. */
const struct hooks_place *hooks_at(size_t index);
/* From here on the nth (from 0) that passes that place is tampered with. What
 * earlier turns gave to the library is freed. */
void hooks_arm(const char *place, enum hooks_action action, size_t nth);
/* What was tampered with, as it was; NULL: nothing yet. */
const char *hooks_fired(void);
/* Does nothing from here on, and frees what turns gave to the library. */
void hooks_disarm(void);

#endif
