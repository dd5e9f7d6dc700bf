/* SPDX-License-Identifier: MIT */
/*
 * What is said of a field's value, as keys of a mapping: those that pandoc and
 * Quarto have for an author, and a list `details` for what no key can say.
 */
#include <string.h>

#include "base/sabotage.h"
#include "base/utf8.h"
#include "base/words.h"
#include "markdown/front.h"
#include "markdown/write/matter.h"

enum {
	/* Details of one field that may be keys; more are not grouped. */
	KEYS_MOST = 1000
};

/* ---- values -------------------------------------------------------------- */

int
vdm_md_is_paragraphs(const char *s)
{
	size_t n = strlen(s), used, i;

	if (strchr(s, '\n') == NULL)
		return 0;
	for (i = 0; i < n; i += used) {
		uint32_t c = vdm_utf8_decode(s + i, n - i, &used);
		int edge = i == 0 || s[i - 1] == '\n' || i + 1 == n ||
			   s[i + 1] == '\n';

		if (c == '\n' ? edge : c == ' ' && edge)
			return 0;
		if (c == '\t' || (c != '\n' && !vdm_yaml_is_printable(c)))
			return 0;
	}
	return 1;
}

void
vdm_md_indent(struct vdm_buf *out, unsigned n)
{
	while (n-- > 0)
		vdm_buf_putc(out, ' ');
}

void
vdm_md_value(struct vdm_buf *out, const char *s, unsigned at)
{
	if (!vdm_md_is_paragraphs(s)) {
		vdm_buf_putc(out, ' ');
		vdm_yaml_emit_string(s, out);
		vdm_buf_putc(out, '\n');
		return;
	}
	VDM_SABOTAGE_PUT_STRING("field", NULL, s);
	vdm_buf_puts(out, " |-\n");
	while (*s != '\0') {
		size_t n = strcspn(s, "\n");

		vdm_md_indent(out, at);
		vdm_buf_put(out, s, n);
		s += n;
		vdm_buf_puts(out, *s == '\n' ? "\n\n" : "\n");
		s += *s == '\n';
	}
}

void
vdm_md_pair(struct vdm_buf *out, unsigned at, const char *key, const char *s)
{
	if (s == NULL)
		return;
	vdm_md_indent(out, at);
	vdm_buf_printf(out, "%s: ", key);
	vdm_yaml_emit_string(s, out);
	vdm_buf_putc(out, '\n');
}

/* ---- details ------------------------------------------------------------- */

/* Whether a key of that name would be read as this detail and nothing else. */
static int
is_key(const struct vdm_detail *d)
{
	static const char taken[] =
	    "text name literal creatorName full-name given given-names "
	    "givenName given_name first firstname dropping-particle "
	    "non-dropping-particle particle name-particle family family-names "
	    "familyName family_name last lastname surname suffix name-suffix "
	    "field nth role norm label ref resp state cert type details "
	    "affiliations institute institutes institution institutions "
	    "nameIdentifiers";
	const char *scheme = vdm_detail_scheme(d->name);

	return d->scheme == NULL && d->lang == NULL &&
	       !vdm_words_have(taken, d->name) &&
	       (scheme == NULL || strcmp(scheme, d->name) == 0);
}

static void
put_exact(struct vdm_buf *out, unsigned at, const struct vdm_detail *d)
{
	vdm_md_indent(out, at);
	vdm_buf_puts(out, "- name: ");
	vdm_yaml_emit_string(d->name, out);
	vdm_buf_putc(out, '\n');
	vdm_md_pair(out, at + 2, "value", d->value);
	vdm_md_pair(out, at + 2, "scheme", d->scheme);
	vdm_md_pair(out, at + 2, "lang", d->lang);
}

void
vdm_md_details_write(struct vdm_buf *out, unsigned at,
		     const struct vdm_details *d, int keys)
{
	size_t i = 0, n;

	while (keys && i < d->count && d->count < KEYS_MOST &&
	       is_key(&d->item[i])) {
		const char *name = d->item[i].name;

		for (n = 1; i + n < d->count && is_key(&d->item[i + n]) &&
			    strcmp(d->item[i + n].name, name) == 0;)
			n++;
		vdm_md_indent(out, at);
		vdm_yaml_emit_key(name, out);
		vdm_buf_putc(out, ':');
		if (n == 1) {
			vdm_md_value(out, d->item[i++].value, at + 2);
			continue;
		}
		vdm_buf_putc(out, '\n');
		for (; n > 0; n--) {
			vdm_md_indent(out, at);
			vdm_buf_putc(out, '-');
			vdm_md_value(out, d->item[i++].value, at + 2);
		}
	}
	if (i == d->count)
		return;
	vdm_md_indent(out, at);
	vdm_buf_puts(out, "details:\n");
	for (; i < d->count; i++)
		put_exact(out, at, &d->item[i]);
}
