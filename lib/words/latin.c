/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of Latin: labels, titles, months, verbs of
 * speaking. */
#include <stddef.h>

#include "words/words.h"

static const struct vdm_word_list words[] = {
    {W_HON, "dominus domina domino reverendus reverendo reverendissimus "
	    "magister frater soror"},
    {W_HON | W_OFFICE,
     "vicarius inquisitor episcopus abbas prior iudex judex praeses "
     "rector notarius capitaneus comes dux"},
    {W_OFFICE,
     "testis testes reus rea accusatus constitutus procurator advocatus "
     "commissarius"},
    {W_WEEKDAY, "lunae martis mercurii iovis jovis veneris sabbati dominica"},
    {W_GENRE, "processus epistola littera charta instrumentum testamentum "
	      "protocollum relatio"},
    {W_TALK, "colloquium examen interrogatorium capitulum synodus"},
    {W_SAY | W_PAST,
     "dixit respondit interrogavit ait inquit asseruit deposuit "
     "confessus addidit subiunxit"},
    {W_ADVERB, "tunc deinde item postea"},
    {W_AUX, "est erat sunt fuit esse"},
    {W_PRONOUN | W_FUNCTION, "ille illa ipse"},
    {W_FIRST | W_FUNCTION, "ego nos"},
    {W_FUNCTION,
     "et vel aut sed in ad de ex ab cum per pro sine inter contra coram "
     "qui quae quod quis quid ubi quando si non nec an utrum ut ne hic "
     "haec hoc eius suus sua suum se est sunt fuit erat esse eum eam quo "
     "qua quibus autem enim dicti dicta dicto"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_AND, "et ac atque"},
    {X_OF, "de"},
    {X_IN, "in"},
    {X_AT, "apud"},
    {X_ON, "die"},
    {X_FROM, "ab ex"},
    {X_TO, "ad"},
    {X_THAT, "quod"},
    {X_WHETHER, "an utrum"},
    {X_NOT, "non"},
    {X_ASKS, "int interrogatus interrogata interr interrogatio q quaesitus"},
    {X_ANSWERS, "r resp respondit responsio"},
    {X_PAGE, "fol pag"},
    {X_STOPPED, "int interr resp fol pag d r rev ill"},
    {X_NONE, NULL}};

static const char *const months[] = {"ianuarii januarii ianuarius januarius",
				     "februarii februarius",
				     "martii martius",
				     "aprilis",
				     "maii maius",
				     "iunii junii iunius",
				     "iulii julii iulius",
				     "augusti augustus",
				     "septembris september",
				     "octobris october",
				     "novembris november",
				     "decembris december"};

static const struct vdm_phrase phrases[] = {
    {P_ROLE, "interrogatus", "interviewer"},
    {P_ROLE, "interrogatio", "interviewer"},
    {P_ROLE, "respondit", "interviewee"},
    {P_ROLE, "responsio", "interviewee"},
    {P_LABEL, "testis", "participant"},
    {P_ROLE, "testis", "witness"},
    {P_OPENING, "constitutus coram", NULL},
    {P_OPENING, "constituta coram", NULL},
    {P_OPENING, "comparuit coram", NULL},
    {P_CLOSING, "quibus habitis", NULL},
    {P_CLOSING, "quibus acceptis", NULL},
    {P_CLOSING, "finis", NULL},
    {P_PROCEDURE, "quibus habitis", NULL},
    {P_PROCEDURE, "quibus acceptis", NULL},
    {P_PROCEDURE, "quibus auditis", NULL},
    {P_PROCEDURE, "et sic", NULL},
    {P_NOBODY, "quibus habitis", NULL},
    {P_NOBODY, "constitutus", NULL},
    {P_NOBODY, "constituta", NULL},
    {P_NOBODY, "comparuit", NULL},
    {P_SIGNATURE, "scripsi", NULL},
    {P_SIGNATURE, "manu propria", NULL},
    {P_SIGNATURE, "subscripsi", NULL},
    {P_VALEDICTION, "ego", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_language vdm_language_latin = {.name = "Latin",
						.rare = 1,
						.words = words,
						.uses = uses,
						.months = months,
						.phrases = tables};
