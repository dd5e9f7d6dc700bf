/* SPDX-License-Identifier: MIT */
/* How Polish reports what was said. */
#include <stddef.h>

#include "words/narrated/narrated.h"

static const struct vdm_word_list words[] = {
    {W_SAY | W_PAST, "podniesione stwierdzone zauważone zaproponowane "
		     "powiedziane wskazane zgłoszone zwrócone"},
    {W_HON, "pan pani pana panu panem panią panna panny tow towarzysz "
	    "towarzyszka dr doktor doktora prof ob obywatel obywatelka ks "
	    "ksiądz mgr inż mec mecenas red pos sen"},
    {W_HON | W_OFFICE,
     "minister ministra ministrowi ministrem dyrektor dyrektorka prezes "
     "prezeska prezydent premier ambasador poseł posła posłowi posłem "
     "posłanka senator generał pułkownik kapitan porucznik major marszałek "
     "admirał król królowa książę sekretarz wiceminister wiceprezes "
     "wicepremier burmistrz starosta wojewoda wójt konsul hrabia baron "
     "radny radna naczelnik kierownik kierowniczka inspektor profesor "
     "rektor biskup kardynał sędzia prokurator komisarz przewodniczący "
     "przewodnicząca delegat redaktor inżynier sołtys gubernator kanclerz "
     "skarbnik"},
    {W_OFFICE, "tłumacz tłumaczka świadek referent sprawozdawca "
	       "przedstawiciel protokolant rzecznik"},
    {W_SAY | W_PAST, "rzekł rzekła rzekli odrzekł odrzekła odparł odparła "
		     "odparli zarzekł powiedział powiedziała powiedzieli "
		     "zaczął zaczęła podjął podjęła przyjął "
		     "poprosił wniósł wniosła wniosło podniósł podniosła "
		     "odniósł odniosła wszczął zakończył zakończyła "
		     "przeczytał przeczytała pozdrowił"},
    {W_SAY, "mówi mówią mówić mówił mówiła mówili pyta pytają pytał pytała "
	    "odpowie powie odpowiada odpowiadają twierdzi twierdzą twierdził "
	    "twierdziła wnosi podnosi odnosi prosi prosił prosiła dziękuje "
	    "dziękował dziękowała zwraca zwrócił zwróciła zabiera zabrał "
	    "zabrała podkreśla zauważa wyjaśnia stwierdza oświadcza dodaje "
	    "dodał dodała dodali przypomina proponuje informuje zaznacza "
	    "wskazuje wyraża obiecuje przyznaje zaprzecza potwierdza zgłasza "
	    "kontynuuje protestuje ostrzega przedstawia uważa sugeruje "
	    "replikuje kończy zaczyna zarzuca wtrąca pyta powołuje "
	    "złożył złożyła składa ciągnął ciągnęła dowodził dowodziła "
	    "otwiera otworzył otworzyła wypowiada opowiada odczytuje zapowiada "
	    "deklaruje"},
    {W_THINK | W_PAST, "wiedział wiedziała"},
    {W_THINK, "sądzi sądził sądziła uważa uważał uważała myśli myślał "
	      "wierzy wierzył chce chciał chciała wie obawia obawiał obawiała "
	      "wątpi wątpił wątpiła zdania zgadza zgodził zgodziła zgodzili "
	      "wolał wolała pragnie pragnął życzy życzył życzyła "
	      "ma-nadzieję gotów gotowa spodziewa dziwi zdziwił zdziwiła"},
    {W_GESTURE | W_PAST, "wstał wstała wyszedł wyszła zaśmiał zaśmiała "
			 "roześmiał roześmiała uśmiechnął uśmiechnęła skinął "
			 "skinęła wzruszył wzruszyła milczał milczała zamilkł "
			 "usiadł usiadła pożegnał pożegnała westchnął "
			 "opuścił opuściła ukłonił rozłożył rozłożyła kiwnął "
			 "wręczył wręczyła"},
    {W_GESTURE, "wstaje wychodzi śmieje uśmiecha wzrusza milczy siada żegna "
		"wzdycha opuszcza kłania rozkłada kiwa wręcza"},
    {W_ADVERB,
     "nawet jedynie następnie potem wtedy także też również jednak natomiast "
     "zaś ponownie "
     "znowu raz jeszcze dalej ponadto poza-tym się mu jej im go ją nie już "
     "wreszcie wkrótce krótko najpierw tylko więc zatem tutaj tam teraz "
     "bardzo dobrze śmiejąc uśmiechając natychmiast zaraz wówczas później "
     "dodatkowo stanowczo wyraźnie szczegółowo ostatecznie początkowo kolei "
     "nadal"},
    {W_AUX, "jest był była byli były będzie może mógł mogła musi musiał "
	    "musiała ma miał miała został została zostali powinien"},
    {W_PRONOUN | W_FUNCTION, "on ona oni one jego jej ich mu"},
    {W_FIRST | W_FUNCTION, "ja my mnie mi nam nas"},
    {W_FIRST | W_SAY | W_PAST,
     "powiedziałem powiedziałam odpowiedziałem odpowiedziałam zapytałem "
     "zapytałam odparłem odparłam oświadczyłem oświadczyłam dodałem dodałam "
     "zauważyłem zauważyłam wyjaśniłem wyjaśniłam stwierdziłem stwierdziłam "
     "podkreśliłem podkreśliłam zaproponowałem zaproponowałam przypomniałem "
     "przypomniałam zaznaczyłem zwróciłem zwróciłam poprosiłem poprosiłam"},
    {W_FUNCTION,
     "zdaniem gdyby w we z ze na do od o u po za przez przy dla bez pod nad "
     "przed "
     "między i "
     "oraz a ale lecz lub albo czy że iż aby żeby jeśli jeżeli gdy kiedy "
     "który która które którego któremu której co kto gdzie jak bo ponieważ "
     "nie to ten ta tym tego tej te ci jako swój swoje swego jego jej ich "
     "wobec podczas według tak"},
    {W_STARTER, "głos na w z po do od przy o odpowiadając nawiązując zapytany "
		"zapytana następnie potem wtedy ponadto dalej wreszcie "
		"przechodząc co tak nie także również wobec odnośnie "
		"ustosunkowując zabierając to dodatkowo kończąc"},
    {W_MATTER, "spraw zagranicznych wewnętrznych skarbu wojny handlu "
	       "sprawiedliwości rolnictwa pracy oświaty finansów obrony "
	       "narodowej komunikacji przemysłu zdrowia kultury rady ministrów "
	       "gminy powiatu"},
    {W_SALUTE, "szanowny szanowna szanowni drogi droga kochany kochana "
	       "poważaniem pozdrowienia"},
    {W_PARTICLE, "von van de da"},
    {0, NULL}};

static const struct vdm_use_list uses[] = {
    {X_AND, "i oraz a"},
    {X_THIS, "to tym tego"},
    {X_THAT, "że iż"},
    {X_WHETHER, "czy"},
    {X_NOT, "nie"},
    {X_HE, "on ona"},
    {X_I, "ja"},
    {X_SELF, "się"},
    {X_BE,
     "jest był była byli zostać został została zostało zostali zostały było"},
    {X_OBLIQUE, "pana panu panem panią ministra ministrowi ministrem posła "
		"posłowi posłem"},
    {X_REPLY, "odpowiada odpowiedział odpowiedziała odparł odparła odrzekł "
	      "odrzekła replikuje"},
    {X_MAN, "pan pana panu panem"},
    {X_WOMAN, "pani panią"},
    {X_STOPPED, "tow dr prof ob ks mgr inż mec red pos sen"},
    {X_BETWEEN, "między pomiędzy"},
    {X_WITH, "z ze"},
    {X_NONE, NULL}};

static const struct vdm_word_list verbs[] = {
    {W_SAY,
     "zapytać spytać odpowiedzieć zauważyć wyjaśnić stwierdzić oświadczyć "
     "dodać przypomnieć zaproponować poinformować zaznaczyć wskazać wyrazić "
     "obiecać przyznać zaprzeczyć potwierdzić zgłosić kontynuować "
     "zaprotestować ostrzec przedstawić zasugerować replikować podkreślić "
     "podziękować wtrącić zarzucić opowiedzieć odczytać zapowiedzieć "
     "zadeklarować omówić poruszyć zreferować uzasadnić wymienić powitać "
     "przywitać zaapelować zażądać domagać zalecić doradzić ocenić "
     "skomentować skrytykować zapewnić powtórzyć uściślić sprostować "
     "uzupełnić nadmienić zakomunikować zawiadomić wspomnieć zaoponować "
     "pogratulować odmówić sprzeciwić zobowiązać zainteresować tłumaczyć "
     "wytłumaczyć przeprosić poskarżyć wypowiedzieć powołać ustosunkować "
     "argumentować zakwestionować przekonywać przestrzec zripostować "
     "podsumować zameldować żądać przyrzec upewnić odczytać zaprosić "
     "podziękować ubolewać wezwać nalegać poprzeć"},
    {W_THINK,
     "sądzić myśleć pomyśleć zgodzić zdziwić żałować zaakceptować uznać "
     "wyrazić wahać poprzeć"},
    {0, NULL}};

enum { VERBS = W_SAY | W_THINK };

static const struct vdm_ending endings[] = {
    /* powiedział, powiedziała, powiedzieli */
    {VERBS, "eć", 3, "ał", W_PAST},
    {VERBS, "eć", 3, "ała", W_PAST},
    {VERBS, "eć", 2, "li", W_PAST},
    {VERBS, "eć", 0, "", 0},
    /* oświadczył, wyjaśnił, zapytał */
    {VERBS, "", 2, "ł", W_PAST},
    {VERBS, "", 2, "ła", W_PAST},
    {VERBS, "", 2, "li", W_PAST},
    {VERBS, "", 2, "ły", W_PAST},
    {VERBS, "", 0, "", 0},
    {0, NULL, 0, NULL, 0}};

static const struct vdm_phrase phrases[] = {
    {P_SPEAKS, "zabrał głos", NULL},
    {P_SPEAKS, "zabrała głos", NULL},
    {P_SPEAKS, "zabiera głos", NULL},
    {P_SPEAKS, "głos zabrał", NULL},
    {P_SPEAKS, "głos zabrała", NULL},
    {P_SPEAKS, "głos zabiera", NULL},
    {P_SPEAKS, "zabrał głos", NULL},
    {P_OPINION, "zdaniem", NULL},
    {P_OPINION, "według", NULL},
    {P_OPINION, "w opinii", NULL},
    {P_OPINION, "w ocenie", NULL},
    {P_ASIDE, "ze swej strony", NULL},
    {P_ASIDE, "ze swojej strony", NULL},
    {P_ASIDE, "z kolei", NULL},
    {P_ASIDE, "w związku z tym", NULL},
    {P_ASIDE, "raz jeszcze", NULL},
    {P_ASIDE, "jeszcze raz", NULL},
    {P_ASIDE, "w odpowiedzi", NULL},
    {P_ASIDE, "na zakończenie", NULL},
    {P_ASIDE, "z uśmiechem", NULL},
    {P_ASIDE, "poza tym", NULL},
    {P_ASIDE, "po raz kolejny", NULL},
    {P_ASIDE, "przy tym", NULL},
    {P_NOBODY, "ustalono", NULL},
    {P_NOBODY, "postanowiono", NULL},
    {P_NOBODY, "uchwalono", NULL},
    {P_NOBODY, "uzgodniono", NULL},
    {P_NOBODY, "zdecydowano", NULL},
    {P_NOBODY, "przyjęto", NULL},
    {P_NOBODY, "odczytano", NULL},
    {P_NOBODY, "przegłosowano", NULL},
    {P_NOBODY, "zarządzono", NULL},
    {P_NOBODY, "omówiono", NULL},
    {P_NOBODY, "następnie omówiono", NULL},
    {P_NOBODY, "następnie przystąpiono", NULL},
    {P_NOBODY, "przystąpiono", NULL},
    {P_NOBODY, "postanowienie", NULL},
    {P_NOBODY, "uchwała", NULL},
    {P_NOBODY, "wniosek", NULL},
    {P_NOBODY, "w głosowaniu", NULL},
    {P_NOBODY, "rozmowa", NULL},
    {P_NOBODY, "posiedzenie", NULL},
    {P_NOBODY, "zebranie", NULL},
    {P_NOBODY, "protokół", NULL},
    {P_NOBODY, "obie strony", NULL},
    {P_NOBODY, "obaj", NULL},
    {P_NOBODY, "zebrani", NULL},
    {P_NOBODY, "obecni", NULL},
    {P_NOBODY, "rada", NULL},
    {P_NOBODY, "komisja", NULL},
    {P_CLOSING, "rozmowa trwała", NULL},
    {P_CLOSING, "posiedzenie trwało", NULL},
    {P_CLOSING, "zebranie trwało", NULL},
    {P_CLOSING, "narada trwała", NULL},
    {P_CLOSING, "rozmowa zakończyła się", NULL},
    {P_CLOSING, "posiedzenie zakończono", NULL},
    {P_CLOSING, "zebranie zakończono", NULL},
    {P_NONE, NULL, NULL}};

static const struct vdm_phrase *const tables[] = {phrases, NULL};

static const char *const cases[] = {"!ski skiego skiemu skim",
				    "!ska skiej ską",
				    "!cki ckiego ckiemu ckim",
				    "!cka ckiej cką",
				    "!dzki dzkiego dzkiemu dzkim",
				    "!dzka dzkiej dzką",
				    "owa owej ową",
				    "!ący ącego ącemu ącym",
				    "!ąca ącej ącą",
				    "ny nego nemu nym",
				    "na nej ną",
				    "ek ka kowi kiem ku",
				    "iec ca cowi cem cu",
				    "ec ca cowi cem cu",
				    "eń nia niowi niem niu",
				    "a y ie ę ą o",
				    "ka ki ce kę ką ko",
				    "er ra rowi rem rze",
				    "ra ry rze rę rą",
				    "ga gi dze gę gą",
				    "o a owi em u",
				    "o y ie ę ą",
				    "ko ki ce kę ką",
				    "e ego emu em",
				    "y ego emu ym",
				    "i iego iemu im",
				    "- a owi em ie u",
				    "- ia iowi iem iu",
				    NULL};

const struct vdm_narrated vdm_narrated_polish = {
    .tables = {.name = "Polish",
	       .words = words,
	       .uses = uses,
	       .verbs = verbs,
	       .endings = endings,
	       .phrases = tables},
    .manners = VDM_BEHIND | VDM_UNSAID | VDM_BARE,
    .signs = "że nie się na do jest przez z i w oraz pan pani za po jak ale "
	     "czy od tym to był o przy dla już",
    .cases = cases};
