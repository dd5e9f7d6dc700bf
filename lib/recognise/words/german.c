/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of German: labels, offices, months. */
#include <stddef.h>

#include "recognise/words/words.h"

static const struct vdm_word_list words[] = {
    {W_HON, "herr frau fräulein dr prof genosse genossin gen mag ddr ing dipl "
	    "dkfm dipl.-ing univ.-prof"},
    {W_HON | W_OFFICE,
     "bundeskanzler kanzler präsident bundespräsident minister "
     "ministerpräsident botschafter staatssekretär außenminister general "
     "vorsitzender vorsitzende generalsekretär abgeordneter abgeordnete "
     "bundeskanzlerin kanzlerin präsidentin bundespräsidentin ministerin "
     "bundesminister bundesministerin staatssekretärin vizekanzler "
     "schriftführer schriftführerin berichterstatter berichterstatterin "
     "botschafterin außenministerin parteisekretär staatsratsvorsitzender"},
    {W_WEEKDAY, "montag dienstag mittwoch donnerstag freitag samstag sonntag"},
    {W_GENRE, "vermerk niederschrift protokoll aktenvermerk"},
    {W_TALK, "gespräch unterredung besprechung sitzung telefongespräch"},
    {W_SECRECY, "geheim vertraulich vs-vertraulich"},
    {W_SAY | W_PAST, "wies wiesen bat baten sprach sprachen"},
    {W_FUNCTION, "der die das den dem des ein eine einer und oder mit von zu "
		 "im am bei auf für nach über"},
    {W_ARTICLE, "der die das den dem ein eine"},
    {W_GENRE, "akt szene scene auftritt aufzug prolog epilog"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_AND, "und"},
    {X_SIGNS, "gez"},
    {X_CREDITS, "foto fotos fotografie bild bilder abbildung abbildungen karte "
		"zeichnung urheberrecht rechte copyright herausgegeben "
		"gedruckt verlag druck umschlag"},
    {X_MAN, "herr"},
    {X_WOMAN, "frau fräulein"},
    {X_ASKS, "frage"},
    {X_ANSWERS, "antwort"},
    {X_HOURS, "uhr"},
    {X_PAGE, "seite"},
    {X_STOPPED, "hr fr dr prof ing dipl mag abg"},
    {X_NONE, NULL}};

static const char *const months[] = {
    "januar", "februar", "märz",      "april",   "mai",      "juni",
    "juli",   "august",  "september", "oktober", "november", "dezember"};

/* Weak verbs, without their ending in -en. */
static const struct vdm_word_list verbs[] = {
    {W_SAY, "sag frag antwort erklär beton bemerk erwider entgegn führ ergänz "
	    "mein äußer bestätig versicher bericht schilder wiederhol"},
    {0, NULL}};

static const struct vdm_ending endings[] = {
    /* antwortet, antwortete, antworteten; entgegnet */
    {W_SAY, "t d gn", 0, "et", 0},
    {W_SAY, "t d gn", 0, "ete", W_PAST},
    {W_SAY, "t d gn", 0, "eten", W_PAST},
    /* sagt, sagte, sagten */
    {W_SAY, "", 0, "t", 0},
    {W_SAY, "", 0, "te", W_PAST},
    {W_SAY, "", 0, "ten", W_PAST},
    {0, NULL, 0, NULL, 0}};

static const struct vdm_phrase phrases[] = {
    {P_LABEL, "betreff", "subject"},
    {P_LABEL, "betr", "subject"},
    {P_LABEL, "teilnehmer", "participants"},
    {P_LABEL, "anwesend", "participants"},
    {P_LABEL, "datum", "date"},
    {P_LABEL, "ort", "place"},
    {P_LABEL, "quelle", "source"},
    {P_LABEL, "signatur", "source"},
    {P_LABEL, "zusammenfassung", "summary"},
    {P_LABEL, "dolmetscher", "participant"},
    {P_CREDIT, "übersetzt von", "translator"},
    {P_RIGHTS, "alle rechte vorbehalten", NULL},
    {P_RIGHTS, "urheberrecht", NULL},
    {P_CLOSING, "gespräch endete", NULL},
    {P_CLOSING, "gespräch dauerte", NULL},
    {P_SIGNATURE, "gez", NULL},
    {P_PART, "bl", "source.listy"},
    {P_PART, "bll", "source.listy"},
    {P_KEEPER, "*bibliothek*", NULL},
    {P_SOURCE, "quelle", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_language vdm_language_german = {.name = "German",
						 .words = words,
						 .uses = uses,
						 .months = months,
						 .verbs = verbs,
						 .endings = endings,
						 .phrases = tables};
