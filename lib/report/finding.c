/* SPDX-License-Identifier: MIT */
/* One finding to whoever looks at it, and sinks that a program makes. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/memory.h"

const char *
vdm_finding_id(const struct vdm_finding *finding)
{
	return finding->id;
}

enum vdm_level
vdm_finding_level(const struct vdm_finding *finding)
{
	return finding->level;
}

const char *
vdm_finding_file(const struct vdm_finding *finding)
{
	return finding->file;
}

unsigned
vdm_finding_line(const struct vdm_finding *finding)
{
	return finding->line;
}

unsigned
vdm_finding_column(const struct vdm_finding *finding)
{
	return finding->column;
}

const char *
vdm_finding_message(const struct vdm_finding *finding)
{
	return finding->message;
}

const char *
vdm_finding_text(const struct vdm_finding *finding)
{
	return finding->text;
}

const char *
vdm_finding_detail(const struct vdm_finding *finding, const char *name)
{
	size_t i;

	for (i = 0; i < VDM_DETAIL_COUNT; i++)
		if (strcmp(vdm_finding_detail_name(i), name) == 0)
			return finding->details[i];
	return NULL;
}

int
vdm_finding_of_schema(const struct vdm_finding *finding)
{
	return finding->of_schema;
}

/* The file's name lies behind the sink, in one piece of memory. */
struct vdm_sink *
vdm_sink_new(void (*emit)(void *context, const struct vdm_finding *finding),
	     void *context, const char *file)
{
	size_t n = file != NULL ? strlen(file) + 1 : 0;
	struct vdm_sink *sink = vdm_malloc(sizeof(*sink) + n);

	if (sink == NULL) {
		errno = ENOMEM;
		return NULL;
	}
	sink->emit = emit;
	sink->context = context;
	sink->file = n > 0 ? memcpy(sink + 1, file, n) : NULL;
	return sink;
}

void
vdm_sink_free(struct vdm_sink *sink)
{
	vdm_free(sink);
}
