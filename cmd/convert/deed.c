/* SPDX-License-Identifier: MIT */
/*
 * What happened to a file, as JSON. It is known where it happened, in a worker,
 * and goes along with the file's result, also for a later run that leaves the
 * file as it is.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <vidimus.h>

#include "convert/premis.h"
#include "convert/update.h"
#include "found/list.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/say.h"
#include "ground/set.h"
#include "run/pool.h"

enum { NOTES_MOST = 50 };

/* ---- in a worker ----------------------------------------------------------
 */

/* A name as a text that XML and JSON can hold: what is no character, or would
 * not be seen, is escaped as in a bag's manifest. To free(). */
static char *
name_text(const char *name)
{
	char *out = NULL, one[8], piece[16];
	const char *at;
	size_t length, n, i;
	FILE *f = cmd_text_open(&out, &length);

	for (; *name != '\0'; name += n) {
		unsigned char c = (unsigned char)*name;

		for (n = 1; n < 4 && ((unsigned char)name[n] & 0xc0) == 0x80;
		     n++)
			;
		memcpy(one, name, n);
		one[n] = '\0';
		at = one;
		vdm_shown_plain(&at, piece);
		if (c == '%' || strcmp(piece, one) != 0 ||
		    strncmp(one, "\xef\xbf\xbe", 3) == 0 ||
		    strncmp(one, "\xef\xbf\xbf", 3) == 0)
			for (i = 0; i < n; i++)
				fprintf(f, "%%%02X", (unsigned char)one[i]);
		else
			fputs(one, f);
	}
	return cmd_text_close(f, &out);
}

static void
set_text(json_t *to, const char *key, const char *text)
{
	json_t *value = json_string(text);

	if (value == NULL)
		value = json_string("(text that cannot be shown)");
	json_object_set_new(to, key, cmd_have(value));
}

static void
set_name(json_t *to, const char *key, const char *name)
{
	char *text = name_text(name);

	set_text(to, key, text);
	free(text);
}

static const char *
name_of_input(const struct cmd_input *in)
{
	if (strcmp(in->path, "-") == 0)
		return "standard input";
	return in->keeps ? in->path + in->inside : cmd_base_name(in->path);
}

void
cmd_premis_source(struct cmd_premis *p, const struct cmd_input *in,
		  const char *format, size_t length, const char *digest)
{
	json_t *source;

	if (p->path == NULL)
		return;
	json_decref(p->deed);
	p->deed = cmd_have(json_object());
	source = cmd_have(json_object());
	set_name(source, "name", name_of_input(in));
	if (format != NULL)
		set_text(source, "format", format);
	set_text(source, "digest", digest);
	json_object_set_new(source, "size", json_integer((json_int_t)length));
	json_object_set_new(p->deed, "source", source);
	json_object_set_new(p->deed, "copies", cmd_have(json_array()));
	set_text(p->deed, "when", p->when);
}

/* "FILE:LINE: LEVEL: MESSAGE [ID]", without the file. */
static void
add_finding(json_t *notes, const struct vdm_finding *f)
{
	char *text = NULL;
	size_t n;
	FILE *out = cmd_text_open(&text, &n);
	json_t *one;

	if (vdm_finding_line(f) > 0)
		fprintf(out, "%u:%u: ", vdm_finding_line(f),
			vdm_finding_column(f));
	fprintf(out, "%s: %s [%s]", vdm_level_name(vdm_finding_level(f)),
		vdm_finding_message(f), vdm_finding_id(f));
	one = json_string(cmd_text_close(out, &text));
	if (one == NULL)
		one = json_string(vdm_finding_id(f));
	json_array_append_new(notes, cmd_have(one));
	free(text);
}

json_t *
cmd_deed_notes(const struct vdm_findings *findings, size_t from,
	       size_t counts[VDM_LEVEL_ERROR + 1])
{
	json_t *notes = cmd_have(json_array());
	size_t i, n = 0, all = vdm_findings_count(findings);
	char more[64];

	memset(counts, 0, (VDM_LEVEL_ERROR + 1) * sizeof(*counts));
	for (i = from; i < all; i++) {
		const struct vdm_finding *f = vdm_findings_get(findings, i);

		counts[vdm_finding_level(f)]++;
		if (vdm_finding_level(f) > VDM_LEVEL_NOTE && n++ < NOTES_MOST)
			add_finding(notes, f);
	}
	if (n > NOTES_MOST) {
		snprintf(more, sizeof(more), "%zu more; see the run's report",
			 n - NOTES_MOST);
		json_array_append_new(notes, cmd_have(json_string(more)));
	}
	return notes;
}

/* Validates a copy; what is said of it goes into `copy`. */
static void
judge(json_t *copy, const char *path, const void *bytes, size_t length)
{
	struct vdm_findings *found = cmd_have(vdm_findings_new());
	struct vdm_read_options *read = cmd_have(vdm_read_options_new());
	size_t counts[VDM_LEVEL_ERROR + 1];
	int rc = strcmp(path, "-") == 0 ? 0 : cmd_set_place(read, path);

	if (rc != 0)
		cmd_have(NULL);
	errno = 0;
	rc = vdm_validate(bytes, length, read, NULL,
			  vdm_findings_sink(found, NULL));
	if (rc < 0 && errno == ENOMEM)
		cmd_have(NULL); /* which is no verdict */
	json_object_set_new(copy, "verdict", json_integer(rc));
	json_object_set_new(copy, "notes", cmd_deed_notes(found, 0, counts));
	vdm_read_options_free(read);
	vdm_findings_free(found);
}

void
cmd_premis_copy(struct cmd_premis *p, const char *path, const char *format,
		const void *bytes, size_t length)
{
	json_t *copy;
	char digest[65];
	size_t n = p->base != NULL ? strlen(p->base) : 0;
	const char *name = cmd_base_name(path);

	if (p->path == NULL || p->deed == NULL)
		return;
	if (n > 0 && strncmp(path, p->base, n) == 0)
		name = path + n + strspn(path + n, "/");
	vdm_digest(bytes, length, digest);
	copy = cmd_have(json_object());
	set_name(copy, "name",
		 strcmp(path, "-") == 0 ? "standard output" : name);
	/* where it lies, which may be no text */
	if (json_object_set_new(copy, "path", json_string(path)) != 0)
		set_text(copy, "path", "");
	set_text(copy, "digest", digest);
	json_object_set_new(copy, "size", json_integer((json_int_t)length));
	if (format != NULL) {
		set_text(copy, "format", format);
		judge(copy, path, bytes, length);
	}
	json_array_append_new(json_object_get(p->deed, "copies"), copy);
}

void
cmd_premis_note(struct cmd_premis *p, struct cmd_run *run)
{
	char head[67], *text;

	if (p->deed == NULL)
		return;
	text = cmd_have(json_dumps(p->deed, JSON_COMPACT | JSON_SORT_KEYS));
	snprintf(head, sizeof(head), "%c%064d ", CMD_NOTE_DEED, 0);
	cmd_run_note(run, head, 66);
	cmd_run_note(run, text, strlen(text) + 1);
	free(text);
	json_decref(p->deed);
	p->deed = NULL;
}

/* Whether a value is there and a string, or may be left out. */
static int
has_text(const json_t *of, const char *key, int may_lack)
{
	const json_t *value = json_object_get(of, key);

	return value != NULL ? json_is_string(value) : may_lack;
}

static int
is_list_of_texts(const json_t *list)
{
	size_t i;

	if (list == NULL)
		return 1;
	for (i = 0; i < json_array_size(list); i++)
		if (!json_is_string(json_array_get(list, i)))
			return 0;
	return json_is_array(list);
}

/* Whether it is such as is made here: that of an earlier run may have been
 * changed by anybody. */
static int
is_deed(const json_t *deed)
{
	const json_t *source = json_object_get(deed, "source");
	const json_t *copies = json_object_get(deed, "copies"), *copy;
	size_t i;

	if (!has_text(deed, "when", 0) || !has_text(source, "name", 0) ||
	    !has_text(source, "digest", 0) || !has_text(source, "format", 1) ||
	    !json_is_array(copies))
		return 0;
	for (i = 0; i < json_array_size(copies); i++) {
		copy = json_array_get(copies, i);
		if (!has_text(copy, "name", 0) || !has_text(copy, "path", 0) ||
		    !has_text(copy, "digest", 0) ||
		    !has_text(copy, "format", 1) ||
		    !is_list_of_texts(json_object_get(copy, "notes")))
			return 0;
	}
	return 1;
}

json_t *
cmd_deed_of(const struct cmd_premis *p, const struct cmd_input *in,
	    const struct cmd_result *r)
{
	const char *at = r->note, *past = r->note + r->note_length;
	json_t *deed = NULL, *source;

	for (; at != NULL && at < past; at += strlen(at) + 1)
		if (at[0] == CMD_NOTE_DEED && strlen(at) > 66) {
			json_decref(deed);
			deed = json_loads(at + 66, 0, NULL);
		}
	if (deed != NULL && is_deed(deed))
		return deed;
	json_decref(deed);
	deed = cmd_have(json_object());
	source = cmd_have(json_object());
	set_name(source, "name", name_of_input(in));
	json_object_set_new(deed, "source", source);
	json_object_set_new(deed, "copies", cmd_have(json_array()));
	set_text(deed, "when", p->when);
	return deed;
}
