/* SPDX-License-Identifier: MIT */
/*
 * Reads and writes documents with a library that loses, doubles, moves or
 * alters one thing at a time, and says whether the witness named it.
 *
 *     sabotage [--most N] FILE...
 *     sabotage --one PLACE ACTION NTH FILE [FORMAT]
 *     sabotage --write FORMAT FILE
 *
 * A line each, with tabs between: what came of it, the file, the format that is
 * written ("-": it was reading), place, action, which one, how it was. --one
 * says in addition what was found; --write only writes, unharmed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "hooks.h"
#include "record/record.h"
#include "vidimus.h"

static const char *const formats[] = {"text", "tei", "epub", "markdown"};
enum { FORMATS = sizeof(formats) / sizeof(formats[0]) };

/* A document, and what the library makes of it unharmed. */
struct subject {
	const char *path;
	const char *from; /* its format, or NULL: it is to be found out */
	char *bytes;
	size_t length;
	struct vdm_record *record;
	struct vdm_findings *read;
	struct {
		char *bytes;
		size_t length;
		struct vdm_findings *found;
		struct vdm_record *back; /* as it is read again */
	} as[FORMATS];
};

struct places {
	struct hooks_place *list;
	size_t count;
};

static size_t most = 3; /* turns of a place and an action */
static int is_wordy;    /* says what was found */

static void
fail(const char *what, const char *of)
{
	fprintf(stderr, "%s: %s\n", of, what);
	exit(3);
}

/* ---- the library -------------------------------------------------------- */

static struct vdm_record *
read_bytes(const struct subject *s, struct vdm_findings *found)
{
	struct vdm_read_options *options = vdm_read_options_new();
	struct vdm_record *rec = NULL;
	const char *slash = strrchr(s->path, '/');
	char folder[4096];

	snprintf(folder, sizeof(folder), "%.*s",
		 slash != NULL ? (int)(slash - s->path) : 1,
		 slash != NULL ? s->path : ".");
	if (options == NULL ||
	    vdm_read_options_set(options, "name", s->path) != 0 ||
	    vdm_read_options_set(options, "from", s->from) != 0 ||
	    vdm_read_options_set(options, "base", folder) != 0)
		fail("no options", s->path);
	(void)vdm_read(&rec, s->bytes, s->length, options,
		       vdm_findings_sink(found, s->path));
	vdm_read_options_free(options);
	return rec;
}

static char *
write_bytes(const struct vdm_record *rec, const char *to, size_t *length,
	    struct vdm_findings *found)
{
	struct vdm_write_options *options = vdm_write_options_new();
	char *bytes = NULL;

	if (options == NULL || vdm_write_options_set(options, "to", to) != 0)
		fail("no options", to);
	(void)vdm_write(rec, &bytes, length, options,
			vdm_findings_sink(found, NULL));
	vdm_write_options_free(options);
	return bytes;
}

static struct vdm_findings *
findings(void)
{
	struct vdm_findings *f = vdm_findings_new();

	if (f == NULL)
		fail("no memory", "findings");
	return f;
}

/* What was written, read again. */
static struct vdm_record *
read_back(const struct subject *s, size_t to, char *bytes, size_t length)
{
	struct subject again = {.path = s->path,
				.from = formats[to],
				.bytes = bytes,
				.length = length};
	struct vdm_findings *found = findings();
	struct vdm_record *rec = read_bytes(&again, found);

	vdm_findings_free(found);
	return rec;
}

static struct places
places(void)
{
	struct places p = {0};
	const struct hooks_place *at;

	while (hooks_at(p.count) != NULL)
		p.count++;
	p.list = calloc(p.count + 1, sizeof(*p.list));
	if (p.list == NULL)
		fail("no memory", "places");
	for (p.count = 0; (at = hooks_at(p.count)) != NULL; p.count++)
		p.list[p.count] = *at;
	return p;
}

/* ---- what was found ----------------------------------------------------- */

static int
is_account(const struct vdm_finding *f)
{
	const char *id = vdm_finding_id(f);

	return strcmp(id, "unaccounted") == 0 || strcmp(id, "invented") == 0 ||
	       strcmp(id, "displaced") == 0;
}

static int
has_message(const struct vdm_findings *in, const struct vdm_finding *f)
{
	size_t i;

	for (i = 0; i < vdm_findings_count(in); i++)
		if (strcmp(vdm_finding_message(vdm_findings_get(in, i)),
			   vdm_finding_message(f)) == 0)
			return 1;
	return 0;
}

/* Whether the witness says something that it does not say of the unharmed. */
static int
is_named(const struct vdm_findings *found, const struct vdm_findings *before)
{
	size_t i;
	int named = 0;

	for (i = 0; i < vdm_findings_count(found); i++) {
		const struct vdm_finding *f = vdm_findings_get(found, i);

		if (has_message(before, f))
			continue;
		if (is_wordy)
			printf("  %s: %s\n", vdm_finding_id(f),
			       vdm_finding_message(f));
		named |= is_account(f);
	}
	return named;
}

static void
say(const char *outcome, const struct subject *s, const char *to,
    const char *place, enum hooks_action action, size_t nth)
{
	const char *text = hooks_fired();
	size_t left = 160;

	printf("%s\t%s\t%s\t%s\t%s\t%zu\t", outcome, s->path, to, place,
	       hooks_actions[action], nth);
	for (; *text != '\0' && (left > 0 || (*text & 0xC0) == 0x80); text++) {
		putchar((unsigned char)*text < ' ' ? ' ' : *text);
		left -= left > 0;
	}
	putchar('\n');
}

/* What the witness says of a document that nobody harmed. */
static void
say_noise(const struct subject *s, const char *to,
	  const struct vdm_findings *found)
{
	size_t i;

	for (i = 0; i < vdm_findings_count(found); i++) {
		const struct vdm_finding *f = vdm_findings_get(found, i);

		if (is_account(f))
			printf("noise\t%s\t%s\t-\t%s\t0\t%s\n", s->path, to,
			       vdm_finding_id(f), vdm_finding_message(f));
	}
}

/* ---- turns -------------------------------------------------------------- */

static void
turn_read(const struct subject *s, const char *place, enum hooks_action action,
	  size_t nth)
{
	struct vdm_findings *found = findings();
	struct vdm_record *rec;

	hooks_arm(place, action, nth);
	rec = read_bytes(s, found);
	if (hooks_fired() == NULL)
		; /* it was the last, and there is none to change with */
	else if (rec == NULL)
		say("refused", s, "-", place, action, nth);
	else if (vdm_record_equal(s->record, rec, NULL))
		say("same", s, "-", place, action, nth);
	else
		say(is_named(found, s->read) ? "named" : "missed", s, "-",
		    place, action, nth);
	vdm_record_free(rec);
	vdm_findings_free(found);
}

/* Whether an output is read as the unharmed one is: what was harmed is a copy
 * of what the output says elsewhere. */
static int
is_copy(const struct subject *s, size_t to, char *bytes, size_t length)
{
	struct vdm_record *rec = read_back(s, to, bytes, length);
	int same = rec != NULL && s->as[to].back != NULL &&
		   vdm_record_equal(s->as[to].back, rec, NULL);

	vdm_record_free(rec);
	return same;
}

static void
turn_write(const struct subject *s, size_t to, const char *place,
	   enum hooks_action action, size_t nth)
{
	struct vdm_findings *found = findings();
	size_t length = 0;
	char *bytes;

	hooks_arm(place, action, nth);
	bytes = write_bytes(s->record, formats[to], &length, found);
	if (hooks_fired() == NULL)
		;
	else if (bytes == NULL)
		say("refused", s, formats[to], place, action, nth);
	else if (length == s->as[to].length &&
		 memcmp(bytes, s->as[to].bytes, length) == 0)
		say("same", s, formats[to], place, action, nth);
	else if (is_named(found, s->as[to].found))
		say("named", s, formats[to], place, action, nth);
	else
		say(is_copy(s, to, bytes, length) ? "copy" : "missed", s,
		    formats[to], place, action, nth);
	vdm_free(bytes);
	vdm_findings_free(found);
}

/* The turns of one place, spread over all that passes it; `to` is FORMATS when
 * it is reading. */
static void
turns(const struct subject *s, size_t to, const struct hooks_place *place)
{
	size_t of = place->passed < most ? place->passed : most, i, nth;
	int action;

	for (action = 0; action < ACTIONS; action++)
		for (i = 0; i < of; i++) {
			nth = (i * place->passed + (size_t)action) / of;
			if (nth >= place->passed)
				nth = place->passed - 1;
			if (to == FORMATS)
				turn_read(s, place->name,
					  (enum hooks_action)action, nth);
			else
				turn_write(s, to, place->name,
					   (enum hooks_action)action, nth);
		}
}

/* ---- documents ---------------------------------------------------------- */

static void
load(struct subject *s, const char *path)
{
	FILE *f = fopen(path, "rb");
	struct vdm_buf b;
	char piece[4096];
	size_t n;

	memset(s, 0, sizeof(*s));
	s->path = path;
	if (f == NULL)
		fail("cannot be opened", path);
	vdm_buf_init(&b);
	while ((n = fread(piece, 1, sizeof(piece), f)) > 0)
		vdm_buf_put(&b, piece, n);
	fclose(f);
	s->bytes = vdm_buf_take(&b, &s->length);
	s->read = findings();
}

static void
unload(struct subject *s)
{
	size_t i;

	for (i = 0; i < FORMATS; i++) {
		vdm_free(s->as[i].bytes);
		vdm_findings_free(s->as[i].found);
		vdm_record_free(s->as[i].back);
	}
	vdm_record_free(s->record);
	vdm_findings_free(s->read);
	vdm_free(s->bytes);
}

/* Reads or writes as it is; then once more to count what passes, which must
 * change nothing. */
static struct places
begin_read(struct subject *s)
{
	struct vdm_findings *found = findings();
	struct vdm_record *again;
	struct places p;

	hooks_disarm();
	s->record = read_bytes(s, s->read);
	if (s->record == NULL)
		fail("cannot be read", s->path);
	hooks_count();
	again = read_bytes(s, found);
	p = places();
	hooks_disarm();
	if (again == NULL || !vdm_record_equal(s->record, again, NULL))
		fail("is read otherwise where nothing is done", s->path);
	vdm_record_free(again);
	vdm_findings_free(found);
	return p;
}

static struct places
begin_write(struct subject *s, size_t to)
{
	struct vdm_findings *found = findings();
	size_t length = 0;
	struct places p;
	char *again;

	s->as[to].found = findings();
	hooks_disarm();
	s->as[to].bytes = write_bytes(s->record, formats[to], &s->as[to].length,
				      s->as[to].found);
	hooks_count();
	again = write_bytes(s->record, formats[to], &length, found);
	p = places();
	hooks_disarm();
	if (s->as[to].bytes == NULL || again == NULL ||
	    length != s->as[to].length ||
	    memcmp(again, s->as[to].bytes, length) != 0)
		fail("is written otherwise where nothing is done", s->path);
	s->as[to].back = read_back(s, to, again, length);
	vdm_free(again);
	vdm_findings_free(found);
	return p;
}

static void
all_reading(struct subject *s)
{
	struct places p = begin_read(s);
	size_t i;

	say_noise(s, "-", s->read);
	for (i = 0; i < p.count; i++)
		turns(s, FORMATS, &p.list[i]);
	free(p.list);
}

/* The output read: what is in a form of ours is read by other code. */
static void
all_reading_back(const struct subject *s, size_t to)
{
	struct subject again = {.from = formats[to]};
	char name[4096];
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_put(&b, s->as[to].bytes, s->as[to].length);
	again.bytes = vdm_buf_take(&b, &again.length);
	snprintf(name, sizeof(name), "%s>%s", s->path, formats[to]);
	again.path = name;
	again.read = findings();
	all_reading(&again);
	hooks_disarm();
	unload(&again);
}

static void
all(const char *path)
{
	struct subject s;
	struct places p;
	size_t i, to;

	load(&s, path);
	all_reading(&s);
	for (to = 0; to < FORMATS; to++) {
		p = begin_write(&s, to);
		say_noise(&s, formats[to], s.as[to].found);
		for (i = 0; i < p.count; i++)
			turns(&s, to, &p.list[i]);
		free(p.list);
		all_reading_back(&s, to);
	}
	hooks_disarm();
	unload(&s);
}

static size_t
format_named(const char *name)
{
	size_t i;

	for (i = 0; i < FORMATS; i++)
		if (strcmp(formats[i], name) == 0)
			return i;
	fail("no format", name);
	return 0;
}

static void
one(char **argv, const char *to)
{
	struct subject s;
	int action;
	struct places p;

	is_wordy = 1;
	load(&s, argv[3]);
	free(begin_read(&s).list);
	for (action = 0; action < ACTIONS; action++)
		if (strcmp(hooks_actions[action], argv[1]) == 0)
			break;
	if (strncmp(argv[0], "write:", 6) == 0) {
		p = begin_write(&s, format_named(to));
		free(p.list);
		turn_write(&s, format_named(to), argv[0],
			   (enum hooks_action)action,
			   strtoul(argv[2], NULL, 10));
	} else {
		turn_read(&s, argv[0], (enum hooks_action)action,
			  strtoul(argv[2], NULL, 10));
	}
	hooks_disarm();
	unload(&s);
}

static void
unharmed(const char *to, const char *path)
{
	struct subject s;

	load(&s, path);
	free(begin_read(&s).list);
	free(begin_write(&s, format_named(to)).list);
	fwrite(s.as[format_named(to)].bytes, 1, s.as[format_named(to)].length,
	       stdout);
	unload(&s);
}

int
main(int argc, char **argv)
{
	int i = 1;

	if (argc >= 6 && strcmp(argv[1], "--one") == 0) {
		one(argv + 2, argc > 6 ? argv[6] : "text");
		return 0;
	}
	if (argc == 4 && strcmp(argv[1], "--write") == 0) {
		unharmed(argv[2], argv[3]);
		return 0;
	}
	if (argc > 3 && strcmp(argv[1], "--most") == 0) {
		most = strtoul(argv[2], NULL, 10);
		i = 3;
	}
	for (; i < argc; i++)
		all(argv[i]);
	return 0;
}
