/* SPDX-License-Identifier: MIT */
/* The body as units of words: one walk over the tree. */
#include "claims/body.h"

#include <stdlib.h>
#include <string.h>

#include "base/compose.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "claims/align.h"
#include "record/vocabulary.h"

static int
is_ascii(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if ((unsigned char)s[i] >= 0x80)
			return 0;
	return 1;
}

static void
fold(struct vdm_buf *out, const char *s, size_t n)
{
	size_t i;
	int space = 1;

	for (i = 0; i < n; i++) {
		if (!vdm_is_space((unsigned char)s[i])) {
			vdm_buf_putc(out, s[i]);
			space = 0;
		} else if (!space) {
			vdm_buf_putc(out, ' ');
			space = 1;
		}
	}
	if (n > 0 && space && out->len > 0 && out->data[out->len - 1] == ' ')
		vdm_buf_truncate(out, out->len - 1);
}

void
vdm_fold_put(struct vdm_buf *out, const char *s, size_t n)
{
	char *nfc;
	size_t length;

	if (is_ascii(s, n)) {
		fold(out, s, n);
		return;
	}
	nfc = vdm_compose(s, n, &length);
	if (nfc == NULL) { /* not UTF-8, or no memory: as it is */
		fold(out, s, n);
		return;
	}
	fold(out, nfc, length);
	vdm_free(nfc);
}

/* ---- growing lists ---------------------------------------------------- */

static int
grow(void **list, size_t *cap, size_t need, size_t size)
{
	size_t c = *cap > 0 ? *cap * 2 : 64;
	void *more;

	if (need <= *cap)
		return 0;
	while (c < need)
		c *= 2;
	more = vdm_realloc(*list, c * size);
	if (more == NULL)
		return -1;
	*list = more;
	*cap = c;
	return 0;
}

static void
add_token(struct vdm_body *b, const char *s, size_t n)
{
	size_t cap = b->tokens_cap;
	void *tokens = b->tokens, *hashes = b->hashes;

	if (b->failed)
		return;
	if (grow(&tokens, &cap, b->tokens_count + 1, sizeof(*b->tokens)) != 0) {
		b->failed = 1;
		return;
	}
	b->tokens = tokens;
	if (grow(&hashes, &b->tokens_cap, b->tokens_count + 1,
		 sizeof(*b->hashes)) != 0) {
		b->failed = 1;
		return;
	}
	b->hashes = hashes;
	b->tokens[b->tokens_count].start = b->text.len;
	b->tokens[b->tokens_count].length = n;
	b->hashes[b->tokens_count++] = vdm_hash(s, n);
	vdm_buf_put(&b->text, s, n);
	vdm_buf_putc(&b->text, ' ');
}

static struct vdm_body_unit *
add_unit(struct vdm_body *b, const struct vdm_node *node, size_t shape)
{
	struct vdm_body_unit *u;
	void *units = b->units;

	if (grow(&units, &b->cap, b->count + 1, sizeof(*b->units)) != 0) {
		b->failed = 1;
		return NULL;
	}
	b->units = units;
	u = &b->units[b->count++];
	memset(u, 0, sizeof(*u));
	u->node = node;
	u->token = b->tokens_count;
	u->shape = shape;
	u->claim = b->claims_count;
	return u;
}

static void
add_claim(struct vdm_body *b, const struct vdm_node *node)
{
	void *claims = b->claims;

	if (grow(&claims, &b->claims_cap, b->claims_count + 1,
		 sizeof(*b->claims)) != 0) {
		b->failed = 1;
		return;
	}
	b->claims = claims;
	b->claims[b->claims_count].node = node;
	b->claims[b->claims_count++].unit = b->count - 1;
}

/* ---- the walk ---------------------------------------------------------- */

struct walk {
	struct vdm_body *body;
	struct vdm_buf raw;   /* the open unit's characters */
	struct vdm_buf lines; /* a stack of what the parents do */
	struct vdm_body_unit *unit;
	size_t unit_depth, shape_start;
};

/*
 * What the stack `lines` notes of each open element: whether words stand in it
 * directly; and whether white space between its children means nothing, so that
 * the words of two of them are never one word.
 */
enum { HOLDS_LINE = 1, SETS_APART = 2 };

/* Kinds that are only a frame, or that no format but TEI knows. */
static int
is_shapeless(enum vdm_kind kind)
{
	return kind == VDM_KIND_DOCUMENT || kind == VDM_KIND_STRUCTURE ||
	       kind == VDM_KIND_BLOCK;
}

static void
open_unit(struct walk *w, const struct vdm_node *n, size_t depth)
{
	w->unit = add_unit(w->body, n, w->shape_start);
	w->unit_depth = depth;
	vdm_buf_clear(&w->raw);
}

static void
close_unit(struct walk *w)
{
	struct vdm_body *b = w->body;
	struct vdm_body_unit *u = w->unit;
	struct vdm_buf folded;
	const char *s, *end;

	vdm_buf_init(&folded);
	vdm_fold_put(&folded, vdm_buf_str(&w->raw), w->raw.len);
	s = vdm_buf_str(&folded);
	u->hash = vdm_hash(s, folded.len);
	while (*s != '\0') {
		end = strchr(s, ' ');
		end = end != NULL ? end : s + strlen(s);
		add_token(b, s, (size_t)(end - s));
		s = *end != '\0' ? end + 1 : end;
	}
	u->tokens = b->tokens_count - u->token;
	u->claims = b->claims_count - u->claim;
	u->shape_length = b->shape.len - u->shape;
	w->shape_start = b->shape.len;
	b->failed |= folded.failed;
	vdm_buf_fini(&folded);
	w->unit = NULL;
}

static int
speaks(const struct vdm_node *n)
{
	return n->kind == VDM_KIND_SPEECH || vdm_node_attr(n, "who") != NULL;
}

static int
parent_does(const struct walk *w, size_t back, int what)
{
	return w->lines.len > back &&
	       (w->lines.data[w->lines.len - 1 - back] & what) != 0;
}

/* Whether a line is said to begin amid the word that ends there. */
static int
is_amid_word(const struct walk *w, const struct vdm_node *n)
{
	return vdm_node_is_amid_word(n) &&
	       vdm_is_word(vdm_utf8_last(vdm_buf_str(&w->raw), w->raw.len));
}

static void
enter(struct walk *w, const struct vdm_node *n, size_t depth)
{
	int in_line = parent_does(w, 0, HOLDS_LINE);
	int block = vdm_node_is_block_in(n, in_line);
	int line = vdm_node_holds_line(n);
	int apart = depth == 0 || parent_does(w, 0, SETS_APART);
	size_t shape = w->body->shape.len;

	if (n->kind == VDM_KIND_TEXT) {
		if (w->unit != NULL)
			vdm_buf_puts(&w->raw, n->text);
		return;
	}
	if (block && !is_shapeless(n->kind))
		vdm_buf_putc(&w->body->shape, (char)n->kind);
	/*
	 * Units do not nest: a speech is one with all its paragraphs, and who
	 * speaks inside of one is a further claim of it.
	 */
	if (w->unit == NULL && (line || speaks(n)))
		open_unit(w, n, depth);
	if (w->unit != NULL && w->unit->node == n)
		w->unit->inner = shape;
	if (speaks(n) && w->unit != NULL)
		add_claim(w->body, n);
	/*
	 * Words end here: "quay<lb/>master" is two, "quay<hi>master</hi>" one;
	 * where no line is, white space between elements means nothing.
	 */
	if (block || !in_line || n->kind == VDM_KIND_NOTE ||
	    n->kind == VDM_KIND_PAGE_BREAK || n->kind == VDM_KIND_STAGE ||
	    (n->kind == VDM_KIND_LINE_BREAK && !is_amid_word(w, n)) || apart)
		vdm_buf_putc(&w->raw, ' ');
	if (vdm_node_bracket(n, 0) != NULL)
		vdm_buf_puts(&w->raw, vdm_node_bracket(n, 0));
	if (vdm_node_is_formula(n))
		vdm_formula_put(n, &w->raw);
	apart = apart && vdm_node_is_structured(n);
	vdm_buf_putc(&w->lines, (char)((line ? HOLDS_LINE : 0) |
				       (apart ? SETS_APART : 0)));
}

static void
leave(struct walk *w, const struct vdm_node *n, size_t depth)
{
	int in_line = parent_does(w, 1, HOLDS_LINE);

	if (n->kind == VDM_KIND_TEXT)
		return;
	vdm_buf_truncate(&w->lines, w->lines.len - 1);
	if (vdm_node_bracket(n, 1) != NULL)
		vdm_buf_puts(&w->raw, vdm_node_bracket(n, 1));
	if (vdm_node_is_block_in(n, in_line) || n->kind == VDM_KIND_NOTE ||
	    n->kind == VDM_KIND_STAGE)
		vdm_buf_putc(&w->raw, ' ');
	if (w->unit != NULL && w->unit_depth == depth)
		close_unit(w);
}

/* Headers, comments and instructions are no body text. */
static int
is_skipped(const struct vdm_node *n)
{
	return n->kind == VDM_KIND_HEADER || n->kind == VDM_KIND_COMMENT ||
	       n->kind == VDM_KIND_INSTRUCTION;
}

static void
walk_tree(struct walk *w, const struct vdm_node *root)
{
	const struct vdm_node *n = root;
	size_t depth = 0;

	enter(w, n, 0);
	while (!w->body->failed && !w->lines.failed) {
		const struct vdm_node *next = n->first;

		if (next != NULL && !is_skipped(n) && !vdm_node_is_formula(n)) {
			depth++;
		} else {
			for (;;) {
				if (!is_skipped(n))
					leave(w, n, depth);
				if (n == root)
					return;
				if (n->next != NULL)
					break;
				n = n->parent;
				depth--;
			}
			next = n->next;
		}
		n = next;
		if (!is_skipped(n))
			enter(w, n, depth);
	}
}

int
vdm_body_init(struct vdm_body *body, const struct vdm_record *rec)
{
	struct walk w = {0};

	memset(body, 0, sizeof(*body));
	body->rec = rec;
	w.body = body;
	vdm_buf_init(&w.raw);
	vdm_buf_init(&w.lines);
	walk_tree(&w, rec->root);
	if (w.shape_start < body->shape.len && !body->failed) {
		open_unit(&w, NULL, 0); /* empty blocks at the end */
		if (w.unit != NULL) {
			w.unit->inner = body->shape.len;
			close_unit(&w);
		}
	}
	body->failed |= w.raw.failed | w.lines.failed | body->text.failed |
			body->shape.failed;
	vdm_buf_fini(&w.raw);
	vdm_buf_fini(&w.lines);
	return body->failed ? -1 : 0;
}

void
vdm_body_fini(struct vdm_body *body)
{
	vdm_buf_fini(&body->text);
	vdm_buf_fini(&body->shape);
	vdm_free(body->units);
	vdm_free(body->tokens);
	vdm_free(body->hashes);
	vdm_free(body->claims);
	memset(body, 0, sizeof(*body));
}

void
vdm_body_words(const struct vdm_body *body, size_t from, size_t to, size_t most,
	       struct vdm_buf *out)
{
	size_t start = out->len, i;

	for (i = from; i < to; i++) {
		const struct vdm_body_token *t = &body->tokens[i];

		if (most > 0 && out->len - start + t->length > most &&
		    i > from) {
			vdm_buf_puts(out, " …");
			return;
		}
		if (i > from)
			vdm_buf_putc(out, ' ');
		vdm_buf_put(out, body->text.data + t->start, t->length);
	}
}

/* ---- hashes and maps -------------------------------------------------- */

/* FNV-1a. Equal hashes are taken for equal words: 64 bits make a false one
 * less likely than a broken machine. */
uint64_t
vdm_hash(const char *s, size_t n)
{
	uint64_t h = 0xcbf29ce484222325u;
	size_t i;

	for (i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * 0x100000001b3u;
	return h ^ h >> 29;
}

size_t
vdm_claims_at(const struct vdm_strmap *map, const char *s, size_t n)
{
	size_t at;

	return vdm_strmap_get_n(map, s, n, &at) ? at : VDM_NO_MATCH;
}
