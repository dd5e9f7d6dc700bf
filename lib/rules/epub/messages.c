/* SPDX-License-Identifier: MIT */
/* Puts the id of EPUBCheck's message beside that of a finding. */
#include "rules/epub/messages.h"

#include <stdint.h>
#include <string.h>

static const struct {
	const char *id, *words, *message;
} rows[] = {
#define MESSAGE(id, words, message) {id, words, message},
#include "rules/epub/messages.def"
#undef MESSAGE
};

static const char *
message_of(const struct vdm_finding *f)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strcmp(rows[i].id, f->id) == 0 &&
		    strstr(f->message, rows[i].words) != NULL)
			return rows[i].message;
	return NULL;
}

static void
emit(void *context, const struct vdm_finding *finding)
{
	const struct vdm_sink *to = context;
	struct vdm_finding named = *finding;

	named.details[VDM_DETAIL_EPUBCHECK] = message_of(finding);
	to->emit(to->context, &named);
}

struct vdm_sink
vdm_messages_sink(const struct vdm_sink *to)
{
	struct vdm_sink none = {NULL, NULL, NULL};
	struct vdm_sink sink = {emit, (void *)(uintptr_t)to, NULL};

	if (to == NULL || to->emit == NULL)
		return none;
	sink.file = to->file;
	return sink;
}
