/* SPDX-License-Identifier: MIT */
/*
 * What stands in a line that became fields, and in none of them: "Translated by
 * Ann Lee, with permission.", a reference that another line gave already. Each
 * reader of a line takes what it knows; here is counted, for all of them, word
 * by word, what nobody took of this line, and that is kept.
 */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/sort.h"
#include "prose/prose.h"

/* The words that the fields of a line have, each as often as they have it. */
struct taken {
	struct vdm_strmap words; /* -> how often it is left, in `left` */
	size_t *left, kinds, cap;
	struct vdm_field ***fields; /* where the record has them; by line */
	size_t count, next;
	const char *told; /* the last label of the table that was counted */
	int title;        /* one of them is the title */
	unsigned end;     /* the last line that the fields so far are of */
};

/* ---- what was taken ------------------------------------------------------ */

static void
add_word(struct ctx *c, struct taken *t, const char *s, size_t n)
{
	size_t at, *list;

	if (vdm_strmap_get_n(&t->words, s, n, &at)) {
		t->left[at]++;
		return;
	}
	list = vdm_arena_grow(&c->scratch, t->left, &t->cap, t->kinds + 1,
			      sizeof(*list));
	if (list == NULL)
		return;
	t->left = list;
	list[t->kinds] = 1;
	vdm_strmap_put_n(&t->words, s, n, t->kinds++);
}

static void
add_words(struct ctx *c, struct taken *t, const char *s)
{
	size_t i, n = strlen(s);

	vdm_tokens(c, &c->tok, s, n, n);
	for (i = 0; i < c->tok.n; i++) {
		const struct token *k = &c->tok.t[i];

		if (!(k->flags & T_PUNCT))
			add_word(c, t, s + k->start, k->end - k->start);
	}
}

/* What a line says of the table's label of a field. */
enum label_is { NOT_ASKED, ABSENT, PRESENT };

/* The table's own label is no string of the field's: it stands in the line, or
 * it does not; once for all the names behind it. A line may have thousands of
 * fields, and is long then. */
static void
add_field(struct ctx *c, struct taken *t, const struct unit *u,
	  const struct vdm_field *f, enum label_is labels[VDM_F_COUNT])
{
	const char *label = vdm_field_info_get(f->id)->label;

	add_words(c, t, f->value);
	if (f->label != NULL) {
		add_words(c, t, f->label);
		return;
	}
	if (labels[f->id] == NOT_ASKED)
		labels[f->id] =
		    strstr(u->text, label) != NULL ? PRESENT : ABSENT;
	if (labels[f->id] == PRESENT && t->told != label) {
		add_words(c, t, label);
		t->told = label;
	}
}

/* Those of one line stand as in the record: where a field lies in memory is
 * another place each time. */
static int
by_line(const void *x, const void *y)
{
	struct vdm_field **a = *(struct vdm_field * *const *)x;
	struct vdm_field **b = *(struct vdm_field * *const *)y;

	if ((*a)->pos.line != (*b)->pos.line)
		return (*a)->pos.line < (*b)->pos.line ? -1 : 1;
	return a < b ? -1 : a > b;
}

/* The longest value of a line's fields, from `at` to `end`. */
static const char *
longest(const struct taken *t, size_t at, size_t end)
{
	const char *best = "";

	for (; at < end; at++)
		if (strlen((*t->fields[at])->value) > strlen(best))
			best = (*t->fields[at])->value;
	return best;
}

/*
 * The words of the fields that begin in a unit. A field that repeats a part of
 * another's value (the box of a reference, the date of a title) adds none.
 */
static void
add_unit(struct ctx *c, struct taken *t, const struct unit *u)
{
	size_t end;
	const char *whole;
	enum label_is labels[VDM_F_COUNT] = {NOT_ASKED};

	if (t->end < u->line) {
		vdm_strmap_fini(&t->words);
		memset(&t->words, 0, sizeof(t->words));
		t->kinds = 0;
	}
	while (t->next < t->count && (*t->fields[t->next])->pos.line < u->line)
		t->next++;
	for (end = t->next;
	     end < t->count && (*t->fields[end])->pos.line <= u->end;)
		end++;
	whole = longest(t, t->next, end);
	t->title = 0;
	t->told = NULL;
	for (; t->next < end; t->next++) {
		const struct vdm_field *f = *t->fields[t->next];

		t->title |= f->id == VDM_F_TITLE;
		if (f->pos.end > t->end)
			t->end = f->pos.end;
		if (f->value == whole || *f->value == '\0' ||
		    strstr(whole, f->value) == NULL)
			add_field(c, t, u, f, labels);
	}
}

/* ---- what was not -------------------------------------------------------- */

/* Whether token i is nobody's; else one of its kind is used up. */
static int
is_absent(struct taken *all, const struct tokens *t, size_t i)
{
	const struct token *k = &t->t[i];
	const char *s = t->s + k->start;
	size_t at;

	if (k->flags & T_PUNCT)
		return 0;
	if (!vdm_strmap_get_n(&all->words, s, k->end - k->start, &at) ||
	    all->left == NULL || all->left[at] == 0)
		return 1;
	all->left[at]--;
	return 0;
}

/* The last figures of a title may be marks of notes, which are told elsewhere.
 */
static int
is_mark(const struct taken *all, const struct tokens *t, size_t i)
{
	if (!all->title || !(t->t[i].flags & T_DIGIT))
		return 0;
	while (i < t->n && (t->t[i].flags & (T_DIGIT | T_PUNCT)))
		i++;
	return i == t->n;
}

static void
keep(struct ctx *c, const struct unit *u, const struct tokens *t, size_t from,
     size_t to)
{
	const char *s = t->s + t->t[from].start;
	struct vdm_field *f =
	    vdm_put(c, VDM_F_OTHER, s, t->t[to - 1].end - t->t[from].start, u);

	if (f != NULL)
		f->name = "unread";
}

/* A word that only joined what are fields of their own now. */
static void
report_joint(struct ctx *c, const struct unit *u, const struct tokens *t,
	     size_t from, size_t to)
{
	struct vdm_pos pos = {u->line, 1, u->end};
	const char *word = vdm_squeeze(c, t->s + t->t[from].start,
				       t->t[to - 1].end - t->t[from].start);

	vdm_diag(c->sink, VDM_D_NAMES_PARTED, &pos, word,
		 "what a word joins is a field each now; \"%.40s\" between "
		 "them is left out",
		 word != NULL ? word : "");
}

/*
 * From one absent word as far as others follow, with what stands between them;
 * `told` says of each token whether it is absent.
 */
static void
look_at(struct ctx *c, const struct unit *u, struct tokens *t,
	struct taken *all)
{
	size_t i, from, to;
	char *told;
	int joins;

	vdm_tokens(c, t, u->text, u->len, u->len);
	told = vdm_calloc(t->n + 1, 1);
	if (told == NULL)
		return;
	for (i = 0; i < t->n; i++)
		told[i] = is_absent(all, t, i) && !is_mark(all, t, i);
	for (i = 0; i < t->n; i = to) {
		to = i + 1;
		if (!told[i])
			continue;
		joins = 1;
		for (from = i; i < t->n; i++) {
			if (!told[i] && !(t->t[i].flags & T_PUNCT))
				break;
			if (!told[i])
				continue;
			to = i + 1;
			joins &= vdm_word_does(t, i, X_AND);
		}
		if (joins)
			report_joint(c, u, t, from, to);
		else
			keep(c, u, t, from, to);
	}
	vdm_free(told);
}

void
vdm_leftovers_keep(struct ctx *c)
{
	struct taken all = {.count = c->rec->fields_count};
	struct tokens mine = {0};
	size_t i;

	all.fields = vdm_calloc(all.count + 1, sizeof(*all.fields));
	if (all.fields == NULL)
		return;
	for (i = 0; i < all.count; i++)
		all.fields[i] = &c->rec->fields[i];
	vdm_sort(all.fields, all.count, sizeof(*all.fields), by_line);
	for (i = 0; i < c->n; i++)
		if (c->u[i].fate == FATE_FIELD && c->u[i].text != NULL) {
			add_unit(c, &all, &c->u[i]);
			look_at(c, &c->u[i], &mine, &all);
		}
	if (all.words.failed)
		c->scratch.failed = 1;
	vdm_strmap_fini(&all.words);
	vdm_free(all.fields);
}
