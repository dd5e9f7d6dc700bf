/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of Urdu: labels, titles, months, verbs of speaking.
 */
#include <stddef.h>

#include "words/words.h"

static const struct vdm_word_list words[] = {
    {W_HON, "جناب محترم محترمہ بیگم سید مولانا "
	    "ڈاکٹر پروفیسر صاحب صاحبہ مسٹر"},
    {W_HON | W_OFFICE, "چیئرمین اسپیکر سپیکر صدر وزیر "
		       "وزیراعظم گورنر جج میئر ڈائریکٹر "
		       "جنرل کرنل میجر کپتان ناظم"},
    {W_OFFICE, "رکن سیکرٹری سیکریٹری گواہ ملزم وکیل "
	       "مترجم صحافی میزبان نامہنگار"},
    {W_WEEKDAY, "پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار"},
    {W_GENRE, "کارروائی روداد رپورٹ خط ڈائری حکم "
	      "معاہدہ"},
    {W_TALK, "اجلاس انٹرویو ملاقات بحث کانفرنس "
	     "سماعت گفتگو"},
    {W_SECRECY, "خفیہ رازداری"},
    {W_SAY | W_PAST, "کہا پوچھا بتایا"},
    {W_PRONOUN | W_FUNCTION, "وہ"},
    {W_FIRST | W_FUNCTION, "میں ہم"},
    {W_FUNCTION, "اور یا مگر لیکن کا کی کے کو سے نے ہے "
		 "ہیں تھا تھے تھی کہ جو یہ وہ کیا کون "
		 "کہاں کب کیسے کیوں نہیں تو بھی ہی لیے "
		 "تک ساتھ اب اس ان ایک پر ہو گا گی گئی "
		 "گیا"},
    {W_UNIT, "گھنٹے منٹ دن بجے"},
    {W_BODY, "کمیٹی کمیشن کونسل حکومت عدالت "
	     "اسمبلی وزارت"},
    {W_STARTER, "شکریہ جی ہاں نہیں"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_AND, "اور"},   {X_OF, "کا کی کے"},   {X_IN, "میں"},
    {X_FROM, "سے"},   {X_TO, "تک"},         {X_THAT, "کہ"},
    {X_NOT, "نہیں"},  {X_MAN, "جناب"},      {X_WOMAN, "محترمہ بیگم"},
    {X_ASKS, "سوال"}, {X_ANSWERS, "جواب"},  {X_HOURS, "بجے"},
    {X_PAGE, "صفحہ"}, {X_SITTING, "اجلاس"}, {X_NONE, NULL}};

static const char *const months[] = {"جنوری", "فروری",  "مارچ",   "اپریل",
				     "مئی",   "جون",    "جولائی", "اگست",
				     "ستمبر", "اکتوبر", "نومبر",  "دسمبر"};

static const struct vdm_phrase phrases[] = {
    {P_LABEL, "حاضرین", "participants"},
    {P_LABEL, "شرکاء", "participants"},
    {P_LABEL, "شرکا", "participants"},
    {P_LABEL, "حاضر ارکان", "participants"},
    {P_LABEL, "غیر حاضر", "absent"},
    {P_LABEL, "کاتب", "recorder"},
    {P_LABEL, "تحریر", "recorder"},
    {P_LABEL, "تاریخ", "date"},
    {P_LABEL, "مورخہ", "date"},
    {P_LABEL, "وقت", "time"},
    {P_LABEL, "مقام", "place"},
    {P_LABEL, "جگہ", "place"},
    {P_LABEL, "موضوع", "subject"},
    {P_LABEL, "نمبر", "number"},
    {P_LABEL, "دورانیہ", "duration"},
    {P_LABEL, "مترجم", "translator"},
    {P_LABEL, "ترجمہ", "translator"},
    {P_LABEL, "نقل نویس", "transcriber"},
    {P_LABEL, "ماخذ", "source"},
    {P_LABEL, "چیئرمین", "participant"},
    {P_ROLE, "چیئرمین", "chair"},
    {P_LABEL, "صدر", "participant"},
    {P_ROLE, "صدر", "chair"},
    {P_LABEL, "اسپیکر", "participant"},
    {P_ROLE, "اسپیکر", "chair"},
    {P_LABEL, "سپیکر", "participant"},
    {P_ROLE, "سپیکر", "chair"},
    {P_LABEL, "زیر صدارت", "participant"},
    {P_ROLE, "زیر صدارت", "chair"},
    {P_LABEL, "صدارت", "participant"},
    {P_ROLE, "صدارت", "chair"},
    {P_LABEL, "میزبان", "participant"},
    {P_ROLE, "میزبان", "chair"},
    {P_LABEL, "جناب چیئرمین", "participant"},
    {P_ROLE, "جناب چیئرمین", "chair"},
    {P_LABEL, "جناب اسپیکر", "participant"},
    {P_ROLE, "جناب اسپیکر", "chair"},
    {P_LABEL, "جناب سپیکر", "participant"},
    {P_ROLE, "جناب سپیکر", "chair"},
    {P_LABEL, "انٹرویو لینے والا", "participant"},
    {P_ROLE, "انٹرویو لینے والا", "interviewer"},
    {P_LABEL, "انٹرویو نگار", "participant"},
    {P_ROLE, "انٹرویو نگار", "interviewer"},
    {P_ROLE, "سوال", "interviewer"},
    {P_LABEL, "انٹرویو دینے والا", "participant"},
    {P_ROLE, "انٹرویو دینے والا", "interviewee"},
    {P_ROLE, "جواب", "interviewee"},
    {P_LABEL, "گواہ", "participant"},
    {P_ROLE, "گواہ", "witness"},
    {P_LABEL, "ملزم", "participant"},
    {P_ROLE, "ملزم", "accused"},
    {P_OPENING, "اجلاس شروع ہوا", NULL},
    {P_OPENING, "اجلاس منعقد ہوا", NULL},
    {P_CLOSING, "اجلاس ملتوی ہوا", NULL},
    {P_CLOSING, "اجلاس ختم ہوا", NULL},
    {P_CLOSING, "انٹرویو ختم", NULL},
    {P_CHAIR, "زیر صدارت", NULL},
    {P_ACTION, "قہقہہ", NULL},
    {P_ACTION, "قہقہے", NULL},
    {P_ACTION, "تالیاں", NULL},
    {P_ACTION, "خاموشی", NULL},
    {P_ACTION, "قطع کلامیاں", NULL},
    {P_ACTION, "مداخلت", NULL},
    {P_ACTION, "ہنستے ہوئے", NULL},
    {P_ACTION, "ہنسی", NULL},
    {P_INTERVIEW, "انٹرویو*", NULL},
    {P_FLOOR, "معزز اراکین", NULL},
    {P_FLOOR, "ایک معزز رکن", NULL},
    {P_FLOOR, "اراکین", NULL},
    {P_TOPIC, "ایجنڈا", NULL},
    {P_SIGNATURE, "دستخط", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_language vdm_language_urdu = {.name = "Urdu",
					       .script = VDM_ARABIC,
					       .letters = "ٹڈڑےںہھ",
					       .words = words,
					       .uses = uses,
					       .months = months,
					       .phrases = tables};
