/* SPDX-License-Identifier: MIT */
/*
 * Transcripts in tiers, as CHAT has them: "@Name:" heads, "*CODE:" what
 * somebody says, "%code:" what belongs to the line above. A tab or white space
 * opens a line that goes on.
 */
#include <string.h>

#include "base/utf8.h"
#include "recognise/forms/forms.h"

enum {
	CODE_BYTES = 12,
	TURNS_LEAST = 2,
	ROLE_WORDS = 3 /* code, name and role of a participant */
};

/* "*INT:" or "%act:": the bytes of the code, its colon behind it; 0: none. */
static size_t
code_of(const struct form_line *l)
{
	size_t i = 1;

	if (l->n < 2 || l->lead > 0 || (l->s[0] != '*' && l->s[0] != '%'))
		return 0;
	while (i < l->n && i <= CODE_BYTES &&
	       (vdm_is_word((unsigned char)l->s[i]) || l->s[i] == '-'))
		i++;
	return i > 1 && i < l->n && l->s[i] == ':' &&
		       (i + 1 == l->n || l->s[i + 1] == '\t' ||
			l->s[i + 1] == ' ')
		   ? i
		   : 0;
}

/* "@Name:" or "@Begin": the bytes of the name, without the mark. */
static size_t
head_of(const struct form_line *l)
{
	size_t i = 1;

	if (l->n < 2 || l->lead > 0 || l->s[0] != '@')
		return 0;
	while (i < l->n && l->s[i] != ':' && l->s[i] != '\t')
		i++;
	return i - 1;
}

/* The first words of s, at most ROLE_WORDS: how many. */
static size_t
read_words(const char *s, size_t n, struct vdm_word out[ROLE_WORDS])
{
	size_t words = 0, i = 0, from;

	while (words < ROLE_WORDS) {
		while (i < n && vdm_is_space((unsigned char)s[i]))
			i++;
		if (i >= n)
			break;
		from = i;
		while (i < n && !vdm_is_space((unsigned char)s[i]))
			i++;
		out[words].s = s + from;
		out[words++].n = i - from;
	}
	return words;
}

/* The participant that a code names, in "INT Astrid Interviewer, ...". */
static void
read_person(struct ctx *c, struct vdm_forms *f, const char *s, size_t n)
{
	struct vdm_word word[ROLE_WORDS];
	size_t words = read_words(s, n, word);
	int key = words > 0 ? vdm_form_key(c, f, word[0].s, word[0].n, 0) : -1;

	if (key < 0)
		return;
	f->key[key].listed = 1;
	if (words == ROLE_WORDS) {
		f->key[key].full = word[1].s;
		f->key[key].full_n = word[1].n;
	}
	if (words > 1) {
		f->key[key].role = word[words - 1].s;
		f->key[key].role_n = word[words - 1].n;
	}
}

static void
read_people(struct ctx *c, struct vdm_forms *f, const char *s, size_t n)
{
	const char *comma;

	while ((comma = memchr(s, ',', n)) != NULL) {
		read_person(c, f, s, (size_t)(comma - s));
		n -= (size_t)(comma - s) + 1;
		s = comma + 1;
	}
	read_person(c, f, s, n);
}

/* The text of lines [i, last), from byte `from` of the first. */
static const char *
text_of(struct ctx *c, const struct vdm_forms *f, size_t i, size_t last,
	size_t from, size_t *n)
{
	vdm_buf_clear(&c->buf);
	vdm_buf_put(&c->buf, f->line[i].s + from, f->line[i].n - from);
	while (++i < last) {
		vdm_buf_putc(&c->buf, ' ');
		vdm_buf_put(&c->buf, f->line[i].s, f->line[i].n);
	}
	*n = c->buf.len;
	return vdm_arena_strndup(&c->scratch, vdm_buf_str(&c->buf), c->buf.len);
}

/* "@Date:	12-MAY-1988", and heads without a value, which mark the file. */
static void
add_head(struct ctx *c, struct vdm_forms *f, size_t i, size_t last)
{
	const struct form_line *l = &f->line[i];
	size_t name = head_of(l), from = name + 1, n;
	struct form_piece *p = vdm_form_piece(c, f, i, last);
	const struct rule *r;
	const char *value;

	if (p == NULL)
		return;
	if (from >= l->n || l->s[from] != ':') {
		vdm_form_set(p, U_CHROME, FATE_CHROME, "a mark of the file");
		return;
	}
	vdm_form_set(p, U_METADATA, FATE_KEEP, "what heads the transcript");
	r = vdm_rule_whole(c, l->s + 1, name, P_LABEL);
	if (r == NULL)
		return;
	from++;
	while (from < l->n && (l->s[from] == ' ' || l->s[from] == '\t'))
		from++;
	value = text_of(c, f, i, last, from, &n);
	if (value == NULL || n == 0)
		return;
	p->field = r->value;
	p->value = value;
	if (vdm_rule_is(r, "participants")) {
		p->kind = U_PARTICIPANTS;
		p->field = NULL;
		read_people(c, f, value, n);
	}
}

static void
add_tier(struct ctx *c, struct vdm_forms *f, size_t i, size_t last, size_t code)
{
	static const char *const comments[] = {"com", "exp", "eng", "trn",
					       "glo", "par", "add"};
	const struct form_line *l = &f->line[i];
	struct form_piece *p = vdm_form_piece(c, f, i, last);
	size_t k;

	if (p == NULL)
		return;
	if (l->s[0] == '*') {
		vdm_form_set(p, U_TURN, FATE_KEEP,
			     "the tier of who speaks begins here");
		p->key = vdm_form_key(c, f, l->s + 1, code - 1, 1);
		p->labelled = 1;
		p->name = 1;
		p->name_end = code;
		p->label_end = code + 1;
		if (p->key >= 0)
			f->key[p->key].accepted = 1;
		return;
	}
	vdm_form_set(p, U_ACTION, FATE_KEEP, "a tier of what is done");
	for (k = 0; k < sizeof(comments) / sizeof(comments[0]); k++)
		if (code - 1 == strlen(comments[k]) &&
		    memcmp(l->s + 1, comments[k], code - 1) == 0)
			vdm_form_set(p, U_NARRATION, FATE_KEEP,
				     "a comment on the line above");
}

int
vdm_form_tiers(struct ctx *c, struct vdm_forms *f)
{
	size_t i, last, turns = 0, heads = 0;

	for (i = 0; i < f->n; i++) {
		turns += code_of(&f->line[i]) > 0 && f->line[i].s[0] == '*';
		heads += head_of(&f->line[i]) > 0;
	}
	if (turns < TURNS_LEAST || (heads == 0 && turns * 2 < f->n))
		return 0;
	for (i = 0; i < f->n; i = last) {
		size_t code = code_of(&f->line[i]);

		last = i + 1;
		while (last < f->n && code_of(&f->line[last]) == 0 &&
		       head_of(&f->line[last]) == 0 && !f->line[last].gap)
			last++;
		if (code > 0)
			add_tier(c, f, i, last, code);
		else if (head_of(&f->line[i]) > 0)
			add_head(c, f, i, last);
		else
			(void)vdm_form_piece(c, f, i, last);
	}
	return 1;
}
