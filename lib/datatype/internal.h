/* SPDX-License-Identifier: MIT */
/* What the files of the data types share. */
#ifndef VDM_DATATYPE_INTERNAL_H
#define VDM_DATATYPE_INTERNAL_H

#include <stddef.h>
#include <stdint.h>

#include "datatype/datatype.h"

enum vdm_type_family {
	T_STRING,
	T_LIST,
	T_DECIMAL,
	T_FLOAT,
	T_BOOLEAN,
	T_MOMENT, /* dates, times and their parts */
	T_DURATION,
	T_HEX,
	T_BASE64,
	T_QNAME
};

enum vdm_type_space { S_PRESERVE, S_REPLACE, S_COLLAPSE };

struct vdm_type_info {
	const char *name;
	enum vdm_type_family family;
	enum vdm_type_space space;
	int (*check)(const char *s); /* on the normalised string; NULL: any */
	enum vdm_id_type id;
	const char *min, *max; /* of integers */
	const char *shape;     /* of moments: which parts, in order */
};

/* A point on the time line, or a recurring one. */
struct vdm_moment {
	int64_t seconds;  /* since 0000-03-01, or an offset in its cycle */
	int64_t fraction; /* of a second, in 10^-18 */
	int zoned;
};

struct vdm_duration {
	int64_t months, seconds, fraction;
};

const struct vdm_type_info *vdm_type_find(const char *library,
					  const char *name);

int vdm_lex_name(const char *s);
int vdm_lex_ncname(const char *s);
/* An NCName, of which more is asked. */
int vdm_lex_entity(const char *s);
int vdm_lex_nmtoken(const char *s);
int vdm_lex_language(const char *s);
int vdm_lex_uri(const char *s);
int vdm_lex_boolean(const char *s);
int vdm_lex_decimal(const char *s);
int vdm_lex_integer(const char *s);
int vdm_lex_float(const char *s);
int vdm_lex_double(const char *s);
int vdm_lex_hex(const char *s);
int vdm_lex_base64(const char *s);
int vdm_lex_qname(const char *s);

/* Appends what equal decimals have in common. */
void vdm_decimal_key(const char *s, struct vdm_buf *out);
/* -1, 0, 1 of two right decimals, of any length. */
int vdm_decimal_compare(const char *a, const char *b);
/* Digits in all, and behind the point, without superfluous zeros. */
void vdm_decimal_digits(const char *s, size_t *total, size_t *fraction);

/* `shape`: Y M D T Z as in XML Schema's lexical forms. 0, or -1. */
int vdm_moment_parse(const char *shape, const char *s, struct vdm_moment *out);
/* -1, 0, 1, or 2 where the order is not determined. */
int vdm_moment_compare(const struct vdm_moment *a, const struct vdm_moment *b);
int vdm_duration_parse(const char *s, struct vdm_duration *out);
int vdm_duration_compare(const struct vdm_duration *a,
			 const struct vdm_duration *b);

#endif
