/* SPDX-License-Identifier: MIT */
/*
 * Every allocation of ours fails once: reading, writing, comparing and
 * inspecting a small record must then return -1, or the very same result as
 * ever, and give back all memory. The linker's --wrap puts our allocator
 * before the library's calls; other libraries' calls pass by it.
 */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"

void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t m);
void *__real_realloc(void *p, size_t n);
void __real_free(void *p);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t n, size_t m);
void *__wrap_realloc(void *p, size_t n);
void __wrap_free(void *p);

/* ---- the allocator ------------------------------------------------------ */

enum { SLOTS = 1 << 16 };

static size_t calls, fail_at; /* counts from 1; 0: never */
static int failed, on;
static void *live[SLOTS]; /* open addressing; no holes: see drop */
static size_t live_count;

static size_t
home(const void *p)
{
	return ((uintptr_t)p >> 4) * 0x9E3779B97F4A7C15u >> 48;
}

static void
keep(void *p)
{
	size_t i = home(p) % SLOTS;

	if (p == NULL || !on || live_count >= SLOTS / 2)
		return;
	while (live[i] != NULL)
		i = (i + 1) % SLOTS;
	live[i] = p;
	live_count++;
}

static void
drop(const void *p)
{
	size_t i = home(p) % SLOTS, k;

	while (live[i] != NULL && live[i] != p)
		i = (i + 1) % SLOTS;
	if (p == NULL || live[i] == NULL)
		return;
	live[i] = NULL;
	live_count--;
	for (k = (i + 1) % SLOTS; live[k] != NULL; k = (k + 1) % SLOTS) {
		void *q = live[k];

		live[k] = NULL;
		for (i = home(q) % SLOTS; live[i] != NULL;)
			i = (i + 1) % SLOTS;
		live[i] = q;
	}
}

static int
fails(void)
{
	if (!on || ++calls != fail_at)
		return 0;
	failed = 1;
	errno = ENOMEM;
	return 1;
}

void *
__wrap_malloc(size_t n)
{
	void *p = fails() ? NULL : __real_malloc(n);

	keep(p);
	return p;
}

void *
__wrap_calloc(size_t n, size_t m)
{
	void *p = fails() ? NULL : __real_calloc(n, m);

	keep(p);
	return p;
}

void *
__wrap_realloc(void *p, size_t n)
{
	void *q;

	if (fails())
		return NULL;
	drop(p);
	q = __real_realloc(p, n);
	keep(q);
	return q;
}

void
__wrap_free(void *p)
{
	drop(p);
	__real_free(p);
}

/* ---- what is swept ------------------------------------------------------ */

static const char source[] =
    "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt>"
    "<title type='main'>On the mill</title><respStmt><resp key='trl'>"
    "Translated by</resp><name>Carla Hemm</name></respStmt></titleStmt>"
    "<publicationStmt><publisher>Mill Archive</publisher><availability>"
    "<p>Ask first.</p></availability></publicationStmt><sourceDesc>"
    "<bibl>MA, box 3.</bibl></sourceDesc></fileDesc><profileDesc><particDesc>"
    "<listPerson><person xml:id='roth' role='speaker'><persName>Anselm Roth"
    "</persName></person></listPerson></particDesc></profileDesc></teiHeader>"
    "<text><body><head>The mill</head><sp who='#roth'><speaker>ROTH:</speaker>"
    "<p>Who owns <hi rend='italic'>the</hi> mill<note n='1' place='foot'><p>A "
    "note, \xC3\xA9t\xC3\xA9.</p></note>?</p></sp><stage>He laughs.</stage>"
    "<list><item>one</item></list></body></text></TEI>";

struct bytes {
	char *data;
	size_t length;
};

struct task {
	const char *name, *format;
	/* 0 and what comes out, or -1. */
	int (*run)(const struct task *task, struct bytes *out);
};

static struct vdm_record *record; /* read once, of `source` */
enum { FORMATS = 8 };
static struct bytes copies[FORMATS]; /* the record in each that is written */

static const struct bytes *
copy_in(const char *format)
{
	size_t i;

	for (i = 0; vdm_format_name(i) != NULL; i++)
		if (strcmp(vdm_format_name(i), format) == 0)
			return &copies[i];
	return NULL;
}

/* What came out, looked at in peace: then no allocation fails. */
static void
look_at(int rc, const struct vdm_record *rec, struct bytes *out)
{
	int was = on;

	on = 0;
	if (rc == 0 &&
	    vdm_inspect(rec, VDM_INSPECT_JSON, &out->data, &out->length) != 0)
		abort();
	on = was;
}

static int
run_read(const struct task *task, struct bytes *out)
{
	const struct bytes *in = copy_in(task->format);
	struct vdm_read_options options = {.from = task->format};
	struct vdm_findings *findings = vdm_findings_new();
	struct vdm_record *rec = NULL;
	int rc = -1;

	if (findings != NULL)
		rc = vdm_read(&rec, in->data, in->length, &options,
			      vdm_findings_sink(findings, "in"));
	look_at(rc, rec, out);
	if (rc != 0 && rec != NULL)
		abort();
	vdm_record_free(rec);
	vdm_findings_free(findings);
	return rc;
}

/* Text that nobody has marked: the recogniser's work. */
static int
run_recognise(const struct task *task, struct bytes *out)
{
	static const char text[] =
	    "On the mill\n\nDate: 3 May 1921\n\nPresent: Mr. Anselm Roth, Mr. "
	    "Carl Hemm\n\nMR. ROTH: Who owns the mill?[1]\n\n[He laughs.]\n\n"
	    "MR. HEMM: Nobody.\n\nMr. Roth says that he will go.\n\nThe "
	    "conversation lasted two hours.\n\n[1] A note.\n\nTranslated by "
	    "Carla Hemm.\n\nRights: Ask first.\n";
	struct vdm_read_options options = {.from = "text"};
	struct vdm_record *rec = NULL;
	int rc = vdm_read(&rec, text, sizeof(text) - 1, &options, NULL);

	(void)task;
	look_at(rc, rec, out);
	vdm_record_free(rec);
	return rc;
}

/* What comes out is the verdict and the findings. */
static int
run_validate(const struct task *task, struct bytes *out)
{
	const struct bytes *in = copy_in(task->format);
	struct vdm_read_options options = {.from = task->format};
	struct vdm_findings *findings = vdm_findings_new();
	int rc = -1, was = on;

	if (findings != NULL)
		rc = vdm_validate(in->data, in->length, &options, NULL,
				  vdm_findings_sink(findings, "in"));
	on = 0;
	if (rc >= 0 && vdm_findings_failed(findings))
		rc = -1;
	if (rc >= 0 &&
	    vdm_findings_json(findings, &out->data, &out->length) != 0)
		abort();
	on = was;
	vdm_findings_free(findings);
	return rc >= 0 ? 0 : -1;
}

static int
run_write(const struct task *task, struct bytes *out)
{
	struct vdm_write_options options = {.to = task->format,
					    .modified = "2001-01-01T00:00:00Z"};

	return vdm_write(record, &out->data, &out->length, &options, NULL);
}

static int
run_compare(const struct task *task, struct bytes *out)
{
	struct vdm_read_options options = {.from = "text"};
	struct vdm_record *other = NULL;
	struct vdm_comparison *c;
	int was = on, rc;
	static const char text[] = "The mill\n\nROTH: Who owns the hill?\n";

	(void)task;
	on = 0;
	if (vdm_read(&other, text, sizeof(text) - 1, &options, NULL) != 0)
		abort();
	on = was;
	c = vdm_comparison_new(record, other, NULL);
	rc = c == NULL ? -1
		       : vdm_comparison_report(c, VDM_REPORT_TEXT, &out->data,
					       &out->length);
	vdm_comparison_free(c);
	vdm_record_free(other);
	return rc;
}

static void
count_said(void *context, const struct vdm_finding *finding)
{
	size_t *said = context;

	(void)finding;
	++*said;
}

/* Of a record and itself nothing is lost: whoever has not seen all of it says
 * nothing at all. */
static int
run_same(const struct task *task, struct bytes *out)
{
	struct vdm_sink sink = {count_said, &out->length, "in"};
	struct vdm_comparison *c = vdm_comparison_new(record, NULL, &sink);
	int rc = c != NULL ? 0 : -1;

	(void)task;
	vdm_comparison_free(c);
	return rc;
}

static int
run_inspect(const struct task *task, struct bytes *out)
{
	(void)task;
	return vdm_inspect(record, VDM_INSPECT_SUMMARY, &out->data,
			   &out->length);
}

static int
run_findings(const struct task *task, struct bytes *out)
{
	struct vdm_findings *f = vdm_findings_new();
	struct vdm_finding finding = {.id = "x", .message = "y", .text = "z"};
	const struct vdm_sink *sink;
	int rc = -1;

	(void)task;
	if (f == NULL)
		return -1;
	sink = vdm_findings_sink(f, "file");
	sink->emit(sink->context, &finding);
	vdm_findings_add(f, &finding);
	if (!vdm_findings_failed(f))
		rc = vdm_findings_json(f, &out->data, &out->length);
	vdm_findings_free(f);
	return rc;
}

/* Tables beside a source, in an encoding that has to be found out. */
static int
run_stated(const struct task *task, struct bytes *out)
{
	static const char yaml[] = "title: Caf\xe9\nsubject: [a, {b: c}]\n";
	static const char csv[] = "file,title\na,\"T\nU\",V\nb,W\n";
	int is_csv = strcmp(task->format, "csv") == 0, rc;

	rc = vdm_stated_text(VDM_STATED_METADATA, is_csv ? csv : yaml,
			     is_csv ? sizeof(csv) - 1 : sizeof(yaml) - 1,
			     &out->data, NULL);
	if (rc == 0)
		out->length = strlen(out->data);
	return rc;
}

/* A turn, its speaker and a field, put into `rec` by a program. */
static int
build(struct vdm_record *rec)
{
	const struct vdm_node *body = vdm_edit_body(rec);
	const struct vdm_node *sp = vdm_edit_element(rec, "sp");
	const struct vdm_node *p = vdm_edit_element(rec, "p");
	const struct vdm_node *words = vdm_edit_chars(rec, "Who owns it?");
	const struct vdm_person *person =
	    vdm_edit_person(rec, "hemm", "Carl Hemm");
	const struct vdm_field *field =
	    vdm_edit_field(rec, "translator", "Carla Hemm");

	if (body == NULL || sp == NULL || p == NULL || words == NULL ||
	    person == NULL || field == NULL)
		return -1;
	return vdm_edit_append(rec, body, sp) == 0 &&
		       vdm_edit_append(rec, sp, p) == 0 &&
		       vdm_edit_append(rec, p, words) == 0 &&
		       vdm_edit_attr(rec, p, "n", "1") == 0 &&
		       vdm_edit_text(rec, p, "Who owned it?") == 0 &&
		       vdm_edit_speakers(rec, sp, "hemm") == 0 &&
		       vdm_edit_insert(rec, p,
				       vdm_edit_element(rec, "stage")) == 0 &&
		       vdm_edit_person_set(rec, person, "form", "HEMM") == 0 &&
		       vdm_edit_person_set(rec, person, "role", "clerk") == 0 &&
		       vdm_edit_field_set(rec, field, "label", "By") == 0 &&
		       vdm_edit_field(rec, "title", "The mill") != NULL
		   ? 0
		   : -1;
}

/* What a program builds: of nothing, or ("tei") in what was read. */
static int
run_edit(const struct task *task, struct bytes *out)
{
	struct vdm_read_options options = {.from = "tei"};
	struct vdm_record *rec = NULL;
	int rc = -1, was = on;

	on = 0;
	if (*task->format != '\0' &&
	    vdm_read(&rec, source, sizeof(source) - 1, &options, NULL) != 0)
		abort();
	on = was;
	if (rec == NULL)
		rec = vdm_record_new();
	if (rec != NULL)
		rc = build(rec);
	look_at(rc, rec, out);
	vdm_record_free(rec);
	return rc;
}

/* A schema of a user's, in either syntax, and a document's events. */
static int
run_schema(const struct task *task, struct bytes *out)
{
	static const char rnc[] = "start = element a { attribute n { \"1\" }, "
				  "element b { text }* }\n";
	static const char rng[] =
	    "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0'>"
	    "<attribute name='n'><value>1</value></attribute><zeroOrMore>"
	    "<element name='b'><text/></element></zeroOrMore></element>";
	int compact = strcmp(task->format, "rnc") == 0, rc = -1, verdict = -1;
	struct vdm_findings *findings = vdm_findings_new();
	const struct vdm_sink *sink =
	    findings == NULL ? NULL : vdm_findings_sink(findings, "in");
	struct vdm_schema *schema = NULL;
	struct vdm_stream *stream = NULL;

	if (findings != NULL)
		rc = vdm_schema_compile(&schema, compact ? rnc : rng,
					compact ? sizeof(rnc) - 1
						: sizeof(rng) - 1,
					"in", VDM_ENGINE_VIDIMUS, sink);
	if (rc == 0)
		stream = vdm_stream_new(schema, sink);
	if (stream != NULL && vdm_stream_start(stream, "a", NULL) == 0 &&
	    vdm_stream_attr(stream, "n", NULL, "2") == 0 &&
	    vdm_stream_start(stream, "c", NULL) == 0 &&
	    vdm_stream_end(stream) == 0 && vdm_stream_end(stream) == 0)
		verdict = vdm_stream_finish(stream);
	rc = verdict == 1 && findings != NULL && !vdm_findings_failed(findings)
		 ? vdm_findings_json(findings, &out->data, &out->length)
		 : -1;
	if (verdict == 0)
		abort();
	vdm_stream_free(stream);
	vdm_schema_free(schema);
	vdm_findings_free(findings);
	return rc;
}

static const struct task tasks[] = {
    {"read", "tei", run_read},
    {"read", "text", run_read},
    {"read", "markdown", run_read},
    {"read", "epub", run_read},
    {"write", "tei", run_write},
    {"write", "text", run_write},
    {"write", "markdown", run_write},
    {"write", "epub", run_write},
    {"recognise", "text", run_recognise},
    {"validate", "tei", run_validate},
    {"validate", "epub", run_validate},
    {"validate", "text", run_validate},
    {"compare", "", run_compare},
    {"compare", "itself", run_same},
    {"inspect", "", run_inspect},
    {"findings", "", run_findings},
    {"stated", "yaml", run_stated},
    {"stated", "csv", run_stated},
    {"edit", "", run_edit},
    {"edit", "tei", run_edit},
    {"schema", "rnc", run_schema},
    {"schema", "rng", run_schema},
};

/* Every failure up to this one is tried, and of those behind it some: the
 * compiled schemas alone make thousands, and all of them take too long. */
enum { EXHAUSTIVE = 250, SAMPLES = 150 };

static size_t
next_try(size_t at, size_t all)
{
	size_t step = all > EXHAUSTIVE ? (all - EXHAUSTIVE) / SAMPLES : 0;

	return at < EXHAUSTIVE || step == 0 ? at + 1 : at + step;
}

/* ---- the sweep ----------------------------------------------------------- */

static int
try_one(const struct task *task, size_t at, struct bytes *out)
{
	int rc;

	memset(out, 0, sizeof(*out));
	calls = 0;
	failed = 0;
	fail_at = at;
	on = 1;
	rc = task->run(task, out);
	on = 0;
	return rc;
}

static size_t
sweep(const struct task *task)
{
	struct bytes want, got;
	size_t bad = 0, at, all, base;

	try_one(task, 0, &want); /* lazy tables of others are filled */
	free(want.data);
	live_count = 0;
	memset(live, 0, sizeof(live));
	if (try_one(task, 0, &want) != 0) {
		printf("%s %s: cannot be done at all\n", task->name,
		       task->format);
		return 1;
	}
	all = calls;
	base = live_count; /* the result, and what other libraries free */
	for (at = 1; at <= all && bad < 10; at = next_try(at, all)) {
		int rc;

		live_count = 0;
		memset(live, 0, sizeof(live));
		rc = try_one(task, at, &got);
		/* of findings one may say that memory ran out */
		if (rc == 0 && failed && task->run != run_validate &&
		    (got.length != want.length ||
		     memcmp(got.data, want.data, got.length) != 0)) {
			printf("%s %s: allocation %zu failed, and the result "
			       "is another one\n",
			       task->name, task->format, at);
			bad++;
		}
		if (rc != 0 && live_count + 1 > base + (base == 0)) {
			printf("%s %s: allocation %zu failed, and %zu are "
			       "not freed\n",
			       task->name, task->format, at, live_count);
			bad++;
		}
		if (rc == 0)
			free(got.data);
		else if (got.data != NULL || got.length != 0) {
			printf("%s %s: failed, but there is a result\n",
			       task->name, task->format);
			bad++;
		}
	}
	free(want.data);
	printf("%s %s: %zu allocations, %zu bad\n", task->name, task->format,
	       all, bad);
	return bad + (all == 0);
}

int
main(void)
{
	struct vdm_read_options from = {.from = "tei"};
	size_t i, bad = 0;

	if (vdm_read(&record, source, sizeof(source) - 1, &from, NULL) != 0)
		return 1;
	for (i = 0; vdm_format_name(i) != NULL; i++) {
		struct vdm_write_options to = {.to = vdm_format_name(i),
					       .modified =
						   "2001-01-01T00:00:00Z"};

		if (i == FORMATS)
			return 1;
		if (!vdm_format_is_written(vdm_format_name(i)))
			continue;
		if (vdm_write(record, &copies[i].data, &copies[i].length, &to,
			      NULL) != 0)
			return 1;
	}
	for (i = 0; i < sizeof(tasks) / sizeof(tasks[0]); i++)
		bad += sweep(&tasks[i]);
	for (i = 0; i < FORMATS; i++)
		free(copies[i].data);
	vdm_record_free(record);
	return bad == 0 ? 0 : 1;
}
