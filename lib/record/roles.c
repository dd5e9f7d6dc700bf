/* SPDX-License-Identifier: MIT */
/* Words and codes of responsibility, and the fields they make. */
#include "record/roles.h"

#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"

struct relator {
	const char *code; /* MARC */
	enum vdm_field_id field;
};

static const struct relator relators[] = {
    {"trl", VDM_F_TRANSLATOR}, {"trc", VDM_F_TRANSCRIBER},
    {"dnr", VDM_F_DONOR},      {"sec", VDM_F_RECORDER},
    {"aut", VDM_F_AUTHOR},     {"edt", VDM_F_EDITOR},
    {"spn", VDM_F_SPONSOR},    {"fnd", VDM_F_FUNDER},
};

/* Stems, in lower case, of the words for a responsibility; the first that a
 * text holds decides. */
static const struct {
	const char *stem, *code;
} stems[] = {
    {"translat", "trl"},
    {"\xC3\xBC"
     "bersetz",
     "trl"},
    {"\xC3\x9C"
     "bersetz",
     "trl"},
    {"\xC3\xBC"
     "bertr",
     "trl"},
    {"\xC3\x9C"
     "bertr",
     "trl"},
    {"traduc", "trl"},
    {"traduz", "trl"},
    {"tradu\xC3\xA7", "trl"},
    {"tradot", "trl"},
    {"vertal", "trl"},
    {"\xD0\xBF\xD0\xB5\xD1\x80\xD0\xB5\xD0\xB2\xD0\xBE\xD0\xB4",
     "trl"}, /* perevod */
    {"\xD0\x9F\xD0\xB5\xD1\x80\xD0\xB5\xD0\xB2\xD0\xBE\xD0\xB4", "trl"},
    {"transcri", "trc"},
    {"transkri", "trc"},
    {"trascri", "trc"},
    {"keyed by", "trc"},
    {"typed by", "trc"},
    {"donor", "dnr"},
    {"donated", "dnr"},
    {"gift of", "dnr"},
    {"recorded by", "sec"},
    {"recorder", "sec"},
    {"minutes by", "sec"},
    {"protokoll", "sec"},
    {"note taker", "sec"},
    {"note-taker", "sec"},
    {"notetaker", "sec"},
};

static int
is_code(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!vdm_is_small(s[i]))
			return 0;
	return n == 3;
}

/* The last part of "http://id.loc.gov/vocabulary/relators/trl", "marc:trl"
 * or "trl", where that looks like a code. */
static const char *
coded(const char *s)
{
	const char *end, *start;

	if (s == NULL)
		return NULL;
	end = s + strcspn(s, " ");
	start = end;
	while (start > s && start[-1] != '/' && start[-1] != ':' &&
	       start[-1] != '#')
		start--;
	return is_code(start, (size_t)(end - start)) && *end == '\0' ? start
								     : NULL;
}

static int
is_relator_uri(const char *s)
{
	return s != NULL &&
	       (strstr(s, "relators/") != NULL || strncmp(s, "marc:", 5) == 0 ||
		strncmp(s, "marcrel:", 8) == 0);
}

static const char *
worded(const char *words)
{
	struct vdm_buf low;
	const char *code = NULL;
	size_t i;

	vdm_buf_init(&low);
	for (; *words != '\0'; words++)
		vdm_buf_putc(&low, vdm_is_capital(*words)
				       ? (char)(*words - 'A' + 'a')
				       : *words);
	for (i = 0; i < sizeof(stems) / sizeof(stems[0]); i++) {
		const char *at = strstr(vdm_buf_str(&low), stems[i].stem);

		if (at != NULL &&
		    (at == low.data || !vdm_is_word((unsigned char)at[-1]))) {
			code = stems[i].code;
			break;
		}
	}
	vdm_buf_fini(&low);
	return code;
}

const char *
vdm_tei_relator(const struct vdm_node *resp, const char *words)
{
	const char *code = coded(vdm_node_attr(resp, "key"));

	if (code == NULL && is_relator_uri(vdm_node_attr(resp, "ref")))
		code = coded(vdm_node_attr(resp, "ref"));
	return code != NULL ? code : worded(words);
}

enum vdm_field_id
vdm_tei_relator_field(const char *code)
{
	size_t i;

	for (i = 0; code != NULL && i < sizeof(relators) / sizeof(relators[0]);
	     i++)
		if (strcmp(code, relators[i].code) == 0)
			return relators[i].field;
	return VDM_F_CONTRIBUTOR;
}

enum vdm_field_id
vdm_tei_role_field(const char *role)
{
	const char *code = coded(role);
	enum vdm_field_id id;

	if (role == NULL)
		return VDM_F_EDITOR;
	id = vdm_tei_relator_field(code != NULL ? code : worded(role));
	return id == VDM_F_TRANSLATOR || id == VDM_F_TRANSCRIBER ||
		       id == VDM_F_DONOR || id == VDM_F_RECORDER
		   ? id
		   : VDM_F_EDITOR;
}
