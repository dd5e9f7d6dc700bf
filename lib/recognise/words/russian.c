/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of Russian: labels, offices, months. */
#include <stddef.h>

#include "recognise/words/words.h"

static const struct vdm_word_list words[] = {
    {W_HON, "тов товарищ господин госпожа г-н г-жа т"},
    {W_HON | W_OFFICE, "президент министр посол председатель король "
		       "премьер-министр секретарь генерал маршал канцлер"},
    {W_GENRE, "запись протокол стенограмма"},
    {W_TALK, "беседа беседы заседание заседания прием приём"},
    {W_FUNCTION, "и в во на с со о об от к ко по за из у не что как"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_CREDITS, "фото фотография рисунок карта права издательство издано "
		"напечатано иллюстрация"},
    {X_MAN, "господин г-н"},
    {X_WOMAN, "госпожа г-жа"},
    {X_ASKS, "в вопрос"},
    {X_ANSWERS, "о ответ"},
    {X_PAGE, "стр"},
    {X_STOPPED, "тов т г гг проф акад ген"},
    {X_NONE, NULL}};

static const char *const months[] = {
    "январь января",     "февраль февраля", "март марта",    "апрель апреля",
    "май мая",           "июнь июня",       "июль июля",     "август августа",
    "сентябрь сентября", "октябрь октября", "ноябрь ноября", "декабрь декабря"};

/* As a man said it, and as somebody says it. */
static const struct vdm_word_list verbs[] = {
    {W_SAY, "сказал спросил ответил заявил отметил подчеркнул заметил добавил "
	    "сообщил спрашивал отвечал говорит спрашивает отвечает заявляет "
	    "отмечает подчеркивает замечает добавляет сообщает"},
    {0, NULL}};

/* What is cut off is counted in bytes: two a letter. */
static const struct vdm_ending endings[] = {
    /* сказал, сказала, сказали */
    {W_SAY, "л", 0, "", W_PAST},
    {W_SAY, "л", 0, "а", W_PAST},
    {W_SAY, "л", 0, "и", W_PAST},
    /* спрашивает, спрашивают */
    {W_SAY, "ет", 0, "", 0},
    {W_SAY, "ет", 4, "ют", 0},
    /* говорит, говорят */
    {W_SAY, "ит", 0, "", 0},
    {W_SAY, "ит", 4, "ят", 0},
    {0, NULL, 0, NULL, 0}};

static const struct vdm_phrase phrases[] = {
    {P_LABEL, "присутствуют", "participants"},
    {P_LABEL, "присутствовали", "participants"},
    {P_LABEL, "участники", "participants"},
    {P_LABEL, "дата", "date"},
    {P_LABEL, "место", "place"},
    {P_LABEL, "тема", "subject"},
    {P_LABEL, "источник", "source"},
    {P_LABEL, "перевод", "translator"},
    {P_LABEL, "записал", "recorder"},
    {P_LABEL, "переводчик", "participant"},
    {P_PRESENT, "присутствовали", NULL},
    {P_PRESENT, "при беседе присутствовали", NULL},
    {P_CREDIT, "перевод", "translator"},
    {P_CREDIT, "записал", "recorder"},
    {P_CLOSING, "беседа продолжалась", NULL},
    {P_CLOSING, "беседа длилась", NULL},
    {P_REPOSITORY, "ргаспи", NULL},
    {P_REPOSITORY, "гарф", NULL},
    {P_REPOSITORY, "авп рф", NULL},
    {P_REPOSITORY, "ргани", NULL},
    {P_SIGNATURE, "подпись", NULL},
    {P_PART, "ф", "source.fond"},
    {P_PART, "оп", "source.opis"},
    {P_PART, "д", "source.delo"},
    {P_PART, "л", "source.listy"},
    {P_PART, "лл", "source.listy"},
    {P_PART, "пап", "source.box"},
    {P_PART, "папка", "source.box"},
    {P_SOURCE, "источник", NULL},
    {P_KEEPER, "*архив*", NULL},
    {P_KEEPER, "*библиотек*", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_language vdm_language_russian = {.name = "Russian",
						  .script = VDM_CYRILLIC,
						  .letters = "ыэёъ",
						  .words = words,
						  .uses = uses,
						  .months = months,
						  .verbs = verbs,
						  .endings = endings,
						  .phrases = tables};
