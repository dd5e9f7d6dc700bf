/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of Tamil: labels, titles, months, verbs of
 * speaking. */
#include <stddef.h>

#include "words/words.h"

static const struct vdm_word_list words[] = {
    {W_HON, "திரு திருமதி செல்வி "
	    "டாக்டர் மாண்புமிகு"},
    {W_HON | W_OFFICE, "தலைவர் சபாநாயகர் "
		       "அமைச்சர் முதலமைச்சர் "
		       "ஆளுநர் நீதிபதி மேயர் "
		       "இயக்குநர்"},
    {W_OFFICE, "உறுப்பினர் செயலாளர் "
	       "சாட்சி வழக்கறிஞர் "
	       "மொழிபெயர்ப்பாளர் "
	       "பத்திரிகையாளர்"},
    {W_WEEKDAY, "திங்கள் செவ்வாய் புதன் "
		"வியாழன் வெள்ளி சனி "
		"ஞாயிறு"},
    {W_GENRE, "அறிக்கை கடிதம் ஆணை "
	      "ஒப்பந்தம்"},
    {W_TALK, "கூட்டம் நேர்காணல் "
	     "உரையாடல் மாநாடு விசாரணை"},
    {W_SAY | W_PAST, "கூறினார் கேட்டார் "
		     "சொன்னார்"},
    {W_FIRST | W_FUNCTION, "நான் நாங்கள்"},
    {W_FUNCTION, "மற்றும் அல்லது ஆனால் இது "
		 "அது என்று இந்த அந்த ஒரு"},
    {W_UNIT, "மணி நிமிடம் நாள்"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_AND, "மற்றும்"}, {X_ASKS, "கேள்வி"}, {X_ANSWERS, "பதில்"},
    {X_CLOCK, "மணி"}, {X_PAGE, "பக்கம்"},  {X_NONE, NULL}};

static const char *const months[] = {"ஜனவரி",   "பிப்ரவரி", "மார்ச்",  "ஏப்ரல்",
				     "மே",      "ஜூன்",     "ஜூலை",  "ஆகஸ்ட்",
				     "செப்டம்பர்", "அக்டோபர்",  "நவம்பர்", "டிசம்பர்"};

static const struct vdm_phrase phrases[] = {
    {P_LABEL, "பங்கேற்றோர்", "participants"},
    {P_LABEL, "வருகை தந்தோர்", "participants"},
    {P_LABEL, "கலந்து கொண்டோர்", "participants"},
    {P_LABEL, "பங்கேற்பாளர்கள்", "participants"},
    {P_LABEL, "வராதோர்", "absent"},
    {P_LABEL, "தேதி", "date"},
    {P_LABEL, "நாள்", "date"},
    {P_LABEL, "நேரம்", "time"},
    {P_LABEL, "இடம்", "place"},
    {P_LABEL, "பொருள்", "subject"},
    {P_LABEL, "தலைப்பு", "subject"},
    {P_LABEL, "எண்", "number"},
    {P_LABEL, "கால அளவு", "duration"},
    {P_LABEL, "மொழிபெயர்ப்பு", "translator"},
    {P_LABEL, "மொழிபெயர்ப்பாளர்", "translator"},
    {P_LABEL, "மூலம்", "source"},
    {P_LABEL, "தலைவர்", "participant"},
    {P_ROLE, "தலைவர்", "chair"},
    {P_LABEL, "தலைமை", "participant"},
    {P_ROLE, "தலைமை", "chair"},
    {P_LABEL, "மாண்புமிகு தலைவர்", "participant"},
    {P_ROLE, "மாண்புமிகு தலைவர்", "chair"},
    {P_LABEL, "நேர்காணல் செய்பவர்", "participant"},
    {P_ROLE, "நேர்காணல் செய்பவர்", "interviewer"},
    {P_LABEL, "பேட்டி கண்டவர்", "participant"},
    {P_ROLE, "பேட்டி கண்டவர்", "interviewer"},
    {P_ROLE, "கேள்வி", "interviewer"},
    {P_LABEL, "பேட்டி அளித்தவர்", "participant"},
    {P_ROLE, "பேட்டி அளித்தவர்", "interviewee"},
    {P_ROLE, "பதில்", "interviewee"},
    {P_LABEL, "சாட்சி", "participant"},
    {P_ROLE, "சாட்சி", "witness"},
    {P_CLOSING, "கூட்டம் முடிவடைந்தது", NULL},
    {P_CLOSING, "நேர்காணல் முடிந்தது", NULL},
    {P_ACTION, "சிரிப்பு", NULL},
    {P_ACTION, "சிரிக்கிறார்", NULL},
    {P_ACTION, "கைதட்டல்", NULL},
    {P_ACTION, "அமைதி", NULL},
    {P_INTERVIEW, "நேர்காணல்*", NULL},
    {P_INTERVIEW, "பேட்டி*", NULL},
    {P_SIGNATURE, "கையொப்பம்", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_language vdm_language_tamil = {.name = "Tamil",
						.script = VDM_TAMIL,
						.words = words,
						.uses = uses,
						.months = months,
						.phrases = tables};
