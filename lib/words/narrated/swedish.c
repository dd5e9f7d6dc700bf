/* SPDX-License-Identifier: MIT */
/* How Swedish reports what was said. */
#include <stddef.h>

#include "words/narrated/narrated.h"

static const struct vdm_word_list words[] = {
    {W_SAY | W_PAST, "anfört framhållet framhållits påpekat påpekats upplyst "
		     "upplysts meddelats anförts föreslagits"},
    {W_HON, "herr hr fru frk fröken dr prof"},
    {W_HON | W_OFFICE,
     "president presidenten statsråd statsrådet minister ministern "
     "statsminister statsministern utrikesminister utrikesministern "
     "direktör direktören borgmästare borgmästaren ordförande "
     "ordföranden ledare ambassadör ambassadören general generalen "
     "överste översten kapten kaptenen major majoren konsul konsuln "
     "ingenjör ingenjören professor professorn rektor rektorn "
     "sekreterare sekreteraren landshövding landshövdingen kyrkoherde "
     "prost biskop biskopen kung kungen redaktör redaktören överläkare "
     "inspektör inspektören greve greven baron disponent disponenten "
     "kammarherre intendent intendenten kamrer"},
    {W_OFFICE, "ledamoten vittnet tolken referenten talmannen intervjuaren"},
    {W_SAY | W_PAST,
     "sade sa frågade bad gav tog kom gick fann bjöd svor skrev lovade "
     "föredrog berättade menade framhöll betonade underströk påpekade "
     "anmärkte invände hävdade förklarade upplyste meddelade tillade "
     "föreslog upprepade bekräftade förnekade tackade beklagade "
     "redogjorde påminde visade uttalade uttryckte nämnde svarade "
     "genmälde replikerade varnade rekommenderade avbröt avslutade "
     "började öppnade inledde önskade konstaterade orienterade "
     "rapporterade hänvisade anförde preciserade kommenterade antydde "
     "lät ställde undrade medgav insisterade påstod beskrev uppmanade "
     "efterlyste protesterade hälsade vidhöll erinrade"},
    {W_SAY, "säger frågar ber ger tar kommer går finner skriver lovar berättar "
	    "menar framhåller betonar understryker påpekar anmärker invänder "
	    "hävdar förklarar upplyser meddelar tillägger föreslår upprepar "
	    "bekräftar förnekar tackar beklagar redogör påminner visar uttalar "
	    "uttrycker nämner svarar genmäler replikerar varnar rekommenderar "
	    "avbryter avslutar börjar öppnar inleder önskar konstaterar "
	    "orienterar rapporterar hänvisar anför preciserar kommenterar "
	    "antyder ställer undrar medger insisterar påstår beskriver "
	    "uppmanar efterlyser hälsar vidhåller erinrar"},
    {W_THINK,
     "tror trodde vet visste tänker tänkte hoppas hoppades fruktar "
     "fruktade tvivlar tvivlade ville vill enig stöder stödde föredrar "
     "godtog accepterade accepterar vägrade vägrar ansåg anser instämde "
     "instämmer samtyckte"},
    {W_GESTURE,
     "log skrattade skrattar ler nickade nickar reste reser lämnade "
     "lämnar teg tiger bugade bugar suckade suckar skakade skakar drog "
     "drar överlämnade överlämnar överräckte överräcker"},
    {W_ADVERB,
     "endast så därefter därpå härefter också även åter vidare emellertid dock "
     "däremot ändå nu då först dessutom heller bara inte icke ej sig "
     "honom henne dem oss ännu genast leende skrattande kort "
     "uttryckligen själv här där därmed därför slutligen"},
    {W_AUX, "har hade är var blir blev skall ska skulle kan kunde måste vill "
	    "ville bör borde"},
    {W_PRONOUN | W_FUNCTION, "han hon de det den honom henne dem"},
    {W_FIRST | W_FUNCTION, "jag vi mig oss"},
    {W_FUNCTION,
     "och eller men att om när vad vem var varför hur i på av för med "
     "till från vid under över mot mellan efter före utan som den det "
     "de en ett inte icke ej man hans hennes deras sin sitt sina denna "
     "detta dessa dessa"},
    {W_ARTICLE, "den det de en et ett"},
    {W_STARTER, "till därefter därpå härefter så på i efter när då om härtill "
		"häremot vidare även ja nej man det nu över från mot enligt"},
    {W_HON | W_OFFICE, "överläkaren baronen prosten kyrkoherden läkaren läkare "
		       "läraren lärare domaren domare förvaltaren förvaltare "
		       "föreståndaren föreståndare kamreren prästen präst "
		       "länsmannen länsman fogden fogde skepparen skeppare"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_AND, "och"},
    {X_THE, "den det"},
    {X_OF, "av för"},
    {X_THAT, "att"},
    {X_WHETHER, "om huruvida"},
    {X_NOT, "inte icke ej"},
    {X_HE, "han hon"},
    {X_I, "jag"},
    {X_SELF, "sig"},
    {X_BE, "blev blir är var"},
    {X_REPLY, "svarade svarar genmälde genmäler replikerade"},
    {X_MAN, "herr hr"},
    {X_WOMAN, "fru frk fröken"},
    {X_STOPPED, "hr frk dr prof kl"},
    {X_BETWEEN, "mellan"},
    {X_WITH, "med"},
    {X_NONE, NULL}};

static const struct vdm_word_list verbs[] = {{0, NULL}};

static const struct vdm_ending endings[] = {{0, NULL, 0, NULL, 0}};

static const struct vdm_phrase phrases[] = {
    {P_SPEAKS, "tog ordet", NULL},
    {P_SPEAKS, "tar ordet", NULL},
    {P_SPEAKS, "begärde ordet", NULL},
    {P_SPEAKS, "begär ordet", NULL},
    {P_SPEAKS, "erhöll ordet", NULL},
    {P_SPEAKS, "fick ordet", NULL},
    {P_SPEAKS, "får ordet", NULL},
    {P_SPEAKS, "hade ordet", NULL},
    {P_SPEAKS, "tog till orda", NULL},
    {P_SAID, "upplystes", NULL},
    {P_SAID, "upplyses", NULL},
    {P_SAID, "anfördes", NULL},
    {P_SAID, "anföres", NULL},
    {P_SAID, "framhölls", NULL},
    {P_SAID, "framhålles", NULL},
    {P_SAID, "meddelades", NULL},
    {P_SAID, "meddelas", NULL},
    {P_SAID, "påpekades", NULL},
    {P_SAID, "föreslogs", NULL},
    {P_SAID, "yttrades", NULL},
    {P_SAID, "framfördes", NULL},
    {P_SAID, "anmärktes", NULL},
    {P_SAID, "invändes", NULL},
    {P_SAID, "tillades", NULL},
    {P_SAID, "svarades", NULL},
    {P_SAID, "frågades", NULL},
    {P_OPINION, "enligt", NULL},
    {P_ASIDE, "för sin del", NULL},
    {P_ASIDE, "å sin sida", NULL},
    {P_ASIDE, "i detta sammanhang", NULL},
    {P_ASIDE, "till sist", NULL},
    {P_ASIDE, "med eftertryck", NULL},
    {P_ASIDE, "ännu en gång", NULL},
    {P_NOBODY, "man", NULL},
    {P_NOBODY, "det beslöts", NULL},
    {P_NOBODY, "beslöts", NULL},
    {P_NOBODY, "båda parter", NULL},
    {P_NOBODY, "båda", NULL},
    {P_NOBODY, "samtalet", NULL},
    {P_NOBODY, "mötet", NULL},
    {P_NOBODY, "sammanträdet", NULL},
    {P_NOBODY, "efter en paus", NULL},
    {P_NOBODY, "de närvarande", NULL},
    {P_CLOSING, "samtalet varade", NULL},
    {P_CLOSING, "mötet varade", NULL},
    {P_CLOSING, "sammanträdet avslutades", NULL},
    {P_CLOSING, "mötet avslutades", NULL},
    {P_CLOSING, "samtalet avslutades", NULL},
    {P_SHORT, "ministern", "minister"},
    {P_SHORT, "direktören", "direktör"},
    {P_SHORT, "borgmästaren", "borgmästare"},
    {P_SHORT, "ordföranden", "ordförande"},
    {P_SHORT, "ambassadören", "ambassadör"},
    {P_SHORT, "generalen", "general"},
    {P_SHORT, "översten", "överste"},
    {P_SHORT, "kaptenen", "kapten"},
    {P_SHORT, "majoren", "major"},
    {P_SHORT, "ingenjören", "ingenjör"},
    {P_SHORT, "professorn", "professor"},
    {P_SHORT, "rektorn", "rektor"},
    {P_SHORT, "sekreteraren", "sekreterare"},
    {P_SHORT, "landshövdingen", "landshövding"},
    {P_SHORT, "biskopen", "biskop"},
    {P_SHORT, "redaktören", "redaktör"},
    {P_SHORT, "presidenten", "president"},
    {P_SHORT, "utrikesministern", "utrikesminister"},
    {P_SHORT, "statsministern", "statsminister"},
    {P_SHORT, "inspektören", "inspektör"},
    {P_SHORT, "intendenten", "intendent"},
    {P_SHORT, "disponenten", "disponent"},
    {P_SHORT, "statsrådet", "statsråd"},
    {P_SHORT, "överläkaren", "överläkare"},
    {P_SHORT, "greven", "greve"},
    {P_SHORT, "baronen", "baron"},
    {P_SHORT, "prosten", "prost"},
    {P_SHORT, "kyrkoherden", "kyrkoherde"},
    {P_SHORT, "läkaren", "läkare"},
    {P_SHORT, "läraren", "lärare"},
    {P_SHORT, "domaren", "domare"},
    {P_SHORT, "förvaltaren", "förvaltare"},
    {P_SHORT, "föreståndaren", "föreståndare"},
    {P_SHORT, "kamreren", "kamrer"},
    {P_SHORT, "kungen", "kung"},
    {P_SHORT, "prästen", "präst"},
    {P_SHORT, "länsmannen", "länsman"},
    {P_SHORT, "fogden", "fogde"},
    {P_SHORT, "skepparen", "skeppare"},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_narrated vdm_narrated_swedish = {
    .tables = {.name = "Swedish",
	       .words = words,
	       .uses = uses,
	       .verbs = verbs,
	       .endings = endings,
	       .phrases = tables},
    .manners = VDM_BEHIND | VDM_SECOND | VDM_BARE,
    .signs = "och att som inte till av på med från också hon jag men eller var "
	     "blev efter sig den han mot om vad för hade icke"};
