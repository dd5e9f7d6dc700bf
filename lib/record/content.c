/* SPDX-License-Identifier: MIT */
/*
 * The models of the vocabulary, made ready to be followed. An expression such
 * as "head?, (p | list)+" becomes an automaton after Glushkov: each set of
 * names in it is a position, and it is known which positions may follow which.
 * A model is made when it is asked for the first time and stays; it lies in
 * static room, so that making it cannot fail.
 */
#include "record/content.h"

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "base/words.h"

/* NOLINTNEXTLINE(bugprone-macro-parentheses) */
#define ELEMENT(name, content, block, line, model) +1
enum {
	ELEMENTS = 0
#include "record/vocabulary.def"
};
#undef ELEMENT

enum {
	TEXT_BIT = ELEMENTS,
	FOREIGN_BIT,
	BITS,
	WORDS = (BITS + 63) / 64,
	POSITIONS = 63,       /* in a model: one bit of a stand is its start */
	POSITIONS_ALL = 2048, /* in all models; a test makes all of them */
	NESTED = 16           /* brackets and classes within each other */
};

struct set {
	uint64_t word[WORDS];
};

struct position {
	struct set set;  /* what stands there */
	uint64_t follow; /* positions that may come next */
};

struct vdm_model {
	struct position *position;
	struct set any; /* what stands somewhere in it */
	uint64_t first, last;
	unsigned count;
	int nullable;
	int free; /* all of it in any order and number */
};

static const char *const expressions[ELEMENTS] = {
#define ELEMENT(name, content, block, line, model) (model),
#include "record/vocabulary.def"
#undef ELEMENT
};

static const struct {
	const char *name, *expression;
} classes[] = {
#define CLASS(name, expression) {name, expression},
#include "record/classes.def"
#undef CLASS
};

enum { CLASSES = sizeof(classes) / sizeof(classes[0]) };

static struct position positions[POSITIONS_ALL];
static size_t positions_used;
/* Of the elements, then of the classes. */
static struct vdm_model models[ELEMENTS + CLASSES];
static atomic_int made[ELEMENTS + CLASSES];
static struct set class_sets[CLASSES]; /* those that are known */
static char class_known[CLASSES];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* ---- leaves ------------------------------------------------------------- */

#define NS_EXAMPLES "http://www.tei-c.org/ns/Examples"

int
vdm_leaf_for(const char *ns, const char *name)
{
	/* the one element of TEI's that is not in TEI's namespace */
	int example = name[0] == 'e' && strcmp(name, "egXML") == 0;
	const struct vdm_element *e;

	if (ns != NULL && (strcmp(ns, NS_EXAMPLES) != 0 || !example))
		return VDM_LEAF_FOREIGN;
	if (ns == NULL && example)
		return VDM_LEAF_UNKNOWN;
	e = vdm_element_find(name);
	if (e == NULL || e->content == VDM_CONTENT_UNKNOWN)
		return VDM_LEAF_UNKNOWN;
	return (int)vdm_element_index(e);
}

int
vdm_leaf_of(const struct vdm_node *n)
{
	if (n->kind == VDM_KIND_TEXT)
		return vdm_node_is_blank(n) ? VDM_LEAF_NONE : VDM_LEAF_TEXT;
	if (!vdm_node_is_element(n))
		return VDM_LEAF_NONE;
	return vdm_leaf_for(vdm_node_ns(n), n->name);
}

static int
bit_of(int leaf)
{
	if (leaf >= 0)
		return leaf;
	if (leaf == VDM_LEAF_TEXT)
		return TEXT_BIT;
	return leaf == VDM_LEAF_FOREIGN ? FOREIGN_BIT : -1;
}

static void
set_add(struct set *set, int bit)
{
	set->word[bit / 64] |= (uint64_t)1 << (bit % 64);
}

static int
set_has(const struct set *set, int bit)
{
	return bit >= 0 && (set->word[bit / 64] >> (bit % 64) & 1) != 0;
}

static void
set_join(struct set *set, const struct set *other)
{
	for (size_t i = 0; i < WORDS; i++)
		set->word[i] |= other->word[i];
}

/* ---- from an expression to a model -------------------------------------- */

/* A part of an expression that is done. */
struct part {
	uint64_t first, last;
	int nullable;
	int single; /* one position, that stands once: may become a set */
};

struct maker {
	const char *at;
	struct position position[POSITIONS];
	unsigned count;
	unsigned depth;
};

static struct part choice_of(struct maker *m);

static size_t
class_find(const char *name, size_t n)
{
	size_t i =
	    vdm_words_find(classes, sizeof(classes[0]), 0, CLASSES, name, n);

	assert(i < CLASSES); /* all classes that models name are there */
	return i < CLASSES ? i : 0;
}

static struct part
leaf_part(struct maker *m, int bit)
{
	struct part p = {0};

	assert(m->count < POSITIONS);
	p.first = p.last = (uint64_t)1 << m->count;
	p.single = 1;
	if (bit >= 0)
		set_add(&m->position[m->count].set, bit);
	m->count++;
	return p;
}

/* A class: where it is one set of names, as most are, it is worked out once. */
static struct part
class_part(struct maker *m, size_t i)
{
	struct part p;

	if (class_known[i]) {
		p = leaf_part(m, -1);
		m->position[m->count - 1].set = class_sets[i];
		return p;
	}
	assert(m->depth < NESTED);
	m->at = classes[i].expression;
	m->depth++;
	p = choice_of(m);
	m->depth--;
	if (p.single) {
		class_sets[i] = m->position[m->count - 1].set;
		class_known[i] = 1;
	}
	return p;
}

static struct part
named_part(struct maker *m, int is_class)
{
	size_t n = strcspn(m->at, " ,|?*+()");
	const char *behind = m->at + n;
	char name[40];
	struct part p;

	assert(n < sizeof(name));
	memcpy(name, m->at, n);
	name[n] = '\0';
	if (is_class) {
		p = class_part(m, class_find(name, n));
	} else {
		const struct vdm_element *e = vdm_element_find(name);

		assert(e != NULL);
		p = leaf_part(m, (int)vdm_element_index(e));
	}
	m->at = behind;
	return p;
}

/* What may follow each of `from`: each of `to`. */
static void
link_parts(struct maker *m, uint64_t from, uint64_t to)
{
	for (unsigned i = 0; i < m->count; i++)
		if ((from >> i & 1) != 0)
			m->position[i].follow |= to;
}

static struct part
repeated_part(struct maker *m)
{
	struct part p;

	switch (*m->at) {
	case '(':
		m->at++;
		p = choice_of(m);
		m->at++; /* the other bracket */
		break;
	case '#':
	case '@':
		p = leaf_part(m, *m->at == '#' ? TEXT_BIT : FOREIGN_BIT);
		m->at++;
		break;
	case '%':
		m->at++;
		p = named_part(m, 1);
		break;
	default:
		p = named_part(m, 0);
	}
	if (*m->at == '*' || *m->at == '+')
		link_parts(m, p.last, p.first);
	if (*m->at == '*' || *m->at == '?')
		p.nullable = 1;
	if (*m->at == '*' || *m->at == '+' || *m->at == '?') {
		p.single = 0;
		m->at++;
	}
	return p;
}

static struct part
sequence_of(struct maker *m)
{
	struct part p = repeated_part(m);

	while (*m->at == ',') {
		struct part q;

		m->at += strlen(", ");
		q = repeated_part(m);
		link_parts(m, p.last, q.first);
		p.first |= p.nullable ? q.first : 0;
		p.last = q.last | (q.nullable ? p.last : 0);
		p.nullable &= q.nullable;
		p.single = 0;
	}
	return p;
}

static struct part
choice_of(struct maker *m)
{
	struct part p = sequence_of(m);

	while (m->at[0] == ' ' && m->at[1] == '|') {
		struct part q;

		m->at += strlen(" | ");
		q = sequence_of(m);
		if (p.single && q.single) {
			/* names that part nothing are one set */
			m->count--;
			set_join(&m->position[m->count - 1].set,
				 &m->position[m->count].set);
			memset(&m->position[m->count], 0,
			       sizeof(m->position[0]));
			continue;
		}
		p.first |= q.first;
		p.last |= q.last;
		p.nullable |= q.nullable;
		p.single = 0;
	}
	return p;
}

static void
make(struct vdm_model *model, const char *expression)
{
	struct maker m;
	struct part p = {.nullable = 1};

	memset(&m, 0, sizeof(m));
	m.at = expression;
	if (*expression != '\0')
		p = choice_of(&m);
	assert(positions_used + m.count <= POSITIONS_ALL);
	model->position = &positions[positions_used];
	positions_used += m.count;
	memcpy(model->position, m.position,
	       m.count * sizeof(model->position[0]));
	model->first = p.first;
	model->last = p.last;
	model->nullable = p.nullable;
	model->count = m.count;
	model->free = m.count == 1 && p.nullable && m.position[0].follow == 1;
	for (unsigned i = 0; i < m.count; i++)
		set_join(&model->any, &m.position[i].set);
}

static const struct vdm_model *
model_get(size_t i, const char *expression)
{
	if (atomic_load_explicit(&made[i], memory_order_acquire) == 0) {
		pthread_mutex_lock(&lock);
		if (atomic_load_explicit(&made[i], memory_order_relaxed) == 0)
			make(&models[i], expression);
		atomic_store_explicit(&made[i], 1, memory_order_release);
		pthread_mutex_unlock(&lock);
	}
	return &models[i];
}

const struct vdm_model *
vdm_model_of(const struct vdm_element *element)
{
	size_t i;

	if (element == NULL || element->content == VDM_CONTENT_UNKNOWN)
		return NULL;
	i = vdm_element_index(element);
	return model_get(i, expressions[i]);
}

/* ---- following it ------------------------------------------------------- */

/* The positions that may come next. */
static uint64_t
next_of(const struct vdm_model *model, vdm_stand stand)
{
	uint64_t next = 0;

	if (stand == VDM_STAND_START)
		return model->first;
	for (unsigned i = 0; stand != 0; i++, stand >>= 1)
		if ((stand & 1) != 0)
			next |= model->position[i].follow;
	return next;
}

vdm_stand
vdm_model_step(const struct vdm_model *model, vdm_stand stand, int leaf)
{
	int bit = bit_of(leaf);
	uint64_t next;
	vdm_stand to = 0;

	if (model->free)
		return (vdm_stand)set_has(&model->any, bit);
	next = next_of(model, stand);

	if (leaf == VDM_LEAF_TEXT) /* more text is the same text */
		next |= stand & ~VDM_STAND_START;
	for (unsigned i = 0; next != 0; i++, next >>= 1)
		if ((next & 1) != 0 && set_has(&model->position[i].set, bit))
			to |= (vdm_stand)1 << i;
	return to;
}

int
vdm_model_may_end(const struct vdm_model *model, vdm_stand stand)
{
	if (stand != VDM_STAND_START)
		return (stand & model->last) != 0;
	/* text may be of no length */
	return model->nullable ||
	       vdm_model_step(model, stand, VDM_LEAF_TEXT) != 0;
}

int
vdm_model_has(const struct vdm_model *model, int leaf)
{
	return set_has(&model->any, bit_of(leaf));
}

int
vdm_class_has(const char *name, int leaf)
{
	size_t i = class_find(name, strlen(name));

	return vdm_model_has(model_get(ELEMENTS + i, classes[i].expression),
			     leaf);
}
