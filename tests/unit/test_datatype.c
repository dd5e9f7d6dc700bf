/* SPDX-License-Identifier: MIT */
/* XML Schema's data types: what belongs to each, is equal, gets through. */
#include <check.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/memory.h"
#include "datatype/datatype.h"
#include "datatype/internal.h"
#include "patterns.h"

/* The type of that name, with parameters "name=value name=value". */
static struct vdm_datatype *
make(const char *type, const char *params)
{
	struct vdm_datatype *t = vdm_datatype_new(VDM_DATATYPES_XSD, type);
	char name[40], value[120];
	int used;

	ck_assert_msg(t != NULL, "%s", type);
	while (params != NULL &&
	       sscanf(params, " %39[^=]=%119[^ ]%n", name, value, &used) == 2) {
		ck_assert_msg(vdm_datatype_param(t, name, value) == 0,
			      "%s: %s=%s", type, name, value);
		params += used;
	}
	ck_assert_int_eq(vdm_datatype_seal(t), 0);
	return t;
}

static const char *
uri_of(const void *context, const char *prefix)
{
	(void)context;
	if (strcmp(prefix, "p") == 0 || strcmp(prefix, "q") == 0)
		return "urn:p";
	return *prefix == '\0' ? "urn:d" : NULL;
}

static int
is_unparsed(const void *context, const char *name)
{
	(void)context;
	return strcmp(name, "a") == 0 || strcmp(name, "b") == 0 ||
	       strcmp(name, "1") == 0;
}

static const struct vdm_prefixes bound = {uri_of, NULL, is_unparsed};

struct row {
	const char *type, *params;
	const char *good, *bad; /* parted by '|'; NULL: none */
};

/* Each of the strings belongs to the type, or does not. */
static void
check_strings(const struct row *row, const char *list, int want)
{
	struct vdm_datatype *t = make(row->type, row->params);
	char one[300];
	size_t n;

	for (; list != NULL; list = list[n] == '|' ? list + n + 1 : NULL) {
		n = strcspn(list, "|");
		memcpy(one, list, n);
		one[n] = '\0';
		ck_assert_msg(vdm_datatype_matches(t, one, &bound) == want,
			      "%s %s: \"%s\"", row->type,
			      row->params != NULL ? row->params : "", one);
	}
	vdm_datatype_free(t);
}

static void
check_rows(const struct row *rows, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		check_strings(&rows[i], rows[i].good, 1);
		check_strings(&rows[i], rows[i].bad, 0);
	}
}

#define CHECK_ROWS(rows) check_rows(rows, sizeof(rows) / sizeof((rows)[0]))

START_TEST(names)
{
	static const struct row rows[] = {
	    {"Name", NULL, "a|_a|:a|a:b|a.b-c_1|\xC3\xA9tat|\xE4\xB8\x80",
	     "|1a|-a|.a|a b|a+|\xC3\x97|a\xC3\x97"},
	    {"NCName", NULL, "a|_|a1|a.b|a-b|a\xC2\xB7|A|Z|z|AaZz09|A_Z",
	     "|a:b|:a|1|-|a/b|`|{|@|[|a`|a{|a@|a[|a;|a^"},
	    {"NMTOKEN", NULL, "1|-a|.a|:a|a:b| a ", "|a b|a,b"},
	    {"NMTOKENS", NULL, "1|a b|  a  b ", "| |a, b|a b$"},
	    {"ID", NULL, "a| a ", "|1|a b|a:b"},
	    {"IDREF", NULL, "a", "|1|a b"},
	    {"IDREFS", NULL, "a|a b| a  b ", "|1|a 1|1 a"},
	    {"ENTITY", NULL, "a", "|a:b|c|1|a b"},
	    {"ENTITY", "maxLength=1", " a ", "c"},
	    {"ENTITIES", NULL, "a b|a| b  a ", "|a:b|a c|c a|c|a 1"},
	    {"QName", NULL, "a|p:a|q:b|xml:a|a-b", "|:a|a:|p:1|u:a|p:a:b|1"},
	    {"NOTATION", NULL, "p:a", "u:a"},
	    {"language", NULL, "en|en-GB|abcdefgh|x-a|en-abcdefg1|i-klingon",
	     "|1n|e1|en-|-en|abcdefghi|en-abcdefghi|en_GB|en--GB"},
	};

	CHECK_ROWS(rows);
}
END_TEST

START_TEST(addresses)
{
	static const struct row rows[] = {
	    {"anyURI", NULL,
	     "|a|a/b|../a|#a|?a|a?b#c|http://a.org/|urn:a:b|mailto:a@b.org|"
	     "http://[::1]/|http://[::1]:80/?[a|a?[b]|a#[b]|a b|x+y-z.1:a|"
	     "%41|//a|a/b:c|http://u:p@[::1]/|http:a|ab:[|http:///|http://?a|"
	     "///|http://[fe80::1%25en0]/|http://u@[fe80::1%25a]:80/",
	     "%|%4|%4g|%g4|#a#b|1a:b|:a|a:|a:#b|a_b:c|http://[::1|[a]|a[b]|"
	     "http://a]|http:///[a]|http://[a][b]/|//[a|"
	     "http://[::1]//[b]|http://a/@[b]|http://a[b]|http://[a/]|http://"
	     "[a?]|http://|//|http://[a]/|http://[1::2::3]/|"
	     "http://[fe80::1%25]/|http://[fe80::1%41a]/|http://[a%25en0]/|"
	     "http://[%25en0]/"},
	};

	CHECK_ROWS(rows);
}
END_TEST

START_TEST(numbers)
{
	static const struct row rows[] = {
	    {"boolean", NULL, "true|false|0|1| true ", "|TRUE|yes|2|01"},
	    {"decimal", NULL, "1|+1|-1|1.|.1|-.5|001.10|0|-0| 7 ",
	     "|.|+|-|+-1|1e1|1,5|INF|1.2.3|0x1|1 2"},
	    {"integer", NULL, "1|-1|+0|0099999999999999999999999",
	     "|1.|1.0|-|a|1a|--1"},
	    {"float", NULL, "1|-1.5e3|1E-3|INF|-INF|NaN|.5|5.|1e+3|0e0",
	     "|+INF|inf|nan|e1|1e|1e1.5|1e1e1|.|1f"},
	    {"double", NULL, "1|1e300|INF|-INF|NaN", "|Inf|1e 1"},
	    {"byte", NULL, "127|-128|+0127", "128|-129|1.0"},
	    {"short", NULL, "32767|-32768", "32768|-32769"},
	    {"int", NULL, "2147483647|-2147483648", "2147483648|-2147483649"},
	    {"long", NULL, "9223372036854775807|-9223372036854775808",
	     "9223372036854775808|-9223372036854775809"},
	    {"unsignedByte", NULL, "0|255|-0", "256|-1"},
	    {"unsignedShort", NULL, "0|65535", "65536|-1"},
	    {"unsignedInt", NULL, "0|4294967295", "4294967296|-1"},
	    {"unsignedLong", NULL, "0|18446744073709551615",
	     "18446744073709551616|-1"},
	    {"negativeInteger", NULL, "-1|-99", "0|-0|1"},
	    {"nonPositiveInteger", NULL, "-1|0|-0|+0", "1"},
	    {"nonNegativeInteger", NULL, "0|1|-0|+5", "-1"},
	    {"positiveInteger", NULL, "1|+1", "0|-1"},
	};

	CHECK_ROWS(rows);
}
END_TEST

START_TEST(bytes)
{
	static const struct row rows[] = {
	    {"hexBinary", NULL, "|00|aF|0123456789abcdefABCDEF", "0|0g|00 00"},
	    {"base64Binary", NULL,
	     "|AAAA|AAA=|AA==|AA AA|A A A A|A A==|+/8=|abc0|A A = =",
	     "A|AA|AAA|=|A===|AAB=|AB==|AA=A|A-AA|AAAAA|AAAA====|AAAA="},
	};

	CHECK_ROWS(rows);
}
END_TEST

START_TEST(dates_and_times)
{
	static const struct row rows[] = {
	    {"date", NULL,
	     "2000-02-29|1999-12-31|2000-01-01Z|2000-01-01+14:00|"
	     "2000-01-01-13:59|12000-01-01|-0001-01-01|0001-01-01|2004-02-29",
	     "1999-02-29|1900-02-29|2000-13-01|2000-00-01|2000-01-00|"
	     "2000-01-32|2000-04-31|0000-01-01|01999-01-01|999-01-01|"
	     "2000-1-01|2000-01-1|2000/01/01|2000-01-01z|2000-01-01+14:01|"
	     "2000-01-01+15:00|2000-01-01+01:60|2000-01-01+1:00|"
	     "2000-01-01T00:00:00|+2000-01-01|2000-01-01+0100|"},
	    {"time", NULL,
	     "00:00:00|23:59:59|24:00:00|12:00:00.5|12:00:00Z|"
	     "12:00:00.123456789012345678901-05:30|24:00:00.000",
	     "24:00:01|24:01:00|24:00:00.1|25:00:00|12:60:00|12:00:60|12:00|"
	     "1:00:00|12:00:00.|12-00-00|12:0:00|12:00:0"},
	    {"dateTime", NULL, "2000-01-01T12:00:00|2000-01-01T24:00:00Z",
	     "2000-01-01|2000-01-01 12:00:00|2000-01-01t12:00:00|"
	     "2000-01-01T12:00"},
	    {"gYear", NULL, "2000|-0044|2000Z|12000+01:00",
	     "200|0000|20000000000000000|2000-01"},
	    {"gYearMonth", NULL, "2000-12|2000-01Z", "2000|2000-13|2000-00"},
	    {"gMonth", NULL, "--12|--01Z", "12|-12|--13|--00|--1|--12--"},
	    {"gDay", NULL, "---31|---01Z", "---32|---00|--01|---1"},
	    {"gMonthDay", NULL, "--02-29|--12-31Z", "--02-30|--04-31|--13-01"},
	    {"duration", NULL,
	     "P1Y|P1M|P1D|PT1H|PT1M|PT1S|PT1.5S|P1Y2M3DT4H5M6.7S|-P1D|P0Y|"
	     "P1YT1S|P400D",
	     "|P|PT|P1|1Y|P1S|PT1D|P1M1Y|P1YT|PT1.5M|P1.5Y|-PT|P-1Y|PT1S1M|"
	     "P1D1D|PTT1S|PT1.S|P1Y1|+P1Y|P1234567890123456Y"},
	};

	CHECK_ROWS(rows);
}
END_TEST

START_TEST(parameters_bound)
{
	static const struct row rows[] = {
	    {"decimal", "fractionDigits=0", "1|-20|0", "1.5|0.1|-1.01"},
	    {"integer", "minInclusive=2 maxInclusive=4", "2|3|4|+02", "1|5"},
	    {"integer", "minExclusive=2 maxExclusive=4", "3", "2|4|1|5"},
	    {"decimal", "minInclusive=-1.5", "-1.5|-1.50|-1.49|0|7",
	     "-1.51|-2|-10"},
	    {"decimal", "maxExclusive=0.1", "0.09|0|-3|0.0999", "0.1|0.10|1"},
	    {"float", "maxInclusive=1e3", "1000|1e3|-INF|0", "1001|INF|NaN"},
	    {"double", "minExclusive=-INF", "0|INF|NaN", "-INF"},
	    {"double", "minInclusive=NaN", "NaN", "INF|0"},
	    {"date", "minInclusive=2000-02-01", "2000-02-01|2000-03-01",
	     "2000-01-31|1999-12-31|2000-02-01Z"},
	    {"dateTime", "minInclusive=2000-01-01T12:00:00Z",
	     "2000-01-01T12:00:00Z|2000-01-01T13:00:00+01:00|"
	     "2000-01-01T12:00:00.1Z|2000-01-02T02:00:01",
	     "2000-01-01T11:59:59Z|2000-01-01T12:59:59+01:00|"
	     "2000-01-02T02:00:00|2000-01-01T12:00:00"},
	    {"dateTime", "maxExclusive=2000-01-02T00:00:00",
	     "2000-01-01T23:59:59|2000-01-01T09:59:59Z",
	     "2000-01-02T00:00:00|2000-01-01T24:00:00|2000-01-01T10:00:00Z|"
	     "2000-01-01T12:00:00Z"},
	    {"time", "maxInclusive=12:00:00.5", "12:00:00.5|12:00:00.49",
	     "12:00:00.51|12:00:01"},
	    {"gYear", "minInclusive=-0100", "-0100|-0099|0001", "-0101"},
	    {"duration", "minInclusive=P1M", "P1M|P32D|P2M|P1Y",
	     "P28D|P30D|P31D|P1D|-P1M"},
	    {"duration", "maxExclusive=PT1M", "PT59S|PT59.9S|-P1Y",
	     "PT60S|PT60.1S|PT1M|P1D"},
	    {"duration", "minExclusive=-P1Y", "-P11M|P0D", "-P1Y|-P12M|-P2Y"},
	};

	CHECK_ROWS(rows);
}
END_TEST

START_TEST(parameters_of_length)
{
	static const struct row rows[] = {
	    {"string", "length=2", "ab|\xC3\xA9\xE2\x82\xAC|  ", "a|abc|"},
	    {"string", "minLength=1 maxLength=2", "a|ab", "|abc"},
	    {"string", "maxLength=0", "", "a|ab"},
	    {"string", "length=0", "", "a"},
	    {"string", "maxLength=0", "", "a|bc"},
	    {"string", "minLength=0", "|a", NULL},
	    {"token", "maxLength=2", " a  |ab|a", "a\t bc|abc"},
	    {"normalizedString", "length=3", "a\tb|a\nb|   ", "ab|abcd"},
	    {"NMTOKENS", "length=2", "a b| a   bcd ", "a|a b c"},
	    {"IDREFS", "minLength=2", "a b|a b c", "a"},
	    {"hexBinary", "length=2", "0011", "00|001122"},
	    {"base64Binary", "length=2", "AAA=|A A A =", "AAAA|AA=="},
	    {"base64Binary", "maxLength=1", "AA==|", "AAA="},
	    {"anyURI", "maxLength=2", "ab", "abc"},
	    {"QName", "minLength=3", "abc|p:a", "ab"},
	    {"decimal", "totalDigits=3", "123|1.23|0012.3|1.230|-123",
	     "1234|1.234"},
	    {"decimal", "fractionDigits=1", "1234.5|1|1.50", "1.25"},
	    {"integer", "totalDigits=2 minInclusive=5", "99|5|007", "100|4"},
	    {"string", "pattern=[a-c]+", "a|abc", "|d|ad|a "},
	    {"string", "pattern=a. pattern=.b", "ab", "ac|bb"},
	    {"token", "pattern=a[0-9]", " a1 ", "a|a11"},
	    {"string", "pattern=\\p{L}", "a|\xC3\xA9|\xE4\xB8\x80|\xEA\xB0\x80",
	     "1|-"},
	    {"string", "pattern=\\p{Lo}", "\xE4\xB8\x80", "a|1"},
	    {"string", "pattern=\\P{L}", "1|-", "a|\xE4\xB8\x80"},
	    {"string", "pattern=\\P{Lo}", "1|a", "\xE4\xB8\x80"},
	    {"string", "pattern=[\\p{L}1]", "1|a|\xE4\xB8\x80", "2"},
	    {"string", "pattern=[a]\\p{L}[\\]]", "ab]|a\xE4\xB8\x80]", "a1]"},
	    {"string", "pattern=\\\\", "\\", "/"},
	};

	CHECK_ROWS(rows);
}
END_TEST

/* Parameters that a type has not, that are no value of it, or that contradict
 * each other. */
START_TEST(parameters_refused)
{
	static const struct {
		const char *type, *name, *value;
		int rc;
	} rows[] = {
	    {"string", "length", "2", 0},
	    {"string", "length", "-2", -2},
	    {"string", "length", "two", -2},
	    {"string", "minLength", "", -2},
	    {"string", "maxLength", "1.5", -2},
	    {"string", "totalDigits", "2", -1},
	    {"string", "minInclusive", "a", -1},
	    {"string", "whiteSpace", "collapse", -1},
	    {"string", "pattern", "[", -2},
	    {"boolean", "length", "1", -1},
	    {"boolean", "minLength", "1", -1},
	    {"boolean", "maxLength", "1", -1},
	    {"boolean", "maxExclusive", "1", -1},
	    {"integer", "length", "1", -1},
	    {"integer", "minInclusive", "1.5", -2},
	    {"integer", "maxInclusive", "", -2},
	    {"byte", "maxExclusive", "128", -2},
	    {"integer", "fractionDigits", "0", 0},
	    {"double", "totalDigits", "1", -1},
	    {"double", "fractionDigits", "1", -1},
	    {"date", "minExclusive", "2000-02-30", -2},
	    {"date", "minExclusive", "2000-02-29", 0},
	    {"date", "minLength", "1", -1},
	    {"duration", "maxExclusive", "P1D", 0},
	    {"QName", "length", "1", 0},
	    {"hexBinary", "minInclusive", "00", -1},
	    {"string", "Length", "1", -1},
	};
	struct vdm_datatype *t;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		t = make(rows[i].type, NULL);
		ck_assert_msg(vdm_datatype_param(t, rows[i].name,
						 rows[i].value) == rows[i].rc,
			      "%s: %s=%s", rows[i].type, rows[i].name,
			      rows[i].value);
		vdm_datatype_free(t);
	}
	/* the same bound twice */
	t = make("integer", "minInclusive=1");
	ck_assert_int_eq(vdm_datatype_param(t, "minInclusive", "2"), -2);
	vdm_datatype_free(t);
	t = make("string", "minLength=2 maxLength=2");
	vdm_datatype_free(t);
	t = make("string", NULL);
	ck_assert_int_eq(vdm_datatype_param(t, "minLength", "3"), 0);
	ck_assert_int_eq(vdm_datatype_param(t, "maxLength", "2"), 0);
	ck_assert_int_eq(vdm_datatype_seal(t), -1);
	vdm_datatype_free(t);
	/* the built-in types have none */
	t = vdm_datatype_new("", "string");
	ck_assert_int_eq(vdm_datatype_param(t, "length", "1"), -1);
	vdm_datatype_free(t);
}
END_TEST

/* XML Schema's grammar of regular expressions: what it has and has not, as Jing
 * says, but for a hyphen at an end of a class, which the recommendation has. */
START_TEST(patterns)
{
	struct vdm_datatype *t;
	const char *fault;
	size_t i;

	for (i = 0; i < sizeof(patterns_good) / sizeof(patterns_good[0]); i++) {
		fault = vdm_datatype_pattern_fault(patterns_good[i]);
		ck_assert_msg(fault == NULL, "%s: %s", patterns_good[i], fault);
		t = make("string", NULL);
		ck_assert_msg(
		    vdm_datatype_param(t, "pattern", patterns_good[i]) == 0,
		    "%s", patterns_good[i]);
		vdm_datatype_free(t);
	}
	for (i = 0; i < sizeof(patterns_bad) / sizeof(patterns_bad[0]); i++) {
		ck_assert_msg(vdm_datatype_pattern_fault(patterns_bad[i]) !=
				  NULL,
			      "%s", patterns_bad[i]);
		t = make("string", NULL);
		ck_assert_msg(
		    vdm_datatype_param(t, "pattern", patterns_bad[i]) == -2,
		    "%s", patterns_bad[i]);
		vdm_datatype_free(t);
	}
}
END_TEST

static void
check_equal(const char *type, const char *a, const char *b, int want)
{
	struct vdm_datatype *t = make(type, NULL);
	struct vdm_datatype_value *v = vdm_datatype_value_new(t, a, &bound);

	ck_assert_msg(v != NULL, "%s: %s", type, a);
	ck_assert_msg(vdm_datatype_equal(t, v, b, &bound) == want,
		      "%s: \"%s\" and \"%s\"", type, a, b);
	vdm_datatype_value_free(v);
	vdm_datatype_free(t);
}

/* Values have one key when they are equal, and else two; what is not of the
 * type has none. */
static void
check_keys(const char *type, const char *a, const char *b, int want)
{
	struct vdm_datatype *t = make(type, NULL);
	struct vdm_buf one, other;

	vdm_buf_init(&one);
	vdm_buf_init(&other);
	if (vdm_datatype_has_key(t)) {
		ck_assert_int_eq(vdm_datatype_key(t, a, &one), 0);
		if (vdm_datatype_key(t, b, &other) != 0)
			ck_assert_int_eq(want, 0);
		else
			ck_assert_msg(
			    (one.len == other.len &&
			     memcmp(vdm_buf_str(&one), vdm_buf_str(&other),
				    one.len) == 0) == want,
			    "%s: %s, %s", type, a, b);
	}
	vdm_buf_fini(&one);
	vdm_buf_fini(&other);
	vdm_datatype_free(t);
}

START_TEST(equal_values)
{
	static const struct {
		const char *type, *a, *b;
		int want;
	} rows[] = {
	    {"string", "a", "a", 1},
	    {"string", "a", "a ", 0},
	    {"normalizedString", "a\tb", "a b", 1},
	    {"normalizedString", "a\tb", "a  b", 0},
	    {"token", " a \n b", "a b", 1},
	    {"token", "a b", "ab", 0},
	    {"boolean", "true", "1", 1},
	    {"boolean", "0", "false", 1},
	    {"boolean", "true", "false", 0},
	    {"boolean", "true", "yes", 0},
	    {"decimal", "1.0", "+01", 1},
	    {"decimal", "-0", "0.0", 1},
	    {"decimal", "1.5", "1.51", 0},
	    {"decimal", "-1", "1", 0},
	    {"integer", "10", "010", 1},
	    {"integer", "10", "10.0", 0},
	    {"float", "1e1", "10", 1},
	    {"float", "NaN", "NaN", 1},
	    {"float", "INF", "-INF", 0},
	    {"float", "0.1", "0.10000000001", 1},
	    {"double", "0.1", "0.10000000001", 0},
	    {"date", "2000-01-01Z", "2000-01-01+00:00", 1},
	    {"date", "2000-01-01", "2000-01-01Z", 0},
	    {"dateTime", "2000-01-01T24:00:00", "2000-01-02T00:00:00", 1},
	    {"dateTime", "2000-01-01T12:00:00+01:00", "2000-01-01T11:00:00Z",
	     1},
	    {"dateTime", "2000-01-01T12:00:00-01:30", "2000-01-01T13:30:00Z",
	     1},
	    {"time", "12:00:00.50", "12:00:00.5", 1},
	    {"time", "12:00:00.5", "12:00:00.05", 0},
	    /* as many places as are counted, and one more */
	    {"time", "12:00:00.123456789012345678",
	     "12:00:00.1234567890123456789", 1},
	    {"time", "12:00:00.123456789012345678",
	     "12:00:00.123456789012345679", 0},
	    {"dateTime", "2000-02-29T23:59:59", "2000-03-01T00:00:00", 0},
	    {"duration", "P1Y", "P12M", 1},
	    {"duration", "P1D", "PT24H", 1},
	    {"duration", "P1M", "P30D", 0},
	    {"duration", "PT1H1M", "PT61M", 1},
	    {"duration", "PT1M1S", "PT61S", 1},
	    {"duration", "-PT1.5S", "-PT1.50S", 1},
	    {"duration", "PT1.5S", "PT1.6S", 0},
	    {"hexBinary", "aF", "Af", 1},
	    {"hexBinary", "aF", "aE", 0},
	    {"base64Binary", "AAAA", "A A AA", 1},
	    {"base64Binary", "AAAA", "AAAa", 0},
	    {"QName", "p:a", "q:a", 1},
	    {"QName", "a", "p:a", 0},
	    {"QName", "p:a", "p:b", 0},
	    {"QName", "p:a", "u:a", 0},
	    {"NMTOKENS", "a b", " a  b", 1},
	    {"anyURI", "http://a", "HTTP://a", 0},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		check_equal(rows[i].type, rows[i].a, rows[i].b, rows[i].want);
		check_keys(rows[i].type, rows[i].a, rows[i].b, rows[i].want);
	}
}
END_TEST

/* A value is of the type with its parameters. */
START_TEST(values)
{
	struct vdm_datatype *t = make("token", "maxLength=2");
	struct vdm_datatype_value *v;
	const char *name, *value;

	ck_assert_ptr_null(vdm_datatype_value_new(t, "abc", NULL));
	v = vdm_datatype_value_new(t, " ab ", NULL);
	ck_assert_str_eq(vdm_datatype_value_text(v), "ab");
	ck_assert_ptr_null(vdm_datatype_value_ns(v));
	ck_assert_int_eq(vdm_datatype_equal(t, v, "ab", NULL), 1);
	ck_assert_int_eq(vdm_datatype_equal(t, v, "ac", NULL), 0);
	ck_assert_int_eq(vdm_datatype_equal(t, v, "abc", NULL), 0);
	vdm_datatype_value_free(v);
	ck_assert_int_eq(vdm_datatype_facet(t, 0, &name, &value), 0);
	ck_assert_str_eq(name, "maxLength");
	ck_assert_str_eq(value, "2");
	ck_assert_int_eq(vdm_datatype_facet(t, 1, &name, &value), -1);
	vdm_datatype_free(t);
	t = make("QName", NULL);
	v = vdm_datatype_value_new(t, "p:a", &bound);
	ck_assert_str_eq(vdm_datatype_value_text(v), "p:a");
	ck_assert_str_eq(vdm_datatype_value_ns(v), "urn:p");
	vdm_datatype_value_free(v);
	v = vdm_datatype_value_new(t, "a", &bound);
	ck_assert_str_eq(vdm_datatype_value_ns(v), "urn:d");
	vdm_datatype_value_free(v);
	v = vdm_datatype_value_new(t, "a", NULL);
	ck_assert_str_eq(vdm_datatype_value_ns(v), "");
	vdm_datatype_value_free(v);
	ck_assert_ptr_null(vdm_datatype_value_new(t, "p:a", NULL));
	v = vdm_datatype_value_new(t, "xml:a", NULL);
	ck_assert_str_eq(vdm_datatype_value_ns(v),
			 "http://www.w3.org/XML/1998/namespace");
	vdm_datatype_value_free(v);
	vdm_datatype_free(t);
	vdm_datatype_value_free(NULL);
	vdm_datatype_free(NULL);
}
END_TEST

START_TEST(libraries)
{
	static const struct {
		const char *name;
		enum vdm_id_type id;
		int context, all;
	} rows[] = {
	    {"string", VDM_ID_NONE, 0, 1},  {"token", VDM_ID_NONE, 0, 1},
	    {"NCName", VDM_ID_NONE, 0, 0},  {"ID", VDM_ID_ID, 0, 0},
	    {"IDREF", VDM_ID_IDREF, 0, 0},  {"IDREFS", VDM_ID_IDREFS, 0, 0},
	    {"QName", VDM_ID_NONE, 1, 0},   {"NOTATION", VDM_ID_NONE, 1, 0},
	    {"boolean", VDM_ID_NONE, 0, 0}, {"anyURI", VDM_ID_NONE, 0, 0},
	};
	struct vdm_datatype *t;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		t = make(rows[i].name, NULL);
		ck_assert_str_eq(vdm_datatype_name(t), rows[i].name);
		ck_assert_int_eq(vdm_datatype_id(t), rows[i].id);
		ck_assert_int_eq(vdm_datatype_has_context(t), rows[i].context);
		ck_assert_int_eq(vdm_datatype_all(t), rows[i].all);
		vdm_datatype_free(t);
	}
	t = make("string", "length=1");
	ck_assert_int_eq(vdm_datatype_all(t), 0);
	vdm_datatype_free(t);
	ck_assert_int_eq(vdm_datatype_library_known(""), 1);
	ck_assert_int_eq(vdm_datatype_library_known(VDM_DATATYPES_XSD), 1);
	ck_assert_int_eq(vdm_datatype_library_known("urn:x"), 0);
	ck_assert_ptr_null(vdm_datatype_new("urn:x", "string"));
	ck_assert_ptr_null(vdm_datatype_new("", "integer"));
	ck_assert_ptr_null(vdm_datatype_new(VDM_DATATYPES_XSD, "integers"));
	t = vdm_datatype_new("", "token");
	ck_assert_ptr_nonnull(t);
	vdm_datatype_free(t);
}
END_TEST

/* A prefix may be as long as it will. */
START_TEST(long_prefix)
{
	char name[600];

	memset(name, 'a', sizeof(name));
	name[sizeof(name) - 1] = '\0';
	ck_assert_int_eq(vdm_lex_qname(name), 1);
	name[255] = ':';
	ck_assert_int_eq(vdm_lex_qname(name), 1);
	name[255] = 'a';
	name[256] = ':';
	ck_assert_int_eq(vdm_lex_qname(name), 1);
	name[257] = ':';
	ck_assert_int_eq(vdm_lex_qname(name), 0);
}
END_TEST

/* Where memory runs out within it, a parameter is neither wrong nor there. */
START_TEST(memory_runs_out)
{
	static const char *const params[][3] = {
	    {"string", "length", "3"},
	    {"string", "pattern", "a|b"},
	    {"decimal", "minInclusive", "1"}};
	struct vdm_memory_bound *most = vdm_memory_bound();
	const char *const *p;
	long long room;
	size_t i, failed;

	for (i = 0; i < sizeof(params) / sizeof(params[0]); i++) {
		int rc = -3;
		p = params[i];
		for (room = 0, failed = 0; rc != 0; room += 8, failed++) {
			struct vdm_datatype *t =
			    vdm_datatype_new(VDM_DATATYPES_XSD, p[0]);

			ck_assert_ptr_nonnull(t);
			most->most = vdm_memory_held() + room;
			rc = vdm_datatype_param(t, p[1], p[2]);
			most->most = LLONG_MAX;
			ck_assert_msg(rc == 0 || rc == -3, "%s=%s: %d", p[1],
				      p[2], rc);
			vdm_datatype_free(t);
			ck_assert_uint_lt(failed, 1000);
		}
		ck_assert_uint_gt(failed, 1);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("datatype");
	TCase *tc = tcase_create("types");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, names);
	tcase_add_test(tc, memory_runs_out);
	tcase_add_test(tc, addresses);
	tcase_add_test(tc, numbers);
	tcase_add_test(tc, bytes);
	tcase_add_test(tc, dates_and_times);
	tcase_add_test(tc, parameters_bound);
	tcase_add_test(tc, parameters_of_length);
	tcase_add_test(tc, parameters_refused);
	tcase_add_test(tc, patterns);
	tcase_add_test(tc, equal_values);
	tcase_add_test(tc, values);
	tcase_add_test(tc, libraries);
	tcase_add_test(tc, long_prefix);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
