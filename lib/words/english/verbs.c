/* SPDX-License-Identifier: MIT */
/* English regular verbs, and how they are inflected. */
#include <stddef.h>

#include "words/english/english.h"

const struct vdm_word_list vdm_english_verbs[] = {
    {W_SAY, "ask answer reply remark observe note add comment explain declare "
	    "state affirm assert assure object protest argue insist stress "
	    "emphasize emphasise underline underscore mention refer* point "
	    "suggest propose recommend advise warn promise thank welcome "
	    "express confirm deny admit* concede acknowledge recall reiterate "
	    "repeat conclude continue inform indicate report announce inquire "
	    "enquire complain criticize criticise question interrupt interject "
	    "intervene respond retort counter demand request urge appeal "
	    "summarize summarise clarify elaborate outline describe raise "
	    "discuss maintain claim contend stipulate specify cite quote joke "
	    "exclaim shout murmur whisper mutter call open close wonder "
	    "apologize apologise congratulate greet invite offer present "
	    "summon sum* turn touch dwell review comment remind reassure "
	    "caution reject refute dispute rebuke praise condemn deplore "
	    "lament plead beg* testify swear vow pledge proclaim pronounce "
	    "submit* rule move second adjourn introduce speculate predict "
	    "estimate illustrate analyze analyse inject volunteer acquiesce "
	    "assent remonstrate interpose digress resume proceed launch quip* "
	    "chide tease endeavor endeavour allude address enumerate recount "
	    "relate recite clarify echo voice disclose reveal divulge concur* "
	    "rejoin hint imply limit devote undertake seek try compliment "
	    "commend characterize characterise apprise pose query advocate "
	    "reaffirm restate reassert interpret assess evaluate convene "
	    "enlarge expand expound plead joke signal table attempt convey "
	    "communicate relay"},
    {W_THINK,
     "agree disagree hope believe consider wish want fear doubt regret "
     "expect suppose assume prefer* favor favour support oppose share "
     "appreciate accept refuse approve disapprove intend plan* decline "
     "remember hesitate worry realize realise recognize recognise view "
     "regard judge conceive hold suspect feel like trust endorse "
     "withdraw consent sympathize sympathise care anticipate foresee"},
    {W_GESTURE, "nod* shrug* smile laugh bow gesture applaud clap* wave pause "
		"frown sigh cough kneel depart exit enter retire grin* wink "
		"embrace kiss toast light walk show pour hand"},
    {0, NULL}};

/* Who answers did not speak last. */
const struct vdm_use_list vdm_english_actions[] = {
    {X_REPLY, "reply answer respond"}, {X_NONE, NULL}};

/* A '*' after a verb says that its last letter is doubled. */
enum { VERBS = W_SAY | W_THINK | W_GESTURE };

const struct vdm_ending vdm_english_endings[] = {
    /* refer, refers, referred, referring */
    {VERBS, "*", 1, "", 0},
    {VERBS, "*", 1, "s", 0},
    {VERBS, "*", 1, "&ed", W_PAST},
    {VERBS, "*", 1, "&ing", 0},
    /* agree, agrees, agreed, agreeing */
    {VERBS, "ee", 0, "", 0},
    {VERBS, "ee", 0, "s", 0},
    {VERBS, "ee", 0, "d", W_PAST},
    {VERBS, "ee", 0, "ing", 0},
    /* state, states, stated, stating */
    {VERBS, "e", 0, "", 0},
    {VERBS, "e", 0, "s", 0},
    {VERBS, "e", 0, "d", W_PAST},
    {VERBS, "e", 1, "ing", 0},
    /* reply, replies, replied, replying */
    {VERBS, "Cy", 0, "", 0},
    {VERBS, "Cy", 1, "ies", 0},
    {VERBS, "Cy", 1, "ied", W_PAST},
    {VERBS, "Cy", 0, "ing", 0},
    /* stress, stresses, stressed, stressing; echoes */
    {VERBS, "s x z sh ch Co", 0, "", 0},
    {VERBS, "s x z sh ch Co", 0, "es", 0},
    {VERBS, "s x z sh ch Co", 0, "ed", W_PAST},
    {VERBS, "s x z sh ch Co", 0, "ing", 0},
    /* ask, asks, asked, asking */
    {VERBS, "", 0, "", 0},
    {VERBS, "", 0, "s", 0},
    {VERBS, "", 0, "ed", W_PAST},
    {VERBS, "", 0, "ing", 0},
    {0, NULL, 0, NULL, 0}};

/* Of words that no table has: "graciously", "replying", "insists". */
const struct vdm_suffix vdm_english_suffixes[] = {{X_MANNER, "ly", 5},
						  {X_GOING_ON, "ing", 5},
						  {X_VERB_FORM, "s", 3},
						  {X_VERB_FORM, "ed", 3},
						  {X_NONE, NULL, 0}};
