/* SPDX-License-Identifier: MIT */
/*
 * Elements that HTML has and TEI has not: words typed, marked or measured, code
 * as it was set, a rule, a moment. A record knows them by @rend; they are
 * written by HTML's name, beside the carriers that say what they are.
 */
#include <string.h>

#include "base/words.h"
#include "html/write/writer.h"

static int
has_rend(const struct vdm_node *n, const char *word)
{
	return vdm_words_have(vdm_node_attr(n, "rend"), word);
}

/* A `hi` of a line by what its @rend says first. */
static const char *
rendered(const struct vdm_node *n, int directed)
{
	static const char *const names[] = {"kbd", "mark",  "samp",
					    "var", "small", "bdo"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (has_rend(n, names[i]))
			return strcmp(names[i], "bdo") != 0 || directed
				   ? names[i]
				   : NULL;
	return NULL;
}

const char *
vdm_html_moment(const struct vdm_node *n)
{
	const char *when = vdm_node_attr(n, "when");
	struct vdm_buf b;
	int ok;

	if (when == NULL || n->first == NULL ||
	    (!vdm_node_is(n, "date") && !vdm_node_is(n, "time")))
		return NULL;
	vdm_buf_init(&b);
	ok = vdm_html_when(&b, when) == 0 && !b.failed;
	vdm_buf_fini(&b);
	return ok ? when : NULL;
}

static const char *
line_name(const struct vdm_html_writer *w, const struct vdm_node *n)
{
	const char *ltr = w->direction != NULL ? w->direction : "ltr";

	if (vdm_node_is(n, "code"))
		return "code";
	if (vdm_node_is(n, "hi"))
		return rendered(n, vdm_html_direction(n, ltr) != NULL);
	return vdm_html_moment(n) != NULL ? "time" : NULL;
}

const char *
vdm_html_native_name(const struct vdm_html_writer *w, const struct vdm_node *n,
		     const char *html)
{
	if (w->island || vdm_node_ns(n) != NULL)
		return NULL;
	if (strcmp(html, "span") == 0)
		return line_name(w, n);
	if (strcmp(html, "p") == 0 && has_rend(n, "pre") && vdm_node_is(n, "p"))
		return "pre";
	return vdm_node_is(n, "milestone") && n->first == NULL &&
		       has_rend(n, "hr")
		   ? "hr"
		   : NULL;
}
