/* SPDX-License-Identifier: MIT */
/*
 * The validation: a stack of states, one an open element. A warm one is
 * look-ups only.
 *
 * After an error it goes on where a reader would, since one fault should be one
 * finding: an element that came too early, or whose name is misspelt, counts as
 * come; one that may not stand there is looked at by itself, by all that the
 * grammar says of its name, and its parent goes on as if it were not there.
 */
#include "rng/run/validate.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "rng/run/run.h"

#define CACHE_STATES 200000 /* more than any edition's documents need */
#define CACHE_BYTES (192u * 1024 * 1024)

/* ---- caches ---- */

struct vdm_rng_cache *
vdm_rng_cache_new(const struct vdm_grammar *g)
{
	struct vdm_rng_cache *c = vdm_calloc(1, sizeof(*c));

	if (c == NULL)
		return NULL;
	vdm_rng_memo_init(&c->memo, &g->pool, &g->names);
	c->known =
	    vdm_calloc(g->names.nnames + 1, sizeof(struct vdm_rng_state *));
	c->start = vdm_rng_state_get(&c->memo, &g->start, 1);
	c->values = vdm_calloc(VDM_RNG_VALUES, sizeof(*c->values));
	if (c->known == NULL || c->start == NULL || c->values == NULL) {
		vdm_rng_cache_free(c);
		return NULL;
	}
	return c;
}

void
vdm_rng_cache_free(struct vdm_rng_cache *c)
{
	if (c == NULL)
		return;
	vdm_rng_memo_fini(&c->memo);
	vdm_free(c->values);
	vdm_free(c->known);
	vdm_free(c);
}

int
vdm_rng_cache_full(const struct vdm_rng_cache *c)
{
	return c->memo.count > CACHE_STATES ||
	       c->memo.pool.arena.used + c->memo.names.arena.used >
		   CACHE_BYTES ||
	       vdm_rng_memo_failed(&c->memo);
}

/* ---- a run ---- */

struct vdm_rng_run *
vdm_rng_run_new(const struct vdm_grammar *g, struct vdm_rng_cache *cache,
		const struct vdm_rng_run_options *options,
		const struct vdm_sink *sink)
{
	struct vdm_rng_run *r = vdm_calloc(1, sizeof(*r));

	if (r == NULL)
		return NULL;
	r->cap = 32;
	r->stack = vdm_calloc(r->cap, sizeof(*r->stack));
	if (r->stack == NULL) {
		vdm_free(r);
		return NULL;
	}
	r->before = vdm_memory_failures();
	r->g = g;
	r->cache = cache;
	r->m = &cache->memo;
	r->sink = sink;
	if (options != NULL)
		r->options = *options;
	/*
	 * The document is an element like others, whose content is the start.
	 */
	r->stack[0].state = cache->start;
	r->m->pool.work = 0;
	r->m->pool.work_limit = VDM_LIMIT_SCHEMA_WORK;
	r->refs_end = &r->refs;
	vdm_buf_init(&r->run);
	vdm_arena_init(&r->arena);
	return r;
}

void
vdm_rng_run_free(struct vdm_rng_run *r)
{
	if (r == NULL)
		return;
	while (r->nbindings > 0) {
		vdm_free(r->bindings[--r->nbindings].prefix);
		vdm_free(r->bindings[r->nbindings].uri);
	}
	vdm_free(r->bindings);
	vdm_free(r->stack);
	vdm_free(r->id_table);
	vdm_buf_fini(&r->run);
	vdm_strmap_fini(&r->unparsed);
	vdm_arena_fini(&r->arena);
	vdm_free(r);
}

static void
limit_met(struct vdm_rng_run *r, const char *what)
{
	vdm_rng_report(r, VDM_D_SCHEMA_LIMIT, &vdm_rng_top(r)->pos,
		       "by this schema the document needs more %s than the "
		       "limit; what follows is not validated",
		       what);
	r->failed = 1;
}

/*
 * A grammar can be written by which the derivatives of a small document grow
 * without end (nested interleaves), so steps and memory are bounded, steps in
 * proportion to the elements that came. What was not looked at is then not
 * called valid: the limit is a finding.
 */
static int
check_memory(struct vdm_rng_run *r)
{
	if (!r->failed && r->m->pool.exhausted)
		limit_met(r, "steps");
	if (r->m->pool.failed || r->m->names.failed || r->run.failed ||
	    r->arena.failed)
		r->failed = 1;
	if (!r->failed && r->m->pool.arena.used > VDM_LIMIT_SCHEMA_MEMORY)
		limit_met(r, "memory");
	return r->failed ? -1 : 0;
}

/* ---- prefixes ---- */

/* Only where a data type looks at prefixes, as QName does. */
static void
bind(struct vdm_rng_run *r, const struct vdm_xml_element *e)
{
	size_t i;

	for (i = 0; i < e->ns_count; i++) {
		struct binding *b;

		if (r->nbindings == r->bindings_cap) {
			size_t cap = r->bindings_cap * 2 + 8;

			b = vdm_realloc(r->bindings, cap * sizeof(*b));
			if (b == NULL) {
				r->failed = 1;
				return;
			}
			r->bindings = b;
			r->bindings_cap = cap;
		}
		b = &r->bindings[r->nbindings++];
		b->prefix =
		    vdm_strdup(e->ns[i].prefix == NULL ? "" : e->ns[i].prefix);
		b->uri = vdm_strdup(e->ns[i].uri == NULL ? "" : e->ns[i].uri);
		if (b->prefix == NULL || b->uri == NULL)
			r->failed = 1;
	}
}

static void
unbind(struct vdm_rng_run *r, size_t to)
{
	while (r->nbindings > to) {
		r->nbindings--;
		vdm_free(r->bindings[r->nbindings].prefix);
		vdm_free(r->bindings[r->nbindings].uri);
	}
}

/* ---- characters ---- */

static void
strange_text(struct vdm_rng_run *r, struct frame *f)
{
	struct vdm_buf words;
	const char *s = vdm_buf_str(&r->run);
	size_t n;

	while (vdm_is_space((unsigned char)*s))
		s++;
	n = vdm_rng_shown(s, 40);
	vdm_buf_init(&words);
	vdm_rng_say_expected(r, f->state, &words);
	vdm_rng_report(r, VDM_D_SCHEMA_TEXT_UNEXPECTED, &r->run_pos,
		       "text may not stand directly in \"%s\": \"%.*s%s\"; "
		       "expected %s",
		       f->name == NULL ? "" : f->name->local, (int)n, s,
		       s[n] == '\0' ? "" : "...", vdm_buf_str(&words));
	vdm_buf_fini(&words);
}

/* The characters since the last tag, with elements before or behind them. */
static void
flush_run(struct vdm_rng_run *r, struct frame *f)
{
	struct vdm_rng_state *next;

	if (f->nonblank && f->state != NULL) {
		next = vdm_rng_state_text(r->m, f->state);
		if (next != NULL && !next->dead)
			f->state = next;
		else if (next != NULL && !f->state->dead)
			strange_text(r, f);
	}
	f->nonblank = 0;
	vdm_buf_clear(&r->run);
}

int
vdm_rng_run_text(struct vdm_rng_run *r, const char *s, size_t n,
		 const struct vdm_pos *pos)
{
	struct frame *f = vdm_rng_top(r);
	const struct vdm_rng_state *next;
	size_t i;

	if (f->state == NULL || r->failed)
		return r->failed ? -1 : 0;
	/*
	 * The place to report is that of the first character that is not white
	 * space, which may be lines below where the run begins.
	 */
	if (!f->nonblank) {
		for (i = 0; i < n && vdm_is_space((unsigned char)s[i]); i++)
			;
		if (i < n) {
			f->nonblank = 1;
			r->run_pos = *pos;
			while (i-- > 0) {
				if (s[i] == '\n')
					r->run_pos.line++;
			}
			for (i = 0; i < n && vdm_is_space((unsigned char)s[i]);
			     i++)
				r->run_pos.column =
				    s[i] == '\n' ? 1 : r->run_pos.column + 1;
			r->run_pos.end = r->run_pos.line;
		}
	}
	next = vdm_rng_state_text(r->m, f->state);
	if (next == NULL || (f->state->flags & PF_DATA) || next->dead)
		vdm_buf_put(&r->run, s, n);
	return check_memory(r);
}

/* ---- elements ---- */

static void
gather_known(const struct vdm_rng_nc *nc, const struct vdm_rng_name *name,
	     int *found)
{
	for (; nc->kind == NC_CHOICE; nc = nc->b)
		gather_known(nc->a, name, found);
	if (nc->kind == NC_NAME && nc->name == name)
		*found = 1;
}

/*
 * The state that begins all elements of a name, wherever they stand: a tuple of
 * all contents that the grammar has for it. An element in a wrong place is
 * right inside if any of them is met.
 */
static struct vdm_rng_state *
known_state(struct vdm_rng_run *r, const struct vdm_rng_name *name)
{
	const struct vdm_pattern **v;
	const struct vdm_rng_element *e;
	uint32_t n = 0;
	int found;

	if (name->id >= r->g->names.nnames)
		return NULL;
	if (r->cache->known[name->id] != NULL)
		return r->cache->known[name->id];
	v = vdm_malloc((r->g->nelements + 1) * sizeof(*v));
	if (v == NULL)
		return NULL;
	for (e = r->g->elements; e != NULL; e = e->next) {
		found = 0;
		gather_known(e->pattern->nc, name, &found);
		if (found && e->content->kind != P_NOT_ALLOWED)
			v[n++] = e->content;
	}
	if (n > 0)
		r->cache->known[name->id] = vdm_rng_state_get(r->m, v, n);
	vdm_free(v);
	return r->cache->known[name->id];
}

#define NOTHING "expected nothing more"
#define XINCLUDE "http://www.w3.org/2001/XInclude"

static void
say_strange(struct vdm_rng_run *r, struct frame *up,
	    const struct vdm_rng_name *name, const struct vdm_pos *pos,
	    const struct vdm_rng_name *meant)
{
	struct vdm_buf said, words;

	vdm_buf_init(&said);
	vdm_buf_init(&words);
	vdm_rng_say_name(r, name, 0, &said);
	if (meant != NULL && strcmp(meant->local, name->local) == 0) {
		vdm_buf_printf(&words,
			       "did you mean it in the namespace \"%s\"?",
			       meant->ns);
	} else if (meant != NULL) {
		vdm_buf_puts(&words, "did you mean ");
		vdm_rng_say_name(r, meant, 0, &words);
		vdm_buf_putc(&words, '?');
	} else if (strcmp(name->ns, XINCLUDE) == 0) {
		vdm_buf_puts(&words, "inclusions are not followed here: "
				     "validate the document that "
				     "they make");
	} else {
		vdm_buf_puts(&words, "expected ");
		vdm_rng_say_expected(r, up->state, &words);
	}
	if (up->name == NULL && strcmp(vdm_buf_str(&words), NOTHING) == 0) {
		vdm_buf_clear(&words);
		vdm_buf_puts(&words, "the schema allows no document at all");
	}
	if (up->name == NULL)
		vdm_rng_report(r, VDM_D_SCHEMA_ELEMENT_UNEXPECTED, pos,
			       "the root cannot be %s; %s", vdm_buf_str(&said),
			       vdm_buf_str(&words));
	else
		vdm_rng_report(r, VDM_D_SCHEMA_ELEMENT_UNEXPECTED, pos,
			       "the element %s is not allowed here in \"%s\"; "
			       "%s",
			       vdm_buf_str(&said), up->name->local,
			       vdm_buf_str(&words));
	vdm_buf_fini(&words);
	vdm_buf_fini(&said);
}

/* It may stand there, but others must have come before it. */
static struct vdm_rng_step *
too_early(struct vdm_rng_run *r, struct frame *up,
	  const struct vdm_rng_name *name, const struct vdm_pos *pos)
{
	struct vdm_rng_step *step =
	    vdm_rng_step_ahead(r->m, up->state, name, 0);
	struct vdm_buf words;

	if (step == NULL || !vdm_rng_step_leads(step))
		return NULL;
	if (up->strange) /* what is missing is likely what was strange */
		return step;
	vdm_buf_init(&words);
	vdm_rng_say_expected(r, up->state, &words);
	vdm_rng_report(r, VDM_D_SCHEMA_ELEMENT_MISSING, pos,
		       "before \"%s\", something is missing in \"%s\": "
		       "expected %s",
		       name->local, up->name == NULL ? "" : up->name->local,
		       vdm_buf_str(&words));
	vdm_buf_fini(&words);
	return step;
}

/* An element that may not stand there: how to go on. */
static struct vdm_rng_step *
strange_element(struct vdm_rng_run *r, struct frame *up,
		const struct vdm_rng_name *name, const struct vdm_pos *pos)
{
	struct vdm_rng_step *step = too_early(r, up, name, pos);
	const struct vdm_rng_name *meant;

	if (step != NULL)
		return step;
	meant = vdm_rng_meant(r, up->state, name, 0);
	say_strange(r, up, name, pos, meant);
	if (meant != NULL)
		step = vdm_rng_state_step(r->m, up->state, meant, 0);
	if (step != NULL && vdm_rng_step_leads(step))
		return step;
	if (known_state(r, name) == NULL)
		up->strange = 1;
	up->misfit = 1;
	return NULL;
}

/*
 * The step by an element's name, and the name that it goes by: in an element
 * whose namespace was wrong those inside have it wrong, too, and that is said
 * once.
 */
static struct vdm_rng_step *
step_by_name(struct vdm_rng_run *r, struct frame *up, struct frame *f)
{
	const struct vdm_rng_name *written = f->name;
	struct vdm_rng_step *step =
	    vdm_rng_state_step(r->m, up->state, written, 0);

	if (step == NULL || vdm_rng_step_leads(step))
		return step;
	if (up->wrong_ns != NULL && up->wrong_ns == written->ns) {
		f->name =
		    vdm_rng_name(&r->m->names, up->name->ns, written->local);
		f->wrong_ns = written->ns;
		step = f->name == NULL
			   ? NULL
			   : vdm_rng_state_step(r->m, up->state, f->name, 0);
		if (step == NULL || vdm_rng_step_leads(step))
			return step;
	}
	step = strange_element(r, up, f->name, &f->pos);
	if (step != NULL && strcmp(step->name->local, f->name->local) == 0 &&
	    step->name->ns != f->name->ns) {
		f->wrong_ns = f->name->ns;
		f->name = step->name;
	}
	return step;
}

static struct frame *
push(struct vdm_rng_run *r)
{
	struct frame *grown;

	if (r->depth + 1 == r->cap) {
		grown = vdm_realloc(r->stack, r->cap * 2 * sizeof(*grown));
		if (grown == NULL) {
			r->failed = 1;
			return NULL;
		}
		r->stack = grown;
		r->cap *= 2;
	}
	r->depth++;
	memset(vdm_rng_top(r), 0, sizeof(*r->stack));
	return vdm_rng_top(r);
}

int
vdm_rng_run_start(struct vdm_rng_run *r, const struct vdm_xml_element *e)
{
	const struct vdm_rng_name *name;
	struct vdm_rng_step *step = NULL;
	struct frame *up, *f;

	if (r->failed)
		return -1;
	r->m->pool.work_limit += VDM_LIMIT_SCHEMA_WORK_EACH;
	name = vdm_rng_name(&r->m->names, e->uri, e->local);
	up = vdm_rng_top(r);
	flush_run(r, up);
	up->children = 1;
	if (name == NULL || (f = push(r)) == NULL)
		return check_memory(r);
	up = f - 1;
	f->name = name;
	f->entering = 1;
	f->pos = e->pos;
	if (e->tag_end.line > f->pos.end)
		f->pos.end = e->tag_end.line;
	f->bindings = r->nbindings;
	if (r->g->prefixes && e->ns_count > 0)
		bind(r, e);
	if (up->state != NULL)
		step = step_by_name(r, up, f);
	if (f->name == NULL)
		return check_memory(r);
	f->entering = 0;
	if (step != NULL)
		up->fit = 1;
	f->step = step;
	f->state = step != NULL ? step->child : known_state(r, f->name);
	vdm_rng_run_attributes(r, f, e);
	return check_memory(r);
}

static void
bad_content(struct vdm_rng_run *r, struct frame *f)
{
	struct vdm_buf words;
	const char *s = vdm_buf_str(&r->run);

	vdm_buf_init(&words);
	vdm_rng_say_values(r, f->state, &words);
	vdm_rng_report(r, VDM_D_SCHEMA_CONTENT_VALUE,
		       f->nonblank ? &r->run_pos : &f->pos,
		       "the content of \"%s\" cannot be \"%.*s%s\"; expected "
		       "%s",
		       f->name->local, (int)vdm_rng_shown(s, 80), s,
		       strlen(s) > 80 ? "..." : "", vdm_buf_str(&words));
	vdm_buf_fini(&words);
}

static void
incomplete(struct vdm_rng_run *r, struct frame *f, const struct vdm_pos *pos)
{
	struct vdm_buf words;

	/* What may not stand there likely stands for what is missing. */
	if (f->strange || (f->misfit && !f->fit))
		return;
	vdm_buf_init(&words);
	vdm_rng_say_required(r, f->state, 0, &words);
	if (words.len == 0)
		vdm_rng_say_expected(r, f->state, &words);
	vdm_rng_report(r, VDM_D_SCHEMA_ELEMENT_MISSING, pos,
		       "the element \"%s\" ends too early: it lacks %s",
		       f->name->local, vdm_buf_str(&words));
	vdm_buf_fini(&words);
}

/* Which alternatives are content with all that was in the element. */
static void
mask_end(struct vdm_rng_run *r, struct frame *f, struct vdm_rng_mask *mask,
	 const struct vdm_pos *pos)
{
	if (!f->children && (f->state->flags & PF_DATA)) {
		vdm_rng_mask_string(r, mask, f->state, vdm_buf_str(&r->run));
		if (!mask->any && !f->state->dead)
			bad_content(r, f);
		f->nonblank = 0;
		vdm_buf_clear(&r->run);
		return;
	}
	flush_run(r, f);
	vdm_rng_mask_nullable(mask, f->state);
	if (!mask->any && !f->state->dead)
		incomplete(r, f, pos);
}

int
vdm_rng_run_end(struct vdm_rng_run *r, const struct vdm_pos *pos)
{
	struct frame *f = vdm_rng_top(r), *up = f - 1;
	struct vdm_rng_state *next;
	struct vdm_rng_mask mask;

	if (r->failed || r->depth == 0)
		return -1;
	if (f->state != NULL && vdm_rng_mask_init(r, &mask, f->state->n) == 0) {
		mask_end(r, f, &mask, pos);
		if (!mask.any)
			vdm_rng_mask_forgive(&mask, f->state);
		if (f->step != NULL) {
			next = vdm_rng_step_done(r->m, f->step, mask.bits);
			if (next != NULL)
				up->state = next;
		}
		vdm_rng_mask_fini(&mask);
	}
	unbind(r, f->bindings);
	vdm_buf_clear(&r->run);
	r->depth--;
	return check_memory(r);
}

int
vdm_rng_run_finish(struct vdm_rng_run *r)
{
	if (r->failed || r->depth != 0)
		return -1;
	vdm_rng_run_refs(r);
	if (r->findings == 0 &&
	    (!r->stack[0].children || !r->stack[0].state->nullable))
		vdm_rng_report(r, VDM_D_SCHEMA_ELEMENT_MISSING, NULL,
			       "the document is not complete");
	return r->failed ? -1 : r->findings > 0;
}
