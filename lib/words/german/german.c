/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of German: labels, offices, months. */
#include <stddef.h>

#include "words/chair/chair.h"
#include "words/german/german.h"

static const struct vdm_word_list words[] = {
    {W_HON, "herr herrn frau fräulein dr prof genosse genossin gen mag ddr ing "
	    "dipl dkfm dipl.-ing univ.-prof frl hr fr abg kollege kollegin "
	    "gr grin str strin gv bgm bgmin vbgm vzbgm kr krin mdl mdb "
	    "pater pastor pfarrer freiherr graf gräfin fürst"},
    {W_HON | W_OFFICE,
     "bundeskanzler kanzler präsident bundespräsident minister "
     "ministerpräsident botschafter staatssekretär außenminister general "
     "vorsitzender vorsitzende vorsitzenden generalsekretär abgeordneter "
     "gemeinderat gemeinderäte gemeinderätin kreisrat ratsfrau stadträte "
     "stadtverordnete "
     "stadtverordneter stadtverordneten ratsherren ratsherr kreisräte "
     "abgeordnete abgeordneten bundeskanzlerin kanzlerin präsidentin "
     "bundespräsidentin ministerin bundesminister bundesministerin "
     "staatssekretärin vizekanzler schriftführer schriftführerin "
     "berichterstatter berichterstatterin botschafterin außenministerin "
     "parteisekretär staatsratsvorsitzender vizepräsident vizepräsidentin "
     "alterspräsident alterspräsidentin landtagspräsident landtagspräsidentin "
     "senator senatorin bürgermeister bürgermeisterin oberbürgermeister "
     "oberbürgermeisterin stadtrat stadträtin staatsrat staatsminister "
     "staatsministerin landrat landrätin nationalrat nationalrätin ständerat "
     "ständerätin regierungsrat regierungsrätin ministerpräsidentin richter "
     "richterin staatsanwalt staatsanwältin rechtsanwalt rechtsanwältin oberst "
     "hauptmann major leutnant oberleutnant feldmarschall admiral direktor "
     "direktorin professor doktor referent referentin sekretär sekretärin "
     "stellvertreter stellvertreterin kommissar kommissarin gesandter konsul "
     "könig königin kaiser kardinal bischof landeshauptmann landeshauptfrau "
     "landesrat landesrätin bundesrat bundesrätin obmann obfrau "
     "protokollführer protokollführerin amtsrat hofrat sektionschef intendant "
     "rektor rektorin dekan"},
    {W_OFFICE,
     "dolmetscher dolmetscherin zeuge zeugin sachverständiger sachverständige "
     "interviewer interviewerin interviewter interviewte moderator moderatorin "
     "gesprächspartner gesprächspartnerin fragesteller verteidiger "
     "verteidigerin angeklagter angeklagte kläger beklagter vernehmender "
     "ermittler redner rednerin erzähler leiter leiterin mitglied mitglieder "
     "teilnehmer redakteur reporter journalist"},
    {W_OFFMOD, "stellvertretender stellvertretende stellv amtierender "
	       "amtierende erster erste zweiter zweite parlamentarischer "
	       "parlamentarische geschäftsführender ehemaliger ständiger"},
    {W_WEEKDAY,
     "montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend"},
    {W_GENRE,
     "vermerk niederschrift protokoll aktenvermerk gesprächsprotokoll "
     "sitzungsprotokoll verhandlungsschrift bericht mitschrift abschrift "
     "aufzeichnung telegramm brief schreiben plenarprotokoll wortprotokoll "
     "kurzprotokoll gedächtnisprotokoll transkript transkription "
     "stenographisches stenographischer stenografischer ergebnisprotokoll akt "
     "szene scene auftritt aufzug prolog epilog notiz gesprächsnotiz"},
    {W_TALK, "gespräch gespräche gesprächs unterredung besprechung sitzung "
	     "sitzungen telefongespräch interview vernehmung verhör befragung "
	     "anhörung verhandlung verhandlungen aussprache debatte tagung "
	     "konferenz beratung versammlung unterhaltung podiumsgespräch "
	     "hauptverhandlung einvernahme audienz plenarsitzung"},
    {W_SECRECY, "geheim vertraulich vs-vertraulich streng geheime "
		"verschlusssache nfd geheimhaltung"},
    {W_SAY | W_PAST, "wies wiesen bat baten sprach sprachen"},
    {W_FUNCTION,
     "der die das den dem des ein eine einer eines einem einen und oder mit "
     "von zu im am bei auf für nach über ist sind war waren hat haben wird "
     "werden nicht auch dass daß es er sie wir ich sich so aus an als um in "
     "vor durch unter zum zur vom beim wie aber nur noch wenn"},
    {W_ARTICLE, "der die das den dem des ein eine"},
    {W_PRONOUN, "er sie"},
    {W_FIRST, "ich wir"},
    {W_AUX, "ist sind war waren hat haben hatte hatten wird werden wurde "
	    "wurden kann können soll sollte muss müsse müßte habe sei"},
    {W_UNIT, "stunde stunden minute minuten tag tage"},
    {W_BODY,
     "kommission ausschuss ausschuß rat regierung partei bundestag landtag "
     "nationalrates nationalrats bundesrates bundestages landtages "
     "gemeinderates "
     "stadtrates kantonsrates bundesrat nationalrat senat fraktion ministerium "
     "verein gericht vorstand "
     "delegation landesregierung bundesregierung stadtrat gemeinderat"},
    {W_ROLE, "dolmetscher schriftführer protokollführer stenograph stenograf "
	     "übersetzer zeuge"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_SITTING, "sitzung plenarsitzung öffentliche ordentliche besprechung"},
    {X_HELD, "abgehalten abgehaltene"},
    {X_CLOCK_AT, "um gegen ab von"},
    {X_FROM, "ab"},
    {X_STANDS_IN, "stellvertretender stellvertretende stellvertretenden "
		  "amtierender amtierende vize"},
    {X_AND, "und"},
    {X_OF, "von vom des der"},
    {X_FOR, "für"},
    {X_BY, "von vom durch"},
    {X_THE, "der die das"},
    {X_IN, "in im"},
    {X_ON, "am"},
    {X_SIGNS, "gez unterzeichnet"},
    {X_CREDITS, "foto fotos fotografie bild bilder abbildung abbildungen karte "
		"zeichnung urheberrecht rechte copyright herausgegeben "
		"gedruckt verlag druck umschlag"},
    {X_MAN, "herr herrn hr"},
    {X_WOMAN, "frau fräulein frl präsidentin"},
    {X_LETTERS, "mdb mdl mdep mdnr mdr mdhb"},
    {X_ASKS, "frage f fr"},
    {X_ANSWERS, "antwort a antw ant"},
    {X_HOURS, "uhr"},
    {X_TO, "bis"},
    {X_MINUTES, "minuten minute min"},
    {X_NOON, "mittag"},
    {X_PAGE, "seite seiten s blatt"},
    {X_STOPPED, "hr fr dr prof ing dipl mag abg bgm vbgm vzbgm bzw nr st "
		"vgl usw ca"},
    {X_PART, "interviewer interviewerin stimme stimmen mehrere alle befragter "
	     "befragte zwischenrufer publikum"},
    {X_WITH, "mit"},
    {X_BETWEEN, "zwischen"},
    {X_NONE, NULL}};

static const char *const months[] = {
    "januar", "februar", "märz",      "april",   "mai",      "juni",
    "juli",   "august",  "september", "oktober", "november", "dezember"};

static const struct vdm_number numbers[] = {{0, "null"},
					    {1, "ein eins"},
					    {2, "zwei"},
					    {3, "drei"},
					    {4, "vier"},
					    {5, "fünf"},
					    {6, "sechs"},
					    {7, "sieben"},
					    {8, "acht"},
					    {9, "neun"},
					    {10, "zehn"},
					    {11, "elf"},
					    {12, "zwölf"},
					    {13, "dreizehn"},
					    {14, "vierzehn"},
					    {15, "fünfzehn"},
					    {16, "sechzehn"},
					    {17, "siebzehn"},
					    {18, "achtzehn"},
					    {19, "neunzehn"},
					    {20, "zwanzig"},
					    {21, "einundzwanzig"},
					    {22, "zweiundzwanzig"},
					    {23, "dreiundzwanzig"},
					    {24, "vierundzwanzig"},
					    {25, "fünfundzwanzig"},
					    {30, "dreißig"},
					    {35, "fünfunddreißig"},
					    {40, "vierzig"},
					    {45, "fünfundvierzig"},
					    {50, "fünfzig"},
					    {55, "fünfundfünfzig"},
					    {0, NULL}};

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

static const struct vdm_phrase *const tables[] = {vdm_german_phrases,
						  vdm_german_chair, NULL};

const struct vdm_language vdm_language_german = {.name = "German",
						 .compounds = 1,
						 .words = words,
						 .uses = uses,
						 .months = months,
						 .numbers = numbers,
						 .verbs = verbs,
						 .endings = endings,
						 .phrases = tables};
