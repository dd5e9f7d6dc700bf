/* SPDX-License-Identifier: MIT */
/*
 * A record of what a run did, as PREMIS 3 says it. There is no clock: where
 * nobody says when, no date is claimed.
 */
#include "convert/premis.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>
#include <vidimus.h>

#include "found/findings.h"
#include "found/list.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/output.h"
#include "ground/say.h"
#include "ground/verb.h"
#include "run/pool.h"

#define NAMESPACE "http://www.loc.gov/premis/v3"
#define VOCABULARY "http://id.loc.gov/vocabulary/preservation/"
/* EDTF (ISO 8601-2): a day of a year, of which nothing is said */
#define NO_DATE "XXXX-XX-XX"

/* ---- before the first output --------------------------------------------- */

int
cmd_premis_look(const struct cmd_premis *p, const struct cmd_verb *verb)
{
	static const struct cmd_looks looks = {"<", NAMESPACE, NULL};
	char *folder;
	int rc = 0;

	if (p->path == NULL || strcmp(p->path, "-") == 0)
		return 0;
	rc = cmd_look_at_old(p->path, verb, "--premis", "PREMIS", &looks);
	if (rc != 0)
		return rc;
	/* folders that are not there are made, with the outputs' own */
	folder = cmd_folder_of(p->path);
	while (!cmd_is_there(folder)) {
		char *above = cmd_folder_of(folder);

		free(folder);
		folder = above;
	}
	if (!cmd_is_folder(folder) || access(folder, W_OK | X_OK) != 0)
		rc = cmd_system(cmd_is_folder(folder) ? errno : ENOTDIR, "%s",
				p->path);
	free(folder);
	return rc;
}

/* ---- XML ------------------------------------------------------------------
 */

static void
put(FILE *f, int depth, const char *name, const char *text)
{
	fprintf(f, "%*s<%s>", 2 * depth, "", name);
	cmd_put_markup(text, f);
	fprintf(f, "</%s>\n", name);
}

static void
start(FILE *f, int depth, const char *name)
{
	fprintf(f, "%*s<%s>\n", 2 * depth, "", name);
}

static void
end(FILE *f, int depth, const char *name)
{
	fprintf(f, "%*s</%s>\n", 2 * depth, "", name);
}

/* A word of one of the Library of Congress's vocabularies. */
static void
put_word(FILE *f, int depth, const char *name, const char *vocabulary,
	 const char *code, const char *word)
{
	fprintf(f,
		"%*s<%s authority=\"%s\" authorityURI=\"" VOCABULARY
		"%s\" valueURI=\"" VOCABULARY "%s/%s\">%s</%s>\n",
		2 * depth, "", name, vocabulary, vocabulary, vocabulary, code,
		word, name);
}

/* Type and value of an identifier: <NAMEType>, <NAMEValue>. */
static void
put_identifier(FILE *f, int depth, const char *name, const char *type,
	       const char *value)
{
	char tag[64];

	snprintf(tag, sizeof(tag), "%sType", name);
	put(f, depth, tag, type);
	snprintf(tag, sizeof(tag), "%sValue", name);
	put(f, depth, tag, value);
}

/* "source/minutes.txt" of a source; to free(). */
static char *
object_id(const char *kind, const json_t *file)
{
	const char *name = json_string_value(json_object_get(file, "name"));

	return cmd_join(kind, name, strlen(name), NULL);
}

/* The UUID of an event: the same for the same event, version 8 of RFC 9562. */
static void
event_id(const char *kind, const char *object, const char *digest,
	 const char *when, char id[37])
{
	char hex[65], *text = NULL;
	size_t n;
	FILE *f = cmd_text_open(&text, &n);

	fprintf(f, "%s\n%s\n%s\n%s\n%s", vdm_version(), kind, object, digest,
		when);
	cmd_text_close(f, &text);
	vdm_digest(text, n, hex);
	free(text);
	snprintf(id, 37, "%.8s-%.4s-8%.3s-%c%.3s-%.12s", hex, hex + 8, hex + 12,
		 "89ab"[hex[16] & 3], hex + 17, hex + 20);
}

static void
put_event_link(FILE *f, int depth, const char *name, const char *id)
{
	start(f, depth, name);
	put_identifier(f, depth + 1, name, "UUID", id);
	end(f, depth, name);
}

/* ---- objects --------------------------------------------------------------
 */

/* What a format is called elsewhere; of PRONOM's registry only what is certain
 * for every file of it. */
struct known {
	const char *format, *media_type, *pronom;
};

static const struct known formats[] = {
    {"text", "text/plain", "x-fmt/111"},
    {"tei", "application/tei+xml", "fmt/101"},
    {"epub", "application/epub+zip", "fmt/483"},
    {"markdown", "text/markdown", "fmt/1149"},
    {"html", "text/html", NULL},
};

static const struct known pictures[] = {
    {".png", "image/png", NULL},     {".jpg", "image/jpeg", NULL},
    {".jpeg", "image/jpeg", NULL},   {".gif", "image/gif", NULL},
    {".svg", "image/svg+xml", NULL}, {".webp", "image/webp", NULL},
    {".tif", "image/tiff", NULL},    {".tiff", "image/tiff", NULL},
};

static const struct known *
known_format(const json_t *file)
{
	const char *format = json_string_value(json_object_get(file, "format"));
	const char *name = json_string_value(json_object_get(file, "name"));
	const char *dot = strrchr(name, '.');
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (format != NULL && strcmp(format, formats[i].format) == 0)
			return &formats[i];
	for (i = 0; i < sizeof(pictures) / sizeof(pictures[0]); i++)
		if (format == NULL && dot != NULL &&
		    strcmp(dot, pictures[i].format) == 0)
			return &pictures[i];
	return NULL;
}

static void
put_format(FILE *f, const json_t *file)
{
	const struct known *k = known_format(file);

	start(f, 3, "format");
	start(f, 4, "formatDesignation");
	put(f, 5, "formatName", k != NULL ? k->media_type : "unknown");
	end(f, 4, "formatDesignation");
	if (k != NULL && k->pronom != NULL) {
		start(f, 4, "formatRegistry");
		put(f, 5, "formatRegistryName", "PRONOM");
		put(f, 5, "formatRegistryKey", k->pronom);
		end(f, 4, "formatRegistry");
	}
	end(f, 3, "format");
}

static void
put_characteristics(FILE *f, const json_t *file, const char *when, int made)
{
	const char *digest = json_string_value(json_object_get(file, "digest"));

	start(f, 2, "objectCharacteristics");
	put(f, 3, "compositionLevel", "0");
	if (digest != NULL && digest[0] != '\0') {
		start(f, 3, "fixity");
		put(f, 4, "messageDigestAlgorithm", "SHA-256");
		put(f, 4, "messageDigest", digest);
		put(f, 4, "messageDigestOriginator", "vidimus");
		end(f, 3, "fixity");
		fprintf(f, "      <size>%" JSON_INTEGER_FORMAT "</size>\n",
			json_integer_value(json_object_get(file, "size")));
	}
	put_format(f, file);
	if (made) {
		start(f, 3, "creatingApplication");
		put(f, 4, "creatingApplicationName", "vidimus");
		put(f, 4, "creatingApplicationVersion", vdm_version());
		if (when[0] != '\0')
			put(f, 4, "dateCreatedByApplication", when);
		end(f, 3, "creatingApplication");
	}
	end(f, 2, "objectCharacteristics");
}

static void
start_object(FILE *f, const char *id)
{
	fputs("  <object xsi:type=\"file\">\n", f);
	start(f, 2, "objectIdentifier");
	put_identifier(f, 3, "objectIdentifier", "local", id);
	end(f, 2, "objectIdentifier");
}

static void
put_source(FILE *f, const json_t *source, const char *id, const char *when,
	   const char *digest_event, const char *migration)
{
	start_object(f, id);
	put_characteristics(f, source, when, 0);
	put(f, 2, "originalName",
	    json_string_value(json_object_get(source, "name")));
	if (digest_event != NULL)
		put_event_link(f, 2, "linkingEventIdentifier", digest_event);
	put_event_link(f, 2, "linkingEventIdentifier", migration);
	end(f, 1, "object");
}

static void
put_relationship(FILE *f, const char *source, const char *migration)
{
	start(f, 2, "relationship");
	put_word(f, 3, "relationshipType", "relationshipType", "der",
		 "derivation");
	put_word(f, 3, "relationshipSubType", "relationshipSubType", "hss",
		 "has source");
	start(f, 3, "relatedObjectIdentifier");
	put_identifier(f, 4, "relatedObjectIdentifier", "local", source);
	end(f, 3, "relatedObjectIdentifier");
	put_event_link(f, 3, "relatedEventIdentifier", migration);
	end(f, 2, "relationship");
}

/* Where a copy lies, in a bag: below its folder. */
static void
put_storage(const struct cmd_premis *p, FILE *f, const json_t *copy)
{
	const char *name = json_string_value(json_object_get(copy, "name"));
	char *place;

	if (p->payload == NULL)
		return;
	place = cmd_join("data", name, strlen(name), NULL);
	start(f, 2, "storage");
	start(f, 3, "contentLocation");
	put(f, 4, "contentLocationType", "path in the bag");
	put(f, 4, "contentLocationValue", place);
	end(f, 3, "contentLocation");
	end(f, 2, "storage");
	free(place);
}

/* ---- events ----------------------------------------------------------------
 */

struct event {
	const char *id, *code, *word, *when, *detail;
	const char *outcome; /* success, warning, fail */
	const json_t *notes; /* or NULL */
	const char *note;    /* before them, or NULL */
};

static void
start_event(FILE *f, const struct event *e)
{
	size_t i;

	start(f, 1, "event");
	start(f, 2, "eventIdentifier");
	put_identifier(f, 3, "eventIdentifier", "UUID", e->id);
	end(f, 2, "eventIdentifier");
	put_word(f, 2, "eventType", "eventType", e->code, e->word);
	put(f, 2, "eventDateTime", e->when[0] != '\0' ? e->when : NO_DATE);
	start(f, 2, "eventDetailInformation");
	put(f, 3, "eventDetail", e->detail);
	end(f, 2, "eventDetailInformation");
	start(f, 2, "eventOutcomeInformation");
	put_word(f, 3, "eventOutcome", "eventOutcome",
		 e->outcome[0] == 's'   ? "suc"
		 : e->outcome[0] == 'w' ? "war"
					: "fai",
		 e->outcome);
	for (i = 0; i <= json_array_size(e->notes); i++) {
		const char *note =
		    i == 0 ? e->note
			   : json_string_value(json_array_get(e->notes, i - 1));

		if (note == NULL)
			continue;
		start(f, 3, "eventOutcomeDetail");
		put(f, 4, "eventOutcomeDetailNote", note);
		end(f, 3, "eventOutcomeDetail");
	}
	end(f, 2, "eventOutcomeInformation");
	start(f, 2, "linkingAgentIdentifier");
	put_identifier(f, 3, "linkingAgentIdentifier", "local", "vidimus");
	put_word(f, 3, "linkingAgentRole", "eventRelatedAgentRole", "exe",
		 "executing program");
	end(f, 2, "linkingAgentIdentifier");
}

static void
put_object_link(FILE *f, const char *id, const char *code, const char *word)
{
	start(f, 2, "linkingObjectIdentifier");
	put_identifier(f, 3, "linkingObjectIdentifier", "local", id);
	put_word(f, 3, "linkingObjectRole", "eventRelatedObjectRole", code,
		 word);
	end(f, 2, "linkingObjectIdentifier");
}

static void
put_digest_event(FILE *f, const char *event, const char *object,
		 const char *digest, const char *when)
{
	struct event e = {.id = event,
			  .code = "mes",
			  .word = "message digest calculation",
			  .when = when,
			  .detail = "SHA-256 of the bytes that were read",
			  .outcome = "success",
			  .note = digest};

	start_event(f, &e);
	put_object_link(f, object, "sou", "source");
	end(f, 1, "event");
}

static void
put_validation(FILE *f, const json_t *copy, const char *event,
	       const char *object, const char *when)
{
	int verdict = (int)json_integer_value(json_object_get(copy, "verdict"));
	struct event e = {.id = event,
			  .code = "val",
			  .word = "validation",
			  .when = when,
			  .detail =
			      "the schemas and rules of the format, as vidimus "
			      "validate has them",
			  .outcome = verdict == 0 ? "success" : "fail",
			  .note = verdict == 0   ? "valid"
				  : verdict == 1 ? "not valid"
						 : "not checked",
			  .notes = json_object_get(copy, "notes")};

	start_event(f, &e);
	put_object_link(f, object, "sou", "source");
	end(f, 1, "event");
}

/* Reads the copy anew, and sets its digest against that of what was written. */
static void
put_fixity(FILE *f, const json_t *copy, const char *event, const char *object,
	   const char *when)
{
	const char *path = json_string_value(json_object_get(copy, "path"));
	const char *was = json_string_value(json_object_get(copy, "digest"));
	struct event e = {.id = event,
			  .code = "fix",
			  .word = "fixity check",
			  .when = when,
			  .detail = "the file was read again from where it "
				    "lies, and its SHA-256 set against that "
				    "of what was written",
			  .outcome = "fail",
			  .note = "it cannot be read"};
	char now[65];

	if (cmd_digest_file(path, now) == 0) {
		e.outcome = strcmp(now, was) == 0 ? "success" : "fail";
		e.note = now;
	}
	start_event(f, &e);
	put_object_link(f, object, "sou", "source");
	end(f, 1, "event");
}

/* ---- a file of the run -----------------------------------------------------
 */

struct deed {
	struct cmd_premis *premis;
	const json_t *source, *copies;
	const char *when;
	char *source_id;
	char migration[37];
};

static void
put_migration(const struct deed *d, const struct cmd_run *run, size_t from)
{
	FILE *f = d->premis->events;
	size_t counts[VDM_LEVEL_ERROR + 1], i;
	json_t *notes = cmd_deed_notes(run->findings, from, counts);
	int is_made = json_array_size(d->copies) > 0;
	char note[160];
	struct event e = {.id = d->migration,
			  .code = "mig",
			  .word = "migration",
			  .when = d->when,
			  .detail = "vidimus convert",
			  .note = note,
			  .notes = notes};

	e.outcome = !is_made ? "fail"
		    : counts[VDM_LEVEL_LOSS] + counts[VDM_LEVEL_ERROR] +
				counts[VDM_LEVEL_WARNING] >
			    0
			? "warning"
			: "success";
	snprintf(note, sizeof(note),
		 "%s; errors: %zu, losses: %zu, warnings: %zu, notes: %zu",
		 is_made ? "written" : "not written", counts[VDM_LEVEL_ERROR],
		 counts[VDM_LEVEL_LOSS], counts[VDM_LEVEL_WARNING],
		 counts[VDM_LEVEL_NOTE]);
	start_event(f, &e);
	put_object_link(f, d->source_id, "sou", "source");
	for (i = 0; i < json_array_size(d->copies); i++) {
		char *id = object_id("copy", json_array_get(d->copies, i));

		put_object_link(f, id, "out", "outcome");
		free(id);
	}
	end(f, 1, "event");
	json_decref(notes);
}

static void
put_copy(const struct deed *d, const json_t *copy)
{
	FILE *f = d->premis->objects;
	const char *digest = json_string_value(json_object_get(copy, "digest"));
	const char *path = json_string_value(json_object_get(copy, "path"));
	char *id = object_id("copy", copy), check[37], valid[37];
	int on_disk = strcmp(path, "-") != 0 && path[0] != '\0';
	int judged = json_object_get(copy, "verdict") != NULL;

	event_id("val", id, digest, d->when, valid);
	event_id("fix", id, digest, d->when, check);
	start_object(f, id);
	put_characteristics(f, copy, d->when, 1);
	put_storage(d->premis, f, copy);
	put_relationship(f, d->source_id, d->migration);
	put_event_link(f, 2, "linkingEventIdentifier", d->migration);
	if (judged)
		put_event_link(f, 2, "linkingEventIdentifier", valid);
	if (on_disk)
		put_event_link(f, 2, "linkingEventIdentifier", check);
	end(f, 1, "object");
	if (judged)
		put_validation(d->premis->events, copy, valid, id, d->when);
	if (on_disk)
		put_fixity(d->premis->events, copy, check, id, d->when);
	free(id);
}

void
cmd_premis_add(struct cmd_premis *p, const struct cmd_run *run,
	       const struct cmd_input *in, size_t from,
	       const struct cmd_result *r)
{
	json_t *deed;
	struct deed d = {.premis = p};
	const char *digest;
	char calculated[37];
	int read;
	size_t i;

	if (p->path == NULL)
		return;
	deed = cmd_deed_of(p, in, r);
	d.source = json_object_get(deed, "source");
	d.copies = json_object_get(deed, "copies");
	d.when = json_string_value(json_object_get(deed, "when"));
	digest = json_string_value(json_object_get(d.source, "digest"));
	read = digest != NULL && digest[0] != '\0';
	d.source_id = object_id("source", d.source);
	event_id("mes", d.source_id, read ? digest : "", d.when, calculated);
	event_id("mig", d.source_id, read ? digest : "", d.when, d.migration);
	put_source(p->objects, d.source, d.source_id, d.when,
		   read ? calculated : NULL, d.migration);
	if (read)
		put_digest_event(p->events, calculated, d.source_id, digest,
				 d.when);
	put_migration(&d, run, from);
	for (i = 0; i < json_array_size(d.copies); i++)
		put_copy(&d, json_array_get(d.copies, i));
	free(d.source_id);
	json_decref(deed);
}

/* ---- the whole -------------------------------------------------------------
 */

void
cmd_premis_begin(struct cmd_premis *p)
{
	if (p->path == NULL)
		return;
	p->objects = cmd_text_open(&p->objects_text, &p->objects_length);
	p->events = cmd_text_open(&p->events_text, &p->events_length);
}

static void
put_agent(FILE *f)
{
	start(f, 1, "agent");
	start(f, 2, "agentIdentifier");
	put_identifier(f, 3, "agentIdentifier", "local", "vidimus");
	end(f, 2, "agentIdentifier");
	put(f, 2, "agentName", "vidimus");
	put_word(f, 2, "agentType", "agentType", "sof", "software");
	put(f, 2, "agentVersion", vdm_version());
	end(f, 1, "agent");
}

/* All of it; to free(). */
static char *
whole(struct cmd_premis *p, size_t *length)
{
	char *text = NULL;
	FILE *f = cmd_text_open(&text, length);

	if (fflush(p->objects) != 0 || fflush(p->events) != 0)
		cmd_have(NULL);
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	      "<premis xmlns=\"" NAMESPACE "\"\n"
	      "  xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
	      "  xsi:schemaLocation=\"" NAMESPACE
	      " http://www.loc.gov/standards/premis/premis.xsd\"\n"
	      "  version=\"3.0\">\n",
	      f);
	fwrite(p->objects_text, 1, p->objects_length, f);
	fwrite(p->events_text, 1, p->events_length, f);
	put_agent(f);
	fputs("</premis>\n", f);
	return cmd_text_close(f, &text);
}

void
cmd_premis_end(struct cmd_premis *p, struct cmd_run *run, char digest[65])
{
	struct cmd_output o = {0};
	char *text, *folder;
	size_t length;
	int rc = 0;

	digest[0] = '\0';
	if (p->path == NULL)
		return;
	text = whole(p, &length);
	o.sink = vdm_findings_sink(run->findings, p->path);
	folder = cmd_folder_of(p->path);
	if (strcmp(p->path, "-") != 0)
		rc = cmd_output_folder(&o, folder);
	if (rc == 0)
		rc = cmd_output_add(&o, p->path, text, length);
	if (rc == 0)
		rc = cmd_output_finish(&o);
	if (rc == 0)
		vdm_digest(text, length, digest);
	else
		cmd_run_lost(run, p->path, "file-unwritten", "not written",
			     errno);
	cmd_output_fini(&o);
	cmd_run_flush(run);
	free(folder);
	free(text);
}

void
cmd_premis_fini(struct cmd_premis *p)
{
	if (p->objects != NULL)
		fclose(p->objects);
	if (p->events != NULL)
		fclose(p->events);
	free(p->objects_text);
	free(p->events_text);
	json_decref(p->deed);
}
