/* SPDX-License-Identifier: MIT */
/* The label grammar that was found, in a form that a reader can check. */
#include <string.h>

#include "recognise/turns/keys.h"

static const char *const before[] = {[BEFORE_NOTHING] = "",
				     [BEFORE_NUMBER] = "N. ",
				     [BEFORE_STAMP] = "[TIME] ",
				     [BEFORE_TAG] = "<TAG> ",
				     [BEFORE_BULLET] = "\xE2\x97\x8B",
				     [BEFORE_COUNT] = "COUNT N "};

static const char *const marks[L_STYLES] = {[L_COLON] = ":",
					    [L_STOP] = ".",
					    [L_DASH] = " \xE2\x80\x94",
					    [L_GAP] = "    ",
					    [L_ALONE] = ""};

/* "N. TITLE NAME (...):": how a label looks. */
static const char *
pattern_of(struct ctx *c, const struct label *l)
{
	struct vdm_buf b;
	const char *out;

	vdm_buf_init(&b);
	vdm_buf_puts(&b, before[l->prefix]);
	if (l->hon)
		vdm_buf_puts(&b, "TITLE NAME");
	else
		vdm_buf_puts(&b, l->office ? "OFFICE" : "NAME");
	if (l->bracketed)
		vdm_buf_puts(&b, " (...)");
	vdm_buf_puts(&b, marks[l->style]);
	if (l->dashed)
		vdm_buf_puts(&b, "\xE2\x80\x94");
	out = vdm_arena_strdup(&c->rec->arena, vdm_buf_str(&b));
	c->scratch.failed |= b.failed;
	vdm_buf_fini(&b);
	return out;
}

/* The way of the record that looks so, a new one if need be; NULL where memory
 * ran out. */
static struct vdm_labelling *
way_of(struct ctx *c, struct vdm_strmap *ways, const char *pattern)
{
	struct vdm_labelling *list;
	size_t at;

	if (vdm_strmap_get(ways, pattern, &at))
		return &c->rec->labellings[at];
	list = vdm_arena_grow(&c->rec->arena, c->rec->labellings,
			      &c->rec->labellings_cap,
			      c->rec->labellings_count + 1, sizeof(*list));
	if (list == NULL)
		return NULL;
	c->rec->labellings = list;
	(void)vdm_strmap_put(ways, pattern, c->rec->labellings_count);
	list += c->rec->labellings_count++;
	memset(list, 0, sizeof(*list));
	list->pattern = pattern;
	return list;
}

/* Whether a key is met for the first time in a way of labelling. A map borrows
 * what it holds. */
static int
is_new(struct ctx *c, struct vdm_strmap *seen, const char *pattern,
       const char *key)
{
	struct vdm_buf b;
	const char *both;
	int known;

	vdm_buf_init(&b);
	vdm_buf_printf(&b, "%s\n%s", pattern, key);
	known = vdm_strmap_get(seen, vdm_buf_str(&b), NULL);
	both = known ? NULL : vdm_arena_strdup(&c->scratch, vdm_buf_str(&b));
	if (both != NULL)
		(void)vdm_strmap_put(seen, both, 1);
	c->scratch.failed |= b.failed;
	vdm_buf_fini(&b);
	return !known;
}

void
vdm_labels_show(struct ctx *c, const struct vdm_labels *found)
{
	struct vdm_strmap ways = {0}, seen = {0};
	size_t i;

	for (i = 0; i < c->n; i++) {
		const struct label *l = &found->all[i];
		struct vdm_labelling *way;
		const char *pattern;

		if (!c->u[i].labelled || l->key < 0)
			continue;
		pattern = pattern_of(c, l);
		way = pattern != NULL ? way_of(c, &ways, pattern) : NULL;
		if (way == NULL)
			break;
		way->turns++;
		way->names += (size_t)is_new(c, &seen, pattern,
					     found->keys.k[l->key].text);
	}
	c->scratch.failed |= ways.failed || seen.failed;
	vdm_strmap_fini(&ways);
	vdm_strmap_fini(&seen);
}
