/* SPDX-License-Identifier: MIT */
/* Who speaks, where the words themselves do not say it. */
#include <string.h>

#include "base/utf8.h"
#include "html/write/writer.h"

void
vdm_html_speaker_put(const struct vdm_record *rec, const struct vdm_node *n,
		     struct vdm_buf *out)
{
	if (n->kind == VDM_KIND_SPEECH)
		vdm_speech_names(rec, n, out);
}

void
vdm_html_write_speaker(struct vdm_html_writer *w, const struct vdm_node *n,
		       int line)
{
	const char *tag = line ? "span" : "p";
	struct vdm_buf name;

	if (w->island || n->kind != VDM_KIND_SPEECH)
		return;
	vdm_buf_init(&name);
	vdm_html_speaker_put(w->rec, n, &name);
	if (name.len > 0) {
		vdm_buf_printf(
		    w->out, "<%s class=\"speaker\" data-vdm=\"shown\">", tag);
		vdm_html_write_text(w, vdm_buf_str(&name));
		vdm_buf_printf(w->out, ":%s</%s>", line ? " " : "", tag);
	}
	w->failed |= name.failed;
	vdm_buf_fini(&name);
}

/* The first words of a node's own text: no label, no note, no second reading.
 */
static void
put_words(const struct vdm_node *root, struct vdm_buf *out, size_t most)
{
	const struct vdm_node *n = root;
	size_t words = 0, i, used;
	int space = 1;

	while (n != NULL && words <= most) {
		const char *s = n->kind == VDM_KIND_TEXT ? n->text : "";
		size_t length = strlen(s);

		for (i = 0; i < length && words <= most; i += used) {
			uint32_t cp = vdm_utf8_decode(s + i, length - i, &used);

			if (cp < 0x80 && vdm_is_space((unsigned char)cp)) {
				space = 1;
				continue;
			}
			words += space;
			if (words > most)
				break;
			if (space && out->len > 0)
				vdm_buf_putc(out, ' ');
			space = 0;
			vdm_buf_put(out, s + i, used);
		}
		space |= vdm_node_is_element(n) && vdm_node_is_block(n);
		if (n->first != NULL && n->kind != VDM_KIND_NOTE &&
		    n->kind != VDM_KIND_SPEAKER &&
		    !vdm_node_is_other_reading(n)) {
			n = n->first;
			continue;
		}
		while (n != root && n->next == NULL)
			n = n->parent;
		n = n == root ? NULL : n->next;
	}
	if (words > most)
		vdm_buf_puts(out, " \xe2\x80\xa6");
}

void
vdm_html_speech_title(const struct vdm_record *rec, const struct vdm_node *n,
		      struct vdm_buf *out)
{
	const struct vdm_node *label = vdm_node_label(n);

	if (label != NULL)
		put_words(label->first != NULL ? label->first : label, out, 8);
	else
		vdm_html_speaker_put(rec, n, out);
	if (out->len > 0 && out->data[out->len - 1] != ':')
		vdm_buf_putc(out, ':');
	put_words(n, out, 8);
}

const struct vdm_node *
vdm_html_contents_name(struct vdm_html_writer *w, const struct vdm_node *n)
{
	const struct vdm_node *h = NULL;

	if (n->kind == VDM_KIND_SPEECH && vdm_node_ns(n) == NULL &&
	    w->turns_every > 0)
		return w->turns_seen++ % w->turns_every == 0 ? n : NULL;
	if (!vdm_node_is_section(n))
		return NULL;
	if (n->parent != NULL && vdm_node_is(n, "TEI")) {
		h = vdm_node_child(n, "teiHeader");
		h = vdm_node_child(h, "fileDesc");
		h = vdm_node_child(h, "titleStmt");
		return vdm_node_child(h, "title");
	}
	return vdm_node_child(n, "head");
}
