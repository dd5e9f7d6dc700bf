/* SPDX-License-Identifier: MIT */
/* How Spanish reports what was said. */
#include <stddef.h>

#include "words/narrated/narrated.h"

static const struct vdm_word_list words[] = {
    {W_AUX | W_FUNCTION, "fuele fuéle fueles fuéles fuelo fuela"},
    {W_THINK, "querría querrían desearía desearían preferiría"},
    {W_OFFICE, "concejales diputados diputadas senadores consejeros consejeras "
	       "ministros secretarios vocales regidores ingenieros profesores"},
    {W_HON, "señor señora señorita sr sra srta sres don doña d dña doctor "
	    "doctora dr dra licenciado lic compañero compañera camarada "
	    "ciudadano"},
    {W_HON | W_OFFICE,
     "presidente presidenta ministro ministra embajador embajadora general "
     "coronel comandante capitán teniente mariscal almirante rey reina "
     "príncipe princesa secretario secretaria canciller alcalde alcaldesa "
     "gobernador gobernadora director directora inspector inspectora cónsul "
     "conde condesa marqués duque senador senadora diputado diputada "
     "consejero consejera concejal concejala obispo cardenal padre profesor "
     "profesora maestro maestra médico médica cura párroco boticario "
     "arquitecto arquitecta jueza gerente síndico apoderado apoderada "
     "rector juez fiscal comisario vicepresidente vicepresidenta "
     "delegado delegada tesorero tesorera ingeniero ingeniera arquitecto "
     "subsecretario vocal farero notario síndico intendente"},
    {W_OFFICE, "intérprete testigo orador oradora ponente representante "
	       "portavoz interlocutor"},
    {W_OFFMOD, "primer"},
    {W_SAY | W_PAST,
     "dijo dijeron hizo hicieron pidió pidieron propuso propusieron "
     "intervino intervinieron sostuvo sostuvieron repuso expuso expusieron "
     "puso leyó leyeron prometió ofreció dio dieron advirtió advirtieron "
     "prosiguió refirió refirieron repitió sugirió convino "
     "contradijo opuso requirió reiteró trajo "
     "dicho hecho pedido propuesto intervenido sostenido expuesto puesto "
     "leído prometido ofrecido dado advertido referido sugerido"},
    {W_SAY,
     "dice dicen decía decir hace hacen hacía pide piden pedía propone "
     "proponen proponía interviene intervenía sostiene sostenía expone "
     "exponía pone lee leía promete ofrece ofrecía da advierte prosigue "
     "refiere refería repite sugiere conviene contradice opone reconoce "
     "reconoció reconocía reconocer agradece agradeció agradecía agradecer "
     "recuerda recordó recordaba ruega rogó rogaba niega negó negaba "
     "abre abrió abría comienza comenzó empieza empezó confiesa confesó "
     "concluye concluyó "
     "concluía toma tomó llama llamó concede concedió cede cedió somete "
     "sometió suspende suspendió cierra cerró otorga otorgó "
     "reanuda reanudó"},
    {W_THINK | W_PAST, "creyó creyeron quiso supo entendió opuso"},
    {W_THINK, "cree creía quiere quería sabe sabía saber entiende entendía "
	      "piensa pensaba pensó prefiere prefería teme temió acuerdo "
	      "opinión parecer partidario"},
    {W_GESTURE | W_PAST, "rió salió salieron fue-se sonrió despidió sentó"},
    {W_GESTURE, "ríe sale sonríe despide sienta"},
    {W_ADVERB,
     "solo incluso entonces luego después también además asimismo igualmente "
     "ya aún todavía "
     "se le les lo la los las me nos no sí finalmente seguidamente "
     "nuevamente brevemente primero primeramente solamente sólo sin-embargo "
     "así aquí ahí allí pues ahora más muy bien sonriendo riendo "
     "inmediatamente enseguida tampoco siempre"},
    {W_AUX, "hubiera hubiese fuera ha había han habían hubo habrá habría es "
	    "era son eran fue fueron "
	    "está estaba están estaban puede podía pudo debe debía va iba "
	    "vuelve volvió desea deseaba"},
    {W_PRONOUN | W_FUNCTION, "él ella ellos ellas éste ésta aquél aquélla"},
    {W_FIRST | W_FUNCTION, "yo nosotros mí"},
    {W_FIRST | W_AUX, "he"},
    {W_FIRST | W_SAY | W_PAST,
     "dije respondí contesté pregunté repliqué expliqué añadí manifesté "
     "declaré observé señalé pedí expuse propuse insistí recordé agregué "
     "aclaré indiqué expresé advertí repuse agradecí prometí"},
    {W_FUNCTION,
     "el la los las lo un una unos unas de del y e o u a al en con por para "
     "sin sobre entre hacia desde hasta contra que quien cuyo donde cuando "
     "como si pero ni pues porque no este esta estos estas ese esa eso esto "
     "aquel su sus todo todos cual cuál qué quién ante bajo según tras"},
    {W_ARTICLE, "el la los las un una"},
    {W_STARTER, "a al en con por para sobre tras ante luego después entonces "
		"finalmente además respecto preguntado preguntada interrogado "
		"acto a este esto eso sí no también asimismo seguidamente "
		"según como se"},
    {W_MATTER, "relaciones exteriores interior hacienda guerra marina "
	       "comercio justicia agricultura trabajo instrucción pública "
	       "fomento estado gobierno consejo república defensa obras "
	       "públicas educación"},
    {W_SALUTE,
     "estimado estimada querido querida distinguido atentamente saluda abrazo"},
    {W_PARTICLE, "de del dos das von van di da"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_AND, "y e"},
    {X_THE, "el la los las"},
    {X_OF, "de del"},
    {X_FOR, "para"},
    {X_THIS, "esto eso ello"},
    {X_THAT, "que"},
    {X_WHETHER, "si"},
    {X_NOT, "no"},
    {X_HE, "él ella éste ésta aquél"},
    {X_I, "yo"},
    {X_SELF, "se"},
    {X_BE, "fuele fuéle fueles fuéles es era son eran fue fueron sido ser"},
    {X_REPLY, "responde respondía respondió contesta contestaba contestó "
	      "replica replicaba replicó repuso"},
    {X_MAN, "señor sr don"},
    {X_WOMAN, "señora sra señorita srta doña"},
    {X_STOPPED, "sr sra srta sres d dña dr dra lic"},
    {X_BETWEEN, "entre"},
    {X_WITH, "con"},
    {X_NONE, NULL}};

static const struct vdm_word_list verbs[] = {
    {W_SAY,
     "preguntar contestar declarar observar manifestar señalar explicar "
     "aclarar indicar expresar afirmar asegurar confirmar insistir replicar "
     "agregar informar comunicar anunciar comentar relatar narrar "
     "subrayar destacar recalcar reiterar recomendar aconsejar invitar "
     "felicitar saludar lamentar protestar criticar rechazar solicitar "
     "reclamar exigir mencionar citar puntualizar precisar constatar notar "
     "interrumpir resumir terminar continuar abordar presentar plantear "
     "objetar interrogar consultar recordar participar hablar responder "
     "añadir admitir discutir interesar excusar quejar disculpar "
     "comprometer adherir justificar rectificar matizar apuntar "
     "votar compartir respaldar sumar depositar aplazar formular "
     "argumentar alegar consignar deplorar estimar considerar garantizar"},
    {W_THINK,
     "desear esperar dudar aceptar rehusar opinar temer suponer juzgar "
     "aprobar apoyar consentir vacilar rechazar celebrar estimar considerar "
     "confiar acceder"},
    {W_GESTURE, "levantar retirar suspirar asentir callar inclinar entrar "
		"abandonar encoger toser llorar marchar entregar "
		"golpear"},
    {0, NULL}};

enum { VERBS = W_SAY | W_THINK | W_GESTURE };

static const struct vdm_ending endings[] = {{VERBS, "ar", 1, "", 0},
					    {VERBS, "ar", 1, "n", 0},
					    {VERBS, "ar", 2, "ó", W_PAST},
					    {VERBS, "ar", 2, "aron", W_PAST},
					    {VERBS, "ar", 2, "aba", W_PAST},
					    {VERBS, "ar", 2, "aban", W_PAST},
					    {VERBS, "ar", 2, "ado", W_PAST},
					    {VERBS, "ar", 0, "", 0},
					    {VERBS, "er", 1, "", 0},
					    {VERBS, "er", 1, "n", 0},
					    {VERBS, "er", 2, "ió", W_PAST},
					    {VERBS, "er", 2, "ieron", W_PAST},
					    {VERBS, "er", 2, "ía", W_PAST},
					    {VERBS, "er", 2, "ido", W_PAST},
					    {VERBS, "er", 0, "", 0},
					    {VERBS, "ir", 2, "e", 0},
					    {VERBS, "ir", 2, "en", 0},
					    {VERBS, "ir", 2, "ió", W_PAST},
					    {VERBS, "ir", 2, "ieron", W_PAST},
					    {VERBS, "ir", 2, "ía", W_PAST},
					    {VERBS, "ir", 2, "ido", W_PAST},
					    {VERBS, "ir", 0, "", 0},
					    {0, NULL, 0, NULL, 0}};

static const struct vdm_phrase phrases[] = {
    {P_SPEAKS, "toma la palabra", NULL},
    {P_SPEAKS, "tomó la palabra", NULL},
    {P_SPEAKS, "tomaba la palabra", NULL},
    {P_SPEAKS, "usa de la palabra", NULL},
    {P_SPEAKS, "usó de la palabra", NULL},
    {P_SPEAKS, "pide la palabra", NULL},
    {P_SPEAKS, "pidió la palabra", NULL},
    {P_SPEAKS, "hace uso de la palabra", NULL},
    {P_SPEAKS, "hizo uso de la palabra", NULL},
    {P_SPEAKS, "tiene la palabra", NULL},
    {P_OPINION, "a juicio del", NULL},
    {P_OPINION, "a juicio de", NULL},
    {P_OPINION, "en opinión del", NULL},
    {P_OPINION, "en opinión de", NULL},
    {P_OPINION, "según el", NULL},
    {P_OPINION, "según la", NULL},
    {P_OPINION, "según", NULL},
    {P_UNTO, "a", NULL},
    {P_UNTO, "al", NULL},
    {P_UNTO, "a la", NULL},
    {P_ASIDE, "por su parte", NULL},
    {P_ASIDE, "a su vez", NULL},
    {P_ASIDE, "de nuevo", NULL},
    {P_ASIDE, "una vez más", NULL},
    {P_ASIDE, "sin embargo", NULL},
    {P_ASIDE, "a este respecto", NULL},
    {P_ASIDE, "al respecto", NULL},
    {P_ASIDE, "en cambio", NULL},
    {P_ASIDE, "en respuesta", NULL},
    {P_ASIDE, "por último", NULL},
    {P_ASIDE, "en primer lugar", NULL},
    {P_ASIDE, "entre risas", NULL},
    {P_NOBODY, "se acordó", NULL},
    {P_NOBODY, "se acuerda", NULL},
    {P_NOBODY, "se aprueba", NULL},
    {P_NOBODY, "se aprobó", NULL},
    {P_NOBODY, "se decidió", NULL},
    {P_NOBODY, "se decide", NULL},
    {P_NOBODY, "se resolvió", NULL},
    {P_NOBODY, "se convino", NULL},
    {P_NOBODY, "se procede", NULL},
    {P_NOBODY, "se procedió", NULL},
    {P_NOBODY, "se dio lectura", NULL},
    {P_NOBODY, "se da lectura", NULL},
    {P_NOBODY, "se pasa", NULL},
    {P_NOBODY, "se pasó", NULL},
    {P_NOBODY, "se suspende", NULL},
    {P_NOBODY, "se suspendió", NULL},
    {P_NOBODY, "se leyó", NULL},
    {P_NOBODY, "se somete", NULL},
    {P_NOBODY, "se sometió", NULL},
    {P_NOBODY, "se vota", NULL},
    {P_NOBODY, "se trató", NULL},
    {P_NOBODY, "se discutió", NULL},
    {P_NOBODY, "se abre", NULL},
    {P_NOBODY, "se abrió", NULL},
    {P_NOBODY, "acordado", NULL},
    {P_NOBODY, "así queda", NULL},
    {P_NOBODY, "queda acordado", NULL},
    {P_NOBODY, "votos a favor", NULL},
    {P_NOBODY, "votos en contra", NULL},
    {P_NOBODY, "abstenciones", NULL},
    {P_NOBODY, "acuerdo:", NULL},
    {P_NOBODY, "puesta a votación", NULL},
    {P_NOBODY, "puesto a votación", NULL},
    {P_NOBODY, "sometida a votación", NULL},
    {P_NOBODY, "sometido a votación", NULL},
    {P_NOBODY, "la propuesta", NULL},
    {P_NOBODY, "la moción", NULL},
    {P_NOBODY, "la sesión", NULL},
    {P_NOBODY, "la reunión", NULL},
    {P_NOBODY, "la conversación", NULL},
    {P_NOBODY, "la entrevista", NULL},
    {P_NOBODY, "el acta", NULL},
    {P_NOBODY, "el consejo", NULL},
    {P_NOBODY, "la comisión", NULL},
    {P_NOBODY, "la junta", NULL},
    {P_NOBODY, "ambas partes", NULL},
    {P_NOBODY, "ambos", NULL},
    {P_NOBODY, "los presentes", NULL},
    {P_NOBODY, "los reunidos", NULL},
    {P_CLOSING, "conversación duró", NULL},
    {P_CLOSING, "entrevista duró", NULL},
    {P_CLOSING, "reunión duró", NULL},
    {P_CLOSING, "sesión duró", NULL},
    {P_CLOSING, "conversación terminó", NULL},
    {P_CLOSING, "reunión terminó", NULL},
    {P_CLOSING, "se levanta la sesión", NULL},
    {P_CLOSING, "se levantó la sesión", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

const struct vdm_narrated vdm_narrated_spanish = {
    .tables = {.name = "Spanish",
	       .words = words,
	       .uses = uses,
	       .verbs = verbs,
	       .endings = endings,
	       .phrases = tables},
    .manners = VDM_BEHIND | VDM_UNSAID,
    .signs = "el la los las y de que en por con una del su al se le señor "
	     "señora no había ha si es lo pero más"};
