/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of Irish: labels, titles, months, verbs of
 * speaking. */
#include <stddef.h>

#include "words/words.h"

static const struct vdm_word_list words[] = {
    {W_HON, "an-tuasal uasal uas tuas bean dr iníon"},
    {W_HON | W_OFFICE,
     "cathaoirleach ceann uachtarán taoiseach tánaiste aire teachta "
     "seanadóir méara breitheamh bainisteoir stiúrthóir ginearál "
     "captaen easpag"},
    {W_OFFICE, "rúnaí finné cosantóir ateangaire aistritheoir agallóir "
	       "agallaí iriseoir eagarthóir scéalaí faisnéiseoir ball "
	       "comhalta"},
    {W_OFFMOD, "leas- leas"},
    {W_WEEKDAY,
     "luan dé luain máirt céadaoin déardaoin aoine satharn domhnach"},
    {W_GENRE, "miontuairiscí tuairisc litir teileagram dialann ordú conradh "
	      "tuarascáil"},
    {W_TALK, "cruinniú agallamh díospóireacht comhrá cruinnithe éisteacht "
	     "comhdháil"},
    {W_SECRECY, "rúnda"},
    {W_SAY | W_PAST,
     "dúirt arsa d'fhiafraigh d'fhreagair mhínigh mhol thuairiscigh "
     "deir"},
    {W_ADVERB, "ansin arís freisin anois fós"},
    {W_AUX, "tá bhí bhfuil raibh is ba"},
    {W_PRONOUN | W_FUNCTION, "sé sí siad"},
    {W_FIRST | W_FUNCTION, "mé muid"},
    {W_FUNCTION, "agus nó ach go nach an na ar ag le de do i in as faoi ó chun "
		 "idir gan mar má nuair cad cé cá conas is ní níl tá bhí mo a "
		 "ár bhur sin seo é í sa san don den leis aige"},
    {W_UNIT, "uair uaire nóiméad lá"},
    {W_BODY, "coiste comhairle rialtas cúirt dáil seanad roinn"},
    {W_STARTER, "maith sea ní"},
    {W_ARTICLE, "an na"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {{X_AND, "agus"},
					   {X_THE, "an na"},
					   {X_OF, "de"},
					   {X_IN, "i in sa san"},
					   {X_AT, "ag"},
					   {X_FROM, "ó"},
					   {X_TO, "go"},
					   {X_THAT, "go gur"},
					   {X_NOT, "ní"},
					   {X_HE, "sé sí"},
					   {X_ASKS, "c ceist"},
					   {X_ANSWERS, "f freagra"},
					   {X_CLOCK_AT, "ag"},
					   {X_PAGE, "lch leathanach"},
					   {X_STOPPED, "dr lch uas"},
					   {X_SITTING, "cruinniú"},
					   {X_WITH, "le"},
					   {X_NONE, NULL}};

static const char *const months[] = {"eanáir",         "feabhra",
				     "márta",          "aibreán aibreáin",
				     "bealtaine",      "meitheamh meithimh",
				     "iúil",           "lúnasa",
				     "meán fómhair",   "deireadh",
				     "samhain samhna", "nollaig nollag"};

static const struct vdm_phrase phrases[] = {
    {P_LABEL, "i láthair", "participants"},
    {P_LABEL, "rannpháirtithe", "participants"},
    {P_LABEL, "leithscéalta", "absent"},
    {P_LABEL, "as láthair", "absent"},
    {P_LABEL, "rúnaí", "recorder"},
    {P_LABEL, "rúnaí an chruinnithe", "recorder"},
    {P_LABEL, "miontuairiscí le", "recorder"},
    {P_LABEL, "dáta", "date"},
    {P_LABEL, "am", "time"},
    {P_LABEL, "tús", "time"},
    {P_LABEL, "áit", "place"},
    {P_LABEL, "ionad", "place"},
    {P_LABEL, "suíomh", "place"},
    {P_LABEL, "ábhar", "subject"},
    {P_LABEL, "uimhir", "number"},
    {P_LABEL, "uimh.", "number"},
    {P_LABEL, "fad", "duration"},
    {P_LABEL, "aistritheoir", "translator"},
    {P_LABEL, "aistrithe ag", "translator"},
    {P_LABEL, "tras-scríobh", "transcriber"},
    {P_LABEL, "tras-scríofa ag", "transcriber"},
    {P_LABEL, "foinse", "source"},
    {P_LABEL, "cathaoirleach", "participant"},
    {P_ROLE, "cathaoirleach", "chair"},
    {P_LABEL, "an cathaoirleach", "participant"},
    {P_ROLE, "an cathaoirleach", "chair"},
    {P_LABEL, "sa chathaoir", "participant"},
    {P_ROLE, "sa chathaoir", "chair"},
    {P_LABEL, "agallóir", "participant"},
    {P_ROLE, "agallóir", "interviewer"},
    {P_LABEL, "an t-agallóir", "participant"},
    {P_ROLE, "an t-agallóir", "interviewer"},
    {P_LABEL, "bailitheoir", "participant"},
    {P_ROLE, "bailitheoir", "interviewer"},
    {P_ROLE, "ceist", "interviewer"},
    {P_LABEL, "agallaí", "participant"},
    {P_ROLE, "agallaí", "interviewee"},
    {P_LABEL, "an t-agallaí", "participant"},
    {P_ROLE, "an t-agallaí", "interviewee"},
    {P_LABEL, "faisnéiseoir", "participant"},
    {P_ROLE, "faisnéiseoir", "interviewee"},
    {P_LABEL, "scéalaí", "participant"},
    {P_ROLE, "scéalaí", "interviewee"},
    {P_ROLE, "freagra", "interviewee"},
    {P_LABEL, "finné", "participant"},
    {P_ROLE, "finné", "witness"},
    {P_LABEL, "cosantóir", "participant"},
    {P_ROLE, "cosantóir", "accused"},
    {P_OPENING, "cuireadh tús leis an gcruinniú", NULL},
    {P_OPENING, "thosaigh an cruinniú", NULL},
    {P_CLOSING, "deireadh an agallaimh", NULL},
    {P_CLOSING, "críochnaíodh an cruinniú", NULL},
    {P_CLOSING, "cuireadh deireadh leis an gcruinniú", NULL},
    {P_CLOSING, "deireadh an taifeadta", NULL},
    {P_ACTION, "gáire", NULL},
    {P_ACTION, "bualadh bos", NULL},
    {P_ACTION, "sos", NULL},
    {P_ACTION, "ciúnas", NULL},
    {P_INTERVIEW, "agallamh*", NULL},
    {P_INTERVIEW, "comhrá le", NULL},
    {P_FLOOR, "glór", NULL},
    {P_FLOOR, "glórtha", NULL},
    {P_FLOOR, "teachtaí", NULL},
    {P_DECISION, "vóta", NULL},
    {P_DECISION, "cinneadh", NULL},
    {P_DECISION, "aontaíodh", NULL},
    {P_TOPIC, "clár oibre", NULL},
    {P_SIGNATURE, "sínithe", NULL},
    {P_SIGNATURE, "síniú", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_language vdm_language_irish = {.name = "Irish",
						.rare = 1,
						.words = words,
						.uses = uses,
						.months = months,
						.phrases = tables};
