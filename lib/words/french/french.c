/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of French: labels, offices, months. */
#include <stddef.h>

#include "words/chair/chair.h"
#include "words/french/french.h"

static const struct vdm_word_list words[] = {
    {W_HON, "monsieur madame mademoiselle messieurs mesdames mme mmes mlle mm "
	    "m me maître maitre camarade docteur dr professeur pr abbé père "
	    "sœur frère frere"},
    {W_HON | W_OFFICE,
     "président president présidente presidente ministre ambassadeur "
     "ambassadrice général general roi reine secrétaire secretaire chancelier "
     "chancelière chanceliere maire rapporteur rapporteure rapporteuse député "
     "depute députée deputee sénateur senateur sénatrice senatrice conseiller "
     "conseillère conseillere préfet prefet commissaire juge procureur colonel "
     "capitaine commandant lieutenant amiral maréchal marechal directeur "
     "directrice gouverneur délégué delegue déléguée deleguee vice-président "
     "vice-president vice-présidente vice-presidente questeur doyen doyenne "
     "premier-ministre greffier greffière greffiere avocat avocate bâtonnier "
     "batonnier"},
    {W_OFFICE, "représentant representant représentante representante témoin "
	       "temoin interprète interprete traducteur traductrice "
	       "interviewer enquêteur enqueteur enquêteuse enqueteuse orateur "
	       "oratrice membre membres modérateur moderateur modératrice "
	       "moderatrice animateur animatrice journaliste notaire expert "
	       "experte prévenu prevenu accusé accuse plaignant"},
    {W_OFFMOD, "premier première premiere adjoint adjointe vice délégué "
	       "delegue suppléant suppleant suppléante suppleante honoraire "
	       "général general générale generale"},
    {W_GENRE,
     "compte-rendu compte rendu procès-verbal proces-verbal procès-verbaux "
     "proces-verbaux mémorandum memorandum note télégramme telegramme lettre "
     "rapport transcription sténographie stenographie sténographique "
     "stenographique relevé releve verbatim bulletin acte scène scene journal"},
    {W_TALK, "entretien entretiens réunion reunion séance seance séances "
	     "seances conversation conversations interview débat debat débats "
	     "debats audience audition interrogatoire conférence conference "
	     "discussion discussions colloque délibérations deliberations "
	     "session entrevue témoignage temoignage"},
    {W_SECRECY, "secret confidentiel confidentielle restreint restreinte "
		"réservé reserve très"},
    {W_WEEKDAY, "lundi mardi mercredi jeudi vendredi samedi dimanche"},
    {W_FUNCTION, "le les des et ou à au aux dans sur pour avec par est une un "
		 "de du en ne pas que qui ce cette ces sa son ses se il elle "
		 "ils elles nous vous je on lui leur mais donc car sont été "
		 "était etait avait sous entre sans chez vers dont où plus"},
    {W_ARTICLE, "le la les un une l"},
    {W_RELATIVE, "qui dont lequel laquelle"},
    {W_PRONOUN, "il elle ils elles"},
    {W_FIRST, "je nous"},
    {W_AUX, "est sont était etait étaient etaient a ont avait avaient sera "
	    "seront peut doit fut furent"},
    {W_UNIT, "heure heures minute minutes jour jours"},
    {W_MATTER, "affaires étrangères etrangeres finances intérieur interieur "
	       "défense defense justice travail commerce agriculture état "
	       "transports santé sante éducation education"},
    {W_BODY, "commission comité comite conseil délégation delegation "
	     "gouvernement assemblée assemblee sénat senat ministère ministere "
	     "parlement tribunal groupe parti syndicat"},
    {W_ROLE, "interprète interprete traducteur secrétaire secretaire greffier "
	     "sténographe stenographe rapporteur témoin temoin"},
    {W_SAY | W_PAST, "dit dirent"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_SITTING,
     "séance seance réunion reunion plénière pleniere publique audience"},
    {X_HELD, "tenue"},
    {X_CLOCK_AT, "à de vers dès"},
    {X_MAN, "monsieur m mm messieurs"},
    {X_WOMAN, "mme madame mlle mademoiselle mmes mesdames "
	      "présidente"},
    {X_BY, "par"},
    {X_STANDS_IN,
     "suppléant suppléante adjoint adjointe vice intérimaire délégué"},
    {X_AND, "et"},
    {X_OF, "du des d"},
    {X_FOR, "pour"},
    {X_THE, "le la les"},
    {X_IN, "dans en"},
    {X_CREDITS,
     "photo photos photographie image images illustration dessin carte droits "
     "publié publie imprimé imprime éditeur editeur couverture"},
    {X_STOPPED, "mm mme mlle dr me prof m mmes st art vol"},
    {X_SIGNS, "signé signe"},
    {X_ASKS, "q question demande dem"},
    {X_ANSWERS, "r réponse reponse rép rep répond répondit"},
    {X_HOURS, "heure heures h"},
    {X_MINUTES, "minute minutes min mn"},
    {X_HALF, "demie demi"},
    {X_QUARTER, "quart"},
    {X_LESS, "moins"},
    {X_NOON, "midi"},
    {X_PAGE, "page pages"},
    {X_ORDINAL, "er ère e ème"},
    {X_TO, "à"},
    {X_PART,
     "intervieweur interviewer enquêteur enqueteur voix plusieurs tous"},
    {X_WITH, "avec"},
    {X_BETWEEN, "entre"},
    {X_NONE, NULL}};

static const char *const months[] = {
    "janvier",  "février fevrier",  "mars", "avril",     "mai",
    "juin",     "juillet",          "août", "septembre", "octobre",
    "novembre", "décembre decembre"};

static const struct vdm_number numbers[] = {{0, "zéro"},
					    {1, "un une"},
					    {2, "deux"},
					    {3, "trois"},
					    {4, "quatre"},
					    {5, "cinq"},
					    {6, "six"},
					    {7, "sept"},
					    {8, "huit"},
					    {9, "neuf"},
					    {10, "dix"},
					    {11, "onze"},
					    {12, "douze"},
					    {13, "treize"},
					    {14, "quatorze"},
					    {15, "quinze"},
					    {16, "seize"},
					    {17, "dix-sept"},
					    {18, "dix-huit"},
					    {19, "dix-neuf"},
					    {20, "vingt"},
					    {21, "vingt-et-une"},
					    {22, "vingt-deux"},
					    {23, "vingt-trois"},
					    {24, "vingt-quatre"},
					    {25, "vingt-cinq"},
					    {29, "vingt-neuf"},
					    {30, "trente"},
					    {35, "trente-cinq"},
					    {40, "quarante"},
					    {45, "quarante-cinq"},
					    {50, "cinquante"},
					    {55, "cinquante-cinq"},
					    {0, NULL}};

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

static const struct vdm_phrase *const tables[] = {vdm_french_phrases,
						  vdm_french_chair, NULL};

const struct vdm_language vdm_language_french = {.name = "French",
						 .words = words,
						 .uses = uses,
						 .months = months,
						 .numbers = numbers,
						 .verbs = verbs,
						 .endings = endings,
						 .phrases = tables};
