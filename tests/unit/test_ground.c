/* SPDX-License-Identifier: MIT */
/* What every room stands on, each by itself: code points, maps, memory that is
 * given back whole, the calendar, identifiers from content, JSON. */
#include <errno.h>

#include <check.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/calendar.h"
#include "base/map.h"
#include "base/sha1.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "base/json.h"
#include "vidimus.h"

/* The first and the last code point of each length, and their bytes. */
static const struct {
	uint32_t cp;
	const char *bytes;
	size_t n;
} points[] = {
    {0, "\0", 1},
    {0x41, "A", 1},
    {0x7F, "\x7F", 1},
    {0x80, "\xC2\x80", 2},
    {0xE4, "\xC3\xA4", 2},
    {0x7FF, "\xDF\xBF", 2},
    {0x800, "\xE0\xA0\x80", 3},
    {0x20AC, "\xE2\x82\xAC", 3},
    {0xD7FF, "\xED\x9F\xBF", 3},
    {0xE000, "\xEE\x80\x80", 3},
    {0xFFFF, "\xEF\xBF\xBF", 3},
    {0x10000, "\xF0\x90\x80\x80", 4},
    {0x2A6DF, "\xF0\xAA\x9B\x9F", 4},
    {0x3FFFF, "\xF0\xBF\xBF\xBF", 4},
    {0x40000, "\xF1\x80\x80\x80", 4},
    {0x10FFFF, "\xF4\x8F\xBF\xBF", 4},
};

START_TEST(test_point)
{
	const char *s = points[_i].bytes;
	size_t n = points[_i].n, used = 0, i;
	char out[4];

	ck_assert_uint_eq(vdm_utf8_encode(points[_i].cp, out), n);
	ck_assert_mem_eq(out, s, n);
	ck_assert_uint_eq(vdm_utf8_decode(s, n, &used), points[_i].cp);
	ck_assert_uint_eq(used, n);
	ck_assert_uint_eq(vdm_utf8_check(s, n), n);
	ck_assert_uint_eq(vdm_utf8_length(s, n), 1);
	for (i = 0; i < n; i++) {
		ck_assert_uint_eq(vdm_utf8_decode(s, i, &used), VDM_UTF8_BAD);
		ck_assert_uint_eq(used, 1);
		ck_assert_uint_eq(vdm_utf8_check(s, i), 0);
		ck_assert_uint_eq(vdm_utf8_length(s, i), i);
	}
}
END_TEST

/* Neighbours of what is right. */
static const char *const wrong[] = {
    "\x80",
    "\xBF",
    "\xC0\x80",
    "\xC1\xBF",
    "\xC2\x7F",
    "\xC2\xC0",
    "\xE0\x9F\xBF",
    "\xED\xA0\x80",
    "\xED\xBF\xBF",
    "\xE1\x80\x7F",
    "\xE1\x7F\x80",
    "\xE1\x80\xC0",
    "\xF0\x8F\xBF\xBF",
    "\xF4\x90\x80\x80",
    "\xF5\x80\x80\x80",
    "\xF1\x80\x80\x41",
    "\xF1\x41\x80\x80",
    "\xFF",
};

START_TEST(test_wrong)
{
	const char *s = wrong[_i];
	size_t used, run;
	char text[32];

	ck_assert_uint_eq(vdm_utf8_decode(s, strlen(s), &used), VDM_UTF8_BAD);
	ck_assert_uint_eq(used, 1);
	/* behind so many bytes of ASCII, which are looked at by eights */
	for (run = 0; run < 20; run++) {
		memset(text, 'a', run);
		strcpy(text + run, s);
		ck_assert_uint_eq(vdm_utf8_check(text, strlen(text)), run);
	}
}
END_TEST

START_TEST(test_length)
{
	char text[64] = "";
	size_t i, n = 0;

	for (i = 0; i < 40; i++) {
		int two = i % 11 == 9;

		ck_assert_uint_eq(vdm_utf8_length(text, n), i);
		ck_assert_uint_eq(vdm_utf8_check(text, n), n);
		memcpy(text + n, two ? "\xC3\xA4" : "a", two ? 2 : 1);
		n += two ? 2 : 1;
	}
}
END_TEST

/* Of ASCII and beyond: letters and figures, capitals, small letters, space. */
START_TEST(test_classes)
{
	uint32_t c;

	for (c = 0; c < 0x80; c++) {
		int upper = c - 'A' < 26, lower = c - 'a' < 26;

		ck_assert_int_eq(vdm_is_upper(c) != 0, upper);
		ck_assert_int_eq(vdm_is_lower(c) != 0, lower);
		ck_assert_int_eq(vdm_is_word(c) != 0,
				 upper || lower || c - '0' < 10);
		ck_assert_int_eq(vdm_is_space((int)c) != 0,
				 c == 9 || c == 10 || c == 13 || c == 32);
	}
	ck_assert(vdm_is_upper(0xC4) && !vdm_is_lower(0xC4));
	ck_assert(vdm_is_lower(0xE4) && !vdm_is_upper(0xE4));
	ck_assert(vdm_is_upper(0x1C5)); /* Dz with caron, as a title has it */
	ck_assert(vdm_is_word(0xC4) && vdm_is_word(0x301));
	ck_assert(vdm_is_word(0x5D0) && vdm_is_word(0x660));
	ck_assert(!vdm_is_word(0x80) && !vdm_is_word(0xA0));
	ck_assert(!vdm_is_word(0x2013));
	ck_assert(!vdm_is_space(0xA0));
}
END_TEST

/* What asks ends a sentence, and so do marks that do not ask. */
START_TEST(test_marks)
{
	uint32_t cp;
	size_t asking = 0, ending = 0;

	for (cp = 0; cp < 0x10000; cp++) {
		asking += vdm_is_question_mark(cp) != 0;
		ending += vdm_is_sentence_mark(cp) != 0;
		if (vdm_is_question_mark(cp))
			ck_assert(vdm_is_sentence_mark(cp));
	}
	ck_assert_uint_eq(asking, 9);
	ck_assert_uint_eq(ending, 23);
	ck_assert(vdm_is_question_mark('?') && vdm_is_question_mark(0x37E));
	ck_assert(vdm_is_question_mark(0x61F) && vdm_is_question_mark(0xFF1F));
	ck_assert(!vdm_is_question_mark('!') && !vdm_is_question_mark(0x3002));
	ck_assert(vdm_is_sentence_mark('.') && vdm_is_sentence_mark(0x3002));
	ck_assert(!vdm_is_sentence_mark(',') && !vdm_is_sentence_mark(0x37F));
}
END_TEST

START_TEST(test_blank)
{
	ck_assert(vdm_is_blank(""));
	ck_assert(vdm_is_blank(" \t\r\n"));
	ck_assert(!vdm_is_blank(" a"));
	ck_assert(!vdm_is_blank("a "));
	ck_assert(vdm_is_blank_n("a", 0));
	ck_assert(vdm_is_blank_n(" a", 1));
	ck_assert(!vdm_is_blank_n(" a", 2));
	ck_assert(vdm_is_blank_n("\n\n", 2));
}
END_TEST

/* So many keys that it grows; each is found, and none that was not put. */
START_TEST(test_map)
{
	enum { KEYS = 1000 };
	static char keys[KEYS][8];
	struct vdm_strmap m = {0};
	size_t i, v = 1;

	ck_assert_int_eq(vdm_strmap_get(&m, "a", &v), 0);
	ck_assert_uint_eq(v, 0);
	for (i = 0; i < KEYS; i++) {
		sprintf(keys[i], "k%zu", i);
		ck_assert_int_eq(vdm_strmap_put(&m, keys[i], i + 1), 1);
		ck_assert_int_eq(vdm_strmap_put(&m, keys[i], 0), 0);
		ck_assert_uint_eq(m.count, i + 1);
		ck_assert_uint_ge(m.cap, 2 * m.count - 1);
	}
	for (i = 0; i < KEYS; i++) {
		ck_assert_int_eq(vdm_strmap_get(&m, keys[i], &v), 1);
		ck_assert_uint_eq(v, i + 1);
		ck_assert_int_eq(vdm_strmap_get_n(&m, keys[i], 1, &v), 0);
		ck_assert_uint_eq(v, 0);
	}
	ck_assert_int_eq(vdm_strmap_get(&m, "k1000", NULL), 0);
	ck_assert_int_eq(vdm_strmap_get(&m, "k999", NULL), 1);
	ck_assert_int_eq(vdm_strmap_get_n(&m, "k999 and more", 4, &v), 1);
	ck_assert_uint_eq(v, 1000);
	v = 1;
	ck_assert_int_eq(vdm_strmap_get(&m, NULL, &v), 0);
	ck_assert_uint_eq(v, 0);
	ck_assert_int_eq(vdm_strmap_put_n(&m, "k12x", 4, 7), 1);
	ck_assert_int_eq(vdm_strmap_put_n(&m, "k12y", 3, 7), 0);
	ck_assert_int_eq(vdm_strmap_put(&m, "", 9), 1);
	ck_assert_int_eq(vdm_strmap_get_n(&m, "x", 0, &v), 1);
	ck_assert_uint_eq(v, 9);
	ck_assert_int_eq(m.failed, 0);
	ck_assert_int_eq(vdm_strmap_put(&m, NULL, 1), 0);
	ck_assert_int_eq(m.failed, 1);
	vdm_strmap_fini(&m);
	ck_assert_uint_eq(m.count + m.cap, 0);
	ck_assert_ptr_null(m.slots);
}
END_TEST

/* Whether n bytes are all that one. */
static int
is_all(const unsigned char *p, size_t n, int byte)
{
	while (n > 0 && *p == byte) {
		p++;
		n--;
	}
	return n == 0;
}

/* What is handed out is zeroed and nobody else's, of any size; aligned, but for
 * each third, which is characters. */
START_TEST(test_arena)
{
	static const size_t sizes[] = {1,    15,    16,    17,    100, 8191,
				       8192, 8193,  32767, 32768, 1,   40000,
				       16,   20000, 1,     8192,  24,  31000};
	enum { N = sizeof(sizes) / sizeof(sizes[0]) };
	unsigned char *p[N];
	struct vdm_arena a;
	size_t round, i, sum = 0;

	vdm_arena_init(&a);
	for (round = 0; round < 3; round++) {
		sum = 0;
		for (i = 0; i < N; i++) {
			size_t unit = i % 3 == 2 ? 1 : 8;

			p[i] =
			    unit == 1
				? (unsigned char *)vdm_arena_chars(&a, sizes[i])
				: vdm_arena_alloc(&a, sizes[i]);
			ck_assert_ptr_nonnull(p[i]);
			ck_assert_uint_eq((uintptr_t)p[i] % unit, 0);
			ck_assert(is_all(p[i], sizes[i], 0));
			memset(p[i], (int)i + 1, sizes[i]);
			sum += (sizes[i] + unit - 1) / unit * unit;
			ck_assert_uint_eq(a.used, sum);
		}
		for (i = 0; i < N; i++)
			ck_assert(is_all(p[i], sizes[i], (int)i + 1));
		vdm_arena_clear(&a);
		ck_assert_uint_eq(a.used, 0);
	}
	ck_assert_ptr_null(vdm_arena_alloc(&a, SIZE_MAX / 2 + 1));
	ck_assert_int_eq(a.failed, 1);
	ck_assert_ptr_null(vdm_arena_alloc(&a, 1));
	vdm_arena_fini(&a);
	ck_assert_ptr_null(a.head);
	ck_assert_int_eq(a.failed, 0);
	vdm_arena_clear(&a);
	vdm_arena_fini(&a);
}
END_TEST

START_TEST(test_arena_strings)
{
	struct vdm_arena a;
	size_t cap = 0, i;
	int *list = NULL, *same;

	vdm_arena_init(&a);
	ck_assert_ptr_null(vdm_arena_strdup(&a, NULL));
	ck_assert_ptr_null(vdm_arena_strndup(&a, NULL, 0));
	ck_assert_ptr_null(vdm_arena_trimmed(&a, NULL));
	ck_assert_str_eq(vdm_arena_strdup(&a, "abc"), "abc");
	ck_assert_str_eq(vdm_arena_strndup(&a, "abc", 2), "ab");
	ck_assert_str_eq(vdm_arena_strndup(&a, "abc", 0), "");
	ck_assert_str_eq(vdm_arena_trimmed(&a, ""), "");
	ck_assert_str_eq(vdm_arena_trimmed(&a, " \n\t"), "");
	ck_assert_str_eq(vdm_arena_trimmed(&a, "a"), "a");
	ck_assert_str_eq(vdm_arena_trimmed(&a, " a b\n"), "a b");
	for (i = 0; i < 100; i++) {
		list = vdm_arena_grow(&a, list, &cap, i + 1, sizeof(*list));
		ck_assert_ptr_nonnull(list);
		ck_assert_uint_eq(cap, i < 8    ? 8
				       : i < 16 ? 16
				       : i < 32 ? 32
				       : i < 64 ? 64
						: 128);
		list[i] = (int)i;
	}
	for (i = 0; i < 100; i++)
		ck_assert_int_eq(list[i], (int)i);
	same = vdm_arena_grow(&a, list, &cap, 128, sizeof(*list));
	ck_assert_ptr_eq(same, list);
	ck_assert_ptr_null(
	    vdm_arena_grow(&a, list, &cap, SIZE_MAX / 8, sizeof(*list)));
	ck_assert_int_eq(a.failed, 1);
	ck_assert_uint_eq(cap, 128);
	vdm_arena_fini(&a);
}
END_TEST

START_TEST(test_month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30,
				   31, 31, 30, 31, 30, 31};
	int m;

	for (m = 1; m <= 12; m++)
		ck_assert_int_eq(vdm_month_days(2023, m), days[m - 1]);
	ck_assert_int_eq(vdm_month_days(2024, 1), 31);
	ck_assert_int_eq(vdm_month_days(2024, 2), 29);
	ck_assert_int_eq(vdm_month_days(2024, 3), 31);
	ck_assert_int_eq(vdm_month_days(1900, 2), 28);
	ck_assert_int_eq(vdm_month_days(2000, 2), 29);
	ck_assert_int_eq(vdm_month_days(2100, 2), 28);
	ck_assert_int_eq(vdm_month_days(0, 2), 29);
	ck_assert_int_eq(vdm_month_days(-1, 2), 28);
	ck_assert_int_eq(vdm_month_days(-4, 2), 29);
	ck_assert_int_eq(vdm_month_days(-100, 2), 28);
	ck_assert_int_eq(vdm_month_days(2023, 0), 0);
	ck_assert_int_eq(vdm_month_days(2023, 13), 0);
	ck_assert_int_eq(vdm_month_days(2023, -1), 0);
}
END_TEST

/* The digests are those of sha1sum, with the bits that a UUID says itself by.
 */
static const struct {
	const char *text;
	unsigned times;
	const char *uuid;
} sums[] = {
    {"", 0, "urn:uuid:da39a3ee-5e6b-5b0d-b255-bfef95601890"},
    {"abc", 1, "urn:uuid:a9993e36-4706-516a-ba3e-25717850c26c"},
    {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 1,
     "urn:uuid:c1c8bbdc-2279-5e28-80e1-5163d20899b6"},
    {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 1,
     "urn:uuid:c2db330f-6083-554c-99d4-b5bfb6e8f29f"},
    {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 1,
     "urn:uuid:03f09f5b-158a-5a8c-9ad9-20bddc29b81c"},
    {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 1,
     "urn:uuid:0098ba82-4b5c-5642-bbd7-a1122a5a442a"},
    {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 1,
     "urn:uuid:11655326-c708-5703-99be-2610e8a57d9a"},
    {"0123456789", 100, "urn:uuid:f2b2f38b-074c-587a-9415-c3afb834c723"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
     "urn:uuid:84983e44-1c3b-526e-baae-4aa1f95129e5"},
    {"a", 8195, "urn:uuid:f80967a8-2edd-5a39-9bcd-bbc261a55bc4"},
};

START_TEST(test_sum)
{
	struct vdm_sha1 whole, parts;
	size_t n = strlen(sums[_i].text), k, piece = 1;
	unsigned i;
	char out[46];

	vdm_sha1_init(&whole);
	vdm_sha1_init(&parts);
	for (i = 0; i < sums[_i].times; i++) {
		vdm_sha1_add(&whole, sums[_i].text, n);
		for (k = 0; k < n; k += piece) {
			piece = k + i % 7 + 1 < n ? i % 7 + 1 : n - k;
			vdm_sha1_add(&parts, sums[_i].text + k, piece);
		}
	}
	vdm_sha1_uuid(&whole, out);
	ck_assert_str_eq(out, sums[_i].uuid);
	vdm_sha1_uuid(&parts, out);
	ck_assert_str_eq(out, sums[_i].uuid);
}
END_TEST

/* A name is one word of that statement, whatever it is made of: what could be
 * taken for its end is written as in an address. */
START_TEST(test_provenance_names)
{
	static const char *const rows[][2] = {
	    {"moss.txt", "moss.txt"}, {"moss 2.txt", "moss 2.txt"},
	    {" moss", "%20moss"},     {"moss ", "moss%20"},
	    {"moss  2", "moss%20 2"}, {"a,b", "a%2Cb"},
	    {"50%", "50%25"},         {"a\tb", "a%09b"},
	    {"a\x7F", "a%7F"},        {"m\xC3\xB6ss", "m\xC3\xB6ss"},
	    {"a\xC2\x9F", "a%C2%9F"}, {"a\xC2\xA0", "a\xC2\xA0"},
	    {"a\xFF", "a%FF"},        {"a\xEF\xBF\xBD", "a%EF%BF%BD"},
	};
	static const char source[] = "Mr. Moss: The tide is late.\n";
	char hex[65], want[80];
	size_t i, k, found;

	vdm_digest(source, sizeof(source) - 1, hex);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct vdm_record *record;

		ck_assert_int_eq(
		    vdm_read(&record, source, sizeof(source) - 1, NULL, NULL),
		    0);
		ck_assert_int_eq(
		    vdm_provenance_set(record, rows[i][0], hex, NULL), 0);
		snprintf(want, sizeof(want), "from %s, SHA-256", rows[i][1]);
		for (k = found = 0; k < vdm_record_fields(record); k++)
			found +=
			    strstr(vdm_field_value(vdm_record_field(record, k)),
				   want) != NULL;
		ck_assert_msg(found == 1, "%s", want);
		vdm_record_free(record);
	}
}
END_TEST

/* A record says where it comes from; what is written of it is known by its seal
 * until a byte is changed. */
START_TEST(test_provenance)
{
	static const char source[] = "Mr. Moss: The tide is late.\n";
	struct vdm_write_options *options = vdm_write_options_new();
	struct vdm_record *record, *again;
	char *bytes, *more, hex[65];
	size_t length, n, i;

	vdm_digest(source, sizeof(source) - 1, hex);
	ck_assert_int_eq(
	    vdm_read(&record, source, sizeof(source) - 1, NULL, NULL), 0);
	vdm_write_options_set(options, "to", vdm_format_name((size_t)_i));
	ck_assert_int_eq(vdm_write(record, &bytes, &length, options, NULL), 0);
	ck_assert_int_eq(vdm_provenance_check(bytes, length), 0);
	vdm_free(bytes);
	ck_assert_int_eq(
	    vdm_provenance_set(record, "moss.txt", hex, "2001-02-03T04:05:06Z"),
	    0);
	ck_assert_int_eq(vdm_write(record, &bytes, &length, options, NULL), 0);
	ck_assert_int_eq(vdm_provenance_check(bytes, length), 1);
	ck_assert_int_eq(vdm_read(&again, bytes, length, NULL, NULL), 0);
	ck_assert_int_eq(vdm_provenance_set(again, "else", hex, NULL), 0);
	ck_assert_int_eq(
	    vdm_provenance_set(again, "else", hex, "2001-02-30T04:05:06Z"), -1);
	ck_assert_int_eq(errno, EINVAL);
	ck_assert_int_eq(vdm_write(again, &more, &n, options, NULL), 0);
	ck_assert_uint_eq(n, length);
	ck_assert_mem_eq(more, bytes, n);
	for (i = 0; i < length; i += 61) {
		char was = bytes[i];

		bytes[i] ^= 1;
		ck_assert_int_ne(vdm_provenance_check(bytes, length),
				 memcmp(bytes, "PK", 2) == 0 ? 2 : 1);
		bytes[i] = was;
	}
	ck_assert_int_eq(vdm_provenance_check(bytes, length), 1);
	ck_assert_int_eq(vdm_provenance_check(bytes, length / 2), 0);
	ck_assert_int_eq(vdm_provenance_check("", 0), 0);
	vdm_free(more);
	ck_assert_int_eq(vdm_provenance_remove(again), 0);
	ck_assert_int_eq(vdm_write(again, &more, &n, options, NULL), 0);
	ck_assert_int_eq(vdm_provenance_check(more, n), 0);
	vdm_free(more);
	vdm_free(bytes);
	vdm_record_free(record);
	vdm_record_free(again);
	vdm_write_options_free(options);
}
END_TEST

/* Lengths around those at which the last block, or two, are full; the digests
 * are those of sha256sum. */
static const struct {
	unsigned length;
	const char *hex;
} digests[] = {
    {0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {1, "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"},
    {55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"},
    {56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"},
    {63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"},
    {64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"},
    {65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"},
    {119, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"},
    {120, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c"},
    {128, "6836cf13bac400e9105071cd6af47084dfacad4e5e302c94bfed24e013afb73e"},
    {8195, "04ae05e4d87ed946c646be34c49c80b0cd787b38642ed645aa3e4dca980aee04"},
};

START_TEST(test_digest)
{
	char text[8200], out[VDM_SHA256_HEX];

	memset(text, 'a', sizeof(text));
	vdm_sha256_hex(text, digests[_i].length, out);
	ck_assert_str_eq(out, digests[_i].hex);
	memset(out, 0, sizeof(out));
	vdm_digest(text, digests[_i].length, out);
	ck_assert_str_eq(out, digests[_i].hex);
	text[0] = 'b';
	vdm_sha256_hex(text, digests[_i].length, out);
	ck_assert_int_eq(strcmp(out, digests[_i].hex) == 0,
			 digests[_i].length == 0);
}
END_TEST

START_TEST(test_json)
{
	struct vdm_buf out;
	struct vdm_json j = {.out = &out};
	int top, list, in;

	vdm_buf_init(&out);
	top = vdm_json_object(&j, 0, NULL);
	vdm_json_string(&j, top, "a", "x");
	vdm_json_string(&j, top, "left out", NULL);
	list = vdm_json_array(&j, top, "list");
	vdm_json_number(&j, list, NULL, 1);
	in = vdm_json_object(&j, list, NULL);
	vdm_json_bool(&j, in, "yes", 1);
	vdm_json_bool(&j, in, "no", 0);
	in = vdm_json_object(&j, list, NULL);
	in = vdm_json_array(&j, in, "deep");
	vdm_json_number(&j, in, NULL, 0);
	vdm_json_array(&j, top, "empty");
	vdm_json_object(&j, top, "too");
	vdm_json_number(&j, top, "last", 18446744073709551615u);
	ck_assert_int_eq(vdm_json_finish(&j), 0);
	ck_assert_str_eq(vdm_buf_str(&out), "{\n"
					    " \"a\": \"x\",\n"
					    " \"list\": [\n"
					    "  1,\n"
					    "  {\n"
					    "   \"yes\": true,\n"
					    "   \"no\": false\n"
					    "  },\n"
					    "  {\n"
					    "   \"deep\": [\n"
					    "    0\n"
					    "   ]\n"
					    "  }\n"
					    " ],\n"
					    " \"empty\": [],\n"
					    " \"too\": {},\n"
					    " \"last\": 18446744073709551615\n"
					    "}\n");
	vdm_buf_fini(&out);
}
END_TEST

static const struct {
	const char *s, *want;
} strings[] = {
    {"", "\"\""},
    {"a b", "\"a b\""},
    {"\"\\/", "\"\\\"\\\\/\""},
    {"\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\""},
    {"\1\x0e\x1f ~\x7f", "\"\\u0001\\u000E\\u001F ~\\u007f\""},
    {"\xC3\xA4\xF0\x9F\x98\x80", "\"\xC3\xA4\xF0\x9F\x98\x80\""},
    {"a\x80z\xC3", "\"a\xEF\xBF\xBDz\xEF\xBF\xBD\""},
    {"\xC2\x80|\xC2\x9F|\xC2\xA0", "\"\\u0080|\\u009f|\xC2\xA0\""},
    {"\xE2\x80\xAE", "\"\\u202e\""},
};

START_TEST(test_json_string)
{
	struct vdm_buf out;
	struct vdm_json j = {.out = &out};

	vdm_buf_init(&out);
	vdm_json_string(&j, 0, NULL, strings[_i].s);
	ck_assert_str_eq(vdm_buf_str(&out), strings[_i].want);
	vdm_buf_fini(&out);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("ground");
	TCase *t = tcase_create("ground");
	SRunner *r;
	int failed;

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, test_point, 0,
			    sizeof(points) / sizeof(points[0]));
	tcase_add_loop_test(t, test_wrong, 0, sizeof(wrong) / sizeof(wrong[0]));
	tcase_add_test(t, test_length);
	tcase_add_test(t, test_classes);
	tcase_add_test(t, test_marks);
	tcase_add_test(t, test_blank);
	tcase_add_test(t, test_map);
	tcase_add_test(t, test_arena);
	tcase_add_test(t, test_arena_strings);
	tcase_add_test(t, test_month);
	tcase_add_loop_test(t, test_sum, 0, sizeof(sums) / sizeof(sums[0]));
	tcase_add_test(t, test_provenance_names);
	tcase_add_loop_test(t, test_provenance, 0, 4);
	tcase_add_loop_test(t, test_digest, 0,
			    sizeof(digests) / sizeof(digests[0]));
	tcase_add_test(t, test_json);
	tcase_add_loop_test(t, test_json_string, 0,
			    sizeof(strings) / sizeof(strings[0]));
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed != 0;
}
