/* SPDX-License-Identifier: MIT */
/*
 * The language of a book, and the words of its own interface in it: those that
 * no record has, "Contents", "About this record".
 */
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"
#include "epub/write/writer.h"

enum { LANGUAGES = VDM_EPUB_LANGUAGES };

/* In the order of the rows below; the first is what others get. */
static const char *const codes[LANGUAGES] = {"en", "de", "fr", "es", "it",
					     "ru", "pl", "nl", "pt"};
/* The same as ISO 639-2 has them, which sources state as well. */
static const char *const long_codes[LANGUAGES] = {
    "eng", "deu", "fra", "spa", "ita", "rus", "pol", "nld", "por"};

static const char *const words[VDM_EPUB_WORDS][LANGUAGES] = {
    [VDM_EPUB_CONTENTS] = {"Contents", "Inhalt", "Table des mati\u00e8res",
			   "\u00cdndice", "Indice", "Содержание",
			   "Spis tre\u015bci", "Inhoud", "\u00cdndice"},
    [VDM_EPUB_ABOUT_WORDS] = {"About this record", "Zu diesem Dokument",
			      "\u00c0 propos de ce document",
			      "Acerca de este documento",
			      "Informazioni su questo documento",
			      "Об этом документе", "O tym dokumencie",
			      "Over dit document", "Sobre este documento"},
    [VDM_EPUB_PEOPLE] = {"People", "Personen", "Personnes", "Personas",
			 "Persone", "Лица", "Osoby", "Personen", "Pessoas"},
    [VDM_EPUB_NOTES] = {"Notes", "Anmerkungen", "Notes", "Notas", "Note",
			"Примечания", "Przypisy", "Noten", "Notas"},
    [VDM_EPUB_BACK] = {"Back to the text", "Zur\u00fcck zum Text",
		       "Retour au texte", "Volver al texto", "Torna al testo",
		       "Назад к тексту", "Powr\u00f3t do tekstu",
		       "Terug naar de tekst", "Voltar ao texto"},
    [VDM_EPUB_PAGES] = {"Pages", "Seiten", "Pages", "P\u00e1ginas", "Pagine",
			"Страницы", "Strony", "Pagina\u2019s", "P\u00e1ginas"},
    [VDM_EPUB_LANDMARKS] = {"Landmarks", "Orientierungspunkte", "Rep\u00e8res",
			    "Puntos de referencia", "Punti di riferimento",
			    "Ориентиры", "Punkty orientacyjne",
			    "Ori\u00ebntatiepunten",
			    "Pontos de refer\u00eancia"},
    [VDM_EPUB_TEXT] = {"Text", "Text", "Texte", "Texto", "Testo", "Текст",
		       "Tekst", "Tekst", "Texto"},
    [VDM_EPUB_NOT_GIVEN] = {"(not given)", "(nicht angegeben)",
			    "(non indiqu\u00e9)", "(no indicado)",
			    "(non indicato)", "(не указано)", "(nie podano)",
			    "(niet vermeld)", "(n\u00e3o indicado)"},
    [VDM_EPUB_INFERRED] = {"(inferred)", "(erschlossen)", "(d\u00e9duit)",
			   "(inferido)", "(dedotto)", "(установлено)",
			   "(wywnioskowano)", "(afgeleid)", "(inferido)"},
    [VDM_EPUB_HEADER] = {"Header of the source", "Kopfdaten der Quelle",
			 "En-t\u00eate de la source", "Encabezado de la fuente",
			 "Intestazione della fonte", "Заголовок источника",
			 "Nag\u0142\u00f3wek \u017ar\u00f3d\u0142a",
			 "Kopgegevens van de bron", "Cabe\u00e7alho da fonte"},
    [VDM_EPUB_TITLE_WORDS] = {"Title page", "Titelseite", "Page de titre",
			      "Portada", "Frontespizio", "Титульный лист",
			      "Strona tytułowa", "Titelpagina",
			      "Página de título"},
    [VDM_EPUB_TURNS] = {"Speaks", "Redebeiträge", "Interventions",
			"Intervenciones", "Interventi", "Выступления",
			"Wypowiedzi", "Spreekbeurten", "Intervenções"},
    [VDM_EPUB_RESPONSIBLE] = {"Who made it", "Verantwortlich",
			      "Responsabilités", "Responsables",
			      "Responsabilità", "Кто подготовил",
			      "Odpowiedzialność",
			      "Verantwoordelijken", "Responsáveis"},
    [VDM_EPUB_PUBLICATION] = {"Publication", "Veröffentlichung", "Publication",
			      "Publicación", "Pubblicazione", "Публикация",
			      "Publikacja", "Publicatie", "Publicação"},
    [VDM_EPUB_RIGHTS_WORDS] = {"Rights", "Rechte", "Droits", "Derechos",
			       "Diritti", "Права", "Prawa", "Rechten",
			       "Direitos"},
    [VDM_EPUB_SOURCE_WORDS] = {"Source", "Quelle", "Source", "Fuente", "Fonte",
			       "Источник", "Źródło", "Bron", "Fonte"},
    [VDM_EPUB_FURTHER] = {"Further details", "Weitere Angaben",
			  "Autres indications", "Otros datos",
			  "Altre indicazioni", "Прочие сведения",
			  "Inne informacje", "Verdere gegevens",
			  "Outros dados"},
    [VDM_EPUB_COPY] = {"This e-book", "Dieses E-Book", "Ce livre numérique",
		       "Este libro electrónico", "Questo e-book",
		       "Эта электронная книга", "Ten e-book", "Dit e-book",
		       "Este e-book"},
    [VDM_EPUB_ABSENT] = {"Not given in the source",
			 "In der Quelle nicht angegeben",
			 "Non indiqué dans la source",
			 "No indicado en la fuente", "Non indicato nella fonte",
			 "В источнике не указано", "Nie podano w źródle",
			 "Niet vermeld in de bron", "Não indicado na fonte"},
    [VDM_EPUB_COVER_WORDS] = {"Cover", "Umschlag", "Couverture", "Cubierta",
			      "Copertina", "Обложка", "Okładka", "Omslag",
			      "Capa"},
};

/* Whether a tag's language is this one, in any case. */
static int
is_language(const char *tag, const char *code)
{
	size_t i;

	for (i = 0; code[i] != '\0'; i++)
		if ((tag[i] | 32) != code[i])
			return 0;
	return tag[i] == '\0' || tag[i] == '-';
}

size_t
vdm_epub_interface(const struct vdm_epub_writer *w)
{
	size_t i;

	for (i = 0; i < LANGUAGES; i++)
		if (is_language(w->lang, codes[i]) ||
		    is_language(w->lang, long_codes[i]))
			return i;
	return 0;
}

const char *
vdm_epub_word(const struct vdm_epub_writer *w, enum vdm_epub_word word)
{
	return words[word][vdm_epub_interface(w)];
}

const char *
vdm_epub_interface_language(const struct vdm_epub_writer *w)
{
	return codes[vdm_epub_interface(w)];
}

/* ---- the language of the text ---- */

/* The language that is stated nearest around a node, or NULL. */
static const char *
stated_at(const struct vdm_node *n, const struct vdm_node *root)
{
	const char *lang;

	for (; n != root; n = n->parent) {
		lang = vdm_node_attr(n, "xml:lang");
		if (lang != NULL && vdm_language_is_code(lang))
			return lang;
	}
	return NULL;
}

/* The language in which more than half of the text is by its own elements, as
 * far as they say; found as a vote's majority is, in one pass, and counted in
 * another. */
static const char *
most_of(const struct vdm_node *text)
{
	const char *best = NULL, *lang;
	const struct vdm_node *n;
	size_t lead = 0, all = 0, its = 0, size;
	int counted;

	for (counted = 0; counted < 2; counted++)
		for (n = text; n != NULL; n = vdm_node_walk(n, text)) {
			if (n->kind != VDM_KIND_TEXT || vdm_is_blank(n->text))
				continue;
			size = strlen(n->text);
			lang = stated_at(n, text);
			if (counted) {
				all += size;
				its += lang != NULL && best != NULL &&
					       strcmp(lang, best) == 0
					   ? size
					   : 0;
			} else if (best != NULL && lang != NULL &&
				   strcmp(lang, best) == 0) {
				lead += size;
			} else if (lead > size) {
				lead -= size;
			} else {
				best = lang;
				lead = size - lead;
			}
		}
	return its * 2 > all ? best : NULL;
}

static const char *
code_of(const char *lang)
{
	return lang != NULL && vdm_language_is_code(lang) ? lang : NULL;
}

const char *
vdm_epub_language(const struct vdm_record *rec,
		  const struct vdm_write_options *options, int *guessed)
{
	const struct vdm_node *text = vdm_node_child(rec->root, "text");
	const char *lang = code_of(vdm_node_attr(text, "xml:lang"));
	const struct vdm_field *f = vdm_field_get(rec, VDM_F_LANGUAGE, 0);

	*guessed = 0;
	if (lang == NULL)
		lang = code_of(vdm_node_attr(rec->root, "xml:lang"));
	if (lang == NULL && f != NULL)
		lang = code_of(f->norm != NULL ? f->norm : f->value);
	if (lang == NULL && text != NULL)
		lang = most_of(text);
	if (lang == NULL && options->language != NULL) {
		*guessed = 1;
		lang = options->language;
	}
	return lang != NULL ? lang : "und";
}
