/* SPDX-License-Identifier: MIT */
/* What findings say while a document is read or written is heard on its way. */
#include <errno.h>
#include <string.h>

#include "base/memory.h"
#include "witness/account.h"
#include "witness/front.h"

/* Addresses among words, and each that is all of a text or of what is quoted in
 * it, whatever stands in that one. */
static void
addresses_say(struct vdm_reported *r, const char *text, size_t n)
{
	struct vdm_pos none = {0, 0, 0};
	const char *end = text + n, *quote;

	vdm_testimony_addresses(&r->said, VDM_THING_ADDRESS, text, n, &none);
	for (; n > 0; text = quote + 1, n = (size_t)(end - text)) {
		quote = memchr(text, '"', n);
		if (quote == NULL)
			quote = end;
		vdm_testimony_address(&r->said, VDM_THING_ADDRESS, text,
				      (size_t)(quote - text), &none);
		if (quote == end)
			break;
	}
}

void
vdm_reported_say(struct vdm_reported *r, const char *text)
{
	struct vdm_pos none = {0, 0, 0};
	size_t n = text != NULL ? strlen(text) : 0;

	vdm_testimony_words(&r->said, VDM_PLACE_BODY, text, n, &none);
	vdm_witness_notation(&r->said, VDM_PLACE_BODY, text, n);
	if (n > 0)
		addresses_say(r, text, n);
}

static void
hear(void *context, const struct vdm_finding *finding)
{
	struct vdm_reported *r = context;
	enum vdm_diag_id id = vdm_diag_find(finding->id);

	if (id < VDM_D_COUNT)
		r->raised[id]++;
	vdm_reported_say(r, finding->text);
	addresses_say(r, finding->message, strlen(finding->message));
	if (r->next != NULL && r->next->emit != NULL)
		r->next->emit(r->next->context, finding);
}

int
vdm_reported_init(struct vdm_reported *r, const struct vdm_sink *next)
{
	memset(r, 0, sizeof(*r));
	r->sink.emit = hear;
	r->sink.context = r;
	r->sink.file = next != NULL ? next->file : NULL;
	r->next = next;
	vdm_testimony_init(&r->said, NULL);
	r->raised = vdm_calloc(VDM_D_COUNT, sizeof(*r->raised));
	if (r->raised != NULL)
		return 0;
	errno = ENOMEM;
	return -1;
}

void
vdm_reported_fini(struct vdm_reported *r)
{
	vdm_testimony_fini(&r->said);
	vdm_free(r->raised);
}
