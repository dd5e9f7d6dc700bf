/* SPDX-License-Identifier: MIT */
/* What reading and writing front matter must agree on. */
#include "markdown/front.h"

#include <stdlib.h>
#include <string.h>

#include "base/address.h"
#include "base/ascii.h"
#include "base/language.h"
#include "base/utf8.h"
#include "base/words.h"
#include "record/forms.h"
#include "record/standing.h"
#include "xml/sax.h"

static const struct {
	const char *key;
	enum vdm_field_id id;
} aliases[] = {
    {"abstract", VDM_F_SUMMARY},
    {"authors", VDM_F_AUTHOR},
    {"belongs-to-collection", VDM_F_SERIES},
    {"categories", VDM_F_SUBJECT},
    {"copyright", VDM_F_RIGHTS},
    {"creators", VDM_F_AUTHOR},
    {"doi", VDM_F_RECORD_ID},
    {"ean", VDM_F_RECORD_ID},
    {"editors", VDM_F_EDITOR},
    {"isbn", VDM_F_RECORD_ID},
    {"issn", VDM_F_RECORD_ID},
    {"keywords", VDM_F_SUBJECT},
    {"language", VDM_F_LANGUAGE},
    {"license", VDM_F_LICENCE},
    {"location", VDM_F_PLACE},
    {"record-id", VDM_F_RECORD_ID},
    {"subjects", VDM_F_SUBJECT},
    {"summary", VDM_F_SUMMARY},
    {"tags", VDM_F_SUBJECT},
    {"transcript_by", VDM_F_TRANSCRIBER},
    {"translators", VDM_F_TRANSLATOR},
};

enum vdm_field_id
vdm_md_alias(const char *key)
{
	size_t i;

	for (i = 0; i < sizeof(aliases) / sizeof(aliases[0]); i++)
		if (strcmp(aliases[i].key, key) == 0)
			return aliases[i].id;
	return VDM_F_COUNT;
}

int
vdm_md_is_affiliation(const char *key)
{
	return vdm_words_have("affiliation affiliations institute institutes "
			      "institution institutions",
			      key);
}

int
vdm_md_key_is_taken(const char *key)
{
	static const char *const own[] = {
	    "participants", "speakers",   "speaker", "people",
	    "creator",      "tei-header", "vidimus", "group-position"};
	size_t i;

	for (i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (strcmp(own[i], key) == 0)
			return 1;
	return vdm_field_by_yaml(key) != NULL ||
	       vdm_md_alias(key) != VDM_F_COUNT;
}

const char *
vdm_md_role_code(enum vdm_field_id id)
{
	const struct vdm_field_info *info = vdm_field_info_get(id);

	if (info->claim != VDM_CLAIM_ATTRIBUTION ||
	    strncmp(info->opf, "role:", 5) != 0)
		return NULL;
	return info->opf + 5;
}

enum vdm_field_id
vdm_md_role(const char *role)
{
	size_t i;

	if (strcmp(role, "aut") == 0 || strcmp(role, "author") == 0)
		return VDM_F_AUTHOR;
	for (i = 0; i < VDM_F_COUNT; i++) {
		const char *code = vdm_md_role_code((enum vdm_field_id)i);

		if (code == NULL || *code == '\0')
			continue;
		if (strcmp(code, role) == 0 ||
		    strcmp(vdm_field_info_get((enum vdm_field_id)i)->name,
			   role) == 0)
			return (enum vdm_field_id)i;
	}
	return VDM_F_COUNT;
}

int
vdm_md_is_norm(enum vdm_field_id id, const char *value)
{
	if (id == VDM_F_DATE || id == VDM_F_PUBLISHED || id == VDM_F_UPLOADED ||
	    id == VDM_F_DATE_DRAFTED)
		return vdm_is_plain_date(value);
	if (id == VDM_F_LANGUAGE || id == VDM_F_LANGUAGE_ORIGINAL)
		return vdm_language_is_code(value);
	if (id == VDM_F_LICENCE)
		return vdm_address_is_absolute(value);
	return 0;
}

const char *
vdm_md_state_name(enum vdm_state state)
{
	return state == VDM_STATE_EXPLICIT_EMPTY ? "empty"
						 : vdm_state_name(state);
}

int
vdm_md_state_read(const char *name, enum vdm_state *state)
{
	*state = VDM_STATE_EXPLICIT_EMPTY;
	if (strcmp(name, "empty") == 0)
		return 1;
	*state = VDM_STATE_EXPLICIT;
	return vdm_state_read(name, state);
}

void
vdm_md_id_put(struct vdm_buf *out, const char *id, size_t n)
{
	size_t start = out->len, i;
	struct vdm_buf name;

	if (n == 0)
		return;
	vdm_buf_init(&name);
	for (i = 0; i < n; i++) {
		unsigned char c = (unsigned char)id[i];
		int fits = c >= 0x80 || vdm_is_digit(c) || vdm_is_letter(c) ||
			   c == '-' || c == '_' || c == '.';

		vdm_buf_putc(&name, fits ? id[i] : '-');
	}
	if (!vdm_xml_is_ncname(vdm_buf_str(&name)))
		vdm_buf_putc(out, 'p');
	vdm_buf_puts(out, vdm_buf_str(&name));
	if (!vdm_xml_is_ncname(vdm_buf_str(out) + start))
		vdm_buf_truncate(out, start);
	out->failed |= name.failed;
	vdm_buf_fini(&name);
}
