/* SPDX-License-Identifier: MIT */
/* What was decided of places and labels: who speaks, or that nobody does. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/compose.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "decide/work.h"
#include "recognise/lift/splice.h"
#include "record/heading.h"
#include "record/resp.h"

/* ---- what stands there ---- */

void
vdm_work_now(const struct vdm_record *rec, struct vdm_node *node,
	     struct vdm_buf *out)
{
	struct vdm_node *speech = vdm_speech_of(node);
	const char *who = vdm_node_attr(speech, "who"), *id;
	size_t n, seen = 0;

	if (speech == NULL) {
		vdm_buf_puts(out, vdm_kind_name(node->kind));
		return;
	}
	vdm_buf_puts(out, "turn: ");
	while ((id = vdm_who_next(&who, &n)) != NULL) {
		const struct vdm_person *p = vdm_person_find(rec, id, n);

		if (p == NULL)
			continue;
		vdm_buf_printf(out, "%s%s", seen++ > 0 ? "|" : "",
			       p->name[0] != '\0' ? p->name : p->id);
	}
	if (seen == 0)
		vdm_buf_puts(out, "nobody");
}

static int
is_guess(const struct vdm_node *n)
{
	const char *resp = vdm_node_attr(n, "resp");

	return resp != NULL && strcmp(resp, "#vidimus") == 0;
}

/* What the source calls the speaker: the label, or the first name in it. */
static const char *
own_words(struct vdm_work *w, struct vdm_node *speech)
{
	const struct vdm_node *n = vdm_node_label(speech);
	const char *s;
	struct vdm_buf b;

	if (n == NULL)
		for (n = speech; n != NULL; n = vdm_node_walk(n, speech))
			if (vdm_node_is(n, "persName"))
				break;
	if (n == NULL)
		return NULL;
	vdm_buf_init(&b);
	vdm_node_content(n, &b);
	s = vdm_places_fold(&w->arena, vdm_buf_str(&b));
	w->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s;
}

/* Whether the last word of a name stands in some words, case folded. */
static int
names(const char *words, const char *name)
{
	const char *last = strrchr(name, ' '), *s;
	size_t n;

	last = last != NULL ? last + 1 : name;
	n = strlen(last);
	for (s = words; n > 0 && *s != '\0'; s++)
		if (strncasecmp(s, last, n) == 0)
			return 1;
	return 0;
}

/* Bytes of a label without what closes it. */
static size_t
bare_length(const char *s)
{
	size_t n = strlen(s);

	for (;;) {
		if (n > 0 && strchr(" :.-", s[n - 1]) != NULL)
			n--;
		else if (n > 2 && (memcmp(s + n - 3, "\xE2\x80\x94", 3) == 0 ||
				   memcmp(s + n - 3, "\xE2\x80\x93", 3) == 0 ||
				   memcmp(s + n - 3, "\xEF\xBC\x9A", 3) == 0))
			n -= 3;
		else
			return n;
	}
}

/* Whom a label means is decided, of somebody who has no name but the label. */
static int
is_only_label(const struct vdm_deciding *g, const struct vdm_person *p,
	      const char *said)
{
	size_t n = strlen(p->name);

	return g->d->scope != VDM_DS_TURN && p->state == VDM_STATE_INFERRED &&
	       bare_length(said) == n && strncasecmp(said, p->name, n) == 0;
}

/* The source says, and not by a guess of ours, that somebody else speaks. */
static void
tell_contradiction(struct vdm_work *w, struct vdm_deciding *g,
		   struct vdm_node *speech)
{
	const char *who = vdm_node_attr(speech, "who"), *said, *id;
	const char *value = g->d->key[VDM_DK_VALUE];
	const struct vdm_person *p;
	size_t n;

	if (is_guess(speech) || vdm_resp_name(w->rec, speech) != NULL ||
	    g->d->decided == VDM_DECIDED_LEAVE)
		return;
	id = vdm_who_next(&who, &n);
	p = id != NULL ? vdm_person_find(w->rec, id, n) : NULL;
	said = own_words(w, speech);
	if (p == NULL || said == NULL || !names(said, p->name))
		return;
	if (g->d->decided == VDM_DECIDED_SPEAKER &&
	    (names(said, value) || strcasecmp(p->name, value) == 0 ||
	     is_only_label(g, p, said)))
		return;
	vdm_work_contradicts(w, g, said);
}

/* ---- marks ---- */

static void
mark(struct vdm_work *w, struct vdm_node *n, const struct vdm_decision *d)
{
	vdm_node_set(w->rec, n, "cert", NULL);
	vdm_node_set(w->rec, n, "resp", vdm_work_resp(w, d->key[VDM_DK_BY]));
	n->reason = NULL;
	w->changed = 1;
}

static void
rename(struct vdm_work *w, struct vdm_node *n, const char *name)
{
	(void)vdm_node_rename(w->rec, n, NULL, name);
	n->kind = vdm_kind_of(NULL, n->name);
}

/* The people of a value, made where nobody is called so, as @who has them. */
static const char *
who_of(struct vdm_work *w, const struct vdm_decision *d)
{
	const char *s = d->key[VDM_DK_VALUE], *who = NULL;
	struct vdm_buf b;

	vdm_buf_init(&b);
	while (*s != '\0') {
		size_t n = strcspn(s, ";|\n");
		const char *name = vdm_places_fold(
		    &w->arena, vdm_arena_strndup(&w->arena, s, n));
		struct vdm_person *p =
		    name != NULL && *name != '\0'
			? vdm_work_person(w, name, d->key[VDM_DK_BY])
			: NULL;

		if (p != NULL)
			vdm_buf_printf(&b, "%s#%s", b.len > 0 ? " " : "",
				       p->id);
		s += n + (s[n] != '\0');
	}
	if (b.len > 0)
		who = vdm_arena_strdup(&w->arena, vdm_buf_str(&b));
	w->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return who;
}

/* Who takes part by speaking. */
static void
let_speak(struct vdm_work *w, const char *who)
{
	const char *id;
	size_t n;

	while ((id = vdm_who_next(&who, &n)) != NULL) {
		struct vdm_person *p = vdm_person_find(w->rec, id, n);

		if (p == NULL)
			continue;
		p->participant = 1;
		vdm_person_add_role(w->rec, p, "speaker");
	}
}

/* ---- speeches taken apart ---- */

static struct vdm_node *
empty_copy(struct vdm_work *w, const struct vdm_node *speech)
{
	struct vdm_node *n = vdm_node_element(w->rec, speech->name);
	const struct vdm_attr *a;

	if (n == NULL)
		return NULL;
	n->kind = VDM_KIND_SPEECH;
	for (a = speech->attrs; a != NULL; a = a->next)
		if (strcmp(a->name, "xml:id") != 0)
			vdm_node_set(w->rec, n, a->name, a->value);
	n->reason = speech->reason;
	return n;
}

static int
has_blocks(const struct vdm_node *n)
{
	for (n = n->first; n != NULL; n = n->next)
		if (vdm_node_is_element(n))
			return 1;
	return 0;
}

/* A block leaves the speech that it went on with; what follows it there goes on
 * behind it. */
static void
take_out(struct vdm_work *w, struct vdm_node *speech, struct vdm_node *block)
{
	struct vdm_node *rest = empty_copy(w, speech), *n, *next;

	while (block->parent != speech && block->parent != NULL)
		block = block->parent;
	if (rest == NULL || block->parent == NULL)
		return;
	for (n = block->next; n != NULL; n = next) {
		next = n->next;
		vdm_node_unlink(n);
		vdm_node_append(rest, n);
	}
	if (rest->first != NULL)
		rest->pos = rest->first->pos;
	vdm_node_unlink(block);
	vdm_node_insert_after(speech, block);
	if (has_blocks(rest))
		vdm_node_insert_after(block, rest);
	if (!has_blocks(speech))
		vdm_node_unlink(speech);
	w->changed = 1;
}

/* Puts the words of a label back to the front of the paragraph. */
static void
join_label(struct vdm_work *w, struct vdm_node *label, struct vdm_node *block)
{
	struct vdm_node *n, *space = vdm_node_chars(w->rec, " ", 1);
	struct vdm_node *front = block->first;

	if (space == NULL)
		return;
	if (front != NULL)
		vdm_node_insert_before(front, space);
	else
		vdm_node_append(block, space);
	while ((n = label->first) != NULL) {
		vdm_node_unlink(n);
		vdm_node_insert_before(space, n);
	}
	if (front == NULL)
		vdm_node_unlink(space);
	vdm_node_unlink(label);
}

/* A speech ends to be one: its blocks stand where it stood. The first. */
static struct vdm_node *
unwrap(struct vdm_work *w, struct vdm_node *speech)
{
	struct vdm_node *label = (struct vdm_node *)vdm_node_label(speech);
	struct vdm_node *first = vdm_speech_first(speech), *n, *next;

	if (first == NULL) { /* an utterance, or a label and no more */
		static const char *const of_turns[] = {
		    "who", "direct", "toWhom", "aloud", "trans", NULL};
		size_t i;

		if (label != NULL && label->parent == speech) {
			rename(w, label, "p");
			first = label;
			label = NULL;
		} else {
			for (i = 0; of_turns[i] != NULL; i++)
				vdm_node_set(w->rec, speech, of_turns[i], NULL);
			rename(w, speech, "p");
			return speech;
		}
	}
	if (label != NULL && label->parent == speech)
		join_label(w, label, first);
	for (n = speech->first; n != NULL; n = next) {
		next = n->next;
		vdm_node_unlink(n);
		vdm_node_insert_before(speech, n);
	}
	vdm_node_unlink(speech);
	return first;
}

/* ---- decisions ---- */

static void
become(struct vdm_work *w, struct vdm_node *block, const struct vdm_decision *d)
{
	if (vdm_node_is(block, "head") || vdm_node_is(block, "stage") ||
	    vdm_node_is(block, "ab"))
		rename(w, block, "p");
	mark(w, block, d);
	if (d->decided == VDM_DECIDED_HEADING)
		vdm_heading_open(w->rec, block);
	else if (d->decided == VDM_DECIDED_NOTE)
		rename(w, block, "note");
	else if (d->decided == VDM_DECIDED_STAGE)
		rename(w, block, "stage");
}

/* A turn around a block that was none; who it is of stands in the text, if
 * anywhere. */
static void
speak(struct vdm_work *w, struct vdm_node *block, const char *name,
      const char *who, const struct vdm_decision *d)
{
	struct vdm_node *s = vdm_node_element(w->rec, name);

	if (s == NULL)
		return;
	if (!vdm_node_is(block, "p"))
		rename(w, block, "p");
	s->kind = VDM_KIND_SPEECH;
	s->pos = block->pos;
	vdm_node_insert_before(block, s);
	vdm_node_unlink(block);
	vdm_node_append(s, block);
	vdm_node_set(w->rec, s, "who", who);
	if (strcmp(name, "said") == 0)
		vdm_node_set(w->rec, s, "direct", "false");
	mark(w, s, d);
	let_speak(w, who);
}

/* How the turns of the record are written: with labels, or narrated. */
static const char *
manner(const struct vdm_work *w)
{
	const struct vdm_node *n;

	for (n = w->rec->root; n != NULL; n = vdm_node_walk(n, w->rec->root))
		if (n->kind == VDM_KIND_SPEECH)
			return vdm_node_is(n, "said") ? "said" : "sp";
	return "said";
}

static int
same(const char *a, const char *b)
{
	return strcmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

static void
decide_speech(struct vdm_work *w, struct vdm_deciding *g,
	      struct vdm_node *speech)
{
	const char *who;

	tell_contradiction(w, g, speech);
	switch (g->d->decided) {
	case VDM_DECIDED_SPEAKER:
	case VDM_DECIDED_NOBODY:
		who = g->d->decided == VDM_DECIDED_SPEAKER ? who_of(w, g->d)
							   : NULL;
		vdm_node_set(w->rec, speech, "who", who);
		let_speak(w, who);
		mark(w, speech, g->d);
		break;
	case VDM_DECIDED_LEAVE:
		mark(w, speech, g->d);
		break;
	case VDM_DECIDED_PARAGRAPH:
	case VDM_DECIDED_HEADING:
	case VDM_DECIDED_NOTE:
	case VDM_DECIDED_STAGE:
	case VDM_DECIDED_SAME:
	case VDM_DECIDED_VALUE:
	case VDM_DECIDED_NONE:
	case VDM_DECIDED_COUNT:
		become(w, unwrap(w, speech), g->d);
		break;
	}
}

/* A paragraph that goes on with a turn. */
static void
decide_more(struct vdm_work *w, struct vdm_deciding *g, struct vdm_node *speech,
	    struct vdm_node *block)
{
	const char *who = g->was, *name = speech->name;

	if (g->d->decided != VDM_DECIDED_LEAVE)
		who = g->d->decided == VDM_DECIDED_SPEAKER ? who_of(w, g->d)
							   : NULL;
	if (g->d->decided == VDM_DECIDED_SPEAKER ||
	    g->d->decided == VDM_DECIDED_NOBODY ||
	    g->d->decided == VDM_DECIDED_LEAVE) {
		if (same(who, vdm_node_attr(speech, "who"))) {
			mark(w, block, g->d);
			return;
		}
		take_out(w, speech, block);
		speak(w, block, name, who, g->d);
		return;
	}
	take_out(w, speech, block);
	become(w, block, g->d);
}

static void
decide_block(struct vdm_work *w, struct vdm_deciding *g, struct vdm_node *block)
{
	if (g->d->decided == VDM_DECIDED_LEAVE)
		mark(w, block, g->d);
	else if (g->d->decided == VDM_DECIDED_SPEAKER)
		speak(w, block, manner(w), who_of(w, g->d), g->d);
	else if (g->d->decided == VDM_DECIDED_NOBODY)
		speak(w, block, manner(w), NULL, g->d);
	else
		become(w, block, g->d);
}

/* A guess is confirmed as long as it is the same one. */
static int
is_confirmed(struct vdm_work *w, struct vdm_deciding *g, struct vdm_node *node)
{
	const char *now = g->d->key[VDM_DK_NOW];
	struct vdm_buf b;
	int is;

	if (g->d->decided != VDM_DECIDED_LEAVE || *now == '\0')
		return 1;
	vdm_buf_init(&b);
	vdm_work_now(w->rec, node, &b);
	is = strcmp(vdm_buf_str(&b), now) == 0;
	vdm_buf_fini(&b);
	return is;
}

void
vdm_work_turn(struct vdm_work *w, struct vdm_deciding *g)
{
	struct vdm_place_of *p = &w->places.item[g->place];
	struct vdm_node *speech = vdm_speech_of(p->node);

	if (speech != NULL && p->node != speech &&
	    same(g->was, vdm_node_attr(speech, "who")) &&
	    !is_confirmed(w, g, p->node)) {
		vdm_work_unfit(w, g, "the guess is another one now");
		return;
	}
	if ((speech == NULL || p->node == speech) &&
	    !is_confirmed(w, g, p->node)) {
		vdm_work_unfit(w, g, "the guess is another one now");
		return;
	}
	if (p->node->kind == VDM_KIND_SPEECH)
		decide_speech(w, g, p->node);
	else if (speech != NULL)
		decide_more(w, g, speech, p->node);
	else
		decide_block(w, g, p->node);
}

/* ---- labels ---- */

/* The label that a turn bears, or NULL. */
static const char *
label_of(struct vdm_work *w, const struct vdm_node *speech)
{
	const struct vdm_node *own = vdm_node_label(speech);
	const char *s;
	struct vdm_buf b;

	if (own == NULL)
		return NULL;
	vdm_buf_init(&b);
	vdm_node_content(own, &b);
	s = vdm_places_fold(&w->arena, vdm_buf_str(&b));
	w->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s;
}

static int
is_label(struct vdm_work *w, const struct vdm_node *speech, const char *label,
	 size_t n)
{
	const char *s = label_of(w, speech);

	return s != NULL && bare_length(s) == n && strncmp(s, label, n) == 0;
}

/* What stays of a label where neither case nor marks count. */
static const char *
letters_of(struct vdm_work *w, const char *label)
{
	char *folded = vdm_compose_folded(label, strlen(label));
	const char *from = folded, *s;
	char *to = folded;

	if (folded == NULL)
		return "";
	for (; *from != '\0'; from++)
		if ((unsigned char)*from >= 0x80 ||
		    isalnum((unsigned char)*from))
			*to++ = *from;
	*to = '\0';
	s = vdm_arena_strdup(&w->arena, folded);
	vdm_free(folded);
	return s != NULL ? s : "";
}

/* No turn bears a label: what is said where one bears nearly that, which is
 * what was meant, perhaps; NULL: none does. */
static const char *
nearly(struct vdm_work *w, const char *label)
{
	const char *wanted = letters_of(w, label), *s = NULL;
	struct vdm_buf b;
	size_t i;

	for (i = 0; i < w->places.count && *wanted != '\0'; i++) {
		const struct vdm_node *n = w->places.item[i].node;

		s = n->kind == VDM_KIND_SPEECH ? label_of(w, n) : NULL;
		if (s != NULL && strcmp(letters_of(w, s), wanted) == 0)
			break;
		s = NULL;
	}
	if (s == NULL)
		return NULL;
	vdm_buf_init(&b);
	vdm_buf_printf(&b, "no turn bears that label (did you mean \"%.*s\"?)",
		       (int)bare_length(s), s);
	s = vdm_arena_strdup(&w->arena, vdm_buf_str(&b));
	w->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s;
}

/* A turn of that label has a decision of its own. */
static int
is_decided(const struct vdm_work *w, const struct vdm_node *node)
{
	size_t i;

	for (i = 0; i < w->count; i++)
		if (w->item[i].d->scope == VDM_DS_TURN &&
		    w->places.item[w->item[i].place].node == node)
			return 1;
	return 0;
}

/* "Tuvesen: very well." that was not taken for a turn becomes one. */
static int
lift_label(struct vdm_work *w, struct vdm_deciding *g,
	   const struct vdm_place_of *p, const char *label, size_t n)
{
	struct vdm_node *speech, *speaker;
	const struct vdm_node *text = p->block->first;
	size_t lead = 0;

	if (!vdm_node_is(p->node, "p") || vdm_speech_of(p->node) != NULL ||
	    g->d->decided != VDM_DECIDED_SPEAKER ||
	    strncmp(p->text, label, n) != 0 || p->text[n] != ':' ||
	    text == NULL || text->kind != VDM_KIND_TEXT)
		return 0;
	while (vdm_is_space((unsigned char)text->text[lead]))
		lead++;
	if (strncmp(text->text + lead, label, n) != 0)
		return 0;
	speak(w, p->block, "sp", who_of(w, g->d), g->d);
	speech = p->block->parent;
	speaker = vdm_node_element(w->rec, "speaker");
	if (speaker == NULL || speech == NULL)
		return 1;
	speaker->pos = p->block->pos;
	vdm_splice_prefix(w->rec, p->block, lead + n + 1, speaker);
	vdm_splice_trim_start(w->rec, p->block);
	vdm_node_insert_before(p->block, speaker);
	return 1;
}

void
vdm_work_label(struct vdm_work *w, struct vdm_deciding *g)
{
	const char *label = vdm_places_fold(&w->arena, g->target), *near;
	size_t i, n, found = 0;

	if (label == NULL)
		return;
	n = bare_length(label);
	for (i = 0; i < w->places.count && !w->arena.failed; i++) {
		const struct vdm_place_of *p = &w->places.item[i];

		if (p->node->kind == VDM_KIND_SPEECH
			? !is_label(w, p->node, label, n)
			: p->text[0] != label[0])
			continue;
		if (is_decided(w, p->node))
			found++;
		else if (p->node->kind != VDM_KIND_SPEECH)
			found += (size_t)lift_label(w, g, p, label, n);
		else if (++found > 0 && p->node->parent != NULL)
			decide_speech(w, g, p->node);
	}
	w->met = found > 0;
	if (found > 0)
		return;
	near = nearly(w, label);
	w->met = near != NULL;
	/* not each file of a series has all of its labels */
	if (near != NULL || g->d->scope == VDM_DS_LABEL)
		vdm_work_unfit(
		    w, g, near != NULL ? near : "no turn bears that label");
}
