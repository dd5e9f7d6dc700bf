/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of French: labels, offices, months. */
#include <stddef.h>

#include "recognise/words/words.h"

static const struct vdm_word_list words[] = {
    {W_HON, "monsieur madame mademoiselle mme mlle mm"},
    {W_HON | W_OFFICE, "président présidente ministre ambassadeur général "
		       "roi secrétaire chancelier maire"},
    {W_GENRE, "compte-rendu procès-verbal"},
    {W_TALK, "entretien réunion séance"},
    {W_SAY | W_PAST, "dit dirent"},
    {W_FUNCTION, "le les des et ou à au aux dans sur pour avec par est une"},
    {W_ARTICLE, "le la les un une"},
    {W_GENRE, "acte scène"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_MAN, "monsieur"},
    {X_WOMAN, "mme madame mlle mademoiselle"},
    {X_BY, "par"},
    {X_CREDITS, "photo photos photographie image images illustration dessin "
		"carte droits publié imprimé éditeur couverture"},
    {X_STOPPED, "mm mme mlle dr me prof"},
    {X_NONE, NULL}};

static const char *const months[] = {
    "janvier", "février", "mars",      "avril",   "mai",      "juin",
    "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};

static const struct vdm_word_list verbs[] = {
    {W_SAY, "demander répondre déclarer ajouter remarquer souligner affirmer "
	    "expliquer constater préciser répliquer"},
    {0, NULL}};

static const struct vdm_ending endings[] = {
    /* ajoute, ajoutent, ajouta, ajoutèrent */
    {W_SAY, "er", 1, "", 0},
    {W_SAY, "er", 1, "nt", 0},
    {W_SAY, "er", 2, "a", W_PAST},
    {W_SAY, "er", 2, "èrent", W_PAST},
    /* répond, répondent, répondit, répondirent */
    {W_SAY, "re", 2, "", 0},
    {W_SAY, "re", 2, "ent", 0},
    {W_SAY, "re", 2, "it", W_PAST},
    {W_SAY, "re", 2, "irent", W_PAST},
    {0, NULL, 0, NULL, 0}};

static const struct vdm_phrase phrases[] = {
    {P_LABEL, "objet", "subject"},
    {P_LABEL, "présents", "participants"},
    {P_LABEL, "étaient présents", "participants"},
    {P_LABEL, "lieu", "place"},
    {P_LABEL, "résumé", "summary"},
    {P_CREDIT, "traduit par", "translator"},
    {P_RIGHTS, "tous droits réservés", NULL},
    {P_CLOSING, "séance est levée", NULL},
    {P_CLOSING, "entretien a duré", NULL},
    {P_SIGNATURE, "signé", NULL},
    {P_KEEPER, "*bibliothèque*", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_language vdm_language_french = {.name = "French",
						 .words = words,
						 .uses = uses,
						 .months = months,
						 .verbs = verbs,
						 .endings = endings,
						 .phrases = tables};
