/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of Bulgarian: labels, titles, months, verbs of
 * speaking. */
#include <stddef.h>

#include "words/words.h"

static const struct vdm_word_list words[] = {
    {W_HON, "господин госпожа госпожица г-н г-жа "
	    "г-ца д-р проф инж др другар другарка"},
    {W_HON | W_OFFICE, "председател председателят "
		       "председателка председателстващ "
		       "председателстващият министър "
		       "министърът министър-председател "
		       "кмет кметът депутат съветник "
		       "съветничка директор съдия съдията "
		       "прокурор прокурорът адвокат "
		       "адвокатът генерал полковник майор "
		       "капитан епископ посланик"},
    {W_OFFICE, "член членове секретар протоколчик "
	       "стенограф стенографка свидетел "
	       "свидетелят свидетелка подсъдим "
	       "подсъдимият подсъдима защитник "
	       "защитникът преводач преводачка "
	       "докладчик водещ водеща журналист "
	       "журналистка репортер интервюиращ "
	       "интервюиран гражданин вносител "
	       "ищец ответник"},
    {W_OFFMOD, "заместник главен първи генерален "
	       "заместник-председател"},
    {W_WEEKDAY, "понеделник вторник сряда четвъртък "
		"петък събота неделя"},
    {W_GENRE, "протокол стенограма запис доклад "
	      "писмо телеграма дневник указ "
	      "решение договор"},
    {W_TALK, "заседание заседанието разговор "
	     "беседа интервю разпит среща "
	     "обсъждане конференция събрание "
	     "сесия"},
    {W_SECRECY, "секретно поверително"},
    {W_SAY | W_PAST, "каза попита отговори заяви поясни "
		     "обясни предложи подчерта добави "
		     "допълни съобщи помоли изтъкна "
		     "възрази настоя посочи докладва "
		     "казва пита отговаря заявява "
		     "предлага пояснява"},
    {W_THINK | W_PAST, "смята счита съгласи вярва"},
    {W_ADVERB, "след после тогава също още пак сега"},
    {W_AUX, "е са бе беше бяха ще има няма да"},
    {W_PRONOUN | W_FUNCTION, "той тя те"},
    {W_FIRST | W_FUNCTION, "аз ние"},
    {W_FUNCTION, "и или а но в във на за от до с със при "
		 "по пред между не да че който която "
		 "което които кой какво къде кога как "
		 "ако защото като това този тази тези "
		 "се си ли му й им ни ви нас вас го я ги "
		 "г ч часа без над под през"},
    {W_UNIT, "часа час минути дни"},
    {W_BODY, "комисия комитет съвет съветът "
	     "правителство община съд събрание "
	     "министерство"},
    {W_STARTER, "благодаря моля добре уважаеми "
		"уважаема"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_AND, "и"},
    {X_IN, "в във"},
    {X_ON, "на"},
    {X_FROM, "от"},
    {X_TO, "до"},
    {X_OF, "на"},
    {X_THAT, "че"},
    {X_WHETHER, "дали"},
    {X_NOT, "не"},
    {X_HE, "той"},
    {X_MAN, "господин г-н"},
    {X_WOMAN, "госпожа г-жа"},
    {X_ASKS, "в въпрос въпр"},
    {X_ANSWERS, "о отговор отг"},
    {X_CLOCK_AT, "в"},
    {X_HOURS, "ч часа час"},
    {X_MINUTES, "мин минути"},
    {X_PAGE, "стр страница"},
    {X_STOPPED, "г ч д-р проф инж стр св ул чл ал"},
    {X_SITTING, "заседание заседанието"},
    {X_WITH, "с със"},
    {X_BETWEEN, "между"},
    {X_STANDS_IN, "заместник зам"},
    {X_NONE, NULL}};

static const char *const months[] = {
    "януари", "февруари", "март",      "април",    "май",     "юни",
    "юли",    "август",   "септември", "октомври", "ноември", "декември"};

static const struct vdm_phrase phrases[] = {
    {P_LABEL, "присъстващи", "participants"},
    {P_LABEL, "присъстват", "participants"},
    {P_LABEL, "присъствали", "participants"},
    {P_LABEL, "участници", "participants"},
    {P_LABEL, "участват", "participants"},
    {P_LABEL, "отсъстващи", "absent"},
    {P_LABEL, "отсъстват", "absent"},
    {P_LABEL, "протоколчик", "recorder"},
    {P_LABEL, "протоколирал", "recorder"},
    {P_LABEL, "секретар", "recorder"},
    {P_LABEL, "секретари", "recorder"},
    {P_LABEL, "съставил протокола", "recorder"},
    {P_LABEL, "стенограф", "recorder"},
    {P_LABEL, "стенографка", "recorder"},
    {P_LABEL, "записал", "recorder"},
    {P_LABEL, "записала", "recorder"},
    {P_LABEL, "дата", "date"},
    {P_LABEL, "час", "time"},
    {P_LABEL, "време", "time"},
    {P_LABEL, "начало", "time"},
    {P_LABEL, "начален час", "time"},
    {P_LABEL, "място", "place"},
    {P_LABEL, "относно", "subject"},
    {P_LABEL, "тема", "subject"},
    {P_LABEL, "предмет", "subject"},
    {P_LABEL, "номер", "number"},
    {P_LABEL, "№", "number"},
    {P_LABEL, "продължителност", "duration"},
    {P_LABEL, "превод", "translator"},
    {P_LABEL, "превел", "translator"},
    {P_LABEL, "превела", "translator"},
    {P_LABEL, "преводач", "translator"},
    {P_LABEL, "транскрибирал", "transcriber"},
    {P_LABEL, "транскрибирала", "transcriber"},
    {P_LABEL, "препис", "transcriber"},
    {P_LABEL, "източник", "source"},
    {P_LABEL, "председател", "participant"},
    {P_ROLE, "председател", "chair"},
    {P_LABEL, "председателят", "participant"},
    {P_ROLE, "председателят", "chair"},
    {P_LABEL, "председателка", "participant"},
    {P_ROLE, "председателка", "chair"},
    {P_LABEL, "председателства", "participant"},
    {P_ROLE, "председателства", "chair"},
    {P_LABEL, "председателствал", "participant"},
    {P_ROLE, "председателствал", "chair"},
    {P_LABEL, "председателствали", "participant"},
    {P_ROLE, "председателствали", "chair"},
    {P_LABEL, "председателстващ", "participant"},
    {P_ROLE, "председателстващ", "chair"},
    {P_LABEL, "водещ", "participant"},
    {P_ROLE, "водещ", "chair"},
    {P_LABEL, "водеща", "participant"},
    {P_ROLE, "водеща", "chair"},
    {P_LABEL, "интервюиращ", "participant"},
    {P_ROLE, "интервюиращ", "interviewer"},
    {P_LABEL, "интервюираща", "participant"},
    {P_ROLE, "интервюираща", "interviewer"},
    {P_LABEL, "журналист", "participant"},
    {P_ROLE, "журналист", "interviewer"},
    {P_LABEL, "репортер", "participant"},
    {P_ROLE, "репортер", "interviewer"},
    {P_LABEL, "интервю на", "participant"},
    {P_ROLE, "интервю на", "interviewer"},
    {P_LABEL, "разпитващ", "participant"},
    {P_ROLE, "разпитващ", "interviewer"},
    {P_ROLE, "въпрос", "interviewer"},
    {P_LABEL, "интервюиран", "participant"},
    {P_ROLE, "интервюиран", "interviewee"},
    {P_LABEL, "интервюирана", "participant"},
    {P_ROLE, "интервюирана", "interviewee"},
    {P_LABEL, "разказвач", "participant"},
    {P_ROLE, "разказвач", "interviewee"},
    {P_LABEL, "разказвачка", "participant"},
    {P_ROLE, "разказвачка", "interviewee"},
    {P_LABEL, "събеседник", "participant"},
    {P_ROLE, "събеседник", "interviewee"},
    {P_LABEL, "респондент", "participant"},
    {P_ROLE, "респондент", "interviewee"},
    {P_ROLE, "отговор", "interviewee"},
    {P_LABEL, "свидетел", "participant"},
    {P_ROLE, "свидетел", "witness"},
    {P_LABEL, "свидетелка", "participant"},
    {P_ROLE, "свидетелка", "witness"},
    {P_LABEL, "свидетелят", "participant"},
    {P_ROLE, "свидетелят", "witness"},
    {P_LABEL, "подсъдим", "participant"},
    {P_ROLE, "подсъдим", "accused"},
    {P_LABEL, "подсъдимият", "participant"},
    {P_ROLE, "подсъдимият", "accused"},
    {P_LABEL, "обвиняем", "participant"},
    {P_ROLE, "обвиняем", "accused"},
    {P_LABEL, "обвиняемият", "participant"},
    {P_ROLE, "обвиняемият", "accused"},
    {P_LABEL, "защитник", "participant"},
    {P_LABEL, "защитникът", "participant"},
    {P_LABEL, "прокурор", "participant"},
    {P_LABEL, "прокурорът", "participant"},
    {P_LABEL, "адвокат", "participant"},
    {P_LABEL, "адвокатът", "participant"},
    {P_OPENING, "открито в", NULL},
    {P_OPENING, "заседанието е открито", NULL},
    {P_OPENING, "заседанието започва", NULL},
    {P_OPENING, "заседанието се открива", NULL},
    {P_OPENING, "начало на заседанието", NULL},
    {P_OPENING, "начало в", NULL},
    {P_CLOSING, "закрито в", NULL},
    {P_CLOSING, "заседанието е закрито", NULL},
    {P_CLOSING, "заседанието завърши", NULL},
    {P_CLOSING, "край на заседанието", NULL},
    {P_CLOSING, "край на разговора", NULL},
    {P_CLOSING, "край на интервюто", NULL},
    {P_CLOSING, "край на записа", NULL},
    {P_CLOSING, "заседанието приключи", NULL},
    {P_CHAIR, "председателства", NULL},
    {P_CHAIR, "председателстваше", NULL},
    {P_CHAIR, "заседанието се ръководи от", NULL},
    {P_CHAIR, "заседанието ръководи", NULL},
    {P_ACTION, "ръкопляскания", NULL},
    {P_ACTION, "аплодисменти", NULL},
    {P_ACTION, "смях", NULL},
    {P_ACTION, "шум в залата", NULL},
    {P_ACTION, "звъни", NULL},
    {P_ACTION, "шум", NULL},
    {P_ACTION, "оживление", NULL},
    {P_ACTION, "пауза", NULL},
    {P_ACTION, "неразбираемо", NULL},
    {P_ACTION, "смях в залата", NULL},
    {P_ACTION, "възгласи", NULL},
    {P_PRESENT, "присъстват", NULL},
    {P_PRESENT, "присъстваха", NULL},
    {P_INTERVIEW, "интервю*", NULL},
    {P_INTERVIEW, "разговор с", NULL},
    {P_INTERVIEW, "разпит на", NULL},
    {P_FLOOR, "глас от залата", NULL},
    {P_FLOOR, "гласове", NULL},
    {P_FLOOR, "гласове от залата", NULL},
    {P_FLOOR, "реплики", NULL},
    {P_FLOOR, "от място", NULL},
    {P_FLOOR, "обаждат се", NULL},
    {P_FLOOR, "възгласи", NULL},
    {P_PROCEDURE, "гласували", "decided"},
    {P_DECISION, "гласуване", NULL},
    {P_PROCEDURE, "предложението е прието", NULL},
    {P_PROCEDURE, "решението е прието", NULL},
    {P_DECISION, "решение", NULL},
    {P_DECISION, "почивка", NULL},
    {P_PROCEDURE, "след почивката", NULL},
    {P_DECISION, "прието", NULL},
    {P_PROCEDURE, "прието единодушно", NULL},
    {P_DECISION, "реши", NULL},
    {P_TOPIC, "дневен ред", NULL},
    {P_TOPIC, "разни", NULL},
    {P_HAILS, "уважаеми колеги", NULL},
    {P_HAILS, "дами и господа", NULL},
    {P_HAILS, "уважаеми дами и господа", NULL},
    {P_HAILS, "госпожи и господа", NULL},
    {P_SIGNATURE, "подпис", NULL},
    {P_SIGNATURE, "подписал", NULL},
    {P_SIGNATURE, "п.п.", NULL},
    {P_CREDIT, "превод", "translator"},
    {P_CREDIT, "превел", "translator"},
    {P_CREDIT, "превела", "translator"},
    {P_SECRECY, "строго секретно", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_language vdm_language_bulgarian = {.name = "Bulgarian",
						    .script = VDM_CYRILLIC,
						    .words = words,
						    .uses = uses,
						    .months = months,
						    .phrases = tables};
