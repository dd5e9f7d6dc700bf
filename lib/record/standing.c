/* SPDX-License-Identifier: MIT */
/* How a value is held, in words. */
#include "record/standing.h"

#include <stddef.h>
#include <string.h>

static const char *const states[] = {[VDM_STATE_EXPLICIT] = "explicit",
				     [VDM_STATE_EXPLICIT_EMPTY] =
					 "explicit-empty",
				     [VDM_STATE_INFERRED] = "inferred",
				     [VDM_STATE_STATED] = "stated"};
static const char *const certs[] = {[VDM_CERT_NONE] = "none",
				    [VDM_CERT_LOW] = "low",
				    [VDM_CERT_MEDIUM] = "medium",
				    [VDM_CERT_HIGH] = "high"};

enum {
	STATES = sizeof(states) / sizeof(states[0]),
	CERTS = sizeof(certs) / sizeof(certs[0])
};

/* Where in a list that word is; its count where it is not. */
static size_t
place(const char *const *list, size_t count, const char *name)
{
	size_t i = 0;

	while (i < count && (name == NULL || strcmp(list[i], name) != 0))
		i++;
	return i;
}

const char *
vdm_state_name(enum vdm_state state)
{
	return states[state];
}

int
vdm_state_read(const char *name, enum vdm_state *state)
{
	size_t i = place(states, STATES, name);

	if (i < STATES)
		*state = (enum vdm_state)i;
	return i < STATES;
}

const char *
vdm_cert_name(enum vdm_certainty cert)
{
	return certs[cert];
}

int
vdm_cert_read(const char *name, enum vdm_certainty *cert)
{
	size_t i = place(certs, CERTS, name);

	if (i < CERTS)
		*cert = (enum vdm_certainty)i;
	return i < CERTS;
}
