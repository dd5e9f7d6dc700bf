/* SPDX-License-Identifier: MIT */
/* How Portuguese reports what was said. */
#include <stddef.h>

#include "words/narrated/narrated.h"

static const struct vdm_word_list words[] = {
    {W_THINK, "gostaria gostariam desejaria desejariam preferiria"},
    {W_OFFICE,
     "vereadores vereadoras deputados deputadas senadores conselheiros "
     "conselheiras ministros secretários vogais engenheiros professores"},
    {W_HON, "senhor senhora sr sra srs sras dom dona d doutor doutora dr dra "
	    "eng arq camarada menina exmo exma"},
    {W_HON | W_OFFICE,
     "presidente presidenta ministro ministra embaixador embaixadora general "
     "coronel comandante capitão tenente marechal almirante rei rainha "
     "príncipe princesa secretário secretária chanceler governador "
     "governadora prefeito prefeita director directora diretor diretora "
     "inspector inspetor cônsul conde condessa marquês duque barão senador "
     "senadora deputado deputada conselheiro conselheira vereador vereadora "
     "bispo cardeal padre professor professora reitor juiz juíza procurador "
     "comissário vice-presidente delegado delegada tesoureiro tesoureira "
     "engenheiro engenheira arquitecto arquiteto subsecretário vogal"},
    {W_OFFICE, "intérprete testemunha orador oradora relator relatora "
	       "representante"},
    {W_OFFMOD, "primeiro"},
    {W_SAY | W_PAST,
     "disse disseram fez fizeram propôs propuseram interveio intervieram "
     "expôs expuseram leu leram deu deram pôs opôs contradisse "
     "referiu referiram sugeriu repetiu "
     "dito feito proposto intervindo exposto lido dado posto"},
    {W_SAY, "diz dizem dizia dizer faz fazem fazia propõe propunha intervém "
	    "intervinha expõe expunha lê lia dá dava põe opõe refere sugere "
	    "repete promete oferece reconhece pede pediu pedia adverte "
	    "abre abriu abria prossegue insiste agradece agradeceu agradecia "
	    "concede concedeu cede cedeu submete submeteu suspende suspendeu "
	    "encerra encerrou"},
    {W_THINK | W_PAST, "quis soube"},
    {W_THINK, "crê cria quer queria sabe sabia saber prefere acha achou "
	      "achava acordo opinião parecer"},
    {W_GESTURE | W_PAST, "riu saiu saíram sorriu despediu"},
    {W_GESTURE, "ri sai sorri despede"},
    {W_ADVERB,
     "mesmo então depois também ainda já além igualmente finalmente "
     "seguidamente "
     "novamente brevemente primeiro só somente apenas porém contudo todavia "
     "se lhe lhes o a os as me nos não sim assim aqui ali pois agora mais "
     "muito bem sorrindo rindo imediatamente logo nunca sempre "
     "entretanto outrossim"},
    {W_AUX, "houvesse fosse tem tinha têm tinham teve terá teria havia há é "
	    "era são eram foi "
	    "foram está estava estão pode podia deve devia vai ia volta "
	    "voltou deseja desejava"},
    {W_PRONOUN | W_FUNCTION, "ele ela eles elas este esta aquele"},
    {W_FIRST | W_FUNCTION, "eu nós mim"},
    {W_FIRST | W_SAY | W_PAST,
     "respondi perguntei repliquei expliquei acrescentei declarei observei "
     "pedi expus propus insisti lembrei esclareci indiquei adverti agradeci "
     "prometi afirmei retorqui"},
    {W_FUNCTION,
     "caso o a os as um uma uns umas de do da dos das e ou ao à aos às em no "
     "na "
     "nos nas num numa com por pelo pela pelos pelas para sem sob sobre entre "
     "desde até contra que quem cujo onde quando como se mas nem porque não "
     "este esta isto esse essa isso aquilo seu sua seus suas todo todos qual "
     "ante segundo após"},
    {W_ARTICLE, "o a os as um uma"},
    {W_STARTER, "a à ao em no na com por para sobre após então depois "
		"finalmente além quanto perguntado interrogado relativamente "
		"isto sim não também seguidamente segundo como nesta neste "
		"a este se"},
    {W_MATTER, "negócios estrangeiros relações exteriores interior fazenda "
	       "finanças guerra marinha comércio justiça agricultura trabalho "
	       "instrução pública fomento estado governo conselho república "
	       "defesa obras públicas educação câmara"},
    {W_SALUTE, "caro cara prezado prezada querido querida abraço "
	       "atenciosamente cumprimentos"},
    {W_PARTICLE, "de do da dos das von van di"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_AND, "e"},
    {X_THE, "o a os as"},
    {X_OF, "de do da dos das"},
    {X_FOR, "para"},
    {X_THIS, "isto isso"},
    {X_THAT, "que"},
    {X_WHETHER, "se"},
    {X_NOT, "não"},
    {X_HE, "ele ela"},
    {X_I, "eu"},
    {X_SELF, "se"},
    {X_BE, "é era são eram foi foram sido ser"},
    {X_REPLY, "responde respondia respondeu replica replicou retorquiu "
	      "contesta contestou"},
    {X_MAN, "senhor sr"},
    {X_WOMAN, "senhora sra dona"},
    {X_STOPPED, "sr sra srs sras d dr dra eng arq exmo exma"},
    {X_BETWEEN, "entre"},
    {X_WITH, "com"},
    {X_NONE, NULL}};

static const struct vdm_word_list verbs[] = {
    {W_SAY,
     "perguntar contestar declarar observar manifestar explicar indicar "
     "expressar afirmar assegurar confirmar replicar acrescentar informar "
     "comunicar anunciar comentar relatar narrar sublinhar destacar salientar "
     "frisar reiterar recomendar aconselhar convidar felicitar saudar "
     "lamentar protestar criticar rejeitar solicitar reclamar mencionar citar "
     "precisar constatar notar terminar continuar abordar apresentar colocar "
     "objectar objetar interrogar consultar lembrar recordar falar começar "
     "responder agradecer reconhecer esclarecer prometer oferecer "
     "prosseguir insistir admitir resumir interromper discutir "
     "repetir sugerir referir advertir concluir exigir retorquir assentir "
     "inquirir aludir garantir ressalvar justificar questionar alegar "
     "apontar desculpar queixar comprometer interessar congratular negar"},
    {W_THINK,
     "desejar esperar duvidar aceitar recusar opinar julgar aprovar apoiar "
     "considerar hesitar temer entender pensar concordar discordar "
     "consentir confiar estranhar"},
    {W_GESTURE, "levantar retirar suspirar calar inclinar entrar abandonar "
		"encolher tossir chorar entregar"},
    {0, NULL}};

enum { VERBS = W_SAY | W_THINK | W_GESTURE };

static const struct vdm_ending endings[] = {
    {VERBS, "ar", 1, "", 0},         {VERBS, "ar", 1, "m", 0},
    {VERBS, "ar", 2, "ou", W_PAST},  {VERBS, "ar", 2, "aram", W_PAST},
    {VERBS, "ar", 2, "ava", W_PAST}, {VERBS, "ar", 2, "avam", W_PAST},
    {VERBS, "ar", 2, "ado", W_PAST}, {VERBS, "ar", 0, "", 0},
    {VERBS, "er", 1, "", 0},         {VERBS, "er", 1, "m", 0},
    {VERBS, "er", 2, "eu", W_PAST},  {VERBS, "er", 2, "eram", W_PAST},
    {VERBS, "er", 2, "ia", W_PAST},  {VERBS, "er", 2, "ido", W_PAST},
    {VERBS, "er", 0, "", 0},         {VERBS, "uir", 1, "", 0},
    {VERBS, "uir", 1, "u", W_PAST},  {VERBS, "uir", 2, "ía", W_PAST},
    {VERBS, "uir", 2, "e", 0},       {VERBS, "uir", 0, "", 0},
    {VERBS, "ir", 2, "e", 0},        {VERBS, "ir", 2, "em", 0},
    {VERBS, "ir", 1, "u", W_PAST},   {VERBS, "ir", 1, "ram", W_PAST},
    {VERBS, "ir", 1, "a", W_PAST},   {VERBS, "ir", 1, "do", W_PAST},
    {VERBS, "ir", 0, "", 0},         {0, NULL, 0, NULL, 0}};

static const struct vdm_phrase phrases[] = {
    {P_SPEAKS, "tomou a palavra", NULL},
    {P_SPEAKS, "toma a palavra", NULL},
    {P_SPEAKS, "tomava a palavra", NULL},
    {P_SPEAKS, "usou da palavra", NULL},
    {P_SPEAKS, "usa da palavra", NULL},
    {P_SPEAKS, "usou a palavra", NULL},
    {P_SPEAKS, "pediu a palavra", NULL},
    {P_SPEAKS, "pede a palavra", NULL},
    {P_SPEAKS, "fez uso da palavra", NULL},
    {P_SPEAKS, "faz uso da palavra", NULL},
    {P_SPEAKS, "teve a palavra", NULL},
    {P_OPINION, "na opinião do", NULL},
    {P_OPINION, "na opinião da", NULL},
    {P_OPINION, "na opinião de", NULL},
    {P_OPINION, "segundo o", NULL},
    {P_OPINION, "segundo a", NULL},
    {P_OPINION, "no entender do", NULL},
    {P_OPINION, "no entender da", NULL},
    {P_OPINION, "no parecer do", NULL},
    {P_UNTO, "a", NULL},
    {P_UNTO, "ao", NULL},
    {P_UNTO, "à", NULL},
    {P_ASIDE, "por sua vez", NULL},
    {P_ASIDE, "por seu lado", NULL},
    {P_ASIDE, "por seu turno", NULL},
    {P_ASIDE, "de novo", NULL},
    {P_ASIDE, "mais uma vez", NULL},
    {P_ASIDE, "no entanto", NULL},
    {P_ASIDE, "a este respeito", NULL},
    {P_ASIDE, "a propósito", NULL},
    {P_ASIDE, "em resposta", NULL},
    {P_ASIDE, "por fim", NULL},
    {P_ASIDE, "em primeiro lugar", NULL},
    {P_ASIDE, "em seguida", NULL},
    {P_NOBODY, "acordou-se", NULL},
    {P_NOBODY, "decidiu-se", NULL},
    {P_NOBODY, "deliberou-se", NULL},
    {P_NOBODY, "aprovou-se", NULL},
    {P_NOBODY, "passou-se", NULL},
    {P_NOBODY, "procedeu-se", NULL},
    {P_NOBODY, "foi decidido", NULL},
    {P_NOBODY, "foi deliberado", NULL},
    {P_NOBODY, "foi aprovado", NULL},
    {P_NOBODY, "foi aprovada", NULL},
    {P_NOBODY, "foi lida", NULL},
    {P_NOBODY, "foi resolvido", NULL},
    {P_NOBODY, "ficou decidido", NULL},
    {P_NOBODY, "ficou resolvido", NULL},
    {P_NOBODY, "ficou acordado", NULL},
    {P_NOBODY, "ficou assente", NULL},
    {P_NOBODY, "deliberado", NULL},
    {P_NOBODY, "posta à votação", NULL},
    {P_NOBODY, "posto à votação", NULL},
    {P_NOBODY, "submetida à votação", NULL},
    {P_NOBODY, "a proposta", NULL},
    {P_NOBODY, "a moção", NULL},
    {P_NOBODY, "a sessão", NULL},
    {P_NOBODY, "a reunião", NULL},
    {P_NOBODY, "a conversa", NULL},
    {P_NOBODY, "a ata", NULL},
    {P_NOBODY, "a acta", NULL},
    {P_NOBODY, "o conselho", NULL},
    {P_NOBODY, "a comissão", NULL},
    {P_NOBODY, "a câmara", NULL},
    {P_NOBODY, "ambas as partes", NULL},
    {P_NOBODY, "ambos", NULL},
    {P_NOBODY, "os presentes", NULL},
    {P_CLOSING, "conversa durou", NULL},
    {P_CLOSING, "reunião durou", NULL},
    {P_CLOSING, "sessão durou", NULL},
    {P_CLOSING, "entrevista durou", NULL},
    {P_CLOSING, "conversa terminou", NULL},
    {P_CLOSING, "reunião terminou", NULL},
    {P_CLOSING, "encerrada a sessão", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_narrated vdm_narrated_portuguese = {
    .tables = {.name = "Portuguese",
	       .words = words,
	       .uses = uses,
	       .verbs = verbs,
	       .endings = endings,
	       .phrases = tables},
    .manners = VDM_BEHIND | VDM_UNSAID,
    .signs = "o a os as e de do da dos das em não uma um ao que com para no na "
	     "por se senhor lhe foi mais mas pelo"};
