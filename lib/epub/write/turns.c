/* SPDX-License-Identifier: MIT */
/* Who speaks where: the turns of each person, which the list of people leads
 * to. */
#include <string.h>

#include "base/memory.h"
#include "epub/write/writer.h"

/* Links that a person gets at the most: of more turns, some are taken. */
enum { LINKS_MOST = 40 };

#define NONE ((size_t)-1)

void
vdm_epub_turns_begin(struct vdm_epub_writer *w)
{
	const struct vdm_record *rec = w->html.rec;
	size_t i;

	for (i = 0; i < rec->people_count; i++)
		vdm_strmap_put(&w->people, rec->people[i]->id, i);
	w->html.failed |= w->people.failed;
	if (rec->people_count == 0)
		return;
	w->voices = vdm_calloc(rec->people_count, sizeof(*w->voices));
	if (w->voices == NULL)
		w->html.failed = 1;
}

static void
add(struct vdm_epub_writer *w, size_t person, const char *id, const char *name)
{
	struct vdm_epub_voice *voice = &w->voices[person];
	struct vdm_epub_turn *list = vdm_epub_room(
	    w, w->turns, &w->turns_cap, w->turns_count + 1, sizeof(*list));

	if (list == NULL)
		return;
	w->turns = list;
	list += w->turns_count;
	list->file = w->html.file;
	list->name = name;
	list->next = NONE;
	memcpy(list->id, id, strlen(id) + 1);
	if (voice->count++ > 0)
		w->turns[voice->last].next = w->turns_count;
	else
		voice->first = w->turns_count;
	voice->last = w->turns_count++;
}

void
vdm_epub_turn(void *context, const struct vdm_node *n, const char *id,
	      const char *name)
{
	struct vdm_epub_writer *w = context;
	const char *cursor = vdm_node_attr(n, "who"), *who;
	size_t length, at;

	while (w->voices != NULL &&
	       (who = vdm_who_next(&cursor, &length)) != NULL) {
		const struct vdm_person *p =
		    vdm_person_find(w->html.rec, who, length);

		if (p != NULL && vdm_strmap_get(&w->people, p->id, &at))
			add(w, at, id, name);
	}
}

void
vdm_epub_write_turns(struct vdm_epub_writer *w, size_t person)
{
	const struct vdm_epub_voice *voice =
	    w->voices != NULL ? &w->voices[person] : NULL;
	size_t i, at, step;

	if (voice == NULL || voice->count == 0)
		return;
	step = (voice->count + LINKS_MOST - 1) / LINKS_MOST;
	vdm_buf_printf(w->html.out,
		       "<span class=\"turns\" data-vdm=\"shown\"> %s:",
		       vdm_epub_word(w, VDM_EPUB_TURNS));
	for (i = 0, at = voice->first; i < voice->count;
	     i++, at = w->turns[at].next) {
		const struct vdm_epub_turn *t = &w->turns[at];

		if (i % step != 0)
			continue;
		vdm_buf_printf(w->html.out, " <a href=\"%s#",
			       w->files[t->file].name);
		vdm_html_escape(&w->html, w->html.out,
				t->name != NULL ? t->name : t->id, 1);
		vdm_buf_printf(w->html.out, "\">%zu</a>", i + 1);
	}
	vdm_buf_puts(w->html.out, "</span>");
}

void
vdm_epub_turns_fini(struct vdm_epub_writer *w)
{
	vdm_strmap_fini(&w->people);
	vdm_free(w->voices);
	vdm_free(w->turns);
}
