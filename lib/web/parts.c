/* SPDX-License-Identifier: MIT */
/* What stands on a page around its article, and amid it: known by elements and
 * roles, which are sure, and by the names that page makers give it. */
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/utf8.h"
#include "base/words.h"
#include "web/web.h"

/* By element or role (HTML, 4.3; WAI-ARIA, 5.3.4): at the page's own level, or
 * in its article as well. */
static const struct {
	const char *element, *role, *what;
	int amid;
} sure[] = {
    {"nav", "navigation", "navigation", 1},
    {"header", "banner", "the head of the page", 0},
    {"footer", "contentinfo", "the foot of the page", 0},
    {"aside", "complementary", "what stands aside", 0},
    {"dialog", "dialog", "a dialogue box", 1},
    {"search", "search", "a search form", 1},
    {"template", NULL, "a template", 1},
    {"noscript", NULL, "what stands for scripts", 1},
    {"button", "button", "a button", 1},
    {"select", NULL, "a form", 1},
    {"textarea", NULL, "a form", 1},
    {"input", NULL, "a form", 1},
    {"datalist", NULL, "a form", 1},
    {NULL, "alertdialog", "a dialogue box", 1},
    {NULL, "menu", "navigation", 1},
    {NULL, "menubar", "navigation", 1},
};

/* By a whole name of a class or id, whose words, parted by hyphens and
 * underscores, are all of these, of another row or common ones; or by one that
 * is listed whole. "share-links" is one, "share-capital" is not. */
static const struct {
	const char *words, *wholes, *what;
} named[] = {
    {"cookie cookies consent gdpr cookiebar cookiebanner onetrust", "",
     "a notice about cookies"},
    {"share sharing addtoany sharedaddy addthis sharebar",
     "social social-links", "links to share it"},
    {"disqus",
     "comments comment-list commentlist respond comment-respond "
     "commentform comment-form",
     "comments of readers"},
    {"breadcrumb breadcrumbs", "", "the way to the page"},
    {"nav navbar navigation submenu topnav sitenav pagination pager skiplink",
     "menu skip-link skip-to-content jump-to-nav mw-jump-link main-menu "
     "site-menu",
     "navigation"},
    {"sidebar widget widgets", "", "what stands aside"},
    {"related recommended teaser teasers trending outbrain taboola", "",
     "links to other pages"},
    {"advert advertisement ads sponsored promo", "ad", "advertisements"},
    {"newsletter subscribe signup", "", "an invitation to subscribe"},
    {"masthead", "site-header page-header-nav", "the head of the page"},
    {"", "site-footer page-footer footer colophon", "the foot of the page"},
    {"", "wm-ipp-base wm-ipp wm-ipp-print donato",
     "the banner of the Wayback Machine"},
    {"",
     "mw-editsection catlinks printfooter navbox noprint siteSub "
     "mw-indicators vector-menu",
     "what a wiki adds to its pages"},
};

/* Words beside which a name is still that of such a part. */
static const char common[] =
    "actions and area article articles aside bar block body bottom box button "
    "buttons banner col column component container content contents desktop "
    "element fixed float follow for foot footer form group head header heading "
    "icon icons inline inner item items js layout left link links list main "
    "media menu message mobile modal module more news notice on our outer "
    "overlay page pages panel post posts popup primary region right row sec "
    "secondary section see site sitewide slot small social sticky stories "
    "story "
    "sub text the this title to toggle tool tools top unit us wrap wrapper";

/* The next word of a name of n bytes, in small letters; "" where it is longer
 * than any. Its end. */
static size_t
next_word(const char *s, size_t n, size_t i, char word[24])
{
	size_t k = 0;

	while (i < n && (s[i] == '-' || s[i] == '_'))
		i++;
	for (; i < n && s[i] != '-' && s[i] != '_'; i++, k++)
		if (k < 23)
			word[k] = vdm_lower_byte(s[i]);
	word[k < 24 ? k : 0] = '\0';
	return i;
}

static int
is_known(const char *word)
{
	size_t i;

	if (vdm_words_have(common, word))
		return 1;
	for (i = 0; i < sizeof(named) / sizeof(named[0]); i++)
		if (vdm_words_have(named[i].words, word))
			return 1;
	return word[strspn(word, "0123456789")] == '\0';
}

/* Whether a class or an id is named by words of a list. */
static int
has_name(const char *value, const char *list)
{
	size_t n, i;

	for (; *value != '\0'; value += n) {
		int of_list = 0, all = 1;
		char word[24];

		value += strspn(value, " \t\r\n\f");
		n = strcspn(value, " \t\r\n\f");
		for (i = 0; i < n && all;) {
			i = next_word(value, n, i, word);
			of_list |= vdm_words_have(list, word);
			all = word[0] != '\0' ? is_known(word) : i >= n;
		}
		if (of_list && all)
			return 1;
	}
	return 0;
}

int
vdm_web_is_part_name(const char *s, size_t n)
{
	char word[24];
	size_t i, k;

	for (i = 0; i < n; i = k + 1) {
		for (k = i; k < n && !vdm_is_space((unsigned char)s[k]);)
			k++;
		(void)next_word(s + i, k - i, 0, word);
		if (word[0] == '\0' || !is_known(word))
			return 0;
	}
	return 1;
}

static int
has_whole(const char *value, const char *list)
{
	const char *p = list;
	size_t n;

	for (; *p != '\0'; p += n) {
		p += strspn(p, " ");
		n = strcspn(p, " ");
		if (n > 0 && n < 32) {
			char word[32];

			memcpy(word, p, n);
			word[n] = '\0';
			if (vdm_words_have(value, word))
				return 1;
		}
	}
	return 0;
}

static const char *
by_element(const struct vdm_node *d, int amid)
{
	const char *name = vdm_html_name(d), *role = vdm_dom_attr(d, "role");
	size_t i;

	for (i = 0; i < sizeof(sure) / sizeof(sure[0]); i++)
		if ((sure[i].amid || !amid) &&
		    ((sure[i].element != NULL &&
		      strcmp(name, sure[i].element) == 0) ||
		     (sure[i].role != NULL &&
		      vdm_words_have(role, sure[i].role))))
			return sure[i].what;
	return NULL;
}

int
vdm_web_part_is_sure(const struct vdm_node *d, int amid)
{
	return by_element(d, amid) != NULL ||
	       has_whole(vdm_dom_attr(d, "id"),
			 "wm-ipp-base wm-ipp donato comments respond "
			 "disqus_thread") ||
	       has_whole(vdm_dom_attr(d, "class"), "mw-editsection");
}

const char *
vdm_web_part(const struct vdm_node *d, int amid)
{
	const char *what = by_element(d, amid);
	const char *id = vdm_dom_attr(d, "id"),
		   *class = vdm_dom_attr(d, "class");
	size_t i;

	if (what != NULL ||
	    vdm_words_have("html head body main article", vdm_html_name(d)))
		return what;
	for (i = 0; i < sizeof(named) / sizeof(named[0]); i++)
		if (has_name(id, named[i].words) ||
		    has_name(class, named[i].words) ||
		    has_whole(id, named[i].wholes) ||
		    has_whole(class, named[i].wholes))
			return named[i].what;
	return NULL;
}

/* ---- all words ------------------------------------------------------------
 */

/* Attributes that somebody reads or hears. */
static int
is_read(const char *name)
{
	static const char read[] = "alt title aria-label aria-description "
				   "placeholder summary content alttext "
				   "datetime";

	return vdm_words_have(read, name);
}

static void
attributes(const struct vdm_node *d, struct vdm_buf *out)
{
	const struct vdm_attr *a;

	for (a = d->attrs; a != NULL; a = a->next)
		if (a->value[0] != '\0' &&
		    (is_read(a->name) || vdm_address_is_remote(a->value) ||
		     vdm_address_scheme(a->value) > 0))
			vdm_buf_printf(out, " %s ", a->value);
}

/* Whether a word may go on across its tags. */
static int
is_inline(const struct vdm_node *d)
{
	return vdm_html_tag_is(vdm_html_name(d), VDM_HTML_LINE) &&
	       !vdm_html_is(d, "br");
}

/* What is said beside the words may stand amid one: it follows them. */
static void
said_beside(const struct vdm_node *d, struct vdm_buf *out)
{
	const struct vdm_node *n;

	for (n = d; n != NULL; n = vdm_node_walk(n, d)) {
		if (vdm_node_is_element(n))
			attributes(n, out);
		else if (n->kind != VDM_KIND_TEXT && n->text != NULL)
			vdm_buf_printf(out, " %s ", n->text);
	}
}

void
vdm_web_words(const struct vdm_node *d, struct vdm_buf *out)
{
	const struct vdm_node *n = d;

	for (;;) {
		if (n->kind == VDM_KIND_TEXT)
			vdm_buf_puts(out, n->text);
		else if (vdm_node_is_element(n) && !is_inline(n))
			vdm_buf_putc(out, ' ');
		if (n->first != NULL) {
			n = n->first;
			continue;
		}
		for (;; n = n->parent) {
			if (vdm_node_is_element(n) && !is_inline(n))
				vdm_buf_putc(out, ' ');
			if (n == d) {
				said_beside(d, out);
				return;
			}
			if (n->next != NULL)
				break;
		}
		n = n->next;
	}
}
