/* SPDX-License-Identifier: MIT */
/* The phrases of the tables and of a house style, and finding them. */
#include <string.h>

#include "base/utf8.h"
#include "recognise/internal.h"

/*
 * The two styles built in. `generic` is the tables alone. `web-archive` adds
 * the page around a record; it holds where its section heading stands, and
 * with it a house's own.
 */
static const char web_archive[] = "furniture: Skip to content\n"
				  "section: Document Information\n"
				  "label: Original Uploaded Date = uploaded\n"
				  "label: Record ID = record_id\n"
				  "label: Original Classification = "
				  "classification\n";

static const struct {
	const char *key;
	enum vdm_phrase_class class;
} keys[] = {{"furniture", P_FURNITURE}, {"section", P_SECTION},
	    {"label", P_LABEL},         {"credit", P_CREDIT},
	    {"rights", P_RIGHTS},       {"contact", P_CONTACT},
	    {"closing", P_CLOSING},     {"narration", P_NARRATION},
	    {"nobody", P_NOBODY},       {"procedure", P_PROCEDURE},
	    {"written", P_WRITTEN},     {"present", P_PRESENT},
	    {"signature", P_SIGNATURE}, {"repository", P_REPOSITORY}};

static void
rule_add(struct ctx *c, enum vdm_phrase_class class, const char *words,
	 const char *value)
{
	struct rule *list = vdm_arena_grow(&c->scratch, c->rules, &c->cap_rules,
					   c->n_rules + 1, sizeof(*list));

	if (list == NULL || words == NULL)
		return;
	c->rules = list;
	list[c->n_rules].class = class;
	list[c->n_rules].words = words;
	list[c->n_rules].value = value;
	c->n_rules++;
}

/* "key: words = value" of a house style. */
static int
profile_line(struct ctx *c, const char *s, size_t n)
{
	const char *colon = memchr(s, ':', n), *equals;
	const char *words, *value = NULL;
	size_t i, k, used;

	if (colon == NULL)
		return -1;
	k = (size_t)(colon - s);
	used = n - k - 1;
	words = vdm_trim(colon + 1, &used);
	equals = memchr(words, '=', used);
	if (equals != NULL) {
		size_t v = used - (size_t)(equals - words) - 1;
		const char *p = vdm_trim(equals + 1, &v);

		value = vdm_arena_strndup(&c->scratch, p, v);
		used = (size_t)(equals - words);
		words = vdm_trim(words, &used);
	}
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (strlen(keys[i].key) == k &&
		    memcmp(keys[i].key, s, k) == 0) {
			const char *low = vdm_lower(c, words, used);

			if ((keys[i].class == P_LABEL ||
			     keys[i].class == P_CREDIT) &&
			    value != NULL && vdm_field_by_name(value) == NULL)
				return -1;
			rule_add(c, keys[i].class,
				 vdm_arena_strdup(&c->scratch, low), value);
			return 0;
		}
	return -1;
}

static void
profile_read(struct ctx *c, const char *s, int report)
{
	unsigned line = 1;

	while (*s != '\0') {
		const char *e = strchr(s, '\n');
		size_t n = e != NULL ? (size_t)(e - s) : strlen(s);
		size_t k = n;
		const char *p = vdm_trim(s, &k);

		if (k > 0 && *p != '#' && profile_line(c, p, k) != 0 &&
		    report) {
			vdm_diag(c->sink, VDM_D_PROFILE_LINE, NULL, NULL,
				 "line %u of the house style is not "
				 "understood, and has no effect: \"%.*s\"",
				 line, k < 100 ? (int)k : 100, p);
		}
		s += n + (e != NULL);
		line++;
	}
}

int
vdm_rules_fill(struct ctx *c)
{
	const struct vdm_language *l;
	const struct vdm_phrase *p;
	size_t i, k;
	const char *own = c->options != NULL ? c->options->profile : NULL;

	if (own != NULL && strcmp(own, "generic") != 0 &&
	    strcmp(own, "web-archive") != 0)
		profile_read(c, own, 1);
	if (own == NULL || strcmp(own, "generic") != 0)
		profile_read(c, web_archive, 0);
	for (i = 0; (l = vdm_language_at(i)) != NULL; i++)
		for (k = 0; l->phrases[k] != NULL; k++)
			for (p = l->phrases[k]; p->words != NULL; p++)
				rule_add(c, p->class, p->words, p->value);
	return c->scratch.failed ? -1 : 0;
}

/* How many bytes of s the lower-case `words` match, white space loosely. */
static size_t
match(const char *low, size_t n, const char *words)
{
	size_t i = 0;

	while (*words != '\0') {
		if (*words == ' ') {
			size_t k = i;

			while (i < n && (vdm_is_space((unsigned char)low[i]) ||
					 (i + 1 < n &&
					  memcmp(low + i, "\xC2\xA0", 2) == 0)))
				i +=
				    vdm_is_space((unsigned char)low[i]) ? 1 : 2;
			if (i == k)
				return 0;
			words++;
			continue;
		}
		if (i >= n || low[i] != *words)
			return 0;
		i++;
		words++;
	}
	return i;
}

static int
ends_word(const char *s, size_t n, size_t i)
{
	size_t used;

	if (i >= n)
		return 1;
	return !vdm_is_word(vdm_utf8_decode(s + i, n - i, &used));
}

const struct rule *
vdm_rule_at_start(const struct ctx *c, const char *s, size_t n,
		  enum vdm_phrase_class class, size_t *used)
{
	const struct rule *best = NULL;
	size_t i, k, most = 0;
	char *low = vdm_lower((struct ctx *)c, s, n < 160 ? n : 160);

	if (low == NULL)
		return NULL;
	n = strlen(low);
	for (i = 0; i < c->n_rules; i++) {
		if (c->rules[i].class != class ||
		    c->rules[i].words[0] != low[0])
			continue;
		k = match(low, n, c->rules[i].words);
		if (k > most && ends_word(low, n, k)) {
			most = k;
			best = &c->rules[i];
		}
	}
	*used = most;
	return best;
}

const struct rule *
vdm_rule_within(const struct ctx *c, const char *s, size_t n,
		enum vdm_phrase_class class, size_t *at, size_t *used)
{
	char *low = vdm_lower((struct ctx *)c, s, n);
	const struct rule *best = NULL;
	size_t i, p, k;

	if (low == NULL)
		return NULL;
	n = strlen(low);
	*at = n;
	for (i = 0; i < c->n_rules; i++) {
		const char *w = c->rules[i].words, *hit;

		if (c->rules[i].class != class)
			continue;
		for (hit = strchr(low, w[0]); hit != NULL;
		     hit = strchr(hit + 1, w[0])) {
			p = (size_t)(hit - low);
			if (p > *at || (p == *at && best == NULL))
				break;
			k = match(hit, n - p, w);
			if (k == 0 || !ends_word(low, n, p + k) ||
			    (p > 0 && vdm_is_word((unsigned char)low[p - 1]) &&
			     (unsigned char)low[p - 1] < 0x80))
				continue;
			if (p < *at || k > *used) {
				*at = p;
				*used = k;
				best = &c->rules[i];
			}
			break;
		}
	}
	return best;
}

const struct rule *
vdm_rule_whole(const struct ctx *c, const char *s, size_t n,
	       enum vdm_phrase_class class)
{
	const struct rule *r;
	size_t used;

	s = vdm_trim(s, &n);
	if (n == 0 || n > 100)
		return NULL;
	r = vdm_rule_at_start(c, s, n, class, &used);
	if (r == NULL)
		return NULL;
	while (used < n && strchr(".:;,!» ›>|", s[used]) != NULL)
		used++;
	return used >= n ? r : NULL;
}
