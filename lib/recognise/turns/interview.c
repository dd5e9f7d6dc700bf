/* SPDX-License-Identifier: MIT */
/*
 * Interviews without labels: the head names who asks and who is asked, and
 * paragraphs that end in question marks alternate with others. Who says which
 * is the division into questions and answers that costs least: a long paragraph
 * without a question mark is hardly a question, one that ends in it hardly an
 * answer; who is asked may go on, who asks rarely does.
 */
#include <string.h>

#include "base/utf8.h"
#include "prose/prose.h"
#include "recognise/steps.h"

enum {
	QUESTIONS_LEAST = 2,
	QUESTION_BYTES = 300, /* a longer paragraph only ends in a question */
	/* One paragraph in so many from the first question on is one. */
	QUESTION_EVERY = 4,
	/* What it costs that a paragraph is somebody's, and that the same one
	 * goes on with another. */
	ASKS_LONG = 6,
	ASKS_NO_MARK = 2,
	ASKS_WORD = 1,
	ANSWER_ENDS_ASKING = 3,
	ANSWER_LONG_ENDS_ASKING = 1,
	ANSWER_GOES_ON = 1,
	ASKER_GOES_ON = 3,
	/* Characters of a word or two, and of a question without its mark. */
	WORD_LETTERS = 8,
	NO_MARK_LETTERS = 140,
	SENTENCES = 3 /* of what no question has before its mark */
};

/* Who says a paragraph. */
enum part_of { ASKS, ANSWERS, PARTS };

static int
ends_asking(const struct unit *u)
{
	size_t n;
	const char *s = vdm_unit_words(u, &n);
	uint32_t cp = n <= QUESTION_BYTES ? vdm_utf8_last(s, n) : 0;

	return vdm_is_question_mark(cp);
}

/* How many sentences end within a paragraph. */
static size_t
sentences_in(const char *s, size_t n)
{
	size_t i, found = 0;

	for (i = 0; i + 1 < n; i++)
		found += strchr(".!?", s[i]) != NULL && s[i + 1] == ' ';
	return found + 1;
}

/* What it costs to hold a paragraph for a question, or for an answer. */
static int
cost_of(const struct unit *u, enum part_of part)
{
	size_t n, letters;
	const char *s = vdm_unit_words(u, &n);
	int asking = ends_asking(u), several;

	letters = vdm_utf8_length(s, n);
	several = sentences_in(s, n) > SENTENCES;
	if (part == ANSWERS)
		return !asking   ? 0
		       : several ? ANSWER_LONG_ENDS_ASKING
				 : ANSWER_ENDS_ASKING;
	if (asking)
		return several ? ASKS_NO_MARK * 2 : 0;
	if (letters > NO_MARK_LETTERS)
		return ASKS_LONG;
	return letters <= WORD_LETTERS ? ASKS_WORD : ASKS_NO_MARK;
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

	for (i = c->head_end; i < c->n; i++) {
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

/* The division of the paragraphs from the first question on that costs least;
 * `parts` gets who says each. */
static void
divide(const struct ctx *c, size_t first, unsigned char *parts)
{
	static const int goes_on[PARTS] = {ASKER_GOES_ON, ANSWER_GOES_ON};
	int cost[PARTS] = {0, ASKS_LONG}, next[PARTS], p;
	size_t i;

	/* on the way each paragraph keeps, a bit for each of the two, whether
	 * the one before was the same one's */
	for (i = first; i < c->n; i++) {
		if (!may_speak(c, i))
			continue;
		parts[i] = 0;
		for (p = 0; p < PARTS; p++) {
			int same = cost[p] + (i > first ? goes_on[p] : 0);
			int other = i > first ? cost[PARTS - 1 - p] : same;

			parts[i] |= (unsigned char)((same < other) << p);
			next[p] = (same < other ? same : other) +
				  cost_of(&c->u[i], (enum part_of)p);
		}
		memcpy(cost, next, sizeof(cost));
	}
	p = cost[ANSWERS] <= cost[ASKS] ? ANSWERS : ASKS;
	for (i = c->n; i-- > first;) {
		int before;

		if (!may_speak(c, i))
			continue;
		before = parts[i] >> p & 1 ? p : PARTS - 1 - p;
		parts[i] = (unsigned char)p;
		p = before;
	}
}

/* "Ann Lee writes about the sea.", last of all: what says who one of the two
 * is. */
static int
tells_who(const struct ctx *c, size_t i, int asks, int answers)
{
	const struct unit *u = &c->u[i];
	const char *one = c->who[asks].name, *other = c->who[answers].name;

	return vdm_unit_next(c, i) >= c->n &&
	       ((u->len > strlen(one) &&
		 memcmp(u->text, one, strlen(one)) == 0) ||
		(u->len > strlen(other) &&
		 memcmp(u->text, other, strlen(other)) == 0));
}

static void
give(struct ctx *c, struct unit *u, int who, enum part_of part)
{
	u->kind = U_TURN;
	u->direct = 1;
	u->inferred = 1;
	u->cert = cost_of(u, part) == 0 ? VDM_CERT_MEDIUM : VDM_CERT_LOW;
	u->n_who = 1;
	u->who[0] = who;
	u->reason = "who asks and who answers, as the head names them";
	c->who[who].turns++;
}

int
vdm_interview_read(struct ctx *c)
{
	int who[PARTS];
	unsigned char *parts;
	size_t i, first;

	if (!c->interview ||
	    !vdm_interview_people(c, &who[ASKS], &who[ANSWERS]))
		return 0;
	first = first_question(c);
	parts = vdm_arena_alloc(&c->scratch, c->n + 1);
	if (first >= c->n || parts == NULL)
		return 0;
	for (i = c->n; i-- > first;)
		if (may_speak(c, i) && tells_who(c, i, who[ASKS], who[ANSWERS]))
			vdm_unit_set(&c->u[i], U_METADATA, FATE_KEEP,
				     "says who one of the two is");
	divide(c, first, parts);
	for (i = first; i < c->n; i++)
		if (may_speak(c, i))
			give(c, &c->u[i], who[parts[i]],
			     (enum part_of)parts[i]);
	return 1;
}
