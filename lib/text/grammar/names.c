/* SPDX-License-Identifier: MIT */
/* The words by which a text says who speaks. */
#include <stdlib.h>
#include <string.h>

#include "base/sort.h"
#include "base/utf8.h"
#include "text/grammar/chunk.h"

enum {
	NAME_MOST = 120,  /* bytes of a name or label */
	FORM_WITHIN = 240 /* bytes of a paragraph where its speaker is sought */
};

static void
name_add(struct vdm_arena *arena, struct vdm_text_name **list, size_t *count,
	 size_t *cap, const char *text, const char *suffix, const char *who)
{
	struct vdm_text_name *at =
	    vdm_arena_grow(arena, *list, cap, *count + 1, sizeof(*at));
	size_t n = strlen(text), m = strlen(suffix);
	char *copy;

	if (at == NULL || n == 0 || n + m > NAME_MOST)
		return;
	*list = at;
	copy = vdm_arena_chars(arena, n + m + 1);
	if (copy == NULL)
		return;
	memcpy(copy, text, n);
	memcpy(copy + n, suffix, m);
	at += *count;
	at->text = copy;
	at->n = n + m;
	at->order = *count;
	at->who = vdm_arena_strdup(arena, who);
	if (at->who != NULL)
		++*count;
}

void
vdm_text_names_label(struct vdm_text_names *names, const char *text,
		     const char *who)
{
	name_add(names->arena, &names->labels, &names->labels_count,
		 &names->labels_cap, text, "", who);
}

void
vdm_text_names_form(struct vdm_text_names *names, const char *text,
		    const char *who)
{
	name_add(names->arena, &names->forms, &names->forms_count,
		 &names->forms_cap, text, "", who);
}

static void
person_name(struct vdm_text_names *names, const char *text, const char *who)
{
	static const char *const suffixes[] = {":", ".", ""};
	size_t i;

	for (i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
		name_add(names->arena, &names->labels, &names->labels_count,
			 &names->labels_cap, text, suffixes[i], who);
	vdm_text_names_form(names, text, who);
}

void
vdm_text_names_people(struct vdm_text_names *names,
		      const struct vdm_record *rec)
{
	struct vdm_buf who;
	size_t i, k;

	vdm_buf_init(&who);
	for (i = 0; i < rec->people_count; i++) {
		const struct vdm_person *p = rec->people[i];

		vdm_buf_clear(&who);
		vdm_buf_printf(&who, "#%s", p->id);
		person_name(names, p->name, vdm_buf_str(&who));
		for (k = 0; k < p->forms.count; k++)
			person_name(names, p->forms.item[k], vdm_buf_str(&who));
	}
	if (who.failed)
		names->arena->failed = 1;
	vdm_buf_fini(&who);
	vdm_text_names_sort(names);
}

static int
by_text(const void *a, const void *b)
{
	const struct vdm_text_name *x = a, *y = b;
	int c = strcmp(x->text, y->text);

	return c != 0 ? c : (x->order > y->order) - (x->order < y->order);
}

void
vdm_text_names_sort(struct vdm_text_names *names)
{
	vdm_sort(names->labels, names->labels_count, sizeof(*names->labels),
		 by_text);
	vdm_sort(names->forms, names->forms_count, sizeof(*names->forms),
		 by_text);
}

static const struct vdm_text_name *
name_find(const struct vdm_text_name *list, size_t count, const char *s,
	  size_t n)
{
	size_t lo = 0, hi = count;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		size_t m = list[mid].n < n ? list[mid].n : n;
		int c = memcmp(list[mid].text, s, m);

		if (c < 0 || (c == 0 && list[mid].n < n))
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo < count && list[lo].n == n && memcmp(list[lo].text, s, n) == 0)
		return &list[lo];
	return NULL;
}

const struct vdm_text_name *
vdm_text_label_find(const struct vdm_text_names *names, const char *s, size_t n)
{
	return name_find(names->labels, names->labels_count, s, n);
}

int
vdm_text_label_is_inline(const char *label, size_t n)
{
	uint32_t cp = vdm_utf8_last(label, n);

	return n > 0 && !vdm_is_word(cp) && cp != ')' && cp != ']';
}

static int
word_at(const char *s, size_t n, size_t i)
{
	size_t used;

	return i < n && vdm_is_word(vdm_utf8_decode(s + i, n - i, &used));
}

/* The last name that is not behind the n bytes in order, or NULL. */
static const struct vdm_text_name *
name_before(const struct vdm_text_name *list, size_t count, const char *s,
	    size_t n)
{
	size_t lo = 0, hi = count;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		size_t m = list[mid].n < n ? list[mid].n : n;
		int c = memcmp(list[mid].text, s, m);

		if (c < 0 || (c == 0 && list[mid].n <= n))
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo > 0 ? &list[lo - 1] : NULL;
}

/* The longest form that stands at s[i], or NULL. What sorts last before the
 * text is it, or shares with it all that a shorter one can have. */
static const struct vdm_text_name *
form_at(const struct vdm_text_names *names, const char *s, size_t n, size_t i)
{
	size_t len = n - i < NAME_MOST ? n - i : NAME_MOST, k;
	const struct vdm_text_name *f;

	while (len > 0) {
		f = name_before(names->forms, names->forms_count, s + i, len);
		if (f == NULL)
			return NULL;
		for (k = 0; k < f->n && f->text[k] == s[i + k];)
			k++;
		if (k < f->n) {
			len = k;
			continue;
		}
		if (k >= 4 || !word_at(s, n, i + k))
			return name_find(names->forms, names->forms_count,
					 s + i, k);
		len = k - 1;
	}
	return NULL;
}

const struct vdm_text_name *
vdm_text_form_find(const struct vdm_text_names *names, const char *s, size_t n,
		   size_t *at)
{
	size_t i = 0, used, end = n < FORM_WITHIN ? n : FORM_WITHIN;
	const struct vdm_text_name *f;
	int inside = 0;

	*at = 0;
	for (; i < end; i += used) {
		int word = vdm_is_word(vdm_utf8_decode(s + i, n - i, &used));

		f = word && !inside ? form_at(names, s, n, i) : NULL;
		if (f != NULL) {
			*at = i;
			return f;
		}
		inside = word;
	}
	return NULL;
}
