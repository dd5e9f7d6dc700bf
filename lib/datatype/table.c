/* SPDX-License-Identifier: MIT */
/* The data types by name. */
#include "datatype/internal.h"

#include <string.h>

#define ROW(n, f, s, c, i, lo, hi, sh)                                         \
	{                                                                      \
		n, T_##f, S_##s, c, VDM_ID_##i, lo, hi, sh                     \
	}
#define TEXT(n, c) ROW(n, STRING, COLLAPSE, c, NONE, NULL, NULL, NULL)
#define INTEGER(n, lo, hi)                                                     \
	ROW(n, DECIMAL, COLLAPSE, vdm_lex_integer, NONE, lo, hi, NULL)
#define MOMENT(n, shape) ROW(n, MOMENT, COLLAPSE, NULL, NONE, NULL, NULL, shape)
#define OTHER(n, f, c) ROW(n, f, COLLAPSE, c, NONE, NULL, NULL, NULL)
#define NAMES(n, f, c, i) ROW(n, f, COLLAPSE, c, i, NULL, NULL, NULL)

static const struct vdm_type_info builtin[] = {
    ROW("string", STRING, PRESERVE, NULL, NONE, NULL, NULL, NULL),
    TEXT("token", NULL)};

static const struct vdm_type_info xsd[] = {
    NAMES("ENTITIES", LIST, vdm_lex_entity, NONE),
    NAMES("ENTITY", STRING, vdm_lex_entity, NONE),
    NAMES("ID", STRING, vdm_lex_ncname, ID),
    NAMES("IDREF", STRING, vdm_lex_ncname, IDREF),
    NAMES("IDREFS", LIST, vdm_lex_ncname, IDREFS),
    TEXT("NCName", vdm_lex_ncname),
    TEXT("NMTOKEN", vdm_lex_nmtoken),
    OTHER("NMTOKENS", LIST, vdm_lex_nmtoken),
    OTHER("NOTATION", QNAME, vdm_lex_qname),
    TEXT("Name", vdm_lex_name),
    OTHER("QName", QNAME, vdm_lex_qname),
    TEXT("anyURI", vdm_lex_uri),
    OTHER("base64Binary", BASE64, vdm_lex_base64),
    OTHER("boolean", BOOLEAN, vdm_lex_boolean),
    INTEGER("byte", "-128", "127"),
    MOMENT("date", "Y-M-DZ"),
    MOMENT("dateTime", "Y-M-DTCZ"),
    OTHER("decimal", DECIMAL, vdm_lex_decimal),
    OTHER("double", FLOAT, vdm_lex_double),
    OTHER("duration", DURATION, NULL),
    OTHER("float", FLOAT, vdm_lex_float),
    MOMENT("gDay", "---DZ"),
    MOMENT("gMonth", "--MZ"),
    MOMENT("gMonthDay", "--M-DZ"),
    MOMENT("gYear", "YZ"),
    MOMENT("gYearMonth", "Y-MZ"),
    OTHER("hexBinary", HEX, vdm_lex_hex),
    INTEGER("int", "-2147483648", "2147483647"),
    INTEGER("integer", NULL, NULL),
    TEXT("language", vdm_lex_language),
    INTEGER("long", "-9223372036854775808", "9223372036854775807"),
    INTEGER("negativeInteger", NULL, "-1"),
    INTEGER("nonNegativeInteger", "0", NULL),
    INTEGER("nonPositiveInteger", NULL, "0"),
    ROW("normalizedString", STRING, REPLACE, NULL, NONE, NULL, NULL, NULL),
    INTEGER("positiveInteger", "1", NULL),
    INTEGER("short", "-32768", "32767"),
    ROW("string", STRING, PRESERVE, NULL, NONE, NULL, NULL, NULL),
    MOMENT("time", "CZ"),
    TEXT("token", NULL),
    INTEGER("unsignedByte", "0", "255"),
    INTEGER("unsignedInt", "0", "4294967295"),
    INTEGER("unsignedLong", "0", "18446744073709551615"),
    INTEGER("unsignedShort", "0", "65535")};

int
vdm_datatype_library_known(const char *library)
{
	return *library == '\0' || strcmp(library, VDM_DATATYPES_XSD) == 0;
}

const struct vdm_type_info *
vdm_type_find(const char *library, const char *name)
{
	const struct vdm_type_info *table = builtin;
	size_t n = sizeof(builtin) / sizeof(*builtin), i;

	if (*library != '\0') {
		if (strcmp(library, VDM_DATATYPES_XSD) != 0)
			return NULL;
		table = xsd;
		n = sizeof(xsd) / sizeof(*xsd);
	}
	for (i = 0; i < n; i++)
		if (table[i].name[0] == *name &&
		    strcmp(table[i].name, name) == 0)
			return &table[i];
	return NULL;
}
