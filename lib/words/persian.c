/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of Persian: labels, titles, months. */
#include <stddef.h>

#include "words/words.h"

static const struct vdm_word_list words[] = {
    {W_HON, "آقای آقا خانم جناب حاج سید دکتر مهندس تیمسار حضرت"},
    {W_HON | W_OFFICE,
     "رئیس رییس وزیر نایب‌رئیس نائب‌رئیس "
     "سفیر "
     "نماینده "
     "مخبر معاون کفیل منشی "
     "نخست‌وزیر استاندار فرماندار شهردار "
     "سرهنگ "
     "سرلشکر "
     "قاضی "
     "دادستان مدیر"},
    {W_OFFICE, "شاهد مترجم متهم مصاحبه‌گر "
	       "مصاحبه‌شونده "
	       "گوینده "
	       "مجری "
	       "بازپرس"},
    {W_MATTER,
     "خارجه داخله مالیه عدلیه جنگ معارف طرق فوائد عامه پست تلگراف کشور "
     "دادگستری دارایی راه بودجه"},
    {W_WEEKDAY,
     "شنبه یکشنبه دوشنبه سه‌شنبه چهارشنبه "
     "پنجشنبه "
     "جمعه"},
    {W_GENRE, "صورت گزارش نامه تلگراف یادداشت "
	      "صورت‌جلسه"},
    {W_TALK, "مذاکرات جلسه مصاحبه گفتگو گفت‌وگو "
	     "مذاکره "
	     "استنطاق "
	     "بازجویی "
	     "ملاقات"},
    {W_SECRECY, "محرمانه سری"},
    {W_FUNCTION,
     "در از به را که و با این آن است برای تا هم یا ما من شما بر اگر نیست هست "
     "بود شد می نمی خود چه هر یک دو بعد قبل نیز ولی اما باید روز ساعت"},
    {W_AUX, "است بود شد نیست"},
    {W_UNIT, "ساعت دقیقه"},
    {W_BODY, "مجلس کمیسیون هیئت دولت وزارت شورا حزب"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {{X_AND, "و"},
					   {X_OF, "از"},
					   {X_IN, "در"},
					   {X_TO, "به"},
					   {X_FROM, "از"},
					   {X_WITH, "با"},
					   {X_ASKS, "س سؤال سوال پرسش"},
					   {X_ANSWERS, "ج جواب پاسخ"},
					   {X_CLOCK, "ساعت"},
					   {X_MINUTES, "دقیقه"},
					   {X_PAGE, "صفحه ص"},
					   {X_MAN, "آقای آقا"},
					   {X_WOMAN, "خانم"},
					   {X_SITTING, "جلسه"},
					   {X_PART, "صدا نمایندگان"},
					   {X_NONE, NULL}};

static const char *const months[] = {
    "فروردین ژانویه", "اردیبهشت فوریه", "خرداد مارس",  "تیر آوریل",
    "مرداد مه",       "شهریور ژوئن",    "مهر ژوئیه",   "آبان اوت",
    "آذر سپتامبر",    "دی اکتبر",       "بهمن نوامبر", "اسفند دسامبر"};

static const struct vdm_phrase phrases[] = {
    {P_LABEL, "حاضران", "participants"},
    {P_LABEL, "حاضرین", "participants"},
    {P_LABEL, "حضار", "participants"},
    {P_LABEL, "شرکت‌کنندگان", "participants"},
    {P_LABEL, "حاضرین جلسه", "participants"},
    {P_LABEL, "غایبین", "absent"},
    {P_LABEL, "غائبین", "absent"},
    {P_LABEL, "رئیس", "participant"},
    {P_LABEL, "رئیس جلسه", "participant"},
    {P_LABEL, "مصاحبه‌گر", "participant"},
    {P_LABEL, "مصاحبه کننده", "participant"},
    {P_LABEL, "مصاحبه‌شونده", "participant"},
    {P_LABEL, "مترجم", "participant"},
    {P_LABEL, "مجری", "participant"},
    {P_LABEL, "منشی", "recorder"},
    {P_LABEL, "منشی جلسه", "recorder"},
    {P_LABEL, "تاریخ", "date"},
    {P_LABEL, "ساعت", "time"},
    {P_LABEL, "زمان", "time"},
    {P_LABEL, "محل", "place"},
    {P_LABEL, "مکان", "place"},
    {P_LABEL, "موضوع", "subject"},
    {P_LABEL, "شماره", "number"},
    {P_LABEL, "منبع", "source"},
    {P_LABEL, "مأخذ", "source"},
    {P_LABEL, "مدت", "duration"},
    {P_ROLE, "رئیس", "chair"},
    {P_ROLE, "رئیس جلسه", "chair"},
    {P_ROLE, "رییس", "chair"},
    {P_ROLE, "مصاحبه‌گر", "interviewer"},
    {P_ROLE, "مصاحبه کننده", "interviewer"},
    {P_ROLE, "سؤال", "interviewer"},
    {P_ROLE, "سوال", "interviewer"},
    {P_ROLE, "مصاحبه‌شونده", "interviewee"},
    {P_ROLE, "جواب", "interviewee"},
    {P_ROLE, "پاسخ", "interviewee"},
    {P_ROLE, "شاهد", "witness"},
    {P_FLOOR, "بعضی از نمایندگان", NULL},
    {P_FLOOR, "جمعی از نمایندگان", NULL},
    {P_FLOOR, "عده‌ای از نمایندگان", NULL},
    {P_FLOOR, "یکی از نمایندگان", NULL},
    {P_FLOOR, "یک نفر از نمایندگان", NULL},
    {P_FLOOR, "نمایندگان", NULL},
    {P_FLOOR, "چند نفر از نمایندگان", NULL},
    {P_FLOOR, "حضار", NULL},
    {P_CHAIR, "به ریاست", NULL},
    {P_CHAIR, "تحت ریاست", NULL},
    {P_OPENING, "مجلس تشکیل شد", NULL},
    {P_OPENING, "جلسه تشکیل شد", NULL},
    {P_OPENING, "تشکیل گردید", NULL},
    {P_OPENING, "جلسه آغاز شد", NULL},
    {P_OPENING, "مجلس به ریاست", NULL},
    {P_CLOSING, "مجلس ختم شد", NULL},
    {P_CLOSING, "جلسه ختم شد", NULL},
    {P_CLOSING, "ختم شد", NULL},
    {P_CLOSING, "جلسه پایان یافت", NULL},
    {P_ACTION, "خنده نمایندگان", NULL},
    {P_ACTION, "خنده حضار", NULL},
    {P_ACTION, "کف زدن", NULL},
    {P_ACTION, "همهمه نمایندگان", NULL},
    {P_ACTION, "صدای زنگ رئیس", NULL},
    {P_PROCEDURE, "صورت مجلس", NULL},
    {P_INTERVIEW, "مصاحبه", NULL},
    {P_INTERVIEW, "گفتگو", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_language vdm_language_persian = {.name = "Persian",
						  .script = VDM_ARABIC,
						  .letters = "پچژگکی",
						  .words = words,
						  .uses = uses,
						  .months = months,
						  .phrases = tables};
