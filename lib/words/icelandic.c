/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of Icelandic: labels, titles, months, verbs of
 * speaking. */
#include <stddef.h>

#include "words/words.h"

static const struct vdm_word_list words[] = {
    {W_HON, "herra frú fröken dr sr hr prófessor"},
    {W_HON | W_OFFICE,
     "forseti forsetinn ráðherra forsætisráðherra borgarstjóri "
     "bæjarstjóri oddviti formaður framkvæmdastjóri dómari "
     "saksóknari lögmaður sýslumaður biskup hershöfðingi "
     "þingmaður skólastjóri"},
    {W_OFFICE, "ritari vitni vitnið ákærði ákærða verjandi túlkur "
	       "þýðandi spyrill viðmælandi blaðamaður fundarstjóri "
	       "fundarritari fulltrúi framsögumaður"},
    {W_OFFMOD, "vara aðal fyrrverandi"},
    {W_WEEKDAY, "mánudagur mánudaginn þriðjudagur þriðjudaginn miðvikudagur "
		"miðvikudaginn fimmtudagur fimmtudaginn föstudagur föstudaginn "
		"laugardagur laugardaginn sunnudagur sunnudaginn"},
    {W_GENRE, "fundargerð skýrsla bréf skeyti dagbók gerðabók samningur "
	      "úrskurður"},
    {W_TALK, "fundur fundi samtal viðtal yfirheyrsla umræða ráðstefna "
	     "þinghald"},
    {W_SECRECY, "trúnaðarmál leynilegt"},
    {W_SAY | W_PAST,
     "sagði spurði svaraði skýrði lagði benti taldi bað tilkynnti "
     "kvað mælti bætti greindi segir spyr svarar"},
    {W_THINK | W_PAST, "telur heldur"},
    {W_ADVERB, "síðan þá einnig enn nú aftur"},
    {W_AUX, "er var eru voru hefur hafði"},
    {W_PRONOUN | W_FUNCTION, "hann hún þeir þær þau"},
    {W_FIRST | W_FUNCTION, "ég við"},
    {W_FUNCTION, "og eða en að sem í á til frá um með við fyrir eftir yfir "
		 "undir án milli ekki ef þegar hvað hver hvar hvenær hvernig "
		 "þetta þessi það sá sú hans hennar þeirra sinn kl er var"},
    {W_UNIT, "klukkustundir mínútur daga"},
    {W_BODY, "nefnd ráð ríkisstjórn hreppur dómur alþingi ráðuneyti "
	     "bæjarstjórn"},
    {W_STARTER, "takk já nei virðulegi hæstvirtur"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {{X_AND, "og"},
					   {X_OF, "af"},
					   {X_IN, "í"},
					   {X_AT, "á í"},
					   {X_FROM, "frá"},
					   {X_TO, "til"},
					   {X_THAT, "að"},
					   {X_WHETHER, "hvort"},
					   {X_NOT, "ekki"},
					   {X_HE, "hann hún"},
					   {X_MAN, "herra hr"},
					   {X_WOMAN, "frú fröken"},
					   {X_ASKS, "sp spurning"},
					   {X_ANSWERS, "sv svar"},
					   {X_CLOCK, "kl klukkan"},
					   {X_PAGE, "bls"},
					   {X_STOPPED, "dr sr hr kl bls nr"},
					   {X_SITTING, "fundur"},
					   {X_WITH, "með"},
					   {X_NONE, NULL}};

static const char *const months[] = {
    "janúar", "febrúar", "mars",      "apríl",   "maí",      "júní",
    "júlí",   "ágúst",   "september", "október", "nóvember", "desember"};

static const struct vdm_phrase phrases[] = {
    {P_LABEL, "viðstaddir", "participants"},
    {P_LABEL, "mættir", "participants"},
    {P_LABEL, "mætt", "participants"},
    {P_LABEL, "mætt eru", "participants"},
    {P_LABEL, "fundarmenn", "participants"},
    {P_LABEL, "viðstödd", "participants"},
    {P_LABEL, "fjarverandi", "absent"},
    {P_LABEL, "fjarverandi voru", "absent"},
    {P_LABEL, "forföll", "absent"},
    {P_LABEL, "fundarritari", "recorder"},
    {P_LABEL, "ritari", "recorder"},
    {P_LABEL, "fundargerð ritaði", "recorder"},
    {P_LABEL, "ritaði", "recorder"},
    {P_LABEL, "dagsetning", "date"},
    {P_LABEL, "dags.", "date"},
    {P_LABEL, "tími", "time"},
    {P_LABEL, "kl.", "time"},
    {P_LABEL, "hefst kl.", "time"},
    {P_LABEL, "staður", "place"},
    {P_LABEL, "fundarstaður", "place"},
    {P_LABEL, "efni", "subject"},
    {P_LABEL, "númer", "number"},
    {P_LABEL, "nr.", "number"},
    {P_LABEL, "lengd", "duration"},
    {P_LABEL, "þýðandi", "translator"},
    {P_LABEL, "þýðing", "translator"},
    {P_LABEL, "þýddi", "translator"},
    {P_LABEL, "skráði", "transcriber"},
    {P_LABEL, "afritaði", "transcriber"},
    {P_LABEL, "heimild", "source"},
    {P_LABEL, "formaður", "participant"},
    {P_ROLE, "formaður", "chair"},
    {P_LABEL, "fundarstjóri", "participant"},
    {P_ROLE, "fundarstjóri", "chair"},
    {P_LABEL, "forseti", "participant"},
    {P_ROLE, "forseti", "chair"},
    {P_LABEL, "spyrill", "participant"},
    {P_ROLE, "spyrill", "interviewer"},
    {P_LABEL, "spyrjandi", "participant"},
    {P_ROLE, "spyrjandi", "interviewer"},
    {P_ROLE, "spurning", "interviewer"},
    {P_LABEL, "viðmælandi", "participant"},
    {P_ROLE, "viðmælandi", "interviewee"},
    {P_LABEL, "heimildarmaður", "participant"},
    {P_ROLE, "heimildarmaður", "interviewee"},
    {P_ROLE, "svar", "interviewee"},
    {P_LABEL, "vitni", "participant"},
    {P_ROLE, "vitni", "witness"},
    {P_LABEL, "ákærði", "participant"},
    {P_ROLE, "ákærði", "accused"},
    {P_LABEL, "ákærða", "participant"},
    {P_ROLE, "ákærða", "accused"},
    {P_OPENING, "fundur hófst", NULL},
    {P_OPENING, "fundur settur", NULL},
    {P_OPENING, "fundur er settur", NULL},
    {P_OPENING, "fundurinn hófst", NULL},
    {P_CLOSING, "fundi slitið", NULL},
    {P_CLOSING, "fundi var slitið", NULL},
    {P_CLOSING, "fundi lauk", NULL},
    {P_CLOSING, "viðtali lýkur", NULL},
    {P_CLOSING, "fleira gerðist ekki", NULL},
    {P_CLOSING, "fundinum var slitið", NULL},
    {P_ACTION, "hlátur", NULL},
    {P_ACTION, "lófaklapp", NULL},
    {P_ACTION, "þögn", NULL},
    {P_ACTION, "hlé", NULL},
    {P_ACTION, "forseti hringir", NULL},
    {P_ACTION, "gripið fram í", NULL},
    {P_INTERVIEW, "viðtal*", NULL},
    {P_INTERVIEW, "samtal við", NULL},
    {P_FLOOR, "gripið fram í", NULL},
    {P_FLOOR, "frammíkall", NULL},
    {P_DECISION, "atkvæðagreiðsla", NULL},
    {P_DECISION, "samþykkt", NULL},
    {P_DECISION, "fellt", NULL},
    {P_DECISION, "hlé", NULL},
    {P_PROCEDURE, "samþykkt samhljóða", "decided"},
    {P_PROCEDURE, "atkvæði féllu", "decided"},
    {P_TOPIC, "dagskrá", NULL},
    {P_TOPIC, "önnur mál", NULL},
    {P_HAILS, "virðulegi forseti", NULL},
    {P_HAILS, "hæstvirti forseti", NULL},
    {P_HAILS, "góðir fundarmenn", NULL},
    {P_SIGNATURE, "undirskrift", NULL},
    {P_SIGNATURE, "undirritað", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_language vdm_language_icelandic = {.name = "Icelandic",
						    .rare = 1,
						    .words = words,
						    .uses = uses,
						    .months = months,
						    .phrases = tables};
