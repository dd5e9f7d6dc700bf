/* SPDX-License-Identifier: MIT */
/* Binding: what is asked for, looked at, then written, a record at a time. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/budget.h"
#include "base/error.h"
#include "base/memory.h"
#include "epub/edition.h"
#include "volume/volume.h"

struct vdm_volume *
vdm_volume_new(void)
{
	struct vdm_volume *v = vdm_calloc(1, sizeof(*v));

	if (v != NULL)
		v->front = vdm_record_new();
	if (v == NULL || v->front == NULL ||
	    vdm_record_body(v->front) == NULL) {
		vdm_volume_free(v);
		errno = ENOMEM;
		return NULL;
	}
	vdm_arena_init(&v->arena);
	return v;
}

void
vdm_volume_free(struct vdm_volume *v)
{
	if (v == NULL)
		return;
	vdm_record_free(v->front);
	vdm_edition_fini(&v->edition);
	vdm_arena_fini(&v->arena);
	vdm_free(v);
}

int
vdm_volume_read(struct vdm_volume *v, const void *bytes, size_t length,
		const struct vdm_sink *sink)
{
	unsigned long before = vdm_memory_failures();
	struct vdm_budget budget;
	int rc;

	vdm_error_begin();
	vdm_budget_enter(&budget, length, 0);
	rc = vdm_volume_parse(v, bytes, length, 0, sink);
	if (vdm_memory_check(before) != 0)
		rc = -1;
	return vdm_budget_leave(&budget, rc, sink);
}

struct vdm_record *
vdm_volume_front(struct vdm_volume *v)
{
	return v->front;
}

int
vdm_volume_add(struct vdm_volume *v, const char *path)
{
	vdm_error_begin();
	if (vdm_volume_source_add(v, path) != NULL)
		return 0;
	errno = ENOMEM;
	return -1;
}

size_t
vdm_volume_count(const struct vdm_volume *v)
{
	return v->sources;
}

const char *
vdm_volume_path(const struct vdm_volume *v, size_t index)
{
	return index < v->sources ? v->source[index].path : NULL;
}

unsigned
vdm_volume_line(const struct vdm_volume *v, size_t index)
{
	return index < v->sources ? v->source[index].pos.line : 0;
}

const char *
vdm_volume_file(const struct vdm_volume *v, const char *what)
{
	int i = vdm_volume_file_of(what);

	return i >= 0 ? v->file[i] : NULL;
}

int
vdm_volume_give(struct vdm_volume *v, const char *what, const void *bytes,
		size_t length, const struct vdm_sink *sink)
{
	int i = vdm_volume_file_of(what);

	vdm_error_begin();
	if (i < 0 || i == VDM_VOLUME_INTRODUCTION || v->file[i] == NULL)
		return vdm_error(EINVAL, "the volume has no \"%.40s\"", what);
	if (i == VDM_VOLUME_TITLE) {
		v->title_page = bytes;
		v->title_page_length = length;
	}
	return vdm_edition_take(&v->edition,
				i >= VDM_VOLUME_FONT ? "font" : what,
				v->file[i], bytes, length, sink);
}

/* ---- binding --------------------------------------------------------------
 */

static const struct vdm_volume_form forms[] = {
    {"epub", vdm_binding_book, 1, 0},
    {"tei", vdm_binding_corpus, 0, 1},
    {"markdown", vdm_binding_page, 0, 0},
};

static const struct vdm_volume_form *
form_of(const char *format)
{
	size_t i;

	for (i = 0; format != NULL && i < sizeof(forms) / sizeof(forms[0]); i++)
		if (strcmp(forms[i].format, format) == 0)
			return &forms[i];
	return NULL;
}

int
vdm_volume_is_form(const char *format)
{
	return form_of(format) != NULL;
}

static void
fini(struct vdm_binding *b)
{
	int error = errno;

	vdm_record_free(b->whole);
	vdm_record_free(b->people_of);
	vdm_strmap_fini(&b->by_target);
	vdm_strmap_fini(&b->by_name);
	vdm_arena_fini(&b->arena);
	errno = error;
}

/* What only a book has a place for. */
static void
say_left(const struct vdm_binding *b)
{
	const struct vdm_volume *v = b->volume;
	int i;

	for (i = VDM_VOLUME_COVER; i <= VDM_VOLUME_CSS; i++)
		if (v->file[i] != NULL && !b->form->has_pages)
			vdm_diag(b->sink, VDM_D_VOLUME_FILE_LEFT, NULL, NULL,
				 "only an EPUB has a %s: \"%.80s\" is left out",
				 i == VDM_VOLUME_COVER ? "cover"
						       : "style sheet",
				 v->file[i]);
}

static int
bind_all(struct vdm_binding *b)
{
	say_left(b);
	if (vdm_volume_name((struct vdm_volume *)b->volume) != 0 ||
	    vdm_binding_survey(b) != 0 || vdm_binding_find_targets(b) != 0 ||
	    vdm_binding_merge_people(b) != 0)
		return -1;
	vdm_sha256_begin(&b->sum);
	return b->form->write(b) == 0 ? vdm_binding_seal(b) : -1;
}

/* What the volume says of its edition, where nothing else was said for this
 * once; the files stay the volume's. */
static void
take_edition(struct vdm_write_options *o, const struct vdm_volume *v)
{
	struct vdm_edition *e = &o->edition;
	size_t i;

	if (e->cover.bytes == NULL && o->cover == NULL) {
		e->cover = v->edition.cover;
		o->cover = v->cover_drawn;
	}
	if (e->css.bytes == NULL)
		e->css = v->edition.css;
	if (e->title_page.bytes == NULL)
		e->title_page = v->edition.title_page;
	for (i = 0; e->fonts == 0 && i < v->edition.fonts; i++)
		e->font[i] = v->edition.font[i];
	if (e->fonts == 0)
		e->fonts = v->edition.fonts;
	if (o->toc_depth == NULL)
		o->toc_depth = v->toc_depth;
	if (o->split_at == NULL)
		o->split_at = v->split_at;
}

int
vdm_bind(struct vdm_volume *volume, const char *format,
	 struct vdm_record *(*load)(void *context, size_t index,
				    const struct vdm_sink **sink),
	 int (*put)(void *context, const char *beside, const void *bytes,
		    size_t length),
	 void *context, const struct vdm_write_options *options,
	 const struct vdm_sink *sink)
{
	static const struct vdm_write_options none;
	struct vdm_binding b = {.volume = volume,
				.load = load,
				.put = put,
				.context = context,
				.all = options != NULL ? *options : none,
				.sink = sink};
	unsigned long before = vdm_memory_failures();
	int rc;

	vdm_error_begin();
	b.form = form_of(vdm_format_for_word(format));
	if (b.form == NULL)
		return vdm_error(EINVAL, "no volume is bound as \"%.40s\"",
				 format);
	b.options = &b.all;
	take_edition(&b.all, volume);
	vdm_arena_init(&b.arena);
	if (volume->sources == 0) {
		vdm_diag(sink, VDM_D_VOLUME_BROKEN, NULL, NULL,
			 "there is no record in it; nothing is bound");
		errno = 0;
		rc = -1;
	} else {
		errno = 0;
		rc = bind_all(&b);
	}
	fini(&b);
	/* a record that asked for too much was refused where it was read */
	return vdm_memory_check(before + b.refused) == 0 ? rc : -1;
}
