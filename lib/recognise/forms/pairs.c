/* SPDX-License-Identifier: MIT */
/* Heads of two lines: a name, and a stamp alone below it or above. */
#include <string.h>

#include "recognise/forms/forms.h"

enum {
	PAIRS_LEAST = 3,
	NAME_BYTES = 60,
	STAMPS_OF = 2 /* of two stamps alone, one at least has its name */
};

static int
may_name(const struct form_line *l)
{
	return l->shape == F_NONE && l->n > 0 && l->n < NAME_BYTES &&
	       strchr(".?!,:", l->s[l->n - 1]) == NULL &&
	       vdm_form_is_name(l->s, l->n, 1);
}

/* Whether lines i and i + 1 are a head, the name first or the stamp, and words
 * follow. */
static int
is_pair(const struct vdm_forms *f, size_t i, int name_first)
{
	const struct form_line *l = &f->line[i];

	if (i + 2 >= f->n || l[1].gap || l[2].gap)
		return 0;
	return name_first ? may_name(l) && l[1].shape == F_STAMP
			  : l->shape == F_STAMP && may_name(&l[1]);
}

static int
count(struct ctx *c, struct vdm_forms *f, int name_first)
{
	size_t i, pairs = 0, stamps = 0, again = 0;

	for (i = 0; i < f->keys; i++)
		f->key[i].uses = 0;
	for (i = 0; i < f->n; i++) {
		const struct form_line *l = &f->line[i + !name_first];

		stamps += f->line[i].shape == F_STAMP;
		if (!is_pair(f, i, name_first))
			continue;
		pairs++;
		(void)vdm_form_key(c, f, l->s, l->n, 1);
	}
	for (i = 0; i < f->keys; i++)
		again += f->key[i].uses > 1 ? f->key[i].uses : 0;
	return pairs >= PAIRS_LEAST && again * 2 >= pairs &&
	       pairs * STAMPS_OF >= stamps;
}

/* Makes one head of the two lines: the first one bears it. */
static void
join(struct vdm_forms *f, int name_first)
{
	size_t i;

	for (i = 0; i + 1 < f->n; i++) {
		struct form_line *l = &f->line[i];

		if (!is_pair(f, i, name_first))
			continue;
		l->shape = F_NAME_STAMP;
		l->rows = 2;
		l->text = l->n;
		l->name = 0;
		l->name_end = l->n;
		if (name_first) {
			l->stamp = l[1].stamp;
		} else {
			l->name_line = 1;
			l->name_end = l[1].n;
		}
		l[1].shape = F_NONE;
		i++;
	}
}

int
vdm_form_pairs(struct ctx *c, struct vdm_forms *f)
{
	int name_first;

	for (name_first = 0; name_first < 2; name_first++)
		if (count(c, f, name_first)) {
			join(f, name_first);
			return 1;
		}
	return 0;
}
