/* SPDX-License-Identifier: MIT */
/* Words of a text that are fields now: one finding names those that no label,
 * and no person, calls so. */
#include <string.h>

#include "record/record.h"
#include "witness/settle.h"

enum { SHOWN = 60 }; /* bytes of a value */

/* Whether a tally has all words of a text, which has some. */
static int
has_words(const struct vdm_tally *tally, const char *text)
{
	struct vdm_testimony words;
	const struct vdm_seen_words *w = &words.words[VDM_PLACE_BODY];
	size_t i = 0;
	int has;

	vdm_testimony_init(&words, NULL);
	vdm_testimony_words(&words, VDM_PLACE_BODY, text, strlen(text), NULL);
	while (i < w->count && vdm_tally_has(tally, &w->item[i]))
		i++;
	has = i > 0 && i == w->count;
	vdm_testimony_fini(&words);
	return has;
}

/* All words that findings said, whatever is used up of them. */
static void
told_put(const struct vdm_settle *s, struct vdm_tally *told)
{
	const struct vdm_seen_words *w =
	    &s->reported->said.words[VDM_PLACE_BODY];
	size_t i;

	vdm_tally_init(told, w->count);
	for (i = 0; i < w->count; i++)
		vdm_tally_add(told, &w->item[i]);
}

/* The source's own label is kept, or a finding says that it was read. */
static int
is_labelled(const struct vdm_settle *s, const struct vdm_tally *told,
	    const struct vdm_field *f)
{
	return f->state == VDM_STATE_STATED || f->label != NULL ||
	       f->name != NULL ||
	       (s->reported->raised[VDM_D_LABEL_READ] &&
		has_words(told, vdm_field_info_get(f->id)->label));
}

static void
field_put(struct vdm_buf *out, const struct vdm_field *f)
{
	size_t n = strlen(f->value), most = n;

	if (most > SHOWN)
		for (most = SHOWN;
		     ((unsigned char)f->value[most] & 0xC0) == 0x80;)
			most++;
	vdm_buf_printf(out, "%s%s \"", out->len > 0 ? "; " : "",
		       vdm_field_info_get(f->id)->name);
	vdm_buf_put(out, f->value, most);
	vdm_buf_puts(out, most < n ? " \xE2\x80\xA6\"" : "\"");
	if (f->pos.line > 0)
		vdm_buf_printf(out, " (line %u)", f->pos.line);
}

void
vdm_settle_fields(struct vdm_settle *s)
{
	const struct vdm_record *rec = s->record;
	const struct vdm_pos *pos = NULL;
	struct vdm_tally told;
	struct vdm_buf list;
	size_t i;

	if (s->reported->next == NULL)
		return;
	told_put(s, &told);
	vdm_buf_init(&list);
	for (i = 0; i < rec->fields_count; i++) {
		const struct vdm_field *f = rec->fields[i];

		/* parts of a reference are what it says already */
		if (strchr(vdm_field_info_get(f->id)->name, '.') != NULL ||
		    is_labelled(s, &told, f) || !has_words(&s->moved, f->value))
			continue;
		if (pos == NULL)
			pos = &f->pos;
		field_put(&list, f);
	}
	if (list.len > 0 && pos != NULL)
		vdm_diag(s->reported->next, VDM_D_FIELD_UNLABELLED,
			 pos->line > 0 ? pos : NULL, NULL,
			 "words left the text for fields, which no label says: "
			 "%s",
			 vdm_buf_str(&list));
	vdm_buf_fini(&list);
	vdm_tally_fini(&told);
}
