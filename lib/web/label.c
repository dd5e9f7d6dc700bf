/* SPDX-License-Identifier: MIT */
/* Paragraphs of a page that begin as a turn does, "MR. LIND: ...": whatever
 * page makers call what they stand in, it is no part of the page's furniture.
 */
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"
#include "web/web.h"

enum {
	LABEL_BYTES = 80, /* who speaks is said in fewer */
	LABEL_WORDS = 6,
};

/* The first words of a paragraph that are no link's, up to another one. */
static void
put_start(const struct vdm_node *block, struct vdm_buf *out)
{
	const struct vdm_node *n = block->first;

	while (n != NULL && out->len < LABEL_BYTES) {
		if (n->kind == VDM_KIND_TEXT)
			vdm_buf_puts(out, n->text);
		else if (vdm_html_is_block(n))
			return;
		if (n->first != NULL && !vdm_html_is(n, "a")) {
			n = n->first;
			continue;
		}
		while (n->next == NULL) {
			n = n->parent;
			if (n == block)
				return;
		}
		n = n->next;
	}
}

/* The bytes of a label at the beginning; 0: there is none. */
static size_t
label_length(const char *s)
{
	size_t n = 0, used, words = 0;
	int in = 0;
	uint32_t cp = vdm_utf8_decode(s, strlen(s), &used);

	if (*s == '\0' || !vdm_is_word(cp) || vdm_is_lower(cp) ||
	    vdm_is_digit((int)cp))
		return 0;
	for (; s[n] != '\0' && s[n] != ':' && n < LABEL_BYTES; n++) {
		int space = vdm_is_space((unsigned char)s[n]);

		words += !space && !in;
		in = !space;
	}
	if (s[n] != ':' || words > LABEL_WORDS)
		return 0;
	used = strspn(s + n + 1, " \t\r\n");
	return used > 0 && s[n + 1 + used] != '\0' ? n : 0;
}

/* Whether none of its letters is a small one. */
static int
is_in_capitals(const char *s, size_t n)
{
	size_t i, used;
	int any = 0;

	for (i = 0; i < n; i += used) {
		uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);

		if (vdm_is_lower(cp))
			return 0;
		any |= vdm_is_upper(cp);
	}
	return any;
}

int
vdm_web_label(const struct vdm_node *block, struct vdm_buf *out, int *capitals)
{
	struct vdm_buf start;
	const char *s;
	size_t n = 0;

	*capitals = 0;
	if (!vdm_html_is_block(block))
		return 0;
	vdm_buf_init(&start);
	put_start(block, &start);
	s = vdm_buf_str(&start);
	s += strspn(s, " \t\r\n");
	n = label_length(s);
	if (n > 0 && vdm_web_is_part_name(s, n))
		n = 0;
	vdm_buf_put(out, s, n);
	*capitals = is_in_capitals(s, n);
	out->failed |= start.failed;
	vdm_buf_fini(&start);
	return n > 0;
}
