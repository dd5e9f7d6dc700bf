/* SPDX-License-Identifier: MIT */
/*
 * The attributes of the vocabulary. What attributes.def says of all bundles,
 * and of an element when it is first asked for, is read into static room: its
 * attributes behind each other, and which bundles it has.
 */
#include "record/attribute.h"

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unictype.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "base/words.h"
#include "datatype/datatype.h"

/* NOLINTNEXTLINE(bugprone-macro-parentheses) */
#define BUNDLE(name, list) +1
#define CARRIES(name, list)
enum {
	BUNDLES = 0
#include "record/attributes.def"
};
#undef BUNDLE
#undef CARRIES
#define BUNDLE(name, list)
/* NOLINTNEXTLINE(bugprone-macro-parentheses) */
#define CARRIES(name, list) +1
enum {
	CARRIERS = 0
#include "record/attributes.def"
};
#undef BUNDLE
#undef CARRIES

/* NOLINTNEXTLINE(bugprone-macro-parentheses) */
#define ELEMENT(name, content, block, line, model) +1
enum {
	ELEMENTS = 0
#include "record/vocabulary.def"
};
#undef ELEMENT

enum {
	ROWS = BUNDLES + CARRIERS,
	MASK = 2,       /* words of 64 bits: one bit a bundle */
	DEEP = 5,       /* bundles within each other, at most */
	ENTRIES = 1000, /* attributes in the table; a test reads it whole */
	SHORT = 200     /* a value that is no address is not longer */
};

static const struct {
	const char *name, *list;
} rows[] = {
#define BUNDLE(name, list) {name, list},
#define CARRIES(name, list) {name, list},
#include "record/attributes.def"
#undef BUNDLE
#undef CARRIES
};

static struct vdm_carried entries[ENTRIES];
static struct {
	size_t first, count; /* its own attributes */
	uint64_t mask[MASK]; /* its bundles, and theirs */
	int must;            /* one of its own must be there */
	int any_must;        /* one of its own, or of a bundle's */
} read_rows[ROWS];
static size_t entries_used;
static int bundles_read;
static short carriers[ELEMENTS]; /* rows of the elements, or -1 */
static atomic_int carriers_read[ELEMENTS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* ---- the table ---------------------------------------------------------- */

static enum vdm_value
type_find(const char *s, size_t n)
{
	static const char *const names[] = {
#define VALUE(id, name) [VDM_VALUE_##id] = (name),
	    VDM_VALUES(VALUE)
#undef VALUE
	};
	int i;

	for (i = 0; i < VDM_VALUE_ENUM; i++)
		if (strncmp(names[i], s, n) == 0 && names[i][n] == '\0')
			break;
	assert(i != VDM_VALUE_ENUM || *s == '(');
	return (enum vdm_value)i;
}

/* "name=type" or "name!=type"; where it ends. */
static const char *
entry_read(struct vdm_carried *e, const char *s)
{
	const char *type = strchr(s, '=') + 1;
	size_t n = strcspn(type, " ");

	e->name = s;
	e->must = type[-2] == '!';
	e->length = (unsigned short)(type - 1 - s - e->must);
	e->type = type_find(type, n);
	e->words = type + 1;
	return type + n;
}

static void
row_read(size_t row, size_t *used)
{
	const char *s = rows[row].list;

	read_rows[row].first = *used;
	while (*s != '\0') {
		if (*s == ' ') {
			s++;
		} else if (*s == '%') {
			size_t n = strcspn(s + 1, " ");
			size_t b = vdm_words_find(rows, sizeof(rows[0]), 0,
						  BUNDLES, s + 1, n);

			assert(b < BUNDLES);
			read_rows[row].mask[b / 64] |= (uint64_t)1 << (b % 64);
			s += 1 + n;
		} else {
			assert(*used < ENTRIES);
			s = entry_read(&entries[*used], s);
			read_rows[row].must |= entries[(*used)++].must;
		}
	}
	read_rows[row].count = *used - read_rows[row].first;
}

static int
has_bundle(size_t row, size_t bundle)
{
	return (read_rows[row].mask[bundle / 64] >> (bundle % 64) & 1) != 0;
}

/* Gives a row the bundles that its bundles have. */
static void
mask_widen(size_t row)
{
	for (size_t i = 0; i < MASK; i++) {
		uint64_t left = read_rows[row].mask[i];

		for (size_t b = 64 * i; left != 0; b++, left >>= 1)
			for (size_t k = 0; k < MASK && (left & 1) != 0; k++)
				read_rows[row].mask[k] |= read_rows[b].mask[k];
	}
}

static void
musts_find(size_t row)
{
	read_rows[row].any_must = read_rows[row].must;
	for (size_t b = 0; b < BUNDLES; b++)
		read_rows[row].any_must |=
		    has_bundle(row, b) && read_rows[b].must;
}

static void
bundles_prepare(void)
{
	assert(BUNDLES <= 64 * MASK);
	for (size_t row = 0; row < BUNDLES; row++)
		row_read(row, &entries_used);
	for (int round = 0; round < DEEP; round++)
		for (size_t row = 0; row < BUNDLES; row++)
			mask_widen(row);
	for (size_t row = 0; row < BUNDLES; row++)
		musts_find(row);
	bundles_read = 1;
}

static void
carrier_prepare(size_t element)
{
	const char *name = vdm_element_at(element)->name;
	size_t row = vdm_words_find(rows, sizeof(rows[0]), BUNDLES, ROWS, name,
				    strlen(name));

	if (!bundles_read)
		bundles_prepare();
	carriers[element] = (short)(row < ROWS ? (int)row : -1);
	if (row == ROWS)
		return;
	row_read(row, &entries_used);
	mask_widen(row);
	musts_find(row);
}

static const struct vdm_carried *
row_has(size_t row, const char *name, size_t n)
{
	const struct vdm_carried *e = &entries[read_rows[row].first];
	const struct vdm_carried *end = e + read_rows[row].count;

	for (; e < end; e++)
		if (e->length == n && e->name[0] == name[0] &&
		    memcmp(e->name, name, n) == 0)
			return e;
	return NULL;
}

/* The element's row, or -1. */
static int
row_of(const struct vdm_element *element)
{
	size_t i = vdm_element_index(element);

	if (atomic_load_explicit(&carriers_read[i], memory_order_acquire) ==
	    0) {
		pthread_mutex_lock(&lock);
		if (atomic_load_explicit(&carriers_read[i],
					 memory_order_relaxed) == 0)
			carrier_prepare(i);
		atomic_store_explicit(&carriers_read[i], 1,
				      memory_order_release);
		pthread_mutex_unlock(&lock);
	}
	return carriers[i];
}

const struct vdm_carried *
vdm_carried_find(const struct vdm_element *element, const char *name)
{
	int row = row_of(element);
	size_t n = strlen(name);
	const struct vdm_carried *e;

	if (row < 0)
		return NULL;
	e = row_has((size_t)row, name, n);
	for (size_t i = 0; e == NULL && i < MASK; i++) {
		uint64_t left = read_rows[row].mask[i];

		for (size_t b = 64 * i; e == NULL && left != 0; b++, left >>= 1)
			if ((left & 1) != 0)
				e = row_has(b, name, n);
	}
	return e;
}

static const struct vdm_carried *
row_must(size_t row, size_t *index)
{
	const struct vdm_carried *e = &entries[read_rows[row].first];

	if (!read_rows[row].must)
		return NULL;
	for (size_t i = 0; i < read_rows[row].count; i++)
		if (e[i].must && (*index)-- == 0)
			return &e[i];
	return NULL;
}

const struct vdm_carried *
vdm_carried_must(const struct vdm_element *element, size_t index)
{
	int row = row_of(element);
	const struct vdm_carried *e;

	if (row < 0 || !read_rows[row].any_must)
		return NULL;
	e = row_must((size_t)row, &index);
	for (size_t b = 0; e == NULL && b < BUNDLES; b++)
		if (has_bundle((size_t)row, b))
			e = row_must(b, &index);
	return e;
}

/* ---- values ------------------------------------------------------------- */

/* No control character, no space, none that is not assigned. */
static int
is_word(const char *s)
{
	size_t n = strlen(s), used;

	for (; n > 0; s += used, n -= used) {
		uint32_t c = vdm_utf8_decode(s, n, &used);

		if (c > 0x20 && c < 0x7F)
			continue;
		if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_C |
							    UC_CATEGORY_MASK_Z))
			return 0;
	}
	return 1;
}

static int
is_pointer(const char *s)
{
	return vdm_datatype_is("anyURI", s);
}

static int
is_name(const char *s)
{
	return vdm_datatype_is("Name", s);
}

static int
is_language(const char *s)
{
	return vdm_datatype_is("language", s);
}

static int
is_count(const char *s)
{
	return vdm_datatype_is("nonNegativeInteger", s);
}

static int
is_boolean(const char *s)
{
	return vdm_datatype_is("boolean", s);
}

static int
is_numeric(const char *s)
{
	const char *slash = strchr(s, '/');
	char above[SHORT];

	if (slash == NULL)
		return vdm_datatype_is("double", s);
	memcpy(above, s, (size_t)(slash - s));
	above[slash - s] = '\0';
	return above[0] != '+' && slash[1] != '+' &&
	       vdm_datatype_is("integer", above) &&
	       vdm_datatype_is("integer", slash + 1);
}

static int
is_share(const char *s)
{
	char *end;
	double d;

	if (!vdm_datatype_is("double", s))
		return 0;
	d = strtod(s, &end);
	return d >= 0 && d <= 1;
}

static int
is_certainty(const char *s)
{
	return is_share(s) || strcmp(s, "high") == 0 ||
	       strcmp(s, "medium") == 0 || strcmp(s, "low") == 0 ||
	       strcmp(s, "unknown") == 0;
}

static int
is_when(const char *s)
{
	static const char *const types[] = {"date", "gYear",      "gMonth",
					    "gDay", "gYearMonth", "gMonthDay",
					    "time", "dateTime"};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (vdm_datatype_is(types[i], s))
			return 1;
	return 0;
}

static int
is_iso(const char *s)
{
	return strspn(s, "0123456789.,DHMPRSTWYZ/:+-") == strlen(s);
}

/* One to three numbers with points between them. */
static int
is_version(const char *s)
{
	int parts = 0;

	do {
		size_t n = strspn(s, "0123456789");

		if (n == 0 || ++parts > 3)
			return 0;
		s += n;
	} while (*s++ == '.');
	return s[-1] == '\0';
}

static int
is_maybe(const char *s)
{
	return is_boolean(s) || strcmp(s, "unknown") == 0 ||
	       strcmp(s, "inapplicable") == 0;
}

static int
is_ncname(const char *s)
{
	return vdm_datatype_is("NCName", s);
}

static int
is_integer(const char *s)
{
	return vdm_datatype_is("integer", s);
}

static int
is_date(const char *s)
{
	return vdm_datatype_is("date", s);
}

static int
is_duration(const char *s)
{
	return vdm_datatype_is("duration", s);
}

/* What each word of a value must be, how many there are, and in words. */
static const struct {
	int (*holds)(const char *word);
	unsigned short least, most; /* 0: any number */
	const char *wants;
} types[VDM_VALUE_COUNT] = {
    [VDM_VALUE_BOOLEAN] = {is_boolean, 1, 1, "true or false"},
    [VDM_VALUE_CERTAINTY] = {is_certainty, 1, 1,
			     "high, medium, low, unknown, or from 0 to 1"},
    [VDM_VALUE_DATE] = {is_date, 1, 1, "a date such as 2001-02-03"},
    [VDM_VALUE_DURATION] = {is_duration, 1, 1, "a duration such as PT2H"},
    [VDM_VALUE_ID] = {is_ncname, 1, 1,
		      "a name that begins with a letter and has no colon"},
    [VDM_VALUE_INTEGER] = {is_integer, 1, 1, "a whole number"},
    [VDM_VALUE_ISO] = {is_iso, 1, 1, "a date or time of ISO 8601"},
    [VDM_VALUE_LANGUAGE] = {is_language, 0, 1, "a language tag such as en"},
    [VDM_VALUE_LANGUAGES] = {is_language, 0, 0, "language tags such as en"},
    [VDM_VALUE_MAYBE] = {is_maybe, 1, 1,
			 "true, false, unknown or inapplicable"},
    [VDM_VALUE_NAME] = {is_name, 1, 1, "a name that begins with a letter"},
    [VDM_VALUE_NAMES] = {is_name, 1, 0, "names that begin with a letter"},
    [VDM_VALUE_NAMES_OR_NONE] = {is_name, 0, 0,
				 "names that begin with a letter"},
    [VDM_VALUE_NCNAME] = {is_ncname, 1, 1, "a name without a colon"},
    [VDM_VALUE_NUMERIC] = {is_numeric, 1, 1, "a number"},
    [VDM_VALUE_POINTER] = {is_pointer, 1, 1, "one address"},
    [VDM_VALUE_POINTERS] = {is_pointer, 1, 0, "addresses"},
    [VDM_VALUE_SHARE] = {is_share, 1, 1, "a number from 0 to 1"},
    [VDM_VALUE_VERSION] = {is_version, 1, 1, "a number such as 4.9.0"},
    [VDM_VALUE_WHEN] = {is_when, 1, 1,
			"a date or time such as 2001-02-03, 2001-02, 18:30:00"},
    [VDM_VALUE_WHOLE] = {is_count, 1, 1, "a whole number"},
    [VDM_VALUE_WHOLES] = {is_count, 1, 2, "one or two whole numbers"},
    [VDM_VALUE_WORD] = {is_word, 1, 1, "one word without spaces"},
    [VDM_VALUE_WORDS] = {is_word, 1, 0, "words"},
    [VDM_VALUE_WORDS_OR_NONE] = {is_word, 0, 0, "words"},
};

/* Whether the n bytes are one of the words before the closing bracket. */
static int
is_listed(const char *words, const char *s, size_t n)
{
	while (strncmp(words, s, n) != 0 || strchr("|)", words[n]) == NULL) {
		words += strcspn(words, "|)");
		if (*words++ == ')')
			return 0;
	}
	return 1;
}

/* A word of a value that ends with it stands as it is, others are copied. */
static int
word_holds(const struct vdm_carried *e, const char *s, size_t n)
{
	char room[SHORT], *copy = room;
	int ok;

	if (e->type == VDM_VALUE_ENUM)
		return is_listed(e->words, s, n);
	if ((n < SHORT || e->type != VDM_VALUE_NUMERIC) && s[n] == '\0')
		return types[e->type].holds(s);
	if (n >= SHORT && (copy = vdm_malloc(n + 1)) == NULL) {
		vdm_memory_fail();
		return 1;
	}
	memcpy(copy, s, n);
	copy[n] = '\0';
	ok = n < SHORT || e->type != VDM_VALUE_NUMERIC
		 ? types[e->type].holds(copy)
		 : 0;
	if (copy != room)
		vdm_free(copy);
	return ok;
}

int
vdm_carried_holds(const struct vdm_carried *carried, const char *value)
{
	unsigned least = 1, most = 1, count = 0;
	const char *s = value;

	if (carried->type == VDM_VALUE_STRING)
		return 1;
	if (carried->type != VDM_VALUE_ENUM) {
		least = types[carried->type].least;
		most = types[carried->type].most;
	}
	for (;;) {
		size_t n;

		while (vdm_is_space((unsigned char)*s))
			s++;
		if (*s == '\0')
			break;
		n = strcspn(s, " \t\r\n");
		if (!word_holds(carried, s, n))
			return 0;
		count++;
		s += n;
	}
	return count >= least && (most == 0 || count <= most);
}

const char *
vdm_carried_wants(const struct vdm_carried *carried)
{
	if (carried->type == VDM_VALUE_ENUM)
		return "one of a list of words";
	if (carried->type == VDM_VALUE_STRING)
		return "anything";
	return types[carried->type].wants;
}
