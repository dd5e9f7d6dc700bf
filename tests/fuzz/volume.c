/* SPDX-License-Identifier: MIT */
/*
 * Fuzz target: volumes. Parts: "volume", a description, and the files that it
 * names: they are bound in each form, which unbinds to the same records. What
 * has no such part is taken for a volume: its records come out of it, or it is
 * said why not, and none has a name that leads elsewhere.
 */
#include "fuzz.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "volume/volume.h"

struct binding {
	const struct fuzz_part *parts;
	size_t count;
	const struct vdm_volume *volume;
	struct vdm_sink sink;
	struct vdm_buf out;
};

static const struct fuzz_part *
part_of(const struct binding *b, size_t index)
{
	const char *path = vdm_volume_path(b->volume, index);

	if (path == NULL)
		path = vdm_volume_file(b->volume, "introduction");
	return path != NULL ? fuzz_part(b->parts, b->count, path) : NULL;
}

static struct vdm_record *
load(void *context, size_t index, const struct vdm_sink **sink)
{
	struct binding *b = context;
	const struct fuzz_part *part = part_of(b, index);
	struct vdm_read_options in = {0};
	struct vdm_record *rec = NULL;

	*sink = &b->sink;
	if (part == NULL)
		return NULL;
	in.name = part->name;
	vdm_read(&rec, part->bytes, part->length, &in, &b->sink);
	if (rec == NULL && errno != ENOMEM)
		errno = 0;
	return rec;
}

static int
put(void *context, const char *beside, const void *bytes, size_t length)
{
	struct binding *b = context;

	if (beside == NULL)
		vdm_buf_put(&b->out, bytes, length);
	return 0;
}

static void
check_name(const char *name)
{
	const char *s;

	for (s = name; *s != '\0'; s++)
		if ((unsigned char)*s < 0x20 || *s == '\\' ||
		    ((s == name || s[-1] == '/') && strchr("./-", *s) != NULL))
			fuzz_broken("a record is called \"%s\"", name);
}

/* The record of that name is the one that was bound, if nothing was lost. */
static void
check_record(struct binding *b, const char *name, const struct vdm_record *is)
{
	const struct vdm_sink *sink;
	struct vdm_comparison *c;
	struct vdm_record *was;
	size_t i;

	for (i = 0; i < b->volume->sources; i++)
		if (strcmp(b->volume->source[i].name, name) == 0)
			break;
	was = i < b->volume->sources ? load(b, i, &sink) : NULL;
	if (was != NULL && vdm_record_texts(was) == 0) {
		c = vdm_comparison_new(was, is, NULL);
		if (c != NULL && !vdm_comparison_same_tree(c))
			fuzz_broken("%s comes back as another tree", name);
		vdm_comparison_free(c);
	}
	vdm_record_free(was);
}

/* `b`: what was bound, or NULL. */
static void
take_apart(struct binding *b, const char *bytes, size_t length, int lossless)
{
	struct fuzz_heard heard;
	struct vdm_sink sink = fuzz_sink(&heard);
	struct vdm_unbound *u;
	size_t i;
	char *text;
	const char *name;

	errno = 0;
	if (vdm_unbind(&u, bytes, length, NULL, &sink) != 0) {
		fuzz_failed("opening a volume", &heard);
		if (b != NULL)
			fuzz_broken("what was bound is no volume");
		return;
	}
	for (i = 0; i < vdm_unbound_count(u); i++) {
		struct vdm_record *rec;

		sink = fuzz_sink(&heard);
		errno = 0;
		rec = vdm_unbound_record(u, i, &sink);
		check_name(vdm_unbound_name(u, i));
		if (rec == NULL)
			fuzz_failed("taking a record out", &heard);
		else if (b != NULL && lossless && heard.losses == 0)
			check_record(b, vdm_unbound_name(u, i), rec);
		vdm_record_free(rec);
	}
	if (vdm_unbound_description(u, &name, &text, &length) != 0)
		fuzz_broken("a volume without a description");
	vdm_free(text);
	if (vdm_unbound_file(u, "cover", &name, &text, &length) == 0)
		vdm_free(text);
	if (vdm_unbound_file(u, "css", &name, &text, &length) == 0)
		vdm_free(text);
	vdm_unbound_free(u);
}

static void
bind_as(struct binding *b, struct vdm_volume *v, const char *form)
{
	struct fuzz_heard heard;

	b->sink = fuzz_sink(&heard);
	vdm_buf_clear(&b->out);
	errno = 0;
	if (vdm_bind(v, form, load, put, b, NULL, &b->sink) == 0)
		take_apart(b, vdm_buf_str(&b->out), b->out.len,
			   heard.losses == 0);
	else
		fuzz_failed("binding", &heard);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const forms[] = {"epub", "tei", "markdown"};
	struct fuzz_part parts[FUZZ_PARTS];
	size_t n = fuzz_parts(data, size, parts), i;
	const struct fuzz_part *said = fuzz_part(parts, n, "volume"), *style;
	struct binding b = {.parts = parts, .count = n};
	struct fuzz_heard heard;
	struct vdm_volume *v;

	if (said == NULL) {
		take_apart(NULL, (const char *)data, size, 0);
		return 0;
	}
	v = vdm_volume_new();
	if (v == NULL)
		abort();
	b.volume = v;
	b.sink = fuzz_sink(&heard);
	vdm_buf_init(&b.out);
	errno = 0;
	if (vdm_volume_read(v, said->bytes, said->length, &b.sink) != 0) {
		fuzz_failed("reading a description", &heard);
	} else {
		style = vdm_volume_file(v, "css") != NULL
			    ? fuzz_part(parts, n, vdm_volume_file(v, "css"))
			    : NULL;
		if (style != NULL)
			vdm_volume_give(v, "css", style->bytes, style->length,
					&b.sink);
		for (i = 0; i < 3; i++)
			if (fuzz_takes(data, size, i, 3))
				bind_as(&b, v, forms[i]);
	}
	vdm_buf_fini(&b.out);
	vdm_volume_free(v);
	return 0;
}
