/* SPDX-License-Identifier: MIT */
/* How Norwegian reports what was said. */
#include <stddef.h>

#include "words/narrated/narrated.h"

static const struct vdm_word_list words[] = {
    {W_HON | W_OFFICE, "kontorsjef kontorsjefen rådmann rådmannen "
		       "herredskasserer herredskassereren"},
    {W_SAY | W_PAST, "opplyst meddelt anført påpekt foreslått bemerket uttalt "
		     "innvendt framholdt framhevet"},
    {W_HON, "herr hr fru frk frøken dr prof"},
    {W_HON | W_OFFICE,
     "president statsråd statsråden minister ministeren statsminister "
     "statsministeren utenriksminister utenriksministeren direktør "
     "direktøren ordfører ordføreren formann formannen leder lederen "
     "ambassadør ambassadøren general generalen oberst obersten kaptein "
     "kapteinen major konsul konsulen ingeniør ingeniøren professor "
     "professoren rektor sekretær sekretæren rådmann rådmannen "
     "fylkesmann sokneprest prost biskop biskopen kong kongen redaktør "
     "redaktøren overlege overlegen inspektør inspektøren skipper konge"},
    {W_OFFICE, "representanten medlemmet vitnet tolken referenten intervjueren "
	       "ordstyreren møtelederen"},
    {W_SAY | W_PAST,
     "sa spurte ba bad ga gav tok kom gikk fant bød svor skrev lovet "
     "lovte forela fortalte la spurte mente fremholdt fremhevet "
     "understreket påpekte bemerket innvendte hevdet forklarte erklærte "
     "opplyste meddelte tilføyde foreslo gjentok bekreftet benektet "
     "takket beklaget redegjorde minnet viste uttalte uttrykte nevnte "
     "spurte svarte replierte repliserte advarte anbefalte avbrøt "
     "avsluttet begynte åpnet innledet ønsket konstaterte orienterte "
     "rapporterte henviste trodde tvilte håpet fryktet støttet "
     "protesterte anførte presiserte kommenterte rettet antydet lot "
     "stilte undret lurte innrømmet insisterte påstod beskrev "
     "oppfordret etterlyste"},
    {W_SAY, "sier spør ber gir tar kommer går finner skriver lover legger "
	    "forteller mener fremholder fremhever understreker påpeker "
	    "bemerker innvender hevder forklarer erklærer opplyser meddeler "
	    "tilføyer foreslår gjentar bekrefter benekter takker beklager "
	    "redegjør minner viser uttaler uttrykker nevner svarer repliserer "
	    "advarer anbefaler avbryter avslutter begynner åpner innleder "
	    "ønsker konstaterer orienterer rapporterer henviser anfører "
	    "presiserer kommenterer antyder stiller undrer lurer innrømmer "
	    "insisterer påstår beskriver oppfordrer etterlyser"},
    {W_THINK,
     "tror vet visste tenker tenkte håper frykter tviler ville vil enig "
     "støtter foretrekker foretrakk aksepterte aksepterer godtok "
     "samtykket samtykker nektet nekter regnet"},
    {W_GESTURE,
     "lo ler smilte smiler nikket nikker reiste reiser forlot forlater "
     "tidde tier bukket bukker sukket sukker ristet rister trakk "
     "trekker hevet overrakte overrekker"},
    {W_ADVERB,
     "kun så deretter derpå også igjen videre imidlertid dog derimot "
     "likevel nå da først til slutt dessuten heller bare ikke seg ham "
     "henne dem oss ennå straks leende smilende kort uttrykkelig selv "
     "her der dermed derfor imens omgående videre endelig"},
    {W_AUX, "har hadde er var blir ble skal skulle kan kunne må måtte vil "
	    "ville bør burde"},
    {W_PRONOUN | W_FUNCTION, "han hun de det den ham henne dem"},
    {W_FIRST | W_FUNCTION, "jeg vi meg oss"},
    {W_FUNCTION,
     "hvis dersom og eller men at om når hva hvem hvor hvorfor hvordan i på av "
     "for "
     "med til fra ved under over mot mellom etter før uten som den det "
     "de en et ei ikke man hans hennes deres sin sitt sine denne dette "
     "disse"},
    {W_ARTICLE, "den det de en et"},
    {W_STARTER,
     "til deretter derpå så på i etter når da om hertil herpå videre "
     "også ja nei man det nå over fra mot ifølge"},
    {W_HON | W_OFFICE,
     "presidenten rektoren majoren prosten skipperen fylkesmannen presten "
     "prest legen lege læreren lærer lensmannen lensmann fogden fogd dommeren "
     "dommer forvalteren forvalter bestyreren bestyrer disponenten disponent"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_AND, "og"},
    {X_THE, "den det"},
    {X_OF, "av for"},
    {X_THAT, "at"},
    {X_WHETHER, "om hvorvidt"},
    {X_NOT, "ikke"},
    {X_HE, "han hun"},
    {X_I, "jeg"},
    {X_SELF, "seg"},
    {X_BE, "ble blir er var"},
    {X_REPLY, "svarte svarer replierte repliserte repliserer"},
    {X_MAN, "herr hr"},
    {X_WOMAN, "fru frk frøken"},
    {X_STOPPED, "hr frk dr prof kl"},
    {X_BETWEEN, "mellom"},
    {X_WITH, "med"},
    {X_NONE, NULL}};

static const struct vdm_word_list verbs[] = {{0, NULL}};

static const struct vdm_ending endings[] = {{0, NULL, 0, NULL, 0}};

static const struct vdm_phrase phrases[] = {
    {P_SPEAKS, "tok ordet", NULL},
    {P_SPEAKS, "tar ordet", NULL},
    {P_SPEAKS, "fikk ordet", NULL},
    {P_SPEAKS, "får ordet", NULL},
    {P_SPEAKS, "forlangte ordet", NULL},
    {P_SPEAKS, "hadde ordet", NULL},
    {P_SPEAKS, "ba om ordet", NULL},
    {P_SAID, "opplystes", NULL},
    {P_SAID, "opplyses", NULL},
    {P_SAID, "anførtes", NULL},
    {P_SAID, "anføres", NULL},
    {P_SAID, "meddeltes", NULL},
    {P_SAID, "meddeles", NULL},
    {P_SAID, "bemerkedes", NULL},
    {P_SAID, "fremhevedes", NULL},
    {P_SAID, "foresloges", NULL},
    {P_SAID, "uttaltes", NULL},
    {P_OPINION, "ifølge", NULL},
    {P_OPINION, "i følge", NULL},
    {P_OPINION, "etter", NULL},
    {P_ASIDE, "på sin side", NULL},
    {P_ASIDE, "i denne forbindelse", NULL},
    {P_ASIDE, "til slutt", NULL},
    {P_ASIDE, "med ettertrykk", NULL},
    {P_ASIDE, "nok en gang", NULL},
    {P_NOBODY, "man", NULL},
    {P_NOBODY, "det ble", NULL},
    {P_NOBODY, "vedtatt", NULL},
    {P_NOBODY, "begge parter", NULL},
    {P_NOBODY, "begge", NULL},
    {P_NOBODY, "samtalen", NULL},
    {P_NOBODY, "møtet", NULL},
    {P_NOBODY, "etter en pause", NULL},
    {P_NOBODY, "de tilstedeværende", NULL},
    {P_CLOSING, "samtalen varte", NULL},
    {P_CLOSING, "samtalen tok", NULL},
    {P_CLOSING, "møtet varte", NULL},
    {P_CLOSING, "møtet sluttet", NULL},
    {P_CLOSING, "samtalen sluttet", NULL},
    {P_SHORT, "kontorsjefen", "kontorsjef"},
    {P_SHORT, "rådmannen", "rådmann"},
    {P_SHORT, "ministeren", "minister"},
    {P_SHORT, "direktøren", "direktør"},
    {P_SHORT, "ordføreren", "ordfører"},
    {P_SHORT, "formannen", "formann"},
    {P_SHORT, "ambassadøren", "ambassadør"},
    {P_SHORT, "generalen", "general"},
    {P_SHORT, "obersten", "oberst"},
    {P_SHORT, "kapteinen", "kaptein"},
    {P_SHORT, "ingeniøren", "ingeniør"},
    {P_SHORT, "professoren", "professor"},
    {P_SHORT, "sekretæren", "sekretær"},
    {P_SHORT, "biskopen", "biskop"},
    {P_SHORT, "redaktøren", "redaktør"},
    {P_SHORT, "statsråden", "statsråd"},
    {P_SHORT, "presidenten", "president"},
    {P_SHORT, "rådmannen", "rådmann"},
    {P_SHORT, "utenriksministeren", "utenriksminister"},
    {P_SHORT, "statsministeren", "statsminister"},
    {P_SHORT, "inspektøren", "inspektør"},
    {P_SHORT, "overlegen", "overlege"},
    {P_SHORT, "kongen", "konge"},
    {P_SHORT, "rektoren", "rektor"},
    {P_SHORT, "majoren", "major"},
    {P_SHORT, "konsulen", "konsul"},
    {P_SHORT, "prosten", "prost"},
    {P_SHORT, "skipperen", "skipper"},
    {P_SHORT, "fylkesmannen", "fylkesmann"},
    {P_SHORT, "lederen", "leder"},
    {P_SHORT, "presten", "prest"},
    {P_SHORT, "legen", "lege"},
    {P_SHORT, "læreren", "lærer"},
    {P_SHORT, "lensmannen", "lensmann"},
    {P_SHORT, "fogden", "fogd"},
    {P_SHORT, "dommeren", "dommer"},
    {P_SHORT, "forvalteren", "forvalter"},
    {P_SHORT, "bestyreren", "bestyrer"},
    {P_SHORT, "disponenten", "disponent"},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_narrated vdm_narrated_norwegian = {
    .tables = {.name = "Norwegian",
	       .words = words,
	       .uses = uses,
	       .verbs = verbs,
	       .endings = endings,
	       .phrases = tables},
    .manners = VDM_BEHIND | VDM_SECOND | VDM_BARE,
    .signs = "og at som ikke til av på med fra også hun jeg men eller var ble "
	     "etter seg den han mot om hva"};
