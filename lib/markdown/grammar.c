/* SPDX-License-Identifier: MIT */
/* What reader and writer must agree on. The writer asks these before it
 * leaves out a mark. */
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "markdown/markdown.h"

static int
is_one_of(const struct vdm_node *n, const char *const *names, size_t count)
{
	size_t i;

	if (!vdm_node_is_element(n) || vdm_node_ns(n) != NULL)
		return 0;
	for (i = 0; i < count; i++)
		if (n->name[0] == names[i][0] && strcmp(n->name, names[i]) == 0)
			return 1;
	return 0;
}

#define IS_ONE_OF(n, names)                                                    \
	is_one_of(n, names, sizeof(names) / sizeof(*(names)))

enum vdm_md_para
vdm_md_para_in(const struct vdm_node *n)
{
	static const char *const direct[] = {
	    "p",      "head",     "l",        "speaker",  "ab",
	    "label",  "stage",    "dateline", "salute",   "signed",
	    "byline", "seg",      "incident", "kinesic",  "vocal",
	    "desc",   "figDesc",  "docDate",  "docTitle", "titlePart",
	    "hi",     "emph",     "ref",      "title",    "persName",
	    "date",   "supplied", "unclear"};

	if (vdm_node_is(n, "u"))
		return VDM_MD_PARA_SEG;
	if (vdm_node_is(n, "lg"))
		return VDM_MD_PARA_LINES;
	return IS_ONE_OF(n, direct) ? VDM_MD_PARA_DIRECT : VDM_MD_PARA_P;
}

int
vdm_md_absorbs_heading(const struct vdm_node *n)
{
	static const char *const names[] = {
	    "div",  "div0", "div1", "div2", "div3",  "div4",   "div5",
	    "div6", "div7", "lg",   "list", "table", "figure", "castList"};

	return IS_ONE_OF(n, names);
}

int
vdm_md_is_structure(const struct vdm_node *n)
{
	static const char *const names[] = {
	    "div",  "div0", "div1", "div2",  "div3", "div4", "div5",
	    "div6", "div7", "body", "front", "back", "text", "TEI"};

	return IS_ONE_OF(n, names);
}

int
vdm_md_has_stages(const struct vdm_node *n)
{
	return vdm_md_is_structure(n) || vdm_node_is(n, "sp") ||
	       vdm_node_is(n, "said");
}

int
vdm_md_continues(const struct vdm_node *n)
{
	static const char *const names[] = {"p",    "lg",    "l",
					    "list", "table", "quote",
					    "cit",  "eg",    "floatingText"};

	return IS_ONE_OF(n, names);
}

int
vdm_md_may_stand_within(const struct vdm_node *n)
{
	static const char *const names[] = {
	    "stage", "pb",     "cb",     "gb",       "lb",      "milestone",
	    "gap",   "anchor", "figure", "incident", "kinesic", "vocal",
	    "move",  "camera", "sound",  "view",     "tech",    "ab"};

	return IS_ONE_OF(n, names);
}

int
vdm_md_is_participants(const char *text)
{
	const char *s;

	for (s = text; *s != '\0'; s++) {
		if (strncasecmp(s, "present", 7) != 0)
			continue;
		if ((s == text || !vdm_is_word((unsigned char)s[-1])) &&
		    (s[7] == '\0' || !vdm_is_word((unsigned char)s[7])))
			return 1;
	}
	return 0;
}

/* Words in strong letters with a colon that are no one's name. */
static int
is_other_label(const char *text, size_t n)
{
	static const char *const words[] = {
	    "break",   "note",       "notes",     "agenda",     "q&a",
	    "example", "todo",       "update",    "action",     "actions",
	    "summary", "topic",      "scribe",    "regrets",    "chair",
	    "minutes", "resolution", "resolved",  "decision",   "next steps",
	    "warning", "tip",        "important", "references", "links",
	    "sponsors"};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i]) == n &&
		    strncasecmp(words[i], text, n) == 0)
			return 1;
	return vdm_field_by_label(text, n) != NULL;
}

enum vdm_md_strong
vdm_md_strong(struct vdm_md_names *names, const char *text, int first,
	      const struct vdm_person **who)
{
	size_t n = strlen(text), words = 1, i;

	*who = vdm_md_person(names, text);
	if (n == 0)
		return VDM_MD_STRONG_NOTHING;
	if (first && text[n - 1] == ':') {
		if (*who != NULL)
			return VDM_MD_STRONG_LABEL;
		for (i = 0; i < n; i++)
			words += text[i] == ' ';
		if (n > 80 || words > 8 || n < 2 || is_other_label(text, n - 1))
			return VDM_MD_STRONG_NOTHING;
		return VDM_MD_STRONG_LABEL;
	}
	if (*who == NULL)
		return VDM_MD_STRONG_NOTHING;
	if (first && text[n - 1] == '.')
		return VDM_MD_STRONG_LABEL;
	return VDM_MD_STRONG_NAME;
}

int
vdm_md_label_is_number(const char *label)
{
	const char *s = label;

	if (strncmp(s, "note-", 5) == 0 && s[5] != '\0' &&
	    strspn(s + 5, "0123456789") == strlen(s + 5))
		return 0;
	for (; *s != '\0'; s++)
		if (!(vdm_is_letter(*s) || vdm_is_digit(*s) || *s == '-' ||
		      *s == '_' || *s == '.'))
			return 0;
	return s > label;
}
