/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of Bengali: labels, titles, months, verbs of
 * speaking. */
#include <stddef.h>

#include "words/words.h"

static const struct vdm_word_list words[] = {
    {W_HON, "জনাব বেগম শ্রী শ্রীমতী "
	    "ডা ড অধ্যাপক মাননীয়"},
    {W_HON | W_OFFICE, "সভাপতি স্পিকার মন্ত্রী "
		       "প্রধানমন্ত্রী "
		       "রাষ্ট্রপতি বিচারক মেয়র "
		       "পরিচালক চেয়ারম্যান"},
    {W_OFFICE, "সদস্য সচিব সাক্ষী আসামি "
	       "আইনজীবী দোভাষী অনুবাদক "
	       "সাংবাদিক সঞ্চালক"},
    {W_WEEKDAY, "সোমবার মঙ্গলবার বুধবার "
		"বৃহস্পতিবার শুক্রবার "
		"শনিবার রবিবার"},
    {W_GENRE, "কার্যবিবরণী প্রতিবেদন "
	      "চিঠি ডায়েরি আদেশ চুক্তি"},
    {W_TALK, "সভা সাক্ষাৎকার "
	     "সাক্ষাৎকারের বৈঠক "
	     "আলোচনা সম্মেলন শুনানি"},
    {W_SAY | W_PAST, "বলেন বললেন বলেছেন জানান"},
    {W_FIRST | W_FUNCTION, "আমি আমরা"},
    {W_FUNCTION, "এবং ও বা কিন্তু যে কি কী "
		 "কে না হয় এই সেই এর তার "
		 "থেকে জন্য সঙ্গে আর ছিল "
		 "আছে করে"},
    {W_UNIT, "ঘণ্টা মিনিট দিন"},
    {W_BODY, "কমিটি কমিশন পরিষদ সরকার "
	     "আদালত"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {{X_AND, "এবং ও"},
					   {X_ASKS, "প্রশ্ন"},
					   {X_ANSWERS, "উত্তর"},
					   {X_PAGE, "পৃষ্ঠা"},
					   {X_NONE, NULL}};

static const char *const months[] = {"জানুয়ারি জানুয়ারী",
				     "ফেব্রুয়ারি ফেব্রুয়ারী",
				     "মার্চ",
				     "এপ্রিল",
				     "মে",
				     "জুন",
				     "জুলাই",
				     "আগস্ট",
				     "সেপ্টেম্বর",
				     "অক্টোবর",
				     "নভেম্বর",
				     "ডিসেম্বর"};

static const struct vdm_phrase phrases[] = {
    {P_LABEL, "উপস্থিত", "participants"},
    {P_LABEL, "উপস্থিতি", "participants"},
    {P_LABEL, "উপস্থিত সদস্য", "participants"},
    {P_LABEL, "অংশগ্রহণকারী", "participants"},
    {P_LABEL, "অনুপস্থিত", "absent"},
    {P_LABEL, "লিপিকার", "recorder"},
    {P_LABEL, "কার্যবিবরণী লেখক", "recorder"},
    {P_LABEL, "তারিখ", "date"},
    {P_LABEL, "সময়", "time"},
    {P_LABEL, "স্থান", "place"},
    {P_LABEL, "বিষয়", "subject"},
    {P_LABEL, "নম্বর", "number"},
    {P_LABEL, "সময়কাল", "duration"},
    {P_LABEL, "অনুবাদক", "translator"},
    {P_LABEL, "অনুবাদ", "translator"},
    {P_LABEL, "প্রতিলিপি", "transcriber"},
    {P_LABEL, "প্রতিলিপিকার", "transcriber"},
    {P_LABEL, "সূত্র", "source"},
    {P_LABEL, "উৎস", "source"},
    {P_LABEL, "সভাপতি", "participant"},
    {P_ROLE, "সভাপতি", "chair"},
    {P_LABEL, "সঞ্চালক", "participant"},
    {P_ROLE, "সঞ্চালক", "chair"},
    {P_LABEL, "মাননীয় স্পিকার", "participant"},
    {P_ROLE, "মাননীয় স্পিকার", "chair"},
    {P_LABEL, "সাক্ষাৎকার গ্রহণকারী", "participant"},
    {P_ROLE, "সাক্ষাৎকার গ্রহণকারী", "interviewer"},
    {P_LABEL, "সাক্ষাৎকারগ্রহণকারী", "participant"},
    {P_ROLE, "সাক্ষাৎকারগ্রহণকারী", "interviewer"},
    {P_LABEL, "প্রশ্নকর্তা", "participant"},
    {P_ROLE, "প্রশ্নকর্তা", "interviewer"},
    {P_LABEL, "সাক্ষাৎকার গ্রহণে", "participant"},
    {P_ROLE, "সাক্ষাৎকার গ্রহণে", "interviewer"},
    {P_LABEL, "সাক্ষাৎকার গ্রহীতা", "participant"},
    {P_ROLE, "সাক্ষাৎকার গ্রহীতা", "interviewer"},
    {P_ROLE, "প্রশ্ন", "interviewer"},
    {P_LABEL, "সাক্ষাৎকারদাতা", "participant"},
    {P_ROLE, "সাক্ষাৎকারদাতা", "interviewee"},
    {P_LABEL, "সাক্ষাৎকার প্রদানকারী", "participant"},
    {P_ROLE, "সাক্ষাৎকার প্রদানকারী", "interviewee"},
    {P_LABEL, "কথক", "participant"},
    {P_ROLE, "কথক", "interviewee"},
    {P_ROLE, "উত্তর", "interviewee"},
    {P_LABEL, "সাক্ষী", "participant"},
    {P_ROLE, "সাক্ষী", "witness"},
    {P_LABEL, "আসামি", "participant"},
    {P_ROLE, "আসামি", "accused"},
    {P_CLOSING, "সভা শেষ হয়", NULL},
    {P_CLOSING, "সাক্ষাৎকার শেষ", NULL},
    {P_CLOSING, "সাক্ষাৎকার সমাপ্ত", NULL},
    {P_ACTION, "হাসি", NULL},
    {P_ACTION, "হাততালি", NULL},
    {P_ACTION, "নীরবতা", NULL},
    {P_ACTION, "হাসেন", NULL},
    {P_INTERVIEW, "সাক্ষাৎকার*", NULL},
    {P_INTERVIEW, "*সাক্ষাৎকার", NULL},
    {P_SIGNATURE, "স্বাক্ষর", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_language vdm_language_bengali = {.name = "Bengali",
						  .script = VDM_BENGALI,
						  .words = words,
						  .uses = uses,
						  .months = months,
						  .phrases = tables};
