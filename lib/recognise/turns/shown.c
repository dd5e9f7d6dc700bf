/* SPDX-License-Identifier: MIT */
/* The label grammar that was found, as patterns that a reader can check. */
#include <string.h>

#include "base/utf8.h"
#include "recognise/turns/keys.h"

static int
is_letter(const char *s, size_t n, size_t i)
{
	size_t used;

	return i < n && !vdm_is_digit(s[i]) &&
	       vdm_is_word(vdm_utf8_decode(s + i, n - i, &used));
}

/* The end of a number at i, with the colons and stops amid it: "10:31.5"; i
 * where none begins. */
static size_t
number_end(const char *s, size_t n, size_t i)
{
	size_t from = i;

	while (i < n && (vdm_is_digit(s[i]) ||
			 (i > from && i + 1 < n && vdm_is_digit(s[i + 1]) &&
			  (s[i] == ':' || s[i] == '.'))))
		i++;
	return i;
}

void
vdm_pattern_put(struct vdm_buf *b, const char *s, size_t n, const char *number)
{
	size_t i, end;

	for (i = 0; i < n; i = end) {
		end = number_end(s, n, i);
		if (end > i) {
			int in_word = (i > 0 && is_letter(s, n, i - 1)) ||
				      is_letter(s, n, end);

			vdm_buf_printf(b, in_word ? "{%s}" : "%s", number);
			continue;
		}
		while (end < n && vdm_is_space((unsigned char)s[end]))
			end++;
		if (end > i) {
			vdm_buf_putc(b, ' ');
			continue;
		}
		if (strchr("\\{}", s[i]) != NULL)
			vdm_buf_putc(b, '\\');
		vdm_buf_putc(b, s[i]);
		end = i + 1;
	}
}

/* " (Norland) [late]": what stands beside a name, whatever it is. */
static void
put_beside(struct vdm_buf *b, const char *s, size_t n)
{
	size_t i = 0, used;
	int word, was = 0;

	for (; i < n; i += used, was = word) {
		word = vdm_is_word(vdm_utf8_decode(s + i, n - i, &used)) ||
		       (was && strchr(")]", s[i]) == NULL && i + used < n);
		if (word && !was)
			vdm_buf_puts(b, "...");
		else if (!word && !(was && s[i] == '.'))
			vdm_pattern_put(b, s + i, used, "N");
	}
}

/* The name, with what stands beside it; "The Chairman (Mr. Lind)". */
static void
put_name(struct ctx *c, struct vdm_buf *b, const char *s, const struct label *l)
{
	const char *open = memchr(s + l->start, '(', l->word_end - l->start);
	const char *text = vdm_lower(c, s + l->start, l->name_end - l->start);
	size_t name_end = l->key_end < l->name_end ? l->key_end : l->name_end;

	if (text != NULL && vdm_is_part(c, text)) {
		vdm_pattern_put(b, s + l->start, l->word_end - l->start, "N");
		return;
	}
	if (open != NULL && l->word_end == l->name_end &&
	    s[l->word_end - 1] == ')') {
		/* as it stands: in NAME (...) the office is behind */
		vdm_pattern_put(b, s + l->start, (size_t)(open - s) - l->start,
				"N");
		vdm_buf_puts(b, "(NAME)");
		return;
	}
	vdm_buf_puts(b, "NAME");
	if (l->word_end > name_end)
		put_beside(b, s + name_end, l->word_end - name_end);
}

const char *
vdm_label_pattern(struct ctx *c, const char *s, const struct label *l)
{
	struct vdm_buf b;
	const char *out;

	vdm_buf_init(&b);
	vdm_pattern_put(&b, s, l->start,
			l->prefix == BEFORE_STAMP ? "TIME" : "N");
	put_name(c, &b, s, l);
	if (l->style == L_GAP)
		vdm_buf_puts(&b, " GAP");
	else if (l->style == L_STOP && l->end <= l->word_end)
		vdm_buf_putc(&b, '.');
	else if (l->style != L_ALONE && l->end > l->word_end)
		vdm_pattern_put(&b, s + l->word_end, l->end - l->word_end, "N");
	while (b.len > 0 && vdm_buf_str(&b)[b.len - 1] == ' ')
		vdm_buf_truncate(&b, b.len - 1);
	out = vdm_arena_strdup(&c->rec->arena, vdm_buf_str(&b));
	c->scratch.failed |= b.failed;
	vdm_buf_fini(&b);
	return out;
}

/* The way of the record that looks so, a new one if need be; NULL where memory
 * ran out. */
static struct vdm_labelling *
way_of(struct ctx *c, struct vdm_strmap *ways, const char *pattern)
{
	struct vdm_labelling *list;
	size_t at;

	if (vdm_strmap_get(ways, pattern, &at))
		return &c->rec->labellings[at];
	list = vdm_arena_grow(&c->rec->arena, c->rec->labellings,
			      &c->rec->labellings_cap,
			      c->rec->labellings_count + 1, sizeof(*list));
	if (list == NULL)
		return NULL;
	c->rec->labellings = list;
	(void)vdm_strmap_put(ways, pattern, c->rec->labellings_count);
	list += c->rec->labellings_count++;
	memset(list, 0, sizeof(*list));
	list->pattern = pattern;
	return list;
}

int
vdm_labels_new(struct ctx *c, struct vdm_strmap *seen, const char *a,
	       const char *b)
{
	struct vdm_buf both;
	const char *kept;
	int known;

	vdm_buf_init(&both);
	vdm_buf_printf(&both, "%s\n%s", a, b);
	known = vdm_strmap_get(seen, vdm_buf_str(&both), NULL);
	kept = known ? NULL : vdm_arena_strdup(&c->scratch, vdm_buf_str(&both));
	if (kept != NULL)
		(void)vdm_strmap_put(seen, kept, 1);
	c->scratch.failed |= both.failed;
	vdm_buf_fini(&both);
	return !known;
}

void
vdm_labels_show(struct ctx *c, const struct vdm_labels *found)
{
	struct vdm_strmap ways = {0}, seen = {0};
	size_t i;

	for (i = 0; i < c->n; i++) {
		const struct label *l = &found->all[i];
		struct vdm_labelling *way;
		const char *pattern;

		if (!c->u[i].labelled || l->key < 0)
			continue;
		pattern = vdm_label_pattern(c, c->u[i].text, l);
		way = pattern != NULL ? way_of(c, &ways, pattern) : NULL;
		if (way == NULL)
			break;
		way->turns++;
		way->names += (size_t)vdm_labels_new(
		    c, &seen, pattern, found->keys.k[l->key].text);
	}
	c->scratch.failed |= ways.failed || seen.failed;
	vdm_strmap_fini(&ways);
	vdm_strmap_fini(&seen);
}
