/* SPDX-License-Identifier: MIT */
/* What a run found, a file after the other, and what writers of it share. */
#include "found/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <vidimus.h>

#include "found/list.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/place.h"
#include "ground/say.h"

/* What is known of a name that findings have. */
struct known {
	size_t path, inside; /* numbers */
};

static void
intern_file(struct cmd_view *v, const char *file, struct known *k)
{
	struct cmd_place place;

	cmd_place_init(&place, file);
	k->path = cmd_names_add(&v->paths, place.path);
	k->inside =
	    cmd_names_add(&v->insides, place.inside ? place.inside : "");
	cmd_place_fini(&place);
}

static void
add_inputs(struct cmd_view *v)
{
	const struct cmd_list *list = &v->run->list;
	size_t i, n = cmd_list_share(list);
	struct known k;

	for (i = 0; i < n; i++)
		intern_file(
		    v, cmd_shown(list->input[cmd_list_index(list, i)].path),
		    &k);
}

/* Which path and inside each finding has; findings of one file come one after
 * the other. To free(). */
static struct known *
add_findings(struct cmd_view *v)
{
	const struct vdm_findings *all = v->run->findings;
	struct known *known = cmd_have(calloc(v->count + 1, sizeof(*known)));
	const char *last = NULL;
	size_t i;

	for (i = 0; i < v->count; i++) {
		const char *file = vdm_finding_file(vdm_findings_get(all, i));

		if (i > 0 && file == last)
			known[i] = known[i - 1];
		else
			intern_file(v, file, &known[i]);
		last = file;
	}
	return known;
}

/* Each group gets its place among the spots. */
static void
place_groups(struct cmd_view *v, const struct known *known, size_t inputs)
{
	size_t i, at = 0;

	v->groups = v->paths.count;
	v->group = cmd_have(calloc(v->groups + 1, sizeof(*v->group)));
	for (i = 0; i < v->count; i++)
		v->group[known[i].path].count++;
	for (i = 0; i < v->groups; i++) {
		v->group[i].path = v->paths.name[i];
		v->group[i].is_input = i < inputs;
		v->group[i].first = at;
		at += v->group[i].count;
	}
}

void
cmd_view_init(struct cmd_view *v, const struct cmd_run *run, int is_finished)
{
	struct known *known;
	size_t *at, i, inputs;

	memset(v, 0, sizeof(*v));
	v->run = run;
	v->is_finished = is_finished;
	v->count = vdm_findings_count(run->findings);
	add_inputs(v);
	inputs = v->paths.count;
	known = add_findings(v);
	place_groups(v, known, inputs);
	v->spot = cmd_have(calloc(v->count + 1, sizeof(*v->spot)));
	at = cmd_have(calloc(v->groups + 1, sizeof(*at)));
	for (i = 0; i < v->count; i++) {
		const struct cmd_group *g = &v->group[known[i].path];
		struct cmd_spot *s = &v->spot[g->first + at[known[i].path]++];

		s->finding = vdm_findings_get(run->findings, i);
		s->path = g->path;
		s->inside = v->insides.name[known[i].inside];
		if (*s->inside == '\0')
			s->inside = NULL;
		s->counts = vdm_finding_detail(s->finding, "state") == NULL;
	}
	free(at);
	free(known);
}

void
cmd_view_fini(struct cmd_view *v)
{
	free(v->spot);
	free(v->group);
	cmd_names_fini(&v->paths);
	cmd_names_fini(&v->insides);
}

/* ---- of one finding -------------------------------------------------------
 */

static int
is_way(const struct cmd_spot *s)
{
	return s->inside != NULL && strncmp(s->inside, "via ", 4) == 0;
}

char *
cmd_spot_message(const struct cmd_spot *s)
{
	const struct vdm_finding *f = s->finding;
	char *text = NULL;
	size_t length;
	FILE *out = cmd_text_open(&text, &length);

	if (s->inside != NULL) {
		cmd_put_plain(out, s->inside);
		if (vdm_finding_line(f) > 0 && !is_way(s))
			fprintf(out, ":%u:%u", vdm_finding_line(f),
				vdm_finding_column(f));
		fputs(": ", out);
	}
	cmd_put_plain(out, vdm_finding_message(f));
	return cmd_text_close(out, &text);
}

unsigned
cmd_spot_line(const struct cmd_spot *s)
{
	return s->inside == NULL ? vdm_finding_line(s->finding) : 0;
}

unsigned
cmd_spot_column(const struct cmd_spot *s)
{
	return cmd_spot_line(s) > 0 ? vdm_finding_column(s->finding) : 0;
}

char *
cmd_spot_rule(const struct cmd_spot *s)
{
	const char *id = vdm_finding_id(s->finding);
	const char *rule = vdm_finding_detail(s->finding, "rule");
	char *name;

	if (rule == NULL || *rule == '\0')
		return cmd_have(strdup(id));
	name = cmd_have(malloc(strlen(id) + strlen(rule) + 2));
	sprintf(name, "%s/%s", id, rule);
	return name;
}

const char *
cmd_spot_fingerprint(const struct cmd_spot *s)
{
	const char *print = vdm_finding_detail(s->finding, "fingerprint");

	return print != NULL ? print : "";
}

size_t
cmd_group_counts(const struct cmd_view *v, const struct cmd_group *g,
		 unsigned level)
{
	size_t i, n = 0;

	for (i = g->first; i < g->first + g->count; i++)
		n += v->spot[i].counts &&
		     (unsigned)vdm_finding_level(v->spot[i].finding) >= level;
	return n;
}

/* ---- text -----------------------------------------------------------------
 */

char *
cmd_shown_text(const char *text)
{
	char *shown = NULL;
	size_t length;
	FILE *out = cmd_text_open(&shown, &length);

	cmd_put_plain(out, text);
	return cmd_text_close(out, &shown);
}

char *
cmd_uri(const char *path)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "abcdefghijklmnopqrstuvwxyz"
				    "0123456789-._~/!$&'()*+,;=@";
	char *uri = cmd_have(malloc(3 * strlen(path) + 8)), *to = uri;

	if (*path == '/')
		to += sprintf(to, "file://");
	for (; *path != '\0'; path++)
		if (strchr(plain, *path) != NULL)
			*to++ = *path;
		else
			to += sprintf(to, "%%%02X", (unsigned char)*path);
	*to = '\0';
	return uri;
}

void
cmd_put_tamed(const char *json, FILE *out)
{
	size_t n;

	while (*json != '\0') {
		n = strcspn(json, ":#");
		fwrite(json, 1, n, out);
		json += n;
		n = strspn(json, ":#");
		if (n == 1 && *json == ':')
			putc(':', out);
		else
			for (size_t i = 0; i < n; i++)
				fputs(json[i] == ':' ? "\\u003a" : "\\u0023",
				      out);
		json += n;
	}
}

void
cmd_put_json(json_t *value, FILE *out)
{
	char *text =
	    cmd_have(json_dumps(value, JSON_INDENT(1) | JSON_ENSURE_ASCII));

	cmd_put_tamed(text, out);
	putc('\n', out);
	free(text);
}

void
cmd_json_set(json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new(object, key, cmd_have(value)) != 0)
		cmd_have(NULL);
}

json_t *
cmd_json_text(const char *text)
{
	char *shown = cmd_shown_text(text);
	json_t *value = cmd_have(json_string(shown));

	free(shown);
	return value;
}
