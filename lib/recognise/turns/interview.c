/* SPDX-License-Identifier: MIT */
/*
 * Interviews without labels: the head names who asks and who is asked, and
 * paragraphs that end in question marks alternate with others.
 */
#include <string.h>

#include "base/utf8.h"
#include "recognise/internal.h"

enum {
	QUESTIONS_LEAST = 2,
	QUESTION_BYTES = 300, /* a longer paragraph only ends in a question */
	/* One paragraph in so many from the first question on is one. */
	QUESTION_EVERY = 4
};

static int
ends_asking(const struct unit *u)
{
	size_t n = u->len;
	const char *s = vdm_trim(u->text, &n);
	uint32_t cp = n <= QUESTION_BYTES ? vdm_utf8_last(s, n) : 0;

	return cp == '?' || cp == 0xFF1F || cp == 0x061F || cp == 0x037E;
}

static int
may_speak(const struct ctx *c, size_t i)
{
	const struct unit *u = &c->u[i];

	return i >= c->head_end && i < c->tail_start && u->kind == U_NONE &&
	       u->len > 0 && !u->lifted && !u->is_heading;
}

/* Where the questions begin, when there are enough of them, each with an answer
 * below; c->n when not. */
static size_t
first_question(const struct ctx *c)
{
	size_t i, first = c->n, questions = 0, others = 0;
	int asked = 0;

	for (i = 0; i < c->n; i++) {
		if (!may_speak(c, i))
			continue;
		if (!ends_asking(&c->u[i])) {
			others += first < c->n;
			asked = 0;
			continue;
		}
		first = first == c->n ? i : first;
		questions += !asked;
		asked = 1;
	}
	return questions >= QUESTIONS_LEAST && others >= questions - 1 &&
		       questions * QUESTION_EVERY >= questions + others
		   ? first
		   : c->n;
}

int
vdm_interview_read(struct ctx *c)
{
	int asks, answers;
	size_t i, first;

	if (!c->interview || !vdm_interview_people(c, &asks, &answers))
		return 0;
	first = first_question(c);
	for (i = first; i < c->n; i++) {
		struct unit *u = &c->u[i];

		if (!may_speak(c, i))
			continue;
		u->kind = U_TURN;
		u->direct = 1;
		u->inferred = 1;
		u->cert = VDM_CERT_MEDIUM;
		u->n_who = 1;
		u->who[0] = ends_asking(u) ? asks : answers;
		u->reason = "who asks and who answers, as the head names them";
		c->who[u->who[0]].turns++;
	}
	return first < c->n;
}
