/* SPDX-License-Identifier: MIT */
/* Findings in the shape of EPUBCheck's JSON, for those who read that. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <vidimus.h>

#include "found/view.h"
#include "ground/file.h"
#include "ground/place.h"
#include "ground/say.h"
#include "show/writers.h"

static void
set_text(json_t *object, const char *key, const char *text)
{
	cmd_json_set(object, key,
		     text != NULL ? cmd_json_text(text) : json_null());
}

/* ---- messages ------------------------------------------------------------ */

/* The message's id in EPUBCheck's list; of what has none there, ours. */
static const char *
id_of(const struct vdm_finding *f)
{
	const char *known = vdm_finding_detail(f, "epubcheck");

	return known != NULL ? known : vdm_finding_id(f);
}

/* What EPUBCheck does not go on behind has a level of its own there. */
static int
is_fatal(const char *id)
{
	static const char *const fatal[] = {
	    "OPF-002", "OPF-019", "PKG-004", "PKG-008",
	    "PKG-015", "PKG-018", "RSC-002", "RSC-016",
	};
	size_t i;

	for (i = 0; i < sizeof(fatal) / sizeof(fatal[0]); i++)
		if (strcmp(fatal[i], id) == 0)
			return 1;
	return 0;
}

enum severity { FATAL, ERROR, WARNING, USAGE, SEVERITIES };

static const struct {
	const char *name, *count;
} severities[SEVERITIES] = {
    [FATAL] = {"FATAL", "nFatal"},
    [ERROR] = {"ERROR", "nError"},
    [WARNING] = {"WARNING", "nWarning"},
    [USAGE] = {"USAGE", "nUsage"},
};

static enum severity
severity_of(const struct vdm_finding *f)
{
	switch (vdm_finding_level(f)) {
	case VDM_LEVEL_NOTE:
		return USAGE;
	case VDM_LEVEL_WARNING:
		return WARNING;
	case VDM_LEVEL_LOSS:
	case VDM_LEVEL_ERROR:
		break;
	}
	return is_fatal(id_of(f)) ? FATAL : ERROR;
}

/* Where it stands: the part of the book, or the book; -1: not known. */
static json_t *
location(const struct cmd_spot *s, const char *book)
{
	json_int_t line = vdm_finding_line(s->finding);
	json_int_t column = vdm_finding_column(s->finding);
	size_t n = strlen(book);
	json_t *l = cmd_have(json_object());

	set_text(l, "path",
		 s->inside != NULL   ? s->inside
		 : s->path[n] == '/' ? s->path + n + 1
				     : cmd_base_name(s->path));
	cmd_json_set(l, "line", json_integer(line > 0 ? line : -1));
	cmd_json_set(l, "column",
		     json_integer(line > 0 && column > 0 ? column : -1));
	cmd_json_set(l, "context", json_null());
	return l;
}

static json_t *
message(const struct cmd_spot *s, const char *book)
{
	const struct vdm_finding *f = s->finding;
	json_t *m = cmd_have(json_object()), *list = cmd_have(json_array());

	set_text(m, "ID", id_of(f));
	set_text(m, "severity", severities[severity_of(f)].name);
	set_text(m, "message", vdm_finding_message(f));
	cmd_json_set(m, "additionalLocations", json_integer(0));
	json_array_append_new(list, location(s, book));
	cmd_json_set(m, "locations", list);
	cmd_json_set(m, "suggestion", json_null());
	return m;
}

/* The input that a group is of: itself, or of a file in a folder that is one
 * document that folder; NULL: none. */
static const struct cmd_group *
input_of(const struct cmd_view *v, const struct cmd_group *g)
{
	char *path = cmd_have(strdup(g->path)), *slash;
	const struct cmd_group *found = g->is_input ? g : NULL;

	while (found == NULL && (slash = strrchr(path, '/')) != NULL) {
		size_t i;

		*slash = '\0';
		i = cmd_names_find(&v->paths, path);
		if (i != (size_t)-1 && v->group[i].is_input)
			found = &v->group[i];
	}
	free(path);
	return found;
}

/* What is known of a book before it is written. */
struct told {
	json_t *messages;
	size_t n[SEVERITIES];
};

/* Hands each message to the book that it is about. */
static void
tell(const struct cmd_view *v, struct told *told)
{
	size_t i, k;

	for (i = 0; i < v->groups; i++) {
		const struct cmd_group *g = &v->group[i];
		const struct cmd_group *book = input_of(v, g);
		struct told *to = book != NULL ? &told[book - v->group] : NULL;

		for (k = g->first; to != NULL && k < g->first + g->count; k++)
			if (v->spot[k].counts) {
				to->n[severity_of(v->spot[k].finding)]++;
				json_array_append_new(
				    to->messages,
				    message(&v->spot[k], book->path));
			}
	}
}

/* ---- a book -------------------------------------------------------------- */

/* No clock: the same input gives the same bytes. */
static json_t *
checker(const struct cmd_group *g, const size_t n[SEVERITIES])
{
	json_t *c = cmd_have(json_object());
	char version[64];
	size_t i;

	snprintf(version, sizeof(version), "vidimus %s", vdm_version());
	set_text(c, "path", g->path);
	set_text(c, "filename", cmd_base_name(g->path));
	set_text(c, "checkerVersion", version);
	cmd_json_set(c, "checkDate", json_null());
	cmd_json_set(c, "elapsedTime", json_null());
	for (i = 0; i < SEVERITIES; i++)
		cmd_json_set(c, severities[i].count,
			     json_integer((json_int_t)n[i]));
	return c;
}

/* What is known of the publication; what is not is null. */
static void
fill(json_t *book, const json_t *facts)
{
	static const char *const whole[] = {
	    "publisher",
	    "title",
	    "creator",
	    "date",
	    "subject",
	    "description",
	    "rights",
	    "identifier",
	    "language",
	    "nSpines",
	    "checkSum",
	    "renditionLayout",
	    "renditionOrientation",
	    "renditionSpread",
	    "ePubVersion",
	    "isScripted",
	    "hasFixedFormat",
	    "isBackwardCompatible",
	    "hasAudio",
	    "hasVideo",
	    "charsCount",
	    "embeddedFonts",
	    "refFonts",
	    "hasEncryption",
	    "hasSignatures",
	    "contributors",
	};
	const json_t *said = json_object_get(facts, "publication");
	json_t *items = json_object_get(facts, "items");
	json_t *p = cmd_have(json_object());
	size_t i;

	for (i = 0; i < sizeof(whole) / sizeof(whole[0]); i++) {
		json_t *value = json_object_get(said, whole[i]);

		cmd_json_set(p, whole[i],
			     value != NULL ? json_incref(value) : json_null());
	}
	cmd_json_set(book, "publication", p);
	cmd_json_set(book, "items",
		     items != NULL ? json_incref(items) : json_array());
}

/* NULL: it is no publication that can be read. */
static json_t *
facts_of(const struct cmd_group *g)
{
	char *path = cmd_from_here(g->path), *bytes = NULL, *text = NULL;
	json_t *facts = NULL;
	size_t length;

	if (strcmp(path, "-") != 0 &&
	    cmd_input_read(path, &bytes, &length, NULL) == 0 &&
	    vdm_publication_facts(bytes, length, &text, &length) == 0)
		facts = json_loadb(text, length, 0, NULL);
	free(text);
	free(bytes);
	free(path);
	return facts;
}

static json_t *
book_of(const struct cmd_view *v, const struct cmd_group *g,
	const struct told *told)
{
	json_t *book = cmd_have(json_object());
	json_t *facts = v->is_finished ? facts_of(g) : NULL;

	cmd_json_set(book, "messages", told->messages);
	cmd_json_set(book, "customMessageFileName", json_null());
	cmd_json_set(book, "checker", checker(g, told->n));
	fill(book, facts);
	json_decref(facts);
	return book;
}

/* One book as EPUBCheck has it; several, which it cannot have, as an array. */
void
cmd_write_epubcheck(const struct cmd_view *v, FILE *out)
{
	json_t *all = cmd_have(json_array());
	struct told *told = cmd_have(calloc(v->groups + 1, sizeof(*told)));
	size_t i;

	for (i = 0; i < v->groups; i++)
		if (v->group[i].is_input)
			told[i].messages = cmd_have(json_array());
	tell(v, told);
	for (i = 0; i < v->groups; i++)
		if (v->group[i].is_input)
			json_array_append_new(
			    all, book_of(v, &v->group[i], &told[i]));
	if (json_array_size(all) == 1)
		cmd_put_json(json_array_get(all, 0), out);
	else
		cmd_put_json(all, out);
	json_decref(all);
	free(told);
}
