/* SPDX-License-Identifier: MIT */
/* The types of atomic values: their names and what each is derived from. */
#include "xpath/value/value.h"

#include <string.h>

/* By XT_ number: a type, and the one that it restricts (itself: primitive). */
static const struct {
	const char *name;
	uint8_t parent;
} table[] = {
    {"untypedAtomic", XT_UNTYPED},
    {"string", XT_STRING},
    {"normalizedString", XT_STRING},
    {"token", XT_NORMALIZED},
    {"language", XT_TOKEN},
    {"NMTOKEN", XT_TOKEN},
    {"Name", XT_TOKEN},
    {"NCName", XT_NAME},
    {"ID", XT_NCNAME},
    {"IDREF", XT_NCNAME},
    {"ENTITY", XT_NCNAME},
    {"anyURI", XT_URI},
    {"boolean", XT_BOOLEAN},
    {"decimal", XT_DECIMAL},
    {"integer", XT_DECIMAL},
    {"nonPositiveInteger", XT_INTEGER},
    {"negativeInteger", XT_NONPOS},
    {"long", XT_INTEGER},
    {"int", XT_LONG},
    {"short", XT_INT},
    {"byte", XT_SHORT},
    {"nonNegativeInteger", XT_INTEGER},
    {"unsignedLong", XT_NONNEG},
    {"unsignedInt", XT_ULONG},
    {"unsignedShort", XT_UINT},
    {"unsignedByte", XT_USHORT},
    {"positiveInteger", XT_NONNEG},
    {"float", XT_FLOAT},
    {"double", XT_DOUBLE},
    {"duration", XT_DURATION},
    {"yearMonthDuration", XT_DURATION},
    {"dayTimeDuration", XT_DURATION},
    {"dateTime", XT_DATETIME},
    {"dateTimeStamp", XT_DATETIME},
    {"date", XT_DATE},
    {"time", XT_TIME},
    {"gYearMonth", XT_GYM},
    {"gYear", XT_GY},
    {"gMonthDay", XT_GMD},
    {"gDay", XT_GD},
    {"gMonth", XT_GM},
    {"hexBinary", XT_HEX},
    {"base64Binary", XT_B64},
    {"QName", XT_QNAME},
    {"NOTATION", XT_NOTATION},
    {"node", XT_NODE},
    {"function", XT_FUNCTION},
    {"map", XT_FUNCTION},
    {"array", XT_FUNCTION},
    {"anyAtomicType", XT_ANYATOMIC},
    {"numeric", XT_NUMERIC},
    {"error", XT_ERROR},
    {"NMTOKENS", XT_NMTOKENS},
    {"IDREFS", XT_IDREFS},
    {"ENTITIES", XT_ENTITIES},
    {"anySimpleType", XT_ANYSIMPLE},
    {"anyType", XT_ANYTYPE},
    {"untyped", XT_UNTYPEDTYPE},
};

const char *
vdm_xp_type_name(int type)
{
	return type < XT_NONE ? table[type].name : "item";
}

int
vdm_xp_type_by_name(const char *local)
{
	for (int t = 0; t < XT_NONE; t++)
		if ((t < XT_NODE || t > XT_ARRAY) &&
		    strcmp(table[t].name, local) == 0)
			return t;
	return -1;
}

int
vdm_xp_is_subtype(int type, int of)
{
	if (of == XT_ANYATOMIC || of == XT_ANYSIMPLE)
		return vdm_xp_is_atomic(type) || type == XT_NUMERIC ||
		       type == XT_ERROR || type == of;
	if (of == XT_NUMERIC)
		return vdm_xp_is_numeric(type) || type == of;
	for (;;) {
		if (type == of)
			return 1;
		if (type >= XT_NONE || table[type].parent == type)
			return 0;
		type = table[type].parent;
	}
}

int
vdm_xp_primitive(int type)
{
	while (type < XT_ATOMIC_END && table[type].parent != type &&
	       type != XT_INTEGER)
		type = table[type].parent;
	return type;
}

static void
show_item(const struct vdm_xp_type *type, struct vdm_buf *out)
{
	static const char *const kinds[] = {
	    "document-node", "element", "attribute",
	    "text",          "comment", "processing-instruction",
	    "namespace-node"};

	if (type->item == XT_NODE)
		vdm_buf_printf(out, "%s()",
			       type->kind < 0 ? "node" : kinds[type->kind]);
	else if (type->item == XT_NONE)
		vdm_buf_puts(out, "item()");
	else if (type->item >= XT_FUNCTION && type->item <= XT_ARRAY)
		vdm_buf_printf(out, "%s(*)", vdm_xp_type_name(type->item));
	else
		vdm_buf_printf(out, "xs:%s", vdm_xp_type_name(type->item));
}

/* As it would be written, without what functions take; for messages. */
void
vdm_xp_type_show(const struct vdm_xp_type *type, struct vdm_buf *out)
{
	if (type->occurs == '0') {
		vdm_buf_puts(out, "empty-sequence()");
		return;
	}
	show_item(type, out);
	if (type->occurs != '1')
		vdm_buf_putc(out, type->occurs);
}
