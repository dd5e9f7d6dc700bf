/* SPDX-License-Identifier: MIT */
/* The elements of HTML and of TEI as a witness sees them: two tables by name,
 * in the order of their bytes. */
#include <string.h>

#include "witness/element.h"

static const struct vdm_element_rule html_rules[] = {
    {"a", VDM_EL_INLINE | VDM_EL_TARGETS, VDM_THING_LINK},
    {"abbr", VDM_EL_INLINE, -1},
    {"acronym", VDM_EL_INLINE, -1},
    {"alt", VDM_EL_SILENT, -1}, /* of a picture in Markdown */
    {"area", VDM_EL_VOID, -1},
    {"aside", VDM_EL_NOTE, VDM_THING_NOTE},
    {"audio", 0, VDM_THING_MEDIA},
    {"b", VDM_EL_INLINE, -1},
    {"base", VDM_EL_VOID, -1},
    {"basefont", VDM_EL_VOID, -1},
    {"bdi", VDM_EL_INLINE, -1},
    {"bdo", VDM_EL_INLINE, -1},
    {"bgsound", VDM_EL_VOID, -1},
    {"big", VDM_EL_INLINE, -1},
    {"br", VDM_EL_INLINE | VDM_EL_VOID, -1},
    {"cite", VDM_EL_INLINE, -1},
    {"code", VDM_EL_INLINE, -1},
    {"col", VDM_EL_VOID, -1},
    {"data", VDM_EL_INLINE, -1},
    {"del", VDM_EL_INLINE, -1},
    {"dfn", VDM_EL_INLINE, -1},
    {"em", VDM_EL_INLINE, -1},
    {"embed", VDM_EL_VOID, -1},
    {"font", VDM_EL_INLINE, -1},
    {"frame", VDM_EL_VOID, -1},
    {"head", VDM_EL_LABELS, -1},
    {"hr", VDM_EL_VOID, -1},
    {"i", VDM_EL_INLINE, -1},
    {"img", VDM_EL_INLINE | VDM_EL_VOID | VDM_EL_TARGETS, VDM_THING_PICTURE},
    {"input", VDM_EL_VOID, -1},
    {"ins", VDM_EL_INLINE, -1},
    {"kbd", VDM_EL_INLINE, -1},
    {"keygen", VDM_EL_VOID, -1},
    {"label", VDM_EL_INLINE, -1},
    {"link", VDM_EL_VOID, -1},
    {"mark", VDM_EL_INLINE, -1},
    {"math", 0, VDM_THING_FORMULA},
    {"meta", VDM_EL_VOID, -1},
    {"meter", VDM_EL_INLINE, -1},
    {"note", VDM_EL_NOTE, VDM_THING_NOTE}, /* of Markdown */
    {"output", VDM_EL_INLINE, -1},
    {"param", VDM_EL_VOID, -1},
    {"q", VDM_EL_INLINE, -1},
    {"rp", VDM_EL_INLINE | VDM_EL_SILENT, -1},
    {"rt", VDM_EL_NOTE, -1}, /* behind all bases, or each behind its own */
    {"ruby", 0, VDM_THING_RUBY},
    {"s", VDM_EL_INLINE, -1},
    {"samp", VDM_EL_INLINE, -1},
    {"script", VDM_EL_INLINE | VDM_EL_SILENT, -1},
    {"small", VDM_EL_INLINE, -1},
    {"source", VDM_EL_VOID, -1},
    {"span", VDM_EL_INLINE, -1},
    {"strike", VDM_EL_INLINE, -1},
    {"strong", VDM_EL_INLINE, -1},
    {"style", VDM_EL_INLINE | VDM_EL_SILENT, -1},
    {"sub", VDM_EL_INLINE, -1},
    {"sup", VDM_EL_INLINE, -1},
    {"svg", 0, VDM_THING_DRAWING},
    {"td", 0, VDM_THING_CELL},
    {"template", VDM_EL_INLINE | VDM_EL_SILENT, -1},
    {"th", 0, VDM_THING_CELL},
    {"time", VDM_EL_INLINE, -1},
    {"track", VDM_EL_VOID, -1},
    {"tt", VDM_EL_INLINE, -1},
    {"u", VDM_EL_INLINE, -1},
    {"var", VDM_EL_INLINE, -1},
    {"video", 0, VDM_THING_MEDIA},
    {"wbr", VDM_EL_INLINE | VDM_EL_VOID, -1},
};

static const struct vdm_element_rule tei_rules[] = {
    {"abbr", VDM_EL_INLINE, -1},
    {"add", VDM_EL_INLINE, -1},
    {"addName", VDM_EL_INLINE, -1},
    {"addSpan", VDM_EL_INLINE, -1},
    {"am", VDM_EL_INLINE, -1},
    {"anchor", VDM_EL_INLINE, -1},
    {"app", VDM_EL_EITHER, -1},
    {"att", VDM_EL_INLINE, -1},
    {"binaryObject", 0, VDM_THING_PICTURE},
    {"bloc", VDM_EL_INLINE, -1},
    {"c", VDM_EL_INLINE, -1},
    {"cb", VDM_EL_INLINE, -1},
    {"cell", 0, VDM_THING_CELL},
    {"certainty", VDM_EL_INLINE, -1},
    {"choice", VDM_EL_EITHER, -1},
    {"cl", VDM_EL_INLINE, -1},
    {"code", VDM_EL_INLINE, -1},
    {"corr", VDM_EL_INLINE, -1},
    {"country", VDM_EL_INLINE, -1},
    {"damage", VDM_EL_INLINE, -1},
    {"damageSpan", VDM_EL_INLINE, -1},
    {"date", VDM_EL_INLINE, -1},
    {"del", VDM_EL_INLINE, -1},
    {"delSpan", VDM_EL_INLINE, -1},
    {"desc", VDM_EL_DESCRIBES, -1},
    {"distinct", VDM_EL_INLINE, -1},
    {"district", VDM_EL_INLINE, -1},
    {"email", VDM_EL_INLINE, -1},
    {"emph", VDM_EL_INLINE, -1},
    {"eventName", VDM_EL_INLINE, -1},
    {"ex", VDM_EL_INLINE, -1},
    {"expan", VDM_EL_INLINE, -1},
    {"foreign", VDM_EL_INLINE, -1},
    {"forename", VDM_EL_INLINE, -1},
    {"formula", 0, VDM_THING_FORMULA},
    {"g", VDM_EL_INLINE, -1},
    {"gap", VDM_EL_INLINE, -1},
    {"gb", VDM_EL_INLINE, -1},
    {"genName", VDM_EL_INLINE, -1},
    {"geogFeat", VDM_EL_INLINE, -1},
    {"geogName", VDM_EL_INLINE, -1},
    {"gi", VDM_EL_INLINE, -1},
    {"gloss", VDM_EL_INLINE, -1},
    {"graphic", 0, VDM_THING_PICTURE},
    {"handShift", VDM_EL_INLINE, -1},
    {"hi", VDM_EL_INLINE, -1},
    {"ident", VDM_EL_INLINE, -1},
    {"idno", VDM_EL_INLINE, -1},
    {"index", VDM_EL_INLINE, -1},
    {"lb", VDM_EL_INLINE, -1},
    {"m", VDM_EL_INLINE, -1},
    {"measure", VDM_EL_INLINE, -1},
    {"media", 0, VDM_THING_MEDIA},
    {"mentioned", VDM_EL_INLINE, -1},
    {"metamark", VDM_EL_INLINE, -1},
    {"milestone", VDM_EL_INLINE, -1},
    {"mod", VDM_EL_INLINE, -1},
    {"name", VDM_EL_INLINE, -1},
    {"nameLink", VDM_EL_INLINE, -1},
    {"note", VDM_EL_NOTE, VDM_THING_NOTE},
    {"num", VDM_EL_INLINE, -1},
    {"objectName", VDM_EL_INLINE, -1},
    {"orgName", VDM_EL_INLINE, -1},
    {"orig", VDM_EL_INLINE, -1},
    {"pb", VDM_EL_INLINE, VDM_THING_PAGE},
    {"pc", VDM_EL_INLINE, -1},
    {"persName", VDM_EL_INLINE, -1},
    {"phr", VDM_EL_INLINE, -1},
    {"placeName", VDM_EL_INLINE, -1},
    {"precision", VDM_EL_INLINE, -1},
    {"ptr", VDM_EL_INLINE | VDM_EL_TARGETS, VDM_THING_LINK},
    {"q", VDM_EL_INLINE, -1},
    {"quote", VDM_EL_INLINE, -1},
    {"rb", VDM_EL_INLINE, -1},
    {"redo", VDM_EL_INLINE, -1},
    {"ref", VDM_EL_INLINE | VDM_EL_TARGETS, VDM_THING_LINK},
    {"reg", VDM_EL_INLINE, -1},
    {"region", VDM_EL_INLINE, -1},
    {"respons", VDM_EL_INLINE, -1},
    {"restore", VDM_EL_INLINE, -1},
    {"retrace", VDM_EL_INLINE, -1},
    {"roleName", VDM_EL_INLINE, -1},
    {"rs", VDM_EL_INLINE, -1},
    {"rt", VDM_EL_NOTE, -1}, /* behind all bases, or each behind its own */
    {"rt", VDM_EL_NOTE, -1},
    {"ruby", 0, VDM_THING_RUBY},
    {"s", VDM_EL_INLINE, -1},
    {"said", VDM_EL_INLINE, -1},
    {"secl", VDM_EL_INLINE, -1},
    {"seg", VDM_EL_INLINE, -1},
    {"settlement", VDM_EL_INLINE, -1},
    {"sic", VDM_EL_INLINE, -1},
    {"soCalled", VDM_EL_INLINE, -1},
    {"space", VDM_EL_INLINE, -1},
    {"standOff", VDM_EL_METADATA, -1},
    {"subst", VDM_EL_INLINE, -1},
    {"supplied", VDM_EL_INLINE, -1},
    {"surname", VDM_EL_INLINE, -1},
    {"surplus", VDM_EL_INLINE, -1},
    {"svg", 0, VDM_THING_DRAWING},
    {"tag", VDM_EL_INLINE, -1},
    {"teiHeader", VDM_EL_METADATA, -1},
    {"term", VDM_EL_INLINE, -1},
    {"time", VDM_EL_INLINE, -1},
    {"title", VDM_EL_INLINE, -1},
    {"unclear", VDM_EL_INLINE, -1},
    {"undo", VDM_EL_INLINE, -1},
    {"unit", VDM_EL_INLINE, -1},
    {"val", VDM_EL_INLINE, -1},
    {"w", VDM_EL_INLINE, -1},
};

const struct vdm_element_rule vdm_element_mark = {"", VDM_EL_INLINE, -1};

static const struct vdm_element_rule unknown = {"", 0, -1};

const struct vdm_element_rule *
vdm_element_rule(enum vdm_words_of words, const char *name, size_t n)
{
	const struct vdm_element_rule *table =
	    words == VDM_WORDS_HTML ? html_rules : tei_rules;
	size_t low = 0, high = words == VDM_WORDS_HTML
				   ? sizeof(html_rules) / sizeof(html_rules[0])
				   : sizeof(tei_rules) / sizeof(tei_rules[0]);

	if (words == VDM_WORDS_PACKAGE)
		return &unknown;
	while (low < high) {
		size_t mid = (low + high) / 2;
		int order = strncmp(name, table[mid].name, n);

		if (order == 0 && table[mid].name[n] == '\0')
			return &table[mid];
		if (order > 0)
			low = mid + 1;
		else
			high = mid;
	}
	return &unknown;
}
