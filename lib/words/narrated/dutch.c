/* SPDX-License-Identifier: MIT */
/* How Dutch reports what was said. */
#include <stddef.h>

#include "words/narrated/narrated.h"

static const struct vdm_word_list words[] = {
    {W_HON, "heer dhr mevrouw mevr mw mej mejuffrouw juffrouw dr drs ir mr "
	    "prof heren jhr ds"},
    {W_HON | W_OFFICE,
     "minister minister-president staatssecretaris directeur directrice "
     "burgemeester wethouder voorzitter voorzitster secretaris penningmeester "
     "kolonel generaal majoor kapitein gouverneur ambassadeur gezant koning "
     "koningin prins graaf baron consul rector hoogleraar professor pastoor "
     "dominee bisschop commissaris president griffier notaris dijkgraaf "
     "raadslid griffier ingenieur inspecteur"},
    {W_OFFICE, "tolk notulist penningmeester spreker interviewer "
	       "rapporteur lid bode"},
    {W_SAY | W_PAST,
     "zei zeiden sprak spraken vroeg vroegen gaf gaven wees wezen bracht "
     "brachten ging gingen kwam kwamen begon begonnen riep riepen "
     "beschreef bood boden hield hielden sloot sloten las lazen deed "
     "nam namen trok beval verzocht verzochten beloofde dacht riposteerde "
     "gezegd gesproken gevraagd gegeven gewezen gebracht geantwoord "
     "verklaard opgemerkt toegevoegd meegedeeld voorgesteld benadrukt "
     "uiteengezet geadviseerd bevestigd ontkend gemeld verzocht beloofd "
     "herhaald toegelicht aangedrongen toegezegd betoogd bestreden "
     "bestreed onderschreef ondersteunde dankte bedankt "
     "stelde stelden vond vonden zag zagen "},
    {W_SAY,
     "zegt zeggen spreekt spreken vraagt vragen geeft geven wijst wijzen "
     "brengt gaat komt begint roept beschrijft biedt houdt sluit leest "
     "doet neemt trekt verzoekt bestrijdt onderschrijft deelt deelde "
     "voegt voegde zet zette merkt merkte dringt drong licht lichtte "
     "weerspreekt weersprak stemt stemde stelt spreekt voert voerde werpt "
     "wierp "
     "antwoorden verklaren opmerken mededelen"},
    {W_THINK | W_PAST, "vond vonden zag begreep wist"},
    {W_THINK, "vindt vinden ziet begrijpt weet weten wensen mening oordeel "
	      "bereid eens akkoord voorstander overtuigd"},
    {W_GESTURE | W_PAST, "stond verliet vertrok zweeg boog lachte knikte "
			 "glimlachte zuchtte haalde betrad verscheen "
			 "overhandigde"},
    {W_GESTURE, "staat verlaat vertrekt zwijgt buigt lacht knikt glimlacht "
		"zucht haalt betreedt verschijnt overhandigt"},
    {W_ADVERB,
     "daarop hierop vervolgens dan toen daarna verder voorts ook nog nogmaals "
     "weer wederom echter evenwel zich hem haar hun hen mij ons eerst "
     "tenslotte slotte eveneens slechts nadrukkelijk kort lachend glimlachend "
     "aarzelend schriftelijk mondeling hier daar dus daarom nu thans later "
     "uitdrukkelijk onmiddellijk meteen immers wel niet zelf allereerst "
     "bovendien ook zelfs alleen daartegen daarentegen hierbij daarbij "
     "hiertegen"},
    {W_AUX, "heeft had hebben hadden is was zijn waren wordt werd werden "
	    "worden kan kon moet moest zal zou wil wilde mag mocht"},
    {W_PRONOUN | W_FUNCTION, "hij zij ze het hem haar hun"},
    {W_FIRST | W_FUNCTION, "ik wij we mij me ons"},
    {W_FIRST, "heb ben"},
    {W_FUNCTION,
     "indien de het een en of met van te in op aan bij voor naar over om uit "
     "door "
     "tegen zonder sinds onder tussen wegens tijdens als dat wat wie waar "
     "waarom niet geen men dit deze die zijn haar hun er maar want omdat of "
     "volgens"},
    {W_ARTICLE, "de het een"},
    {W_STARTER, "daarop hierop vervolgens op na naar in bij wat hierna "
		"daarna voorts verder ook nu ja nee men er het tenslotte "
		"tot over met aan"},
    {W_MATTER, "buitenlandse binnenlandse zaken financiën oorlog defensie "
	       "justitie onderwijs waterstaat landbouw koloniën"},
    {W_SALUTE, "geachte geachter waarde beste hoogachtend hoogachting groeten"},
    {W_PARTICLE, "van der den de ten ter te von du"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_AND, "en"},
    {X_THE, "de"},
    {X_OF, "van"},
    {X_FOR, "voor"},
    {X_THAT, "dat"},
    {X_WHETHER, "of"},
    {X_NOT, "niet"},
    {X_HE, "hij zij ze"},
    {X_I, "ik"},
    {X_SELF, "zich"},
    {X_BE, "is was zijn waren wordt werd werden worden"},
    {X_REPLY, "antwoordt antwoordde antwoordden repliceert repliceerde "
	      "riposteert riposteerde"},
    {X_MAN, "heer dhr"},
    {X_WOMAN, "mevrouw mevr mw mejuffrouw"},
    {X_STOPPED, "dhr mevr mw dr drs ir mr prof mej jhr ds"},
    {X_BETWEEN, "tussen"},
    {X_WITH, "met"},
    {X_NONE, NULL}};

/* Weak verbs as `t` and as `d` ones, by the stem. */
static const struct vdm_word_list verbs[] = {
    {W_SAY,
     "antwoord meld verklaar benadruk betoog bevestig ontken herhaal vertel "
     "bericht informeer adviseer protesteer waarschuw verwelkom bedank dank "
     "erken concludeer vervolg verduidelijk klaag pleit opper reageer "
     "repliceer interrumpeer citeer onderstreep beloof beweer "
     "verzeker begroet herinner betreur rapporteer memoreer constateer "
     "motiveer licht open verdedig juich noem noteer"},
    {W_THINK, "meen geloof hoop wens betreur twijfel vrees verwacht steun "
	      "weiger accepteer aarzel"},
    {0, NULL}};

/* benadrukt, benadrukte; meldt, meldde; verklaart, verklaarde */
static const struct vdm_ending endings[] = {
    {W_SAY | W_THINK, "t", 0, "", 0},
    {W_SAY | W_THINK, "t", 0, "te", W_PAST},
    {W_SAY | W_THINK, "t", 0, "ten", W_PAST},
    {W_SAY | W_THINK, "k p f s ch", 0, "t", 0},
    {W_SAY | W_THINK, "k p f s ch", 0, "te", W_PAST},
    {W_SAY | W_THINK, "k p f s ch", 0, "ten", W_PAST},
    {W_SAY | W_THINK, "k p f s ch", 0, "de", W_PAST},
    {W_SAY | W_THINK, "k p f s ch", 0, "den", W_PAST},
    {W_SAY | W_THINK, "", 0, "t", 0},
    {W_SAY | W_THINK, "", 0, "de", W_PAST},
    {W_SAY | W_THINK, "", 0, "den", W_PAST},
    {0, NULL, 0, NULL, 0}};

static const struct vdm_phrase phrases[] = {
    {P_SPEAKS, "neemt het woord", NULL},
    {P_SPEAKS, "nam het woord", NULL},
    {P_SPEAKS, "krijgt het woord", NULL},
    {P_SPEAKS, "kreeg het woord", NULL},
    {P_SPEAKS, "voert het woord", NULL},
    {P_SPEAKS, "voerde het woord", NULL},
    {P_SPEAKS, "vraagt het woord", NULL},
    {P_SPEAKS, "vroeg het woord", NULL},
    {P_OPINION, "volgens", NULL},
    {P_OPINION, "naar het oordeel van", NULL},
    {P_OPINION, "naar de mening van", NULL},
    {P_OPINION, "naar mening van", NULL},
    {P_ASIDE, "op zijn beurt", NULL},
    {P_ASIDE, "van zijn kant", NULL},
    {P_ASIDE, "op haar beurt", NULL},
    {P_ASIDE, "van haar kant", NULL},
    {P_ASIDE, "in dit verband", NULL},
    {P_ASIDE, "ten slotte", NULL},
    {P_ASIDE, "met nadruk", NULL},
    {P_ASIDE, "nog eens", NULL},
    {P_NOBODY, "men", NULL},
    {P_NOBODY, "er wordt", NULL},
    {P_NOBODY, "er werd", NULL},
    {P_NOBODY, "er volgt", NULL},
    {P_NOBODY, "er volgde", NULL},
    {P_NOBODY, "besloten", NULL},
    {P_NOBODY, "besloten wordt", NULL},
    {P_NOBODY, "besluit", NULL},
    {P_NOBODY, "besluiten", NULL},
    {P_NOBODY, "afgesproken", NULL},
    {P_NOBODY, "overeengekomen", NULL},
    {P_NOBODY, "het voorstel wordt", NULL},
    {P_NOBODY, "het voorstel werd", NULL},
    {P_NOBODY, "het voorstel is", NULL},
    {P_NOBODY, "de vergadering", NULL},
    {P_NOBODY, "de bespreking", NULL},
    {P_NOBODY, "het gesprek", NULL},
    {P_NOBODY, "beide partijen", NULL},
    {P_NOBODY, "beiden", NULL},
    {P_NOBODY, "de notulen", NULL},
    {P_NOBODY, "de aanwezigen", NULL},
    {P_NOBODY, "actie", NULL},
    {P_NOBODY, "na een pauze", NULL},
    {P_CLOSING, "gesprek duurde", NULL},
    {P_CLOSING, "bespreking duurde", NULL},
    {P_CLOSING, "vergadering duurde", NULL},
    {P_CLOSING, "vergadering sluit", NULL},
    {P_CLOSING, "voorzitter sluit de vergadering", NULL},
    {P_CLOSING, "vergadering wordt gesloten", NULL},
    {P_CLOSING, "vergadering werd gesloten", NULL},
    {P_CLOSING, "gesprek eindigde", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_narrated vdm_narrated_dutch = {
    .tables = {.name = "Dutch",
	       .words = words,
	       .uses = uses,
	       .verbs = verbs,
	       .endings = endings,
	       .phrases = tables},
    .manners = VDM_BEHIND | VDM_SECOND | VDM_FINAL | VDM_BARE,
    .signs = "de het een en van dat niet op te zijn met voor aan er wordt "
	     "heer ook bij naar hij zij of maar door"};
