/* SPDX-License-Identifier: MIT */
/* XML as events and as a small tree: what each handler is told and where, what
 * stops a parse, encodings, escaping. */
#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "xml/crowd.h"
#include "xml/dom.h"
#include "xml/pointer.h"
#include "xml/sax.h"

/* ---- events ---- */

struct seen {
	struct vdm_buf b;
	const char *stop; /* the kind of event that stops the parse, or NULL */
};

static int
note(struct seen *s, const char *kind, const char *text,
     const struct vdm_pos *pos)
{
	vdm_buf_printf(&s->b, "%s[%s", kind, text != NULL ? text : "-");
	if (pos != NULL)
		vdm_buf_printf(&s->b, " %u:%u", pos->line, pos->column);
	vdm_buf_puts(&s->b, "]");
	return s->stop != NULL && strcmp(s->stop, kind) == 0;
}

static int
on_start(void *ctx, const struct vdm_xml_element *e)
{
	return note(ctx, "start", e->local, &e->pos);
}

static int
on_end(void *ctx, const struct vdm_pos *pos)
{
	return note(ctx, "end", "", pos);
}

static int
on_text(void *ctx, const char *s, size_t n, const struct vdm_pos *pos)
{
	struct vdm_buf b;
	int rc;

	vdm_buf_init(&b);
	vdm_buf_put(&b, s, n);
	rc = note(ctx, "text", vdm_buf_str(&b), pos);
	vdm_buf_fini(&b);
	return rc;
}

static int
on_comment(void *ctx, const char *s, const struct vdm_pos *pos)
{
	return note(ctx, "comment", s, pos);
}

static int
on_instruction(void *ctx, const char *target, const char *data,
	       const struct vdm_pos *pos)
{
	(void)note(ctx, target, data, NULL);
	return note(ctx, "pi", "", pos);
}

static int
on_doctype(void *ctx, const char *name, const char *public_id,
	   const char *system_id)
{
	(void)note(ctx, "public", public_id, NULL);
	(void)note(ctx, "system", system_id, NULL);
	return note(ctx, "doctype", name, NULL);
}

static int
on_entity(void *ctx, const char *name, const struct vdm_pos *pos)
{
	return note(ctx, "entity", name, pos);
}

static void
on_finding(void *ctx, const struct vdm_finding *f)
{
	vdm_buf_printf(ctx, "!%s", f->id);
}

static int
on_external(void *ctx, const char *name)
{
	return note(ctx, "external", name, NULL);
}

static const struct vdm_xml_handler all = {
    on_start,   on_end,    on_text,     on_comment, on_instruction,
    on_doctype, on_entity, on_external, NULL};

static int
parse(struct seen *s, const void *bytes, size_t n, const char *stop)
{
	struct vdm_sink sink = {on_finding, &s->b, NULL};

	vdm_buf_init(&s->b);
	s->stop = stop;
	return vdm_xml_parse(bytes, n, &all, s, &sink);
}

static void
check_events(const char *xml, const char *want)
{
	struct seen s;

	ck_assert_int_eq(parse(&s, xml, strlen(xml), NULL), 0);
	ck_assert_str_eq(vdm_buf_str(&s.b), want);
	vdm_buf_fini(&s.b);
}

static const char whole[] =
    "<!DOCTYPE r PUBLIC \"p\" \"s\" [<!ENTITY o SYSTEM 'o'>]><!--a--><?t d?>\n"
    "<r>x&nbsp;<!--b\n--><?u?><c/></r>";

START_TEST(each_event_is_told_where_it_is)
{
	check_events(whole, "public[p]system[s]doctype[r]external[o]"
			    "comment[a 1:53]t[d]pi[ 1:61]start[r 2:1]text[x "
			    "2:4]entity[nbsp 2:11]"
			    "text[\xC2\xA0 2:11]comment[b\n 2:11]u[-]pi[ 3:4]"
			    "start[c 3:9]end[ 3:13]end[ 3:17]");
	check_events("<!DOCTYPE r><r/>",
		     "public[-]system[-]doctype[r]start[r 1:13]end[ 1:17]");
	check_events("<r><![CDATA[a<b]]>c</r>",
		     "start[r 1:1]text[a<b 1:19]text[c 1:19]end[ 1:24]");
}
END_TEST

START_TEST(each_event_may_stop_the_parse)
{
	static const char *const kinds[] = {"start",  "end",     "text",
					    "pi",     "comment", "doctype",
					    "entity", "external"};
	struct seen s;
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		const char *last;

		ck_assert_int_eq(parse(&s, whole, strlen(whole), kinds[i]), -1);
		/* nothing comes behind it, and no finding */
		last = strstr(vdm_buf_str(&s.b), kinds[i]);
		ck_assert_msg(last != NULL, "%s", kinds[i]);
		ck_assert_msg(strchr(last, ']')[1] == '\0', "%s: %s", kinds[i],
			      vdm_buf_str(&s.b));
		ck_assert_ptr_null(strchr(vdm_buf_str(&s.b), '!'));
		vdm_buf_fini(&s.b);
	}
}
END_TEST

START_TEST(no_handler_need_be_there)
{
	static const struct vdm_xml_handler none;
	struct vdm_buf b;
	struct vdm_sink sink = {on_finding, &b, NULL};

	vdm_buf_init(&b);
	ck_assert_int_eq(
	    vdm_xml_parse(whole, strlen(whole), &none, NULL, &sink), 0);
	ck_assert_uint_eq(b.len, 0);
	ck_assert_int_eq(vdm_xml_parse("<a>", 3, &none, NULL, NULL), -1);
	ck_assert_int_eq(vdm_xml_parse("", 0, &none, NULL, &sink), -1);
	ck_assert_str_eq(vdm_buf_str(&b), "!input-empty");
	vdm_buf_fini(&b);
}
END_TEST

/* What each of these bytes is read as; NULL: refused. */
static void
check_encoded(const char *bytes, size_t n, const char *text,
	      const char *finding)
{
	struct seen s;
	struct vdm_buf want;
	int rc = parse(&s, bytes, n, NULL);

	vdm_buf_init(&want);
	ck_assert_int_eq(rc, text != NULL ? 0 : -1);
	if (text != NULL)
		vdm_buf_printf(&want, "text[%s ", text);
	else
		vdm_buf_printf(&want, "!%s", finding);
	ck_assert_msg(strstr(vdm_buf_str(&s.b), want.data) != NULL, "%s / %s",
		      want.data, vdm_buf_str(&s.b));
	vdm_buf_fini(&want);
	vdm_buf_fini(&s.b);
}

#define ENCODED(bytes, text) check_encoded(bytes, sizeof(bytes) - 1, text, NULL)
#define REFUSED(bytes, id) check_encoded(bytes, sizeof(bytes) - 1, NULL, id)

START_TEST(encodings_become_utf8)
{
	ENCODED("\xEF\xBB\xBF<a>\xC3\xA9</a>", "\xC3\xA9");
	ENCODED("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>",
		"\xC3\xA9");
	ENCODED("<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>\x80</a>",
		"\xE2\x82\xAC");
	ENCODED("<?xml version='1.0' encoding = 'utf-8' ?><a>\xC3\xA9</a>",
		"\xC3\xA9");
	ENCODED("<?xml version='1.0' standalone='yes'?><a>e</a>", "e");
	ENCODED("\xFF\xFE<\0a\0>\0\xE9\0<\0/\0a\0>\0", "\xC3\xA9");
	ENCODED("\xFE\xFF\0<\0a\0>\0\xE9\0<\0/\0a\0>", "\xC3\xA9");
	ENCODED("\0<\0?\0x\0m\0l\0 \0v\0e\0r\0s\0i\0o\0n\0=\0'\0001\0.\0000"
		"\0'\0?\0>\0<\0a\0>\0e\0<\0/\0a\0>",
		"e");
	/* these speak of an encoding and declare none */
	ENCODED("<?xml-model href='a' title='encoding'?><a>\xC3\xA9</a>",
		"\xC3\xA9");
	ENCODED("<?xmlencoding x='none-such'?><a>\xC3\xA9</a>", "\xC3\xA9");
	ENCODED("<?xml version='1.0'?><a><?encoding x='y'?>\xC3\xA9</a>",
		"\xC3\xA9");
	REFUSED("<?xml version='1.0' encoding='none-such'?><a/>", "xml-syntax");
	REFUSED("<?xml version='1.0' encoding='UTF-8'?><a>\xE9</a>",
		"xml-syntax");
	REFUSED("<?xml version='1.0' encoding='ISO-8859-1", "xml-syntax");
	REFUSED("<a", "xml-syntax");
}
END_TEST

/* Entities that grow are stopped, however they are nested. */
START_TEST(entities_are_bounded)
{
	struct vdm_buf doc;
	struct seen s;
	unsigned i;

	vdm_buf_init(&doc);
	vdm_buf_puts(&doc, "<!DOCTYPE a [<!ENTITY e \"");
	for (i = 0; i < 100000; i++)
		vdm_buf_putc(&doc, 'x');
	vdm_buf_puts(&doc, "\">]><a>");
	for (i = 0; i < VDM_LIMIT_ENTITY_TEXT / 100000 + 1; i++)
		vdm_buf_puts(&doc, "&e;");
	vdm_buf_puts(&doc, "</a>");
	ck_assert_int_eq(parse(&s, doc.data, doc.len, NULL), -1);
	ck_assert_ptr_nonnull(strchr(vdm_buf_str(&s.b), '!'));
	vdm_buf_fini(&s.b);
	vdm_buf_fini(&doc);
}
END_TEST

/* ---- where attributes stand ---- */

static int
attr_places(void *ctx, const struct vdm_xml_element *e)
{
	size_t i;

	for (i = 0; i < e->attrs_count; i++) {
		struct vdm_pos pos;

		vdm_xml_attr_pos(e, i, &pos);
		vdm_buf_printf(ctx, "%s %u:%u ", e->attrs[i].local, pos.line,
			       pos.column);
	}
	return 0;
}

START_TEST(attributes_have_places)
{
	static const struct vdm_xml_handler h = {.start = attr_places};
	static const char xml[] =
	    "<r xmlns:p='u'\n  a='1' p:a=\"2>'\"\tbb = '\n'><c\n xmlns='v' "
	    "\xC3\xA9='' d='x'/><e f='=' g = \">\" gg='f' p:g='g'/></r>";
	struct vdm_buf b;

	vdm_buf_init(&b);
	ck_assert_int_eq(vdm_xml_parse(xml, sizeof(xml) - 1, &h, &b, NULL), 0);
	ck_assert_str_eq(vdm_buf_str(&b),
			 "a 2:3 a 2:9 bb 2:19 \xC3\xA9 4:12 d 4:17 "
			 "f 4:27 g 4:33 gg 4:41 g 4:48 ");
	vdm_buf_fini(&b);
}
END_TEST

/* ---- escaping ---- */

/* `before`, more attributes than an element may have, `after`. */
static int
crowded(const char *before, const char *after, size_t *at)
{
	struct vdm_buf b;
	int i, found;

	vdm_buf_init(&b);
	vdm_buf_puts(&b, before);
	for (i = 0; i < 3 * VDM_LIMIT_ATTRIBUTES; i++)
		vdm_buf_printf(&b, " a%d=%s", i, i % 2 ? "'>'" : "\"'\"");
	vdm_buf_puts(&b, after);
	found = vdm_xml_is_crowded(vdm_buf_str(&b), b.len, at);
	vdm_buf_fini(&b);
	return found;
}

START_TEST(crowds_are_seen_before_the_parser)
{
	size_t at;

	ck_assert(crowded("<p>\n<p", "/></p>", &at));
	ck_assert_uint_eq(at, 4);
	ck_assert(crowded("<p", "", &at));
	ck_assert(crowded("<?a <? ?><!-- <b --><p", ">", &at));
	/* in what is no tag, or in another one */
	ck_assert(!crowded("<p><!-- <b", "--></p>", &at));
	ck_assert(!crowded("<p><![CDATA[<b", "]]></p>", &at));
	ck_assert(!crowded("<p><?b <b", "?></p>", &at));
	ck_assert(!crowded("<p>", "</p>", &at));
	ck_assert(!crowded("<p a='<b", "</p>", &at));
	ck_assert(!crowded("", "<", &at));
}
END_TEST

START_TEST(what_xml_cannot_hold_is_escaped)
{
	static const char odd[] = "a&<>\"'\t\n\r\x01\xEF\xBF\xBE";
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_xml_escape(&b, odd);
	ck_assert_str_eq(vdm_buf_str(&b), "a&amp;&lt;&gt;\"'\t\n&#13;"
					  "\xEF\xBF\xBD\xEF\xBF\xBD");
	vdm_buf_clear(&b);
	vdm_xml_escape_attr(&b, odd);
	ck_assert_str_eq(vdm_buf_str(&b), "a&amp;&lt;&gt;&quot;'&#9;&#10;&#13;"
					  "\xEF\xBF\xBD\xEF\xBF\xBD");
	vdm_buf_fini(&b);
	ck_assert_ptr_eq(vdm_xml_illegal(odd), odd + 9);
	ck_assert_ptr_null(vdm_xml_illegal("a\t\n\r\xC3\xA9"));
	ck_assert_uint_eq(vdm_xml_html_entity("eacute"), 0xE9);
	ck_assert_uint_eq(vdm_xml_html_entity("nbsp"), 0xA0);
	ck_assert_uint_eq(vdm_xml_html_entity("none"), 0);
}
END_TEST

START_TEST(names_of_xml)
{
	/* the last ones have letters of the fifth edition alone */
	static const char *const good[] = {"a",
					   "_",
					   "a1",
					   "a-b.c",
					   "\xC3\xA9\xCC\x81",
					   "\xF0\x9F\x98\x80",
					   "a\xEF\xBB\xBF",
					   "\xF0\xA0\x80\x80",
					   "\xE2\x80\x8C",
					   "\xC4\xB2"};
	static const char *const bad[] = {"",    "1",  "-a",      ".a",
					  "a b", "a/", "\xC3\x97"};
	size_t i;

	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		ck_assert_msg(vdm_xml_is_ncname(good[i]), "%s", good[i]);
		ck_assert_msg(vdm_xml_is_qname(good[i]), "%s", good[i]);
	}
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		ck_assert_msg(!vdm_xml_is_ncname(bad[i]), "%s", bad[i]);
		ck_assert_msg(!vdm_xml_is_qname(bad[i]), "%s", bad[i]);
	}
	ck_assert(!vdm_xml_is_ncname("a:b"));
	ck_assert(vdm_xml_is_qname("a:b"));
	ck_assert(!vdm_xml_is_qname(":b"));
	ck_assert(!vdm_xml_is_qname("a:"));
	ck_assert(!vdm_xml_is_qname("a:b:c"));
	ck_assert(!vdm_xml_is_qname("a:1"));
}
END_TEST

/* What is written needs no parser, wherever a prefix is declared or ends. */
START_TEST(the_cheap_pass_knows_prefixes)
{
	static const struct {
		const char *xml;
		int sure;
	} rows[] = {
	    {"<r/>", 1},
	    {"<r xmlns:a=\"http://u.org/\"><b/><a:c/></r>", 1},
	    {"<r xmlns:a=\"http://u.org/\"><b><a:c/></b><a:c a:d=\"\"/></r>",
	     1},
	    {"<r><b xmlns:a=\"http://u.org/\"><a:c/></b><d "
	     "xmlns:a=\"http://v.org/\"><a:c/></d></r>",
	     1},
	    {"<r xml:lang=\"en\"/>", 1},
	    {"<a:r xmlns:a=\"http://u.org/\" xmlns:b=\"http://v.org/\" "
	     "b:c=\"\"></a:r>",
	     1},
	    {"<r><b xmlns:a=\"http://u.org/\"/><a:c/></r>", 0},
	    {"<r><b xmlns:a=\"http://u.org/\"></b><a:c/></r>", 0},
	    {"<r><b><c xmlns:a=\"http://u.org/\"/></b><a:c/></r>", 0},
	    {"<r a:b=\"\"/>", 0},
	    {"<r xmlns:a=\"\"/>", 0},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		ck_assert_msg(vdm_xml_is_surely_formed(rows[i].xml,
						       strlen(rows[i].xml)) ==
				  rows[i].sure,
			      "%s", rows[i].xml);
}
END_TEST

/* ---- the tree ---- */

static int
build_bytes(struct vdm_xdoc *dom, const char *bytes, size_t n,
	    struct vdm_buf *found)
{
	struct vdm_sink sink = {on_finding, found, NULL};

	vdm_buf_init(found);
	return vdm_xdoc_parse(dom, bytes, n, &sink);
}

static int
build(struct vdm_xdoc *dom, const char *xml, struct vdm_buf *found)
{
	return build_bytes(dom, xml, strlen(xml), found);
}

START_TEST(a_tree_of_a_document)
{
	static const char xml[] =
	    "<!DOCTYPE r SYSTEM \"s\"><?one a?><?two?><r xmlns='u' id='x'>"
	    "a<b id='y' p:id='z' xmlns:p='q'> c  d </b><?three?><!--e--><b/>"
	    "<c xmlns='' id='y'>f</c> </r><?four?>";
	struct vdm_xdoc dom;
	struct vdm_buf found;
	const struct vdm_xdoc_node *r, *b, *n;
	const char *words[] = {"r", "a", "b", " c  d ", "b", "c", "f", " "};
	size_t i = 0;

	ck_assert_int_eq(build(&dom, xml, &found), 0);
	ck_assert_uint_eq(found.len, 0);
	r = dom.root;
	ck_assert_str_eq(dom.doctype, "r");
	ck_assert_str_eq(dom.system_id, "s");
	ck_assert_ptr_null(dom.public_id);
	ck_assert_str_eq(dom.before->target, "one");
	ck_assert_str_eq(dom.before->text, "a");
	ck_assert_str_eq(dom.before->next->target, "two");
	ck_assert_str_eq(dom.before->next->text, "");
	ck_assert_ptr_null(dom.before->next->next);
	for (n = r; n != NULL; n = vdm_xdoc_step(n, r), i++)
		ck_assert_str_eq(n->name != NULL ? n->name : n->text, words[i]);
	ck_assert_uint_eq(i, 8);
	ck_assert(vdm_xdoc_is(r, "u", "r"));
	ck_assert(!vdm_xdoc_is(r, "", "r"));
	ck_assert(!vdm_xdoc_is(r, "u", "b"));
	ck_assert(!vdm_xdoc_is(r->first, "u", "a"));
	ck_assert(!vdm_xdoc_is(NULL, "u", "r"));
	b = vdm_xdoc_child(r, "u", "b");
	ck_assert_str_eq(vdm_xdoc_get(b, "", "id"), "y");
	ck_assert_str_eq(vdm_xdoc_get(b, "q", "id"), "z");
	ck_assert_ptr_null(vdm_xdoc_get(b, "", "none"));
	ck_assert_str_eq(vdm_xdoc_content(&dom.arena, b), "c d");
	ck_assert_str_eq(vdm_xdoc_content(&dom.arena, r), "a c d f");
	n = vdm_xdoc_next(b, "u", "b");
	ck_assert_ptr_eq(n, vdm_xdoc_next(b, "u", NULL));
	ck_assert_ptr_null(vdm_xdoc_next(n, "u", "b"));
	ck_assert_ptr_null(vdm_xdoc_child(b, "u", NULL));
	ck_assert_str_eq(vdm_xdoc_content(&dom.arena, n), "");
	n = vdm_xdoc_child(r, "", "c");
	ck_assert_str_eq(n->ns, "");
	ck_assert_uint_eq(n->pos.line, 1);
	ck_assert_ptr_eq(n->parent, r);
	ck_assert_ptr_eq(vdm_xdoc_by_id(&dom, "x"), r);
	ck_assert_ptr_eq(vdm_xdoc_by_id(&dom, "y"), b);
	ck_assert_ptr_null(vdm_xdoc_by_id(&dom, "none"));
	vdm_xdoc_fini(&dom);
	vdm_buf_fini(&found);
	ck_assert_int_eq(build(&dom, "<a><b></a>", &found), -1);
	ck_assert_str_eq(vdm_buf_str(&found), "!xml-syntax");
	vdm_xdoc_fini(&dom);
	vdm_buf_fini(&found);
}
END_TEST

/* The declaration of a document in UTF-16, of which big or little bytes come
 * first, or in UTF-32. */
START_TEST(wide_documents_say_what_they_are_in)
{
	static const struct {
		const char *declaration, *found;
	} rows[] = {
	    {"", ""},
	    {"<?xml version='1.0'?>", ""},
	    {"<?xml version='1.0' encoding='UTF-16'?>", ""},
	    {"<?xml version='1.0' encoding='utf-16le'?>", ""},
	    {"<?xml version='1.0' encoding='UTF-8'?>", "!xml-syntax"},
	    {"<?xml version='1.0' encoding='latin1'?>", "!xml-syntax"},
	};
	char bytes[400], text[200];

	for (size_t i = 0; i < 2 * sizeof(rows) / sizeof(rows[0]); i++) {
		int big = i % 2;
		struct vdm_xdoc dom;
		struct vdm_buf found;
		size_t n = 0;

		memcpy(bytes, big ? "\xFE\xFF" : "\xFF\xFE", 2);
		snprintf(text, sizeof(text), "%s<a/>", rows[i / 2].declaration);
		for (; text[n] != '\0'; n++) {
			bytes[2 * n + 2 + (size_t)big] = text[n];
			bytes[2 * n + 3 - (size_t)big] = '\0';
		}
		build_bytes(&dom, bytes, 2 * n + 2, &found);
		ck_assert_msg(
		    (strstr(vdm_buf_str(&found), rows[i / 2].found) != NULL) &&
			(*rows[i / 2].found != '\0' || found.len == 0),
		    "%d %s: %s", big, text, vdm_buf_str(&found));
		vdm_xdoc_fini(&dom);
		vdm_buf_fini(&found);
	}
	for (int i = 0; i < 2; i++) {
		struct vdm_xdoc dom;
		struct vdm_buf found;

		build_bytes(&dom,
			    i ? "\0\0\xFE\xFF\0\0\0<\0\0\0a"
			      : "\xFF\xFE\0\0<\0\0\0a\0\0\0",
			    12, &found);
		ck_assert_msg(strstr(vdm_buf_str(&found), "!epub-markup"), "%s",
			      vdm_buf_str(&found));
		vdm_xdoc_fini(&dom);
		vdm_buf_fini(&found);
	}
}
END_TEST

/* The id that a pointer of an inclusion leads to; NULL: it is none of these. */
START_TEST(pointers_lead_to_ids)
{
	static const char *const rows[][2] = {
	    {"a", "a"},
	    {"  a.b-1 ", "a.b-1"},
	    {"element(a)", "a"},
	    {" element ( a ) ", "a"},
	    {"element(a", "a"},
	    {"xpointer(id('a'))", "a"},
	    {"xpointer ( id ( \"a\" ) )", "a"},
	    {"xpointer(id('a'", "a"},
	    {"", NULL},
	    {" ", NULL},
	    {"a b", NULL},
	    {"1", NULL},
	    {"a)", NULL},
	    {"a:b", NULL},
	    {"element()", NULL},
	    {"element a", NULL},
	    {"elements(a)", NULL},
	    {"element(/1/2)", NULL},
	    {"element(a/1)", NULL},
	    {"element(a) element(b)", NULL},
	    {"element(a)b", NULL},
	    {"xpointer(a)", NULL},
	    {"xpointer(id(a))", NULL},
	    {"xpointer(id('a)", NULL},
	    {"xpointer(id('a\"))", NULL},
	    {"xpointer(id(''))", NULL},
	    {"xpointer(id('a')/b)", NULL},
	    {"xpointer(//a)", NULL},
	    {"xpointer", "xpointer"},
	};
	char id[VDM_POINTER_ID], pointer[VDM_POINTER_ID + 20];

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int rc = vdm_xml_pointer_id(rows[i][0], id);
		ck_assert_msg(rc == (rows[i][1] == NULL ? -1 : 0) &&
				  (rc < 0 || strcmp(id, rows[i][1]) == 0),
			      "%s: %d %s", rows[i][0], rc, id);
	}
	for (size_t n = VDM_POINTER_ID - 1; n <= VDM_POINTER_ID; n++) {
		memset(pointer, 'a', n);
		pointer[n] = '\0';
		ck_assert_int_eq(vdm_xml_pointer_id(pointer, id),
				 n < VDM_POINTER_ID ? 0 : -1);
	}
}
END_TEST

/* What EPUB forbids that XML allows. */
START_TEST(a_tree_for_an_epub)
{
	static const struct {
		const char *xml, *found;
	} rows[] = {
	    {"<a/>", ""},
	    {"<?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>", ""},
	    {"<?xml version='1.0' encoding='utf-16'?><a/>", "!xml-syntax"},
	    {"<?xml version='1.1'?><a/>", "!epub-markup"},
	    {"<?xml version='1.00'?><a/>", "!epub-markup"},
	    {"<?xml-model version='1.1' encoding='x'?><a/>", ""},
	    {"<?xml version = \"1.0\"\nencoding = 'UTF-8'?><a/>", ""},
	    {"<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "!epub-markup"},
	    {"\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?><a/>", ""},
	    {"<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>", ""},
	    {"<!DOCTYPE a [<!ENTITY e SYSTEM \"x\">]><a/>", "!epub-doctype"},
	    {"<!DOCTYPE a [<!ENTITY e PUBLIC \"y\" \"x\">]><a/>",
	     "!epub-doctype"},
	    {"<!DOCTYPE a><a>&nbsp;</a>", "!epub-markup"},
	    {"<!DOCTYPE a PUBLIC \"-//W3C//DTD XHTML 1.1//EN\" \"x\"><a>"
	     "&nbsp;</a>",
	     ""},
	    {"<!DOCTYPE a PUBLIC \"-//W3C//DTD HTML\" \"x\"><a>&nbsp;</a>",
	     "!epub-markup"},
	    {"<!-- <!ENTITY e SYSTEM \"x\"> --><a/>", ""},
	    {"<?t <!ENTITY e SYSTEM \"x\"?><a/>", ""},
	    {"<!DOCTYPE a [<!ENTITY e \"a SYSTEM b\">]><a/>", ""},
	    {"<!DOCTYPE a [<!ENTITY e\nSYSTEM\t\"x\">]><a/>", "!epub-doctype"},
	    {"<!DOCTYPE a [<!ENTITY % e SYSTEM \"x\">]><a/>", "!epub-doctype"},
	    {"<!DOCTYPE a [<!ENTITY e \"<\"><!ENTITY f SYSTEM \"x\">]><a/>",
	     "!epub-doctype"},
	};
	struct vdm_xdoc dom;
	struct vdm_buf found;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		build(&dom, rows[i].xml, &found);
		ck_assert_msg(strcmp(vdm_buf_str(&found), rows[i].found) == 0,
			      "%s: %s", rows[i].xml, vdm_buf_str(&found));
		vdm_xdoc_fini(&dom);
		vdm_buf_fini(&found);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("xml");
	TCase *tc = tcase_create("xml");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, each_event_is_told_where_it_is);
	tcase_add_test(tc, each_event_may_stop_the_parse);
	tcase_add_test(tc, no_handler_need_be_there);
	tcase_add_test(tc, encodings_become_utf8);
	tcase_add_test(tc, entities_are_bounded);
	tcase_add_test(tc, attributes_have_places);
	tcase_add_test(tc, crowds_are_seen_before_the_parser);
	tcase_add_test(tc, what_xml_cannot_hold_is_escaped);
	tcase_add_test(tc, names_of_xml);
	tcase_add_test(tc, the_cheap_pass_knows_prefixes);
	tcase_add_test(tc, a_tree_of_a_document);
	tcase_add_test(tc, wide_documents_say_what_they_are_in);
	tcase_add_test(tc, pointers_lead_to_ids);
	tcase_add_test(tc, a_tree_for_an_epub);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
