/* SPDX-License-Identifier: MIT */
/* Roles of WAI-ARIA: which there are, and which of them an element may have. */
#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "rules/epub/publication.h"

/* WAI-ARIA 1.2, DPUB-ARIA 1.1 (without doc-), graphics. */
static const char roles[] =
    "alert alertdialog application article banner blockquote button caption "
    "cell checkbox code columnheader combobox comment complementary "
    "contentinfo definition deletion dialog directory document emphasis feed "
    "figure form generic grid gridcell group heading img image insertion link "
    "list listbox listitem log main mark marquee math menu menubar menuitem "
    "menuitemcheckbox menuitemradio meter navigation none note option "
    "paragraph presentation progressbar radio radiogroup region row rowgroup "
    "rowheader scrollbar search searchbox separator slider spinbutton status "
    "strong subscript suggestion superscript switch tab table tablist "
    "tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem "
    "graphics-document graphics-object graphics-symbol";

static const char publishing_roles[] =
    "abstract acknowledgments afterword appendix backlink biblioentry "
    "bibliography biblioref chapter colophon conclusion cover credit credits "
    "dedication endnote endnotes epigraph epilogue errata example footnote "
    "foreword glossary glossref index introduction noteref notice pagebreak "
    "pagefooter pageheader pagelist part preface prologue pullquote qna "
    "subtitle tip toc";

/*
 * Elements that may have some roles only (ARIA in HTML, 4), their own among
 * them. Others may have any, or what they may
 * have depends on more than their name, and is not looked at.
 */
static const struct {
	const char *names, *roles;
} allowed[] = {
    {"article", "application article document feed generic main none "
		"presentation region"},
    {"aside", "complementary feed generic none note presentation region search "
	      "doc-dedication doc-example doc-footnote doc-glossary "
	      "doc-pullquote doc-tip"},
    {"audio video", "application"},
    {"button", "button checkbox combobox gridcell link menuitem "
	       "menuitemcheckbox menuitemradio option radio separator slider "
	       "switch tab treeitem"},
    {"details", "group"},
    {"dialog", "alertdialog dialog"},
    {"fieldset", "generic group none presentation radiogroup"},
    {"footer", "contentinfo generic group none presentation doc-footnote"},
    {"form", "form generic none presentation search"},
    {"h1 h2 h3 h4 h5 h6", "generic heading none presentation tab doc-subtitle"},
    {"header", "banner generic group none presentation doc-footnote"},
    {"hr", "none presentation separator doc-pagebreak"},
    {"iframe", "application document generic image img none presentation"},
    {"main", "main"},
    {"menu ol ul", "directory generic group list listbox menu menubar none "
		   "presentation radiogroup tablist toolbar tree"},
    {"meter", "meter"},
    {"nav", "menu menubar navigation none presentation tablist doc-index "
	    "doc-pagelist doc-toc"},
    {"optgroup", "group"},
    {"option", "option"},
    {"progress", "progressbar"},
    {"section", "alert alertdialog application banner complementary "
		"contentinfo dialog document feed generic group log main "
		"marquee navigation none note presentation region search "
		"status tabpanel doc-abstract doc-acknowledgments "
		"doc-afterword doc-appendix doc-bibliography doc-chapter "
		"doc-colophon doc-conclusion doc-credit doc-credits "
		"doc-dedication doc-endnotes doc-epigraph doc-epilogue "
		"doc-errata doc-example doc-foreword doc-glossary doc-index "
		"doc-introduction doc-notice doc-pagelist doc-part "
		"doc-preface doc-prologue doc-pullquote doc-qna doc-toc"},
    {"textarea", "textbox"},
};

/* The same of elements by what they are: a link, a picture with words, an item
 * of a list that is one, a button to be checked. */
static const char link_roles[] =
    "button checkbox link menuitem menuitemcheckbox menuitemradio option radio "
    "switch tab treeitem doc-backlink doc-biblioref doc-glossref doc-noteref";
static const char picture_roles[] =
    "button checkbox image img link math menuitem menuitemcheckbox "
    "menuitemradio meter none option presentation progressbar radio scrollbar "
    "separator slider switch tab treeitem doc-cover";
static const char item_roles[] =
    "generic listitem menuitem menuitemcheckbox menuitemradio none option "
    "presentation radio separator tab treeitem doc-biblioentry doc-endnote";
static const char checkbox_roles[] =
    "button checkbox menuitemcheckbox option switch";
static const char figure_roles[] = "figure generic group none presentation";

static int
has(const struct vdm_xdoc_node *el, const char *attr)
{
	const char *s = vdm_xdoc_get(el, "", attr);

	return s != NULL && *s != '\0';
}

/* Which roles it may have; NULL: any. */
static const char *
roles_of(const struct vdm_xdoc_node *el)
{
	const char *name = el->name;
	const char *type = vdm_xdoc_get(el, "", "type");

	if (strcmp(name, "a") == 0)
		return vdm_xdoc_get(el, "", "href") != NULL ? link_roles : NULL;
	if (strcmp(name, "img") == 0)
		return has(el, "alt") ? picture_roles : NULL;
	if (strcmp(name, "li") == 0)
		return has(el->parent, "role") ? NULL : item_roles;
	if (strcmp(name, "input") == 0)
		return type != NULL && strcmp(type, "checkbox") == 0
			   ? checkbox_roles
			   : NULL;
	if (strcmp(name, "figure") == 0)
		return vdm_xdoc_child(el, NS_XHTML, "figcaption") != NULL
			   ? figure_roles
			   : NULL;
	for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
		if (vdm_words_have(allowed[i].names, name))
			return allowed[i].roles;
	return NULL;
}

/* States and properties that only some roles have; all others are of any
 * element (WAI-ARIA 1.2, 6.5). */
static const char of_roles[] =
    "aria-activedescendant aria-autocomplete aria-checked aria-colcount "
    "aria-colindex aria-colspan aria-expanded aria-level aria-modal "
    "aria-multiline aria-multiselectable aria-orientation aria-placeholder "
    "aria-posinset aria-pressed aria-readonly aria-required aria-rowcount "
    "aria-rowindex aria-rowspan aria-selected aria-setsize aria-sort "
    "aria-valuemax aria-valuemin aria-valuenow aria-valuetext";

/* Elements of no role of their own that could have one of these. */
static const char roleless[] =
    "abbr b bdi bdo cite code data del dfn div em i ins kbd mark p pre q s "
    "samp small span strong sub sup time u var";

/* What a role must say (WAI-ARIA 1.2, 5.3), where no element of HTML does. */
static const struct {
	const char *role, *attr;
} required[] = {
    {"checkbox", "aria-checked"},         {"combobox", "aria-expanded"},
    {"menuitemcheckbox", "aria-checked"}, {"menuitemradio", "aria-checked"},
    {"meter", "aria-valuenow"},           {"radio", "aria-checked"},
    {"scrollbar", "aria-controls"},       {"scrollbar", "aria-valuenow"},
    {"slider", "aria-valuenow"},          {"switch", "aria-checked"},
};

static void
wrong(const struct vdm_item *item, const struct vdm_xdoc_node *el,
      const char *what, const char *role)
{
	vdm_diag(&item->sink, VDM_D_EPUB_MARKUP, &el->pos, NULL,
		 "%s: \"%.80s\" of <%s>", what, role, el->name);
}

/* What an element without a role says that only roles have; what one with a
 * role does not say. */
static void
check_states(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	const char *role = vdm_xdoc_get(el, "", "role");

	if (!vdm_words_have(roleless, el->name))
		return;
	for (size_t i = 0; role == NULL && i < el->attrs_count; i++)
		if (*el->attrs[i].ns == '\0' &&
		    vdm_words_have(of_roles, el->attrs[i].name))
			wrong(item, el, "a state is of roles, and here is none",
			      el->attrs[i].name);
	for (size_t i = 0;
	     role != NULL && i < sizeof required / sizeof *required; i++)
		if (strcmp(role, required[i].role) == 0 &&
		    vdm_xdoc_get(el, "", required[i].attr) == NULL)
			wrong(item, el, "a role must have a state and has not",
			      required[i].attr);
}

void
vdm_check_role(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	const char *s = vdm_xdoc_get(el, "", "role"), *may;
	char word[40];

	check_states(item, el);
	may = s != NULL ? roles_of(el) : NULL;
	for (; s != NULL && *s != '\0'; s += strspn(s, " \t\r\n")) {
		size_t n = strcspn(s, " \t\r\n");
		int is_doc = strncmp(s, "doc-", 4) == 0;

		snprintf(word, sizeof word, "%.*s", (int)(n < 39 ? n : 39), s);
		s += n;
		if (n == 0)
			continue;
		if (!vdm_words_have(roles, word) &&
		    !(is_doc && vdm_words_have(publishing_roles, word + 4)))
			wrong(item, el, "the role is not known", word);
		else if (may != NULL && !vdm_words_have(may, word))
			wrong(item, el, "the element may not have the role",
			      word);
	}
}
