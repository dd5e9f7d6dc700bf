/* SPDX-License-Identifier: MIT */
/*
 * cmark-gfm in an arena of its own. cmark aborts the process when memory runs
 * out, unless its allocator does not return: ours then jumps out of the parse.
 * cmark's allocator has no context argument, hence the thread's own pointer.
 */
#include <errno.h>
#include <limits.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmark-gfm-core-extensions.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#endif

#include "base/arena.h"
#include "base/ascii.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "cmark/parse.h"

enum {
	HEAD = sizeof(size_t), /* before each block: its size */
	STEP = sizeof(void *), /* sizes are multiples of it */
	EXACT = 64,            /* shelves for blocks of one size */
	SHELVES = EXACT + 16
};

struct vdm_cmark {
	struct vdm_arena arena;
	jmp_buf out;
	void *spare[SHELVES]; /* what was given back; each leads to the next */
	cmark_node *volatile root;
	struct vdm_cmark_marks marks;
	size_t marks_cap;
};

static _Thread_local struct vdm_cmark *current;

/* Where blocks of a size are put: small ones with their like, others with those
 * of less than twice the size. */
static size_t
shelf_of(size_t size)
{
	size_t shelf = EXACT;

	if (size / STEP < EXACT)
		return size / STEP;
	for (size /= STEP * EXACT; size > 1 && shelf < SHELVES - 1; size /= 2)
		shelf++;
	return shelf;
}

static size_t
size_of(const char *block)
{
	size_t size;

	memcpy(&size, block - HEAD, sizeof(size));
	return size;
}

/* One that was given back and is large enough, zeroed; NULL: there is none. */
static void *
get_spare(size_t size)
{
	void **shelf = &current->spare[shelf_of(size)];
	void *p = *shelf;

	if (p == NULL || size_of(p) < size)
		return NULL;
	memcpy(shelf, p, sizeof(*shelf));
	return memset(p, 0, size);
}

/* cmark gives back much of what it asks for, and asks again: what is used again
 * is in the cache, and a large document takes less. */
static void *
get(size_t size)
{
	char *p;

	if (size > SIZE_MAX / 2)
		longjmp(current->out, 1);
	size = size > 0 ? (size + STEP - 1) / STEP * STEP : STEP;
	p = get_spare(size);
	if (p != NULL)
		return p;
	p = vdm_arena_alloc(&current->arena, size + HEAD);
	if (p == NULL)
		longjmp(current->out, 1);
	memcpy(p, &size, sizeof(size));
	return p + HEAD;
}

static void *
get_zeroed(size_t count, size_t size)
{
	if (size > 0 && count > SIZE_MAX / size)
		longjmp(current->out, 1);
	return get(count * size);
}

/* Outside of a parse nothing is asked for again. A sanitizer sees who uses what
 * was given back: nothing is used again then. */
static void
give_back(void *p)
{
	void **shelf;

	if (p == NULL || current == NULL)
		return;
#ifdef __SANITIZE_ADDRESS__
	ASAN_POISON_MEMORY_REGION(p, size_of(p));
	return;
#endif
	shelf = &current->spare[shelf_of(size_of(p))];
	memcpy(p, shelf, sizeof(*shelf));
	*shelf = p;
}

static void *
get_again(void *old, size_t size)
{
	void *p;

	if (old == NULL)
		return get(size);
	if (size <= size_of(old))
		return old;
	p = get(size);
	memcpy(p, old, size_of(old));
	give_back(old);
	return p;
}

/* cmark registers with an allocator that aborts: so when the library is loaded,
 * as memory that a process does not have then it never had. */
__attribute__((constructor)) static void
extensions_register(void)
{
	cmark_gfm_core_extensions_ensure_registered();
}

static void
mark_add(struct vdm_cmark *p, cmark_node *n)
{
	struct vdm_cmark_marks *m = &p->marks;
	cmark_node **grown;

	grown = vdm_arena_grow(&p->arena, m->node, &p->marks_cap, m->count + 1,
			       sizeof(cmark_node *));
	if (grown == NULL)
		return;
	m->node = grown;
	m->node[m->count++] = n;
}

/* Whether a tag has more attributes than the limit: of words, as HTML takes
 * whatever stands in a tag for one. */
static int
is_crowded(const char *s)
{
	size_t words;
	char quote;

	while ((s = strchr(s, '<')) != NULL) {
		s++;
		if (!vdm_is_letter(*s))
			continue;
		for (words = 0, quote = 0; *s != '\0'; s++) {
			if (quote != 0) {
				quote = *s == quote ? 0 : quote;
				continue;
			}
			if (*s == '>' || *s == '<')
				break;
			if (*s == '"' || *s == '\'')
				quote = *s;
			words += vdm_is_space((unsigned char)*s) &&
				 !vdm_is_space((unsigned char)s[1]);
		}
		if (words > VDM_LIMIT_ATTRIBUTES)
			return 1;
	}
	return 0;
}

/* Keeps what the reader looks at before it reads. */
static void
mark(struct vdm_cmark *p, cmark_node *n)
{
	cmark_node_type type = cmark_node_get_type(n);
	const char *s;

	if (type == CMARK_NODE_LINK) {
		s = cmark_node_get_url(n);
		if (s != NULL && *s == '#')
			mark_add(p, n);
	} else if (type == CMARK_NODE_HTML_BLOCK) {
		p->marks.html = 1;
		mark_add(p, n);
		s = cmark_node_get_literal(n);
		if (p->marks.crowded == 0 && s != NULL && is_crowded(s))
			p->marks.crowded = cmark_node_get_start_line(n);
	} else if (type == CMARK_NODE_HTML_INLINE) {
		p->marks.html = 1;
		s = cmark_node_get_literal(n);
		if (s != NULL && *s == '<' && (s[1] == 'a' || s[1] == 'A'))
			mark_add(p, n);
		if (p->marks.crowded == 0 && s != NULL && is_crowded(s))
			p->marks.crowded = cmark_node_get_start_line(n);
	}
}

/*
 * cmark writes what "&#xFFFE;" and "&#xFFFF;" stand for as one byte, which is
 * no UTF-8: as the characters that were asked for. NULL: it has no such byte.
 */
static const char *
made_sound(struct vdm_cmark *p, const char *s)
{
	struct vdm_buf b;
	size_t n;

	if (s == NULL || s[strcspn(s, "\xFE\xFF")] == '\0')
		return NULL;
	vdm_buf_init(&b);
	for (;; s += n + 1) {
		n = strcspn(s, "\xFE\xFF");
		vdm_buf_put(&b, s, n);
		if (s[n] == '\0')
			break;
		vdm_buf_putcp(&b, 0xFF00u | (unsigned char)s[n]);
	}
	s = vdm_arena_strdup(&p->arena, vdm_buf_str(&b));
	p->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s;
}

/* cmark copies a string when it is first asked for: ask now, while a failure
 * can be met. */
static void
strings_of(struct vdm_cmark *p, cmark_node *n)
{
	const char *s;

	if ((s = made_sound(p, cmark_node_get_literal(n))) != NULL)
		cmark_node_set_literal(n, s);
	if ((s = made_sound(p, cmark_node_get_url(n))) != NULL)
		cmark_node_set_url(n, s);
	if ((s = made_sound(p, cmark_node_get_title(n))) != NULL)
		cmark_node_set_title(n, s);
	if ((s = made_sound(p, cmark_node_get_fence_info(n))) != NULL)
		cmark_node_set_fence_info(n, s);
}

/* One walk for all: a large tree is not in the cache. */
static void
strings_make(struct vdm_cmark *p)
{
	cmark_iter *it = cmark_iter_new(p->root);
	cmark_event_type event;

	while ((event = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
		cmark_node *n = cmark_iter_get_node(it);

		if (event != CMARK_EVENT_ENTER)
			continue;
		strings_of(p, n);
		mark(p, n);
	}
}

static void
parse(struct vdm_cmark *p, const char *bytes, size_t length)
{
	static cmark_mem mem = {get_zeroed, get_again, give_back};
	cmark_syntax_extension *table;
	cmark_parser *parser;

	parser = cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES, &mem);
	table = cmark_find_syntax_extension("table");
	if (table != NULL)
		cmark_parser_attach_syntax_extension(parser, table);
	cmark_parser_feed(parser, bytes, length);
	p->root = cmark_parser_finish(parser);
	strings_make(p);
}

static void
parse_guarded(struct vdm_cmark *p, const char *bytes, size_t length)
{
	current = p;
	if (setjmp(p->out) == 0)
		parse(p, bytes, length);
	current = NULL;
}

struct vdm_cmark *
vdm_cmark_new(const char *bytes, size_t length)
{
	struct vdm_cmark *p = vdm_calloc(1, sizeof(*p));

	if (p == NULL) {
		errno = ENOMEM;
		return NULL;
	}
	vdm_arena_init(&p->arena);
	parse_guarded(p, bytes, length);
	if (p->root == NULL || p->arena.failed) {
		vdm_cmark_free(p);
		errno = ENOMEM;
		return NULL;
	}
	return p;
}

cmark_node *
vdm_cmark_root(const struct vdm_cmark *p)
{
	return p->root;
}

const struct vdm_cmark_marks *
vdm_cmark_marks(const struct vdm_cmark *p)
{
	return &p->marks;
}

const char *
vdm_cmark_html(struct vdm_cmark *p)
{
	char *volatile html = NULL;

	current = p;
	if (setjmp(p->out) == 0)
		html = cmark_render_html(p->root, CMARK_OPT_UNSAFE, NULL);
	current = NULL;
	return html;
}

void
vdm_cmark_free(struct vdm_cmark *p)
{
	if (p == NULL)
		return;
	vdm_arena_fini(&p->arena);
	vdm_free(p);
}
