/* SPDX-License-Identifier: MIT */
/* XML catalogs: what they say of an address, in which order, and what is wrong
 * with one. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "xml/catalog.h"
#include "xml/uri.h"

#define HEAD "<catalog xmlns='urn:oasis:names:tc:entity:xmlns:xml:catalog'>"
#define TAIL "</catalog>"
#define MOST 4

static char folder[40];
static unsigned files;

static void
begin(void)
{
	strcpy(folder, "/tmp/vdm-catalog-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void
finish(void)
{
	char command[80];

	snprintf(command, sizeof(command), "rm -r '%s'", folder);
	ck_assert_int_eq(system(command), 0);
}

/* Catalogs by the names a, b, c, d, in a folder of their own: a process reads
 * one once. What they say, without the folder. */
static const char *
asked(const char *const *content, const char *list, const char *address)
{
	static char said[400];
	char at[100], path[200], whole[400];
	const char *p;
	char *found, *to = whole;
	size_t i;

	snprintf(at, sizeof(at), "%s/%u", folder, files++);
	snprintf(path, sizeof(path), "mkdir '%s'", at);
	ck_assert_int_eq(system(path), 0);
	for (i = 0; i < MOST && content[i] != NULL; i++) {
		FILE *f;

		snprintf(path, sizeof(path), "%s/%c", at, (int)('a' + i));
		f = fopen(path, "wb");
		ck_assert_ptr_nonnull(f);
		fputs(content[i], f);
		fclose(f);
	}
	for (p = list; *p != '\0'; p++)
		to +=
		    *p == ' ' ? sprintf(to, " ") : sprintf(to, "%s/%c", at, *p);
	*to = '\0';
	found = vdm_catalog_find(whole, address);
	if (found != NULL && strncmp(found, at, strlen(at)) == 0)
		snprintf(said, sizeof(said), "%s", found + strlen(at) + 1);
	else
		snprintf(said, sizeof(said), "%s", found != NULL ? found : "-");
	vdm_free(found);
	return said;
}

static const struct {
	const char *catalog[MOST], *list, *address, *said;
} a_are_rows[] = {
    {{HEAD "<uri name='u' uri='x'/>" TAIL}, "a", "u", "x"},
    {{HEAD "<uri name='u' uri='x'/>" TAIL}, "a", "v", "-"},
    {{HEAD "<system systemId='u' uri='x%20y/z'/>" TAIL}, "a", "u", "x y/z"},
    {{HEAD "<uri name='u' uri='urn:x'/>" TAIL}, "a", "u", "urn:x"},
    {{HEAD "<uri name='u' uri='file:///x'/>" TAIL}, "a", "u", "file:///x"},
    {{HEAD "<uri name='u' uri='/x/y'/>" TAIL}, "a", "u", "/x/y"},
    /* the first of two; a URI before a system identifier */
    {{HEAD "<uri name='u' uri='x'/><uri name='u' uri='y'/>" TAIL},
     "a",
     "u",
     "x"},
    {{HEAD "<system systemId='u' uri='x'/><uri name='u' uri='y'/>" TAIL},
     "a",
     "u",
     "y"},
    {{HEAD "<uri name='u' uri='x'/>" TAIL, HEAD "<uri name='u' uri='y'/>" TAIL},
     "b a",
     "u",
     "y"},
    /* groups and bases */
    {{HEAD "<group><uri name='u' uri='x'/></group>" TAIL}, "a", "u", "x"},
    {{HEAD "<group xml:base='m/'><uri name='u' uri='x'/></group>" TAIL},
     "a",
     "u",
     "m/x"},
    {{HEAD "<group xml:base='m/'><uri xml:base='n/o' name='u' "
	   "uri='x'/></group>" TAIL},
     "a",
     "u",
     "m/n/x"},
    {{HEAD "<group xml:base='https://h/m/'><uri name='u' uri='../x'/>"
	   "</group>" TAIL},
     "a",
     "u",
     "https://h/x"},
    /* what is no entry */
    {{HEAD "<x xmlns='y'><uri xmlns='urn:oasis:names:tc:entity:xmlns:"
	   "xml:catalog' name='u' uri='x'/></x>" TAIL},
     "a",
     "u",
     "-"},
    {{HEAD "<uri xmlns='' name='u' uri='x'/>" TAIL}, "a", "u", "-"},
    {{"<catalog><uri name='u' uri='x'/></catalog>"}, "a", "u", "-"},
    {{HEAD "<uri name='u'/><uri uri='x'/><uri/>" TAIL}, "a", "u", "-"},
    /* the longest of several */
    {{HEAD "<rewriteURI uriStartString='h/' rewritePrefix='x/'/>"
	   "<rewriteURI uriStartString='h/i/' rewritePrefix='y/'/>" TAIL},
     "a",
     "h/i/j",
     "y/j"},
    {{HEAD "<uriSuffix uriSuffix='.rng' uri='x'/>"
	   "<uriSuffix uriSuffix='a.rng' uri='y'/>" TAIL},
     "a",
     "h/a.rng",
     "y"},
    {{HEAD "<uriSuffix uriSuffix='j' uri='x'/><rewriteURI "
	   "uriStartString='h' rewritePrefix='y'/>" TAIL},
     "a",
     "hij",
     "yij"},
    {{HEAD "<systemSuffix systemIdSuffix='j' uri='x'/><rewriteSystem "
	   "systemIdStartString='h' rewritePrefix='y'/>" TAIL},
     "a",
     "hij",
     "yij"},
    /* delegates are asked alone, the longest first */
    {{HEAD "<delegateURI uriStartString='h' catalog='b'/><delegateURI "
	   "uriStartString='hi' catalog='c'/>" TAIL,
      HEAD "<uri name='hij' uri='x'/>" TAIL,
      HEAD "<uri name='hij' uri='y'/>" TAIL},
     "a",
     "hij",
     "y"},
    {{HEAD "<delegateURI uriStartString='h' catalog='b'/>" TAIL, HEAD TAIL,
      HEAD "<uri name='hij' uri='y'/>" TAIL},
     "a c",
     "hij",
     "-"},
    {{HEAD "<delegateSystem systemIdStartString='h' catalog='b'/>" TAIL,
      HEAD "<system systemId='hij' uri='x'/>" TAIL},
     "a",
     "hij",
     "x"},
    /* others in order, before the list goes on */
    {{HEAD "<nextCatalog catalog='c'/><nextCatalog catalog='b'/>" TAIL,
      HEAD "<uri name='u' uri='x'/>" TAIL, HEAD "<uri name='u' uri='y'/>" TAIL},
     "a b",
     "u",
     "y"},
    /* round in a circle, into nothing, with nothing */
    {{HEAD "<nextCatalog catalog='b'/>" TAIL,
      HEAD "<nextCatalog catalog='a'/><nextCatalog catalog='b'/>" TAIL,
      HEAD "<uri name='u' uri='x'/>" TAIL},
     "a c",
     "u",
     "x"},
    {{HEAD "<delegateURI uriStartString='u' catalog='a'/>" TAIL},
     "a",
     "u",
     "-"},
    {{HEAD "<nextCatalog/><nextCatalog catalog='none'/><uri name='u' "
	   "uri='x'/>" TAIL},
     "a",
     "u",
     "x"},
    {{HEAD "<nextCatalog catalog='none'/><nextCatalog/>" TAIL}, "a", "v", "-"},
    {{HEAD "<nextCatalog catalog=''/><nextCatalog catalog=' '/>"
	   "<delegateURI uriStartString='' catalog='/dev/zero'/>" TAIL},
     "a",
     "v",
     "-"},
    {{HEAD}, "a", "u", "-"},
    {{""}, "a", "u", "-"},
    {{HEAD "<uri name='u' uri='x'/>" TAIL}, "  a ", "u", "x"},
    {{HEAD}, "", "u", "-"},
};

START_TEST(a_catalog_says_where_copies_are)
{
	size_t i;

	for (i = 0; i < sizeof(a_are_rows) / sizeof(a_are_rows[0]); i++)
		ck_assert_msg(
		    strcmp(asked(a_are_rows[i].catalog, a_are_rows[i].list,
				 a_are_rows[i].address),
			   a_are_rows[i].said) == 0,
		    "row %zu: %s, not %s", i,
		    asked(a_are_rows[i].catalog, a_are_rows[i].list,
			  a_are_rows[i].address),
		    a_are_rows[i].said);
}
END_TEST

/* What an entry says that lies in n groups. */
static const char *
asked_within(size_t n)
{
	static char text[40 * VDM_LIMIT_DEPTH];
	const char *content[MOST] = {text};
	char *to = text + sprintf(text, "%s", HEAD);
	size_t i;

	for (i = 0; i < n; i++)
		to += sprintf(to, "<group xml:base='a/'>");
	to += sprintf(to, "<uri name='u' uri='urn:x'/>");
	for (i = 0; i < n; i++)
		to += sprintf(to, "</group>");
	sprintf(to, TAIL);
	return asked(content, "a", "u");
}

/* As deep as XML may be, and beyond: there it says nothing. */
START_TEST(groups_are_as_deep_as_elements)
{
	size_t i;

	for (i = VDM_LIMIT_DEPTH - 2; i > VDM_LIMIT_DEPTH - 5; i--)
		ck_assert_str_eq(asked_within(i), "urn:x");
	for (i = VDM_LIMIT_DEPTH - 1; i < VDM_LIMIT_DEPTH + 3; i++)
		ck_assert_str_eq(asked_within(i), "-");
}
END_TEST

/* What an address leads to may be that address: then nothing is said of it. */
START_TEST(the_list_is_the_environments)
{
	char path[80], *found;
	FILE *f;

	snprintf(path, sizeof(path), "%s/my list", folder);
	f = fopen(path, "wb");
	ck_assert_ptr_nonnull(f);
	fputs(HEAD
	      "<uri name='u' uri='x'/><uri name='urn:v' uri='urn:v'/>" TAIL,
	      f);
	fclose(f);
	snprintf(path, sizeof(path), "none %s/my%%20list", folder);
	setenv("XML_CATALOG_FILES", path, 1);
	found = vdm_uri_resolve("u");
	ck_assert_ptr_nonnull(found);
	vdm_free(found);
	ck_assert_ptr_null(vdm_uri_resolve("urn:v"));
	setenv("XML_CATALOG_FILES", "", 1);
	ck_assert_ptr_null(vdm_uri_resolve("u"));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("catalog");
	TCase *tc = tcase_create("catalog");
	SRunner *sr;
	int failed;

	tcase_add_checked_fixture(tc, begin, finish);
	tcase_add_test(tc, a_catalog_says_where_copies_are);
	tcase_add_test(tc, groups_are_as_deep_as_elements);
	tcase_add_test(tc, the_list_is_the_environments);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
