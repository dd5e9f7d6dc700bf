/* SPDX-License-Identifier: MIT */
/* Reading and writing through the registry of formats. */
#include <errno.h>
#include <string.h>

#include "base/budget.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/sabotage.h"
#include "base/utf8.h"
#include "decide/decide.h"
#include "format/format.h"
#include "format/stranger.h"
#include "picture/picture.h"
#include "recognise/recognise.h"
#include "record/check.h"
#include "record/heading.h"
#include "record/provenance.h"
#include "record/twice.h"
#include "record/vocabulary.h"
#include "witness/account.h"

const char *
vdm_version(void)
{
	return VDM_VERSION;
}

const char *
vdm_format_guess(const void *bytes, size_t length, const char *name)
{
	const struct vdm_format *f = vdm_format_detect(bytes, length, name);

	return f != NULL ? f->name : NULL;
}

int
vdm_encoding_guess(char **name, const void *bytes, size_t length,
		   const char *format, const struct vdm_read_options *options)
{
	static const struct vdm_read_options none;
	const struct vdm_format *f = vdm_format_find(format);
	char found[VDM_ENCODING_NAME];

	*name = NULL;
	if (f == NULL || f->encoding == NULL) {
		errno = EINVAL;
		return -1;
	}
	if (f->encoding(bytes, length, options != NULL ? options : &none,
			found) != 0)
		return -1;
	*name = vdm_strdup(found);
	return *name != NULL ? 0 : -1;
}

const char *
vdm_format_for_name(const char *name)
{
	const struct vdm_format *f = vdm_format_by_ending(name);

	return f != NULL ? f->name : NULL;
}

/* Says what it is, though nothing here reads it. */
static void
report_other(const struct vdm_stranger *kind, const char *name,
	     const struct vdm_sink *sink)
{
	struct vdm_buf say;

	vdm_buf_init(&say);
	vdm_stranger_say(kind, name, &say);
	vdm_diag(sink, VDM_D_FORMAT_OTHER, NULL, NULL,
		 "nothing was read, for this is %s", vdm_buf_str(&say));
	vdm_buf_fini(&say);
}

static const struct vdm_format *
format_for(const void *bytes, size_t length,
	   const struct vdm_read_options *options, const struct vdm_sink *sink)
{
	static const struct vdm_stranger unknown = {
	    "no text: too many of its bytes are control characters", NULL};
	static const struct vdm_stranger document = {
	    "a document in XML, or a piece of HTML, of a kind that is not read",
	    "Say --from html where it is of a web page; else take the words "
	    "out of it, as plain text with a name before each turn"};
	const struct vdm_stranger *kind = NULL;
	const struct vdm_format *f = NULL;

	if (options->from == NULL) {
		kind = vdm_stranger_of(bytes, length, options->name);
		f = vdm_format_detect(bytes, length, options->name);
		/* an encoding that is named may have such bytes */
		if (f != NULL && f->is_plain && options->encoding == NULL &&
		    vdm_stranger_is_binary(bytes, length))
			kind = &unknown;
		if (f != NULL && f->is_plain &&
		    vdm_stranger_is_document(bytes, length))
			kind = &document;
	} else {
		f = vdm_format_find(options->from);
	}
	if (kind != NULL) {
		report_other(kind, options->name, sink);
		return NULL;
	}
	if (f == NULL)
		vdm_diag(sink, VDM_D_FORMAT_UNKNOWN, NULL, NULL,
			 "the format is not known; nothing was read");
	return f;
}

/* What is asked for, by name or the output's; else what the record was. */
static const struct vdm_format *
format_to(const struct vdm_record *record,
	  const struct vdm_write_options *options)
{
	const struct vdm_format *f = NULL;

	if (options->to != NULL)
		return vdm_format_find(options->to);
	if (options->name != NULL)
		f = vdm_format_by_ending(options->name);
	if (f == NULL && record->format != NULL) {
		f = vdm_format_find(record->format);
		if (f != NULL && f->write == NULL)
			f = NULL;
	}
	return f != NULL ? f : vdm_format_native();
}

/*
 * The last net under each allocation's own check: vdm_read and vdm_write clear
 * errno, so that another library's allocation that failed since can be told;
 * our own are counted. 0, or -1 with errno ENOMEM.
 */
static int
ran_out(int failed, unsigned long before)
{
	if (!failed && errno != ENOMEM)
		return vdm_memory_check(before);
	errno = ENOMEM;
	return -1;
}

/* Pointers to an id that two people have lead to the first of them. */
static void
report_doubled(const struct vdm_record *rec, const struct vdm_sink *sink)
{
	size_t i;

	for (i = 0; i < rec->people_count; i++) {
		const struct vdm_person *p = rec->people[i];

		if (p->doubled != NULL)
			vdm_diag(sink, VDM_D_ID_DOUBLED, &p->pos, NULL,
				 "\"%.80s\" has the id \"%.80s\", which "
				 "another person has already: what points at "
				 "it is taken to mean the other; this one is "
				 "\"%.80s\" from here on",
				 p->name, p->doubled, p->id);
	}
}

/* Readers stop at these; what a source has beyond them is in no record. */
static void
report_limits(struct vdm_record *rec, const struct vdm_sink *sink)
{
	const struct {
		size_t count, limit;
		const char *what;
	} rows[] = {
	    {rec->fields_count, VDM_LIMIT_FIELDS, "fields"},
	    {rec->people_count, VDM_LIMIT_PEOPLE, "people"},
	    {rec->resources_count, VDM_LIMIT_RESOURCES, "pictures"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].count >= rows[i].limit)
			vdm_diag(sink, VDM_D_RECORD_LIMIT, NULL, NULL,
				 "the record has as many %s as one can have, "
				 "%zu; those beyond are not carried",
				 rows[i].what, rows[i].limit);
	/* one more was kept, to see this */
	if (rec->fields_count > VDM_LIMIT_FIELDS)
		rec->fields_count = VDM_LIMIT_FIELDS;
}

/* Source text is not improved; that it went through a wrong decoding is told.
 */
static void
report_oddities(const struct vdm_record *rec, const struct vdm_sink *sink)
{
	struct vdm_oddities o;
	struct vdm_twice t;

	vdm_record_oddities(rec, &o);
	vdm_record_twice(rec, &t);
	if (t.count > 0)
		vdm_diag(sink, VDM_D_TEXT_DECODED_TWICE, &t.at, NULL,
			 "the text has %zu times what UTF-8 looks like when it "
			 "is read as Windows-1252, the first \"%s\" for "
			 "\"%s\": it was decoded twice before it came here; "
			 "all of it stays",
			 t.count, t.is, t.was);
	if (o.c1 > 0)
		vdm_diag(sink, VDM_D_TEXT_DECODED_TWICE, &o.c1_at, NULL,
			 "the text has %zu control characters of U+0080 to "
			 "U+009F, the first U+%04X: it was decoded wrongly, or "
			 "twice, before it came here; they stay",
			 o.c1, (unsigned)o.first_c1);
	if (o.marks > 0)
		vdm_diag(sink, VDM_D_TEXT_INNER_MARK, &o.mark_at, NULL,
			 "the text has %zu byte order marks (U+FEFF) inside of "
			 "it, where they are characters that nobody sees; they "
			 "stay",
			 o.marks);
}

/* A page is no deeper than XML may be; but notes are read where their marks
 * stand, and notes have notes. */
static int
check_depth(const struct vdm_record *rec, const struct vdm_sink *sink)
{
	enum { AROUND = 8 }; /* what a reader puts around the text */

	if (vdm_node_height(rec->root) <= VDM_LIMIT_DEPTH + AROUND)
		return 0;
	vdm_diag(sink, VDM_D_XML_DEPTH, NULL, NULL,
		 "elements, and notes within notes, are nested more than %u "
		 "deep; the document is not read",
		 (unsigned)VDM_LIMIT_DEPTH);
	return -1;
}

/* What a reader took from bytes that are no XML, or a table states, may hold
 * what no output could. */
static void
drop_controls(struct vdm_record *rec, const struct vdm_sink *sink)
{
	struct vdm_pos first;
	size_t n = vdm_record_drop_controls(rec, &first);

	if (n > 0)
		vdm_diag(sink, VDM_D_TEXT_CONTROL, &first, NULL,
			 "%zu control characters were left out, the first "
			 "here",
			 n);
}

/* What an encoder made stays: TEI, and what was TEI before; text of ours, too,
 * unless it is known to become something that names elements. */
static int
is_to_be_mended(const struct vdm_record *rec, const struct vdm_format *f,
		int lifts, const struct vdm_read_options *options)
{
	const struct vdm_format *to =
	    options->to != NULL ? vdm_format_find(options->to) : NULL;

	return !rec->encoded &&
	       (lifts || !f->is_plain || (to != NULL && !to->is_plain));
}

static int
read_into(struct vdm_record *rec, const struct vdm_format *f, const void *bytes,
	  size_t length, const struct vdm_read_options *options,
	  const struct vdm_sink *sink)
{
	unsigned long before = vdm_memory_failures();
	int wants, lifted;

	VDM_SABOTAGE_PHASE("read");
	/* without memory the tree may be none */
	if (f->read(rec, bytes, length, options, sink) != 0 ||
	    ran_out(rec->arena.failed, before) != 0 ||
	    check_depth(rec, sink) != 0)
		return -1;
	if (!f->is_xml && !f->is_plain) /* of plain text the decoder does it */
		drop_controls(rec, sink);
	VDM_SABOTAGE_RECORD(rec);
	VDM_SABOTAGE_PHASE(NULL);
	rec->format = f->name;
	rec->is_plain = f->is_plain;
	rec->is_publication = f->is_publication;
	if (!f->settles) {
		vdm_node_strip_space(rec->root);
		vdm_node_settle(rec->root);
	}
	VDM_SABOTAGE_PHASE("lift");
	wants = f->wants_recognition(rec);
	lifted = wants && !options->no_recognise;
	if (lifted ? vdm_recognise(rec, options, sink) != 0
		   : vdm_recognise_stated(rec, options, sink) != 0)
		return -1;
	if (vdm_decide(rec, options, bytes, length, sink) != 0)
		return -1;
	if (lifted && vdm_options_decide(options) &&
	    vdm_recognise_doubts(rec, sink) != 0)
		return -1;
	if (options->tables != NULL || options->metadata != NULL ||
	    options->people != NULL || options->decisions != NULL)
		drop_controls(rec, sink);
	VDM_SABOTAGE_RECORD(rec);
	VDM_SABOTAGE_PHASE(NULL);
	if (is_to_be_mended(rec, f, wants, options)) {
		if (vdm_tree_mend(rec, sink) != 0)
			vdm_node_settle(rec->root);
		rec->mended = 1;
	}
	/* what was read beside a kept header may differ from it */
	if (vdm_format_native()->native->sync(rec) != 0)
		return -1;
	if (lifted)
		vdm_node_settle(rec->root);
	else if (vdm_record_header(rec) != NULL)
		vdm_node_settle(vdm_record_header(rec));
	vdm_headings_settle(rec);
	vdm_pictures_vet(rec, sink);
	vdm_record_disarm(rec, sink);
	vdm_fields_settle(rec);
	report_doubled(rec, sink);
	report_oddities(rec, sink);
	report_limits(rec, sink);
	return ran_out(rec->arena.failed, before);
}

/* What a witness may look at. */
struct document {
	const struct vdm_format *format;
	const char *bytes, *encoding;
	size_t length;
	const struct vdm_record *record; /* that was read of it, or NULL */
};

static int
look_at_bytes(struct vdm_testimony *t, const void *what)
{
	const struct document *d = what;

	t->parts = d->record;
	return d->format->witness(t, d->bytes, d->length, d->encoding);
}

static int
look_at_record(struct vdm_testimony *t, const void *what)
{
	return vdm_witness_record(t, what);
}

static void
seen_free(void *seen)
{
	vdm_testimony_fini(seen);
	vdm_free(seen);
}

/* Room for what a glance at a record sees; it is looked at when it is read, and
 * need not be again when it is written, if nothing was changed. 0: no memory.
 */
static int
seen_keep(struct vdm_record *rec, struct vdm_onlooker *record)
{
	struct vdm_testimony *seen = vdm_malloc(sizeof(*seen));

	if (seen == NULL)
		return 0;
	vdm_testimony_init(seen, NULL);
	vdm_record_forget(rec);
	rec->seen = record->seen = seen;
	rec->seen_free = seen_free;
	rec->seen_used = rec->arena.used;
	return 1;
}

/*
 * What is on one side, and what findings said, is all that is on the other. A
 * witness to whom memory failed has seen too little, and says nothing.
 */
static int
account(enum vdm_account_side side, const struct document *document,
	struct vdm_onlooker *record, struct vdm_account *to,
	struct vdm_reported *reported)
{
	unsigned long before = vdm_memory_failures();
	struct vdm_onlooker bytes = {.look = look_at_bytes, .what = document};
	int reading = side == VDM_ACCOUNT_READING, status;

	errno = 0;
	status = vdm_account_settle(to, side, reading ? &bytes : record,
				    reading ? record : &bytes, reported);
	if (status == 0 && errno != ENOMEM && vdm_memory_check(before) == 0)
		return 0;
	errno = ENOMEM;
	return -1;
}

static int
read_accounted(struct vdm_record *rec, const struct vdm_format *f,
	       const void *bytes, size_t length,
	       const struct vdm_read_options *options,
	       const struct vdm_sink *sink)
{
	struct document document = {f, bytes, options->encoding, length, rec};
	struct vdm_onlooker record = {
	    .look = look_at_record, .what = rec, .record = rec};
	struct vdm_reported reported;
	int status;

	if (options->no_account || (sink == NULL && options->account == NULL))
		return read_into(rec, f, bytes, length, options, sink);
	if (vdm_reported_init(&reported, sink) != 0)
		return -1;
	status = read_into(rec, f, bytes, length, options, &reported.sink);
	if (status == 0)
		status = seen_keep(rec, &record)
			     ? account(VDM_ACCOUNT_READING, &document, &record,
				       options->account, &reported)
			     : -1;
	vdm_reported_fini(&reported);
	return status;
}

/* Whether there are bytes, and none that anybody could read. */
static int
has_nothing_but_space(const char *s, size_t n)
{
	if (n >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0) {
		s += 3;
		n -= 3;
	}
	return vdm_is_blank_n(s, n);
}

static int
read_record(struct vdm_record **record, const void *bytes, size_t length,
	    const struct vdm_read_options *options, const struct vdm_sink *sink)
{
	unsigned long before = vdm_memory_failures();
	const struct vdm_format *f;
	struct vdm_record *rec;

	*record = NULL;
	if (length == 0) {
		vdm_diag(sink, VDM_D_INPUT_EMPTY, NULL, NULL,
			 "the input is empty; there is no record in it");
		return -1;
	}
	if (has_nothing_but_space(bytes, length))
		vdm_diag(sink, VDM_D_INPUT_BLANK, NULL, NULL,
			 "the input is white space alone; its record has no "
			 "words");
	if (length > VDM_LIMIT_INPUT) {
		vdm_diag(sink, VDM_D_INPUT_TOO_LARGE, NULL, NULL,
			 "the input is larger than the limit; it is not read");
		return -1;
	}
	f = format_for(bytes, length, options, sink);
	if (f == NULL)
		return -1;
	rec = options->begun != NULL ? *options->begun : vdm_record_new();
	if (rec == NULL) {
		errno = ENOMEM;
		return -1;
	}
	if (options->begun != NULL)
		*options->begun = NULL;
	if (read_accounted(rec, f, bytes, length, options, sink) != 0) {
		vdm_record_free(rec);
		(void)vdm_memory_check(before); /* for errno */
		return -1;
	}
	rec->source = length;
	rec->taken = rec->arena.used;
	*record = rec;
	return 0;
}

int
vdm_read(struct vdm_record **record, const void *bytes, size_t length,
	 const struct vdm_read_options *options, const struct vdm_sink *sink)
{
	static const struct vdm_read_options none;
	struct vdm_budget budget;
	int rc;

	*record = NULL;
	vdm_error_begin();
	vdm_budget_enter(&budget, length, 0);
	rc = read_record(record, bytes, length,
			 options != NULL ? options : &none, sink);
	return vdm_budget_leave(&budget, rc, sink);
}

static int
states_language(const struct vdm_record *record)
{
	const struct vdm_node *text = vdm_node_child(record->root, "text");

	return vdm_node_attr(record->root, "xml:lang") != NULL ||
	       (text != NULL && vdm_node_attr(text, "xml:lang") != NULL);
}

/* What a reader made or a program built is no deeper than a reader takes; but
 * to mend it may put an element around each. */
static int
write_readable(const struct vdm_format *f, const struct vdm_record *record,
	       struct vdm_buf *out, const struct vdm_write_options *options,
	       const struct vdm_sink *sink)
{
	struct vdm_write_options guessed;
	int failed = 0;

	if (f->is_xml && vdm_node_height(record->root) > VDM_LIMIT_DEPTH) {
		vdm_diag(sink, VDM_D_XML_DEPTH, NULL, NULL,
			 "elements are nested more than %u deep, so that the "
			 "output could not be read again; it is not written",
			 (unsigned)VDM_LIMIT_DEPTH);
		errno = 0;
		return -1;
	}
	guessed = *options;
	if (f->is_publication && !states_language(record))
		guessed.language = vdm_recognise_language(record, &failed);
	if (failed) {
		errno = ENOMEM;
		return -1;
	}
	return f->write(record, out, &guessed, sink);
}

/* The tree is right when it was read, but a record may be built, or changed.
 * Text names no elements: it says what there is, right or not. */
static int
write_mended(const struct vdm_format *f, const struct vdm_record *record,
	     struct vdm_buf *out, const struct vdm_write_options *options,
	     const struct vdm_sink *sink)
{
	struct vdm_record copy;
	int rc;

	VDM_SABOTAGE_PHASE("write");
	VDM_SABOTAGE_COPY(record);
	if (record->encoded || record->mended || f->is_plain ||
	    vdm_tree_stands_right(record))
		return write_readable(f, record, out, options, sink);
	rc = vdm_tree_mended(&copy, record, sink);
	if (rc == 0)
		rc = write_readable(f, &copy, out, options, sink);
	vdm_arena_fini(&copy.arena);
	return rc;
}

/* Before the witness looks: the output is what it sees. */
static void
seal(const struct vdm_format *f, const struct vdm_record *record,
     struct vdm_buf *out)
{
	if (f->seal_holds == NULL && !out->failed &&
	    vdm_provenance_is_open(record))
		vdm_seal_close(out->data, out->len);
}

static int
write_sealed(const struct vdm_format *f, const struct vdm_record *record,
	     struct vdm_buf *out, const struct vdm_write_options *options,
	     const struct vdm_sink *sink)
{
	int rc = write_mended(f, record, out, options, sink);

	if (rc == 0)
		seal(f, record, out);
	return rc;
}

/* What is in the record, and findings did not name, is in the output. */
static int
settle_written(const struct vdm_format *f, const struct vdm_record *record,
	       const struct vdm_buf *out,
	       const struct vdm_write_options *options,
	       struct vdm_reported *reported)
{
	struct document document = {f, vdm_buf_str(out), NULL, out->len, NULL};
	struct vdm_onlooker seen = {
	    .look = look_at_record, .what = record, .seen = record->seen};

	if (record->seen_used != record->arena.used)
		seen.seen = NULL;
	seen.was_seen = seen.seen != NULL;
	return account(VDM_ACCOUNT_WRITING, &document, &seen, options->account,
		       reported);
}

/* What the output says otherwise, or not at all: the open seal that a kept
 * header has; a fragment has no place for where it is from. */
static void
say_seal(const struct vdm_record *record, const char *hex,
	 struct vdm_reported *reported)
{
	size_t i;

	for (i = 0; i < record->fields_count; i++) {
		const char *value = record->fields[i]->value;

		if (record->fields[i]->id != VDM_F_PROVENANCE)
			continue;
		if (hex[0] != '\0')
			value = vdm_seal_find(value, strlen(value));
		vdm_reported_say(reported, value);
	}
}

/* The same, where the output carries a seal that the record cannot know. */
static int
settle_said(const struct vdm_format *f, const struct vdm_record *record,
	    const struct vdm_buf *out, const struct vdm_write_options *options,
	    struct vdm_reported *reported)
{
	struct vdm_said_record said;
	char hex[VDM_SHA256_HEX] = "";
	const char *at;
	int rc;

	if (f->seal_get != NULL) {
		if (f->seal_get(vdm_buf_str(out), out->len, hex) != 0)
			return -1;
	} else if ((at = vdm_seal_find(vdm_buf_str(out), out->len)) != NULL) {
		memcpy(hex, at, sizeof(hex) - 1);
	}
	say_seal(record, hex, reported);
	rc = vdm_provenance_say(&said, record, hex);
	said.record.seen = NULL;
	if (rc == 0)
		rc = settle_written(f, &said.record, out, options, reported);
	vdm_provenance_unsay(&said);
	return rc;
}

static int
write_accounted(const struct vdm_format *f, const struct vdm_record *record,
		struct vdm_buf *out, const struct vdm_write_options *options,
		const struct vdm_sink *sink)
{
	struct vdm_reported reported;
	int status;

	if (options->no_account || (sink == NULL && options->account == NULL))
		return write_sealed(f, record, out, options, sink);
	if (vdm_reported_init(&reported, sink) != 0)
		return -1;
	status = write_sealed(f, record, out, options, &reported.sink);
	if (status == 0 && !out->failed)
		status =
		    vdm_provenance_is_open(record)
			? settle_said(f, record, out, options, &reported)
			: settle_written(f, record, out, options, &reported);
	vdm_reported_fini(&reported);
	return status;
}

/* Names the formats that are written. */
static int
refuse_format(const char *name)
{
	const struct vdm_format *f;
	struct vdm_buf known;
	size_t i;
	int rc;

	vdm_buf_init(&known);
	for (i = 0; (f = vdm_format_at(i)) != NULL; i++)
		if (f->write != NULL)
			vdm_buf_printf(&known, "%s%s",
				       known.len > 0 ? ", " : "", f->name);
	rc = vdm_error(EINVAL,
		       "\"%.80s\" is a format that is only read; what "
		       "can be written is %s",
		       name, vdm_buf_str(&known));
	vdm_buf_fini(&known);
	return rc;
}

static int
write_record(const struct vdm_record *record, char **bytes, size_t *length,
	     const struct vdm_write_options *options,
	     const struct vdm_sink *sink)
{
	unsigned long before = vdm_memory_failures();
	const struct vdm_format *f;
	struct vdm_buf out;

	*bytes = NULL;
	*length = 0;
	f = format_to(record, options);
	if (f == NULL)
		return vdm_error(EINVAL, "there is no format \"%.80s\"",
				 options->to);
	if (f->write == NULL)
		return refuse_format(f->name);
	vdm_buf_init(&out);
	if (write_accounted(f, record, &out, options, sink) != 0 ||
	    ran_out(out.failed, before) ||
	    (f->check != NULL &&
	     f->check(vdm_buf_str(&out), out.len, "the output", sink) != 0) ||
	    vdm_memory_check(before) != 0) {
		vdm_buf_fini(&out);
		(void)vdm_memory_check(before); /* for errno */
		return -1;
	}
	*bytes = vdm_buf_take(&out, length);
	if (*bytes == NULL) {
		errno = ENOMEM;
		return -1;
	}
	return 0;
}

int
vdm_write(const struct vdm_record *record, char **bytes, size_t *length,
	  const struct vdm_write_options *options, const struct vdm_sink *sink)
{
	static const struct vdm_write_options none;
	struct vdm_budget budget;
	int rc;

	*bytes = NULL;
	*length = 0;
	vdm_error_begin();
	vdm_record_bound(&budget, record, NULL);
	rc = write_record(record, bytes, length,
			  options != NULL ? options : &none, sink);
	return vdm_budget_leave(&budget, rc, sink);
}

size_t
vdm_record_texts(const struct vdm_record *record)
{
	return vdm_format_native()->native->texts(record);
}

struct vdm_record *
vdm_record_text(const struct vdm_record *record, size_t index)
{
	unsigned long before = vdm_memory_failures();
	struct vdm_record *text =
	    vdm_format_native()->native->text(record, index);

	if (text == NULL || vdm_memory_check(before) == 0)
		return text;
	vdm_record_free(text);
	errno = ENOMEM;
	return NULL;
}
