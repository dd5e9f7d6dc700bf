/* SPDX-License-Identifier: MIT */
/* Words that no reader of a page sees, so that none is shown or spoken. */
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"
#include "record/record.h"

#define NS_SVG "http://www.w3.org/2000/svg"

/* What a drawing says to programs. Its title and description are not drawn, but
 * are the words for whom does not see it. */
static const char undrawn[] = "metadata script style";

/* Whether words stand anywhere below. */
static int
has_words(const struct vdm_node *root)
{
	const struct vdm_node *n;

	for (n = root; n != NULL; n = vdm_node_walk(n, root))
		if (n->kind == VDM_KIND_TEXT && !vdm_is_blank(n->text))
			return 1;
	return 0;
}

int
vdm_node_is_unseen(const struct vdm_node *n)
{
	const char *rend, *colon;

	/* a note that is hidden is shown where somebody asks for it */
	if (!vdm_node_is_element(n) || n->kind == VDM_KIND_NOTE)
		return 0;
	if (vdm_node_ns(n) != NULL) {
		colon = strchr(n->name, ':');
		return strcmp(vdm_node_ns(n), NS_SVG) == 0 &&
		       vdm_words_have(undrawn,
				      colon != NULL ? colon + 1 : n->name);
	}
	rend = vdm_node_attr(n, "rend");
	return rend != NULL && vdm_words_have(rend, "hidden") && has_words(n);
}
