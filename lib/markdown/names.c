/* SPDX-License-Identifier: MIT */
/* What the text calls people, looked up by the words. */
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "markdown/markdown.h"

void
vdm_md_names_fini(struct vdm_md_names *names)
{
	vdm_strmap_fini(&names->map);
	vdm_arena_fini(&names->arena);
	vdm_buf_fini(&names->key);
}

/* Words without case, no-break spaces as spaces: what is alike is one key. */
static void
fold(struct vdm_buf *out, const char *s)
{
	vdm_buf_clear(out);
	for (; *s != '\0'; s++)
		if (strncmp(s, "\xC2\xA0", 2) == 0) {
			vdm_buf_putc(out, ' ');
			s++;
		} else {
			vdm_buf_putc(out, vdm_is_capital(*s)
					      ? (char)(*s - 'A' + 'a')
					      : *s);
		}
}

static void
put(struct vdm_md_names *names, const char *words, size_t person)
{
	if (words == NULL || *words == '\0')
		return;
	fold(&names->key, words);
	if (!vdm_strmap_get(&names->map, vdm_buf_str(&names->key), NULL))
		vdm_strmap_put(
		    &names->map,
		    vdm_arena_strdup(&names->arena, vdm_buf_str(&names->key)),
		    person);
}

/* People may have come since it was asked last. */
static void
catch_up(struct vdm_md_names *names)
{
	const struct vdm_record *rec = names->rec;
	size_t k;

	for (; names->count < rec->people_count; names->count++) {
		const struct vdm_person *p = rec->people[names->count];

		put(names, p->name, names->count);
		for (k = 0; k < p->forms.count; k++)
			put(names, p->forms.item[k], names->count);
	}
}

void
vdm_md_names_add(struct vdm_md_names *names, const struct vdm_person *person,
		 const char *form)
{
	size_t i;

	catch_up(names);
	for (i = 0; i < names->count; i++)
		if (names->rec->people[i] == person)
			put(names, form, i);
}

static size_t
spaces(const char *s, size_t n, size_t i)
{
	while (i < n && s[i] == ' ')
		i++;
	return i;
}

/* "00:13:00", "1:02,5" at byte i: where it ends, or i. */
static size_t
time_end(const char *s, size_t n, size_t i)
{
	size_t k = i, digits = 0, colons = 0;

	for (; k < n && (vdm_is_digit(s[k]) ||
			 (s[k] != '\0' && strchr(":.,", s[k]) != NULL));
	     k++) {
		digits += vdm_is_digit(s[k]);
		colons += s[k] == ':';
	}
	while (k > i && strchr(":.,", s[k - 1]) != NULL)
		k--;
	return digits < 2 || colons == 0 ? i : k;
}

/* What parts the ends of a span of time: "-", "-->", a dash, an arrow. */
static size_t
span_mark(const char *s, size_t n, size_t i)
{
	static const char *const marks[] = {
	    "-->",          "->",           "-", "\xE2\x80\x93",
	    "\xE2\x80\x94", "\xE2\x86\x92", "/", "to "};
	size_t k;

	for (k = 0; k < sizeof(marks) / sizeof(marks[0]); k++)
		if (n - i > strlen(marks[k]) &&
		    memcmp(s + i, marks[k], strlen(marks[k])) == 0)
			return i + strlen(marks[k]);
	return i;
}

/* "[00:13:00] ", "00:13:00 ", "(0:13 - 0:15) " at the start: the bytes of it.
 */
static size_t
stamp(const char *s, size_t n)
{
	const int open = n > 0 && (*s == '[' || *s == '(');
	size_t i = (size_t)open, end = time_end(s, n, i), behind, mark, more;

	if (end == i)
		return 0;
	behind = spaces(s, n, end);
	mark = span_mark(s, n, behind);
	if (mark > behind) {
		i = spaces(s, n, mark);
		more = time_end(s, n, i);
		end = more > i ? more : end;
	}
	if (open) {
		if (end >= n || s[end] != (*s == '[' ? ']' : ')'))
			return 0;
		end++;
	}
	return spaces(s, n, end);
}

/* A group in brackets at the end that is no part of the name: "(quietly)",
 * "[00:01:20]". Where it begins, or n. */
static size_t
aside(const char *s, size_t n)
{
	size_t at = n;
	char open;

	if (n < 3 || (s[n - 1] != ')' && s[n - 1] != ']'))
		return n;
	open = s[n - 1] == ')' ? '(' : '[';
	while (at > 0 && s[at - 1] != open)
		at--;
	if (at < 2 || s[at - 2] != ' ')
		return n;
	if (!vdm_is_small(s[at]) && !vdm_is_digit(s[at]))
		return n;
	for (at--; at > 0 && s[at - 1] == ' ';)
		at--;
	return at;
}

size_t
vdm_md_bare_name(const char *form, size_t *start)
{
	size_t n = strlen(form), at = stamp(form, n), end;

	while (n > at && (form[n - 1] == ':' || form[n - 1] == ' '))
		n--;
	end = at + aside(form + at, n - at);
	*start = at;
	if (end == at) { /* nothing else */
		*start = 0;
		return n;
	}
	return end - at;
}

static const struct vdm_person *
find(struct vdm_md_names *names, const char *form)
{
	size_t who, other, n;

	catch_up(names);
	if (*form == '\0')
		return NULL;
	fold(&names->key, form);
	if (!vdm_strmap_get(&names->map, vdm_buf_str(&names->key), &who))
		who = SIZE_MAX;
	n = names->key.len;
	while (n > 0 &&
	       (names->key.data[n - 1] == ':' || names->key.data[n - 1] == '.'))
		n--;
	if (vdm_strmap_get_n(&names->map, vdm_buf_str(&names->key), n,
			     &other) &&
	    other < who)
		who = other;
	return who < names->count ? names->rec->people[who] : NULL;
}

const struct vdm_person *
vdm_md_person(struct vdm_md_names *names, const char *form)
{
	const struct vdm_person *p = find(names, form);
	size_t start, n;
	struct vdm_buf bare;

	if (p != NULL)
		return p;
	n = vdm_md_bare_name(form, &start);
	if (start == 0 && form[n] == '\0')
		return NULL;
	vdm_buf_init(&bare);
	vdm_buf_put(&bare, form + start, n);
	if (bare.failed)
		names->key.failed = 1;
	p = find(names, vdm_buf_str(&bare));
	vdm_buf_fini(&bare);
	return p;
}
