/* SPDX-License-Identifier: MIT */
/* English words that do something beside others. */
#include <stddef.h>

#include "words/english/english.h"

const struct vdm_use_list vdm_english_uses[] = {
    {X_AND, "and"},               /* Ann and Bo */
    {X_THE, "the"},               /* the Governor */
    {X_OF, "of"},                 /* Minister of Trade */
    {X_FOR, "for"},               /* Secretary for the Colonies */
    {X_TO, "to"},                 /* from 3 to 4 p.m. */
    {X_IN, "in"},                 /* in Halden */
    {X_AT, "at"},                 /* at the Old Mill, at 3 p.m. */
    {X_ON, "on"},                 /* on Monday */
    {X_FROM, "from"},             /* from 3 p.m. */
    {X_BY, "by"},                 /* translated by */
    {X_A, "a an"},                /* half an hour */
    {X_HELD, "held"},             /* held at the Old Mill */
    {X_PAST_NAME, "for from on"}, /* translated by Ann Lee for the Project */
    /* "Prof. Lee": the stop ends no sentence */
    {X_STOPPED,
     "mr mrs ms messrs dr drs jr sr prof rev hon fr st gen col maj "
     "capt lt lieut sgt adm cmdr gov sen rep amb com cde tov vs esq "
     "thos wm chas jas jos geo robt jno saml benj edw danl fredk richd"},
    {X_SIGNS, "recorded signed signature drafted by sgd prepared written down"},
    {X_SIGN, "s"}, /* /s/ Lee */
    {X_SUFFIX, "jr sr"},
    /* without their stops */
    {X_LETTERS,
     "mp mps msp mla mlc mhr mep td qc kc sc jp obe mbe cbe dbe kbe gbe cb kcb "
     "gcb kcmg gcmg cmg cvo kcvo gcvo mvo lvo dso dsc dfc mc gc vc kg kt "
     "bt bart esq phd dphil dlitt llb llm lld frs frse fba md rn rnvr usn usmc "
     "raf rtd retd"},
    {X_CREDITS, "copyright copyrighted rights photograph photographs photo "
		"photos photographer picture pictures image images "
		"illustration illustrations illustrator drawing map cover "
		"design music printed published publisher printer typeset"},
    {X_BETWEEN, "between"},                  /* talks between Ann and Bo */
    {X_WITH, "with"},                        /* Mr. Lee with Mr. Ray */
    {X_THIS, "this these"},                  /* On this Mr. Lee said */
    {X_THAT, "that"},                        /* he said that */
    {X_WHETHER, "whether"},                  /* he asked whether */
    {X_NOT, "not"},                          /* did not answer */
    {X_HE, "he she"},                        /* He replied */
    {X_HIS, "his her your their"},           /* Your Majesty */
    {X_BE, "was were is are been being be"}, /* was asked */
    {X_RUN_ON, "in then also"},              /* "Leethen said" */
    {X_MAN, "mr sir lord king"},
    {X_WOMAN, "mrs miss ms lady dame queen madam chairwoman"},
    {X_CROWN, "king shah emperor queen sultan"},
    {X_ASKS, "q question ques quest"},
    {X_ANSWERS, "a answer ans"},
    {X_PART, "interviewer interviewee speaker moderator voice voices audience "
	     "all both several everyone"},
    {X_DEGREE, "vs top only official use for strictly and most"},
    {X_PEER, "lord lady baroness baron viscount viscountess earl countess "
	     "marquess marchioness duke duchess"},
    {X_STANDS_IN, "acting deputy vice temporary assistant"},
    {X_HOURS, "hours hrs h o'clock o’clock clock"}, /* 1430 hours */
    {X_SITTING, "sitting"},
    {X_NOON, "noon"},
    {X_ORDINAL, "st nd rd th"}, /* 21st */
    {X_PAGE, "page pages p pg col column folio fol f ff"},
    {X_OF_PAGES, "of begin end"}, /* page 3 of 9, end page 3 */
    {X_NONE, NULL}};
