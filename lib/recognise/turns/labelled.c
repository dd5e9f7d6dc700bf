/* SPDX-License-Identifier: MIT */
/* Labelled turns: which labels a document uses, and where. */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/lines.h"
#include "recognise/turns/answers.h"
#include "prose/clauses/clause.h"
#include "prose/parts/labels.h"
#include "prose/people/namesakes.h"
#include "prose/people/roles.h"
#include "prose/style/style.h"
#include "recognise/turns/keys.h"
#include "recognise/steps.h"

enum {
	/* The bytes of a paragraph that is no heading, though nothing ends
	 * it. */
	WORDS_BYTES = 100,
	UNSEEN_USES = 4, /* of labels that nothing was made of */
	/* One unit in so many bears a label in what was written, if it holds a
	 * talk all the same. */
	WRITTEN_EVERY = 3,
	BULLETS_LEAST = 3,  /* labels with a circle that make it a habit */
	SIGNED_WORDS = 2,   /* of a name below a record */
	PRESENT_BYTES = 60, /* of a name in a list of those present */
	WIDE_OPEN = 0xFF08, /* brackets of Chinese and Japanese writing */
	WIDE_CLOSE = 0xFF09,
	SAID_EVERY = 4 /* of so many labels one has a sentence behind it */
};

static void
set_turn(struct unit *u, const struct label *l, const struct key *k)
{
	u->kind = U_TURN;
	u->labelled = 1;
	u->label_end = l->end;
	u->label_only = l->style == L_ALONE || l->end >= u->len;
	u->cert = l->own || k->strong == 2 || k->count[l->style] > 1
		      ? VDM_CERT_HIGH
		      : VDM_CERT_MEDIUM;
	u->reason = l->own ? "a label that a person stated stands first"
			   : "a label that names the speaker stands first";
}

/* The one whose name another label has in full, and this one cut short; or -1
 * where the head knows better. */
static int
kin_who(struct ctx *c, const struct vdm_labels *found, const struct key *k)
{
	const char *name;

	if (k->kin < 0 || !found->keys.k[k->kin].accepted ||
	    vdm_who_begins(c, k->text, strlen(k->text)) >= 0)
		return -1;
	name = found->keys.k[k->kin].text;
	return vdm_who_caseless(c, name, strlen(name));
}

/* A label that calls several of those present is a guess. */
static void
doubt_namesakes(struct ctx *c, struct unit *u, const struct label *l,
		const struct key *k)
{
	int other = vdm_namesake_of(c, u->who[0], u->text + l->start,
				    l->name_end - l->start);

	/* whom a label shows later had no part in what the first one meant */
	if (other < 0 || (!(c->who[other].by & (BY_LIST | BY_USER)) &&
			  c->who[other].pos.line > c->u[k->first].line))
		return;
	vdm_who_doubted(c, u->who[0], u->text + l->start,
			l->name_end - l->start);
	u->cert = VDM_CERT_LOW;
	u->inferred = 1;
	u->reason = "a label that calls several of those present";
	vdm_give_candidate(c, u, other, "is called so, too");
}

/* What leaves it open whom a label means: two have the surname, or it alone is
 * of its shape and nothing else names who it calls. */
static void
doubt_label(struct ctx *c, const struct vdm_labels *found, struct unit *u,
	    const struct key *k)
{
	const unsigned known = BY_HEAD | BY_LIST | BY_USER | BY_ROW;
	const struct key *one;

	if (k->shared > 0) {
		one = &found->keys.k[k->shared - 1];
		u->reason = "a surname that two of those who speak have";
		vdm_give_candidate(c, u, one->who, "has that surname");
		if (one->apart > 0)
			vdm_give_candidate(c, u,
					   found->keys.k[one->apart - 1].who,
					   "has that surname");
	} else if (k->odd && c->who[k->who].turns == 0 &&
		   !(c->who[k->who].by & known)) {
		u->reason = "a label that comes once, and alone has no title";
	} else {
		return;
	}
	u->cert = VDM_CERT_LOW;
	u->inferred = 1;
}

static void
bind_turn(struct ctx *c, struct vdm_labels *found, struct unit *u,
	  const struct label *l, struct key *k)
{
	struct label said = *l;

	if (!l->own && vdm_label_is_joint(c, found, u->text + l->start,
					  l->word_end - l->start)) {
		u->cert = VDM_CERT_LOW;
		u->inferred = 1;
		u->reason = "several people speak as one";
		return;
	}
	said.start +=
	    vdm_label_said(c, found, u->text + l->start, l->key_end - l->start);
	if (k->parted)
		k->who = vdm_label_apart(c, u, l, k);
	else
		vdm_label_doubt_place(u, k);
	if (k->who < 0)
		k->who = kin_who(c, found, k);
	if (k->who < 0)
		k->who = vdm_titles_who(c, found, u, l, k);
	if (k->who < 0) {
		k->who = vdm_label_who(c, u->text, u->len, &said);
		if (!l->bracketed)
			vdm_who_spelling(c, u, vdm_who_real(c, k->who),
					 u->text + l->start,
					 l->name_end - l->start);
	}
	if (k->who < 0)
		return;
	k->who = vdm_who_real(c, k->who);
	u->who[0] = k->who;
	u->n_who = 1;
	if (k->apart > 0 && !k->sexed && u->cert != VDM_CERT_LOW)
		vdm_unit_guess(u, "another of the surname, by the title, "
				  "speaks next to it");
	if (!l->own && !k->parted)
		doubt_namesakes(c, u, l, k);
	doubt_label(c, found, u, k);
	c->who[k->who].by |= BY_LABEL;
	c->who[k->who].turns++;
	if (c->who[k->who].pos.line == 0) {
		c->who[k->who].pos.line = u->line;
		c->who[k->who].pos.end = u->end;
		c->who[k->who].pos.column = 1;
	}
}

/* Whether sentences stand below a label that is alone on its line, and another
 * label does not. */
static int
has_words(const struct ctx *c, const struct vdm_labels *found, size_t i)
{
	size_t n;
	const char *s;

	while (++i < c->n && c->u[i].len == 0)
		;
	if (i >= c->n || (found->all[i].style != L_ALONE &&
			  vdm_key_taken(found, &found->all[i]) != NULL))
		return 0;
	n = c->u[i].len;
	s = vdm_trim(c->u[i].text, &n);
	return n > 0 && (strchr(".!?\"", s[n - 1]) != NULL || n > WORDS_BYTES);
}

/* "I: Dr. Lind, Natural Norland": a session's number above all talk, and who
 * gives evidence in it. */
static int
counts_session(const struct unit *u, const struct label *l, const struct key *k)
{
	return l->style == L_COLON && vdm_key_total(k) == 1 &&
	       vdm_is_roman(u->text + l->start, l->word_end - l->start);
}

/* "Presidenten: Lind": one word with a capital, and no stop. */
static int
is_lone_name(struct ctx *c, const char *s, size_t n)
{
	vdm_tokens(c, &c->tok2, s, n, 2);
	return c->tok2.n == 1 && (c->tok2.t[0].flags & T_CAP) &&
	       !(c->tok2.t[0].flags & (T_DIGIT | T_CASELESS)) &&
	       !(c->tok2.t[0].classes & (W_FUNCTION | W_STARTER));
}

/* "Ann Lee (County Records Office, Halden)": the bytes of what stands before a
 * bracket that ends it; n where none does. */
static size_t
before_bracket(const char *s, size_t n)
{
	const uint32_t last = n > 0 ? vdm_utf8_last(s, n) : 0;
	size_t i, used;
	uint32_t cp;

	if (last != ')' && last != WIDE_CLOSE)
		return n;
	for (i = 0; i < n; i += used) {
		cp = vdm_utf8_decode(s + i, n - i, &used);
		if (cp == '(' || cp == WIDE_OPEN)
			break;
	}
	(void)vdm_trim(s, &i);
	return i > 0 ? i : n;
}

/* "Başkan: Halil Demir" above all talk: the head says who has the part, whose
 * words have the same label later. */
static int
states_role(struct ctx *c, const struct unit *u, const struct label *l)
{
	size_t used, len = l->word_end - l->start, rest = u->len - l->end;
	const char *value = vdm_trim(u->text + l->end, &rest);

	/* "Vorsitzende: Präsident Lind, Vizepräsident Ray."; but what "has
	 * taken his seat again" is told of somebody, and in a script without
	 * capitals a stop ends what is said */
	if (rest > 1 && value[rest - 1] == '.' && l->caseless == 0 &&
	    vdm_evidence_person(c, value, rest - 1) == VDM_EV_FIRM &&
	    !(vdm_classes_in(c, value, rest) &
	      (W_RELATIVE | W_AUX | W_SAY | W_PRONOUN | W_FIRST)))
		rest--;
	rest = before_bracket(value, rest);
	return l->style == L_COLON && rest > 0 &&
	       strchr(".?!", value[rest - 1]) == NULL &&
	       vdm_rule_is(vdm_rule_at_start(c, u->text + l->start, len,
					     P_LABEL, &used),
			   "participant") &&
	       used >= len &&
	       (vdm_evidence_person(c, value, rest) != VDM_EV_NONE ||
		is_lone_name(c, value, rest));
}

/* Whether s may be the name of one of those present, in a script without
 * capitals: short, and no sentence. */
static int
may_be_present(struct ctx *c, const char *s, size_t n)
{
	size_t used;

	return n > 0 && n < PRESENT_BYTES && vdm_is_caseless(s, n) &&
	       !vdm_is_sentence_mark(vdm_utf8_last(s, n)) &&
	       !vdm_is_sentence(c, s, n) &&
	       vdm_rule_at_start(c, s, n, P_OPENING, &used) == NULL;
}

/* "理事　佐藤　徹君" above all talk: an office, a gap, and a name. */
static int
lists_present(struct ctx *c, const struct unit *u, const struct label *l)
{
	size_t rest = u->len - l->end;
	const char *value = vdm_trim(u->text + l->end, &rest);

	return l->style == L_GAP && l->caseless > 0 && l->office &&
	       may_be_present(c, value, rest) &&
	       vdm_all_words(c, u->text + l->start, l->word_end - l->start,
			     W_OFFICE | W_OFFMOD | W_ROLE);
}

/* "Agenda (no. 88):" alone on its line above all talk, once: a number in the
 * bracket, and nobody's title. */
static int
heads_list(const struct unit *u, const struct label *l, const struct key *k)
{
	const char *open = memchr(u->text, '(', l->end);

	return l->style == L_COLON && l->bracketed && l->end >= u->len &&
	       !l->own && !l->hon && !l->office && vdm_key_total(k) == 1 &&
	       open != NULL && strpbrk(open, "0123456789") != NULL;
}

/* "The first article was read:" alone on its line and once, in a script whose
 * letters say nothing of names, where other labels have words behind them. */
static int
announces_text(const struct vdm_labels *found, const struct unit *u,
	       const struct label *l, const struct key *k)
{
	size_t i, followed = 0, others = 0;

	if (l->own || l->caseless == 0 || l->style != L_COLON ||
	    l->end < u->len || l->hon || l->office || l->group ||
	    vdm_key_total(k) != 1)
		return 0;
	for (i = 0; i < found->keys.n; i++) {
		const struct key *o = &found->keys.k[i];

		if (o == k || !o->accepted)
			continue;
		others++;
		followed += o->followed;
	}
	return others > 1 && followed == others;
}

/* "SPOKE:" alone on its line, each time, and right below it the line of one who
 * does: it heads what they said, and nobody is called so. */
static int
heads_labels(const struct ctx *c, const struct vdm_labels *found, size_t i,
	     const struct key *k)
{
	const struct label *l = &found->all[i];
	const struct key *below =
	    i + 1 < c->n && c->u[i + 1].line == c->u[i].end + 1
		? vdm_key_taken(found, &found->all[i + 1])
		: NULL;

	return l->style == L_COLON && l->end >= c->u[i].len && !l->own &&
	       !l->hon && !l->office && !l->bracketed && !l->group &&
	       !k->followed && !k->backed && below != NULL && below != k &&
	       below->followed && !vdm_is_part(c, below->text);
}

/* Such a line, and what stands below it, are nobody's. */
static void
set_announced(struct ctx *c, const struct vdm_labels *found, size_t i)
{
	const size_t next = vdm_unit_next(c, i);

	vdm_unit_set(&c->u[i], U_NARRATION, FATE_KEEP,
		     "announces what stands below it");
	if (next < c->n && c->u[next].kind == U_NONE &&
	    vdm_key_taken(found, &found->all[next]) == NULL)
		vdm_unit_set(&c->u[next], U_NARRATION, FATE_KEEP,
			     "stands below the line that announces it");
}

/* "Agenda: the old bridge" above all talk: once, and no sentence behind it, in
 * a script whose letters say nothing of names. */
static int
heads_talk(const struct unit *u, const struct label *l, const struct key *k)
{
	size_t rest = u->len - l->end;
	const char *value = vdm_trim(u->text + l->end, &rest);
	unsigned char last = (unsigned char)vdm_last_byte(value, rest);

	return l->style == L_COLON && l->caseless > 0 &&
	       vdm_key_total(k) == 1 && rest > 0 && last != '?' &&
	       last != '!' && last != '.' &&
	       !(rest > 2 && (unsigned char)value[rest - 3] >= 0xE0);
}

/* "STUDY 2: THE WELL" above all others, once, and no sentence behind it: a
 * title. */
static int
is_title(const struct ctx *c, const struct unit *u, const struct label *l,
	 const struct key *k)
{
	size_t rest = u->len - l->end;
	const char *value = vdm_trim(u->text + l->end, &rest);
	unsigned char last = (unsigned char)vdm_last_byte(value, rest);
	const struct unit *before = u;

	while (before > c->u && before[-1].len == 0)
		before--;
	return before == c->u && !l->own && l->style == L_COLON &&
	       vdm_key_total(k) == 1 && rest > 0 && last < 0x80 &&
	       strchr(".?!)]-\"", last) == NULL;
}

/* "Mr. Lind." with nothing behind it, and below or above another such: a line
 * of a list. */
static int
is_listed(const struct ctx *c, const struct vdm_labels *found, size_t i)
{
	const struct label *l = &found->all[i];
	size_t k;

	if (l->style != L_STOP || l->end < c->u[i].len)
		return 0;
	/* "Governor Lind." who comes in, among "LIND: I am glad to be here." */
	if (found->colons && found->keys.k[l->key].count[L_STOP] == 1)
		return 1;
	for (k = i > 0 ? i - 1 : 0; k <= i + 1 && k < c->n; k++)
		if (k != i && found->all[k].key >= 0 &&
		    found->all[k].style == L_STOP &&
		    found->all[k].end >= c->u[k].len)
			return 1;
	return 0;
}

/* "Secretaries: Ann Lind (Lund), Bo Ray": the label of a list, and somebody's
 * name behind it. */
static int
states_list(struct ctx *c, const struct unit *u, const struct label *l)
{
	size_t used, len = l->word_end - l->start, rest = u->len - l->end;
	const char *value = vdm_trim(u->text + l->end, &rest);
	size_t first = 0;

	while (first < rest && strchr(",;(", value[first]) == NULL)
		first++;
	return l->style == L_COLON && first < rest &&
	       vdm_rule_is(vdm_rule_at_start(c, u->text + l->start, len,
					     P_LABEL, &used),
			   "participants") &&
	       used >= len &&
	       vdm_evidence_person(c, value, first) != VDM_EV_NONE;
}

/* Whether a line that begins like a label is of the head, where nobody has
 * spoken yet: it says who has a part, who is there, what the whole is. */
static int
is_of_head(struct ctx *c, const struct unit *u, const struct label *l,
	   const struct key *k)
{
	return states_role(c, u, l) || states_list(c, u, l) ||
	       counts_session(u, l, k) || is_title(c, u, l, k) ||
	       heads_talk(u, l, k) || heads_list(u, l, k) ||
	       lists_present(c, u, l) ||
	       (l->style == L_COLON && vdm_is_officer(c, u));
}

/* "Ann Lee – Harbour Bank – Analyst" in a list, where such lines are labels:
 * above another of them, or above the line that heads what follows. */
static int
is_billed_row(const struct ctx *c, const struct vdm_labels *found, size_t i)
{
	const size_t next = vdm_unit_next(c, i);

	const struct unit *below = &c->u[next];

	if (!c->billed || next >= c->n)
		return c->billed;
	/* "Ann Lee" above "Harbour Bank plc - Analyst", which nobody says */
	return (found->all[next].key >= 0 &&
		found->all[next].style == L_ALONE) ||
	       (below->line == c->u[i].end + 1 &&
		!vdm_is_sentence_mark(vdm_utf8_last(below->text, below->len)));
}

/* "رئیس مجلس- دادور": an office, once, a dash, and a name of a word or two, in
 * a script without capitals: who signs. */
static int
signs(struct ctx *c, const struct unit *u, const struct label *l,
      const struct key *k)
{
	size_t rest = u->len - l->end;
	const char *value = vdm_trim(u->text + l->end, &rest);

	if (l->style != L_DASH || l->caseless == 0 || !l->office ||
	    vdm_key_total(k) != 1 || rest == 0 ||
	    vdm_is_sentence_mark(vdm_utf8_last(value, rest)))
		return 0;
	vdm_tokens(c, &c->tok2, value, rest, SIGNED_WORDS + 1);
	return c->tok2.n <= SIGNED_WORDS;
}

/* Whether a label's line may be a heading, a line of a list, a sentence all the
 * same: one that nobody stated, alone, or before a stop. A stop after a plain
 * name is a sentence's, unless the whole document labels its turns so
 * (`plain`). */
static int
is_doubtful(struct ctx *c, const struct vdm_labels *found, size_t i, int plain)
{
	const struct label *l = &found->all[i];
	const struct key *k = &found->keys.k[l->key];

	if (l->own)
		return 0;
	/* "RGANI. F. 5. Op. 11": an archive, and what it has there */
	if (signs(c, &c->u[i], l, k) ||
	    (vdm_key_total(k) == 1 && l->style == L_STOP &&
	     vdm_source_bid(c, c->u[i].text, c->u[i].len)))
		return 1;
	if (l->style == L_ALONE)
		return is_billed_row(c, found, i) ||
		       (vdm_key_uses(k) > 0 && !has_words(c, found, i));
	return l->style == L_STOP &&
	       (is_listed(c, found, i) ||
		(k->strong == 0 && !plain && !found->stops));
}

/* How many labels that were taken have a circle before them, and how many of
 * the same kind have none. */
static void
count_bullets(const struct ctx *c, struct vdm_labels *found)
{
	size_t i, with = 0, without = 0;

	for (i = 0; i < c->n; i++) {
		const struct label *l = &found->all[i];

		if (c->u[i].kind != U_NONE || vdm_key_taken(found, l) == NULL)
			continue;
		with += l->prefix == BEFORE_BULLET;
		without += l->prefix != BEFORE_BULLET && l->style == L_GAP;
	}
	found->bullets = with >= BULLETS_LEAST && with > without;
}

/* "長谷部　ヨシ君　林　一郎君", of a list of those present: a name before a
 * gap, in a document that puts circles before its labels. */
static int
lacks_bullet(const struct vdm_labels *found, const struct label *l)
{
	return found->bullets && l->style == L_GAP && l->caseless > 0 &&
	       l->prefix != BEFORE_BULLET;
}

/* Whether unit i begins with a label that was taken, of a kind that this
 * document's turns have. */
static int
bears_label(struct ctx *c, const struct vdm_labels *found, size_t i, int plain)
{
	const struct label *l = &found->all[i];

	if (c->u[i].kind != U_NONE || vdm_key_taken(found, l) == NULL)
		return 0;
	/* "214. Mr. Lind, good morning.": whom a question is put to */
	if (found->answers > 1 && l->prefix == BEFORE_NUMBER)
		return 0;
	return found->used[l->style] && !lacks_bullet(found, l) &&
	       !is_doubtful(c, found, i, plain);
}

/* "Members: A. Lind, B. Ray" below all talk, as those who sign or were there
 * are listed: the first of such lines, each with a label that stands nowhere
 * else; c->n where none is. */
static size_t
names_below(struct ctx *c, const struct vdm_labels *found, int plain)
{
	size_t i = c->n, from = c->n;

	while (i-- > 0) {
		if (!bears_label(c, found, i, plain))
			continue;
		if (found->all[i].style != L_COLON ||
		    vdm_key_total(vdm_key_taken(found, &found->all[i])) != 1 ||
		    !vdm_is_names_row(c, &c->u[i]))
			break;
		from = i;
	}
	return from;
}

static void
mark_turns(struct ctx *c, struct vdm_labels *found, int plain)
{
	size_t i, below;
	int begun = 0;

	c->labelled = 1;
	count_bullets(c, found);
	below = names_below(c, found, plain);
	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];
		const struct label *l = &found->all[i];
		const struct key *k = vdm_key_taken(found, l);

		if (!bears_label(c, found, i, plain) || vdm_calls_witness(c, u))
			continue;
		if (begun && i == below)
			vdm_officers_above(c, i);
		if (begun && i >= below) {
			vdm_unit_set(u, U_PARTICIPANTS, FATE_KEEP,
				     "names below all talk");
			u->cert = VDM_CERT_MEDIUM;
		} else if (heads_labels(c, found, i, k)) {
			vdm_unit_set(u, U_NARRATION, FATE_KEEP,
				     "heads the turns below it");
		} else if (announces_text(found, u, l, k)) {
			set_announced(c, found, i);
		} else if (begun || !is_of_head(c, u, l, k)) {
			set_turn(u, l, k);
			begun = 1;
		}
	}
}

/*
 * Of what was written: few labels; an inventory, whose lines end as no
 * sentences do; a list of questions that nobody in particular asks and answers;
 * entries, none of which is headed as another is, or in which nobody asks,
 * calls or says "I".
 */
static int
is_no_talk(struct ctx *c, const struct vdm_labels *found, size_t labels)
{
	size_t i, all = 0, said = 0, parts = 0, once = 0;
	int talk = 0;

	if (!c->written || labels * WRITTEN_EVERY < c->n)
		return c->written;
	for (i = 0; i < c->n; i++) {
		const struct key *k = vdm_key_taken(found, &found->all[i]);
		size_t n;
		const char *s = vdm_unit_words(&c->u[i], &n);

		if (k == NULL || n == 0)
			continue;
		all++;
		parts += (size_t)vdm_is_part(c, k->text);
		once += vdm_key_total(k) == 1;
		talk = talk || vdm_is_talk_like(c, s + found->all[i].end,
						n > found->all[i].end
						    ? n - found->all[i].end
						    : 0);
		said += (size_t)vdm_ends_said(s, n);
	}
	return said * SAID_EVERY < all || parts == all || once == all || !talk;
}

/*
 * First all labels that lines may begin with are counted; then those are
 * taken for labels that look like one and that the document repeats.
 */
void
vdm_labels_read(struct ctx *c)
{
	struct vdm_labels *found = vdm_arena_alloc(&c->scratch, sizeof(*found));
	size_t labels;
	int plain;

	if (found == NULL)
		return;
	vdm_answers_part(c);
	vdm_dashes_read(c);
	found->all =
	    vdm_arena_alloc(&c->scratch, (c->n + 1) * sizeof(*found->all));
	if (found->all == NULL)
		return;
	c->labels = found;
	vdm_keys_count(c, found);
	labels = vdm_keys_accept(c, found, &plain);
	if (labels == 0)
		return;
	if (!found->own &&
	    (is_no_talk(c, found, labels) || vdm_entries_are(c, found))) {
		c->labels = NULL;
		c->written = 1;
		return;
	}
	vdm_places_part(c, found);
	mark_turns(c, found, plain);
	vdm_labels_signed(c, found);
	vdm_players_read(c, found);
}

/* A house style says how labels look, and none looks so. */
static void
report_unmatched(struct ctx *c)
{
	if (!c->labelled)
		vdm_diag(c->sink, VDM_D_PROFILE_UNMATCHED, NULL, NULL,
			 "no line begins as a label of the house style does: "
			 "nobody speaks under one here");
}

/* Whether anybody speaks: as in an interview without labels. */
static int
has_turns(const struct ctx *c)
{
	size_t i = 0;

	while (i < c->n && c->u[i].kind != U_TURN)
		i++;
	return i < c->n;
}

/* The title says that people talked, and nobody does. */
static void
title_unseen(struct ctx *c)
{
	size_t i, said = 0;

	for (i = 0; i < c->n; i++)
		said += c->u[i].kind == U_NARRATION;
	if (c->conversation && said >= UNSEEN_USES)
		vdm_diag(c->sink, VDM_D_CONVERSATION_UNSEEN, NULL, NULL,
			 "the title is that of a conversation, and nobody was "
			 "found to speak in these %zu paragraphs: how they say "
			 "who does is not understood (a house style can state "
			 "it)",
			 said);
}

/* "P: ...", "I: ...", and yet no turn was seen: that is said in one sentence.
 */
void
vdm_labels_unseen(struct ctx *c)
{
	const struct vdm_labels *found = c->labels;
	size_t i, uses = 0, names = 0, first = c->n;
	struct vdm_pos pos;

	if (found == NULL || c->labelled || has_turns(c))
		return;
	for (i = 0; i < found->keys.n; i++) {
		const struct key *k = &found->keys.k[i];

		if (k->field != USE_NONE || k->count[L_COLON] < 2 ||
		    k->said == 0)
			continue;
		names++;
		uses += k->count[L_COLON];
		first = k->first < first ? k->first : first;
	}
	if (names < 2 || uses < UNSEEN_USES || first >= c->n) {
		if (!vdm_openings_unseen(c))
			title_unseen(c);
		return;
	}
	pos.line = c->u[first].line;
	pos.column = 1;
	pos.end = c->u[first].end;
	vdm_diag(c->sink, VDM_D_LABEL_AMBIGUOUS, &pos, NULL,
		 "%zu lines begin like speakers' labels, with %zu names that "
		 "come back, and yet no conversation was seen here",
		 uses, names);
}

/* A unit without a label: 1 when several speak in it; else it may say who asks
 * from there on. */
static int
read_unlabelled(struct ctx *c, struct vdm_labels *found, struct unit *u,
		int *asker)
{
	size_t n;
	const char *s = vdm_unit_words(u, &n);
	int who;

	/* "DIRECT EXAMINATION BY MS. LEE", a heading */
	if (u->kind == U_HEADING && vdm_says_who_asks(c, s, n))
		*asker = vdm_asks_next(c, u);
	if (u->kind != U_NONE || u->len == 0)
		return 0;
	if (vdm_label_joins(c, found, u)) {
		vdm_unit_guess(u, "several people speak as one");
		u->cert = VDM_CERT_LOW;
		return 1;
	}
	who = vdm_asks_next(c, u);
	if (who < 0)
		return 0;
	*asker = who;
	u->kind = U_NARRATION;
	u->reason = "says who asks from here on";
	return 0;
}

/* After the head was read: whom it names is whom bare surnames and initials
 * mean. */
void
vdm_labels_bind(struct ctx *c)
{
	struct vdm_labels *found = c->labels;
	size_t i;
	int asker = -1, asks, here;

	if (found == NULL)
		return;
	if (vdm_style_has_labels(c))
		report_unmatched(c);
	else if (vdm_labels_know(c, found))
		mark_turns(c, found, !c->labelled);
	if (!c->labelled || vdm_labels_give_back(c, found))
		return;
	vdm_labels_apart(c, found);
	vdm_titles_apart(c, found);
	vdm_labels_odd(found);
	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];
		struct key *k;

		if (read_unlabelled(c, found, u, &asker))
			continue;
		if (!u->labelled || found->all[i].key < 0) {
			asker = vdm_answers_bind(c, i, asker);
			continue;
		}
		k = &found->keys.k[found->all[i].key];
		asks = vdm_lexicon_does(c, k->text, strlen(k->text), X_ASKS);
		here = asks ? vdm_asks_here(c, u) : -1;
		if (here >= 0)
			asker = here;
		if (asker >= 0 && asks) {
			u->who[0] = asker;
			u->n_who = 1;
			c->who[asker].turns++;
			c->who[asker].by |= BY_LABEL;
			continue;
		}
		bind_turn(c, found, u, &found->all[i], k);
		asker = vdm_answers_bind(c, i, asker);
	}
	vdm_dashes_bind(c);
	vdm_labels_unborne(c, found);
	vdm_labels_show(c, found);
	vdm_labels_likely(c, found);
	if (c->options->style)
		vdm_labels_teach(c, found);
}
