/* SPDX-License-Identifier: MIT */
/* Items and sequences of the XPath data model, and the evaluation that owns
 * them: what every other file of the engine works with. */
#ifndef VDM_XPATH_VALUE_VALUE_H
#define VDM_XPATH_VALUE_VALUE_H

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

#define XP_FN "http://www.w3.org/2005/xpath-functions"
#define XP_MAP_NS "http://www.w3.org/2005/xpath-functions/map"
#define XP_ARRAY_NS "http://www.w3.org/2005/xpath-functions/array"
#define XP_MATH_NS "http://www.w3.org/2005/xpath-functions/math"
#define XP_XS "http://www.w3.org/2001/XMLSchema"
#define XP_XML "http://www.w3.org/XML/1998/namespace"
#define XP_ERR "http://www.w3.org/2005/xqt-errors"
#define XP_OUTPUT "http://www.w3.org/2010/xslt-xquery-serialization"
#define XP_CODEPOINT                                                           \
	"http://www.w3.org/2005/xpath-functions/collation/codepoint"
#define XP_ASCII_CI                                                            \
	"http://www.w3.org/2005/xpath-functions/collation/"                    \
	"html-ascii-case-insensitive"

/* Numbers of 128 bits hold every decimal and integer that is computed with. */
__extension__ typedef __int128 vdm_xp_wide;
__extension__ typedef unsigned __int128 vdm_xp_uwide;

/* The types of items; those of atomic values in the order of types.c's table.
 */
enum {
	XT_UNTYPED,
	XT_STRING,
	XT_NORMALIZED,
	XT_TOKEN,
	XT_LANGUAGE,
	XT_NMTOKEN,
	XT_NAME,
	XT_NCNAME,
	XT_ID,
	XT_IDREF,
	XT_ENTITY,
	XT_URI,
	XT_BOOLEAN,
	XT_DECIMAL,
	XT_INTEGER,
	XT_NONPOS,
	XT_NEG,
	XT_LONG,
	XT_INT,
	XT_SHORT,
	XT_BYTE,
	XT_NONNEG,
	XT_ULONG,
	XT_UINT,
	XT_USHORT,
	XT_UBYTE,
	XT_POS,
	XT_FLOAT,
	XT_DOUBLE,
	XT_DURATION,
	XT_YMD,
	XT_DTD,
	XT_DATETIME,
	XT_DTSTAMP,
	XT_DATE,
	XT_TIME,
	XT_GYM,
	XT_GY,
	XT_GMD,
	XT_GD,
	XT_GM,
	XT_HEX,
	XT_B64,
	XT_QNAME,
	XT_NOTATION,
	XT_ATOMIC_END,
	/* kinds of items that are not atomic */
	XT_NODE = XT_ATOMIC_END,
	XT_FUNCTION,
	XT_MAP,
	XT_ARRAY,
	/* what only a sequence type names */
	XT_ANYATOMIC,
	XT_NUMERIC,
	XT_ERROR,
	XT_NMTOKENS,
	XT_IDREFS,
	XT_ENTITIES,
	XT_ANYSIMPLE,
	XT_ANYTYPE,
	XT_UNTYPEDTYPE,
	XT_NONE
};

struct vdm_xp_tree;
struct vdm_xp_function;
struct vdm_xp_map;
struct vdm_xp_array;
struct vdm_xp_expr;
struct vdm_xp_call;
struct vdm_xp_static;

/* A decimal is digits / 10^scale; the halves, since an arena aligns to 8. */
struct vdm_xp_decimal {
	uint64_t low;
	int64_t high;
	int scale;
};

/* A moment of any of the eight types; what a type has not is 1, 0. */
struct vdm_xp_moment {
	int64_t year;
	int month, day, hour, minute;
	int64_t nanos; /* seconds in 10^-9 */
	int zone;      /* minutes east of UTC, or XP_NO_ZONE */
};
#define XP_NO_ZONE 100000
#define XP_NANO 1000000000LL

struct vdm_xp_duration {
	int64_t months, seconds;
	int64_t nanos; /* of the sign of the seconds */
};

struct vdm_xp_qname {
	const char *ns, *prefix, *local; /* "" where there is none */
};

/*
 * One item, in 16 bytes. A string is `n` bytes at u.s, a node is number `n` of
 * u.tree (`aux` says which of an element's namespaces, counted from 1, or 0).
 */
struct vdm_xp_item {
	uint8_t type;
	uint8_t wide; /* an integer that does not fit: u.dec */
	uint16_t aux;
	uint32_t n;
	union {
		const char *s;
		int64_t i; /* integers, booleans */
		double d;
		const struct vdm_xp_decimal *dec;
		const struct vdm_xp_moment *time;
		const struct vdm_xp_duration *span;
		const struct vdm_xp_qname *name;
		const struct vdm_xp_tree *tree;
		const struct vdm_xp_function *fn;
		const struct vdm_xp_map *map;
		const struct vdm_xp_array *array;
	} u;
};

/* A sequence: none, one item in itself, many elsewhere, or a run of integers
 * that nobody has written out yet. */
struct vdm_xp_seq {
	size_t n;
	int is_range; /* XP_LATER: of a variable that nobody asked for yet */
	union {
		struct vdm_xp_item one;
		const struct vdm_xp_item *many;
		int64_t first;
	} u;
};

enum { XP_LATER = 2 };

/* What the items of a growing sequence are put into. */
struct vdm_xp_list {
	struct vdm_xp_item *items;
	size_t n, cap;
};

struct vdm_xp_focus {
	struct vdm_xp_item item;
	int has;
	size_t position, size;
};

enum {
	XP_NODE_DOCUMENT,
	XP_NODE_ELEMENT,
	XP_NODE_ATTRIBUTE,
	XP_NODE_TEXT,
	XP_NODE_COMMENT,
	XP_NODE_PI,
	XP_NODE_NAMESPACE
};

/* A native function: arguments already converted to its signature. */
typedef struct vdm_xp_seq vdm_xp_native(struct vdm_xp_call *call,
					const struct vdm_xp_seq *args,
					int count);

/* A sequence type; `of` and `args` are of functions, maps and arrays. */
struct vdm_xp_type {
	char occurs;  /* '1' '?' '*' '+', or '0' of empty-sequence() */
	uint8_t item; /* XT_..., XT_NONE for item() */
	int8_t kind;  /* of a node; -1 any */
	uint8_t any_name, any_ns, any_local; /* of a node or the function */
	uint8_t content; /* XT_ of element(n, T), or XT_NONE */
	uint8_t any;     /* function(*), map(*), array(*) */
	uint8_t nillable;
	uint8_t by_prefix; /* `ns` is a prefix that is not resolved yet */
	const char *ns, *local;
	const struct vdm_xp_type *inner; /* document-node(element()) */
	const struct vdm_xp_type
	    *result;                    /* of a function; value of map, array */
	const struct vdm_xp_type *args; /* of a function; key of a map */
	int args_count;
};

struct vdm_xp_builtin {
	const char *ns, *name;
	int least, most; /* arguments; most -1: any number */
	/* A letter pair each argument, then the result's: see signature.c */
	const char *signature;
	vdm_xp_native *run;
	int uses; /* XP_USES_... */
};
enum { XP_USES_FOCUS = 1, XP_USES_HIGHER = 2 };

struct vdm_xp_function {
	const struct vdm_xp_qname *name; /* NULL: anonymous */
	int arity;
	vdm_xp_native *native;
	const struct vdm_xp_type *params, *result; /* NULL: not typed */
	/* an inline function */
	const struct vdm_xp_expr *body;
	const struct vdm_xp_seq *closure;
	const int *slots; /* of the closure, outside and inside by turns */
	int closure_count, frame_size;
	/* a partial application: which places are filled */
	const struct vdm_xp_function *base;
	const struct vdm_xp_seq *bound;
	const uint8_t *is_bound;
	int base_arity;
	/* what the function sees of the place where its name stood */
	struct vdm_xp_focus focus;
	const struct vdm_xp_static *scope;
	const struct vdm_xp_item *self; /* a map or an array as a function */
	/* a function of the engine's user */
	struct vdm_xp_seq (*user)(struct vdm_xp_call *call, void *context,
				  const struct vdm_xp_seq *args, int count);
	void *user_context;
};

struct vdm_xp_array {
	size_t n;
	const struct vdm_xp_seq *members;
};

struct vdm_xp_limits {
	size_t depth;         /* of evaluation, and of an expression */
	size_t items;         /* of one sequence that is written out */
	size_t bytes;         /* of all that an evaluation makes */
	uint64_t steps;       /* of an evaluation */
	uint64_t regex_steps; /* of one match */
	double seconds;       /* of an evaluation; 0: no bound */
};

/* A document that an evaluation may ask for, by its absolute address. */
struct vdm_xp_resource {
	struct vdm_xp_resource *next;
	const char *uri;
	const char *path;     /* NULL: none of its own */
	const char *encoding; /* NULL: by its bytes */
	const struct vdm_xp_tree *tree;
};

/*
 * The documents that were read from files. They stay when the values of an
 * evaluation go, so that a document asked for again is the same one, whichever
 * of the runs that share them asks.
 */
struct vdm_xp_shelf {
	struct vdm_arena arena;
	struct vdm_xp_resource *resources;
	struct vdm_xp_tree *trees;
	size_t bytes; /* of their files */
};

struct vdm_xp_collection {
	struct vdm_xp_collection *next;
	const char *uri;
	struct vdm_xp_seq items;
};

struct vdm_xp_error {
	const char *ns;
	char code[64]; /* local name */
	char message[240];
	size_t column;           /* of the expression, from 1, in characters */
	struct vdm_xp_seq value; /* of fn:error */
};

/* The number that a test's name has in a tree, as it was looked up. */
struct vdm_xp_looked_up {
	uint64_t turn; /* the evaluation that did */
	const struct vdm_xp_type *test;
	const struct vdm_xp_tree *tree;
	uint32_t name;
};
enum { XP_LOOKED_UP = 64 }; /* a power of two */

/* One evaluation; errors leave it by a long jump to whoever began it. */
struct vdm_xp_call {
	struct vdm_arena arena;
	jmp_buf way_out;
	struct vdm_xp_error error;
	const struct vdm_xp_expr *at;
	const struct vdm_xp_static *scope;
	struct vdm_xp_limits limits;
	size_t depth;
	uint64_t steps;
	double deadline;
	struct vdm_xp_focus focus;
	struct vdm_xp_seq *frame;
	const struct vdm_xp_moment *now;
	int zone;
	struct vdm_xp_resource *resources; /* documents that were given */
	struct vdm_xp_shelf *shelf;        /* those that were read */
	struct vdm_xp_collection *collections;
	const char *folder; /* below which files may be opened, and */
	const char *beside; /* another; both NULL: none may be */
	size_t tree_count;
	struct vdm_xp_tree *trees;  /* made in this evaluation */
	struct vdm_xp_seq *globals; /* the variables of the context */
	size_t globals_count;
	/* The value of one that has none yet; NULL: that is an error. */
	struct vdm_xp_seq (*variable)(struct vdm_xp_call *call, int number);
	void *user;    /* of the engine's user */
	uint64_t turn; /* evaluations so far */
	struct vdm_xp_looked_up looked_up[XP_LOOKED_UP];
	const void *regex_cache;
	struct vdm_xp_seq (*invoke)(struct vdm_xp_call *call,
				    const struct vdm_xp_function *fn,
				    const struct vdm_xp_seq *args, int count);
	const struct vdm_xp_tree *(*load)(struct vdm_xp_call *call,
					  const char *uri);
};

_Noreturn void vdm_xp_raise(struct vdm_xp_call *call, const char *code,
			    const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Counts a step; every loop over something that may be long asks. */
void vdm_xp_tick_slow(struct vdm_xp_call *call);
static inline void
vdm_xp_tick(struct vdm_xp_call *call)
{
	if ((++call->steps & 1023) == 0)
		vdm_xp_tick_slow(call);
}
void *vdm_xp_alloc(struct vdm_xp_call *call, size_t size);
char *vdm_xp_chars(struct vdm_xp_call *call, size_t size);
const char *vdm_xp_strndup(struct vdm_xp_call *call, const char *s, size_t n);
/* Takes the bytes of a buffer over, which is freed. */
struct vdm_xp_item vdm_xp_take(struct vdm_xp_call *call, struct vdm_buf *buf,
			       int type);
/* A buffer whose memory a raised error does not lose. */
struct vdm_xp_text {
	struct vdm_xp_call *call;
	char *data;
	size_t len, cap;
};
void vdm_xp_put(struct vdm_xp_text *t, const char *s, size_t n);
void vdm_xp_puts(struct vdm_xp_text *t, const char *s);
void vdm_xp_putcp(struct vdm_xp_text *t, uint32_t cp);
void vdm_xp_printf(struct vdm_xp_text *t, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct vdm_xp_item vdm_xp_text_item(struct vdm_xp_text *t, int type);
const char *vdm_xp_text_z(struct vdm_xp_text *t);

/* ---- items */
struct vdm_xp_item vdm_xp_string_n(int type, const char *s, size_t n);
struct vdm_xp_item vdm_xp_string(const char *s);
static inline struct vdm_xp_item
vdm_xp_bool(int yes)
{
	return (struct vdm_xp_item){.type = XT_BOOLEAN, .u.i = yes != 0};
}
static inline struct vdm_xp_item
vdm_xp_int(int64_t i)
{
	return (struct vdm_xp_item){.type = XT_INTEGER, .u.i = i};
}
struct vdm_xp_item vdm_xp_integer(struct vdm_xp_call *call, vdm_xp_wide value,
				  int type);
vdm_xp_wide vdm_xp_wide_of(const struct vdm_xp_item *item);
struct vdm_xp_item vdm_xp_decimal(struct vdm_xp_call *call, vdm_xp_wide digits,
				  int scale);
vdm_xp_wide vdm_xp_digits(const struct vdm_xp_item *item, int *scale);
static inline struct vdm_xp_item
vdm_xp_double(double d)
{
	return (struct vdm_xp_item){.type = XT_DOUBLE, .u.d = d};
}
struct vdm_xp_item vdm_xp_float(double d);
struct vdm_xp_item vdm_xp_qname(struct vdm_xp_call *call, const char *ns,
				const char *prefix, const char *local);
struct vdm_xp_item vdm_xp_moment(struct vdm_xp_call *call, int type,
				 const struct vdm_xp_moment *value);
struct vdm_xp_item vdm_xp_span(struct vdm_xp_call *call, int type,
			       int64_t months, vdm_xp_wide nanos);
vdm_xp_wide vdm_xp_span_nanos(const struct vdm_xp_duration *span);
static inline struct vdm_xp_item
vdm_xp_node(const struct vdm_xp_tree *tree, uint32_t n)
{
	return (struct vdm_xp_item){.type = XT_NODE, .n = n, .u.tree = tree};
}
struct vdm_xp_item vdm_xp_function_item(const struct vdm_xp_function *fn);
struct vdm_xp_item vdm_xp_map_item(const struct vdm_xp_map *map);
struct vdm_xp_item vdm_xp_array_item(const struct vdm_xp_array *array);

/* ---- sequences */
static inline struct vdm_xp_seq
vdm_xp_none(void)
{
	return (struct vdm_xp_seq){0};
}
static inline struct vdm_xp_seq
vdm_xp_one(struct vdm_xp_item item)
{
	return (struct vdm_xp_seq){.n = 1, .u.one = item};
}
struct vdm_xp_seq vdm_xp_range(struct vdm_xp_call *call, vdm_xp_wide first,
			       vdm_xp_wide last);
/* The items one after another; a range is written out. */
const struct vdm_xp_item *vdm_xp_spread(struct vdm_xp_call *call,
					const struct vdm_xp_seq *s);
const struct vdm_xp_item *vdm_xp_items_slow(struct vdm_xp_call *call,
					    struct vdm_xp_seq *s);
static inline const struct vdm_xp_item *
vdm_xp_items(struct vdm_xp_call *call, struct vdm_xp_seq *s)
{
	if (s->n == 1 && !s->is_range)
		return &s->u.one;
	return s->is_range ? vdm_xp_items_slow(call, s) : s->u.many;
}
static inline struct vdm_xp_item
vdm_xp_at(const struct vdm_xp_seq *s, size_t i)
{
	if (s->is_range)
		return vdm_xp_int(s->u.first + (int64_t)i);
	return s->n == 1 ? s->u.one : s->u.many[i];
}
struct vdm_xp_seq vdm_xp_part(struct vdm_xp_call *call,
			      const struct vdm_xp_seq *s, size_t from,
			      size_t count);
void vdm_xp_add(struct vdm_xp_call *call, struct vdm_xp_list *list,
		struct vdm_xp_item item);
void vdm_xp_add_all(struct vdm_xp_call *call, struct vdm_xp_list *list,
		    const struct vdm_xp_seq *s);
struct vdm_xp_seq vdm_xp_list_seq(const struct vdm_xp_list *list);
struct vdm_xp_seq vdm_xp_concat(struct vdm_xp_call *call,
				const struct vdm_xp_seq *a,
				const struct vdm_xp_seq *b);

/* ---- types */
const char *vdm_xp_type_name(int type);
int vdm_xp_type_by_name(const char *local);
int vdm_xp_is_subtype(int type, int of);
int
vdm_xp_primitive(int type); /* as XML Schema; integers count by themselves */
static inline int
vdm_xp_is_atomic(int type)
{
	return type < XT_ATOMIC_END;
}
static inline int
vdm_xp_is_numeric(int type)
{
	return type >= XT_DECIMAL && type <= XT_DOUBLE;
}
static inline int
vdm_xp_is_integer(int type)
{
	return type >= XT_INTEGER && type <= XT_POS;
}
static inline int
vdm_xp_is_stringy(int type) /* xs:string and what is derived from it */
{
	return type >= XT_STRING && type <= XT_ENTITY;
}
static inline int
vdm_xp_is_texty(int type) /* what holds characters */
{
	return type <= XT_URI;
}
void vdm_xp_type_show(const struct vdm_xp_type *type, struct vdm_buf *out);

/* ---- maps and arrays (map.c) */
struct vdm_xp_map_entry {
	struct vdm_xp_item key;
	struct vdm_xp_seq value;
	uint32_t hash, next; /* the next of its chain, counted from 1 */
};
struct vdm_xp_map {
	size_t n, cap;
	struct vdm_xp_map_entry *entries;
	uint32_t *buckets;
	size_t buckets_count;
};
struct vdm_xp_map *vdm_xp_map_new(struct vdm_xp_call *call);
const struct vdm_xp_seq *vdm_xp_map_get(const struct vdm_xp_map *map,
					const struct vdm_xp_item *key);
/* Of a map that nobody else holds yet. */
void vdm_xp_map_put(struct vdm_xp_call *call, struct vdm_xp_map *map,
		    struct vdm_xp_item key, struct vdm_xp_seq value);
struct vdm_xp_map *vdm_xp_map_copy(struct vdm_xp_call *call,
				   const struct vdm_xp_map *map);
struct vdm_xp_map *vdm_xp_map_without(struct vdm_xp_call *call,
				      const struct vdm_xp_map *map,
				      const struct vdm_xp_seq *keys);
int vdm_xp_same_key(const struct vdm_xp_item *a, const struct vdm_xp_item *b);
struct vdm_xp_item vdm_xp_array_new(struct vdm_xp_call *call,
				    const struct vdm_xp_seq *members, size_t n);

struct vdm_xp_seq vdm_xp_invoke(struct vdm_xp_call *call,
				const struct vdm_xp_item *fn,
				const struct vdm_xp_seq *args, int count);
int vdm_xp_function_arity(const struct vdm_xp_item *fn);

#endif
