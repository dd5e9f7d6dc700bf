/* SPDX-License-Identifier: MIT */
/*
 * Lists of findings as bytes: a head, the words kept beside them and an empty
 * one, then for each finding its level and where it is, four strings and its
 * details.
 */
#include "base/packed.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/error.h"

#define HEAD "findings 4"

void
vdm_packed_put(struct vdm_buf *out, const char *s)
{
	vdm_buf_putc(out, s != NULL ? '+' : '-');
	vdm_buf_puts(out, s != NULL ? s : "");
	vdm_buf_putc(out, '\0');
}

int
vdm_findings_pack(const struct vdm_findings *findings, size_t from,
		  char **bytes, size_t *length)
{
	size_t i, k, n = vdm_findings_count(findings);
	const char *word;
	struct vdm_buf out;

	*bytes = NULL;
	*length = 0;
	vdm_buf_init(&out);
	vdm_buf_puts(&out, HEAD);
	vdm_buf_putc(&out, '\0');
	for (i = 0; (word = vdm_findings_kept(findings, i)) != NULL; i++)
		vdm_packed_put(&out, word);
	vdm_packed_put(&out, NULL);
	for (i = from; i < n; i++) {
		const struct vdm_finding *f = vdm_findings_get(findings, i);

		vdm_buf_printf(&out, "%u %u %u %u", (unsigned)f->level, f->line,
			       f->column, (unsigned)f->of_schema);
		vdm_buf_putc(&out, '\0');
		vdm_packed_put(&out, f->id);
		vdm_packed_put(&out, f->file);
		vdm_packed_put(&out, f->message);
		vdm_packed_put(&out, f->text);
		for (k = 0; k < VDM_DETAIL_COUNT; k++)
			vdm_packed_put(&out, f->details[k]);
	}
	*bytes = vdm_buf_take(&out, length);
	vdm_buf_fini(&out);
	if (*bytes != NULL)
		return 0;
	errno = ENOMEM;
	return -1;
}

const char *
vdm_packed_next(struct vdm_packed *p)
{
	const char *s = p->at, *nul;

	nul = p->bad || s == p->end ? NULL
				    : memchr(s, '\0', (size_t)(p->end - s));
	if (nul == NULL) {
		p->bad = 1;
		return "";
	}
	p->at = nul + 1;
	return s;
}

const char *
vdm_packed_string(struct vdm_packed *p)
{
	const char *s = vdm_packed_next(p);

	if (*s == '+')
		return s + 1;
	if (strcmp(s, "-") != 0)
		p->bad = 1;
	return NULL;
}

static void
next_numbers(struct vdm_packed *p, struct vdm_finding *f)
{
	const char *s = vdm_packed_next(p);
	unsigned long number[4];
	char *end;
	int i;

	for (i = 0; i < 4; i++) {
		number[i] = strtoul(s, &end, 10);
		if (end == s || number[i] > 0xffffffffUL)
			p->bad = 1;
		s = end;
	}
	if (*s != '\0' || number[0] > VDM_LEVEL_ERROR)
		p->bad = 1;
	f->level = p->bad ? VDM_LEVEL_NOTE : (enum vdm_level)number[0];
	f->line = (unsigned)number[1];
	f->column = (unsigned)number[2];
	f->of_schema = number[3] != 0;
}

/* Whether there is such an id: mostly it is that of the finding before. */
static int
is_known(struct vdm_packed *p, const char *id)
{
	if (p->known != NULL && strcmp(p->known, id) == 0)
		return 1;
	p->known = id;
	return vdm_diag_find(id) != VDM_D_COUNT;
}

/* The next finding, with an id that there is. 1; 0 at the end. */
static int
next_finding(struct vdm_packed *p, struct vdm_finding *f)
{
	size_t i;

	memset(f, 0, sizeof(*f));
	if (p->bad || p->at == p->end)
		return 0;
	next_numbers(p, f);
	f->id = vdm_packed_string(p);
	f->file = vdm_packed_string(p);
	f->message = vdm_packed_string(p);
	f->text = vdm_packed_string(p);
	for (i = 0; i < VDM_DETAIL_COUNT; i++)
		f->details[i] = vdm_packed_string(p);
	if (p->bad || f->id == NULL || f->message == NULL ||
	    !is_known(p, f->id))
		p->bad = 1;
	return !p->bad;
}

int
vdm_findings_unpack(struct vdm_findings *findings, const void *bytes,
		    size_t length)
{
	struct vdm_packed p = {bytes, (const char *)bytes + length, length == 0,
			       NULL};
	struct vdm_packed all;
	struct vdm_finding f;
	const char *word;

	vdm_error_begin();
	if (strcmp(vdm_packed_next(&p), HEAD) != 0)
		p.bad = 1;
	all = p;
	while (vdm_packed_string(&p) != NULL)
		continue;
	while (next_finding(&p, &f))
		continue;
	if (p.bad)
		return vdm_error(EINVAL, "these are no packed findings");
	while ((word = vdm_packed_string(&all)) != NULL)
		if (vdm_findings_keep(findings, word) != 0)
			return -1;
	while (next_finding(&all, &f))
		vdm_findings_add(findings, &f);
	if (!vdm_findings_failed(findings))
		return 0;
	errno = ENOMEM;
	return -1;
}
