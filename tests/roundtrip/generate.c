/* SPDX-License-Identifier: MIT */
/*
 * Random records: every kind of node, characters that mean something to some
 * format, people who share a surname, fields that repeat, are empty or
 * guessed. A record is what a reader might have made: no two text nodes side
 * by side, no white space that would be folded.
 */
#include "generate.h"

#include <stdio.h>
#include <string.h>

#include "part.h"
#include "record/check.h"

static void
add_words(struct gen *g, struct vdm_node *to, unsigned most)
{
	const char *s = gen_text(g, most);

	vdm_node_add_text(g->rec, to, s, strlen(s));
}

static void
add_space(struct gen *g, struct vdm_node *to)
{
	vdm_node_add_text(g->rec, to, " ", 1);
}

/* ---- lines ------------------------------------------------------------ */

static void gen_line(struct gen *g, struct vdm_node *to, unsigned pieces);
static void gen_blocks(struct gen *g, struct vdm_node *to, unsigned most);

static struct vdm_node *
element(struct gen *g, struct vdm_node *to, const char *name)
{
	return vdm_node_add(g->rec, to, name, NULL);
}

static void
attr(struct gen *g, struct vdm_node *n, const char *name, const char *value)
{
	(void)vdm_node_set(g->rec, n, name, value);
}

static void
gen_note(struct gen *g, struct vdm_node *to)
{
	struct vdm_node *n;
	char no[16];

	if (g->in_note)
		return;
	n = element(g, to, "note");
	snprintf(no, sizeof(no), "%u", ++g->notes);
	attr(g, n, "n", no);
	attr(g, n, "place", "foot");
	g->in_note = 1;
	if (gen_chance(g, 50))
		gen_line(g, n, 2);
	else
		do
			gen_line(g, element(g, n, "p"), 2);
		while (gen_chance(g, 30));
	g->in_note = 0;
}

static void
gen_choice(struct gen *g, struct vdm_node *to)
{
	struct vdm_node *n = element(g, to, "choice");
	static const char *const pairs[][2] = {
	    {"sic", "corr"}, {"abbr", "expan"}, {"orig", "reg"}};
	unsigned i = gen_below(g, 3);

	add_words(g, element(g, n, pairs[i][0]), 1);
	add_words(g, element(g, n, pairs[i][1]), 1);
}

/* Elements with words in them. */
static void
gen_phrase(struct gen *g, struct vdm_node *to)
{
	static const struct {
		const char *name, *key, *value;
	} all[] = {
	    {"emph", NULL, NULL},
	    {"hi", "rend", "italic"},
	    {"hi", "rend", "bold"},
	    {"hi", "rend", "smallcaps"},
	    {"persName", NULL, NULL},
	    {"placeName", "ref", "https://place.example/1"},
	    {"orgName", NULL, NULL},
	    {"rs", "type", "person"},
	    {"date", "when", "1951-03-04"},
	    {"time", "when", "18:30:00"},
	    {"supplied", "reason", "damage"},
	    {"unclear", NULL, NULL},
	    {"q", NULL, NULL},
	    {"soCalled", NULL, NULL},
	    {"foreign", "xml:lang", "la"},
	    {"title", "level", "m"},
	    {"ref", "target", "https://x.example/?a=1&b=%202"},
	    {"ref", "target", "#tuvesen"},
	    {"add", "place", "above"},
	    {"del", "rend", "strikethrough"},
	    {"seg", "type", "x y"},
	    {"measure", "quantity", "3"},
	    {"hi", "rend", "underline"},
	    {"hi", "rend", "superscript"},
	    {"hi", NULL, NULL},
	    {"term", NULL, NULL},
	    {"quote", "rend", "inline"},
	    {"mentioned", NULL, NULL},
	    {"num", "value", "3"},
	    {"said", "direct", "true"},
	    {"expan", NULL, NULL},
	    {"ref", "target", "notes/1.txt"},
	    {"persName", "who", NULL},
	};
	unsigned i = gen_below(g, sizeof(all) / sizeof(all[0]));
	struct vdm_node *n = element(g, to, all[i].name);

	if (all[i].value != NULL)
		attr(g, n, all[i].key, all[i].value);
	else if (all[i].key != NULL)
		attr(g, n, "ref", gen_person_ref(g));
	if (gen_chance(g, 5))
		return; /* an empty one */
	g->depth++;
	if (g->depth < 4 && gen_chance(g, 20))
		gen_line(g, n, 2);
	else
		add_words(g, n, 3);
	g->depth--;
}

static struct vdm_node *
foreign(struct gen *g, struct vdm_node *to, const char *ns, const char *name)
{
	struct vdm_node *n = vdm_node_element_ns(g->rec, ns, name);

	vdm_node_append(to, n);
	return n;
}

static void
gen_formula(struct gen *g, struct vdm_node *to)
{
	static const char ns[] = "http://www.w3.org/1998/Math/MathML";
	int prefix = gen_chance(g, 20);
	struct vdm_node *n = element(g, to, "formula"), *m;

	attr(g, n, "notation", "mathml");
	m = foreign(g, n, ns, prefix ? "m:math" : "math");
	if (prefix)
		attr(g, m, "xmlns:m", ns);
	if (gen_chance(g, 50))
		attr(g, m, "display", "block");
	m = foreign(g, m, ns, prefix ? "m:mfrac" : "mfrac");
	add_words(g, foreign(g, m, ns, prefix ? "m:mi" : "mi"), 1);
	add_words(g, foreign(g, m, ns, prefix ? "m:mtext" : "mtext"), 2);
}

static void
gen_drawing(struct gen *g, struct vdm_node *to)
{
	static const char ns[] = "http://www.w3.org/2000/svg";
	struct vdm_node *n, *svg;

	n = element(g, to, "figure");
	svg = foreign(g, n, ns, "svg");
	attr(g, svg, "viewBox", "0 0 20 20");
	if (gen_chance(g, 60))
		add_words(g, foreign(g, svg, ns, "title"), 2);
	n = foreign(g, svg, ns, gen_chance(g, 80) ? "circle" : "blink");
	attr(g, n, "r", "9");
	attr(g, n, gen_chance(g, 80) ? "fill" : "onclick", "red");
	if (gen_chance(g, 40))
		attr(g, n, "id", "disc");
}

static void
gen_ruby(struct gen *g, struct vdm_node *to)
{
	struct vdm_node *n = element(g, to, "ruby");

	add_words(g, element(g, n, "rb"), 1);
	add_words(g, element(g, n, "rt"), 1);
	if (gen_chance(g, 20))
		add_words(g, element(g, n, "rt"), 1);
	if (gen_chance(g, 80))
		return;
	n = element(g, to, "ruby");
	attr(g, n, "rend", "joined");
	add_words(g, element(g, n, "rb"), 1);
	add_words(g, element(g, n, "rt"), 1);
}

/* What is in no text: comments and instructions. */
static void
gen_aside(struct gen *g, struct vdm_node *to)
{
	const char *s = gen_text(g, 3);

	if (gen_chance(g, 70) && strstr(s, "--") == NULL &&
	    s[strlen(s) - 1] != '-')
		vdm_node_append(to, vdm_node_comment(g->rec, s));
	else if (strstr(s, "?>") == NULL)
		vdm_node_append(to, vdm_node_instruction(g->rec, "press", s));
}

static void
gen_point(struct gen *g, struct vdm_node *to)
{
	struct vdm_node *n;

	switch (gen_below(g, 12)) {
	case 0:
		n = element(g, to, "pb");
		if (gen_chance(g, 80))
			attr(g, n, "n", gen_chance(g, 80) ? "12" : "xi v");
		break;
	case 1:
		element(g, to, "lb");
		break;
	case 2:
		n = element(g, to, "gap");
		if (gen_chance(g, 50))
			attr(g, n, "reason", "illegible");
		break;
	case 3:
		gen_choice(g, to);
		break;
	case 4:
		n = element(g, to, "milestone");
		attr(g, n, "unit", "folio");
		break;
	case 5:
		element(g, to, "cb");
		break;
	case 6:
		gen_aside(g, to);
		break;
	case 7:
		gen_formula(g, to);
		break;
	case 8:
		gen_drawing(g, to);
		break;
	case 9:
		gen_ruby(g, to);
		break;
	default:
		gen_note(g, to);
		break;
	}
}

/* Text and elements by turns, so that no two text nodes touch. */
static void
gen_line(struct gen *g, struct vdm_node *to, unsigned pieces)
{
	unsigned n = 1 + gen_below(g, pieces), i;

	add_words(g, to, 6);
	for (i = 1; i < n; i++) {
		if (gen_chance(g, 85))
			add_space(g, to);
		if (gen_chance(g, 75))
			gen_phrase(g, to);
		else
			gen_point(g, to);
		if (gen_chance(g, 85))
			add_space(g, to);
		if (i + 1 < n || gen_chance(g, 60))
			add_words(g, to, 5);
	}
}

static struct vdm_node *
gen_para(struct gen *g, struct vdm_node *to)
{
	struct vdm_node *p = element(g, to, "p");

	if (!gen_chance(g, 3))
		gen_line(g, p, 5);
	return p;
}

/* ---- blocks ----------------------------------------------------------- */

static void
gen_who(struct gen *g, struct vdm_node *n)
{
	static const char *const certs[] = {"low", "medium", "high"};
	char room[200];

	if (gen_chance(g, 90)) {
		attr(g, n, "who", gen_person_ref(g));
	} else {
		snprintf(room, sizeof(room), "%s %s", gen_person_ref(g),
			 gen_person_ref(g));
		attr(g, n, "who", room);
	}
	if (gen_chance(g, 15)) {
		attr(g, n, "cert", PICK(g, certs));
		attr(g, n, "resp", "#vidimus");
	}
}

static void
gen_labelled(struct gen *g, struct vdm_node *to)
{
	static const char *const labels[] = {
	    "MR. X:",        "The Chair.", "Q.",           "TUVESEN",
	    "Cde. Brandel:", "A.",         "Mr. TUVESEN:", "HAMLET"};
	struct vdm_node *sp = element(g, to, "sp");

	gen_who(g, sp);
	vdm_node_add(g->rec, sp, "speaker", PICK(g, labels));
	do
		gen_para(g, sp);
	while (gen_chance(g, 20));
	if (gen_chance(g, 10))
		gen_line(g, element(g, sp, "stage"), 1);
}

static void
gen_narrated(struct gen *g, struct vdm_node *to)
{
	struct vdm_node *said = element(g, to, "said"), *p, *name;
	const struct vdm_person *who;
	const char *ref = gen_person_ref(g);

	attr(g, said, "who", ref);
	attr(g, said, "direct", "false");
	p = element(g, said, "p");
	who = vdm_person_find(g->rec, ref, strlen(ref));
	if (gen_chance(g, 20)) {
		add_words(g, p, 3);
		add_space(g, p);
	}
	name =
	    vdm_node_add(g->rec, p, "persName",
			 who->forms.count > 0 ? who->forms.item[0] : who->name);
	attr(g, name, "ref", ref);
	if (gen_chance(g, 90))
		add_space(g, p);
	gen_line(g, p, 3);
}

static void
gen_list(struct gen *g, struct vdm_node *to)
{
	struct vdm_node *list = element(g, to, "list"), *item;
	unsigned n = 1 + gen_below(g, 4), no = 1 + gen_below(g, 12);
	int numbered = gen_chance(g, 20);
	char room[16];

	if (numbered)
		attr(g, list, "rend", "numbered");
	while (n-- > 0) {
		item = element(g, list, "item");
		snprintf(room, sizeof(room), "%u", no++);
		if (numbered && gen_chance(g, 80))
			attr(g, item, "n", room);
		if (gen_chance(g, 15)) {
			gen_para(g, item);
			if (gen_chance(g, 30))
				gen_para(g, item);
		} else {
			gen_line(g, item, 2);
		}
		g->depth++;
		if (g->depth < 3 && gen_chance(g, 20))
			gen_list(g, item);
		g->depth--;
	}
}

static void
gen_table(struct gen *g, struct vdm_node *to)
{
	struct vdm_node *table = element(g, to, "table"), *row, *cell;
	unsigned rows = 1 + gen_below(g, 3), columns = 1 + gen_below(g, 3), r,
		 c;

	for (r = 0; r < rows; r++) {
		row = element(g, table, "row");
		if (r == 0 && gen_chance(g, 50))
			attr(g, row, "role", "label");
		for (c = 0; c < columns; c++) {
			cell = element(g, row, "cell");
			if (!gen_chance(g, 15))
				gen_line(g, cell, 2);
		}
	}
}

static void
gen_verse(struct gen *g, struct vdm_node *to)
{
	struct vdm_node *lg = element(g, to, "lg");
	unsigned n = 1 + gen_below(g, 4);

	while (n-- > 0)
		gen_line(g, element(g, lg, "l"), 2);
}

static void
gen_quotation(struct gen *g, struct vdm_node *to)
{
	struct vdm_node *q = element(g, to, "quote");

	do
		gen_para(g, q);
	while (gen_chance(g, 30));
}

/* Utterances of a spoken text, in segments or not. */
static void
gen_utterance(struct gen *g, struct vdm_node *to)
{
	struct vdm_node *u = element(g, to, "u");

	gen_who(g, u);
	if (gen_chance(g, 50)) {
		gen_line(g, u, 3);
		return;
	}
	do
		gen_line(g, element(g, u, "seg"), 2);
	while (gen_chance(g, 40));
}

static void
gen_glossary(struct gen *g, struct vdm_node *to)
{
	struct vdm_node *list = element(g, to, "list");

	attr(g, list, "type", "gloss");
	if (gen_chance(g, 30))
		gen_line(g, element(g, list, "head"), 1);
	do {
		gen_line(g, element(g, list, "label"), 1);
		gen_line(g, element(g, list, "item"), 2);
	} while (gen_chance(g, 50));
}

/* Headings whose level is not that of their place. */
static struct vdm_node *
gen_level(struct gen *g, struct vdm_node *n)
{
	static const char *const levels[] = {"h1", "h2",   "h3",        "h4",
					     "h6", "late", "h2 centred"};

	if (gen_chance(g, 25))
		attr(g, n, "rend", PICK(g, levels));
	return n;
}

static void
gen_lone_note(struct gen *g, struct vdm_node *to)
{
	struct vdm_node *n = element(g, to, "note");

	attr(g, n, "type", "editorial");
	if (gen_chance(g, 20))
		gen_line(g, gen_level(g, element(g, n, "p")), 1);
	gen_para(g, n);
}

static void
gen_cited(struct gen *g, struct vdm_node *to)
{
	struct vdm_node *cit = element(g, to, "cit");

	struct vdm_node *quote = element(g, cit, "quote");

	if (gen_chance(g, 20))
		gen_line(g, gen_level(g, element(g, quote, "p")), 1);
	gen_para(g, quote);
	gen_line(g, element(g, cit, "bibl"), 1);
}

static void
gen_typed(struct gen *g, struct vdm_node *to)
{
	static const char *const types[] = {"participants", "closing",
					    "signature"};
	struct vdm_node *ab = element(g, to, "ab");

	attr(g, ab, "type", PICK(g, types));
	gen_line(g, ab, 2);
}

static void
gen_division(struct gen *g, struct vdm_node *to)
{
	struct vdm_node *div = element(g, to, "div");

	if (gen_chance(g, 40))
		attr(g, div, "type", "part");
	if (gen_chance(g, 85))
		gen_line(g, gen_level(g, element(g, div, "head")), 2);
	g->depth++;
	gen_blocks(g, div, 4);
	g->depth--;
}

static void
gen_figure(struct gen *g, struct vdm_node *to)
{
	struct vdm_node *fig = element(g, to, "figure");

	if (gen_chance(g, 60))
		gen_line(g, element(g, fig, "figDesc"), 1);
}

static void
gen_stage(struct gen *g, struct vdm_node *to)
{
	struct vdm_node *n = element(g, to, "stage");

	if (gen_chance(g, 50)) {
		vdm_node_add_text(g->rec, n, "[", 1);
		add_words(g, n, 4);
		vdm_node_add_text(g->rec, n, "]", 1);
	} else {
		gen_line(g, n, 2);
	}
}

static void
gen_break(struct gen *g, struct vdm_node *to)
{
	struct vdm_node *n = element(g, to, "pb");

	if (gen_chance(g, 90))
		attr(g, n, "n", gen_chance(g, 90) ? "41" : "[4]");
}

static void
gen_dateline(struct gen *g, struct vdm_node *to)
{
	struct vdm_node *n = element(g, to, "dateline"), *d;

	add_words(g, element(g, n, "placeName"), 2);
	vdm_node_add_text(g->rec, n, ", ", 2);
	d = vdm_node_add(g->rec, n, "date", "4 March 1951");
	attr(g, d, "when", "1951-03-04");
}

/* An element that the model has no kind for. */
static void
gen_unknown(struct gen *g, struct vdm_node *to)
{
	struct vdm_node *n = element(g, to, "floatingText");

	attr(g, n, "type", "letter");
	n = element(g, n, "body");
	gen_para(g, n);
}

static void
gen_block(struct gen *g, struct vdm_node *to)
{
	static void (*const all[])(struct gen *, struct vdm_node *) = {
	    gen_labelled,  gen_narrated, gen_labelled,  gen_narrated,
	    gen_list,      gen_table,    gen_verse,     gen_quotation,
	    gen_typed,     gen_figure,   gen_stage,     gen_break,
	    gen_dateline,  gen_unknown,  gen_utterance, gen_glossary,
	    gen_lone_note, gen_aside,    gen_cited};
	unsigned i;

	if (gen_chance(g, 30)) {
		gen_para(g, to);
		return;
	}
	i = gen_below(g, sizeof(all) / sizeof(all[0]));
	all[i](g, to);
}

static void
gen_blocks(struct gen *g, struct vdm_node *to, unsigned most)
{
	unsigned n = 1 + gen_below(g, most), i;

	for (i = 0; i < n; i++)
		gen_block(g, to);
	if (g->depth < 3 && gen_chance(g, 30))
		gen_division(g, to);
}

/* Who speaks takes part. */
static void
settle_people(struct vdm_record *rec)
{
	const struct vdm_node *n = rec->root;

	for (; n != NULL; n = vdm_node_walk(n, rec->root)) {
		const char *cursor = vdm_node_attr(n, "who"), *who;
		size_t length;

		while ((who = vdm_who_next(&cursor, &length)) != NULL) {
			struct vdm_person *p =
			    vdm_person_find(rec, who, length);

			if (p != NULL)
				p->participant = 1;
		}
	}
}

struct vdm_record *
generate_record(uint64_t seed)
{
	struct gen g = {0};

	g.rec = vdm_record_new();
	if (g.rec == NULL)
		return NULL;
	g.state = seed * 0x2545F4914F6CDD1Du + 1;
	g.calm = gen_chance(&g, 25);
	gen_people(&g);
	gen_fields(&g);
	if (!gen_chance(&g, 3))
		gen_blocks(&g, vdm_record_body(g.rec), 12);
	else
		(void)vdm_record_body(g.rec);
	/* one in two as an encoder left it, the others as a reader makes them
	 */
	g.rec->encoded = seed % 2 == 1;
	if (!g.rec->encoded)
		vdm_tree_mend(g.rec, NULL);
	vdm_node_settle(g.rec->root);
	settle_people(g.rec);
	if (g.rec->arena.failed) {
		vdm_record_free(g.rec);
		return NULL;
	}
	return g.rec;
}
