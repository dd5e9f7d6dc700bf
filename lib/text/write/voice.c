/* SPDX-License-Identifier: MIT */
/* Who speaks, behind the mark of a turn whose words do not say it. */
#include <string.h>

#include "text/text.h"
#include "text/grammar/chunk.h"
#include "text/write/voice.h"

/* Whether a step of a path, of n bytes, is one of speech. */
static int
is_speech(const char *s, size_t n)
{
	static const char *const names[] = {"sp", "u", "said"};
	size_t i, k = 0;

	while (k < n && s[k] != ' ')
		k++;
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strlen(names[i]) == k && memcmp(s, names[i], k) == 0)
			return 1;
	return 0;
}

/* The `who` of the innermost speech that a path opens, its pointers parted by
 * spaces; nothing where it opens none. */
static void
put_who(const char *path, struct vdm_buf *who)
{
	const char *at, *w;
	size_t n, k;

	for (at = path; *at != '\0'; at += n + (at[n] == '/')) {
		n = strcspn(at, "/");
		w = strstr(at, " who=");
		if (!is_speech(at, n) || w == NULL || w >= at + n)
			continue;
		vdm_buf_clear(who);
		for (w += 5; w < at + n && *w != ' '; w += k + (w[k] == ',')) {
			k = strcspn(w, ", /");
			if (who->len > 0)
				vdm_buf_putc(who, ' ');
			vdm_text_unescape(who, w, k);
		}
	}
}

/* Whether the words have the name, or a form of it, of one who speaks. */
static int
is_named(const struct vdm_record *rec, const char *who, const char *words)
{
	const char *cursor = who, *id;
	size_t n, i;

	while ((id = vdm_who_next(&cursor, &n)) != NULL) {
		const struct vdm_person *p = vdm_person_find(rec, id, n);

		if (p == NULL)
			continue;
		if (p->name[0] != '\0' && strstr(words, p->name) != NULL)
			return 1;
		for (i = 0; i < p->forms.count; i++)
			if (strstr(words, p->forms.item[i]) != NULL)
				return 1;
	}
	return 0;
}

static int
is_label(const char *path)
{
	const char *last = strrchr(path, '/');

	last = last != NULL ? last + 1 : path;
	return strncmp(last, "speaker", 7) == 0 &&
	       (last[7] == '\0' || last[7] == ' ');
}

/* A transcription's label is a note before the words (Guidelines, 8.3). */
static int
is_label_before(const struct vdm_text_step *step)
{
	return step != NULL && strstr(step->path, "note type=speaker") != NULL;
}

void
vdm_text_voice_write(const struct vdm_record *rec,
		     const struct vdm_text_step *before,
		     const struct vdm_text_step *step, struct vdm_buf *out)
{
	struct vdm_buf who, names;

	vdm_buf_init(&who);
	vdm_buf_init(&names);
	if (!is_label(step->path) && !is_label_before(before))
		put_who(step->path, &who);
	if (who.len > 0 && (strstr(step->path, "said who=") == NULL ||
			    !is_named(rec, vdm_buf_str(&who), step->text)))
		vdm_who_names(rec, vdm_buf_str(&who), &names);
	if (names.len > 0 && strchr(vdm_buf_str(&names), '\n') == NULL)
		vdm_buf_printf(out, " %s:", vdm_buf_str(&names));
	if (who.failed || names.failed)
		out->failed = 1;
	vdm_buf_fini(&who);
	vdm_buf_fini(&names);
}
