/* SPDX-License-Identifier: MIT */
/*
 * The page about the record: what it is, who made it, where it comes from,
 * whose it is, and who speaks in it, for people to read. Of all of it only the
 * list of people and the header are read back.
 */
#include <string.h>

#include "base/address.h"
#include "base/utf8.h"
#include "base/words.h"
#include "epub/write/writer.h"
#include "record/standing.h"

/* Fields that stand together, under a heading but for the first. */
static const struct group {
	enum vdm_epub_word title;
	enum vdm_field_id from[32]; /* in the order of the page */
	size_t count;
} groups[] = {
    {VDM_EPUB_WORDS,
     {VDM_F_TITLE, VDM_F_SUBTITLE, VDM_F_TYPE, VDM_F_NUMBER, VDM_F_DATE,
      VDM_F_TIME, VDM_F_DURATION, VDM_F_PLACE, VDM_F_DATE_DRAFTED,
      VDM_F_PLACE_DRAFTED, VDM_F_SUMMARY, VDM_F_SUBJECT, VDM_F_LANGUAGE,
      VDM_F_LANGUAGE_ORIGINAL, VDM_F_CLASSIFICATION},
     15},
    {VDM_EPUB_RESPONSIBLE,
     {VDM_F_AUTHOR, VDM_F_EDITOR, VDM_F_PRINCIPAL, VDM_F_RECORDER,
      VDM_F_TRANSCRIBER, VDM_F_TRANSLATOR, VDM_F_CONTRIBUTOR, VDM_F_SPONSOR,
      VDM_F_FUNDER, VDM_F_DONOR},
     10},
    {VDM_EPUB_SOURCE_WORDS,
     {VDM_F_SOURCE, VDM_F_SOURCE_REPOSITORY, VDM_F_SOURCE_COLLECTION,
      VDM_F_SOURCE_FOND, VDM_F_SOURCE_SERIES, VDM_F_SOURCE_OPIS,
      VDM_F_SOURCE_BOX, VDM_F_SOURCE_FOLDER, VDM_F_SOURCE_DELO,
      VDM_F_SOURCE_ITEM, VDM_F_SOURCE_PART, VDM_F_SOURCE_LISTY},
     12},
    {VDM_EPUB_PUBLICATION,
     {VDM_F_PUBLISHER, VDM_F_PUB_PLACE, VDM_F_PUBLISHED, VDM_F_EDITION,
      VDM_F_SERIES, VDM_F_DISTRIBUTOR, VDM_F_AUTHORITY, VDM_F_RECORD_ID,
      VDM_F_UPLOADED},
     9},
    {VDM_EPUB_RIGHTS_WORDS,
     {VDM_F_RIGHTS, VDM_F_LICENCE, VDM_F_HOLDER, VDM_F_CONTACT},
     4},
    {VDM_EPUB_FURTHER, {VDM_F_OTHER}, 1},
    {VDM_EPUB_COPY, {VDM_F_PROVENANCE}, 1},
};

/* ---- values ---- */

/* A line of text, or a link where it is an address. */
static void
put_text(struct vdm_epub_writer *w, const char *s)
{
	int link = vdm_address_is_iri(s) && vdm_address_is_link(s);

	if (link) {
		vdm_buf_puts(w->html.out, "<a href=\"");
		vdm_html_escape(&w->html, w->html.out, s, 1);
		vdm_buf_puts(w->html.out, "\">");
	}
	vdm_html_write_text(&w->html, s);
	if (link)
		vdm_buf_puts(w->html.out, "</a>");
}

/* The parts of a value, a line each. */
static void
put_lines(struct vdm_epub_writer *w, const char *value)
{
	while (*value != '\0') {
		size_t n = strcspn(value, "\n");
		struct vdm_buf b;

		vdm_buf_init(&b);
		vdm_buf_put(&b, value, n);
		put_text(w, vdm_buf_str(&b));
		w->html.failed |= b.failed;
		vdm_buf_fini(&b);
		value += n;
		if (*value == '\n') {
			vdm_buf_puts(w->html.out, "<br/>");
			value++;
		}
	}
}

static const char *
field_label(const struct vdm_epub_writer *w, const struct vdm_field *f)
{
	if (f->id == VDM_F_OTHER && f->name != NULL)
		return f->name;
	if (f->label != NULL && !vdm_is_blank(f->label))
		return f->label;
	return vdm_epub_field_word(w, f->id);
}

/* What makes catalogues sort and shops count: no reader needs it. */
static int
is_technical(const char *name)
{
	return vdm_words_have("file-as display-seq group-position "
			      "collection-type authority term lang dir scheme "
			      "source-of identifier-type title-type role "
			      "alternate-script resp id meta-auth",
			      name);
}

/* What is said of the value, for a person who reads the page. */
static void
put_details(struct vdm_epub_writer *w, const struct vdm_details *d)
{
	size_t i, shown = 0;

	for (i = 0; i < d->count; i++) {
		if (is_technical(d->item[i].name))
			continue;
		vdm_buf_puts(w->html.out, shown++ == 0 ? " (" : "; ");
		vdm_html_write_text(&w->html, d->item[i].name);
		vdm_buf_puts(w->html.out, ": ");
		put_lines(w, d->item[i].value);
	}
	if (shown > 0)
		vdm_buf_putc(w->html.out, ')');
}

static void
write_value(struct vdm_epub_writer *w, const struct vdm_field *f)
{
	vdm_buf_puts(w->html.out, "<dd>");
	put_lines(w, f->value);
	if (f->role != NULL && strlen(f->role) > 3) {
		vdm_buf_puts(w->html.out, ", ");
		vdm_html_write_text(&w->html, f->role);
	}
	put_details(w, &f->details);
	if (f->id == VDM_F_LICENCE && f->norm != NULL &&
	    strcmp(f->norm, f->value) != 0) {
		vdm_buf_puts(w->html.out, "<br/>");
		put_text(w, f->norm);
	}
	if (f->state == VDM_STATE_INFERRED)
		vdm_buf_printf(w->html.out, " %s",
			       vdm_epub_word(w, VDM_EPUB_INFERRED));
	vdm_buf_puts(w->html.out, "</dd>\n");
}

/* ---- fields ---- */

static int
is_absent(const struct vdm_field *f)
{
	return f->state == VDM_STATE_EXPLICIT_EMPTY || f->value[0] == '\0';
}

/* The fields of one kind; a label stands once above values that share it. */
static void
write_kind(struct vdm_epub_writer *w, const struct group *g,
	   enum vdm_field_id id, int *open)
{
	const char *last = NULL, *label;
	const struct vdm_field *f;
	size_t i = 0;

	while ((f = vdm_field_next(w->html.rec, id, &i)) != NULL) {
		if (is_absent(f))
			continue;
		if (!*open && g->title != VDM_EPUB_WORDS)
			vdm_buf_printf(w->html.out, "<h2>%s</h2>\n",
				       vdm_epub_word(w, g->title));
		if (!*open)
			vdm_buf_puts(w->html.out, "<dl class=\"fields\">\n");
		*open = 1;
		label = field_label(w, f);
		if (last == NULL || strcmp(last, label) != 0) {
			vdm_buf_puts(w->html.out, "<dt>");
			vdm_html_write_text(&w->html, label);
			vdm_buf_puts(w->html.out, "</dt>\n");
		}
		last = label;
		write_value(w, f);
	}
}

/* Labels that the source has and no value, in the order of the table. */
static void
write_absent(struct vdm_epub_writer *w)
{
	const struct vdm_field *f;
	size_t i, n = 0;
	int id;

	for (id = 0; id < VDM_F_COUNT; id++) {
		i = 0;
		while ((f = vdm_field_next(w->html.rec, id, &i)) != NULL) {
			if (!is_absent(f))
				continue;
			if (n++ == 0)
				vdm_buf_printf(
				    w->html.out, "<p class=\"absent\">%s: ",
				    vdm_epub_word(w, VDM_EPUB_ABSENT));
			else
				vdm_buf_puts(w->html.out, ", ");
			vdm_html_write_text(&w->html, field_label(w, f));
		}
	}
	if (n > 0)
		vdm_buf_puts(w->html.out, ".</p>\n");
}

static void
write_groups(struct vdm_epub_writer *w, size_t from, size_t to)
{
	size_t i, k;

	for (i = from; i < to; i++) {
		int open = 0;

		for (k = 0; k < groups[i].count; k++)
			write_kind(w, &groups[i], groups[i].from[k], &open);
		if (open)
			vdm_buf_puts(w->html.out, "</dl>\n");
	}
}

/* ---- people ---- */

static void
write_strings(struct vdm_epub_writer *w, const struct vdm_strings *list,
	      const char *klass)
{
	size_t i;

	for (i = 0; i < list->count; i++) {
		vdm_buf_printf(w->html.out, "%s<span class=\"%s\">",
			       i == 0 ? "; " : ", ", klass);
		put_text(w, list->item[i]);
		vdm_buf_puts(w->html.out, "</span>");
	}
}

static void
write_standing(struct vdm_epub_writer *w, const struct vdm_person *p)
{
	if (p->participant)
		vdm_buf_puts(w->html.out, " data-participant=\"yes\"");
	if (p->group)
		vdm_buf_puts(w->html.out, " data-group=\"yes\"");
	if (p->state != VDM_STATE_EXPLICIT)
		vdm_buf_printf(w->html.out, " data-state=\"%s\"",
			       vdm_state_name(p->state));
	if (p->cert != VDM_CERT_NONE)
		vdm_buf_printf(w->html.out, " data-cert=\"%s\"",
			       vdm_cert_name(p->cert));
}

/* "; affiliation: Mill" */
static void
write_details(struct vdm_epub_writer *w, const struct vdm_details *details)
{
	size_t i;

	for (i = 0; i < details->count; i++) {
		const struct vdm_detail *d = &details->item[i];

		vdm_buf_puts(w->html.out, "; <span class=\"detail\"");
		vdm_html_write_attr(&w->html, "data-name", d->name);
		if (d->scheme != NULL)
			vdm_html_write_attr(&w->html, "data-scheme", d->scheme);
		if (d->lang != NULL)
			vdm_html_write_attr(&w->html, "data-lang", d->lang);
		vdm_buf_putc(w->html.out, '>');
		vdm_html_write_text(&w->html, d->value);
		vdm_buf_puts(w->html.out, "</span>");
	}
}

static void
write_person(struct vdm_epub_writer *w, size_t index)
{
	const struct vdm_person *p = w->html.rec->people[index];
	size_t at;

	vdm_buf_puts(w->html.out, "<li");
	if (vdm_strmap_get(&w->html.ids, p->id, &at) &&
	    w->html.targets[at].node == NULL)
		vdm_html_write_attr(&w->html, "id", p->id);
	vdm_html_write_attr(&w->html, "data-person", p->id);
	write_standing(w, p);
	vdm_buf_puts(w->html.out, "><span class=\"name\">");
	vdm_html_write_text(&w->html, p->name);
	vdm_buf_puts(w->html.out, "</span>");
	if (p->title != NULL) {
		vdm_buf_puts(w->html.out, ", <span class=\"title\">");
		vdm_html_write_text(&w->html, p->title);
		vdm_buf_puts(w->html.out, "</span>");
	}
	write_strings(w, &p->forms, "form");
	write_strings(w, &p->roles, "role");
	write_strings(w, &p->refs, "ref");
	write_details(w, &p->details);
	vdm_epub_write_turns(w, index);
	vdm_buf_puts(w->html.out, "</li>\n");
}

static void
write_people(struct vdm_epub_writer *w)
{
	size_t i;

	if (w->html.rec->people_count == 0)
		return;
	vdm_buf_printf(w->html.out,
		       "<section class=\"people\">\n<h2>%s</h2>\n"
		       "<ul data-vdm=\"people\">\n",
		       vdm_epub_word(w, VDM_EPUB_PEOPLE));
	for (i = 0; i < w->html.rec->people_count; i++)
		write_person(w, i);
	vdm_buf_puts(w->html.out, "</ul>\n</section>\n");
}

void
vdm_epub_write_about(struct vdm_epub_writer *w)
{
	const struct vdm_node *header = vdm_record_header(w->html.rec);

	w->html.file = VDM_HTML_NO_FILE;
	w->html.out = &w->about.xhtml;
	vdm_buf_printf(w->html.out, "<section>\n<h1>%s</h1>\n",
		       vdm_epub_word(w, VDM_EPUB_ABOUT_WORDS));
	write_groups(w, 0, 1);
	write_people(w);
	write_groups(w, 1, sizeof(groups) / sizeof(groups[0]));
	write_absent(w);
	if (header != NULL) {
		vdm_buf_printf(w->html.out,
			       "<section class=\"header\">\n<h2>%s</h2>\n"
			       "<div data-vdm=\"island\">",
			       vdm_epub_word(w, VDM_EPUB_HEADER));
		vdm_epub_write_island(w, header);
		vdm_buf_puts(w->html.out, "</div>\n</section>\n");
	}
	vdm_buf_puts(w->html.out, "</section>\n");
	vdm_epub_write_notes(w);
	w->about.uses = w->html.uses;
}
