/* SPDX-License-Identifier: MIT */
/* What the text calls people, looked up by the words. */
#include <string.h>

#include "format/markdown/markdown.h"

void
vdm_md_names_fini(struct vdm_md_names *names)
{
	vdm_strmap_fini(&names->map);
	vdm_arena_fini(&names->arena);
	vdm_buf_fini(&names->key);
}

/* Words without case, no-break spaces as spaces: what is alike is one key. */
static void
fold(struct vdm_buf *out, const char *s)
{
	vdm_buf_clear(out);
	for (; *s != '\0'; s++)
		if (strncmp(s, "\xC2\xA0", 2) == 0) {
			vdm_buf_putc(out, ' ');
			s++;
		} else {
			vdm_buf_putc(out, *s >= 'A' && *s <= 'Z'
					      ? (char)(*s - 'A' + 'a')
					      : *s);
		}
}

static void
put(struct vdm_md_names *names, const char *words, size_t person)
{
	if (words == NULL || *words == '\0')
		return;
	fold(&names->key, words);
	if (!vdm_strmap_get(&names->map, vdm_buf_str(&names->key), NULL))
		vdm_strmap_put(
		    &names->map,
		    vdm_arena_strdup(&names->arena, vdm_buf_str(&names->key)),
		    person);
}

/* People may have come since it was asked last. */
static void
catch_up(struct vdm_md_names *names)
{
	const struct vdm_record *rec = names->rec;
	size_t k;

	for (; names->count < rec->people_count; names->count++) {
		const struct vdm_person *p = rec->people[names->count];

		put(names, p->name, names->count);
		for (k = 0; k < p->forms.count; k++)
			put(names, p->forms.item[k], names->count);
	}
}

void
vdm_md_names_add(struct vdm_md_names *names, const struct vdm_person *person,
		 const char *form)
{
	size_t i;

	catch_up(names);
	for (i = 0; i < names->count; i++)
		if (names->rec->people[i] == person)
			put(names, form, i);
}

const struct vdm_person *
vdm_md_person(struct vdm_md_names *names, const char *form)
{
	size_t who = SIZE_MAX, other, n;

	catch_up(names);
	if (*form == '\0')
		return NULL;
	fold(&names->key, form);
	vdm_strmap_get(&names->map, vdm_buf_str(&names->key), &who);
	n = names->key.len;
	while (n > 0 &&
	       (names->key.data[n - 1] == ':' || names->key.data[n - 1] == '.'))
		n--;
	if (vdm_strmap_get_n(&names->map, vdm_buf_str(&names->key), n,
			     &other) &&
	    other < who)
		who = other;
	return who < names->count ? names->rec->people[who] : NULL;
}
