/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of Hindi: labels, titles, months, verbs of
 * speaking. */
#include <stddef.h>

#include "words/words.h"

static const struct vdm_word_list words[] = {
    {W_HON, "श्री श्रीमती सुश्री "
	    "कुमारी डॉ डॉक्टर प्रो "
	    "प्रोफेसर माननीय पंडित सर"},
    {W_HON | W_OFFICE, "अध्यक्ष सभापति "
		       "उपाध्यक्ष उपसभापति "
		       "प्रधानमंत्री मंत्री "
		       "मुख्यमंत्री राज्यपाल "
		       "राष्ट्रपति न्यायाधीश "
		       "महापौर निदेशक जनरल कर्नल "
		       "मेजर कप्तान"},
    {W_OFFICE, "सदस्य सचिव गवाह साक्षी "
	       "अभियुक्त वकील अधिवक्ता "
	       "दुभाषिया अनुवादक "
	       "साक्षात्कारकर्ता "
	       "पत्रकार संचालक लेखक"},
    {W_WEEKDAY, "सोमवार मंगलवार बुधवार "
		"गुरुवार शुक्रवार शनिवार "
		"रविवार बृहस्पतिवार"},
    {W_GENRE, "कार्यवृत्त प्रतिवेदन "
	      "पत्र अधिसूचना डायरी आदेश "
	      "समझौता राजपत्र रिपोर्ट"},
    {W_TALK, "बैठक साक्षात्कार वार्ता "
	     "वाद-विवाद सम्मेलन सुनवाई "
	     "चर्चा भेंटवार्ता "
	     "कार्यवाही"},
    {W_SECRECY, "गोपनीय गुप्त"},
    {W_SAY | W_PAST, "कहा पूछा बताया बोले बोला "
		     "बोलीं"},
    {W_PRONOUN | W_FUNCTION, "वह वे"},
    {W_FIRST | W_FUNCTION, "मैं हम"},
    {W_FUNCTION, "और या पर का की के को से में "
		 "ने है हैं था थे थी कि जो यह "
		 "वह क्या कौन कहाँ कब कैसे "
		 "क्यों नहीं तो भी ही लिए तक "
		 "साथ अब इस उस एक"},
    {W_UNIT, "घंटे मिनट दिन बजे"},
    {W_BODY, "समिति आयोग परिषद सरकार "
	     "न्यायालय सभा मंत्रालय"},
    {W_STARTER, "धन्यवाद जी हाँ नहीं"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {{X_AND, "और तथा एवं"},
					   {X_OF, "का की के"},
					   {X_IN, "में"},
					   {X_FROM, "से"},
					   {X_TO, "तक"},
					   {X_THAT, "कि"},
					   {X_NOT, "नहीं"},
					   {X_MAN, "श्री"},
					   {X_WOMAN, "श्रीमती सुश्री"},
					   {X_ASKS, "प्रश्न प्र सवाल"},
					   {X_ANSWERS, "उत्तर उ जवाब"},
					   {X_HOURS, "बजे"},
					   {X_PAGE, "पृष्ठ"},
					   {X_SITTING, "बैठक"},
					   {X_NONE, NULL}};

static const char *const months[] = {
    "जनवरी",        "फरवरी फ़रवरी", "मार्च",       "अप्रैल",
    "मई",           "जून",          "जुलाई",       "अगस्त",
    "सितंबर सितम्बर", "अक्टूबर अक्तूबर", "नवंबर नवम्बर", "दिसंबर दिसम्बर"};

static const struct vdm_phrase phrases[] = {
    {P_LABEL, "उपस्थित", "participants"},
    {P_LABEL, "उपस्थिति", "participants"},
    {P_LABEL, "उपस्थित सदस्य", "participants"},
    {P_LABEL, "प्रतिभागी", "participants"},
    {P_LABEL, "अनुपस्थित", "absent"},
    {P_LABEL, "कार्यवृत्त लेखक", "recorder"},
    {P_LABEL, "अभिलेखक", "recorder"},
    {P_LABEL, "दिनांक", "date"},
    {P_LABEL, "तारीख", "date"},
    {P_LABEL, "तिथि", "date"},
    {P_LABEL, "समय", "time"},
    {P_LABEL, "स्थान", "place"},
    {P_LABEL, "विषय", "subject"},
    {P_LABEL, "संख्या", "number"},
    {P_LABEL, "क्रमांक", "number"},
    {P_LABEL, "अधिसूचना संख्या", "number"},
    {P_LABEL, "अवधि", "duration"},
    {P_LABEL, "अनुवादक", "translator"},
    {P_LABEL, "अनुवाद", "translator"},
    {P_LABEL, "प्रतिलेखन", "transcriber"},
    {P_LABEL, "प्रतिलेखक", "transcriber"},
    {P_LABEL, "स्रोत", "source"},
    {P_LABEL, "अध्यक्ष", "participant"},
    {P_ROLE, "अध्यक्ष", "chair"},
    {P_LABEL, "सभापति", "participant"},
    {P_ROLE, "सभापति", "chair"},
    {P_LABEL, "अध्यक्षता", "participant"},
    {P_ROLE, "अध्यक्षता", "chair"},
    {P_LABEL, "अध्यक्ष महोदय", "participant"},
    {P_ROLE, "अध्यक्ष महोदय", "chair"},
    {P_LABEL, "संचालक", "participant"},
    {P_ROLE, "संचालक", "chair"},
    {P_LABEL, "साक्षात्कारकर्ता", "participant"},
    {P_ROLE, "साक्षात्कारकर्ता", "interviewer"},
    {P_LABEL, "प्रश्नकर्ता", "participant"},
    {P_ROLE, "प्रश्नकर्ता", "interviewer"},
    {P_ROLE, "प्रश्न", "interviewer"},
    {P_ROLE, "सवाल", "interviewer"},
    {P_LABEL, "साक्षात्कारदाता", "participant"},
    {P_ROLE, "साक्षात्कारदाता", "interviewee"},
    {P_ROLE, "उत्तर", "interviewee"},
    {P_ROLE, "जवाब", "interviewee"},
    {P_LABEL, "गवाह", "participant"},
    {P_ROLE, "गवाह", "witness"},
    {P_LABEL, "साक्षी", "participant"},
    {P_ROLE, "साक्षी", "witness"},
    {P_LABEL, "अभियुक्त", "participant"},
    {P_ROLE, "अभियुक्त", "accused"},
    {P_OPENING, "बैठक प्रारंभ हुई", NULL},
    {P_OPENING, "सभा समवेत हुई", NULL},
    {P_OPENING, "बैठक आरंभ हुई", NULL},
    {P_CLOSING, "बैठक समाप्त हुई", NULL},
    {P_CLOSING, "सभा स्थगित हुई", NULL},
    {P_CLOSING, "साक्षात्कार समाप्त", NULL},
    {P_CLOSING, "तत्पश्चात सभा", NULL},
    {P_ACTION, "हँसी", NULL},
    {P_ACTION, "हंसी", NULL},
    {P_ACTION, "तालियाँ", NULL},
    {P_ACTION, "तालियां", NULL},
    {P_ACTION, "मौन", NULL},
    {P_ACTION, "व्यवधान", NULL},
    {P_ACTION, "हंसते हुए", NULL},
    {P_ACTION, "शोर", NULL},
    {P_INTERVIEW, "साक्षात्कार*", NULL},
    {P_INTERVIEW, "भेंटवार्ता", NULL},
    {P_FLOOR, "कई माननीय सदस्य", NULL},
    {P_FLOOR, "एक माननीय सदस्य", NULL},
    {P_FLOOR, "अनेक माननीय सदस्य", NULL},
    {P_WRITTEN, "अधिसूचना", NULL},
    {P_WRITTEN, "राजपत्र", NULL},
    {P_WRITTEN, "आदेश", NULL},
    {P_TOPIC, "कार्यसूची", NULL},
    {P_SIGNATURE, "हस्ताक्षर", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_language vdm_language_hindi = {.name = "Hindi",
						.script = VDM_DEVANAGARI,
						.words = words,
						.uses = uses,
						.months = months,
						.phrases = tables};
