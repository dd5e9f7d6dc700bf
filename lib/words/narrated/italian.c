/* SPDX-License-Identifier: MIT */
/* How Italian reports what was said. */
#include <stddef.h>

#include "words/narrated/narrated.h"

static const struct vdm_word_list words[] = {
    {W_THINK, "vorrebbe vorrebbero desidererebbe preferirebbe gradirebbe"},
    {W_OFFICE, "consiglieri assessori ministri senatori deputati segretari "
	       "sindaci ingegneri professori commissari"},
    {W_HON, "signor signore signora signorina sig sig.ra dott dottor dottore "
	    "dottoressa prof professor professore professoressa on onorevole "
	    "avv avvocato ing ingegner cav cavalier comm compagno compagna "
	    "don monsignor mons geom rag arch"},
    {W_HON | W_OFFICE,
     "presidente presidentessa ministro ministra ambasciatore ambasciatrice "
     "generale colonnello comandante capitano tenente maresciallo ammiraglio "
     "re regina principe principessa segretario segretaria cancelliere "
     "sindaco sindaca governatore prefetto direttore direttrice ispettore "
     "ispettrice console conte contessa marchese duca barone senatore "
     "senatrice deputato deputata consigliere consigliera assessore vescovo "
     "cardinale parroco rettore giudice procuratore commissario "
     "vicepresidente delegato delegata tesoriere sottosegretario podestà "
     "ingegnere architetto relatore relatrice"},
    {W_OFFICE, "interprete testimone oratore oratrice rappresentante "
	       "interlocutore capogruppo"},
    {W_OFFMOD, "primo"},
    {W_SAY | W_PAST,
     "disse dissero chiese chiesero rispose risposero fece fecero aggiunse "
     "aggiunsero propose proposero intervenne intervennero espose esposero "
     "sostenne sostennero ammise ammisero promise promisero riprese ripresero "
     "lesse concluse conclusero espresse espressero richiese oppose diede "
     "descrisse pose replicò insisté insistette fece invitò "
     "detto chiesto risposto fatto aggiunto proposto esposto sostenuto "
     "ammesso promesso ripreso letto concluso espresso richiesto opposto "
     "descritto posto"},
    {W_SAY,
     "dice dicono diceva dire chiede chiedono chiedeva chiedere risponde "
     "rispondono rispondeva rispondere fa fanno faceva aggiunge aggiungono "
     "aggiungeva aggiungere propone propongono proponeva interviene "
     "interveniva espone esponeva sostiene sosteneva ammette ammetteva "
     "promette prometteva riprende riprendeva legge leggeva conclude "
     "concludeva esprime esprimeva richiede oppone dà dava descrive pone "
     "poneva prende preso prese insiste insisteva intervenuto ripete "
     "ripeté ripeteva esordisce esordì esordito apre aprì apriva aperto "
     "riconosce riconobbe "
     "riconosceva cede cedette concede concesse mette mise sottopone "
     "sottopose sospende sospese"},
    {W_THINK | W_PAST, "credette volle seppe ritenne ritennero creduto "
		       "voluto ritenuto temette"},
    {W_THINK, "crede credeva vuole voleva sa sapeva sapere ritiene riteneva "
	      "teme temeva preferisce avviso parere accordo favorevole "
	      "contrario vede vide"},
    {W_GESTURE | W_PAST, "rise uscì uscirono sorrise si-alzò tacque"},
    {W_GESTURE, "ride esce sorride tace"},
    {W_ADVERB,
     "perfino allora poi quindi anche inoltre ancora infine tuttavia però "
     "dunque "
     "si gli le lo la li ne ci vi mi non sì finalmente nuovamente brevemente "
     "prima dapprima soltanto solo così qui lì là ora adesso più molto bene "
     "sorridendo ridendo subito invece altresì pure già sempre perciò "
     "successivamente pertanto infatti"},
    {W_AUX, "fosse sarebbe ha aveva hanno avevano ebbe avrà avrebbe è era sono "
	    "erano fu "
	    "furono viene veniva può poteva poté deve doveva dovette "
	    "desidera desiderava torna tornò"},
    {W_PRONOUN | W_FUNCTION, "egli ella lui lei essi esse questi costui"},
    {W_FIRST | W_FUNCTION, "io noi me"},
    {W_FIRST | W_AUX, "ho avevo"},
    {W_FIRST | W_SAY | W_PAST,
     "risposi chiesi dissi domandai replicai spiegai aggiunsi dichiarai "
     "osservai proposi esposi insistetti ricordai precisai promisi "
     "ringraziai obiettai"},
    {W_FUNCTION,
     "secondo qualora il lo la i gli le l un uno una un' di del dello della "
     "dei degli "
     "delle "
     "dell e ed o a al allo alla ai agli alle all in nel nello nella nei "
     "negli nelle nell con col per da dal dallo dalla dai dagli dalle dall su "
     "sul sullo sulla sui sugli sulle sull tra fra che chi cui dove quando "
     "come se ma né perché non questo questa quello quella ciò suo sua suoi "
     "sue loro ogni tutto tutti quale senza verso contro dopo"},
    {W_ARTICLE, "il lo la i gli le l un una"},
    {W_STARTER, "a al alla in nel nella con per su sul sulla dopo poi quindi "
		"infine allora inoltre quanto interrogato richiesto "
		"relativamente ciò sì no anche secondo come si passando "
		"rispondendo circa"},
    {W_MATTER, "affari esteri interni tesoro finanze guerra marina commercio "
	       "giustizia agricoltura lavoro istruzione pubblica colonie stato "
	       "governo consiglio repubblica difesa lavori pubblici "
	       "educazione"},
    {W_SALUTE,
     "caro cara gentile gentilissimo egregio egregia saluti cordialmente"},
    {W_PARTICLE, "di de del della dell d da von van"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_AND, "e ed"},
    {X_THE, "il lo la l i gli le"},
    {X_OF, "di del dello della dei degli delle dell"},
    {X_FOR, "per"},
    {X_THIS, "ciò questo quello"},
    {X_THAT, "che"},
    {X_WHETHER, "se"},
    {X_NOT, "non"},
    {X_HE, "egli ella lui lei costui"},
    {X_I, "io"},
    {X_SELF, "si"},
    {X_BE, "è era sono erano fu furono viene veniva stato stata"},
    {X_ELIDES, "l un d dell all nell sull dall quell c s n m"},
    {X_REPLY, "risponde rispondeva rispose risposto replica replicava replicò "
	      "ribatte ribatté"},
    {X_MAN, "signor signore sig"},
    {X_WOMAN, "signora signorina"},
    {X_STOPPED, "sig dott prof on avv ing cav comm mons geom rag arch"},
    {X_BETWEEN, "tra fra"},
    {X_WITH, "con"},
    {X_NONE, NULL}};

static const struct vdm_word_list verbs[] = {
    {W_SAY,
     "domandare dichiarare osservare spiegare indicare affermare assicurare "
     "confermare replicare informare comunicare annunciare commentare "
     "raccontare narrare sottolineare evidenziare rilevare notare precisare "
     "ribadire raccomandare consigliare invitare salutare "
     "lamentare protestare criticare respingere sollecitare reclamare "
     "menzionare citare constatare terminare continuare affrontare presentare "
     "obiettare interrogare consultare ricordare parlare iniziare "
     "cominciare pregare negare ringraziare rammentare accennare elencare "
     "illustrare manifestare segnalare dubitare contestare confessare "
     "garantire chiarire suggerire avvertire riferire impegnare scusare "
     "interessare riservare esortare ripetere ribattere concordare "
     "interrompere proseguire riassumere rettificare giustificare "
     "meravigliare rallegrare esclamare deplorare congratulare "
     "auspicare augurare"},
    {W_THINK,
     "desiderare sperare dubitare accettare rifiutare giudicare approvare "
     "appoggiare considerare esitare pensare concordare stimare preferire "
     "acconsentire confidare"},
    {W_GESTURE, "alzare ritirare sospirare annuire inchinare entrare "
		"abbandonare congedare tossire allontanare "
		"consegnare"},
    {0, NULL}};

enum { VERBS = W_SAY | W_THINK | W_GESTURE };

static const struct vdm_ending endings[] = {{VERBS, "are", 2, "", 0},
					    {VERBS, "are", 2, "no", 0},
					    {VERBS, "are", 3, "ò", W_PAST},
					    {VERBS, "are", 2, "rono", W_PAST},
					    {VERBS, "are", 2, "va", W_PAST},
					    {VERBS, "are", 2, "vano", W_PAST},
					    {VERBS, "are", 2, "to", W_PAST},
					    {VERBS, "are", 0, "", 0},
					    {VERBS, "are", 1, "", 0},
					    {VERBS, "ire", 2, "sce", 0},
					    {VERBS, "ire", 3, "e", 0},
					    {VERBS, "ire", 3, "ì", W_PAST},
					    {VERBS, "ire", 2, "rono", W_PAST},
					    {VERBS, "ire", 2, "va", W_PAST},
					    {VERBS, "ire", 2, "to", W_PAST},
					    {VERBS, "ire", 0, "", 0},
					    {VERBS, "ere", 2, "", 0},
					    {VERBS, "ere", 3, "ono", 0},
					    {VERBS, "ere", 3, "é", W_PAST},
					    {VERBS, "ere", 2, "va", W_PAST},
					    {VERBS, "ere", 3, "uto", W_PAST},
					    {VERBS, "ere", 0, "", 0},
					    {0, NULL, 0, NULL, 0}};

static const struct vdm_phrase phrases[] = {
    {P_SPEAKS, "prende la parola", NULL},
    {P_SPEAKS, "prese la parola", NULL},
    {P_SPEAKS, "ha preso la parola", NULL},
    {P_SPEAKS, "chiede la parola", NULL},
    {P_SPEAKS, "chiese la parola", NULL},
    {P_SPEAKS, "ottiene la parola", NULL},
    {P_SPEAKS, "ottenne la parola", NULL},
    {P_SPEAKS, "ha la parola", NULL},
    {P_OPINION, "secondo il", NULL},
    {P_OPINION, "secondo la", NULL},
    {P_OPINION, "secondo lo", NULL},
    {P_OPINION, "secondo l", NULL},
    {P_OPINION, "secondo", NULL},
    {P_OPINION, "a giudizio del", NULL},
    {P_OPINION, "a giudizio della", NULL},
    {P_OPINION, "ad avviso del", NULL},
    {P_OPINION, "ad avviso della", NULL},
    {P_OPINION, "a parere del", NULL},
    {P_OPINION, "a parere della", NULL},
    {P_UNTO, "a", NULL},
    {P_UNTO, "ad", NULL},
    {P_UNTO, "al", NULL},
    {P_UNTO, "allo", NULL},
    {P_UNTO, "alla", NULL},
    {P_UNTO, "all'", NULL},
    {P_ASIDE, "da parte sua", NULL},
    {P_ASIDE, "a sua volta", NULL},
    {P_ASIDE, "dal canto suo", NULL},
    {P_ASIDE, "di nuovo", NULL},
    {P_ASIDE, "ancora una volta", NULL},
    {P_ASIDE, "a questo proposito", NULL},
    {P_ASIDE, "al riguardo", NULL},
    {P_ASIDE, "in proposito", NULL},
    {P_ASIDE, "in risposta", NULL},
    {P_ASIDE, "da ultimo", NULL},
    {P_ASIDE, "in primo luogo", NULL},
    {P_NOBODY, "si decide", NULL},
    {P_NOBODY, "si decise", NULL},
    {P_NOBODY, "si è deciso", NULL},
    {P_NOBODY, "si conviene", NULL},
    {P_NOBODY, "si convenne", NULL},
    {P_NOBODY, "si approva", NULL},
    {P_NOBODY, "si approvò", NULL},
    {P_NOBODY, "si delibera", NULL},
    {P_NOBODY, "si deliberò", NULL},
    {P_NOBODY, "si passa", NULL},
    {P_NOBODY, "si passò", NULL},
    {P_NOBODY, "si procede", NULL},
    {P_NOBODY, "si dà lettura", NULL},
    {P_NOBODY, "si stabilisce", NULL},
    {P_NOBODY, "si stabilì", NULL},
    {P_NOBODY, "si è convenuto", NULL},
    {P_NOBODY, "si è stabilito", NULL},
    {P_NOBODY, "si vota", NULL},
    {P_NOBODY, "si concorda", NULL},
    {P_NOBODY, "si concordò", NULL},
    {P_NOBODY, "viene deciso", NULL},
    {P_NOBODY, "venne deciso", NULL},
    {P_NOBODY, "fu deciso", NULL},
    {P_NOBODY, "viene approvata", NULL},
    {P_NOBODY, "posta ai voti", NULL},
    {P_NOBODY, "messa ai voti", NULL},
    {P_NOBODY, "deliberato", NULL},
    {P_NOBODY, "la proposta", NULL},
    {P_NOBODY, "la mozione", NULL},
    {P_NOBODY, "la seduta", NULL},
    {P_NOBODY, "la riunione", NULL},
    {P_NOBODY, "il colloquio", NULL},
    {P_NOBODY, "la conversazione", NULL},
    {P_NOBODY, "il verbale", NULL},
    {P_NOBODY, "il consiglio", NULL},
    {P_NOBODY, "la commissione", NULL},
    {P_NOBODY, "la giunta", NULL},
    {P_NOBODY, "le due parti", NULL},
    {P_NOBODY, "entrambi", NULL},
    {P_NOBODY, "i presenti", NULL},
    {P_CLOSING, "colloquio è durato", NULL},
    {P_CLOSING, "colloquio durò", NULL},
    {P_CLOSING, "conversazione è durata", NULL},
    {P_CLOSING, "conversazione durò", NULL},
    {P_CLOSING, "riunione è durata", NULL},
    {P_CLOSING, "seduta è tolta", NULL},
    {P_CLOSING, "seduta è durata", NULL},
    {P_CLOSING, "colloquio terminò", NULL},
    {P_CLOSING, "colloquio ha termine", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_narrated vdm_narrated_italian = {
    .tables = {.name = "Italian",
	       .words = words,
	       .uses = uses,
	       .verbs = verbs,
	       .endings = endings,
	       .phrases = tables},
    .manners = VDM_BEHIND | VDM_UNSAID | VDM_ELIDES,
    .signs = "il che di non gli della del nel è per una ha e la le si signor "
	     "alla con al dei un da come sia dal lo"};
