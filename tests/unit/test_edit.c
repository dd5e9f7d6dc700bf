/* SPDX-License-Identifier: MIT */
/* Records that a program builds and corrects, through <vidimus.h> alone. */
#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

/* What one record can have. */
enum { MOST_PEOPLE = 20000, MOST_FIELDS = 10000 };

/* A record of two people and a turn; the turn in *speech. */
static struct vdm_record *
make(const struct vdm_node **speech)
{
	struct vdm_record *rec = vdm_record_new();
	const struct vdm_node *body, *sp, *label, *p;

	ck_assert_ptr_nonnull(rec);
	ck_assert_ptr_nonnull(vdm_edit_person(rec, "roth", "Anselm Roth"));
	ck_assert_ptr_nonnull(vdm_edit_person(rec, NULL, "Berta Quill"));
	body = vdm_edit_body(rec);
	sp = vdm_edit_element(rec, "sp");
	label = vdm_edit_element(rec, "speaker");
	p = vdm_edit_element(rec, "p");
	ck_assert_int_eq(vdm_edit_text(rec, label, "ROTH"), 0);
	ck_assert_int_eq(vdm_edit_text(rec, p, "Who owns the mill?"), 0);
	ck_assert_int_eq(vdm_edit_append(rec, body, sp), 0);
	ck_assert_int_eq(vdm_edit_append(rec, sp, label), 0);
	ck_assert_int_eq(vdm_edit_append(rec, sp, p), 0);
	ck_assert_int_eq(vdm_edit_speakers(rec, sp, "roth"), 0);
	*speech = sp;
	return rec;
}

/* What a program puts where TEI has no place for it is mended for each format
 * but text, which says what there is. */
static void
check_mended(struct vdm_record *rec)
{
	struct vdm_write_options *to;
	char *bytes;
	size_t i, n;

	for (i = 0; vdm_format_name(i) != NULL; i++) {
		if (!vdm_format_is_written(vdm_format_name(i)) ||
		    strcmp(vdm_format_name(i), "text") == 0)
			continue;
		to = vdm_write_options_new();
		vdm_write_options_set(to, "to", vdm_format_name(i));
		ck_assert_int_eq(vdm_write(rec, &bytes, &n, to, NULL), 0);
		ck_assert_msg(vdm_validate(bytes, n, NULL, NULL, NULL) == 0,
			      "%s: %s", vdm_format_name(i), bytes);
		vdm_write_options_free(to);
		free(bytes);
	}
}

START_TEST(what_stands_wrong_is_mended_in_each_format)
{
	struct vdm_record *rec = vdm_record_new();
	const struct vdm_node *body = vdm_edit_body(rec), *p;

	vdm_edit_field(rec, "title", "On the mill");
	p = vdm_edit_element(rec, "p");
	vdm_edit_append(rec, p, vdm_edit_chars(rec, "Before it."));
	ck_assert_int_eq(vdm_edit_append(rec, body, p), 0);
	check_mended(rec);
	ck_assert_int_eq(vdm_edit_insert(rec, body, p), 0);
	check_mended(rec);
	ck_assert_int_eq(
	    vdm_edit_append(rec, body, vdm_edit_element(rec, "sp")), 0);
	check_mended(rec);
	vdm_record_free(rec);
}
END_TEST

static void
check_error(const char *words)
{
	ck_assert_int_eq(errno, EINVAL);
	ck_assert_msg(strstr(vdm_error_text(), words) != NULL, "%s: %s", words,
		      vdm_error_text());
}

START_TEST(a_record_is_built_and_written)
{
	const struct vdm_node *sp;
	struct vdm_record *rec = make(&sp), *back;
	size_t i, n;
	char *bytes;

	ck_assert_ptr_nonnull(vdm_edit_field(rec, "title", "On the mill"));
	ck_assert_ptr_nonnull(vdm_edit_field(rec, "my-key", "mine"));
	ck_assert_uint_eq(vdm_node_kind(sp), VDM_KIND_SPEECH);
	ck_assert_int_eq(vdm_write(rec, &bytes, &n, NULL, NULL), 0);
	ck_assert_str_eq(vdm_format_guess(bytes, n, NULL), "tei");
	ck_assert_int_eq(vdm_validate(bytes, n, NULL, NULL, NULL), 0);
	free(bytes);
	for (i = 0; vdm_format_name(i) != NULL; i++) {
		struct vdm_write_options *to = vdm_write_options_new();
		struct vdm_comparison *c;

		if (!vdm_format_is_written(vdm_format_name(i))) {
			vdm_write_options_free(to);
			continue;
		}
		vdm_write_options_set(to, "to", vdm_format_name(i));
		ck_assert_int_eq(vdm_write(rec, &bytes, &n, to, NULL), 0);
		ck_assert_int_eq(vdm_read(&back, bytes, n, NULL, NULL), 0);
		c = vdm_comparison_new(rec, back, NULL);
		ck_assert_uint_eq(vdm_comparison_total(c, NULL, VDM_LOST), 0);
		ck_assert_uint_eq(vdm_comparison_words(c, VDM_LOST), 0);
		vdm_comparison_free(c);
		vdm_record_free(back);
		vdm_write_options_free(to);
		free(bytes);
	}
	vdm_record_free(rec);
}
END_TEST

START_TEST(who_speaks_is_asked_and_set)
{
	const struct vdm_node *sp;
	struct vdm_record *rec = make(&sp);
	const struct vdm_person *p = vdm_node_speaker(rec, sp, 0);

	ck_assert_uint_eq(vdm_node_speakers(rec, sp), 1);
	ck_assert_str_eq(vdm_person_id(p), "roth");
	ck_assert_ptr_eq(p, vdm_record_person_find(rec, "#roth"));
	ck_assert_ptr_null(vdm_record_person_find(rec, "nobody"));
	ck_assert_ptr_null(vdm_node_speaker(rec, sp, 1));
	p = vdm_record_person(rec, 1);
	vdm_edit_attr(rec, sp, "cert", "low");
	ck_assert_int_eq(vdm_edit_speakers(rec, sp, " nobody  roth "), -1);
	check_error("nobody has the id \"nobody\"");
	ck_assert_str_eq(vdm_node_attr(sp, "who"), "#roth");
	ck_assert_int_eq(
	    vdm_edit_person_set(rec, p, "ref", "https://example.org/quill"), 0);
	ck_assert_int_eq(
	    vdm_edit_speakers(rec, sp, "https://example.org/quill roth"), 0);
	ck_assert_uint_eq(vdm_node_speakers(rec, sp), 2);
	ck_assert_ptr_eq(vdm_node_speaker(rec, sp, 0), p);
	ck_assert_ptr_null(vdm_node_attr(sp, "cert"));
	ck_assert_int_eq(vdm_edit_speakers(rec, sp, NULL), 0);
	ck_assert_ptr_null(vdm_node_attr(sp, "who"));
	ck_assert_uint_eq(vdm_node_speakers(rec, sp), 0);
	ck_assert_int_eq(vdm_edit_speakers(rec, vdm_node_first(sp), "roth"),
			 -1);
	check_error("no speech");
	vdm_record_free(rec);
}
END_TEST

START_TEST(nodes_move_and_go)
{
	const struct vdm_node *sp, *p, *stage, *body, *chars;
	struct vdm_record *rec = make(&sp);
	const char *name, *value;
	char *text;

	p = vdm_node_next(vdm_node_first(sp));
	body = vdm_node_parent(sp);
	ck_assert_ptr_eq(body, vdm_edit_body(rec));
	stage = vdm_edit_element(rec, "stage");
	chars = vdm_edit_chars(rec, "A bell.");
	ck_assert_int_eq(vdm_edit_append(rec, stage, chars), 0);
	ck_assert_int_eq(vdm_edit_insert(rec, sp, stage), 0);
	ck_assert_ptr_eq(vdm_node_first(body), stage);
	ck_assert_ptr_eq(vdm_node_next(stage), sp);
	ck_assert_uint_eq(vdm_node_kind(stage), VDM_KIND_STAGE);
	ck_assert_int_eq(vdm_edit_append(rec, sp, stage), 0);
	ck_assert_ptr_eq(vdm_node_first(body), sp);
	ck_assert_ptr_eq(vdm_node_next(p), stage);
	text = vdm_node_content_text(sp);
	ck_assert_str_eq(text, "ROTHWho owns the mill?A bell.");
	free(text);
	ck_assert_int_eq(vdm_edit_text(rec, chars, "Two bells."), 0);
	ck_assert_str_eq(vdm_node_text(chars), "Two bells.");
	ck_assert_int_eq(vdm_edit_remove(rec, stage), 0);
	ck_assert_ptr_null(vdm_node_next(p));
	ck_assert_ptr_null(vdm_node_parent(stage));
	ck_assert_int_eq(vdm_edit_attr(rec, sp, "n", "4"), 0);
	ck_assert_int_eq(vdm_node_attr_at(sp, 1, &name, &value), 0);
	ck_assert_str_eq(name, "n");
	ck_assert_str_eq(value, "4");
	ck_assert_int_eq(vdm_edit_attr(rec, sp, "n", NULL), 0);
	ck_assert_int_eq(vdm_node_attr_at(sp, 1, &name, &value), -1);
	ck_assert_ptr_null(name);
	ck_assert_str_eq(vdm_node_name(sp), "sp");
	ck_assert_uint_eq(vdm_node_line(sp), 0);
	vdm_record_free(rec);
}
END_TEST

/* Each is refused, says why, and changes nothing. */
START_TEST(what_cannot_be_is_refused)
{
	const struct vdm_node *sp, *root, *lb;
	struct vdm_record *rec = make(&sp);
	char *before, *after;

	root = vdm_record_root(rec);
	before = vdm_node_content_text(root);
	ck_assert_ptr_null(vdm_edit_element(rec, "spp"));
	check_error("TEI has no element \"spp\"");
	ck_assert_ptr_null(vdm_edit_chars(rec, "\xff"));
	check_error("UTF-8");
	ck_assert_ptr_null(vdm_edit_chars(rec, "\x01"));
	check_error("XML");
	ck_assert_int_eq(vdm_edit_append(rec, vdm_node_first(sp), sp), -1);
	check_error("into itself");
	ck_assert_int_eq(vdm_edit_append(rec, sp, sp), -1);
	check_error("into itself");
	ck_assert_int_eq(vdm_edit_append(rec, sp, root), -1);
	check_error("root");
	ck_assert_int_eq(vdm_edit_remove(rec, root), -1);
	check_error("root");
	ck_assert_int_eq(vdm_edit_insert(rec, root, sp), -1);
	check_error("stands nowhere");
	lb = vdm_edit_element(rec, "lb");
	ck_assert_int_eq(vdm_edit_text(rec, lb, "x"), -1);
	check_error("empty");
	ck_assert_int_eq(vdm_edit_append(rec, vdm_edit_chars(rec, "x"), lb),
			 -1);
	check_error("nothing can be put into text");
	ck_assert_int_eq(vdm_edit_attr(rec, sp, "a b", "x"), -1);
	check_error("no attribute's name");
	ck_assert_int_eq(vdm_edit_attr(rec, sp, "xmlns:x", "x"), -1);
	check_error("no attribute's name");
	ck_assert_int_eq(vdm_edit_attr(rec, sp, "n", "\x02"), -1);
	check_error("XML");
	ck_assert_ptr_null(vdm_edit_person(rec, "roth", "Another"));
	check_error("another person has the id");
	ck_assert_ptr_null(vdm_edit_person(rec, "a b", "Another"));
	check_error("no id");
	ck_assert_ptr_null(vdm_edit_field(rec, "", "x"));
	check_error("has a name");
	after = vdm_node_content_text(root);
	ck_assert_str_eq(before, after);
	ck_assert_uint_eq(vdm_record_people(rec), 2);
	ck_assert_uint_eq(vdm_record_fields(rec), 0);
	free(before);
	free(after);
	vdm_record_free(rec);
}
END_TEST

/* What stands in text, in a comment, in another record, in a part of a record;
 * and what is said where nothing is changed. */
START_TEST(more_is_refused)
{
	static const char part[] =
	    "<text xmlns='http://www.tei-c.org/ns/1.0'>"
	    "<body><p>One<!-- c -->two</p></body></text>";
	const struct vdm_node *sp, *p, *comment, *chars, *other;
	struct vdm_record *rec = make(&sp), *two = make(&other), *text;
	const struct vdm_person *who = vdm_record_person(rec, 0);
	const struct vdm_field *f = vdm_edit_field(rec, "title", "On the mill");
	char *said;

	ck_assert_int_eq(vdm_read(&text, part, sizeof(part) - 1, NULL, NULL),
			 0);
	ck_assert_ptr_null(vdm_edit_body(text));
	check_error("root is <text>");
	p = vdm_node_first(vdm_node_first(vdm_record_root(text)));
	comment = vdm_node_next(vdm_node_first(p));
	ck_assert_uint_eq(vdm_node_kind(comment), VDM_KIND_COMMENT);
	ck_assert_int_eq(vdm_edit_text(text, comment, "x"), -1);
	check_error("text, a comment or an instruction");
	ck_assert_int_eq(vdm_edit_text(text, p, NULL), -1);
	check_error("there is no text");
	/* all that was in it goes */
	ck_assert_int_eq(vdm_edit_text(text, p, "three"), 0);
	said = vdm_node_content_text(p);
	ck_assert_str_eq(said, "three");
	ck_assert_ptr_null(vdm_node_next(vdm_node_first(p)));
	free(said);
	chars = vdm_node_first(p);
	ck_assert_int_eq(vdm_edit_remove(text, chars), 0);
	ck_assert_ptr_null(vdm_node_first(p));
	vdm_record_free(text);

	ck_assert_ptr_null(vdm_edit_chars(rec, NULL));
	check_error("there is no text");
	chars = vdm_edit_chars(rec, "x");
	ck_assert_int_eq(vdm_edit_attr(rec, chars, "n", "1"), -1);
	check_error("only elements have attributes");
	ck_assert_int_eq(vdm_edit_append(rec, sp, other), -1);
	check_error("of another record");
	ck_assert_int_eq(vdm_edit_insert(rec, sp, other), -1);
	check_error("of another record");
	ck_assert_ptr_eq(vdm_node_parent(other), vdm_edit_body(two));
	ck_assert_int_eq(vdm_edit_insert(rec, sp, sp), 0);
	ck_assert_ptr_eq(vdm_node_first(vdm_edit_body(rec)), sp);
	/* a text that stands nowhere yet */
	ck_assert_int_eq(vdm_edit_text(rec, chars, "y"), 0);
	ck_assert_str_eq(vdm_node_text(chars), "y");
	ck_assert_int_eq(vdm_edit_text(rec, chars, "\xff"), -1);
	check_error("UTF-8");
	ck_assert_str_eq(vdm_node_text(chars), "y");

	ck_assert_ptr_null(vdm_edit_person(rec, NULL, NULL));
	check_error("there is no text");
	ck_assert_int_eq(vdm_edit_person_set(rec, who, "title", "\x01"), -1);
	check_error("XML");
	ck_assert_int_eq(vdm_edit_person_set(rec, who, "form", ""), -1);
	check_error("nothing to add");
	ck_assert_int_eq(vdm_edit_person_set(rec, who, "name", NULL), 0);
	ck_assert_str_eq(vdm_person_name(who), "");
	ck_assert_ptr_null(vdm_edit_field(rec, NULL, "x"));
	check_error("there is no text");
	ck_assert_ptr_null(vdm_edit_field(rec, "title", NULL));
	check_error("there is no text");
	ck_assert_int_eq(vdm_edit_field_set(rec, f, "norm", "\x02"), -1);
	check_error("XML");
	ck_assert_ptr_null(vdm_field_norm(f));
	ck_assert_int_eq(vdm_edit_field_set(rec, f, "value", NULL), 0);
	ck_assert_str_eq(vdm_field_value(f), "");
	ck_assert_uint_eq(vdm_field_state(f), VDM_STATE_EXPLICIT_EMPTY);
	ck_assert_int_eq(vdm_edit_speakers(rec, sp, "roth"), 0);
	ck_assert_int_eq(vdm_edit_speakers(rec, sp, ""), 0);
	ck_assert_ptr_null(vdm_node_attr(sp, "who"));
	vdm_record_free(rec);
	vdm_record_free(two);
}
END_TEST

/* Readers make no deeper records, and writers rely on it. */
/* As many people and fields as a record may have, and no more. */
START_TEST(number_is_bounded)
{
	struct vdm_record *rec = vdm_record_new();
	size_t i;

	for (i = 0; i < MOST_PEOPLE; i++)
		ck_assert_ptr_nonnull(vdm_edit_person(rec, NULL, "A"));
	ck_assert_ptr_null(vdm_edit_person(rec, NULL, "A"));
	check_error("20000 people");
	for (i = 0; i < MOST_FIELDS; i++)
		ck_assert_ptr_nonnull(vdm_edit_field(rec, "subject", "s"));
	ck_assert_ptr_null(vdm_edit_field(rec, "subject", "s"));
	check_error("as many fields");
	vdm_record_free(rec);
}
END_TEST

START_TEST(depth_is_bounded)
{
	const struct vdm_node *sp, *at, *quote, *all;
	struct vdm_record *rec = make(&sp);
	int n = 0;

	at = vdm_edit_body(rec);
	for (;; n++) {
		quote = vdm_edit_element(rec, "quote");
		ck_assert_ptr_nonnull(quote);
		if (vdm_edit_append(rec, at, quote) != 0)
			break;
		at = quote;
	}
	check_error("256 deep");
	ck_assert_int_gt(n, 200);
	ck_assert_int_lt(n, 256);
	/* nor as one with all below it, nor before another */
	all = vdm_edit_element(rec, "quote");
	ck_assert_int_eq(vdm_edit_append(rec, all, quote), 0);
	ck_assert_int_eq(vdm_edit_append(rec, vdm_node_parent(at), all), -1);
	check_error("256 deep");
	ck_assert_int_eq(vdm_edit_insert(rec, at, all), -1);
	check_error("256 deep");
	ck_assert_int_eq(
	    vdm_edit_insert(rec, vdm_node_parent(vdm_node_parent(at)), all), 0);
	vdm_record_free(rec);
}
END_TEST

START_TEST(people_are_described)
{
	const struct vdm_node *sp;
	struct vdm_record *rec = make(&sp);
	const struct vdm_person *p = vdm_record_person(rec, 1);
	static const char *const rows[][2] = {
	    {"name", "Berta L. Quill"}, {"title", "Clerk"},
	    {"role", "interpreter"},    {"role", "present"},
	    {"form", "QUILL"},          {"ref", "https://example.org/q"},
	    {"participant", "no"},      {"group", "yes"}};
	size_t i;

	ck_assert_int_eq(vdm_person_is_participant(p), 1);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		ck_assert_int_eq(
		    vdm_edit_person_set(rec, p, rows[i][0], rows[i][1]), 0);
	ck_assert_str_eq(vdm_person_name(p), "Berta L. Quill");
	ck_assert_str_eq(vdm_person_title(p), "Clerk");
	ck_assert_str_eq(vdm_person_role(p, 0), "interpreter");
	ck_assert_str_eq(vdm_person_role(p, 1), "present");
	ck_assert_ptr_null(vdm_person_role(p, 2));
	ck_assert_str_eq(vdm_person_form(p, 0), "QUILL");
	ck_assert_str_eq(vdm_person_ref(p, 0), "https://example.org/q");
	ck_assert_int_eq(vdm_person_is_participant(p), 0);
	ck_assert_int_eq(vdm_person_is_group(p), 1);
	ck_assert_uint_eq(vdm_person_state(p), VDM_STATE_EXPLICIT);
	ck_assert_uint_eq(vdm_person_certainty(p), VDM_CERT_NONE);
	ck_assert_uint_eq(vdm_person_line(p), 0);
	ck_assert_int_eq(vdm_edit_person_set(rec, p, "title", NULL), 0);
	ck_assert_ptr_null(vdm_person_title(p));
	ck_assert_int_eq(vdm_edit_person_set(rec, p, "hat", "x"), -1);
	check_error("a person has no \"hat\"");
	ck_assert_int_eq(vdm_edit_person_set(rec, p, "group", "maybe"), -1);
	check_error("yes or no");
	ck_assert_int_eq(vdm_edit_person_set(rec, p, "role", NULL), -1);
	check_error("nothing to add");
	vdm_record_free(rec);
}
END_TEST

START_TEST(fields_are_corrected)
{
	struct vdm_record *rec = vdm_record_new(), *other = vdm_record_new();
	const struct vdm_field *f = vdm_edit_field(rec, "date", "3 May 1921");
	const struct vdm_field *k = vdm_edit_field(rec, "my-key", "");

	ck_assert_str_eq(vdm_field_name(k), "my-key");
	ck_assert_uint_eq(vdm_field_state(k), VDM_STATE_EXPLICIT_EMPTY);
	ck_assert_int_eq(vdm_edit_field_set(rec, f, "norm", "1921-05-03"), 0);
	ck_assert_int_eq(vdm_edit_field_set(rec, f, "label", "Held on"), 0);
	ck_assert_int_eq(vdm_edit_field_set(rec, f, "role", "edt"), 0);
	ck_assert_int_eq(vdm_edit_field_set(rec, f, "ref", "urn:x:1"), 0);
	ck_assert_int_eq(vdm_edit_field_set(rec, k, "value", "more"), 0);
	ck_assert_str_eq(vdm_field_norm(f), "1921-05-03");
	ck_assert_str_eq(vdm_field_label(f), "Held on");
	ck_assert_str_eq(vdm_field_role(f), "edt");
	ck_assert_str_eq(vdm_field_ref(f), "urn:x:1");
	ck_assert_ptr_null(vdm_field_reason(f));
	ck_assert_uint_eq(vdm_field_certainty(f), VDM_CERT_NONE);
	ck_assert_uint_eq(vdm_field_line(f), 0);
	ck_assert_str_eq(vdm_field_value(k), "more");
	ck_assert_uint_eq(vdm_field_state(k), VDM_STATE_EXPLICIT);
	ck_assert_int_eq(vdm_edit_field_set(rec, f, "norm", NULL), 0);
	ck_assert_ptr_null(vdm_field_norm(f));
	ck_assert_int_eq(vdm_edit_field_set(rec, f, "hue", "x"), -1);
	check_error("a field has no \"hue\"");
	ck_assert_int_eq(vdm_edit_field_remove(rec, f), 0);
	ck_assert_uint_eq(vdm_record_fields(rec), 1);
	ck_assert_ptr_eq(vdm_record_field(rec, 0), k);
	ck_assert_ptr_null(vdm_record_field(rec, 1));
	ck_assert_int_eq(vdm_edit_field_remove(other, k), -1);
	check_error("no such field");
	vdm_record_free(rec);
	vdm_record_free(other);
}
END_TEST

/* What an edition's header says is brought up to what was corrected. */
START_TEST(a_kept_header_follows)
{
	static const char tei[] =
	    "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc>"
	    "<titleStmt><title>Olt</title></titleStmt><publicationStmt>"
	    "<p>Here</p></publicationStmt><sourceDesc><p>Ink, on paper</p>"
	    "</sourceDesc></fileDesc><encodingDesc><samplingDecl><p>All</p>"
	    "</samplingDecl></encodingDesc></teiHeader><text><body><sp "
	    "who='#a'>"
	    "<p>Hm.</p></sp></body></text></TEI>";
	struct vdm_record *rec;
	char *bytes;
	size_t i, n;

	ck_assert_int_eq(vdm_read(&rec, tei, sizeof(tei) - 1, NULL, NULL), 0);
	for (i = 0; i < vdm_record_fields(rec); i++)
		if (!strcmp(vdm_field_name(vdm_record_field(rec, i)), "title"))
			ck_assert_int_eq(
			    vdm_edit_field_set(rec, vdm_record_field(rec, i),
					       "value", "Old"),
			    0);
	ck_assert_ptr_nonnull(vdm_edit_person(rec, "a", "Ann"));
	ck_assert_int_eq(vdm_write(rec, &bytes, &n, NULL, NULL), 0);
	ck_assert_ptr_nonnull(strstr(bytes, ">Old</title>"));
	ck_assert_ptr_null(strstr(bytes, "Olt"));
	ck_assert_ptr_nonnull(strstr(bytes, "samplingDecl"));
	ck_assert_ptr_nonnull(strstr(bytes, "xml:id=\"a\""));
	free(bytes);
	vdm_record_free(rec);
}
END_TEST

/* What the source's lines were taken for is no longer what the tree says. */
START_TEST(units_follow_what_was_corrected)
{
	static const char text[] =
	    "On the mill\n\nDate: 3 May 1921\n\nPresent: Mr. Anselm Roth, Mr. "
	    "Carl Hemm\n\nMR. ROTH: Who owns the mill?\n\nMR. HEMM: Nobody.\n";
	size_t before;
	const struct vdm_node *n;
	struct vdm_record *rec;
	struct vdm_units *units;

	ck_assert_int_eq(vdm_read(&rec, text, sizeof(text) - 1, NULL, NULL), 0);
	units = vdm_units_new(rec);
	before = vdm_units_count(units);
	ck_assert_uint_ge(before, 2);
	vdm_units_free(units);
	n = vdm_record_root(rec);
	while (vdm_node_kind(n) != VDM_KIND_SPEECH)
		n = vdm_node_walk(n, vdm_record_root(rec));
	ck_assert_int_eq(vdm_edit_remove(rec, n), 0);
	units = vdm_units_new(rec);
	ck_assert_uint_lt(vdm_units_count(units), before);
	vdm_units_free(units);
	vdm_record_free(rec);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("edit");
	TCase *t = tcase_create("edit");
	SRunner *r;
	int failed;

	tcase_add_test(t, a_record_is_built_and_written);
	tcase_add_test(t, what_stands_wrong_is_mended_in_each_format);
	tcase_add_test(t, who_speaks_is_asked_and_set);
	tcase_add_test(t, nodes_move_and_go);
	tcase_add_test(t, what_cannot_be_is_refused);
	tcase_add_test(t, more_is_refused);
	tcase_add_test(t, depth_is_bounded);
	tcase_add_test(t, number_is_bounded);
	tcase_add_test(t, people_are_described);
	tcase_add_test(t, fields_are_corrected);
	tcase_add_test(t, a_kept_header_follows);
	tcase_add_test(t, units_follow_what_was_corrected);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
