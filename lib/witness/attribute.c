/* SPDX-License-Identifier: MIT */
/* The attributes of HTML, with those of packages and of our own carriers, and
 * of TEI: two tables by name, in the order of their bytes. */
#include <string.h>

#include "base/words.h"
#include "witness/attribute.h"

static const struct vdm_attribute_rule html_rules[] = {
    {"action", VDM_AT_NONE, VDM_LEADS_ONE},
    {"alt", VDM_AT_SAID, 0},
    {"alttext", VDM_AT_SAID, 0},
    {"aria-description", VDM_AT_SAID, 0},
    {"aria-label", VDM_AT_SAID, 0},
    {"background", VDM_AT_NONE, VDM_LEADS_ONE},
    {"cite", VDM_AT_NONE, VDM_LEADS_ONE},
    {"codebase", VDM_AT_NONE, VDM_LEADS_ONE},
    {"colspan", VDM_AT_SPAN, 0},
    {"content", VDM_AT_CONTENT, 0},
    {"data", VDM_AT_NONE, VDM_LEADS_ONE},
    {"data-comment", VDM_AT_INSTRUCTION, 0},
    {"data-ns", VDM_AT_TIE, 0},
    {"data-person", VDM_AT_POINTS, 0},
    {"data-pi", VDM_AT_INSTRUCTION, 0},
    {"data-pi-data", VDM_AT_INSTRUCTION, 0},
    {"data-tei", VDM_AT_CARRIER, 0},
    {"data-tei-break", VDM_AT_CARRIED_BREAK, 0},
    {"data-tei-cols", VDM_AT_CARRIED_SPAN, 0},
    {"data-tei-place", VDM_AT_POINTS, 0},
    {"data-tei-rend", VDM_AT_CARRIED_REND, 0},
    {"data-tei-rows", VDM_AT_CARRIED_SPAN, 0},
    {"data-tei-style", VDM_AT_CARRIED_STYLE, 0},
    {"data-tei-target", VDM_AT_CARRIED, VDM_LEADS},
    {"data-tei-type", VDM_AT_CARRIED_TYPE, 0},
    {"data-tei-url", VDM_AT_POINTS, VDM_LEADS},
    {"data-tei-xml.lang", VDM_AT_CARRIED_LANGUAGE, 0},
    {"data-tei-xmlns", VDM_AT_TIE, 0},
    {"data-vdm", VDM_AT_OURS, 0},
    {"data-vdm-alt", VDM_AT_NONE, 0},
    {"data-vdm-comment", VDM_AT_INSTRUCTION, 0},
    {"data-vdm-data", VDM_AT_INSTRUCTION, 0},
    {"data-vdm-pi", VDM_AT_INSTRUCTION, 0},
    {"data-vdm-place", VDM_AT_NONE, 0},
    {"data-vdm-prefix", VDM_AT_NONE, 0},
    {"data-vdm-text", VDM_AT_READING, 0},
    {"data-who", VDM_AT_POINTS, 0},
    {"dir", VDM_AT_DIRECTION, 0},
    {"epub:prefix", VDM_AT_TIE, 0},
    {"epub:type", VDM_AT_SEMANTICS, 0},
    {"formaction", VDM_AT_NONE, VDM_LEADS_ONE},
    {"height", VDM_AT_NUMBER, 0},
    {"href", VDM_AT_NONE, VDM_LEADS_THERE},
    {"hreflang", VDM_AT_OF_LINK, 0},
    {"id", VDM_AT_ID, 0},
    {"lang", VDM_AT_LANGUAGE, 0},
    {"longdesc", VDM_AT_NONE, VDM_LEADS_ONE},
    {"media-type", VDM_AT_OF_LINK, 0},
    {"opf:file-as", VDM_AT_SAID, 0},
    {"placeholder", VDM_AT_SAID, 0},
    {"poster", VDM_AT_NONE, VDM_LEADS_ONE},
    {"prefix", VDM_AT_TIE, 0},
    {"profile", VDM_AT_TIE, 0},
    {"properties", VDM_AT_OF_LINK, 0},
    {"property", VDM_AT_PROPERTY, 0},
    {"required-namespace", VDM_AT_CASE, 0},
    {"role", VDM_AT_ROLE, 0},
    {"rowspan", VDM_AT_SPAN, 0},
    {"scheme", VDM_AT_NUMBER, 0},
    {"src", VDM_AT_NONE, VDM_LEADS_THERE},
    {"start", VDM_AT_NUMBER, 0},
    {"summary", VDM_AT_SAID, 0},
    {"title", VDM_AT_TITLE, 0},
    {"value", VDM_AT_VALUE, 0},
    {"viewBox", VDM_AT_NUMBER, 0},
    {"width", VDM_AT_NUMBER, 0},
    {"x", VDM_AT_NUMBER, 0},
    {"xlink:href", VDM_AT_NONE, VDM_LEADS_ONE},
    {"xml:lang", VDM_AT_LANGUAGE, 0},
    {"y", VDM_AT_NUMBER, 0},
};

static const struct vdm_attribute_rule tei_rules[] = {
    {"anchored", VDM_AT_CLOSED, 0},
    {"break", VDM_AT_BREAK, 0},
    {"calendar", VDM_AT_CLOSED, 0},
    {"cert", VDM_AT_CLOSED, 0},
    {"cols", VDM_AT_SPAN, 0},
    {"data-ns", VDM_AT_TIE, 0},
    {"data-tei-xmlns", VDM_AT_TIE, 0},
    {"direct", VDM_AT_CLOSED, 0},
    {"epub:prefix", VDM_AT_TIE, 0},
    {"facs", VDM_AT_CLOSED, 0},
    {"full", VDM_AT_CLOSED, 0},
    {"ident", VDM_AT_IDENT, 0},
    {"instant", VDM_AT_CLOSED, 0},
    {"level", VDM_AT_CLOSED, 0},
    {"n", VDM_AT_N, 0},
    {"org", VDM_AT_CLOSED, 0},
    {"part", VDM_AT_CLOSED, 0},
    {"place", VDM_AT_CLOSED, 0},
    {"prefix", VDM_AT_TIE, 0},
    {"profile", VDM_AT_TIE, 0},
    {"rend", VDM_AT_REND, 0},
    {"rendition", VDM_AT_CLOSED, 0},
    {"resp", VDM_AT_CLOSED, 0},
    {"required-namespace", VDM_AT_TIE, 0},
    {"role", VDM_AT_PART, 0},
    {"rows", VDM_AT_SPAN, 0},
    {"sample", VDM_AT_CLOSED, 0},
    {"scheme", VDM_AT_CLOSED, 0},
    {"status", VDM_AT_CLOSED, 0},
    {"style", VDM_AT_STYLE, 0},
    {"subtype", VDM_AT_CLOSED, 0},
    {"target", VDM_AT_CLOSED, VDM_LEADS},
    {"type", VDM_AT_TYPE, 0},
    {"url", VDM_AT_CLOSED, 0},
    {"xml:id", VDM_AT_CLOSED, 0},
    {"xml:lang", VDM_AT_LANGUAGE, 0},
    {"xml:space", VDM_AT_CLOSED, 0},
};

/* Of what no table has; and of names that only begin like that. */
static const struct vdm_attribute_rule none = {"", VDM_AT_NONE, 0};
static const struct vdm_attribute_rule words = {"", VDM_AT_WORDS, 0};
static const struct vdm_attribute_rule tie = {"", VDM_AT_TIE, 0};
static const struct vdm_attribute_rule carried = {"", VDM_AT_CARRIED, 0};
static const struct vdm_attribute_rule said = {"", VDM_AT_SAID, 0};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

const struct vdm_attribute_rule *
vdm_attribute_rule(enum vdm_words_of of, const char *name, size_t n)
{
	const struct vdm_attribute_rule *table =
	    of == VDM_WORDS_TEI ? tei_rules : html_rules;
	size_t count =
	    of == VDM_WORDS_TEI ? COUNT(tei_rules) : COUNT(html_rules);
	size_t at = vdm_words_find(table, sizeof(*table), 0, count, name, n);

	if (at < count)
		return &table[at];
	if (vdm_words_begin(name, n, "xmlns") ||
	    vdm_words_begin(name, n, "data-tei-xmlns") ||
	    vdm_words_begin(name, n, "data-vdm-xmlns"))
		return &tie;
	if (of == VDM_WORDS_TEI)
		return &words;
	if (n > 9 && vdm_words_begin(name, n, "data-tei-"))
		return &carried;
	return n > 9 && vdm_words_begin(name, n, "data-vdm-") ? &said : &none;
}

/* Names as docs/tei.md writes them ("The carrier"), which HTML folds. */
void
vdm_attribute_carried(const char **name, size_t *n, char *room)
{
	const char *s = *name + strlen("data-tei-"), *end = *name + *n;
	size_t length = 0;

	if (*n <= strlen("data-tei-") ||
	    !vdm_words_begin(*name, *n, "data-tei-"))
		return;
	for (; s < end && length < VDM_ATTRIBUTE_NAME; s++) {
		int doubled = s + 1 < end && s[1] == *s;

		if (*s == '-' && !doubled && s + 1 < end && s[1] >= 'a' &&
		    s[1] <= 'z')
			room[length++] = (char)(*++s - 'a' + 'A');
		else if (*s == '.' && !doubled)
			room[length++] = ':';
		else {
			room[length++] = *s;
			s += (*s == '-' || *s == '.') && doubled;
		}
	}
	*name = room;
	*n = length;
}
