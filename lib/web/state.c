/* SPDX-License-Identifier: MIT */
/* What a page states, by the names that pages state things under, as fields; or
 * with what no field holds. */
#include <string.h>
#include <strings.h>

#include "base/language.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "base/words.h"
#include "web/web.h"

/* Names, in lower case, and the fields they state. */
static const struct {
	enum vdm_field_id id;
	const char *names;
} rows[] = {
    {VDM_F_TITLE, "citation_title dc.title dcterms.title dc:title "
		  "dcterms:title og:title twitter:title headline ld:headline"},
    {VDM_F_AUTHOR,
     "author citation_author dc.creator dcterms.creator dc:creator "
     "dcterms:creator dc.creator.personalname article:author parsely-author "
     "byl ld:author"},
    {VDM_F_EDITOR, "citation_editor editor ld:editor"},
    {VDM_F_TRANSLATOR, "translator ld:translator"},
    {VDM_F_CONTRIBUTOR,
     "dc.contributor dcterms.contributor contributor ld:contributor"},
    {VDM_F_PUBLISHER,
     "dc.publisher dcterms.publisher dc:publisher citation_publisher "
     "publisher ld:publisher og:site_name citation_technical_report_"
     "institution citation_dissertation_institution"},
    {VDM_F_PUBLISHED,
     "citation_publication_date citation_date citation_online_date dc.date "
     "dcterms.date dc:date dc.date.issued dcterms.issued dc.issued "
     "article:published_time datepublished ld:datepublished date pubdate "
     "publish-date sailthru.date"},
    {VDM_F_RECORD_ID,
     "dc.identifier dcterms.identifier dc:identifier citation_doi "
     "citation_isbn ld:identifier"},
    {VDM_F_RIGHTS,
     "dc.rights dcterms.rights dc:rights copyright rights rights-standard "
     "ld:copyrightnotice"},
    {VDM_F_LICENCE, "dcterms.license dc.rights.license dcterms:license "
		    "license rel:license ld:license"},
    {VDM_F_HOLDER, "dcterms.rightsholder dc.rightsholder ld:copyrightholder"},
    {VDM_F_SERIES, "citation_journal_title citation_inbook_title "
		   "citation_conference_title dcterms.ispartof"},
    {VDM_F_SOURCE, "dc.source dcterms.source saved-from rel:canonical og:url "
		   "ld:url"},
    {VDM_F_SUMMARY,
     "dcterms.abstract citation_abstract dc.description "
     "dcterms.description dc:description description og:description "
     "twitter:description ld:description"},
    {VDM_F_LANGUAGE, "html:lang dc.language dcterms.language citation_language "
		     "content-language language og:locale ld:inlanguage"},
    {VDM_F_TYPE, "dc.type dcterms.type"},
    {VDM_F_SUBJECT,
     "keywords dc.subject dcterms.subject dc:subject citation_keywords "
     "news_keywords article:tag ld:keywords"},
    {VDM_F_PLACE, "dcterms.spatial dc.coverage dcterms.coverage "
		  "geo.placename dc.coverage.spatial"},
};

static int
field_for(const char *name, enum vdm_field_id *id)
{
	char low[64];
	size_t i, n = strlen(name);

	*id = VDM_F_OTHER;
	if (n >= sizeof(low))
		return 0;
	for (i = 0; i <= n; i++)
		low[i] = vdm_lower_byte(name[i]);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (vdm_words_have(rows[i].names, low)) {
			*id = rows[i].id;
			return 1;
		}
	return 0;
}

void
vdm_web_leave(struct vdm_web *w, const char *name, const char *value)
{
	vdm_buf_printf(&w->left, "%s%s: %s", w->left.len > 0 ? "\n" : "", name,
		       value);
	w->left_count++;
}

/* Whether a field of that kind says it; or holds what it begins with. */
int
vdm_web_is_said(const struct vdm_web *w, enum vdm_field_id id,
		const char *value)
{
	const struct vdm_field *f;
	size_t at = 0;

	while ((f = vdm_field_next(w->rec, id, &at)) != NULL)
		if (strcasecmp(f->value, value) == 0)
			return 1;
	return 0;
}

static void
set_norm(struct vdm_web *w, struct vdm_field *f)
{
	struct vdm_buf when;

	if (f == NULL)
		return;
	if (f->id == VDM_F_LANGUAGE && vdm_language_is_code(f->value))
		f->norm = f->value;
	if (f->id != VDM_F_PUBLISHED)
		return;
	vdm_buf_init(&when);
	if (vdm_html_when(&when, f->value) == 0)
		f->norm = vdm_arena_strdup(&w->rec->arena, vdm_buf_str(&when));
	vdm_buf_fini(&when);
}

/* One value of a field: the first one stays where there is to be one alone. */
static void
add(struct vdm_web *w, enum vdm_field_id id, const char *name, const char *s,
    size_t n)
{
	char *value = vdm_arena_strndup(&w->work->arena, s, n);

	if (value == NULL || vdm_is_blank(value) ||
	    vdm_web_is_said(w, id, value))
		return;
	if (w->rec->fields_count >= VDM_LIMIT_FIELDS ||
	    ((!vdm_field_info_get(id)->repeat || id == VDM_F_SOURCE ||
	      id == VDM_F_LANGUAGE || id == VDM_F_PUBLISHED) &&
	     vdm_field_get(w->rec, id, 0) != NULL))
		vdm_web_leave(w, name, value);
	else
		set_norm(w, vdm_field_add(w->rec, id, value));
}

void
vdm_web_state(struct vdm_web *w, const char *name, const char *value)
{
	enum vdm_field_id id;
	size_t n;

	while (vdm_is_space((unsigned char)*value))
		value++;
	n = strlen(value);
	while (n > 0 && vdm_is_space((unsigned char)value[n - 1]))
		n--;
	if (n == 0)
		return;
	if (!field_for(name, &id) ||
	    (id == VDM_F_AUTHOR && strncmp(value, "http", 4) == 0) ||
	    (strcasecmp(name, "og:locale") == 0)) {
		vdm_web_leave(w, name, value);
		return;
	}
	if (id != VDM_F_SUBJECT) {
		add(w, id, name, value, n);
		return;
	}
	while (*value != '\0') {
		size_t k = strcspn(value, ",;");
		size_t m = k;

		while (m > 0 && vdm_is_space((unsigned char)value[m - 1]))
			m--;
		add(w, id, name, value, m);
		value += k;
		value += strspn(value, ",; \t\r\n");
	}
}
