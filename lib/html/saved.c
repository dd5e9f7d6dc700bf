/* SPDX-License-Identifier: MIT */
/* A saved page as a tree. */
#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "base/words.h"
#include "html/html.h"
#include "html/soup.h"

/* A page of XHTML ends elements by a slash, which HTML does not see. */
static int
is_xhtml(const char *s, size_t n)
{
	n = n < 1024 ? n : 1024;
	return vdm_words_begin(s, n, "<?xml") ||
	       memmem(s, n, VDM_NS_XHTML, strlen(VDM_NS_XHTML)) != NULL ||
	       memmem(s, n, "DTD XHTML", 9) != NULL;
}

/* ---- what would cost too much ----------------------------------------------
 */

/* HTML's rules look up through all that is open, and through all attributes of
 * a tag: what a page leaves open, or gives one tag, is bounded before. */
enum { OPEN = 4 * VDM_LIMIT_DEPTH, OPEN_IN_LINE = 20000 };

struct cost {
	size_t blocks, lines; /* open, more or less */
};

static const char *
behind(const char *s, const char *end, const char *mark)
{
	size_t n = strlen(mark);

	while ((size_t)(end - s) >= n && strncasecmp(s, mark, n) != 0)
		s++;
	return (size_t)(end - s) >= n ? s : end;
}

/* Behind a tag's name; *attributes: how many it has, more or less. */
static const char *
tag_end(const char *s, const char *end, size_t *attributes)
{
	char quote = 0, before = ' ';

	*attributes = 0;
	for (; s < end && (quote != 0 || *s != '>'); s++) {
		if (quote != 0)
			quote = *s == quote ? 0 : quote;
		else if ((*s == '"' || *s == '\'') && before == '=')
			quote = *s;
		else if (!vdm_is_space((unsigned char)*s) &&
			 vdm_is_space((unsigned char)before))
			++*attributes;
		before = *s;
	}
	return s;
}

static void
count_tag(struct cost *c, const char *name, int closes)
{
	const struct vdm_html_tag *t = vdm_html_tag_get(name);
	unsigned is = t != NULL ? t->is : VDM_HTML_LINE;
	size_t *open = is & VDM_HTML_LINE ? &c->lines : &c->blocks;

	/* a tag of its kind ends it, or it has no end */
	if ((is & (VDM_HTML_VOID | VDM_HTML_OPTIONAL)) ||
	    strcmp(name, "a") == 0)
		return;
	if (!closes)
		++*open;
	else if (*open > 0)
		--*open;
}

/* 0; VDM_HTML_TOO_DEEP or VDM_HTML_TOO_MANY. */
static int
costs_too_much(const char *s, size_t n)
{
	const char *end = s + n;
	struct cost c = {0, 0};
	size_t attributes, k;
	char name[16];
	int closes;

	while ((s = memchr(s, '<', (size_t)(end - s))) != NULL) {
		s++;
		if ((size_t)(end - s) >= 3 && memcmp(s, "!--", 3) == 0) {
			s = behind(s, end, "-->");
			continue;
		}
		closes = s < end && *s == '/';
		s += closes;
		for (k = 0; s < end && isalnum((unsigned char)*s); s++)
			if (k + 1 < sizeof(name))
				name[k++] = (char)tolower((unsigned char)*s);
		name[k] = '\0';
		if (k == 0)
			continue;
		s = tag_end(s, end, &attributes);
		if (attributes > VDM_LIMIT_ATTRIBUTES)
			return VDM_HTML_TOO_MANY;
		count_tag(&c, name, closes);
		if (c.blocks > OPEN || c.lines > OPEN_IN_LINE)
			return VDM_HTML_TOO_DEEP;
		if (!closes && strcmp(name, "script") == 0)
			s = behind(s, end, "</script");
		else if (!closes && strcmp(name, "style") == 0)
			s = behind(s, end, "</style");
	}
	return 0;
}

struct vdm_node *
vdm_html_saved(struct vdm_record *work, const char *s, size_t n, int *deep)
{
	struct vdm_node *html;
	struct vdm_buf closed;

	*deep = costs_too_much(s, n);
	if (*deep)
		return NULL;
	if (!is_xhtml(s, n))
		return vdm_html_page(work, s, n, deep);
	vdm_buf_init(&closed);
	vdm_md_close_empty(&closed, s, n);
	html = vdm_html_page(work, vdm_buf_str(&closed), closed.len, deep);
	if (closed.failed) {
		errno = ENOMEM;
		html = NULL;
	}
	vdm_buf_fini(&closed);
	return html;
}
