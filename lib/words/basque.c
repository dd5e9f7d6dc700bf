/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of Basque: labels, titles, months, verbs of
 * speaking. */
#include <stddef.h>

#include "words/words.h"

static const struct vdm_word_list words[] = {
    {W_HON, "jauna jaunak jaunaren andrea andreak andrearen jn dr"},
    {W_HON | W_OFFICE,
     "lehendakaria lehendakariak lehendakari lehendakariorde presidentea "
     "presidenteak ministroa sailburua sailburuak alkatea alkateak "
     "zinegotzia batzarkidea legebiltzarkidea zuzendaria epailea "
     "epaileak fiskala abokatua jenerala koronela"},
    {W_OFFICE, "kidea idazkaria idazkariak lekukoa lekukoak akusatua akusatuak "
	       "itzultzailea itzultzaileak interpretea moderatzailea "
	       "elkarrizketatzailea elkarrizketatua kazetaria kazetariak"},
    {W_WEEKDAY, "astelehena asteartea asteazkena osteguna ostirala larunbata "
		"igandea"},
    {W_GENRE, "akta txostena gutuna telegrama egunkaria dekretua hitzarmena"},
    {W_TALK, "bilkura bilkuraren bilera bileraren elkarrizketa solasaldia "
	     "batzarra eztabaida"},
    {W_SECRECY, "isilpekoa konfidentziala"},
    {W_SAY | W_PAST,
     "esan dio galdetu erantzun azaldu proposatu gaineratu adierazi "
     "eskatu zioen"},
    {W_ADVERB, "gero orduan ere oraindik orain"},
    {W_AUX, "da dira zen ziren du dute zuen dio"},
    {W_PRONOUN | W_FUNCTION, "bera haiek"},
    {W_FIRST | W_FUNCTION, "ni gu nik guk"},
    {W_FUNCTION,
     "eta edo baina ez bat hau hori hura zer nor non noiz nola zergatik "
     "ere egin izan da du ditu dute zuen dago zaio gara dugu hemen "
     "horrek honek dela den baino batek bere gure zure"},
    {W_UNIT, "ordu orduak minutu egun"},
    {W_BODY, "batzordea kontseilua gobernua udala auzitegia legebiltzarra"},
    {W_STARTER, "eskerrik mila egun bai ez"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {{X_AND, "eta"},
					   {X_THAT, "dela"},
					   {X_NOT, "ez"},
					   {X_HE, "bera"},
					   {X_MAN, "jauna jaunak"},
					   {X_WOMAN, "andrea andreak"},
					   {X_ASKS, "g galdera"},
					   {X_ANSWERS, "e erantzuna"},
					   {X_PAGE, "or orrialdea"},
					   {X_STOPPED, "dr zk"},
					   {X_SITTING, "bilkura bilera"},
					   {X_ORDINAL, "a ko an"},
					   {X_NONE, NULL}};

static const char *const months[] = {
    "urtarrila urtarrilaren urtarrilak", "otsaila otsailaren otsailak",
    "martxoa martxoaren martxoak",       "apirila apirilaren apirilak",
    "maiatza maiatzaren maiatzak",       "ekaina ekainaren ekainak",
    "uztaila uztailaren uztailak",       "abuztua abuztuaren abuztuak",
    "iraila irailaren irailak",          "urria urriaren urriak",
    "azaroa azaroaren azaroak",          "abendua abenduaren abenduak"};

static const struct vdm_phrase phrases[] = {
    {P_LABEL, "bertaratuak", "participants"},
    {P_LABEL, "bertaratutakoak", "participants"},
    {P_LABEL, "parte-hartzaileak", "participants"},
    {P_LABEL, "partaideak", "participants"},
    {P_LABEL, "bertaratu ez direnak", "absent"},
    {P_LABEL, "ez bertaratuak", "absent"},
    {P_LABEL, "idazkaria", "recorder"},
    {P_LABEL, "aktaren idazkaria", "recorder"},
    {P_LABEL, "data", "date"},
    {P_LABEL, "eguna", "date"},
    {P_LABEL, "ordua", "time"},
    {P_LABEL, "hasiera", "time"},
    {P_LABEL, "lekua", "place"},
    {P_LABEL, "tokia", "place"},
    {P_LABEL, "gaia", "subject"},
    {P_LABEL, "zenbakia", "number"},
    {P_LABEL, "zk.", "number"},
    {P_LABEL, "iraupena", "duration"},
    {P_LABEL, "itzultzailea", "translator"},
    {P_LABEL, "itzulpena", "translator"},
    {P_LABEL, "transkripzioa", "transcriber"},
    {P_LABEL, "iturria", "source"},
    {P_LABEL, "lehendakaria", "participant"},
    {P_ROLE, "lehendakaria", "chair"},
    {P_LABEL, "lehendakariak", "participant"},
    {P_ROLE, "lehendakariak", "chair"},
    {P_LABEL, "presidentea", "participant"},
    {P_ROLE, "presidentea", "chair"},
    {P_LABEL, "moderatzailea", "participant"},
    {P_ROLE, "moderatzailea", "chair"},
    {P_LABEL, "bilkuraburua", "participant"},
    {P_ROLE, "bilkuraburua", "chair"},
    {P_LABEL, "elkarrizketatzailea", "participant"},
    {P_ROLE, "elkarrizketatzailea", "interviewer"},
    {P_LABEL, "elkarrizketatzaileak", "participant"},
    {P_ROLE, "elkarrizketatzaileak", "interviewer"},
    {P_ROLE, "galdera", "interviewer"},
    {P_LABEL, "elkarrizketatua", "participant"},
    {P_ROLE, "elkarrizketatua", "interviewee"},
    {P_LABEL, "elkarrizketatuak", "participant"},
    {P_ROLE, "elkarrizketatuak", "interviewee"},
    {P_LABEL, "informatzailea", "participant"},
    {P_ROLE, "informatzailea", "interviewee"},
    {P_ROLE, "erantzuna", "interviewee"},
    {P_LABEL, "lekukoa", "participant"},
    {P_ROLE, "lekukoa", "witness"},
    {P_LABEL, "lekukoak", "participant"},
    {P_ROLE, "lekukoak", "witness"},
    {P_LABEL, "akusatua", "participant"},
    {P_ROLE, "akusatua", "accused"},
    {P_LABEL, "akusatuak", "participant"},
    {P_ROLE, "akusatuak", "accused"},
    {P_OPENING, "hasiera eman zaio", NULL},
    {P_OPENING, "hasi da bilkura", NULL},
    {P_OPENING, "bilkura hasi da", NULL},
    {P_CLOSING, "amaitu da bilkura", NULL},
    {P_CLOSING, "bilkura amaitu da", NULL},
    {P_CLOSING, "elkarrizketaren amaiera", NULL},
    {P_CLOSING, "amaitu da bilera", NULL},
    {P_CLOSING, "bilera amaitu da", NULL},
    {P_ACTION, "barreak", NULL},
    {P_ACTION, "txaloak", NULL},
    {P_ACTION, "algarak", NULL},
    {P_ACTION, "isilunea", NULL},
    {P_ACTION, "zarata aretoan", NULL},
    {P_ACTION, "murmurioak", NULL},
    {P_INTERVIEW, "elkarrizketa*", NULL},
    {P_INTERVIEW, "solasaldia", NULL},
    {P_FLOOR, "ahotsak", NULL},
    {P_FLOOR, "ahots bat", NULL},
    {P_DECISION, "bozketa", NULL},
    {P_PROCEDURE, "botoak emanda", NULL},
    {P_DECISION, "erabakia", NULL},
    {P_DECISION, "atsedenaldia", NULL},
    {P_PROCEDURE, "bozketaren emaitza", "decided"},
    {P_PROCEDURE, "onartuta geratu da", "decided"},
    {P_TOPIC, "gai-zerrenda", NULL},
    {P_TOPIC, "eguneko gai-zerrenda", NULL},
    {P_HAILS, "jaun-andreok", NULL},
    {P_HAILS, "arratsalde on guztioi", NULL},
    {P_HAILS, "egun on guztioi", NULL},
    {P_SIGNATURE, "sinadura", NULL},
    {P_SIGNATURE, "sinatua", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_language vdm_language_basque = {.name = "Basque",
						 .rare = 1,
						 .words = words,
						 .uses = uses,
						 .months = months,
						 .phrases = tables};
