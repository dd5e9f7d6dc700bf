/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of Serbian: labels, titles, months, verbs of
 * speaking. */
#include <stddef.h>

#include "words/words.h"

static const struct vdm_word_list words[] = {
    {W_HON, "господин госпођа госпођица госп "
	    "гдин гђа гђица др мр проф инж друг "
	    "другарица"},
    {W_HON | W_OFFICE, "предсједник предсједница "
		       "председник председница "
		       "потпредсједник потпредсједница "
		       "потпредседник предсједавајући "
		       "предсједавајућа председавајући "
		       "председавајућа министар министрица "
		       "министарка градоначелник "
		       "градоначелница начелник заступник "
		       "заступница посланик посланица "
		       "вијећник одборник судац суткиња "
		       "судија тужитељ тужилац одвјетник "
		       "одвјетница адвокат директор "
		       "директорица равнатељ генерал "
		       "пуковник мајор капетан бискуп "
		       "епископ"},
    {W_OFFICE, "члан чланица записничар "
	       "записничарка свједок свједокиња "
	       "сведок оптуженик оптуженица "
	       "оптужени оптужена окривљеник "
	       "окривљени бранитељ бранилац тумач "
	       "преводитељ преводилац тајник "
	       "тајница секретар секретарица "
	       "извјеститељ водитељ водитељица "
	       "новинар новинарка испитивач "
	       "казивач казивачица суговорник "
	       "суговорница саговорник саговорница "
	       "грађанин"},
    {W_OFFMOD, "државни главни први замјеник "
	       "заменик генерални"},
    {W_WEEKDAY, "понедјељак понедељак уторак "
		"сриједа сриједу среда среду "
		"четвртак петак субота суботу "
		"недјеља недјељу недеља недељу"},
    {W_GENRE, "записник запис извјештај извештај "
	      "извјешће писмо допис телеграм "
	      "дневник одлука уговор стенограм"},
    {W_TALK, "сједница сједнице седница седнице "
	     "састанак разговор интервју "
	     "саслушање претрес расправа рочиште "
	     "конференција скупштина"},
    {W_SECRECY, "повјерљиво поверљиво тајно"},
    {W_SAY | W_PAST, "рекао рекла казао казала питао "
		     "питала упитао упитала одговорио "
		     "одговорила изјавио изјавила "
		     "објаснио објаснила предложио "
		     "предложила истакнуо истакнула "
		     "истакао истакла упозорио упозорила "
		     "додао додала извијестио "
		     "извијестила известио известила "
		     "замолио замолила сматра сматрао "
		     "затражио затражила навео навела "
		     "каже пита одговара истиче предлаже "
		     "наводи појашњава појаснио "
		     "појаснила"},
    {W_THINK | W_PAST, "слаже сложио сложила"},
    {W_ADVERB, "затим онда потом такођер такође још "
	       "дакле сада"},
    {W_AUX, "је су би ће био била било бити није "
	    "сам смо сте"},
    {W_PRONOUN | W_FUNCTION, "он она они"},
    {W_FIRST | W_FUNCTION, "ја ми"},
    {W_FUNCTION, "и или па у на за о од до из с са к ка "
		 "при по пред међу не да који која које "
		 "тко ко што шта гдје где када како ако "
		 "јер као то тај та те ти се си ни нас "
		 "вас их његов њезин њен ли али а "
		 "године тога томе том без код"},
    {W_UNIT, "сати сата сат часова минута дана"},
    {W_BODY, "комисија одбор вијеће веће влада "
	     "опћина општина суд сабор "
	     "министарство"},
    {W_STARTER, "хвала молим поштовани поштоване "
		"добро наравно"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_AND, "и те"},
    {X_IN, "у на"},
    {X_ON, "дана дне"},
    {X_FROM, "од из"},
    {X_TO, "до"},
    {X_OF, "од"},
    {X_THAT, "да"},
    {X_WHETHER, "ли"},
    {X_NOT, "не није"},
    {X_HE, "он она"},
    {X_MAN, "господин госп гдин"},
    {X_WOMAN, "госпођа гђа госпођица"},
    {X_ASKS, "п питање"},
    {X_ANSWERS, "о одговор"},
    {X_CLOCK_AT, "у"},
    {X_HOURS, "сати сата сат часова х"},
    {X_MINUTES, "минута мин"},
    {X_PAGE, "страница страна стр"},
    {X_STOPPED, "др мр проф госп гђа гдин инж св стр адв бр"},
    {X_SITTING, "сједница сједнице седница седнице претрес"},
    {X_WITH, "с са"},
    {X_BETWEEN, "између"},
    {X_STANDS_IN, "замјеник замјеница заменик"},
    {X_NONE, NULL}};

static const char *const months[] = {
    "сијечањ сијечња јануар јануара",
    "вељача вељаче фебруар фебруара",
    "ожујак ожујка март марта",
    "травањ травња април априла",
    "свибањ свибња мај маја",
    "липањ липња јун јуна јуни",
    "српањ српња јул јула јули",
    "коловоз коловоза август августа аугуст аугуста",
    "рујан рујна септембар септембра",
    "листопад листопада октобар октобра",
    "студени студенога студеног новембар новембра",
    "просинац просинца децембар децембра"};

static const struct vdm_phrase phrases[] = {
    {P_LABEL, "присутни", "participants"},
    {P_LABEL, "назочни", "participants"},
    {P_LABEL, "судионици", "participants"},
    {P_LABEL, "учесници", "participants"},
    {P_LABEL, "назочни чланови", "participants"},
    {P_LABEL, "присутни чланови", "participants"},
    {P_LABEL, "одсутни", "absent"},
    {P_LABEL, "одсутан", "absent"},
    {P_LABEL, "оправдано одсутни", "absent"},
    {P_LABEL, "одсутни чланови", "absent"},
    {P_LABEL, "записничар", "recorder"},
    {P_LABEL, "записничарка", "recorder"},
    {P_LABEL, "записник водио", "recorder"},
    {P_LABEL, "записник водила", "recorder"},
    {P_LABEL, "записао", "recorder"},
    {P_LABEL, "записала", "recorder"},
    {P_LABEL, "записник саставио", "recorder"},
    {P_LABEL, "записник саставила", "recorder"},
    {P_LABEL, "датум", "date"},
    {P_LABEL, "датум сједнице", "date"},
    {P_LABEL, "датум седнице", "date"},
    {P_LABEL, "вријеме", "time"},
    {P_LABEL, "време", "time"},
    {P_LABEL, "почетак", "time"},
    {P_LABEL, "почетак сједнице", "time"},
    {P_LABEL, "почетак седнице", "time"},
    {P_LABEL, "сат", "time"},
    {P_LABEL, "мјесто", "place"},
    {P_LABEL, "место", "place"},
    {P_LABEL, "локација", "place"},
    {P_LABEL, "предмет", "subject"},
    {P_LABEL, "тема", "subject"},
    {P_LABEL, "број", "number"},
    {P_LABEL, "бр.", "number"},
    {P_LABEL, "пословни број", "number"},
    {P_LABEL, "посл. бр.", "number"},
    {P_LABEL, "трајање", "duration"},
    {P_LABEL, "превео", "translator"},
    {P_LABEL, "превела", "translator"},
    {P_LABEL, "пријевод", "translator"},
    {P_LABEL, "превод", "translator"},
    {P_LABEL, "преписао", "transcriber"},
    {P_LABEL, "преписала", "transcriber"},
    {P_LABEL, "транскрибирао", "transcriber"},
    {P_LABEL, "транскрибирала", "transcriber"},
    {P_LABEL, "извор", "source"},
    {P_LABEL, "предсједник", "participant"},
    {P_ROLE, "предсједник", "chair"},
    {P_LABEL, "предсједница", "participant"},
    {P_ROLE, "предсједница", "chair"},
    {P_LABEL, "председник", "participant"},
    {P_ROLE, "председник", "chair"},
    {P_LABEL, "председница", "participant"},
    {P_ROLE, "председница", "chair"},
    {P_LABEL, "предсједавајући", "participant"},
    {P_ROLE, "предсједавајући", "chair"},
    {P_LABEL, "председавајући", "participant"},
    {P_ROLE, "председавајући", "chair"},
    {P_LABEL, "предсједава", "participant"},
    {P_ROLE, "предсједава", "chair"},
    {P_LABEL, "председава", "participant"},
    {P_ROLE, "председава", "chair"},
    {P_LABEL, "предсједник вијећа", "participant"},
    {P_ROLE, "предсједник вијећа", "chair"},
    {P_LABEL, "председник већа", "participant"},
    {P_ROLE, "председник већа", "chair"},
    {P_LABEL, "модератор", "participant"},
    {P_ROLE, "модератор", "chair"},
    {P_LABEL, "водитељ", "participant"},
    {P_ROLE, "водитељ", "chair"},
    {P_LABEL, "водитељица", "participant"},
    {P_ROLE, "водитељица", "chair"},
    {P_LABEL, "испитивач", "participant"},
    {P_ROLE, "испитивач", "interviewer"},
    {P_LABEL, "испитивачица", "participant"},
    {P_ROLE, "испитивачица", "interviewer"},
    {P_LABEL, "разговор водио", "participant"},
    {P_ROLE, "разговор водио", "interviewer"},
    {P_LABEL, "разговор водила", "participant"},
    {P_ROLE, "разговор водила", "interviewer"},
    {P_LABEL, "интервју водио", "participant"},
    {P_ROLE, "интервју водио", "interviewer"},
    {P_LABEL, "интервју водила", "participant"},
    {P_ROLE, "интервју водила", "interviewer"},
    {P_ROLE, "питање", "interviewer"},
    {P_LABEL, "суговорник", "participant"},
    {P_ROLE, "суговорник", "interviewee"},
    {P_LABEL, "суговорница", "participant"},
    {P_ROLE, "суговорница", "interviewee"},
    {P_LABEL, "саговорник", "participant"},
    {P_ROLE, "саговорник", "interviewee"},
    {P_LABEL, "саговорница", "participant"},
    {P_ROLE, "саговорница", "interviewee"},
    {P_LABEL, "казивач", "participant"},
    {P_ROLE, "казивач", "interviewee"},
    {P_LABEL, "казивачица", "participant"},
    {P_ROLE, "казивачица", "interviewee"},
    {P_LABEL, "испитаник", "participant"},
    {P_ROLE, "испитаник", "interviewee"},
    {P_LABEL, "испитаница", "participant"},
    {P_ROLE, "испитаница", "interviewee"},
    {P_ROLE, "одговор", "interviewee"},
    {P_LABEL, "свједок", "participant"},
    {P_ROLE, "свједок", "witness"},
    {P_LABEL, "сведок", "participant"},
    {P_ROLE, "сведок", "witness"},
    {P_LABEL, "свједокиња", "participant"},
    {P_ROLE, "свједокиња", "witness"},
    {P_LABEL, "оптуженик", "participant"},
    {P_ROLE, "оптуженик", "accused"},
    {P_LABEL, "оптужени", "participant"},
    {P_ROLE, "оптужени", "accused"},
    {P_LABEL, "оптужена", "participant"},
    {P_ROLE, "оптужена", "accused"},
    {P_LABEL, "окривљеник", "participant"},
    {P_ROLE, "окривљеник", "accused"},
    {P_LABEL, "окривљени", "participant"},
    {P_ROLE, "окривљени", "accused"},
    {P_LABEL, "бранитељ", "participant"},
    {P_LABEL, "бранилац", "participant"},
    {P_LABEL, "тужитељ", "participant"},
    {P_LABEL, "тужилац", "participant"},
    {P_LABEL, "одвјетник", "participant"},
    {P_LABEL, "адвокат", "participant"},
    {P_OPENING, "сједница је започела", NULL},
    {P_OPENING, "седница је почела", NULL},
    {P_OPENING, "почетак у", NULL},
    {P_OPENING, "сједница је отворена", NULL},
    {P_OPENING, "сједница започиње", NULL},
    {P_OPENING, "седница је отворена", NULL},
    {P_OPENING, "претрес је започео", NULL},
    {P_OPENING, "расправа је започела", NULL},
    {P_OPENING, "почетак сједнице", NULL},
    {P_OPENING, "почетак седнице", NULL},
    {P_OPENING, "започето у", NULL},
    {P_CLOSING, "сједница је завршила", NULL},
    {P_CLOSING, "сједница је закључена", NULL},
    {P_CLOSING, "седница је закључена", NULL},
    {P_CLOSING, "седница је завршена", NULL},
    {P_CLOSING, "завршетак у", NULL},
    {P_CLOSING, "завршено у", NULL},
    {P_CLOSING, "довршено у", NULL},
    {P_CLOSING, "крај разговора", NULL},
    {P_CLOSING, "крај интервјуа", NULL},
    {P_CLOSING, "састанак је завршио", NULL},
    {P_CLOSING, "крај снимке", NULL},
    {P_CLOSING, "крај снимка", NULL},
    {P_CHAIR, "сједницу води", NULL},
    {P_CHAIR, "сједницу је водио", NULL},
    {P_CHAIR, "сједницом предсједава", NULL},
    {P_CHAIR, "седницу води", NULL},
    {P_CHAIR, "седницом председава", NULL},
    {P_CHAIR, "предсједа", NULL},
    {P_CHAIR, "предсједава", NULL},
    {P_CHAIR, "председава", NULL},
    {P_ACTION, "смијех", NULL},
    {P_ACTION, "смех", NULL},
    {P_ACTION, "смијех у дворани", NULL},
    {P_ACTION, "пљесак", NULL},
    {P_ACTION, "аплауз", NULL},
    {P_ACTION, "станка", NULL},
    {P_ACTION, "пауза", NULL},
    {P_ACTION, "жамор у дворани", NULL},
    {P_ACTION, "жагор", NULL},
    {P_ACTION, "граја у дворани", NULL},
    {P_ACTION, "неразговијетно", NULL},
    {P_ACTION, "упадица", NULL},
    {P_PRESENT, "присутни", NULL},
    {P_PRESENT, "назочни", NULL},
    {P_INTERVIEW, "интервју*", NULL},
    {P_INTERVIEW, "разговор с", NULL},
    {P_INTERVIEW, "разговор са", NULL},
    {P_FLOOR, "глас из дворане", NULL},
    {P_FLOOR, "гласови из дворане", NULL},
    {P_FLOOR, "глас из клупе", NULL},
    {P_FLOOR, "више гласова", NULL},
    {P_FLOOR, "глас из публике", NULL},
    {P_DECISION, "гласовање", NULL},
    {P_DECISION, "гласање", NULL},
    {P_DECISION, "закључак", NULL},
    {P_DECISION, "одлука", NULL},
    {P_DECISION, "станка", NULL},
    {P_DECISION, "пауза", NULL},
    {P_DECISION, "прекид", NULL},
    {P_PROCEDURE, "утврђујем да је", "decided"},
    {P_PROCEDURE, "сједница се прекида", "decided"},
    {P_PROCEDURE, "седница се прекида", "decided"},
    {P_PROCEDURE, "претрес се прекида", "decided"},
    {P_PROCEDURE, "претрес се наставља", "decided"},
    {P_PROCEDURE, "сједница се наставља", "decided"},
    {P_PROCEDURE, "констатира се", "decided"},
    {P_PROCEDURE, "констатује се", "decided"},
    {P_PROCEDURE, "суд доноси", "decided"},
    {P_PROCEDURE, "вијеће доноси", "decided"},
    {P_PROCEDURE, "веће доноси", "decided"},
    {P_TOPIC, "дневни ред", NULL},
    {P_TOPIC, "разно", NULL},
    {P_HAILS, "поштоване даме и господо", NULL},
    {P_HAILS, "даме и господо", NULL},
    {P_HAILS, "поштоване колегице и колеге", NULL},
    {P_HAILS, "поштовани", NULL},
    {P_SIGNATURE, "потпис", NULL},
    {P_SIGNATURE, "в. р.", NULL},
    {P_SIGNATURE, "с. р.", NULL},
    {P_CREDIT, "превео", "translator"},
    {P_CREDIT, "превела", "translator"},
    {P_SECRECY, "строго повјерљиво", NULL},
    {P_SECRECY, "строго поверљиво", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_language vdm_language_serbian = {.name = "Serbian",
						  .script = VDM_CYRILLIC,
						  .letters = "ћђ",
						  .words = words,
						  .uses = uses,
						  .months = months,
						  .phrases = tables};
