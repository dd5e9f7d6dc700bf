/* SPDX-License-Identifier: MIT */
/* Random records that must come back from Markdown as they were. VIDIMUS_SEED
 * and VIDIMUS_ROUNDS change them. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "marked.h"

static unsigned state;

static unsigned
rnd(unsigned n)
{
	state = state * 1103515245u + 12345u;
	return (state >> 16) % n;
}

#define PICK(list) list[rnd(sizeof(list) / sizeof(*(list)))]

static void
words(struct vdm_record *rec, struct vdm_node *into)
{
	static const char *const parts[] = {"word",
					    " ",
					    "*",
					    "_",
					    "[1]",
					    "[x](y)",
					    "1. ",
					    "#",
					    "> ",
					    "<b>",
					    "&amp;",
					    "&",
					    "\\",
					    "`",
					    "~~",
					    "|",
					    "---",
					    "===",
					    "+ ",
					    "- ",
					    "!",
					    "[",
					    "]",
					    "(",
					    ":",
					    "{.x}",
					    "<!-- c -->",
					    "\n",
					    "  ",
					    "**x**",
					    "http://a.b/c_d",
					    "\xC2\xA0",
					    "\xE2\x80\x9Cquoted\xE2\x80\x9D",
					    "Ann:",
					    "a_b",
					    "^",
					    ":::",
					    "$x$",
					    "\"",
					    "'",
					    "2) ",
					    "é",
					    "</p>",
					    "]{.z}",
					    "[^1]",
					    "present",
					    "a@b.c",
					    "<",
					    ">",
					    "\\*",
					    "www.x.y",
					    "\t"};
	unsigned n = 1 + rnd(5);

	while (n-- > 0) {
		const char *s = PICK(parts);

		vdm_node_add_text(rec, into, s, strlen(s));
	}
}

static void
attrs(struct vdm_record *rec, struct vdm_node *n)
{
	static const char *const names[] = {"n",      "type", "rend",     "ref",
					    "xml:id", "who",  "targetEnd"};
	static const char *const values[] = {
	    "1",          "bold", "italic", "a b",   "#ann",
	    "x\"<&>|`*]", "foot", "",       "a\n b", "[q]{.r}"};

	if (rnd(3) == 0)
		vdm_node_set(rec, n, PICK(names), PICK(values));
}

static void
line(struct vdm_record *rec, struct vdm_node *into, unsigned depth)
{
	static const char *const names[] = {
	    "hi",  "hi", "emph", "persName", "ref", "note",
	    "lb",  "pb", "code", "supplied", "foo", "graphic",
	    "del", "q",  "list", "stage"};
	unsigned n = 1 + rnd(4);

	while (n-- > 0) {
		struct vdm_node *e;
		const char *name = PICK(names);

		if (rnd(2) == 0 || depth > 3) {
			words(rec, into);
			continue;
		}
		if (rnd(12) == 0) {
			vdm_node_append(into, vdm_node_comment(rec, "c - d"));
			continue;
		}
		e = vdm_node_add(rec, into, name, NULL);
		if (strcmp(name, "hi") == 0)
			vdm_node_set(rec, e, "rend",
				     rnd(2) ? "bold" : "italic");
		if (strcmp(name, "ref") == 0)
			vdm_node_set(rec, e, "target",
				     rnd(2) ? "http://a/b?c=d&e" : "#x y");
		if (strcmp(name, "graphic") == 0)
			vdm_node_set(rec, e, "url", "a.png");
		if (strcmp(name, "note") == 0 && rnd(2))
			vdm_node_set(rec, e, "place", "foot");
		if (strcmp(name, "persName") == 0)
			vdm_node_set(rec, e, "ref", rnd(2) ? "#ann" : "#bo");
		attrs(rec, e);
		if (strcmp(name, "lb") == 0 || strcmp(name, "pb") == 0 ||
		    strcmp(name, "graphic") == 0)
			continue;
		if (strcmp(name, "list") == 0)
			e = vdm_node_add(rec, e, "item", NULL);
		if (strcmp(name, "persName") == 0 && rnd(2))
			vdm_node_add_text(rec, e, "Cde. Ann", 8);
		else
			line(rec, e, depth + 1);
	}
}

static void
block(struct vdm_record *rec, struct vdm_node *into, unsigned depth)
{
	static const char *const names[] = {
	    "p",     "p",         "p",      "sp",     "said", "div",  "list",
	    "table", "quote",     "lg",     "stage",  "ab",   "head", "note",
	    "u",     "milestone", "opener", "figure", "pb",   "eg",   "list"};
	const char *name = PICK(names);
	struct vdm_node *n = vdm_node_add(rec, into, name, NULL), *c, *d;
	unsigned k = 1 + rnd(3), i;

	if (rnd(4) == 0)
		attrs(rec, n);
	if (depth > 4)
		name = "p";
	if (strcmp(name, "sp") == 0 || strcmp(name, "said") == 0) {
		vdm_node_set(rec, n, "who",
			     rnd(2)   ? "#ann"
			     : rnd(2) ? "#bo #ann"
				      : "urn:x");
		if (rnd(4) == 0)
			vdm_node_set(rec, n, "cert", "low");
		if (name[1] == 'a')
			vdm_node_set(rec, n, "direct", "false");
		else if (rnd(4) > 0)
			vdm_node_add(rec, n, "speaker",
				     rnd(2) ? "Cde. Ann:" : "Other.");
		for (i = 0; i < k; i++) {
			if (rnd(5) == 0) {
				block(rec, n, depth + 1);
				continue;
			}
			c = vdm_node_add(rec, n, "p", NULL);
			if (rnd(2)) {
				d = vdm_node_add(rec, c, "persName",
						 "Cde. Ann");
				vdm_node_set(rec, d, "ref", "#ann");
			}
			line(rec, c, 1);
		}
	} else if (strcmp(name, "list") == 0) {
		if (rnd(2))
			vdm_node_set(rec, n, "rend", "numbered");
		for (i = 0; i < k; i++) {
			c = vdm_node_add(rec, n, "item", NULL);
			if (rnd(3) == 0)
				block(rec, c, depth + 1);
			else
				line(rec, c, 2);
		}
	} else if (strcmp(name, "table") == 0) {
		for (i = 0; i < k; i++) {
			c = vdm_node_add(rec, n, "row", NULL);
			if (i == 0 && rnd(2))
				vdm_node_set(rec, c, "role", "label");
			d = vdm_node_add(rec, c, "cell", NULL);
			line(rec, d, 2);
			vdm_node_add(rec, c, "cell", "x");
		}
	} else if (strcmp(name, "lg") == 0) {
		for (i = 0; i < k; i++)
			line(rec, vdm_node_add(rec, n, "l", NULL), 2);
	} else if (strcmp(name, "milestone") == 0) {
		vdm_node_set(rec, n, "unit", "section");
		vdm_node_set(rec, n, "rend", "rule");
	} else if (strcmp(name, "eg") == 0) {
		vdm_node_add_text(rec, n, "a\n``` b\n\n  c", 12);
	} else if (strcmp(name, "figure") == 0) {
		c = vdm_node_add(rec, n, "graphic", NULL);
		vdm_node_set(rec, c, "url", "a.png");
	} else if (strcmp(name, "div") == 0 || strcmp(name, "quote") == 0 ||
		   strcmp(name, "opener") == 0 || strcmp(name, "note") == 0) {
		if (name[0] == 'd' && rnd(3))
			line(rec, vdm_node_add(rec, n, "head", NULL), 2);
		for (i = 0; i < k; i++)
			block(rec, n, depth + 1);
	} else if (strcmp(name, "pb") != 0) {
		line(rec, n, 0);
	}
}

static void
fields(struct vdm_record *rec)
{
	static const char *const values[] = {
	    "plain",      "true",  "1946-02-21", "0020",       "a: b",
	    "# x",        "",      "one\ntwo",   "[\"a\", 1]", "{\"k\": null}",
	    "[x",         " lead", "- x",        "\"q\"",      "en",
	    "a\n\n b",    "null",  "~",          "12:30",      "\xE2\x80\xA8",
	    "back\\slash"};
	static const char *const names[] = {"odd", "title", "odd", "a b", "x"};
	unsigned n = rnd(8);

	while (n-- > 0) {
		enum vdm_field_id id = (enum vdm_field_id)rnd(VDM_F_COUNT);
		struct vdm_field *f;

		if (!vdm_field_info_get(id)->repeat &&
		    vdm_field_get(rec, id, 0) != NULL)
			continue; /* it has one value */
		f = vdm_field_add(rec, id, PICK(values));
		if (id == VDM_F_OTHER)
			f->name = PICK(names);
		if (rnd(3) == 0)
			f->norm = PICK(values);
		if (rnd(3) == 0)
			f->label = rnd(2) ? "tags" : "Given by";
		if (rnd(4) == 0)
			f->role = rnd(2) ? "trl" : "ill";
		if (rnd(4) == 0)
			f->cert = VDM_CERT_LOW;
		if (rnd(4) == 0)
			f->state = VDM_STATE_INFERRED;
		if (f->norm != NULL && *f->norm == '\0')
			f->norm = NULL;
	}
}

static struct vdm_record *
random_record(unsigned seed)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_person *p;
	unsigned n;

	ck_assert_ptr_nonnull(rec);
	rec->encoded = 1; /* not made right before it is written */
	state = seed;
	p = vdm_person_add(rec, "ann", "Ann");
	p->participant = 1;
	vdm_strings_add(rec, &p->forms, "Cde. Ann");
	p = vdm_person_add(rec, "bo", rnd(2) ? "Bo: x" : "");
	p->cert = rnd(2) ? VDM_CERT_HIGH : VDM_CERT_NONE;
	vdm_strings_add(rec, &p->roles, "a \"role\"");
	fields(rec);
	if (rnd(4) == 0)
		attrs(rec, rec->root);
	for (n = rnd(8); n > 0; n--)
		block(rec, vdm_record_body(rec), 0);
	if (rnd(6) == 0)
		vdm_node_add(rec, vdm_record_body(rec)->parent, "back", NULL);
	vdm_node_settle(rec->root);
	return rec;
}

static void
comes_back(unsigned seed)
{
	struct vdm_record *rec = random_record(seed), *again;
	struct vdm_buf why;
	struct seen seen;
	char *md, *md2;
	size_t same = 0;

	vdm_buf_init(&why);
	md = write_md(rec);
	again = read_as(md, &seen, 1);
	ck_assert_msg(again != NULL, "seed %u not read:\n%.3500s", seed, md);
	ck_assert_msg(vdm_record_equal(rec, again, &why),
		      "seed %u: %s\n%.3500s", seed, vdm_buf_str(&why), md);
	md2 = write_md(again);
	while (md[same] != '\0' && md[same] == md2[same])
		same++;
	ck_assert_msg(md[same] == md2[same], "seed %u: %.300s\n=====\n%.300s",
		      seed, md + same, md2 + same);
	free(md);
	free(md2);
	vdm_buf_fini(&why);
	vdm_record_free(rec);
	vdm_record_free(again);
}

START_TEST(random_records_come_back)
{
	const char *s = getenv("VIDIMUS_SEED");
	const char *r = getenv("VIDIMUS_ROUNDS");
	unsigned seed = s != NULL ? (unsigned)strtoul(s, NULL, 10) : 1;
	unsigned rounds = r != NULL ? (unsigned)strtoul(r, NULL, 10) : 500;

	while (rounds-- > 0)
		comes_back(seed++);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("marked");
	TCase *t = tcase_create("marked");
	SRunner *run;
	int failed;

	tcase_set_timeout(t, 120);
	tcase_add_test(t, random_records_come_back);
	suite_add_tcase(s, t);
	run = srunner_create(s);
	srunner_run_all(run, CK_NORMAL);
	failed = srunner_ntests_failed(run);
	srunner_free(run);
	return failed > 0;
}
