/* SPDX-License-Identifier: MIT */
/* What a text cannot hold of a record. */
#include <string.h>

#include "base/utf8.h"
#include "text/grammar/chunk.h"

enum { KINDS_MOST = 40 };

struct tally {
	struct {
		const char *name;
		size_t count;
	} at[KINDS_MOST];
	size_t count, total;
	struct vdm_pos first;
};

static void
tally_add(struct tally *t, const char *name, const struct vdm_pos *pos)
{
	size_t i;

	if (t->total++ == 0)
		t->first = *pos;
	for (i = 0; i < t->count; i++)
		if (strcmp(t->at[i].name, name) == 0) {
			t->at[i].count++;
			return;
		}
	if (t->count < KINDS_MOST) {
		t->at[t->count].name = name;
		t->at[t->count++].count = 1;
	}
}

static void
tally_report(const struct tally *t, enum vdm_diag_id id, const char *what,
	     const struct vdm_sink *sink)
{
	struct vdm_buf b;
	size_t i;

	if (t->total == 0)
		return;
	vdm_buf_init(&b);
	for (i = 0; i < t->count; i++)
		vdm_buf_printf(&b, "%s%s (%zu)", i > 0 ? ", " : "",
			       t->at[i].name, t->at[i].count);
	vdm_diag(sink, id, &t->first, NULL,
		 "text cannot hold %s, so %zu are left out: %s", what, t->total,
		 vdm_buf_str(&b));
	vdm_buf_fini(&b);
}

/* Whether an element in a line reads back without its tags. */
static int
is_held(const struct vdm_node *n)
{
	const struct vdm_node *turn =
	    n->parent != NULL ? n->parent->parent : NULL;

	if (n->kind == VDM_KIND_PAGE_BREAK || n->kind == VDM_KIND_LINE_BREAK ||
	    n->kind == VDM_KIND_NOTE)
		return 1;
	if (n->kind == VDM_KIND_GAP)
		return n->first == NULL;
	return vdm_node_is(n, "persName") && vdm_node_is(turn, "said") &&
	       vdm_node_attr(n, "ref") != NULL;
}

static int
is_held_attr(const struct vdm_node *n, const struct vdm_attr *a)
{
	static const char *const held[] = {"who", "cert", "resp", "xmlns"};
	const char *essential = vdm_text_essential(n);
	size_t i;

	if (essential != NULL && strcmp(a->name, essential) == 0 &&
	    *a->value != '\0')
		return 1;
	for (i = 0; i < sizeof(held) / sizeof(held[0]); i++)
		if (strcmp(a->name, held[i]) == 0)
			return 1;
	if (strcmp(a->name, "n") == 0 || strcmp(a->name, "place") == 0)
		return n->kind == VDM_KIND_PAGE_BREAK ||
		       n->kind == VDM_KIND_NOTE || n->kind == VDM_KIND_ITEM;
	if (strcmp(a->name, "type") == 0)
		return n->kind == VDM_KIND_PARTICIPANTS ||
		       n->kind == VDM_KIND_CLOSING ||
		       n->kind == VDM_KIND_SIGNATURE;
	return (strcmp(a->name, "direct") == 0 &&
		strcmp(a->value, "false") == 0 && vdm_node_is(n, "said")) ||
	       (strcmp(a->name, "ref") == 0 && is_held(n));
}

/*
 * Words that elements stand inside of, "din<hi>ner</hi>", part by part: with
 * the elements goes the knowledge of where one part ends.
 */
struct parts {
	struct vdm_buf out, word, part;
	int parted; /* how many parts are in `word` */
	struct vdm_pos first;
};

static void
parts_word_end(struct parts *p)
{
	if (p->parted + (p->part.len > 0) > 1) {
		vdm_buf_puts(&p->out, vdm_buf_str(&p->word));
		vdm_buf_puts(&p->out, vdm_buf_str(&p->part));
		vdm_buf_putc(&p->out, '\n');
	}
	vdm_buf_clear(&p->word);
	vdm_buf_clear(&p->part);
	p->parted = 0;
}

static void
parts_edge(struct parts *p)
{
	if (p->part.len == 0)
		return;
	vdm_buf_puts(&p->word, vdm_buf_str(&p->part));
	vdm_buf_putc(&p->word, ' ');
	vdm_buf_clear(&p->part);
	p->parted++;
}

/* How many bytes of a word, or of what stands between words, begin here. */
static size_t
run_length(const char *s, size_t n, int word)
{
	size_t i = 0, used;

	for (; i < n; i += used)
		if ((vdm_is_word(vdm_utf8_decode(s + i, n - i, &used)) != 0) !=
		    word)
			break;
	return i;
}

static void
parts_text(struct parts *p, const struct vdm_node *n)
{
	const char *s = n->text;
	size_t length = strlen(s), run;

	while (length > 0) {
		run = run_length(s, length, 1);
		vdm_buf_put(&p->part, s, run);
		if (run > 0 && p->parted && p->out.len == 0)
			p->first = n->pos;
		s += run;
		length -= run;
		run = run_length(s, length, 0);
		if (run > 0)
			parts_word_end(p);
		s += run;
		length -= run;
	}
}

static void
parts_element(struct parts *p, const struct vdm_node *n)
{
	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
	if (vdm_node_is_block(n) || n->kind == VDM_KIND_NOTE ||
	    n->kind == VDM_KIND_PAGE_BREAK || n->kind == VDM_KIND_LINE_BREAK)
		parts_word_end(p);
	else
		parts_edge(p);
}

static const struct vdm_node *skip(const struct vdm_node *n,
				   const struct vdm_node *root);

/* All of it but headers inside. */
static void
parts_of(struct parts *p, const struct vdm_node *root)
{
	const struct vdm_node *n = root;

	while (n != NULL) {
		if (n->kind == VDM_KIND_TEXT)
			parts_text(p, n);
		if (vdm_node_is_element(n))
			parts_element(p, n);
		if (n->ns != NULL && n->parent != NULL &&
		    n->parent->ns == NULL) { /* a formula, say: as one */
			vdm_node_content(n, &p->out);
			vdm_buf_putc(&p->out, '\n');
		}
		if (n != root && n->kind == VDM_KIND_HEADER) {
			n = skip(n, root);
			continue;
		}
		if (n->first != NULL) {
			n = n->first;
			continue;
		}
		while (n != root && n->next == NULL) {
			n = n->parent;
			parts_element(p, n);
		}
		if (n == root)
			break;
		n = n->next;
		if (n->prev != NULL && vdm_node_is_element(n->prev))
			parts_element(p, n->prev);
	}
	parts_word_end(p);
}

static void
parts_init(struct parts *p)
{
	memset(p, 0, sizeof(*p));
	vdm_buf_init(&p->out);
	vdm_buf_init(&p->word);
	vdm_buf_init(&p->part);
}

static void
parts_fini(struct parts *p)
{
	vdm_buf_fini(&p->out);
	vdm_buf_fini(&p->word);
	vdm_buf_fini(&p->part);
}

/* Content with line feeds between elements that no text stands beside. */
static void
put_content(const struct vdm_node *root, struct vdm_buf *out)
{
	const struct vdm_node *n;
	struct parts p;

	for (n = root; n != NULL; n = vdm_node_walk(n, root))
		if (n->kind == VDM_KIND_TEXT)
			vdm_buf_puts(out, n->text);
		else if (!vdm_node_has_text(n->parent))
			vdm_buf_putc(out, '\n');
	parts_init(&p);
	parts_of(&p, root);
	if (p.out.len > 0)
		vdm_buf_printf(out, "\n%s", p.out.data);
	parts_fini(&p);
}

static void
report_text(const struct vdm_node *n, enum vdm_diag_id id, const char *what,
	    const struct vdm_sink *sink)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	if (vdm_node_is_element(n))
		put_content(n, &b);
	else
		vdm_buf_puts(&b, n->text);
	vdm_diag(sink, id, &n->pos, vdm_buf_str(&b), "text cannot hold %s",
		 what);
	vdm_buf_fini(&b);
}

static void
report_parts(const struct vdm_record *rec, const struct vdm_sink *sink)
{
	struct parts p;

	parts_init(&p);
	parts_of(&p, rec->root);
	if (p.out.len > 0)
		vdm_diag(sink, VDM_D_TEXT_WORDS_JOINED, &p.first, p.out.data,
			 "text cannot hold elements inside of words; the "
			 "words are whole, where their parts begin is lost");
	parts_fini(&p);
}

static const struct vdm_node *
skip(const struct vdm_node *n, const struct vdm_node *root)
{
	while (n != root && n->next == NULL)
		n = n->parent;
	return n == root ? NULL : n->next;
}

/* Ids that an encoder gave; text itself has none, and its reader makes them
 * of the names. */
static void
report_ids(const struct vdm_record *rec, const struct vdm_sink *sink)
{
	struct vdm_buf ids;
	size_t i;

	if (rec->people_count == 0 || rec->format == NULL ||
	    strcmp(rec->format, "text") == 0)
		return;
	vdm_buf_init(&ids);
	for (i = 0; i < rec->people_count; i++)
		vdm_buf_printf(&ids, "%s%s", i > 0 ? " " : "",
			       rec->people[i]->id);
	vdm_diag(sink, VDM_D_TEXT_IDS_LOST, NULL, vdm_buf_str(&ids),
		 "text has no place for the ids of people; who reads it makes "
		 "them of the names");
	vdm_buf_fini(&ids);
}

void
vdm_text_losses(const struct vdm_record *rec, const struct vdm_sink *sink)
{
	struct tally elements = {0}, attrs = {0}, parts = {0};
	const struct vdm_node *n = rec->root;
	const struct vdm_attr *a;
	size_t i;

	while (n != NULL) {
		if (n->kind == VDM_KIND_HEADER) {
			report_text(n, VDM_D_TEXT_HEADER_LOST,
				    "a teiHeader, only the fields in it", sink);
			n = skip(n, rec->root);
			continue;
		}
		if (vdm_node_is_element(n) && vdm_text_is_left_out(n)) {
			tally_add(&parts, n->name, &n->pos);
			n = skip(n, rec->root);
			continue;
		}
		if (n->kind == VDM_KIND_COMMENT)
			report_text(n, VDM_D_TEXT_REMARK_LOST,
				    "this comment; it is left out", sink);
		if (n->kind == VDM_KIND_INSTRUCTION)
			report_text(n, VDM_D_TEXT_REMARK_LOST,
				    "this processing instruction; it is left "
				    "out",
				    sink);
		if (vdm_node_is_element(n)) {
			if (!vdm_node_is_block(n) && !is_held(n))
				tally_add(&elements, n->name, &n->pos);
			for (a = n->attrs; a != NULL; a = a->next)
				if (!is_held_attr(n, a))
					tally_add(&attrs, a->name, &n->pos);
		}
		n = vdm_node_walk(n, rec->root);
	}
	tally_report(&elements, VDM_D_TEXT_MARKUP_LOST, "markup in a line",
		     sink);
	tally_report(&parts, VDM_D_TEXT_PART_LOST, "parts without words", sink);
	tally_report(&attrs, VDM_D_TEXT_ATTRIBUTES_LOST, "attributes", sink);
	report_parts(rec, sink);
	report_ids(rec, sink);
	for (i = 0; i < rec->resources_count; i++)
		vdm_diag(sink, VDM_D_TEXT_RESOURCE_LOST, NULL,
			 rec->resources[i].path,
			 "text cannot hold the file %s; it is left out",
			 rec->resources[i].path);
}
