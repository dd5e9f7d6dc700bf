/* SPDX-License-Identifier: MIT */
/* Plain text: encodings, paragraphs, what is odd, and our own marks. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "text/grammar/chunk.h"

/* Findings as "id line:column;" */
static void
collect(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, "%s %u:%u;", f->id, f->line, f->column);
}

static struct vdm_record *
read_bytes(const char *s, size_t n, const char *encoding, struct vdm_buf *found)
{
	struct vdm_read_options options = {0};
	struct vdm_sink sink = {collect, found, NULL};
	struct vdm_record *rec;

	options.from = "text";
	options.encoding = encoding;
	options.no_recognise = 1;
	return vdm_read(&rec, s, n, &options, found != NULL ? &sink : NULL) == 0
		   ? rec
		   : NULL;
}

static struct vdm_record *
read_string(const char *s)
{
	struct vdm_record *rec = read_bytes(s, strlen(s), NULL, NULL);

	ck_assert_ptr_nonnull(rec);
	return rec;
}

/* The body's children: "name@line text|..." */
static void
outline(struct vdm_record *rec, struct vdm_buf *out)
{
	const struct vdm_node *n;

	for (n = vdm_record_body(rec)->first; n != NULL; n = n->next) {
		vdm_buf_printf(out, "%s@%u ", n->name, n->pos.line);
		vdm_node_content(n, out);
		vdm_buf_putc(out, '|');
	}
}

static void
check_outline(const char *text, const char *expected)
{
	struct vdm_record *rec = read_string(text);
	struct vdm_buf b;

	vdm_buf_init(&b);
	outline(rec, &b);
	ck_assert_str_eq(vdm_buf_str(&b), expected);
	vdm_buf_fini(&b);
	vdm_record_free(rec);
}

static void
check_findings(const char *s, size_t n, const char *encoding,
	       const char *expected)
{
	struct vdm_buf found;

	vdm_buf_init(&found);
	vdm_record_free(read_bytes(s, n, encoding, &found));
	ck_assert_str_eq(vdm_buf_str(&found), expected);
	vdm_buf_fini(&found);
}

START_TEST(line_ends)
{
	check_outline("One\r\n\r\nTwo\r\rThree\n",
		      "p@1 One|p@3 Two|p@5 Three|");
	check_outline("\xEF\xBB\xBFOne\n", "p@1 One|");
}
END_TEST

START_TEST(encodings)
{
	static const char cp1251[] =
	    "\xCF\xF0\xE5\xE4\xF1\xE5\xE4\xE0\xF2\xE5\xEB\xFC "
	    "\xF1\xEF\xF0\xE0\xF8\xE8\xE2\xE0\xE5\xF2 \xE3\xEE\xF1\xF2\xFF "
	    "\xEE \xE7\xE4\xEE\xF0\xEE\xE2\xFC\xE5.\n";
	static const char utf16[] = "\xFF\xFEO\0n\0e\0";
	struct vdm_record *rec;
	struct vdm_buf b;

	check_findings(cp1251, sizeof(cp1251) - 1, NULL, "text-decoded 0:0;");
	check_findings(cp1251, sizeof(cp1251) - 1, "windows-1251", "");
	check_findings(cp1251, sizeof(cp1251) - 1, "UTF-8",
		       "text-encoding 1:0;");
	check_findings("One", 3, "no-such-code", "text-encoding 0:0;");
	rec = read_bytes(utf16, sizeof(utf16) - 1, NULL, NULL);
	ck_assert_ptr_nonnull(rec);
	vdm_buf_init(&b);
	outline(rec, &b);
	ck_assert_str_eq(vdm_buf_str(&b), "p@1 One|");
	vdm_buf_fini(&b);
	vdm_record_free(rec);
}
END_TEST

START_TEST(not_text)
{
	ck_assert_ptr_null(read_bytes("a\0b", 3, NULL, NULL));
	check_findings("a\0b", 3, NULL, "text-not-text 0:0;");
	check_findings("a\x08"
		       "b\n\x01",
		       5, NULL, "text-control 1:2;");
	check_outline("a\x08"
		      "b",
		      "p@1 ab|");
}
END_TEST

START_TEST(paragraphs)
{
	check_outline("1. Mr Tan asked.\n2. Mr Wu replied.\n\n3. End.\n",
		      "p@1 1. Mr Tan asked.|p@2 2. Mr Wu replied.|p@4 3. "
		      "End.|");
	check_outline("MR. A: One.\nMR. B: Two.\n",
		      "p@1 MR. A: One.|p@2 MR. B: Two.|");
	check_outline(
	    "The council of the harbour town met on the first of May, and it\n"
	    "heard the wardens, the guilds and two of the captains who had\n"
	    "been at sea.\n\nThen it rose.\n",
	    "p@1 The council of the harbour town met on the first of May, and "
	    "it\nheard the wardens, the guilds and two of the captains who "
	    "had\nbeen at sea.|p@5 Then it rose.|");
	check_outline(
	    "The council of the harbour town found that the tide had risen by\n"
	    "3.5 metres in the night and that the wall of the quay had lost\n"
	    "1(a) of its stones. It rose.\n",
	    "p@1 The council of the harbour town found that the tide had risen "
	    "by\n3.5 metres in the night and that the wall of the quay had "
	    "lost\n1(a) of its stones. It rose.|");
	check_outline(
	    "The council of the harbour town found that the tide was higher.\n"
	    "3.5 metres it was by then, and the wall of the quay had lost its\n"
	    "stones. It rose.\n",
	    "p@1 The council of the harbour town found that the tide was "
	    "higher.\n3.5 metres it was by then, and the wall of the quay had "
	    "lost its\nstones. It rose.|");
	check_outline("One\n\fTwo\n", "p@1 One|pb@2 |p@2 Two|");
	check_outline("  \xC2\xA0\n\n   In.\n", "p@3 In.|");
}
END_TEST

START_TEST(oddities)
{
#define ODD(text, expected)                                                    \
	check_findings(text, sizeof(text) - 1, NULL, expected)
	ODD("He asks {?]\n", "text-brackets 1:9;");
	ODD("(a [b) c\n", "");
	ODD("1) one (two)\n", "");
	ODD("In Nordhav\xD0\xB0 now\n", "text-mixed-script 1:11;");
	ODD("\xD0\xB2 town\n", "");
	ODD("A\n12\xC2\xA0May\n", "text-no-break-space 2:3;");
	ODD("co\xC2\xADop\n", "text-soft-hyphen 1:3;");
	ODD("at [email\xC2\xA0protected].\n",
	    "text-no-break-space 1:10;text-masked-address 1:4;");
	ODD("why [?]\n", "text-editor-question 1:5;");
	/* UTF-8 that was read as Windows-1252; and what only looks like it */
	ODD("M\xC3\x83\xC2\xBCller\n", "text-decoded-twice 1:1;");
	ODD("It\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s\n", "text-decoded-twice 1:1;");
	ODD("\xC3\xB0\xC5\xB8\xCB\x9C\xE2\x82\xAC\n",
	    "text-decoded-twice 1:1;");
	ODD("gro\xC3\x9F\xE2\x80\x9C, caf\xC3\xA9\xE2\x80\x9D\xE2\x80\x94\n",
	    "");
	ODD("MA\xC3\x83\xE2\x80\x9D \xC3\xA0\xC2\xA0\xC2\xAB\n",
	    "text-no-break-space 1:7;");
	ODD("\xC3\x83 \xC3\x83\xC3\x83 \xC3\xA2\xE2\x82\xAC\n", "");
#undef ODD
}
END_TEST

static const char tail[] = "\n\nDocument Information [Vidimus 1]\n\n";

static struct vdm_record *
read_own(const char *body, const char *entries)
{
	struct vdm_buf b;
	struct vdm_record *rec;

	vdm_buf_init(&b);
	vdm_buf_printf(&b, "Call\n\n%s%s%s", body, tail, entries);
	rec = read_string(vdm_buf_str(&b));
	vdm_buf_fini(&b);
	return rec;
}

static void
check_own(const char *body, const char *entries, const char *expected)
{
	struct vdm_record *rec = read_own(body, entries);
	struct vdm_buf b;

	vdm_buf_init(&b);
	outline(rec, &b);
	ck_assert_str_eq(vdm_buf_str(&b), expected);
	vdm_buf_fini(&b);
	vdm_record_free(rec);
}

START_TEST(forms)
{
	check_own("- a\n- b\n  - c", "", "list@3 abc|");
	check_own("| a | b |\n| c |  |", "", "table@3 abc|");
	check_own("    a\n    b\n\n      c", "", "lg@3 abc|");
	check_own("[He sits.]", "", "stage@3 [He sits.]|");
	check_own("One\n===\n\nx\n\nTwo\n---\n\ny", "", "div@3 OnexTwoy|");
	check_own("> a", "", "quote@3 a|");
	check_own("[Page 4]", "", "pb@3 |");
}
END_TEST

/* What reading for a format makes of it. */
static char *
outline_for(const char *to, const char *write)
{
	struct vdm_read_options in = {.from = "text", .to = to};
	struct vdm_write_options out = {.to = write};
	struct vdm_record *rec;
	struct vdm_buf b;
	char *bytes;
	size_t n;

	vdm_buf_init(&b);
	vdm_buf_printf(&b, "Call\n\nA\n\n[as: ../dateline]\nB\n\nC%s", tail);
	ck_assert_int_eq(vdm_read(&rec, vdm_buf_str(&b), b.len, &in, NULL), 0);
	vdm_buf_clear(&b);
	if (write == NULL) {
		outline(rec, &b);
	} else {
		ck_assert_int_eq(vdm_write(rec, &bytes, &n, &out, NULL), 0);
		vdm_buf_put(&b, bytes, n);
		vdm_free(bytes);
	}
	vdm_record_free(rec);
	return vdm_buf_take(&b, &n);
}

/* A dateline amid paragraphs stays one as long as it may become text again;
 * read for TEI it is mended once, and the same is written. */
START_TEST(read_for_a_format)
{
	static const char stays[] = "p@3 A|dateline@5 B|p@8 C|";
	char *none = outline_for(NULL, NULL), *text = outline_for("text", NULL);
	char *tei = outline_for("tei", NULL);
	char *before = outline_for(NULL, "tei"),
	     *now = outline_for("tei", "tei");

	ck_assert_str_eq(none, stays);
	ck_assert_str_eq(text, stays);
	ck_assert_str_eq(tei, "p@3 A|p@5 B|p@8 C|");
	ck_assert_str_eq(now, before);
	vdm_free(none);
	vdm_free(text);
	vdm_free(tei);
	vdm_free(before);
	vdm_free(now);
}
END_TEST

START_TEST(turns)
{
	struct vdm_record *rec;
	const struct vdm_node *n;

	rec = read_own("Ash: One.\n\nTwo.\n\nWu then nods.",
		       "Participant: Ash\nParticipant: Wu\nTurns: labelled, "
		       "narrated\n");
	n = vdm_record_body(rec)->first;
	ck_assert_str_eq(n->name, "sp");
	ck_assert_str_eq(vdm_node_attr(n, "who"), "#ash");
	ck_assert_str_eq(vdm_node_last(n)->first->text, "Wu then nods.");
	vdm_record_free(rec);
	rec = read_own("Wu then nods.", "Participant: Wu\nTurns: narrated\n");
	n = vdm_record_body(rec)->first;
	ck_assert_str_eq(n->name, "said");
	ck_assert_str_eq(n->first->first->name, "persName");
	vdm_record_free(rec);
}
END_TEST

/* Nothing need stand before the section that makes a text ours. */
START_TEST(a_text_of_nothing_but_its_tail)
{
	static const char text[] = VDM_TEXT_TAIL "\n\nPlace: Odden\n";
	struct vdm_record *rec = read_string(text);

	ck_assert_uint_eq(rec->fields_count, 1);
	ck_assert_str_eq(rec->fields[0]->value, "Odden");
	ck_assert_ptr_null(vdm_record_body(rec)->first);
	vdm_record_free(rec);
	rec = read_string(VDM_TEXT_TAIL " and more\n\nPlace: Odden\n");
	ck_assert_uint_eq(rec->fields_count, 0);
	vdm_record_free(rec);
}
END_TEST

START_TEST(marks_win)
{
	const struct vdm_node *n;
	struct vdm_record *rec;

	check_own("[as: p]\n- a", "", "p@3 - a|");
	check_own("[as: dateline]\n[Page 3] x", "", "dateline@3  x|");
	check_own("[as: p]", "", "p@3 |");
	rec = read_own("[as: said who=#a,%23b guess=low/p]\nx", "");
	ck_assert_str_eq(vdm_node_attr(vdm_record_body(rec)->first, "who"),
			 "#a #b");
	ck_assert_str_eq(vdm_node_attr(vdm_record_body(rec)->first, "cert"),
			 "low");
	vdm_record_free(rec);
	/* a sound has its type beside its address */
	rec = read_own("[as: figure/media url=a.mp3 mimeType=audio%2Fmpeg]\n\n"
		       "[as: ../media url=b.ogg]",
		       "");
	n = vdm_record_body(rec)->first->first;
	ck_assert_str_eq(vdm_node_attr(n, "url"), "a.mp3");
	ck_assert_str_eq(vdm_node_attr(n, "mimeType"), "audio/mpeg");
	ck_assert_str_eq(vdm_node_attr(n->next, "url"), "b.ogg");
	ck_assert_ptr_null(vdm_node_attr(n->next, "mimeType"));
	vdm_record_free(rec);
	check_own("[as: figure/media mimeTypes=x]\nx", "",
		  "p@3 [as: figure/media mimeTypes=x]x|");
	/* what is no mark is text */
	check_own("[as: ../../../../../p]\nx", "",
		  "p@3 [as: ../../../../../p]x|");
	check_own("[as: 9 p]\nx", "", "p@3 [as: 9 p]x|");
	check_own("[as: ]\nx", "", "p@3 [as: ]x|");
}
END_TEST

START_TEST(in_a_line)
{
	struct vdm_record *rec =
	    read_own("a[1] b[[1] c[[[1][Page 3]", "\nNotes\n\n[1] n\n");
	const struct vdm_node *p = vdm_record_body(rec)->first;
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_node_content(p, &b);
	ck_assert_str_eq(vdm_buf_str(&b), "an b[1] c[[1]");
	ck_assert_str_eq(vdm_node_last(p)->name, "pb");
	ck_assert_str_eq(vdm_node_attr(vdm_node_last(p), "n"), "3");
	vdm_buf_fini(&b);
	vdm_record_free(rec);
}
END_TEST

START_TEST(entries)
{
	struct vdm_record *rec = read_own(
	    "x", "Rights: one\n    two\n  introduced as: (c)\nRecorded by:\n"
		 "Date: 4 March\n  normal form: 1951-03-04\n  guess: low\n"
		 "shelf: A\\\\B\\x0C\nMentioned: Wu\n  id: w\n  also: Mr. W\n");
	const struct vdm_field *f = vdm_field_get(rec, VDM_F_RIGHTS, 0);

	ck_assert_str_eq(vdm_field_get(rec, VDM_F_TITLE, 0)->value, "Call");
	ck_assert_str_eq(f->value, "one\ntwo");
	ck_assert_str_eq(f->label, "(c)");
	ck_assert_int_eq(vdm_field_get(rec, VDM_F_RECORDER, 0)->state,
			 VDM_STATE_EXPLICIT_EMPTY);
	f = vdm_field_get(rec, VDM_F_DATE, 0);
	ck_assert_str_eq(f->norm, "1951-03-04");
	ck_assert_int_eq(f->state, VDM_STATE_INFERRED);
	ck_assert_int_eq(f->cert, VDM_CERT_LOW);
	f = vdm_field_get(rec, VDM_F_OTHER, 0);
	ck_assert_str_eq(f->name, "shelf");
	ck_assert_str_eq(f->value, "A\\B\f");
	ck_assert_uint_eq(rec->people_count, 1);
	ck_assert_str_eq(rec->people[0]->id, "w");
	ck_assert_int_eq(rec->people[0]->participant, 0);
	ck_assert_str_eq(rec->people[0]->forms.item[0], "Mr. W");
	vdm_record_free(rec);
}
END_TEST

START_TEST(bad_section)
{
	struct vdm_buf found;
	static const char text[] = "T\n\nDocument Information [Vidimus 1]\n\n"
				   "  id: x\nno colon\n: y\nDate: 1\n";
	struct vdm_record *rec;

	vdm_buf_init(&found);
	rec = read_bytes(text, sizeof(text) - 1, NULL, &found);
	ck_assert_ptr_nonnull(rec);
	ck_assert_str_eq(vdm_buf_str(&found),
			 "text-tail 5:1;text-tail 6:1;text-tail 7:1;"
			 "field-unlabelled 1:1;");
	ck_assert_str_eq(vdm_field_get(rec, VDM_F_DATE, 0)->value, "1");
	vdm_buf_fini(&found);
	vdm_record_free(rec);
}
END_TEST

/* The elements below a node, and the characters of those that hold no others.
 */
static void
put_elements(const struct vdm_node *n, struct vdm_buf *out)
{
	const struct vdm_node *c;
	int any = 0;

	for (c = n->first; c != NULL; c = c->next)
		if (vdm_node_is_element(c)) {
			vdm_buf_printf(out, "<%s>", c->name);
			put_elements(c, out);
			vdm_buf_putc(out, '/');
			any = 1;
		}
	if (!any)
		vdm_node_content(n, out);
}

/* What holds elements only gets no words of its own by a way through text. */
START_TEST(words_stand_where_they_may)
{
	static const char *const bodies[] = {
	    "<listBibl><biblStruct><monogr><title>T</title><imprint><date>1"
	    "</date></imprint></monogr></biblStruct></listBibl>",
	    "<listBibl><biblStruct><monogr><title>T</title><imprint><pubPlace>"
	    "P</pubPlace><publisher>Q</publisher><date>1</date></imprint>"
	    "</monogr></biblStruct></listBibl>",
	    "<listBibl><biblStruct><monogr><title>T</title><respStmt><resp>R"
	    "</resp><name>N</name></respStmt><imprint><date>1</date></imprint>"
	    "</monogr></biblStruct></listBibl>",
	    "<listPlace><place><placeName>P</placeName><location><geo>1 2"
	    "</geo></location></place></listPlace>",
	    "<listPlace><place><placeName>P</placeName><location><country>C"
	    "</country><settlement>S</settlement></location></place>"
	    "</listPlace>"};
	struct vdm_read_options from = {.from = "tei"};
	struct vdm_write_options to = {.to = "text"};
	struct vdm_buf tei, before, after;
	struct vdm_record *rec;
	size_t i, length;
	char *text;

	for (i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
		vdm_buf_init(&tei);
		vdm_buf_init(&before);
		vdm_buf_init(&after);
		vdm_buf_printf(&tei,
			       "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">"
			       "<teiHeader><fileDesc><titleStmt><title>H"
			       "</title></titleStmt><publicationStmt><p/>"
			       "</publicationStmt><sourceDesc><p/></sourceDesc>"
			       "</fileDesc></teiHeader><text><body><p>A</p>%s"
			       "<p>B</p></body></text></TEI>",
			       bodies[i]);
		ck_assert_int_eq(
		    vdm_read(&rec, vdm_buf_str(&tei), tei.len, &from, NULL), 0);
		put_elements(vdm_record_body(rec), &before);
		ck_assert_int_eq(vdm_write(rec, &text, &length, &to, NULL), 0);
		vdm_record_free(rec);
		rec = read_bytes(text, length, NULL, NULL);
		ck_assert_ptr_nonnull(rec);
		put_elements(vdm_record_body(rec), &after);
		ck_assert_str_eq(vdm_buf_str(&after), vdm_buf_str(&before));
		vdm_record_free(rec);
		vdm_free(text);
		vdm_buf_fini(&tei);
		vdm_buf_fini(&before);
		vdm_buf_fini(&after);
	}
}
END_TEST

/* Every prefix of a text, and every one with a byte changed, is read or
 * refused. */
START_TEST(broken_texts)
{
	static const char text[] =
	    "T\n\n[as: /TEI/text/front/div/head]\nA\n\n[as: ../p]\n[1] [[gap]"
	    "\n\n- a\n  - b\n\n| c |\n\nDocument Information [Vidimus 1]\n\n"
	    "Date:\n  guess: low\nParticipant: X\nTurns: labelled\nLabel: "
	    "Q.\n  who: #x\n\nNotes\n\n[1]\n[as: ../..]\nn\n";
	char copy[sizeof(text)];
	size_t i;

	for (i = 1; i < sizeof(text); i++) {
		vdm_record_free(read_bytes(text, i, NULL, NULL));
		memcpy(copy, text, sizeof(text));
		copy[i - 1] ^= 0x11;
		vdm_record_free(read_bytes(copy, sizeof(text) - 1, NULL, NULL));
	}
}
END_TEST

START_TEST(losses)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_node *p =
	    vdm_node_add(rec, vdm_record_body(rec), "p", "din");
	struct vdm_write_options options = {0};
	struct vdm_buf found;
	struct vdm_sink sink = {collect, &found, NULL};
	char *bytes;
	size_t n;

	vdm_buf_init(&found);
	options.to = "text";
	vdm_node_add(rec, p, "hi", "ner");
	vdm_node_append(p, vdm_node_comment(rec, "remark"));
	vdm_node_set(rec, p, "rend", "bold");
	vdm_node_settle(rec->root);
	ck_assert_int_eq(vdm_write(rec, &bytes, &n, &options, &sink), 0);
	ck_assert_str_eq(vdm_buf_str(&found),
			 "text-remark-lost 0:0;text-markup-lost 0:0;"
			 "text-attributes-lost 0:0;text-words-joined 0:0;");
	ck_assert_ptr_nonnull(strstr(bytes, "\n\ndinner\n\n"));
	free(bytes);
	vdm_buf_fini(&found);
	vdm_record_free(rec);
}
END_TEST

/* Findings as "id: message\n" */
static void
collect_messages(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, "%s: %s\n", f->id, f->message);
}

/* What is reported when a body of that TEI is written as text. */
static void
losses_of(const char *body, struct vdm_buf *found)
{
	struct vdm_read_options from = {0};
	struct vdm_write_options to = {0};
	struct vdm_sink sink = {collect_messages, found, NULL};
	struct vdm_record *rec;
	struct vdm_buf tei;
	char *bytes;
	size_t n;

	vdm_buf_init(&tei);
	vdm_buf_clear(found);
	vdm_buf_printf(&tei,
		       "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text>"
		       "<body>%s</body></text></TEI>",
		       body);
	from.from = "tei";
	to.to = "text";
	ck_assert_int_eq(vdm_read(&rec, tei.data, tei.len, &from, NULL), 0);
	ck_assert_int_eq(vdm_write(rec, &bytes, &n, &to, &sink), 0);
	free(bytes);
	vdm_record_free(rec);
	vdm_buf_fini(&tei);
}

/* Each attribute that reading the text would not give again is counted, and
 * none that it would. */
START_TEST(losses_counted)
{
	static const struct {
		const char *body, *lost; /* NULL: nothing is */
	} cases[] = {
	    {"<p>a<note place=\"foot\" n=\"1\">b</note></p>", NULL},
	    {"<p>a<note place=\"end\" n=\"1\">b</note></p>",
	     "attributes, so 1 are left out: place (1)\n"},
	    {"<p>a<note place=\"end\">b</note> c"
	     "<note place=\"margin\">d</note></p>",
	     "attributes, so 2 are left out: place (2)\n"},
	    {"<note place=\"foot\" n=\"1\"><p>b</p></note>",
	     "attributes, so 1 are left out: place (1)\n"},
	    {"<p>a<note n=\"1\">b</note> c<note n=\"1\">d</note></p>",
	     "attributes, so 1 are left out: n (1)\n"},
	    {"<p>a<note n=\"see below\">b</note></p>",
	     "attributes, so 1 are left out: n (1); they say \"see below\"\n"},
	    {"<p>a <ref n=\"Old map\">b</ref><ref n=\"Old map\">c</ref> "
	     "<hi n=\"Weir\" rend=\"bold\">d</hi></p>",
	     "n (3), rend (1); they say \"Old map\", \"Weir\"\n"},
	    {"<p>a <gap/> b</p>", NULL},
	    {"<p>a <gap>c</gap> b</p>",
	     "markup in a line, so 1 are left out: gap (1)\n"},
	    {"<p>a <gap><desc>c</desc></gap> b</p>",
	     "markup in a line, so 2 are left out: gap (1), desc (1)\n"},
	    {"<p>a <gap resp=\"#x\"/> b</p>",
	     "attributes, so 1 are left out: resp (1)\n"},
	    {"<p>a <unclear cert=\"low\">b</unclear></p>",
	     "attributes, so 1 are left out: cert (1)\n"},
	    {"<p cert=\"low\" resp=\"#x\">b</p>",
	     "attributes, so 2 are left out: cert (1), resp (1)\n"},
	    {"<p>a <hi>b</hi> <hi>c</hi> <term>d</term></p>",
	     "markup in a line, so 3 are left out: hi (2), term (1)\n"},
	    {"<p>a <pb n=\"2\" facs=\"x\"/>b</p>",
	     "attributes, so 1 are left out: facs (1)\n"},
	    {"<p>a <graphic url=\"x.png\"/> b</p>",
	     "attributes, so 1 are left out: url (1)\n"},
	};
	struct vdm_buf found;
	size_t i;

	vdm_buf_init(&found);
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		losses_of(cases[i].body, &found);
		if (cases[i].lost != NULL)
			ck_assert_msg(
			    strstr(vdm_buf_str(&found), cases[i].lost) != NULL,
			    "%s: %s", cases[i].body, vdm_buf_str(&found));
		else
			ck_assert_msg(
			    strstr(vdm_buf_str(&found), "left out") == NULL,
			    "%s: %s", cases[i].body, vdm_buf_str(&found));
	}
	vdm_buf_fini(&found);
}
END_TEST

/* However many kinds are lost, each is named, and the sum is right. */
START_TEST(losses_all_named)
{
	struct vdm_buf body, found, name;
	int i;

	vdm_buf_init(&body);
	vdm_buf_init(&found);
	vdm_buf_init(&name);
	for (i = 0; i < 300; i++)
		vdm_buf_printf(&body, "<p>a <x%d y%d=\"1\">b</x%d> c</p>", i, i,
			       i);
	losses_of(vdm_buf_str(&body), &found);
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&found),
				     "markup in a line, so 300 are left out"));
	ck_assert_ptr_nonnull(
	    strstr(vdm_buf_str(&found), "attributes, so 300 are left out"));
	for (i = 0; i < 300; i++) {
		vdm_buf_clear(&name);
		vdm_buf_printf(&name, " x%d (1)", i);
		ck_assert_ptr_nonnull(strstr(found.data, name.data));
		vdm_buf_clear(&name);
		vdm_buf_printf(&name, " y%d (1)", i);
		ck_assert_ptr_nonnull(strstr(found.data, name.data));
	}
	vdm_buf_fini(&name);
	vdm_buf_fini(&found);
	vdm_buf_fini(&body);
}
END_TEST

/* No two fields may share a label, or the reader could not tell them. */
START_TEST(labels_differ)
{
	int i;

	for (i = 0; i < VDM_F_COUNT; i++) {
		const struct vdm_field_info *info =
		    vdm_field_info_get((enum vdm_field_id)i);

		if (i == VDM_F_OTHER)
			continue;
		ck_assert_ptr_eq(
		    vdm_field_by_label(info->label, strlen(info->label)), info);
		ck_assert_ptr_null(strchr(info->label, ':'));
	}
}
END_TEST

/* A note's own label marks it where that can be no mark of another kind, and no
 * other note has it; else it is numbered. */
START_TEST(notes_have_labels)
{
	static const struct {
		const char *n, *mark; /* of the first; the second has n="7" */
	} rows[] = {
	    {"1", "[1] [7]"},
	    {"a", "[a] [7]"},
	    {"*", "[*] [7]"},
	    {"**", "[**] [7]"},
	    {"a*1", "[a*1] [7]"},
	    {"\xC3\xA4", "[\xC3\xA4] [7]"},
	    {"12345678", "[12345678] [7]"},
	    {"123456789", "[1] [7]"},
	    {"", "[1] [7]"},
	    {"gap", "[1] [7]"},
	    {"gaps", "[gaps] [7]"},
	    {"lb", "[1] [7]"},
	    {"space", "[1] [7]"},
	    {"Page", "[1] [7]"},
	    {"Page3", "[1] [7]"},
	    {"Pag", "[Pag] [7]"},
	    {"a.b", "[1] [7]"},
	    {"a b", "[1] [7]"},
	    {"-", "[1] [7]"},
	    {"7", "[7] [1]"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct vdm_write_options to = {.to = "text"};
		struct vdm_record *rec;
		struct vdm_buf xml;
		char *text;
		size_t n;

		vdm_buf_init(&xml);
		vdm_buf_printf(&xml,
			       "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">"
			       "<teiHeader/><text><body><p>x<note n=\"%s\">y"
			       "</note> <note n=\"7\">z</note></p></body>"
			       "</text></TEI>",
			       rows[i].n);
		ck_assert_int_eq(
		    vdm_read(&rec, vdm_buf_str(&xml), xml.len, NULL, NULL), 0);
		ck_assert_int_eq(vdm_write(rec, &text, &n, &to, NULL), 0);
		vdm_buf_clear(&xml);
		vdm_buf_printf(&xml, "\nx%s\n", rows[i].mark);
		ck_assert_msg(strstr(text, vdm_buf_str(&xml)) != NULL, "%s: %s",
			      rows[i].n, text);
		vdm_free(text);
		vdm_record_free(rec);
		vdm_buf_fini(&xml);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("text");
	TCase *tc = tcase_create("all");
	SRunner *sr;
	int failed;

	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, line_ends);
	tcase_add_test(tc, encodings);
	tcase_add_test(tc, not_text);
	tcase_add_test(tc, paragraphs);
	tcase_add_test(tc, oddities);
	tcase_add_test(tc, forms);
	tcase_add_test(tc, turns);
	tcase_add_test(tc, a_text_of_nothing_but_its_tail);
	tcase_add_test(tc, marks_win);
	tcase_add_test(tc, words_stand_where_they_may);
	tcase_add_test(tc, in_a_line);
	tcase_add_test(tc, entries);
	tcase_add_test(tc, bad_section);
	tcase_add_test(tc, broken_texts);
	tcase_add_test(tc, losses);
	tcase_add_test(tc, losses_counted);
	tcase_add_test(tc, losses_all_named);
	tcase_add_test(tc, labels_differ);
	tcase_add_test(tc, notes_have_labels);
	tcase_add_test(tc, read_for_a_format);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed > 0;
}
