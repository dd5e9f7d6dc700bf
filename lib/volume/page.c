/* SPDX-License-Identifier: MIT */
/*
 * A volume as one file of Markdown: its description as front matter, contents,
 * records, people. The front matter of a record stands in a comment before it,
 * where a reader of the page does not see it.
 */
#include <errno.h>
#include <string.h>

#include "base/utf8.h"
#include "volume/volume.h"

/* Words that are no markup, on one line. */
static void
put_words(struct vdm_buf *out, const char *s)
{
	for (; *s != '\0'; s++) {
		if (strchr("\\`*_{}[]<>#|&!~", *s) != NULL)
			vdm_buf_putc(out, '\\');
		vdm_buf_putc(out, vdm_is_space((unsigned char)*s) ? ' ' : *s);
	}
}

static int
give(struct vdm_binding *b, const struct vdm_buf *out)
{
	if (b->failed || out->failed) {
		errno = ENOMEM;
		return -1;
	}
	return vdm_binding_put(b, NULL, vdm_buf_str(out), out->len);
}

/* ---- what stands before ---------------------------------------------------
 */

static void
put_title(const struct vdm_binding *b, struct vdm_buf *out)
{
	const struct vdm_record *front = b->volume->front;
	const struct vdm_field *f;
	size_t i;

	f = vdm_field_get(front, VDM_F_TITLE, 0);
	vdm_buf_puts(out, "# ");
	put_words(out, f != NULL ? f->value : "[no title]");
	vdm_buf_puts(out, "\n\n");
	for (i = 0; i < front->fields_count; i++) {
		f = front->fields[i];
		if (f->id == VDM_F_TITLE || f->id == VDM_F_LANGUAGE)
			continue;
		if (f->id != VDM_F_SUBTITLE) {
			put_words(out, vdm_field_info_get(f->id)->label);
			vdm_buf_puts(out, ": ");
		}
		put_words(out, f->value);
		vdm_buf_puts(out, "\n\n");
	}
}

static void
put_contents(const struct vdm_binding *b, struct vdm_buf *out)
{
	size_t i;

	vdm_buf_puts(out, "## Contents\n\n");
	for (i = 0; i < b->count; i++) {
		const struct vdm_volume_bound *r = &b->bound[i];

		if (vdm_binding_part_starts(b, i)) {
			vdm_buf_puts(out, "- ");
			put_words(out, b->volume->part[r->part]);
			vdm_buf_putc(out, '\n');
		}
		vdm_buf_printf(out, "%s- [",
			       r->part != VDM_VOLUME_NONE ? "  " : "");
		put_words(out, r->title);
		vdm_buf_printf(out, "](#%s)\n", r->key);
	}
	vdm_buf_putc(out, '\n');
}

/* Everybody of all records, under the ids that they have here: whoever reads
 * the file as any other knows who speaks. */
static void
put_participants(const struct vdm_binding *b, struct vdm_buf *out)
{
	size_t i;

	if (b->people > 0)
		vdm_buf_puts(out, "participants:\n");
	for (i = 0; i < b->people; i++) {
		const struct vdm_volume_person *p = &b->person[i];

		vdm_buf_printf(out,
			       "- id: %s-%s\n  name: ", b->bound[p->bound].key,
			       p->id);
		vdm_yaml_emit_string(p->name, out);
		vdm_buf_putc(out, '\n');
	}
}

static int
put_first(struct vdm_binding *b)
{
	struct vdm_buf out;
	int rc;

	vdm_buf_init(&out);
	vdm_buf_puts(&out, "---\n");
	vdm_binding_table(b, &out);
	put_participants(b, &out);
	vdm_buf_puts(&out, "---\n\n");
	put_title(b, &out);
	put_contents(b, &out);
	rc = give(b, &out);
	vdm_buf_fini(&out);
	return rc;
}

/* ---- a record -------------------------------------------------------------
 */

/* The front matter of a document and what is behind it. */
static const char *
split(const char *bytes, const char **front, size_t *length)
{
	const char *end;

	*front = "";
	*length = 0;
	if (strncmp(bytes, "---\n", 4) != 0)
		return bytes;
	end = strstr(bytes + 3, "\n---\n");
	if (end == NULL)
		return bytes;
	*front = bytes + 4;
	*length = end + 1 > *front ? (size_t)(end + 1 - *front) : 0;
	return end + 5;
}

static void
put_text(struct vdm_binding *b, size_t at, const char *bytes,
	 struct vdm_buf *out)
{
	const struct vdm_volume_bound *r = &b->bound[at];
	const char *front, *body;
	struct vdm_buf copy;
	size_t n;

	body = split(bytes, &front, &n);
	vdm_buf_init(&copy);
	vdm_buf_put(&copy, front, n);
	vdm_buf_printf(out, "<!-- vidimus:record %s\n", r->key);
	vdm_volume_hide(vdm_buf_str(&copy), out);
	vdm_buf_printf(out, "-->\n\n<a id=\"%s\"></a>\n\n", r->key);
	b->failed |= copy.failed;
	vdm_buf_fini(&copy);
	body += strspn(body, "\n");
	if (strncmp(body, "# ", 2) != 0 && strncmp(body, "## ", 3) != 0) {
		vdm_buf_puts(out, "## ");
		put_words(out, r->title);
		vdm_buf_puts(out, "\n\n");
	}
	vdm_buf_printf(out, "<!-- vidimus:text %s -->\n\n", r->key);
	vdm_buf_puts(out, body);
	vdm_buf_printf(out, "\n<!-- vidimus:end %s -->\n\n", r->key);
}

static int
put_record(struct vdm_binding *b, size_t at)
{
	const struct vdm_volume_bound *r = &b->bound[at];
	struct vdm_write_options o = *b->options;
	struct vdm_buf labels, out;
	struct vdm_within within = {.style = "", .folder = ""};
	const struct vdm_sink *sink = NULL;
	struct vdm_record *rec = vdm_binding_load(b, at, &sink), *keyed = NULL;
	char *bytes = NULL;
	size_t length;
	int rc = -1;

	if (rec == NULL)
		return -1;
	vdm_buf_init(&labels);
	vdm_buf_init(&out);
	vdm_buf_printf(&labels, "%s-", r->key);
	within.notes = vdm_buf_str(&labels);
	o.to = b->form->format;
	o.within = &within;
	vdm_binding_say_links(b, at, rec, sink);
	keyed = vdm_volume_keyed(rec, r->key, r->links);
	if (keyed != NULL)
		rc = vdm_write(keyed, &bytes, &length, &o, sink);
	if (rc == 0) {
		put_text(b, at, bytes, &out);
		rc = give(b, &out);
	}
	if (rc == 0)
		rc = vdm_binding_pictures(b, keyed);
	vdm_free(bytes);
	vdm_record_free(keyed);
	vdm_record_free(rec);
	vdm_buf_fini(&labels);
	vdm_buf_fini(&out);
	return rc;
}

/* ---- the whole ------------------------------------------------------------
 */

static void
put_person(const struct vdm_binding *b, size_t first, struct vdm_buf *out)
{
	const struct vdm_person *p = vdm_person_find(
	    b->people_of, b->person[first].as, strlen(b->person[first].as));
	size_t i, last = VDM_VOLUME_NONE;

	vdm_buf_puts(out, "- ");
	put_words(out, p->name);
	for (i = 0; i < p->refs.count; i++) {
		vdm_buf_puts(out, ", ");
		put_words(out, p->refs.item[i]);
	}
	vdm_buf_puts(out, ": ");
	for (i = first; i != VDM_VOLUME_NONE; i = b->person[i].next) {
		const struct vdm_volume_bound *r =
		    &b->bound[b->person[i].bound];

		if (last == b->person[i].bound)
			continue;
		vdm_buf_puts(out, last != VDM_VOLUME_NONE ? ", [" : "[");
		last = b->person[i].bound;
		put_words(out, r->title);
		vdm_buf_printf(out, "](#%s)", r->key);
	}
	vdm_buf_putc(out, '\n');
}

static int
put_people(struct vdm_binding *b)
{
	struct vdm_buf out;
	size_t i;
	int rc;

	vdm_buf_init(&out);
	if (b->people > 0)
		vdm_buf_puts(&out, "## People\n\n");
	for (i = 0; i < b->people; i++)
		if (b->person[i].same == i && b->person[i].as != NULL)
			put_person(b, i, &out);
	rc = give(b, &out);
	vdm_buf_fini(&out);
	return rc;
}

static int
put_part(struct vdm_binding *b, size_t at)
{
	struct vdm_buf out;
	int rc;

	vdm_buf_init(&out);
	vdm_buf_puts(&out, "# ");
	put_words(&out, b->volume->part[b->bound[at].part]);
	vdm_buf_puts(&out, "\n\n");
	rc = give(b, &out);
	vdm_buf_fini(&out);
	return rc;
}

int
vdm_binding_page(struct vdm_binding *b)
{
	size_t i;

	if (vdm_binding_all_links(b) != 0 || put_first(b) != 0)
		return -1;
	for (i = 0; i < b->count; i++) {
		if (vdm_binding_part_starts(b, i) && put_part(b, i) != 0)
			return -1;
		if (put_record(b, i) != 0)
			return -1;
	}
	return put_people(b);
}
