/* SPDX-License-Identifier: MIT */
/*
 * Who speaks, in words that a reader sees: the names of those whom a speech
 * points at, where the source has no label for it.
 */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "record/record.h"

static void
put_folded(struct vdm_buf *out, const char *s)
{
	int space = 1;

	for (; *s != '\0'; s++) {
		if (!vdm_is_space((unsigned char)*s))
			vdm_buf_putc(out, *s);
		else if (!space)
			vdm_buf_putc(out, ' ');
		space = vdm_is_space((unsigned char)*s);
	}
}

/* What a person is called: by name, else as the text does, else by office. */
static const char *
name_of(const struct vdm_person *p)
{
	size_t i;

	if (!vdm_is_blank(p->name))
		return p->name;
	for (i = 0; i < p->forms.count; i++)
		if (!vdm_is_blank(p->forms.item[i]))
			return p->forms.item[i];
	return p->title != NULL && !vdm_is_blank(p->title) ? p->title : p->id;
}

/* Nobody is listed under that pointer: its own letters are all there is, of
 * "people.xml#ann" the last. */
static void
put_pointer(struct vdm_buf *out, const char *s, size_t n)
{
	size_t at = n;

	while (at > 0 && strchr("#/:", s[at - 1]) == NULL)
		at--;
	vdm_buf_put(out, s + at, n - at);
}

void
vdm_who_names(const struct vdm_record *rec, const char *who,
	      struct vdm_buf *out)
{
	const char *cursor = who, *id;
	size_t length;

	while ((id = vdm_who_next(&cursor, &length)) != NULL) {
		const struct vdm_person *p = vdm_person_find(rec, id, length);

		if (out->len > 0)
			vdm_buf_puts(out, ", ");
		if (p != NULL)
			put_folded(out, name_of(p));
		else
			put_pointer(out, id, length);
	}
}

/* Whether a name in the words points at one who speaks, by whatever address. */
static int
is_pointed_at(const struct vdm_record *rec, const char *who, const char *ref)
{
	const char *at = ref, *cursor, *id, *to;
	size_t n, m;

	while (at != NULL && (to = vdm_who_next(&at, &m)) != NULL) {
		const struct vdm_person *p = vdm_person_find(rec, to, m);

		for (cursor = who; (id = vdm_who_next(&cursor, &n)) != NULL;)
			if ((n == m && memcmp(id, to, n) == 0) ||
			    (p != NULL && vdm_person_find(rec, id, n) == p))
				return 1;
	}
	return 0;
}

static int
is_blank(const struct vdm_node *root)
{
	const struct vdm_node *n;

	for (n = root; n != NULL; n = vdm_node_walk(n, root))
		if (n->kind == VDM_KIND_TEXT && !vdm_is_blank(n->text))
			return 0;
	return 1;
}

/* Whether the words themselves say who speaks, "Mr. Okell says": a turn's own
 * do not, whomever they speak of. */
static int
names_speaker(const struct vdm_record *rec, const struct vdm_node *n,
	      const char *who)
{
	const struct vdm_node *c;

	if (!vdm_node_is(n, "said"))
		return 0;
	for (c = n; c != NULL; c = vdm_node_walk(c, n))
		if (vdm_node_is(c, "persName") &&
		    (is_pointed_at(rec, who, vdm_node_attr(c, "ref")) ||
		     is_pointed_at(rec, who, vdm_node_attr(c, "corresp"))))
			return 1;
	return 0;
}

void
vdm_speech_names(const struct vdm_record *rec, const struct vdm_node *speech,
		 struct vdm_buf *out)
{
	const char *who = vdm_node_attr(speech, "who");
	const struct vdm_node *label = vdm_node_label(speech);

	if (vdm_node_ns(speech) == NULL && who != NULL &&
	    (label == NULL || is_blank(label)) &&
	    !names_speaker(rec, speech, who))
		vdm_who_names(rec, who, out);
}
