/* SPDX-License-Identifier: MIT */
/* English words, each with what it is. */
#include <stddef.h>

#include "words/english/english.h"

const struct vdm_word_list vdm_english_words[] = {
    {W_HON,
     "comrades gentlemen representatives senators congressmen ambassadors "
     "bro bros brothers sisters ministers councillors aldermen councilmen "
     "commissioners delegates "
     "senators colonels captains majors lords ladies misses professors doctors "
     "drs generals cdes mr mrs ms miss messrs "
     "cllr cllrs ald aldm "
     "mister madam madame mme mlle monsieur dr doctor "
     "prof professor sir lady lord dame cde comrade com tov hon honourable "
     "honorable rev reverend herr frau senor seor señor señora signor signora "
     "don dom effendi pasha bey sheikh shaikh sheik sayyid ayatollah imam "
     "smt mullah rabbi fr father sister brother st eng engr rtd"},
    {W_HON | W_OFFICE,
     "general gen colonel col major maj captain capt lieutenant lieut lt "
     "sergeant sgt admiral adm commodore commander cmdr brigadier marshal "
     "generalissimo governor gov senator sen representative rep "
     "congressman congresswoman president chancellor premier ambassador amb "
     "minister secretary undersecretary king queen prince princess emperor "
     "empress marquess marquis marchioness shah sultan emir amir pope cardinal "
     "archbishop bishop "
     "chairman chairwoman chairperson chair commissioner judge justice "
     "magistrate mayor councillor cllr coun alderman counsellor counselor "
     "consul attache "
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
     "undersigned author drafter member ministers charge chargé "
     "surveyor curator archivist librarian engineer architect harbourmaster "
     "postmaster stationmaster schoolmaster headmaster headmistress matron "
     "taoiseach tánaiste comhairle leas-cheann cathaoirleach "
     "leas-chathaoirleach bailiff vicar curate bursar chamberlain abbot abbess "
     "burgomaster seal paymaster master"},
    {W_OFFICE, "pm fm"},
    {W_MAJESTY,
     "majesty excellency highness holiness lordship ladyship grace honour "
     "honor eminence"},
    {W_OFFMOD,
     "prime acting deputy vice assistant foreign federal first second third "
     "under permanent parliamentary private chief senior junior general "
     "royal state interim provisional lord high home colonial naval privy "
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
     "unless the a an of in on at to for from by with about into over under "
     "after "
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
     "politburo secretariat presidium party fuel power fisheries forestry "
     "forests mines housing pensions insurance employment environment "
     "science technology tourism heritage shipping telegraphs irrigation"},
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
     "laughter applause pause silence recess interruption cheers crosstalk "
     "inaudible"},
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
    {W_PARTICLE,
     "von van der den de la le du da dos das di del della el al "
     "bin ibn ben ul os as-sultan zu ten ter af av y e abu os ad "
     "ap ab ferch verch mac mc nic ní ó bint bar umm ould wuld "
     "zur zum vom dalla dello degli delle dal lo las los van't 't "
     "'s 'n ’t ’s ’n ‘t ‘s ‘n de' de’ dell' dell’ d' d’ ca' ca’ dall' dall’ "
     "te st ste á"},
    {W_GENRE,
     "evidence memorandum memcon memo minutes record transcript report note "
     "notes "
     "protocol telegram cable despatch dispatch letter aide-memoire summary "
     "proceedings stenogram transcription extract excerpt statement "
     "draft document diary entry information circular cablegram verbatim "
     "act scene prologue epilogue savingram submission brief "
     "shorthand conclusions journal resolution decision decree"},
    {W_TALK,
     "conversation conversations talk talks meeting meetings interview "
     "discussion discussions dialogue reception audience negotiations "
     "consultation hearing hearings testimony debate debates conference "
     "session sitting telephone call phone telcon minutes "
     "transcript examination inquiry inquest trial deposition questioning "
     "interrogation briefing press stenogram colloquy seminar roundtable "
     "argument arguments podcast visit luncheon dinner breakfast memcon "
     "proceedings"},
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
     "commission committee sub-committee subcommittee sub-commission "
     "working-party council delegation government department office "
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
     "thos wm chas jas jos geo robt jno saml benj edw danl fredk richd "
     "john william james george charles thomas robert henry edward joseph "
     "david peter paul michael richard mary anna anne elizabeth margaret "
     "jane sarah susan helen alexander ivan vladimir nikolai boris leonid "
     "mikhail helmut hans karl heinrich friedrich wilhelm ernst otto franz "
     "josef jean pierre jacques francois charles louis andre georges juan "
     "jose carlos luis pedro mohammad muhammad mohammed ahmad ahmed ali "
     "hassan hussein ibrahim yusuf abdul omar winston franklin harry "
     "dwight lyndon gerald jimmy ronald bill tony edgar stephen steven "
     "gary mark daniel andrew philip francis frank walter arthur albert "
     "jan frederick lewis samuel benjamin martin kenneth donald alan brian"},
    {0, NULL}};

const char vdm_english_signs[] =
    "the of and to that in was is it for on with as he his by be had said not "
    "at from this which were they would mr";

const char *const vdm_english_months[] = {
    "january jan", "february feb", "march mar",
    "april apr",   "may",          "june jun",
    "july jul",    "august aug",   "september sept sep",
    "october oct", "november nov", "december dec"};

const struct vdm_number vdm_english_numbers[] = {
    {1, "one"},        {2, "two"},       {3, "three"},     {4, "four"},
    {5, "five"},       {6, "six"},       {7, "seven"},     {8, "eight"},
    {9, "nine"},       {10, "ten"},      {11, "eleven"},   {12, "twelve"},
    {13, "thirteen"},  {14, "fourteen"}, {15, "fifteen"},  {16, "sixteen"},
    {17, "seventeen"}, {18, "eighteen"}, {19, "nineteen"}, {20, "twenty"},
    {30, "thirty"},    {40, "forty"},    {50, "fifty"},    {0, NULL}};
