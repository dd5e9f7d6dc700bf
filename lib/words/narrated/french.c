/* SPDX-License-Identifier: MIT */
/* How French reports what was said. */
#include <stddef.h>

#include "words/narrated/narrated.h"

static const struct vdm_word_list words[] = {
    {W_THINK, "voudrait voudraient aimerait aimeraient souhaiterait "
	      "souhaiteraient préférerait désirerait"},
    {W_OFFICE,
     "conseillers conseillères ministres sénateurs députés secrétaires "
     "adjoints échevins ingénieurs commissaires délégués"},
    {W_HON, "m monsieur madame mademoiselle mme mlle mm mmes messieurs me "
	    "maître dr docteur camarade citoyen citoyenne"},
    {W_HON | W_OFFICE,
     "président présidente ministre ambassadeur ambassadrice général colonel "
     "commandant capitaine lieutenant maréchal amiral roi reine prince "
     "princesse secrétaire chancelier maire préfet sous-préfet gouverneur "
     "directeur directrice inspecteur inspectrice consul comte comtesse "
     "marquis baron baronne duc duchesse sénateur sénatrice député députée "
     "conseiller conseillère rapporteur rapporteuse évêque cardinal abbé curé "
     "pasteur professeur recteur doyen juge procureur commissaire "
     "vice-président vice-présidente délégué déléguée adjoint adjointe "
     "architecte ingénieur trésorier trésorière notaire"},
    {W_OFFICE, "interprète greffier greffière témoin orateur oratrice "
	       "intervenant intervenante interlocuteur interlocutrice "
	       "représentant représentante"},
    {W_OFFMOD, "premier première"},
    {W_SAY | W_PAST,
     "dit dirent prit prirent fit firent reprit reprirent promit promirent "
     "intervint intervinrent convint convinrent revint admit admirent "
     "soutint soutinrent lut lurent émit offrit offrirent "
     "entretint prévint avertit rappela interrompit poursuivit "
     "poursuivirent décrivit décrivirent se-plaignit plaignit "
     "dû répliqué répondu pris fait repris promis admis soutenu lu émis offert "
     "poursuivi décrit interrompu averti prévenu"},
    {W_SAY,
     "disait dire prend prenait fait faisait reprend reprenait promet "
     "promettait intervient intervenait convient revient admet admettait "
     "soutient soutenait lit lisait émet offre poursuit poursuivait décrit "
     "plaint plaignait promettre offrir répondre intervenu convenu revenu "
     "ouvre ouvrit ouvrait ouvert interrompt prévient avertit met mettait prie "
     "attire cède céda cédait soumet soumit soumettait suspend suspendit "
     "clôt rend rendit rendait abstient abstint"},
    {W_THINK | W_PAST, "crut crurent voulut vit souhaita tint pensé cru "
		       "estimé voulu souhaité craint"},
    {W_THINK, "croit croyait veut voulait sait savait savoir pense voit tient "
	      "tenait craint craignait avis accord"},
    {W_GESTURE | W_PAST, "sourit rit sortit sortirent tut s-assit assit rirent "
			 "partit salua remit remirent"},
    {W_GESTURE, "rit sort tait assied sourit part remet"},
    /* "prend la parole", "prend congé": no words behind another gesture */
    {W_GESTURE, "prend prenait prit prirent pris"},
    {W_ADVERB,
     "seul seule seuls seules alors ensuite puis aussi encore enfin toutefois "
     "cependant néanmoins "
     "ne n se s me m lui leur le la les l en y lui-même elle-même d'abord "
     "abord également aussitôt immédiatement brièvement seulement simplement "
     "vivement longuement donc ainsi ici là déjà toujours plus bien pas point "
     "d'ailleurs ailleurs pourtant là-dessus là-dessous notamment "
     "franchement souriant riant finalement premièrement même non"},
    {W_AUX,
     "a avait ont avaient eut est était sont étaient fut furent peut "
     "pouvait doit devait va allait aurait serait pourrait vient venait"},
    {W_PRONOUN | W_FUNCTION, "il elle ils elles lui leur eux"},
    {W_FIRST | W_FUNCTION, "je j nous moi me"},
    {W_FIRST | W_AUX, "ai avais"},
    {W_FUNCTION,
     "le la les l un une des de d du et ou à au aux dans sur pour avec par "
     "selon sans sous entre vers chez depuis pendant contre que qu qui dont où "
     "quoi "
     "quand comme si mais ni car ne pas ce cet cette ces c son sa ses leurs "
     "notre votre tout tous on lorsque puisque jusque après avant"},
    {W_ARTICLE, "le la les l un une"},
    {W_STARTER, "après avant à au sur dans en pour ensuite puis enfin alors "
		"quant interrogé interrogée répondant prenant revenant sur "
		"ce cette oui non là-dessus on il abordant concernant lors "
		"selon"},
    {W_MATTER, "affaires étrangères intérieur finances guerre marine commerce "
	       "extérieur justice agriculture travail instruction publique "
	       "colonies état conseil république défense travaux publics "
	       "éducation nationale cabinet"},
    {W_SALUTE, "cher chère chers agréez veuillez recevez dévoué salutations"},
    {W_PARTICLE, "de du d des von van di da della del"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_AND, "et"},
    {X_THE, "le la l les"},
    {X_OF, "de du des d"},
    {X_FOR, "pour"},
    {X_TO, "aux"},
    {X_THIS, "quoi cela ceci ces"},
    {X_THAT, "que qu"},
    {X_WHETHER, "si s'il"},
    {X_NOT, "pas ne n"},
    {X_HE, "il elle"},
    {X_I, "je j"},
    {X_SELF, "se s"},
    {X_BE, "est était sont étaient fut furent été serait"},
    {X_ELIDES, "l d qu n s j m t c jusqu lorsqu puisqu quoiqu"},
    {X_REPLY, "répond répondait répondit répondu réplique répliqua "
	      "rétorque rétorqua riposte riposta"},
    {X_MAN, "m"},
    {X_STOPPED, "m"},
    {X_BETWEEN, "entre"},
    {X_WITH, "avec"},
    {X_NONE, NULL}};

static const struct vdm_word_list verbs[] = {
    {W_SAY,
     "demander répondre déclarer ajouter remarquer souligner affirmer "
     "expliquer constater préciser répliquer objecter proposer rétorquer "
     "observer remercier signaler exposer annoncer rappeler insister "
     "assurer confirmer évoquer conclure indiquer estimer suggérer "
     "exprimer protester interroger raconter rapporter noter mentionner "
     "recommander conseiller réclamer exiger solliciter inviter féliciter "
     "saluer présenter énumérer commenter critiquer contester réfuter nier "
     "avouer reconnaître interjeter avancer aborder appeler continuer "
     "informer communiquer riposter regretter inquiéter étonner opposer "
     "excuser engager élever rallier féliciter justifier corriger "
     "compléter résumer répéter avertir tranquilliser rassurer plaider "
     "approuver appuyer désapprouver réserver prononcer citer "
     "questionner enquérir s'enquérir commencer terminer parler "
     "donner partager souscrire accorder voter déposer ajourner clôturer "
     "renouveler réaffirmer réitérer revendiquer"},
    {W_THINK,
     "penser estimer espérer souhaiter craindre douter juger considérer "
     "désirer préférer refuser accepter regretter hésiter consentir "
     "approuver supposer ignorer trouver aimer"},
    {W_GESTURE, "lever retirer hocher soupirer hausser acquiescer incliner "
		"entrer quitter tousser pleurer frapper distribuer"},
    {0, NULL}};

enum { VERBS = W_SAY | W_THINK | W_GESTURE };

static const struct vdm_ending endings[] = {
    /* reconnaît, reconnut */
    {VERBS, "aître", 6, "aît", 0},
    {VERBS, "aître", 6, "aissait", W_PAST},
    {VERBS, "aître", 6, "ut", W_PAST},
    {VERBS, "aître", 6, "u", W_PAST},
    /* annonce, annonça, annonçait */
    {VERBS, "cer", 1, "", 0},
    {VERBS, "cer", 1, "nt", 0},
    {VERBS, "cer", 3, "ça", W_PAST},
    {VERBS, "cer", 3, "çait", W_PAST},
    {VERBS, "cer", 2, "èrent", W_PAST},
    {VERBS, "cer", 2, "é", W_PAST},
    {VERBS, "cer", 0, "", 0},
    /* exige, exigea */
    {VERBS, "ger", 1, "", 0},
    {VERBS, "ger", 1, "nt", 0},
    {VERBS, "ger", 1, "a", W_PAST},
    {VERBS, "ger", 1, "ait", W_PAST},
    {VERBS, "ger", 2, "é", W_PAST},
    {VERBS, "ger", 0, "", 0},
    /* rappelle, rappela */
    {VERBS, "eler", 2, "le", 0},
    {VERBS, "eler", 2, "a", W_PAST},
    {VERBS, "eler", 2, "ait", W_PAST},
    {VERBS, "eler", 2, "é", W_PAST},
    {VERBS, "eler", 0, "", 0},
    /* lève, leva; suggère, suggéra */
    {VERBS, "ever", 4, "ève", 0},
    {VERBS, "ever", 2, "a", W_PAST},
    {VERBS, "ever", 2, "ait", W_PAST},
    {VERBS, "ever", 2, "é", W_PAST},
    {VERBS, "érer", 5, "ère", 0},
    {VERBS, "érer", 2, "a", W_PAST},
    {VERBS, "érer", 2, "ait", W_PAST},
    {VERBS, "érer", 2, "é", W_PAST},
    {VERBS, "érer", 0, "", 0},
    /* appuie, appuya */
    {VERBS, "yer", 3, "ie", 0},
    {VERBS, "yer", 3, "ient", 0},
    {VERBS, "yer", 2, "a", W_PAST},
    {VERBS, "yer", 2, "ait", W_PAST},
    {VERBS, "yer", 2, "é", W_PAST},
    {VERBS, "yer", 0, "", 0},
    /* ajoute, ajoutent, ajouta, ajoutèrent */
    {VERBS, "er", 1, "", 0},
    {VERBS, "er", 1, "nt", 0},
    {VERBS, "er", 2, "a", W_PAST},
    {VERBS, "er", 2, "èrent", W_PAST},
    {VERBS, "er", 2, "ait", W_PAST},
    {VERBS, "er", 2, "aient", W_PAST},
    {VERBS, "er", 2, "é", W_PAST},
    {VERBS, "er", 0, "", 0},
    /* craint, craignit */
    {VERBS, "indre", 3, "t", 0},
    {VERBS, "indre", 5, "ignit", W_PAST},
    {VERBS, "indre", 5, "ignait", W_PAST},
    /* conclut, concluait */
    {VERBS, "ure", 2, "t", 0},
    {VERBS, "ure", 2, "rent", W_PAST},
    {VERBS, "ure", 2, "ait", W_PAST},
    {VERBS, "ure", 2, "", W_PAST},
    {VERBS, "ure", 0, "", 0},
    /* répond, répondent, répondit, répondirent */
    {VERBS, "re", 2, "", 0},
    {VERBS, "re", 2, "ent", 0},
    {VERBS, "re", 2, "it", W_PAST},
    {VERBS, "re", 2, "irent", W_PAST},
    {VERBS, "re", 2, "ait", W_PAST},
    {VERBS, "re", 2, "u", W_PAST},
    {VERBS, "re", 0, "", 0},
    /* s'enquiert is no more regular than this */
    {VERBS, "ir", 1, "t", 0},
    {VERBS, "ir", 1, "rent", W_PAST},
    {VERBS, "ir", 1, "ssait", W_PAST},
    {VERBS, "ir", 1, "", W_PAST},
    {VERBS, "ir", 0, "", 0},
    {0, NULL, 0, NULL, 0}};

static const struct vdm_phrase phrases[] = {
    {P_SPEAKS, "prend la parole", NULL},
    {P_SPEAKS, "prit la parole", NULL},
    {P_SPEAKS, "a pris la parole", NULL},
    {P_SPEAKS, "demande la parole", NULL},
    {P_SPEAKS, "demanda la parole", NULL},
    {P_SPEAKS, "obtient la parole", NULL},
    {P_SPEAKS, "obtint la parole", NULL},
    {P_SPEAKS, "a la parole", NULL},
    {P_OPINION, "selon", NULL},
    {P_OPINION, "de l avis de", NULL},
    {P_OPINION, "de l avis du", NULL},
    {P_OPINION, "d après", NULL},
    {P_OPINION, "pour", NULL},
    {P_UNTO, "à", NULL},
    {P_UNTO, "au", NULL},
    {P_ASIDE, "à son tour", NULL},
    {P_ASIDE, "de son côté", NULL},
    {P_ASIDE, "pour sa part", NULL},
    {P_ASIDE, "à nouveau", NULL},
    {P_ASIDE, "de nouveau", NULL},
    {P_ASIDE, "à ce propos", NULL},
    {P_ASIDE, "à ce sujet", NULL},
    {P_ASIDE, "tout d'abord", NULL},
    {P_ASIDE, "d'abord", NULL},
    {P_ASIDE, "en conclusion", NULL},
    {P_ASIDE, "en réponse", NULL},
    {P_ASIDE, "en outre", NULL},
    {P_ASIDE, "en souriant", NULL},
    {P_ASIDE, "en riant", NULL},
    {P_ASIDE, "au contraire", NULL},
    {P_ASIDE, "une fois de plus", NULL},
    {P_ASIDE, "une fois encore", NULL},
    {P_ASIDE, "par ailleurs", NULL},
    {P_ASIDE, "quant à lui", NULL},
    {P_ASIDE, "quant à elle", NULL},
    {P_NOBODY, "il est décidé", NULL},
    {P_NOBODY, "il fut décidé", NULL},
    {P_NOBODY, "il a été", NULL},
    {P_NOBODY, "il est convenu", NULL},
    {P_NOBODY, "il fut convenu", NULL},
    {P_NOBODY, "il est procédé", NULL},
    {P_NOBODY, "il est arrêté", NULL},
    {P_NOBODY, "il en est", NULL},
    {P_NOBODY, "votent pour", NULL},
    {P_NOBODY, "votent contre", NULL},
    {P_NOBODY, "ont voté", NULL},
    {P_NOBODY, "s'abstiennent", NULL},
    {P_NOBODY, "se sont abstenus", NULL},
    {P_NOBODY, "il n'est pas", NULL},
    {P_NOBODY, "on", NULL},
    {P_NOBODY, "décidé", NULL},
    {P_NOBODY, "la proposition", NULL},
    {P_NOBODY, "la motion", NULL},
    {P_NOBODY, "la séance", NULL},
    {P_NOBODY, "la réunion", NULL},
    {P_NOBODY, "l'entretien", NULL},
    {P_NOBODY, "la conversation", NULL},
    {P_NOBODY, "l'assemblée", NULL},
    {P_NOBODY, "le conseil", NULL},
    {P_NOBODY, "le comité", NULL},
    {P_NOBODY, "la commission", NULL},
    {P_NOBODY, "les deux", NULL},
    {P_NOBODY, "le procès-verbal", NULL},
    {P_NOBODY, "le scrutin", NULL},
    {P_NOBODY, "s'ensuit", NULL},
    {P_CLOSING, "entretien a duré", NULL},
    {P_CLOSING, "entretien dura", NULL},
    {P_CLOSING, "entretien prend fin", NULL},
    {P_CLOSING, "entretien a pris fin", NULL},
    {P_CLOSING, "entretien s'est terminé", NULL},
    {P_CLOSING, "réunion a pris fin", NULL},
    {P_CLOSING, "entretien prit fin", NULL},
    {P_CLOSING, "conversation a duré", NULL},
    {P_CLOSING, "réunion a duré", NULL},
    {P_CLOSING, "séance a duré", NULL},
    {P_CLOSING, "séance fut levée", NULL},
    {P_CLOSING, "l'entretien s'achève", NULL},
    {P_CLOSING, "l'entretien prend fin", NULL},
    {P_CLOSING, "l'entretien se termine", NULL},
    {P_CLOSING, "la séance s'achève", NULL},
    {P_CLOSING, "la conversation prend fin", NULL},
    {P_CLOSING, "fin de l'entretien", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_narrated vdm_narrated_french = {
    .tables = {.name = "French",
	       .words = words,
	       .uses = uses,
	       .verbs = verbs,
	       .endings = endings,
	       .phrases = tables},
    .manners = VDM_BEHIND | VDM_ELIDES,
    .signs = "le la les des du est une que qu et dans qui au pour il lui sur "
	     "ne pas par de l d son était à avec ce n on"};
