/* SPDX-License-Identifier: MIT */
/* How Danish reports what was said. */
#include <stddef.h>

#include "words/narrated/narrated.h"

static const struct vdm_word_list words[] = {
    {W_SAY | W_PAST, "fremhævet bemærket indvendt hævdet oplyst meddelt anført "
		     "påpeget foreslået udtalt fremført"},
    {W_HON, "herr hr fru frk frøken dr prof"},
    {W_HON | W_OFFICE,
     "præsident præsidenten minister ministeren statsminister "
     "statsministeren udenrigsminister udenrigsministeren direktør "
     "direktøren borgmester borgmesteren formand formanden leder "
     "lederen ambassadør ambassadøren general generalen oberst obersten "
     "kaptajn kaptajnen major konsul konsulen ingeniør ingeniøren "
     "professor professoren rektor sekretær sekretæren amtmand provst "
     "biskop biskoppen kong kongen redaktør redaktøren overlæge "
     "inspektør inspektøren kammerherre grev greven baron"},
    {W_OFFICE, "medlemmet vidnet tolken referenten dirigenten ordføreren "
	       "mødelederen"},
    {W_SAY | W_PAST,
     "sagde spurgte bad gav tog kom gik fandt bød svor skrev lovede "
     "fremlagde fortalte mente fremhævede understregede påpegede "
     "bemærkede indvendte hævdede forklarede erklærede oplyste meddelte "
     "tilføjede foreslog gentog bekræftede benægtede takkede beklagede "
     "redegjorde mindede viste udtalte udtrykte nævnte svarede "
     "replicerede advarede anbefalede afbrød sluttede begyndte åbnede "
     "indledte ønskede konstaterede orienterede rapporterede henviste "
     "anførte præciserede kommenterede antydede lod stillede undrede "
     "indrømmede insisterede påstod beskrev opfordrede efterlyste "
     "protesterede"},
    {W_SAY, "siger spørger beder giver tager kommer går finder skriver lover "
	    "fremlægger fortæller mener fremhæver understreger påpeger "
	    "bemærker indvender hævder forklarer erklærer oplyser meddeler "
	    "tilføjer foreslår gentager bekræfter benægter takker beklager "
	    "redegør minder viser udtaler udtrykker nævner svarer replicerer "
	    "advarer anbefaler afbryder slutter begynder åbner indleder ønsker "
	    "konstaterer orienterer rapporterer henviser anfører præciserer "
	    "kommenterer antyder stiller undrer indrømmer insisterer påstår "
	    "beskriver opfordrer efterlyser"},
    {W_THINK, "tror troede ved vidste tænker tænkte håber håbede frygter "
	      "frygtede tvivler tvivlede ville vil enig støtter støttede "
	      "foretrækker foretrak accepterede accepterer nægtede nægter "
	      "regnede samtykkede"},
    {W_GESTURE,
     "lo ler smilede smiler nikkede nikker rejste rejser forlod "
     "forlader tav tier bukkede bukker sukkede sukker rystede ryster "
     "trak trækker overrakte overrækker"},
    {W_ADVERB,
     "bare så derefter derpå herefter også igen videre imidlertid dog "
     "derimod alligevel nu da først desuden heller kun ikke sig ham "
     "hende dem os endnu straks leende smilende kort udtrykkeligt selv "
     "her der dermed derfor endelig"},
    {W_AUX, "har havde er var bliver blev skal skulle kan kunne må måtte vil "
	    "ville bør burde"},
    {W_PRONOUN | W_FUNCTION, "han hun de det den ham hende dem"},
    {W_FIRST | W_FUNCTION, "jeg vi mig os"},
    {W_FUNCTION,
     "hvis og eller men at om når hvad hvem hvor hvorfor hvordan i på af for "
     "med til fra ved under over mod mellem efter før uden som den det "
     "de en et ikke man hans hendes deres sin sit sine denne dette "
     "disse"},
    {W_ARTICLE, "den det de en et"},
    {W_STARTER,
     "til derefter derpå herefter så på i efter når da om hertil herpå "
     "videre også ja nej man det nu over fra mod ifølge"},
    {W_HON | W_OFFICE,
     "greve rektoren majoren provsten præsten præst lægen læge læreren lærer "
     "amtmanden dommeren dommer forvalteren forvalter bestyreren bestyrer "
     "baronen konge overlægen"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_AND, "og"},
    {X_THE, "den det"},
    {X_OF, "af for"},
    {X_THAT, "at"},
    {X_WHETHER, "om hvorvidt"},
    {X_NOT, "ikke"},
    {X_HE, "han hun"},
    {X_I, "jeg"},
    {X_SELF, "sig"},
    {X_BE, "blev bliver er var"},
    {X_REPLY, "svarede svarer replicerede replicerer"},
    {X_MAN, "herr hr"},
    {X_WOMAN, "fru frk frøken"},
    {X_STOPPED, "hr frk dr prof kl"},
    {X_BETWEEN, "mellem"},
    {X_WITH, "med"},
    {X_NONE, NULL}};

static const struct vdm_word_list verbs[] = {{0, NULL}};

static const struct vdm_ending endings[] = {{0, NULL, 0, NULL, 0}};

static const struct vdm_phrase phrases[] = {
    {P_SPEAKS, "tog ordet", NULL},
    {P_SPEAKS, "tager ordet", NULL},
    {P_SPEAKS, "fik ordet", NULL},
    {P_SPEAKS, "får ordet", NULL},
    {P_SPEAKS, "begærede ordet", NULL},
    {P_SPEAKS, "havde ordet", NULL},
    {P_SAID, "oplystes", NULL},
    {P_SAID, "oplyses", NULL},
    {P_SAID, "anførtes", NULL},
    {P_SAID, "anføres", NULL},
    {P_SAID, "meddeltes", NULL},
    {P_SAID, "meddeles", NULL},
    {P_SAID, "bemærkedes", NULL},
    {P_SAID, "fremhævedes", NULL},
    {P_SAID, "påpegedes", NULL},
    {P_SAID, "foresloges", NULL},
    {P_SAID, "udtaltes", NULL},
    {P_OPINION, "ifølge", NULL},
    {P_OPINION, "efter mening fra", NULL},
    {P_ASIDE, "på sin side", NULL},
    {P_ASIDE, "i den forbindelse", NULL},
    {P_ASIDE, "til sidst", NULL},
    {P_ASIDE, "med eftertryk", NULL},
    {P_ASIDE, "endnu en gang", NULL},
    {P_NOBODY, "man", NULL},
    {P_NOBODY, "det blev", NULL},
    {P_NOBODY, "vedtaget", NULL},
    {P_NOBODY, "begge parter", NULL},
    {P_NOBODY, "begge", NULL},
    {P_NOBODY, "samtalen", NULL},
    {P_NOBODY, "mødet", NULL},
    {P_NOBODY, "efter en pause", NULL},
    {P_NOBODY, "de tilstedeværende", NULL},
    {P_CLOSING, "samtalen varede", NULL},
    {P_CLOSING, "mødet varede", NULL},
    {P_CLOSING, "mødet sluttede", NULL},
    {P_CLOSING, "samtalen sluttede", NULL},
    {P_SHORT, "ministeren", "minister"},
    {P_SHORT, "direktøren", "direktør"},
    {P_SHORT, "borgmesteren", "borgmester"},
    {P_SHORT, "formanden", "formand"},
    {P_SHORT, "ambassadøren", "ambassadør"},
    {P_SHORT, "generalen", "general"},
    {P_SHORT, "obersten", "oberst"},
    {P_SHORT, "kaptajnen", "kaptajn"},
    {P_SHORT, "ingeniøren", "ingeniør"},
    {P_SHORT, "professoren", "professor"},
    {P_SHORT, "sekretæren", "sekretær"},
    {P_SHORT, "biskoppen", "biskop"},
    {P_SHORT, "redaktøren", "redaktør"},
    {P_SHORT, "præsidenten", "præsident"},
    {P_SHORT, "udenrigsministeren", "udenrigsminister"},
    {P_SHORT, "statsministeren", "statsminister"},
    {P_SHORT, "inspektøren", "inspektør"},
    {P_SHORT, "greven", "greve"},
    {P_SHORT, "rektoren", "rektor"},
    {P_SHORT, "majoren", "major"},
    {P_SHORT, "konsulen", "konsul"},
    {P_SHORT, "provsten", "provst"},
    {P_SHORT, "lederen", "leder"},
    {P_SHORT, "præsten", "præst"},
    {P_SHORT, "lægen", "læge"},
    {P_SHORT, "læreren", "lærer"},
    {P_SHORT, "amtmanden", "amtmand"},
    {P_SHORT, "dommeren", "dommer"},
    {P_SHORT, "forvalteren", "forvalter"},
    {P_SHORT, "bestyreren", "bestyrer"},
    {P_SHORT, "baronen", "baron"},
    {P_SHORT, "kongen", "konge"},
    {P_SHORT, "overlægen", "overlæge"},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_narrated vdm_narrated_danish = {
    .tables = {.name = "Danish",
	       .words = words,
	       .uses = uses,
	       .verbs = verbs,
	       .endings = endings,
	       .phrases = tables},
    .manners = VDM_BEHIND | VDM_SECOND | VDM_BARE,
    .signs = "og at som ikke til af på med fra også hun jeg men eller var blev "
	     "efter sig den han mod om hvad"};
