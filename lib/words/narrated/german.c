/* SPDX-License-Identifier: MIT */
/* How German reports what was said. */
#include <stddef.h>

#include "words/narrated/narrated.h"

static const struct vdm_word_list words[] = {
    {W_HON, "herr herrn frau fräulein genosse genossin dr prof"},
    {W_HON | W_OFFICE,
     "direktor direktorin generaldirektor oberst major hauptmann leutnant "
     "bürgermeister bürgermeisterin oberbürgermeister landrat gouverneur "
     "graf gräfin fürst fürstin könig königin kaiser prinz baron freiherr "
     "konsul gesandter gesandte botschaftsrat legationsrat ministerialrat "
     "regierungsrat oberregierungsrat stadtrat rat marschall admiral "
     "pfarrer bischof kardinal sekretär sekretärin präsident professor "
     "professorin doktor inspektor kommissar amtmann richter staatsminister "
     "schulrat baurat stadtbaurat ingenieur ministerialdirektor "
     "geheimrat senator senatorin rektor vorstand"},
    {W_OFFICE, "vorsitzende vorsitzender schriftführer protokollführer "
	       "referent leiter leiterin geschäftsführer obmann sprecher "
	       "dolmetscher kämmerer kassier kassierer schatzmeister "
	       "ortsvorsteher"},
    {W_SAY | W_PAST,
     "sprach sprachen gab gaben bat baten schlug schlugen hob hoben "
     "wies wiesen fuhr fuhren warf warfen riet rieten rief riefen "
     "widersprach widersprachen versprach versprachen bezog bezogen "
     "verwies verwiesen unterstrich unterstrichen beschrieb beschrieben "
     "ging gingen brachte brachten nahm nahmen trug trugen zog zogen "
     "kam kamen verneinte unterbrach unterbrachen ließ ließen schloß schloss "
     "schlossen begann begannen bot boten stand "
     "trat griff griffen verlas verlasen las lasen hielt hielten "
     "bestritt bestritten wandte wandten nannte nannten schrieb "
     "gesprochen gegeben gebeten vorgeschlagen hervorgehoben hingewiesen "
     "fortgefahren eingeworfen geraten widersprochen versprochen verwiesen "
     "unterstrichen vorgetragen eingewandt eingewendet mitgeteilt "
     "zugesagt zugestimmt abgelehnt angeregt angefragt nachgefragt "
     "dargelegt ausgeführt hinzugefügt festgestellt zugegeben beigepflichtet "
     "geäußert ergänzt gefragt gesagt geantwortet geschildert berichtet "
     "gemeldet gewarnt gefordert gedankt betont bemerkt gemeint begrüßt "
     "wiederholt vorgebracht geltend angekündigt eingeräumt bedauert "
     "angemerkt gelesen verlesen gewünscht"},
    {W_SAY,
     "spricht sprechen gibt geben bittet bitten schlägt schlagen hebt heben "
     "weist weisen fährt fahren wirft werfen rät raten ruft rufen "
     "widerspricht verspricht bezieht verweist unterstreicht beschreibt "
     "geht gehen bringt bringen nimmt nehmen trägt tragen zieht ziehen "
     "kommt kommen unterbricht läßt lässt lassen schließt schließen "
     "beginnt bietet tritt treten greift verliest liest hält "
     "bestreitet wendet nennt sagen fragen antworten erklären betonen "
     "bemerken erwidern äußern hinzufügen feststellen vorschlagen anregen "
     "aufmerksam mitteilen teilt teilte legt legte stellt stellte räumt "
     "räumte regt regte merkt merkte pflichtet pflichtete lehnt lehnte "
     "stimmt stimmte kündigt kündigte drückt drückte setzt setzte führt "
     "führte fügt fügte macht machte spricht erkundigen"},
    {W_THINK | W_PAST,
     "fand fanden empfand vorgezogen verstand verstanden wußte wusste dachte "
     "gehofft geglaubt gezweifelt befürchtet"},
    {W_THINK, "findet empfindet versteht weiß denkt wissen ansicht meinung "
	      "auffassung überzeugung einverstanden überzeugt dafür dagegen "
	      "bereit"},
    {W_GESTURE | W_PAST,
     "ging-ab stand-auf verließ verließen erhob erhoben schwieg schwiegen "
     "verabschiedete verabschiedeten erschien erschienen betrat nickte "
     "lachte lächelte seufzte hustete weinte schüttelte zuckte verbeugte "
     "setzte-sich trank aß übergab überreichte"},
    {W_GESTURE, "verläßt verlässt erhebt schweigt verabschiedet erscheint "
		"betritt nickt lacht lächelt seufzt hustet weint schüttelt "
		"zuckt verbeugt steht trinkt ißt übergibt überreicht"},
    {W_ADVERB,
     "sodann dann darauf hierauf daraufhin hierzu dazu ferner weiter weiterhin "
     "außerdem nun jedoch aber auch noch nochmals erneut wieder wiederum "
     "seinerseits ihrerseits sich ihm ihr ihnen ihn mir uns schließlich "
     "abschließend zunächst anschließend ebenfalls gleichfalls lediglich nur "
     "ausdrücklich kurz lächelnd lachend zögernd eingehend nachdrücklich "
     "schriftlich mündlich einleitend zusammenfassend eingangs hier dort "
     "da so also indes indessen hingegen dagegen deshalb daher darum damit "
     "nunmehr sofort gleich später vorher zuerst erst zuletzt zudem überdies "
     "immer offenbar sehr scharf ruhig selbst sogar allein energisch "
     "entschieden seither"},
    {W_AUX,
     "wäre wären hätte hätten sollten würde würden könnte könnten dürfte hat "
     "hatte haben hatten ist war sind waren wird wurde wurden "
     "werden kann konnte muß muss mußte musste soll sollte will wollte "
     "darf durfte möchte mag"},
    {W_PRONOUN | W_FUNCTION, "er sie es ihm ihn ihr ihnen"},
    {W_FIRST | W_FUNCTION, "ich wir mir mich uns"},
    {W_FIRST, "habe bin"},
    {W_FUNCTION,
     "laut falls der die das den dem des ein eine einer eines einem einen und "
     "oder "
     "mit "
     "von vom zu zum zur im in am an bei auf für nach über um aus durch gegen "
     "ohne seit unter vor zwischen wegen während als wie wenn weil daß dass ob "
     "da doch nicht kein keine was wer wo warum man dies diese dieser dieses "
     "diesem diesen jene sein seine ihre ihren seinen so"},
    {W_ARTICLE, "der die das den dem des ein eine"},
    {W_STARTER, "darauf hierauf daraufhin hierzu dazu sodann dann ferner "
		"weiter auf nach zu im in bei was wie wenn da als auch nun "
		"auch nein ja zunächst abschließend schließlich anschließend "
		"dagegen hiergegen hierbei dabei damit außerdem ebenso "
		"gegen mit man es"},
    {W_MATTER,
     "auswärtiges äußeren inneren finanzen verteidigung handel "
     "wirtschaft arbeit justiz verkehr unterricht kultus kultur "
     "landwirtschaft ernährung gesundheit auswärtigen angelegenheiten "
     "auswärtige verwaltung"},
    {W_SALUTE, "geehrter geehrte geehrtes lieber hochachtung hochachtungsvoll "
	       "ergebener ergebenster grüßen"},
    {W_PARTICLE, "von van zu zur vom de du di da"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_AND, "und"},
    {X_THE, "der die"},
    {X_OF, "des der"},
    {X_FOR, "für"},
    {X_THAT, "daß dass"},
    {X_WHETHER, "ob"},
    {X_NOT, "nicht"},
    {X_HE, "er sie"},
    {X_I, "ich"},
    {X_SELF, "sich"},
    {X_BE, "ist war sind waren wird wurde wurden werden worden"},
    {X_OBLIQUE, "herrn des dem den"},
    {X_REPLY, "erwidert erwiderte antwortet antwortete entgegnet entgegnete "
	      "versetzt versetzte"},
    {X_BETWEEN, "zwischen"},
    {X_WITH, "mit"},
    {X_NONE, NULL}};

/* Weak verbs, without their ending in -en. */
static const struct vdm_word_list verbs[] = {
    {W_SAY,
     "sag frag antwort erklär beton bemerk erwider entgegn ergänz mein äußer "
     "bestätig versicher bericht schilder wiederhol dank erkundig erläuter "
     "beantrag begrüß beklag protestier fordr forder verlang empfehl erwähn "
     "bedau bedauer behaupt beteuer bejah berichtig erinner ermahn warn "
     "meld erzähl plädier mahn resümier informier unterrichte unterricht "
     "kritisier präzisier zitier referier kommentier interessier beruf "
     "vermut versetz verneh entschuldig beruhig begründ bezweifl bezweifel "
     "bekräftig verteidig ersuch eröffn bezeichn rüg grüß unterstütz tadel "
     "tadelt spott scherz bekenn vernein entwickel beschwer"},
    {W_THINK, "glaub hoff wünsch bedauer zweifel fürcht befürcht erwart "
	      "billig vermut begehr vertrau überleg zöger lob bevorzug wunder"},
    {0, NULL}};

static const struct vdm_ending endings[] = {
    /* antwortet, antwortete, antworteten */
    {W_SAY | W_THINK, "t d gn chn ffn", 0, "et", 0},
    {W_SAY | W_THINK, "t d gn chn ffn", 0, "ete", W_PAST},
    {W_SAY | W_THINK, "t d gn chn ffn", 0, "eten", W_PAST},
    {W_SAY | W_THINK, "t d gn chn ffn", 0, "en", 0},
    /* sagt, sagte, sagten, sagen */
    {W_SAY | W_THINK, "", 0, "t", 0},
    {W_SAY | W_THINK, "", 0, "te", W_PAST},
    {W_SAY | W_THINK, "", 0, "ten", W_PAST},
    {W_SAY | W_THINK, "", 0, "en", 0},
    {0, NULL, 0, NULL, 0}};

static const struct vdm_phrase phrases[] = {
    {P_SPEAKS, "ergreift das wort", NULL},
    {P_SPEAKS, "ergriff das wort", NULL},
    {P_SPEAKS, "nimmt das wort", NULL},
    {P_SPEAKS, "nahm das wort", NULL},
    {P_SPEAKS, "bittet ums wort", NULL},
    {P_SPEAKS, "bat ums wort", NULL},
    {P_SPEAKS, "erhält das wort", NULL},
    {P_SPEAKS, "erhielt das wort", NULL},
    {P_SPEAKS, "meldet sich zu wort", NULL},
    {P_SPEAKS, "meldete sich zu wort", NULL},
    {P_OPINION, "nach ansicht von", NULL},
    {P_OPINION, "nach ansicht des", NULL},
    {P_OPINION, "nach ansicht der", NULL},
    {P_OPINION, "nach meinung von", NULL},
    {P_OPINION, "nach meinung des", NULL},
    {P_OPINION, "nach meinung der", NULL},
    {P_OPINION, "nach auffassung von", NULL},
    {P_OPINION, "nach auffassung des", NULL},
    {P_OPINION, "nach auffassung der", NULL},
    {P_OPINION, "nach den worten des", NULL},
    {P_OPINION, "nach den worten von", NULL},
    {P_OPINION, "laut", NULL},
    {P_ASIDE, "in diesem zusammenhang", NULL},
    {P_ASIDE, "zu diesem punkt", NULL},
    {P_ASIDE, "zum schluß", NULL},
    {P_ASIDE, "zum schluss", NULL},
    {P_ASIDE, "von sich aus", NULL},
    {P_ASIDE, "im übrigen", NULL},
    {P_ASIDE, "noch einmal", NULL},
    {P_ASIDE, "auf anfrage", NULL},
    {P_ASIDE, "von neuem", NULL},
    {P_ASIDE, "mit nachdruck", NULL},
    {P_NOBODY, "man", NULL},
    {P_NOBODY, "es wird", NULL},
    {P_NOBODY, "es wurde", NULL},
    {P_NOBODY, "es folgt", NULL},
    {P_NOBODY, "es folgte", NULL},
    {P_NOBODY, "es besteht", NULL},
    {P_NOBODY, "es bestand", NULL},
    {P_NOBODY, "beschlossen wurde", NULL},
    {P_NOBODY, "beschlossen wird", NULL},
    {P_NOBODY, "beschluß", NULL},
    {P_NOBODY, "beschluss", NULL},
    {P_NOBODY, "beide seiten", NULL},
    {P_NOBODY, "beide", NULL},
    {P_NOBODY, "die beteiligten", NULL},
    {P_NOBODY, "die anwesenden", NULL},
    {P_NOBODY, "die besprechung", NULL},
    {P_NOBODY, "die sitzung", NULL},
    {P_NOBODY, "das gespräch", NULL},
    {P_NOBODY, "die unterredung", NULL},
    {P_NOBODY, "die versammlung", NULL},
    {P_NOBODY, "der antrag", NULL},
    {P_NOBODY, "der vorschlag wird", NULL},
    {P_NOBODY, "der vorschlag wurde", NULL},
    {P_NOBODY, "die abstimmung", NULL},
    {P_NOBODY, "der ausschuß", NULL},
    {P_NOBODY, "der ausschuss", NULL},
    {P_NOBODY, "das protokoll", NULL},
    {P_NOBODY, "anschließend wird", NULL},
    {P_NOBODY, "anschließend wurde", NULL},
    {P_NOBODY, "danach wurde", NULL},
    {P_NOBODY, "hierauf wurde", NULL},
    {P_NOBODY, "sodann wurde", NULL},
    {P_NOBODY, "darauf wurde", NULL},
    {P_NOBODY, "nach einer pause", NULL},
    {P_CLOSING, "besprechung dauerte", NULL},
    {P_CLOSING, "besprechung endete", NULL},
    {P_CLOSING, "unterredung dauerte", NULL},
    {P_CLOSING, "unterredung endete", NULL},
    {P_CLOSING, "sitzung dauerte", NULL},
    {P_CLOSING, "sitzung endete", NULL},
    {P_CLOSING, "gespräch dauerte", NULL},
    {P_CLOSING, "gespräch endete", NULL},
    {P_CLOSING, "ende der besprechung", NULL},
    {P_CLOSING, "schluß der besprechung", NULL},
    {P_CLOSING, "schluss der besprechung", NULL},
    {P_CLOSING, "ende der sitzung", NULL},
    {P_CLOSING, "ende der unterredung", NULL},
    {P_CLOSING, "ende des gesprächs", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

/* des Ministers, des Rates; des Präsidenten; des Gesandten */
static const char *const offices[] = {"- s es", "- en n", "e en", NULL};

const struct vdm_narrated vdm_narrated_german = {
    .tables = {.name = "German",
	       .words = words,
	       .uses = uses,
	       .verbs = verbs,
	       .endings = endings,
	       .phrases = tables},
    .manners = VDM_BEHIND | VDM_SECOND | VDM_FINAL,
    .signs = "der die das und nicht daß dass ist zu den dem auf für sich ob "
	     "sei habe man er sie herr ein eine des auch nach",
    .offices = offices};
