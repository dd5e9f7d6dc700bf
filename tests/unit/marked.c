/* SPDX-License-Identifier: MIT */
#include "marked.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

static void
emit(void *context, const struct vdm_finding *f)
{
	struct seen *s = context;
	size_t n = strlen(s->ids), m = strlen(s->text);

	snprintf(s->ids + n, sizeof(s->ids) - n, "%s:%u ", f->id, f->line);
	if (f->text != NULL)
		snprintf(s->text + m, sizeof(s->text) - m, "%s\n", f->text);
}

struct vdm_record *
read_as(const char *md, struct seen *seen, int recognise)
{
	struct vdm_read_options o = {.from = "markdown",
				     .no_recognise = !recognise};
	struct vdm_sink sink = {.emit = emit, .context = seen};
	struct vdm_record *rec;

	memset(seen, 0, sizeof(*seen));
	return vdm_read(&rec, md, strlen(md), &o, &sink) == 0 ? rec : NULL;
}

char *
write_md(const struct vdm_record *rec)
{
	struct vdm_write_options o = {.to = "markdown"};
	char *bytes;
	size_t n;

	ck_assert_int_eq(vdm_write(rec, &bytes, &n, &o, NULL), 0);
	return bytes;
}
