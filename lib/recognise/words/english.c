/* SPDX-License-Identifier: MIT */
/* What the recogniser knows of English; docs/recognition.md explains it. */
#include <stddef.h>

#include "recognise/internal.h"

static const struct vdm_word_list lists[] = {
    {W_HON,
     "comrades gentlemen representatives senators congressmen ambassadors "
     "ministers professors doctors drs generals cdes mr mrs ms miss messrs "
     "mister madam madame mme mlle monsieur dr doctor "
     "prof professor sir lady lord dame cde comrade com tov hon honourable "
     "honorable rev reverend herr frau senor seor señor señora signor signora "
     "don dom effendi pasha bey sheikh shaikh sheik sayyid ayatollah imam "
     "mullah rabbi fr father sister brother st"},
    {W_HON | W_OFFICE,
     "general gen colonel col major maj captain capt lieutenant lieut lt "
     "sergeant sgt admiral adm commodore commander cmdr brigadier marshal "
     "generalissimo governor gov senator sen representative rep "
     "congressman congresswoman president chancellor premier ambassador amb "
     "minister secretary undersecretary king queen prince princess emperor "
     "empress shah sultan emir amir pope cardinal archbishop bishop "
     "chairman chairwoman chairperson chair commissioner judge justice "
     "magistrate mayor councillor alderman counsellor counselor consul attache "
     "attaché envoy marshal deputy director baron baroness count countess "
     "duke duchess earl viscount kaiser tsar czar speaker moderator "
     "advocate inspector constable detective sheriff warden principal "
     "dean rector provost superintendent regent khan maharaja nawab "
     "aga negus field-marshal wing-commander vice-president vice-chairman "
     "deputé delegate"},
    {W_OFFICE,
     "vice-chancellor clerk prosecutor solicitor counsel coroner registrar "
     "attorney-general attorney solicitor-general editor interviewer "
     "interviewee witness interpreter translator interlocutor host adviser "
     "advisor aide assistant consultant officer leader head representative "
     "rapporteur treasurer comptroller administrator manager foreman juror "
     "defendant plaintiff accused examiner convener observer spokesman "
     "spokeswoman spokesperson correspondent reporter ruler monarch "
     "majesty excellency highness holiness lordship ladyship grace honour "
     "honor chief narrator operator participant plenipotentiary "
     "undersigned author drafter member ministers charge chargé"},
    {W_OFFICE, "pm fm"},
    {W_MAJESTY,
     "majesty excellency highness holiness lordship ladyship grace honour "
     "honor eminence"},
    {W_OFFMOD,
     "prime acting deputy vice assistant foreign federal first second third "
     "under permanent parliamentary private chief senior junior general "
     "royal state interim provisional lord high home colonial naval "
     "military political economic commercial press defence defense interior "
     "finance trade labour labor supreme extraordinary crown former then "
     "presiding learned honourable honorable embassy legation special "
     "national new current visiting principal special lieutenant major "
     "rear attorney solicitor managing executive under-secretary "
     "international central hon rt right most grand external security"},
    {W_SAY | W_PAST,
     "said told spoke replied asked went began made gave took drew brought "
     "held put read shook swore broke cut set kept led withdrew overruled "
     "sworn rejoined undertook foresaw forewarned bade meant wrote"},
    {W_SAY, "say says saying tell tells telling speak speaks speaking go goes "
	    "begin begins make makes give gives take takes draw draws bring "
	    "brings put puts undertakes writes write holds hold swears "
	    "means sets keeps"},
    {W_THINK | W_PAST,
     "thought felt understood knew saw found foresaw forgot spoke meant"},
    {W_THINK, "think thinks feel feels understand understands know knows "
	      "sees see finds thinking"},
    {W_GESTURE | W_PAST,
     "left rose stood sat shook withdrew bowed came entered went drank ate "
     "retired laughed shrugged wept fell arose broke"},
    {W_SAY | W_GESTURE, "take takes took"},
    {W_GESTURE,
     "gets got leaves rises stands sits shakes withdraws comes enters "
     "drinks eats retires weeps falls arise"},
    {W_ADVERB,
     "then now also again further furthermore moreover thereupon next finally "
     "later once still only even just here there twice thus therefore "
     "however nevertheless first firstly secondly lastly hereupon "
     "meanwhile immediately quickly briefly strongly emphatically merely "
     "simply frankly jokingly personally repeatedly openly sharply warmly "
     "quietly politely angrily firmly clearly specifically subsequently "
     "particularly substantially affirmatively negatively similarly "
     "accordingly always never often too likewise already at too ironically"},
    {W_AUX,
     "is was were are am be been being has had have having do does did will "
     "would shall should can could may might must cannot not didn't doesn't "
     "wouldn't isn't wasn't couldn't won't don't ought needs need"},
    {W_PRONOUN | W_FUNCTION, "he she they it him her them his their its "
			     "himself herself themselves"},
    {W_FIRST | W_FUNCTION, "i we me us my our myself ourselves"},
    {W_FUNCTION,
     "the a an of in on at to for from by with about into over under after "
     "before between among against during without within through upon and "
     "or but nor so yet as if than that this these those there then when "
     "where why how what which who whom whose while because since until "
     "although though whether not no any some all both each every either "
     "neither such same other another many much more most few several your "
     "you yours up down out off near per via regarding concerning toward "
     "towards despite except besides beyond like unlike again here below above "
     "herewith"},
    {W_RELATIVE, "who whom whose which that"},
    {W_ARTICLE, "the"},
    {W_MATTER,
     "state affairs defense defence trade finance interior treasury commerce "
     "agriculture labor labour education health justice war navy army air "
     "force forces transport transportation energy industry exchequer "
     "colonies dominions security economics economy economic culture "
     "information planning staff union republic republics kingdom states "
     "council ministers committee board staffs operations relations "
     "intelligence communications works supply supplies production policy "
     "cabinet chamber house commons lords senate delegation mission "
     "railways posts aviation development cooperation administration "
     "bureau division office department ministry government federation "
     "politburo secretariat presidium party"},
    {W_STARTER,
     "however yes no well now yesterday today tomorrow perhaps indeed "
     "moreover furthermore therefore thus finally next later meanwhile "
     "nevertheless nonetheless otherwise instead still also again once "
     "certainly obviously naturally clearly apparently maybe thank thanks "
     "please let okay ok oh ah sorry sure right good fine great exactly "
     "absolutely correct true false never always sometimes often usually "
     "generally especially nobody everybody everyone someone somebody "
     "nothing everything something one two three four five six seven eight "
     "nine ten first second third lastly additionally in at on during after "
     "before upon having being given regarding concerning speaking turning "
     "asked answering replying responding referring standing sitting "
     "objection question answer note notes example warning nota "
     "laughter applause"},
    {W_MONTH,
     "january february march april may june july august september october "
     "november december jan feb mar apr jun jul aug sept sep oct nov dec"},
    {W_WEEKDAY, "monday tuesday wednesday thursday friday saturday sunday mon "
		"tue tues wed thu thur thurs fri sat sun"},
    {W_COUNTRY,
     "afghanistan albania algeria angola argentina armenia australia austria "
     "azerbaijan bahrain bangladesh belarus belgium bolivia bosnia brazil "
     "britain bulgaria burma cambodia cameroon canada chad chile china "
     "colombia congo croatia cuba cyprus czechoslovakia denmark ecuador egypt "
     "england estonia ethiopia europe finland france georgia germany ghana "
     "greece guatemala guinea haiti honduras hungary iceland india indonesia "
     "iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya "
     "korea kuwait laos latvia lebanon liberia libya lithuania luxembourg "
     "malaysia mali malta mexico moldova mongolia morocco mozambique nepal "
     "netherlands nicaragua niger nigeria norway oman pakistan palestine "
     "panama paraguay persia peru philippines poland portugal prussia qatar "
     "romania roumania rumania russia rwanda scotland senegal serbia siam "
     "singapore slovakia slovenia somalia spain sudan sweden switzerland "
     "syria taiwan tanzania thailand tibet tunisia turkey uganda ukraine "
     "uruguay uzbekistan venezuela vietnam wales yemen yugoslavia zaire "
     "zambia zimbabwe gdr frg ussr usa uk us prc dprk rok zealand"},
    {W_NATION,
     "afghan albanian american angolan arab argentine armenian australian "
     "austrian azerbaijani belgian brazilian british bulgarian burmese "
     "cambodian canadian chilean chinese cuban czech czechoslovak danish "
     "dutch egyptian english estonian ethiopian finnish french german "
     "greek hungarian indian indonesian iranian iraqi irish israeli italian "
     "japanese jordanian korean kuwaiti latvian lebanese libyan lithuanian "
     "malaysian mexican mongolian moroccan norwegian pakistani palestinian "
     "persian polish portuguese prussian romanian russian saudi scottish "
     "serbian soviet spanish swedish swiss syrian thai tunisian turkish "
     "ukrainian united vietnamese welsh yugoslav european western eastern u.s "
     "uno "
     "un"},
    {W_PARTICLE, "von van der den de la le du da dos das di del della el al "
		 "bin ibn ben ul os as-sultan zu ten ter af av y e abu os ad"},
    {W_GENRE,
     "memorandum memcon memo minutes record transcript report note notes "
     "protocol telegram cable despatch dispatch letter aide-memoire summary "
     "proceedings stenogram transcription extract excerpt statement "
     "draft document diary entry information circular cablegram verbatim "
     "act scene prologue epilogue savingram submission brief "
     "shorthand conclusions journal resolution decision decree"},
    {W_TALK,
     "conversation conversations talk talks meeting meetings interview "
     "discussion discussions dialogue reception audience negotiations "
     "consultation hearing hearings testimony debate debates conference "
     "session sitting telephone call phone telcon exchange minutes "
     "transcript examination inquiry inquest trial deposition questioning "
     "interrogation briefing press stenogram colloquy seminar roundtable "
     "podcast visit luncheon dinner breakfast memcon proceedings"},
    {W_SECRECY,
     "secret confidential restricted unclassified classified limited eyes "
     "sensitive personal nodis exdis noforn limdis austeo guard cosmic "
     "declassified private"},
    {W_ROLE,
     "interpreter interpreters interpreting translator notetaker note-taker "
     "stenographer secretary recorder clerk observer witness"},
    {W_NUMBER,
     "one two three four five six seven eight nine ten eleven twelve thirteen "
     "fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty "
     "forty fifty sixty seventy eighty ninety hundred half several"},
    {W_BODY,
     "commission committee council delegation government department office "
     "ministry embassy foundation program programme society institute "
     "university museum library archive archives centre center trust party "
     "congress parliament court board bureau agency bank company union "
     "association assembly secretariat press project circle fund "
     "politburo presidium plenum cpsu cc corporation endowment estate "
     "academy college school church federation organization organisation"},
    {W_SALUTE,
     "dear yours sincerely faithfully truly affectionately affectionate "
     "regards respectfully cordially obediently"},
    {W_UNIT, "hour hours minute minutes day days"},
    {W_GIVEN,
     "john william james george charles thomas robert henry edward joseph "
     "david peter paul michael richard mary anna anne elizabeth margaret "
     "jane sarah susan helen alexander ivan vladimir nikolai boris leonid "
     "mikhail helmut hans karl heinrich friedrich wilhelm ernst otto franz "
     "josef jean pierre jacques francois charles louis andre georges juan "
     "jose carlos luis pedro mohammad muhammad mohammed ahmad ahmed ali "
     "hassan hussein ibrahim yusuf abdul omar winston franklin harry "
     "dwight lyndon gerald jimmy ronald bill tony edgar stephen steven "
     "gary mark daniel andrew philip francis frank walter arthur albert "
     "frederick lewis samuel benjamin martin kenneth donald alan brian"},
    {0, NULL}};

static const char *const speech[] = {
    "ask",          "answer",      "reply",
    "remark",       "observe",     "note",
    "add",          "comment",     "explain",
    "declare",      "state",       "affirm",
    "assert",       "assure",      "object",
    "protest",      "argue",       "insist",
    "stress",       "emphasize",   "emphasise",
    "underline",    "underscore",  "mention",
    "refer*",       "point",       "suggest",
    "propose",      "recommend",   "advise",
    "warn",         "promise",     "thank",
    "welcome",      "express",     "confirm",
    "deny",         "admit*",      "concede",
    "acknowledge",  "recall",      "reiterate",
    "repeat",       "conclude",    "continue",
    "inform",       "indicate",    "report",
    "announce",     "inquire",     "enquire",
    "complain",     "criticize",   "criticise",
    "question",     "interrupt",   "interject",
    "intervene",    "respond",     "retort",
    "counter",      "demand",      "request",
    "urge",         "appeal",      "summarize",
    "summarise",    "clarify",     "elaborate",
    "outline",      "describe",    "raise",
    "discuss",      "maintain",    "claim",
    "contend",      "stipulate",   "specify",
    "cite",         "quote",       "joke",
    "exclaim",      "shout",       "murmur",
    "whisper",      "mutter",      "call",
    "open",         "close",       "wonder",
    "apologize",    "apologise",   "congratulate",
    "greet",        "invite",      "offer",
    "present",      "summon",      "sum*",
    "turn",         "touch",       "dwell",
    "review",       "comment",     "remind",
    "reassure",     "caution",     "reject",
    "refute",       "dispute",     "rebuke",
    "praise",       "condemn",     "deplore",
    "lament",       "plead",       "beg*",
    "testify",      "swear",       "vow",
    "pledge",       "proclaim",    "pronounce",
    "submit*",      "rule",        "move",
    "second",       "adjourn",     "introduce",
    "speculate",    "predict",     "estimate",
    "illustrate",   "analyze",     "analyse",
    "inject",       "volunteer",   "acquiesce",
    "assent",       "remonstrate", "interpose",
    "digress",      "resume",      "proceed",
    "launch",       "quip*",       "chide",
    "tease",        "endeavor",    "endeavour",
    "allude",       "address",     "enumerate",
    "recount",      "relate",      "recite",
    "clarify",      "echo",        "voice",
    "disclose",     "reveal",      "divulge",
    "concur*",      "rejoin",      "hint",
    "imply",        "limit",       "devote",
    "undertake",    "seek",        "try",
    "compliment",   "commend",     "characterize",
    "characterise", "apprise",     "pose",
    "query",        "advocate",    "reaffirm",
    "restate",      "reassert",    "interpret",
    "assess",       "evaluate",    "convene",
    "enlarge",      "expand",      "expound",
    "plead",        "joke",        "signal",
    "table",        "attempt",     "convey",
    "communicate",  "relay",       NULL};

static const char *const thought[] = {
    "agree",   "disagree",   "hope",       "believe",    "consider",
    "wish",    "want",       "fear",       "doubt",      "regret",
    "expect",  "suppose",    "assume",     "prefer*",    "favor",
    "favour",  "support",    "oppose",     "share",      "appreciate",
    "accept",  "refuse",     "approve",    "disapprove", "intend",
    "plan*",   "decline",    "remember",   "hesitate",   "worry",
    "realize", "realise",    "recognize",  "recognise",  "view",
    "regard",  "judge",      "conceive",   "hold",       "suspect",
    "feel",    "like",       "trust",      "endorse",    "withdraw",
    "consent", "sympathize", "sympathise", "care",       "anticipate",
    "foresee", NULL};

static const char *const gesture[] = {
    "nod*",    "shrug*", "smile",   "laugh", "bow",   "gesture",
    "applaud", "clap*",  "wave",    "pause", "frown", "sigh",
    "cough",   "kneel",  "depart",  "exit",  "enter", "retire",
    "grin*",   "wink",   "embrace", "kiss",  "toast", "light",
    "walk",    "show",   "pour",    "hand",  NULL};

static const struct vdm_phrase phrases[] = {
    /* Labels of metadata: before a value on the line, or alone above it. */
    {P_LABEL, "subject", "subject"},
    {P_LABEL, "subjects", "subject"},
    {P_LABEL, "re", "subject"},
    {P_LABEL, "subj", "subject"},
    {P_LABEL, "topic", "subject"},
    {P_LABEL, "topics", "subject"},
    {P_LABEL, "keywords", "subject"},
    {P_LABEL, "participants", "participants"},
    {P_LABEL, "participant", "participants"},
    {P_LABEL, "present", "participants"},
    {P_LABEL, "those present", "participants"},
    {P_LABEL, "participated", "participants"},
    {P_LABEL, "participating", "participants"},
    {P_LABEL, "other participants", "participants"},
    {P_LABEL, "other participants in the meeting", "participants"},
    {P_LABEL, "also participating", "participants"},
    {P_LABEL, "further participants", "participants"},
    {P_LABEL, "participants in the meeting", "participants"},
    {P_LABEL, "participants in the conversation", "participants"},
    {P_LABEL, "list of participants", "participants"},
    {P_LABEL, "others present", "participants"},
    {P_LABEL, "other persons present", "participants"},
    {P_LABEL, "taking part", "participants"},
    {P_LABEL, "also taking part", "participants"},
    {P_LABEL, "members present", "participants"},
    {P_LABEL, "the following were present", "participants"},
    {P_LABEL, "the following were also present", "participants"},
    {P_LABEL, "in attendance were", "participants"},
    {P_LABEL, "presiding", "participant"},
    {P_LABEL, "presided by", "participant"},
    {P_LABEL, "presided over by", "participant"},
    {P_LABEL, "chairing", "participant"},
    {P_LABEL, "persons present", "participants"},
    {P_LABEL, "also present", "participants"},
    {P_LABEL, "in attendance", "participants"},
    {P_LABEL, "attendees", "participants"},
    {P_LABEL, "attending", "participants"},
    {P_LABEL, "in the presence of", "participants"},
    {P_LABEL, "appearances", "participants"},
    {P_LABEL, "date", "date"},
    {P_LABEL, "date of interview", "date"},
    {P_LABEL, "date of meeting", "date"},
    {P_LABEL, "date of conversation", "date"},
    {P_LABEL, "interview date", "date"},
    {P_LABEL, "date and time", "date"},
    {P_LABEL, "date & time", "date"},
    {P_LABEL, "date, time and place", "date"},
    {P_LABEL, "date and place", "date"},
    {P_LABEL, "time", "time"},
    {P_LABEL, "time and place", "time"},
    {P_LABEL, "place", "place"},
    {P_LABEL, "location", "place"},
    {P_LABEL, "venue", "place"},
    {P_LABEL, "place of interview", "place"},
    {P_LABEL, "duration", "duration"},
    {P_LABEL, "length", "duration"},
    {P_LABEL, "length of interview", "duration"},
    {P_LABEL, "title", "title"},
    {P_LABEL, "language", "language"},
    {P_LABEL, "languages", "language"},
    {P_LABEL, "original language", "language.original"},
    {P_LABEL, "interviewer", "participant"},
    {P_LABEL, "interviewers", "participant"},
    {P_LABEL, "interviewed by", "participant"},
    {P_LABEL, "interviewee", "participant"},
    {P_LABEL, "interviewees", "participant"},
    {P_LABEL, "narrator", "participant"},
    {P_LABEL, "chair", "participant"},
    {P_LABEL, "chairman", "participant"},
    {P_LABEL, "president", "participant"},
    {P_LABEL, "in the chair", "participant"},
    {P_LABEL, "chaired by", "participant"},
    {P_LABEL, "moderator", "participant"},
    {P_LABEL, "host", "participant"},
    {P_LABEL, "guest", "participant"},
    {P_LABEL, "guests", "participant"},
    {P_LABEL, "interpreter", "participant"},
    {P_LABEL, "source", "source"},
    {P_LABEL, "sources", "source"},
    {P_LABEL, "original archive", "source"},
    {P_LABEL, "archive", "source"},
    {P_LABEL, "reference", "source"},
    {P_LABEL, "citation", "source"},
    {P_LABEL, "repository", "source.repository"},
    {P_LABEL, "collection", "source.collection"},
    {P_LABEL, "fond", "source.fond"},
    {P_LABEL, "opis", "source.opis"},
    {P_LABEL, "box", "source.box"},
    {P_LABEL, "folder", "source.folder"},
    {P_LABEL, "rights", "rights"},
    {P_LABEL, "copyright", "rights"},
    {P_LABEL, "rights statement", "rights"},
    {P_LABEL, "permissions", "rights"},
    {P_LABEL, "licence", "licence"},
    {P_LABEL, "license", "licence"},
    {P_LABEL, "classification", "classification"},
    {P_LABEL, "original classification", "classification"},
    {P_LABEL, "security classification", "classification"},
    {P_LABEL, "summary", "summary"},
    {P_LABEL, "abstract", "summary"},
    {P_LABEL, "description", "summary"},
    {P_LABEL, "synopsis", "summary"},
    {P_LABEL, "record id", "record_id"},
    {P_LABEL, "record identifier", "record_id"},
    {P_LABEL, "identifier", "record_id"},
    {P_LABEL, "document id", "record_id"},
    {P_LABEL, "original uploaded date", "uploaded"},
    {P_LABEL, "uploaded", "uploaded"},
    {P_LABEL, "upload date", "uploaded"},
    {P_LABEL, "date uploaded", "uploaded"},
    {P_LABEL, "number", "number"},
    {P_LABEL, "document number", "number"},
    {P_LABEL, "no", "number"},
    {P_LABEL, "translator", "translator"},
    {P_LABEL, "translated by", "translator"},
    {P_LABEL, "translation", "translator"},
    {P_LABEL, "translation by", "translator"},
    {P_LABEL, "transcriber", "transcriber"},
    {P_LABEL, "transcribed by", "transcriber"},
    {P_LABEL, "transcription by", "transcriber"},
    {P_LABEL, "transcript by", "transcriber"},
    {P_LABEL, "transcriptionist", "transcriber"},
    {P_LABEL, "recorded by", "recorder"},
    {P_LABEL, "recorder", "recorder"},
    {P_LABEL, "minutes taken by", "recorder"},
    {P_LABEL, "notetaker", "recorder"},
    {P_LABEL, "note taker", "recorder"},
    {P_LABEL, "drafted by", "recorder"},
    {P_LABEL, "prepared by", "recorder"},
    {P_LABEL, "reported by", "recorder"},
    {P_LABEL, "drafter", "recorder"},
    {P_LABEL, "scribe", "recorder"},
    {P_LABEL, "edited by", "editor"},
    {P_LABEL, "editor", "editor"},
    {P_LABEL, "contributor", "contributor"},
    {P_LABEL, "contributors", "contributor"},
    {P_LABEL, "author", "author"},
    {P_LABEL, "author(s)", "author"},
    {P_LABEL, "authors", "author"},
    {P_LABEL, "publisher", "publisher"},
    {P_LABEL, "published by", "publisher"},
    {P_LABEL, "donor", "donor"},
    {P_LABEL, "donors", "donor"},
    {P_LABEL, "sponsor", "sponsor"},
    {P_LABEL, "credits", "donor"},
    {P_LABEL, "document type", "type"},
    {P_LABEL, "type", "type"},
    {P_LABEL, "series", "series"},
    {P_LABEL, "contact", "contact"},
    {P_LABEL, "project", "series"},
    /* Words before the names of those who made the text. */
    {P_CREDIT, "translated by", "translator"},
    {P_CREDIT, "translated from the russian by", "translator"},
    {P_CREDIT, "translated from russian by", "translator"},
    {P_CREDIT, "translated from the german by", "translator"},
    {P_CREDIT, "translated from german by", "translator"},
    {P_CREDIT, "translated from chinese by", "translator"},
    {P_CREDIT, "translated for cwihp by", "translator"},
    {P_CREDIT, "translation by", "translator"},
    {P_CREDIT, "translator", "translator"},
    {P_CREDIT, "transcribed by", "transcriber"},
    {P_CREDIT, "transcription by", "transcriber"},
    {P_CREDIT, "contributed by", "contributor"},
    {P_CREDIT, "obtained by", "contributor"},
    {P_CREDIT, "provided by", "contributor"},
    {P_CREDIT, "edited by", "editor"},
    {P_CREDIT, "recorded by", "recorder"},
    {P_CREDIT, "notes taken by", "recorder"},
    {P_CREDIT, "minutes taken by", "recorder"},
    {P_CREDIT, "drafted by", "recorder"},
    {P_CREDIT, "interviewed by", "participant"},
    {P_CREDIT, "interview by", "participant"},
    {P_CREDIT, "chaired by", "participant"},
    {P_CREDIT, "from the diary of", "author"},
    {P_CREDIT, "from the journal of", "author"},
    {P_CREDIT, "by", "author"},
    {P_CREDIT, "this document was made possible with support from", "sponsor"},
    {P_CREDIT, "this document was made possible with support by", "sponsor"},
    {P_CREDIT, "made possible with support from", "sponsor"},
    {P_CREDIT, "made possible by the support of", "sponsor"},
    {P_CREDIT, "made possible by a grant from", "sponsor"},
    {P_CREDIT, "this document was made possible by", "sponsor"},
    {P_CREDIT, "with the support of", "sponsor"},
    {P_CREDIT, "supported by", "sponsor"},
    {P_CREDIT, "funded by", "sponsor"},
    {P_CREDIT, "this publication was made possible by", "sponsor"},
    /* Pages around the record. */
    {P_FURNITURE, "skip to content", NULL},
    {P_FURNITURE, "skip to main content", NULL},
    {P_FURNITURE, "skip to navigation", NULL},
    {P_FURNITURE, "main menu", NULL},
    {P_FURNITURE, "menu", NULL},
    {P_FURNITURE, "search", NULL},
    {P_FURNITURE, "home", NULL},
    {P_FURNITURE, "print", NULL},
    {P_FURNITURE, "print this page", NULL},
    {P_FURNITURE, "share", NULL},
    {P_FURNITURE, "share this page", NULL},
    {P_FURNITURE, "share this document", NULL},
    {P_FURNITURE, "download", NULL},
    {P_FURNITURE, "download pdf", NULL},
    {P_FURNITURE, "download original document", NULL},
    {P_FURNITURE, "view original document", NULL},
    {P_FURNITURE, "cite this document", NULL},
    {P_FURNITURE, "cite", NULL},
    {P_FURNITURE, "back to top", NULL},
    {P_FURNITURE, "back", NULL},
    {P_FURNITURE, "next", NULL},
    {P_FURNITURE, "previous", NULL},
    {P_FURNITURE, "next document", NULL},
    {P_FURNITURE, "previous document", NULL},
    {P_FURNITURE, "cookie policy", NULL},
    {P_FURNITURE, "accept cookies", NULL},
    {P_FURNITURE, "privacy policy", NULL},
    {P_FURNITURE, "terms of use", NULL},
    {P_FURNITURE, "log in", NULL},
    {P_FURNITURE, "sign in", NULL},
    {P_FURNITURE, "subscribe", NULL},
    {P_FURNITURE, "read more", NULL},
    {P_FURNITURE, "related documents", NULL},
    {P_FURNITURE, "toggle navigation", NULL},
    {P_FURNITURE, "close", NULL},
    {P_FURNITURE, "this document is the property of the government", NULL},
    {P_SECTION, "document information", NULL},
    {P_SECTION, "document summary", NULL},
    {P_SECTION, "about this document", NULL},
    {P_SECTION, "about this record", NULL},
    {P_SECTION, "about", NULL},
    {P_SECTION, "details", NULL},
    {P_SECTION, "metadata", NULL},
    /* Rights. */
    {P_RIGHTS, "all rights reserved", NULL},
    {P_RIGHTS, "copyright", NULL},
    {P_RIGHTS, "public domain", NULL},
    {P_RIGHTS, "creative commons", NULL},
    {P_RIGHTS, "rights holder", NULL},
    {P_RIGHTS, "rights holders", NULL},
    {P_RIGHTS, "rights status", NULL},
    {P_RIGHTS, "welcomes reuse", NULL},
    {P_RIGHTS, "may be reproduced", NULL},
    {P_RIGHTS, "not be reproduced", NULL},
    {P_RIGHTS, "permission to reproduce", NULL},
    {P_RIGHTS, "permission to quote", NULL},
    {P_RIGHTS, "permission for commercial use", NULL},
    {P_RIGHTS, "literary rights", NULL},
    {P_RIGHTS, "fair use", NULL},
    {P_RIGHTS, "open government licence", NULL},
    {P_RIGHTS, "crown copyright", NULL},
    {P_RIGHTS, "©", NULL},
    {P_RIGHTS, "licensed under", NULL},
    {P_RIGHTS, "no known copyright", NULL},
    {P_CONTACT, "please contact the", NULL},
    {P_CONTACT, "please contact", NULL},
    {P_CONTACT, "please write to", NULL},
    {P_CONTACT, "contact us at", NULL},
    {P_CONTACT, "should be addressed to", NULL},
    {P_CONTACT, "for permission contact", NULL},
    {P_CONTACT, "inquiries to", NULL},
    {P_CONTACT, "enquiries to", NULL},
    /* The end of a record. */
    {P_CLOSING, "conversation lasted", NULL},
    {P_CLOSING, "conversation ended", NULL},
    {P_CLOSING, "conversation was concluded", NULL},
    {P_CLOSING, "conversation concluded", NULL},
    {P_CLOSING, "conversation was over", NULL},
    {P_CLOSING, "conversation took", NULL},
    {P_CLOSING, "conversation continued for", NULL},
    {P_CLOSING, "conversation then ended", NULL},
    {P_CLOSING, "call lasted", NULL},
    {P_CLOSING, "call ended", NULL},
    {P_CLOSING, "talk lasted", NULL},
    {P_CLOSING, "talk ended", NULL},
    {P_CLOSING, "talks lasted", NULL},
    {P_CLOSING, "talks ended", NULL},
    {P_CLOSING, "discussion lasted", NULL},
    {P_CLOSING, "discussion ended", NULL},
    {P_CLOSING, "interview lasted", NULL},
    {P_CLOSING, "interview ended", NULL},
    {P_CLOSING, "interview concluded", NULL},
    {P_CLOSING, "meeting lasted", NULL},
    {P_CLOSING, "meeting ended", NULL},
    {P_CLOSING, "meeting was adjourned", NULL},
    {P_CLOSING, "meeting adjourned", NULL},
    {P_CLOSING, "meeting closed", NULL},
    {P_CLOSING, "meeting concluded", NULL},
    {P_CLOSING, "meeting rose", NULL},
    {P_CLOSING, "meeting broke up", NULL},
    {P_CLOSING, "meeting was closed", NULL},
    {P_CLOSING, "session ended", NULL},
    {P_CLOSING, "session adjourned", NULL},
    {P_CLOSING, "session was adjourned", NULL},
    {P_CLOSING, "session closed", NULL},
    {P_CLOSING, "sitting was suspended", NULL},
    {P_CLOSING, "sitting rose", NULL},
    {P_CLOSING, "house adjourned", NULL},
    {P_CLOSING, "hearing adjourned", NULL},
    {P_CLOSING, "hearing was adjourned", NULL},
    {P_CLOSING, "hearing was concluded", NULL},
    {P_CLOSING, "conference ended", NULL},
    {P_CLOSING, "audience lasted", NULL},
    {P_CLOSING, "audience ended", NULL},
    {P_CLOSING, "reception lasted", NULL},
    {P_CLOSING, "reception ended", NULL},
    {P_CLOSING, "end of interview", NULL},
    {P_CLOSING, "end of transcript", NULL},
    {P_CLOSING, "end of conversation", NULL},
    {P_CLOSING, "end of recording", NULL},
    {P_CLOSING, "end of tape", NULL},
    {P_CLOSING, "this ended the conversation", NULL},
    {P_CLOSING, "this concluded the conversation", NULL},
    {P_CLOSING, "with this the conversation", NULL},
    {P_CLOSING, "with that the conversation", NULL},
    {P_CLOSING, "the conversation closed", NULL},
    {P_CLOSING, "ended the conversation", NULL},
    {P_CLOSING, "ends the conversation", NULL},
    {P_CLOSING, "ends the session", NULL},
    {P_CLOSING, "ends the meeting", NULL},
    {P_CLOSING, "ended the meeting", NULL},
    {P_CLOSING, "meeting lasted", NULL},
    {P_CLOSING, "adjourned at", NULL},
    {P_CLOSING, "concluded at", NULL},
    {P_NARRATION, "here follows", NULL},
    {P_NARRATION, "matter omitted", NULL},
    {P_NARRATION, "omitted here", NULL},
    {P_NARRATION, "text omitted", NULL},
    {P_NARRATION, "passage omitted", NULL},
    {P_NARRATION, "material omitted", NULL},
    {P_NARRATION, "not declassified", NULL},
    {P_NARRATION, "paragraph omitted", NULL},
    {P_NARRATION, "paragraphs omitted", NULL},
    {P_NARRATION, "redacted", NULL},
    {P_NARRATION, "sanitized", NULL},
    {P_NARRATION, "page missing", NULL},
    /* Titles of what was written, though it may speak of talks. */
    {P_WRITTEN, "letter", NULL},
    {P_WRITTEN, "decree", NULL},
    {P_WRITTEN, "resolution", NULL},
    {P_WRITTEN, "order", NULL},
    {P_WRITTEN, "directive", NULL},
    {P_WRITTEN, "instruction", NULL},
    {P_WRITTEN, "instructions", NULL},
    {P_WRITTEN, "telegram", NULL},
    {P_WRITTEN, "cable", NULL},
    {P_WRITTEN, "cablegram", NULL},
    {P_WRITTEN, "savingram", NULL},
    {P_WRITTEN, "circular", NULL},
    {P_WRITTEN, "despatch", NULL},
    {P_WRITTEN, "dispatch", NULL},
    {P_WRITTEN, "airgram", NULL},
    {P_WRITTEN, "report", NULL},
    {P_WRITTEN, "article", NULL},
    {P_WRITTEN, "editorial", NULL},
    {P_WRITTEN, "speech", NULL},
    {P_WRITTEN, "address", NULL},
    {P_WRITTEN, "message", NULL},
    {P_WRITTEN, "note verbale", NULL},
    {P_WRITTEN, "aide-memoire", NULL},
    {P_WRITTEN, "communique", NULL},
    {P_WRITTEN, "joint communique", NULL},
    {P_WRITTEN, "communiqué", NULL},
    {P_WRITTEN, "joint communiqué", NULL},
    {P_WRITTEN, "joint statement", NULL},
    {P_WRITTEN, "statement", NULL},
    {P_WRITTEN, "press release", NULL},
    {P_WRITTEN, "treaty", NULL},
    {P_WRITTEN, "agreement", NULL},
    {P_WRITTEN, "protocol on", NULL},
    {P_WRITTEN, "draft", NULL},
    {P_WRITTEN, "plan", NULL},
    {P_WRITTEN, "proposal", NULL},
    {P_WRITTEN, "proposals", NULL},
    {P_WRITTEN, "submission", NULL},
    {P_WRITTEN, "brief", NULL},
    {P_WRITTEN, "briefing paper", NULL},
    {P_WRITTEN, "paper", NULL},
    {P_WRITTEN, "essay", NULL},
    {P_WRITTEN, "decision", NULL},
    {P_WRITTEN, "information report", NULL},
    {P_WRITTEN, "intelligence report", NULL},
    {P_WRITTEN, "national intelligence estimate", NULL},
    {P_WRITTEN, "memorandum for", NULL},
    {P_WRITTEN, "memorandum from", NULL},
    {P_WRITTEN, "memorandum by", NULL},
    {P_WRITTEN, "memorandum prepared", NULL},
    {P_WRITTEN, "memorandum to", NULL},
    {P_WRITTEN, "note from", NULL},
    {P_WRITTEN, "minute from", NULL},
    {P_WRITTEN, "minute by", NULL},
    {P_WRITTEN, "biography", NULL},
    {P_WRITTEN, "declaration", NULL},
    {P_WRITTEN, "appeal", NULL},
    {P_WRITTEN, "law", NULL},
    {P_WRITTEN, "act of", NULL},
    {P_WRITTEN, "charter", NULL},
    {P_WRITTEN, "contract", NULL},
    {P_WRITTEN, "review", NULL},
    {P_WRITTEN, "excerpt from a letter", NULL},
    {P_WRITTEN, "editorial note", NULL},
    /* Paragraphs that nobody says, in narration. */
    {P_NOBODY, "we then", NULL},
    {P_NOBODY, "we had", NULL},
    {P_NOBODY, "we discussed", NULL},
    {P_NOBODY, "we agreed", NULL},
    {P_NOBODY, "we parted", NULL},
    {P_NOBODY, "here:", NULL},
    {P_NOBODY, "below is", NULL},
    {P_NOBODY, "at this point", NULL},
    {P_NOBODY, "the conversation", NULL},
    {P_NOBODY, "then the conversation", NULL},
    {P_NOBODY, "the meeting", NULL},
    {P_NOBODY, "after the meeting", NULL},
    {P_NOBODY, "the discussion", NULL},
    {P_NOBODY, "in discussion", NULL},
    {P_NOBODY, "in further discussion", NULL},
    {P_NOBODY, "discussion then", NULL},
    {P_NOBODY, "the talks", NULL},
    {P_NOBODY, "the cabinet", NULL},
    {P_NOBODY, "the committee", NULL},
    {P_NOBODY, "the council", NULL},
    {P_NOBODY, "the house", NULL},
    {P_NOBODY, "the sitting", NULL},
    {P_NOBODY, "the session", NULL},
    {P_NOBODY, "the following", NULL},
    {P_NOBODY, "there was", NULL},
    {P_NOBODY, "there followed", NULL},
    {P_NOBODY, "there then followed", NULL},
    {P_NOBODY, "it was agreed", NULL},
    {P_NOBODY, "it was decided", NULL},
    {P_PROCEDURE, "it was so ordered", NULL},
    {P_NOBODY, "both sides", NULL},
    {P_NOBODY, "the two sides", NULL},
    {P_NOBODY, "after an exchange", NULL},
    {P_NOBODY, "comment:", NULL},
    {P_NOBODY, "comments:", NULL},
    /* What the clerk notes, amid labels too. */
    {P_PROCEDURE, "note:", NULL},
    {P_PROCEDURE, "whereupon", NULL},
    {P_PROCEDURE, "question put", NULL},
    {P_PROCEDURE, "question proposed", NULL},
    {P_PROCEDURE, "motion agreed to", NULL},
    {P_PROCEDURE, "motion made", NULL},
    {P_PROCEDURE, "debate resumed", NULL},
    {P_PROCEDURE, "debate adjourned", NULL},
    {P_PROCEDURE, "bill read", NULL},
    {P_PROCEDURE, "amendment agreed to", NULL},
    {P_PROCEDURE, "at the invitation of the", NULL},
    {P_PROCEDURE, "the agenda was adopted", NULL},
    {P_PROCEDURE, "a vote was taken", NULL},
    {P_PROCEDURE, "a recess was taken", NULL},
    {P_PROCEDURE, "the meeting was called to order", NULL},
    {P_PROCEDURE, "the committee met", NULL},
    {P_PROCEDURE, "the house met", NULL},
    {P_PROCEDURE, "the house divided", NULL},
    {P_PROCEDURE, "the court met", NULL},
    {P_PROCEDURE, "the witness was", NULL},
    {P_PROCEDURE, "the sitting was", NULL},
    {P_PROCEDURE, "recess taken", NULL},
    {P_PROCEDURE, "the meeting then", NULL},
    {P_PROCEDURE, "the meeting broke up", NULL},
    {P_PROCEDURE, "the meeting adjourned", NULL},
    {P_PROCEDURE, "the meeting resumed", NULL},
    {P_PROCEDURE, "the meeting was adjourned", NULL},
    {P_PROCEDURE, "the session was adjourned", NULL},
    {P_PROCEDURE, "the conversation then", NULL},
    {P_PROCEDURE, "there was a short break", NULL},
    {P_PROCEDURE, "there was a break", NULL},
    {P_PROCEDURE, "resolved in the", NULL},
    {P_PROCEDURE, "begin tape", NULL},
    {P_PROCEDURE, "end of tape", NULL},
    {P_PROCEDURE, "end of side", NULL},
    {P_PROCEDURE, "tape", NULL},
    {P_PRESENT, "were present", NULL},
    {P_PRESENT, "was present", NULL},
    {P_PRESENT, "were also present", NULL},
    {P_PRESENT, "was also present", NULL},
    {P_PRESENT, "also present were", NULL},
    {P_PRESENT, "also present was", NULL},
    {P_PRESENT, "present were", NULL},
    {P_PRESENT, "present at the conversation", NULL},
    {P_PRESENT, "present at the meeting", NULL},
    {P_PRESENT, "present during the conversation", NULL},
    {P_PRESENT, "took part in the conversation", NULL},
    {P_PRESENT, "took part in the meeting", NULL},
    {P_PRESENT, "took part", NULL},
    {P_PRESENT, "participated", NULL},
    {P_PRESENT, "attended the meeting", NULL},
    {P_PRESENT, "attended", NULL},
    {P_PRESENT, "in attendance", NULL},
    {P_PRESENT, "the conversation was attended by", NULL},
    {P_PRESENT, "in the presence of", NULL},
    {P_PRESENT, "the following were present", NULL},
    {P_SIGNATURE, "signature", NULL},
    {P_SIGNATURE, "signed", NULL},
    {P_SIGNATURE, "sgd", NULL},
    /* Archives that open a reference. */
    {P_REPOSITORY, "rgaspi", NULL},
    {P_REPOSITORY, "rgani", NULL},
    {P_REPOSITORY, "garf", NULL},
    {P_REPOSITORY, "avp rf", NULL},
    {P_REPOSITORY, "avprf", NULL},
    {P_REPOSITORY, "avpussr", NULL},
    {P_REPOSITORY, "aprf", NULL},
    {P_REPOSITORY, "ap rf", NULL},
    {P_REPOSITORY, "tskhsd", NULL},
    {P_REPOSITORY, "tsamo", NULL},
    {P_REPOSITORY, "barch", NULL},
    {P_REPOSITORY, "bundesarchiv", NULL},
    {P_REPOSITORY, "sapmo", NULL},
    {P_REPOSITORY, "sapmo-barch", NULL},
    {P_REPOSITORY, "pa aa", NULL},
    {P_REPOSITORY, "paaa", NULL},
    {P_REPOSITORY, "pa-aa", NULL},
    {P_REPOSITORY, "politisches archiv", NULL},
    {P_REPOSITORY, "naa", NULL},
    {P_REPOSITORY, "aa", NULL},
    {P_REPOSITORY, "tna", NULL},
    {P_REPOSITORY, "pro", NULL},
    {P_REPOSITORY, "the national archives", NULL},
    {P_REPOSITORY, "national archives", NULL},
    {P_REPOSITORY, "national archive", NULL},
    {P_REPOSITORY, "nara", NULL},
    {P_REPOSITORY, "lac", NULL},
    {P_REPOSITORY, "library of congress", NULL},
    {P_REPOSITORY, "national security archive", NULL},
    {P_REPOSITORY, "kennedy library", NULL},
    {P_REPOSITORY, "eisenhower library", NULL},
    {P_REPOSITORY, "johnson library", NULL},
    {P_REPOSITORY, "truman library", NULL},
    {P_REPOSITORY, "ford library", NULL},
    {P_REPOSITORY, "carter library", NULL},
    {P_REPOSITORY, "reagan library", NULL},
    {P_REPOSITORY, "nixon presidential materials", NULL},
    {P_REPOSITORY, "george bush presidential library", NULL},
    {P_REPOSITORY, "clinton library", NULL},
    {P_REPOSITORY, "chinese foreign ministry archive", NULL},
    {P_REPOSITORY, "prc fma", NULL},
    {P_REPOSITORY, "prc foreign ministry archives", NULL},
    {P_REPOSITORY, "aan", NULL},
    {P_REPOSITORY, "archiwum akt nowych", NULL},
    {P_REPOSITORY, "mol", NULL},
    {P_REPOSITORY, "magyar országos levéltár", NULL},
    {P_REPOSITORY, "hungarian national archives", NULL},
    {P_REPOSITORY, "anic", NULL},
    {P_REPOSITORY, "tsda", NULL},
    {P_REPOSITORY, "central state archive", NULL},
    {P_REPOSITORY, "archive of foreign policy", NULL},
    {P_REPOSITORY, "archive of the president", NULL},
    {P_REPOSITORY, "archives nationales", NULL},
    {P_REPOSITORY, "archive of the gorbachev foundation", NULL},
    {P_REPOSITORY, "gorbachev foundation archive", NULL},
    {P_REPOSITORY, "churchill archives", NULL},
    {P_NONE, NULL, NULL}};

const struct vdm_language vdm_language_english = {"English", lists,   phrases,
						  speech,    thought, gesture};
