/* SPDX-License-Identifier: MIT */
/* The formats there are, and how one is found for a file. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "epub/epub.h"
#include "format/format.h"
#include "format/stranger.h"
#include "markdown/markdown.h"
#include "tei/tei.h"
#include "text/text.h"
#include "web/web.h"

static const struct vdm_format *const formats[] = {
    &vdm_format_text,     &vdm_format_tei, &vdm_format_epub,
    &vdm_format_markdown, &vdm_format_web,
};

const struct vdm_format *
vdm_format_at(size_t index)
{
	return index < sizeof(formats) / sizeof(formats[0]) ? formats[index]
							    : NULL;
}

const struct vdm_format *
vdm_format_native(void)
{
	size_t i = 0;

	while (formats[i]->native == NULL)
		i++;
	return formats[i];
}

const struct vdm_format *
vdm_format_find(const char *name)
{
	size_t i;

	for (i = 0; vdm_format_at(i) != NULL; i++)
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	return NULL;
}

static int
is_extension(const struct vdm_format *f, const char *word)
{
	const char *const *e = f->extensions;

	while (*e != NULL && strcasecmp(*e, word) != 0)
		e++;
	return *e != NULL;
}

static int
has_extension(const struct vdm_format *f, const char *name)
{
	const char *dot = name != NULL ? strrchr(name, '.') : NULL;

	return dot != NULL && strchr(dot, '/') == NULL &&
	       is_extension(f, dot + 1);
}

const struct vdm_format *
vdm_format_by_ending(const char *name)
{
	size_t i;

	for (i = 0; vdm_format_at(i) != NULL; i++)
		if (has_extension(formats[i], name))
			return formats[i];
	return NULL;
}

const struct vdm_format *
vdm_format_detect(const char *bytes, size_t length, const char *name)
{
	const struct vdm_format *best = NULL;
	size_t i;
	int most = 0;

	if (vdm_stranger_of(bytes, length, name) != NULL)
		return NULL;
	for (i = 0; vdm_format_at(i) != NULL; i++) {
		int bid = formats[i]->bid(bytes, length);

		if (bid > 0 && bid < 90 && has_extension(formats[i], name))
			bid += 50;
		if (bid > most) {
			most = bid;
			best = formats[i];
		}
	}
	return best;
}

/* ---- what the public header says of them ------------------------------- */

const char *
vdm_format_name(size_t index)
{
	const struct vdm_format *f = vdm_format_at(index);

	return f != NULL ? f->name : NULL;
}

int
vdm_publication_facts(const void *bytes, size_t length, char **json,
		      size_t *json_length)
{
	const struct vdm_format *f;
	struct vdm_buf b;
	int rc = 0, error;

	*json = NULL;
	*json_length = 0;
	vdm_error_begin();
	f = vdm_format_detect(bytes, length, NULL);
	vdm_buf_init(&b);
	if (f != NULL && f->facts != NULL)
		rc = f->facts(bytes, length, &b);
	if (rc == 0 && b.len == 0 && !b.failed)
		rc = vdm_error(ENOTSUP,
			       "the bytes are no publication that can be read");
	if (rc == 0)
		*json = vdm_buf_take(&b, json_length);
	error = errno;
	vdm_buf_fini(&b);
	errno = error;
	return *json != NULL ? 0 : -1;
}

const char *
vdm_format_extension(const char *format)
{
	const struct vdm_format *f = vdm_format_find(format);

	return f != NULL ? f->extensions[0] : NULL;
}

const char *
vdm_format_for_word(const char *word)
{
	size_t i;

	for (i = 0; vdm_format_at(i) != NULL; i++)
		if (strcmp(formats[i]->name, word) == 0 ||
		    is_extension(formats[i], word))
			return formats[i]->name;
	return NULL;
}

int
vdm_format_refers(const char *format)
{
	const struct vdm_format *f = vdm_format_find(format);

	return f != NULL && f->refers;
}

int
vdm_format_is_written(const char *format)
{
	const struct vdm_format *f = vdm_format_find(format);

	return f != NULL && f->write != NULL;
}
