/* SPDX-License-Identifier: MIT */
/* What a page states of itself in JSON-LD, in the words of schema.org. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "web/web.h"
#include "yaml/yaml.h"

enum { LARGEST = 1 << 20, DEEPEST = 32 };

static void value(struct vdm_web *w, const char *key, const struct vdm_yaml *v,
		  unsigned depth);

static int
is_person(const char *key)
{
	static const char *const persons[] = {
	    "ld:author",      "ld:editor",    "ld:translator",
	    "ld:contributor", "ld:publisher", "ld:copyrightholder"};
	size_t i;

	for (i = 0; i < sizeof(persons) / sizeof(persons[0]); i++)
		if (strcasecmp(key, persons[i]) == 0)
			return 1;
	return 0;
}

/* Of a person or an organisation, its name; of all else, each thing by its own
 * key. */
static void
object(struct vdm_web *w, const char *key, const struct vdm_yaml *o,
       unsigned depth)
{
	const struct vdm_yaml *name = vdm_yaml_get(o, "name"), *v;
	char full[80];

	if (name == NULL || name->kind != VDM_YAML_SCALAR || !is_person(key))
		name = NULL;
	else
		vdm_web_state(w, key, name->value);
	for (v = o->first; v != NULL; v = v->next) {
		if (v == name || v->key[0] == '@')
			continue;
		/* what things in things say is not said of the page */
		if (depth > 1)
			snprintf(full, sizeof(full), "%.50s.%.20s", key,
				 v->key);
		else
			snprintf(full, sizeof(full), "ld:%.60s", v->key);
		value(w, full, v, depth + 1);
	}
}

static void
value(struct vdm_web *w, const char *key, const struct vdm_yaml *v,
      unsigned depth)
{
	const struct vdm_yaml *item;

	if (depth > DEEPEST)
		return;
	switch (v->kind) {
	case VDM_YAML_SCALAR:
		vdm_web_state(w, key, v->value);
		break;
	case VDM_YAML_LIST:
		for (item = v->first; item != NULL; item = item->next)
			value(w, key, item, depth + 1);
		break;
	case VDM_YAML_MAP:
		object(w, key, v, depth);
		break;
	}
}

static unsigned
unit_at(const char *s)
{
	unsigned unit = 0;

	return s[0] == '\\' && s[1] == 'u' && sscanf(s + 2, "%4x", &unit) == 1
		   ? unit
		   : 0;
}

/*
 * JSON in the words of YAML, of which it is a part but for these: a character
 * beyond the first plane as two units, an escaped slash, a tab between tokens,
 * no space behind a colon.
 */
static void
as_yaml(const char *s, struct vdm_buf *out)
{
	int quoted = 0;
	char room[8];

	for (; *s != '\0'; s++) {
		unsigned high = quoted ? unit_at(s) : 0;
		unsigned low =
		    high >= 0xD800 && high < 0xDC00 ? unit_at(s + 6) : 0;

		if (low >= 0xDC00 && low < 0xE000) {
			vdm_buf_put(
			    out, room,
			    vdm_utf8_encode(0x10000 + ((high - 0xD800) << 10) +
						(low - 0xDC00),
					    room));
			s += 11;
		} else if (quoted && *s == '\\' && s[1] == '/') {
			vdm_buf_putc(out, *++s);
		} else if (quoted && *s == '\\' && s[1] != '\0') {
			vdm_buf_putc(out, *s++);
			vdm_buf_putc(out, *s);
		} else if (!quoted && vdm_is_space((unsigned char)*s)) {
			vdm_buf_putc(out, ' ');
		} else {
			quoted ^= *s == '"';
			vdm_buf_putc(out, *s);
			if (!quoted && *s == ':')
				vdm_buf_putc(out, ' ');
		}
	}
}

/* Of several things that are stated, as in a graph, each. */
void
vdm_web_jsonld(struct vdm_web *w, const char *text, const struct vdm_pos *pos)
{
	const struct vdm_yaml *graph, *item, *root = NULL;
	struct vdm_yaml_fault fault = {0};
	struct vdm_buf b;
	int more = 0;

	vdm_buf_init(&b);
	if (strlen(text) < LARGEST) {
		as_yaml(text, &b);
		root = vdm_yaml_parse(&w->work->arena, vdm_buf_str(&b), b.len,
				      0, &more, &fault);
	}
	w->work->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	if (root == NULL || root->kind == VDM_YAML_SCALAR) {
		vdm_diag(w->sink, VDM_D_WEB_JSONLD, pos, text,
			 "what the page states in JSON-LD cannot be read%s%s",
			 fault.problem != NULL ? ": " : "",
			 fault.problem != NULL ? fault.problem : "");
		return;
	}
	graph =
	    root->kind == VDM_YAML_MAP ? vdm_yaml_get(root, "@graph") : root;
	if (graph == NULL || graph->kind != VDM_YAML_LIST) {
		value(w, "ld", root, 1);
		return;
	}
	for (item = graph->first; item != NULL; item = item->next)
		value(w, "ld", item, 1);
}
