/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of Macedonian: labels, titles, months, verbs of
 * speaking. */
#include <stddef.h>

#include "words/words.h"

static const struct vdm_word_list words[] = {
    {W_HON, "господин госпоѓа госпоѓица г-дин "
	    "г-ѓа д-р проф другар другарка"},
    {W_HON | W_OFFICE, "претседател претседателот "
		       "претседателка претседавач министер "
		       "министерот градоначалник пратеник "
		       "пратеничка советник директор "
		       "судија судијата обвинител адвокат "
		       "генерал полковник мајор капетан"},
    {W_OFFICE, "член секретар записничар сведок "
	       "обвинет бранител преведувач "
	       "водител новинар испитувач "
	       "соговорник соговорничка раскажувач"},
    {W_OFFMOD, "заменик главен прв генерален"},
    {W_WEEKDAY, "понеделник вторник среда четврток "
		"петок сабота недела"},
    {W_GENRE, "записник запис извештај писмо "
	      "телеграма дневник одлука договор"},
    {W_TALK, "седница седницата состанок "
	     "разговор интервју сослушување "
	     "расправа конференција собрание"},
    {W_SECRECY, "доверливо тајно"},
    {W_SAY | W_PAST, "рече праша одговори изјави објасни "
		     "предложи истакна додаде извести "
		     "замоли вели кажа"},
    {W_ADVERB, "потоа тогаш исто уште сега"},
    {W_AUX, "е се беше беа ќе има нема"},
    {W_PRONOUN | W_FUNCTION, "тој таа тие"},
    {W_FIRST | W_FUNCTION, "јас ние"},
    {W_FUNCTION, "и или а но во на за од до со при по "
		 "пред меѓу не да дека што кој која кое "
		 "кои како ако бидејќи ова овој оваа "
		 "тоа ги го му им нас вас година часот"},
    {W_UNIT, "часот часа минути дена"},
    {W_BODY, "комисија одбор совет влада општина "
	     "суд собрание министерство"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {{X_AND, "и"},
					   {X_IN, "во"},
					   {X_ON, "на"},
					   {X_FROM, "од"},
					   {X_TO, "до"},
					   {X_OF, "на"},
					   {X_THAT, "дека"},
					   {X_NOT, "не"},
					   {X_HE, "тој"},
					   {X_MAN, "господин"},
					   {X_WOMAN, "госпоѓа"},
					   {X_ASKS, "п прашање"},
					   {X_ANSWERS, "о одговор"},
					   {X_CLOCK_AT, "во"},
					   {X_HOURS, "часот часа"},
					   {X_PAGE, "стр страница"},
					   {X_STOPPED, "д-р проф стр св бр"},
					   {X_SITTING, "седница"},
					   {X_NONE, NULL}};

static const char *const months[] = {
    "јануари", "февруари", "март",      "април",    "мај",     "јуни",
    "јули",    "август",   "септември", "октомври", "ноември", "декември"};

static const struct vdm_phrase phrases[] = {
    {P_LABEL, "присутни", "participants"},
    {P_LABEL, "присуствуваа", "participants"},
    {P_LABEL, "учесници", "participants"},
    {P_LABEL, "отсутни", "absent"},
    {P_LABEL, "отсутен", "absent"},
    {P_LABEL, "записничар", "recorder"},
    {P_LABEL, "записник водел", "recorder"},
    {P_LABEL, "записник водела", "recorder"},
    {P_LABEL, "датум", "date"},
    {P_LABEL, "време", "time"},
    {P_LABEL, "почеток", "time"},
    {P_LABEL, "место", "place"},
    {P_LABEL, "предмет", "subject"},
    {P_LABEL, "тема", "subject"},
    {P_LABEL, "број", "number"},
    {P_LABEL, "времетраење", "duration"},
    {P_LABEL, "превел", "translator"},
    {P_LABEL, "превела", "translator"},
    {P_LABEL, "превод", "translator"},
    {P_LABEL, "извор", "source"},
    {P_LABEL, "претседател", "participant"},
    {P_ROLE, "претседател", "chair"},
    {P_LABEL, "претседателка", "participant"},
    {P_ROLE, "претседателка", "chair"},
    {P_LABEL, "претседава", "participant"},
    {P_ROLE, "претседава", "chair"},
    {P_LABEL, "претседавач", "participant"},
    {P_ROLE, "претседавач", "chair"},
    {P_LABEL, "водител", "participant"},
    {P_ROLE, "водител", "chair"},
    {P_LABEL, "испитувач", "participant"},
    {P_ROLE, "испитувач", "interviewer"},
    {P_LABEL, "новинар", "participant"},
    {P_ROLE, "новинар", "interviewer"},
    {P_ROLE, "прашање", "interviewer"},
    {P_LABEL, "соговорник", "participant"},
    {P_ROLE, "соговорник", "interviewee"},
    {P_LABEL, "соговорничка", "participant"},
    {P_ROLE, "соговорничка", "interviewee"},
    {P_LABEL, "раскажувач", "participant"},
    {P_ROLE, "раскажувач", "interviewee"},
    {P_ROLE, "одговор", "interviewee"},
    {P_LABEL, "сведок", "participant"},
    {P_ROLE, "сведок", "witness"},
    {P_LABEL, "обвинет", "participant"},
    {P_ROLE, "обвинет", "accused"},
    {P_OPENING, "седницата започна", NULL},
    {P_OPENING, "почеток на седницата", NULL},
    {P_OPENING, "почеток во", NULL},
    {P_CLOSING, "седницата заврши", NULL},
    {P_CLOSING, "крај на седницата", NULL},
    {P_CLOSING, "крај на разговорот", NULL},
    {P_CLOSING, "крај на интервјуто", NULL},
    {P_CHAIR, "претседава", NULL},
    {P_CHAIR, "седницата ја води", NULL},
    {P_ACTION, "смеа", NULL},
    {P_ACTION, "ракоплескање", NULL},
    {P_ACTION, "аплауз", NULL},
    {P_ACTION, "пауза", NULL},
    {P_ACTION, "жагор", NULL},
    {P_INTERVIEW, "интервју*", NULL},
    {P_INTERVIEW, "разговор со", NULL},
    {P_FLOOR, "глас од салата", NULL},
    {P_FLOOR, "гласови", NULL},
    {P_DECISION, "гласање", NULL},
    {P_DECISION, "заклучок", NULL},
    {P_DECISION, "одлука", NULL},
    {P_DECISION, "пауза", NULL},
    {P_TOPIC, "дневен ред", NULL},
    {P_HAILS, "почитувани", NULL},
    {P_HAILS, "дами и господа", NULL},
    {P_SIGNATURE, "потпис", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_language vdm_language_macedonian = {.name = "Macedonian",
						     .script = VDM_CYRILLIC,
						     .letters = "ѓќѕ",
						     .words = words,
						     .uses = uses,
						     .months = months,
						     .phrases = tables};
