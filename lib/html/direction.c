/* SPDX-License-Identifier: MIT */
/*
 * Which way a text runs. TEI says it as CSS does (Guidelines, vi.2):
 * "direction: rtl" in @style; where nothing says it, the language does.
 */
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "base/words.h"
#include "html/html.h"

/* Languages that are written from right to left where no script is named. */
static const char languages[] =
    "ar arc acm aeb afb ajp apc ars ary arz ayl azb bal bqi ckb dv fa glk he "
    "iw ji khw ks lrc luz mzn nqo pes pnb prs ps rhg sam sd skr syr ug ur yi";

static const char scripts[] =
    "adlm arab aran armi avst chrs elym hatr hebr hung khar lydi mand mani "
    "mend merc mero narb nbat nkoo orkh ougr palm phli phlp phnx prti rohg "
    "samr sarb sogd sogo syrc syre syrj syrn thaa yezi";

const char *
vdm_html_style_direction(const char *style)
{
	static const char name[] = "direction";
	size_t n = sizeof(name) - 1;

	if (strstr(style, VDM_HTML_STYLE_AUTO) != NULL)
		return "auto";
	for (; *style != '\0'; style += strcspn(style, ";")) {
		style += strspn(style, "; \t\r\n");
		if (strncasecmp(style, name, n) != 0)
			continue;
		style += n;
		style += strspn(style, " \t\r\n");
		if (*style != ':')
			continue;
		style++;
		style += strspn(style, " \t\r\n");
		if (strncasecmp(style, "rtl", 3) == 0)
			return "rtl";
		if (strncasecmp(style, "ltr", 3) == 0)
			return "ltr";
	}
	return NULL;
}

/* The n bytes of a tag's part, in small letters. */
static int
is_in(const char *list, const char *s, size_t n)
{
	char part[9];
	size_t i;

	if (n >= sizeof(part))
		return 0;
	for (i = 0; i < n; i++)
		part[i] = vdm_lower_byte(s[i]);
	part[n] = '\0';
	return vdm_words_have(list, part);
}

const char *
vdm_html_language_direction(const char *tag)
{
	size_t first = strcspn(tag, "-"), n;
	const char *s = tag + first;

	while (*s == '-') {
		n = strcspn(++s, "-");
		if (n == 1)
			break; /* what follows is private */
		if (n == 4 && !vdm_is_digit(*s))
			return is_in(scripts, s, n) ? "rtl" : "ltr";
		s += n;
	}
	return is_in(languages, tag, first) ? "rtl" : "ltr";
}

/* What an element itself says, or its language does; NULL: nothing. */
static const char *
own_direction(const struct vdm_node *n)
{
	const char *style = NULL, *lang, *dir = NULL;

	if (vdm_node_ns(n) == NULL)
		style = vdm_node_attr(n, "style");
	if (style != NULL)
		dir = vdm_html_style_direction(style);
	lang = vdm_node_attr(n, "xml:lang");
	return dir != NULL    ? dir
	       : lang != NULL ? vdm_html_language_direction(lang)
			      : NULL;
}

const char *
vdm_html_direction(const struct vdm_node *n, const char *around)
{
	const char *own = own_direction(n);
	const struct vdm_node *p;

	if (own == NULL)
		return NULL;
	for (p = n->parent; p != NULL; p = p->parent) {
		const char *outer = own_direction(p);

		if (outer != NULL) {
			around = outer;
			break;
		}
	}
	return strcmp(own, around) != 0 || (vdm_node_ns(n) == NULL &&
					    vdm_node_attr(n, "style") != NULL)
		   ? own
		   : NULL;
}
