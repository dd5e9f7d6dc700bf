/* SPDX-License-Identifier: MIT */
/* From bytes to UTF-8 with plain line ends: what is said of each encoding, what
 * is guessed, what is mended, what is refused. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/decode.h"
#include "base/diag.h"

static void
collect(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, "%u:%u %s %s\n", f->line, f->column, f->id,
		       f->message);
}

#define B(s) s, sizeof(s) - 1
#define AE "\xC3\xA4"
#define STRAY AE AE AE AE "\xE9\n"
#define STRAY10 STRAY STRAY STRAY STRAY STRAY STRAY STRAY STRAY STRAY STRAY
#define STRAY40 STRAY10 STRAY10 STRAY10 STRAY10
#define GOOD AE AE AE AE "\xC3\xA9\n"
#define GOOD10 GOOD GOOD GOOD GOOD GOOD GOOD GOOD GOOD GOOD GOOD
#define GOOD40 GOOD10 GOOD10 GOOD10 GOOD10

static const struct {
	const char *bytes;
	size_t n;
	const char *encoding;
	const char *text; /* NULL: refused */
	const char *said; /* a part of it; NULL: nothing */
} rows[] = {
    {B(""), NULL, "", NULL},
    {B("abc"), NULL, "abc", NULL},
    {B(AE "\xE2\x82\xAC"), NULL, AE "\xE2\x82\xAC", NULL},
    {B(AE), "utf-8", AE, NULL},
    {B(AE), "UTF8", AE, NULL},
    {B(AE), "windows-1252", "\xC3\x83\xC2\xA4", NULL},
    {B("\xE4"), "ISO-8859-1", AE, NULL},
    {B("\xE4"), "UTF-8", NULL, "1:0 text-encoding the file is not UTF-8"},
    {B("a\n\nb\xE4"), "utf8", NULL, "3:0 text-encoding"},
    {B("\n\xE4\n\xE4"), "UTF-8", NULL, "2:0 text-encoding"},
    {B("a"), "no-such", NULL, "there is no encoding called no-such; nothing"},
    /* marks of the byte order, whatever anybody says */
    {B("\xEF\xBB\xBF" AE), NULL, AE, NULL},
    {B("\xEF\xBB\xBF" AE), "windows-1252", AE, NULL},
    {B("\xEF\xBB\xBF\xE4"), NULL, NULL, "1:0 text-encoding"},
    {B("\xFF\xFE\xE4\0"), NULL, AE, NULL},
    {B("\xFF\xFE\xE4\0"), "UTF-8", AE, NULL},
    {B("\xFE\xFF\0\xE4"), NULL, AE, NULL},
    {B("\xFF\xFE\0\0\xE4\0\0\0"), NULL, AE, NULL},
    {B("\0\0\xFE\xFF\0\0\0\xE4"), NULL, AE, NULL},
    {B("\xFF\xFE"), NULL, "", NULL},
    {B("\xFF\xFE"
       "a\0\0\0"),
     NULL, NULL, "the file has NUL characters"},
    {B("a\0b"), NULL, NULL, "0:0 text-not-text the file has NUL bytes"},
    /* units of two bytes, of which nothing says so */
    {B("a\0b\0c\0d\0 \0e\0f\0\n\0"), NULL, "abcd ef\n",
     "text-decoded not UTF-8; read as UTF-16LE, certainty"},
    {B("\0a\0b\0c\0d\0 \0e\0f\0\n"), NULL, "abcd ef\n",
     "text-decoded not UTF-8; read as UTF-16BE, certainty"},
    {B("\4\x18\4\x18\4\x18\4\x18\0 \4\x18\4\x18\0\n"), NULL, "",
     "read as UTF-16BE"},
    {B("a\0b\0c\0d\0 \0e\0f\0\1\0"), NULL, NULL, "the file has NUL bytes"},
    {B("a\0b\0c\0d\0 \0e\0\0f\n\0"), NULL, NULL, "the file has NUL bytes"},
    {B("a\0b\0c\0d\0 \0e\0f\0\n"), NULL, NULL, "the file has NUL bytes"},
    {B("a\0b\0c\0d\0 \0e\0f\0\n\0"), "utf-8", NULL, "the file has NUL bytes"},
    /* what means nothing where it was said what it is */
    {B("a\x81z\x8F"), "windows-1252", "a\xEF\xBF\xBDz\xEF\xBF\xBD",
     "text-undecodable 2 bytes mean nothing in windows-1252"},
    {B("\xFF\xFE"
       "a\0\x00\xD8"
       "b\0\xE4\0"),
     NULL,
     "a\xEF\xBF\xBD"
     "b" AE,
     "text-undecodable 1 units mean nothing in UTF-16LE"},
    {B("\xFE\xFF\0a\xD8\0\0b\0"), NULL,
     "a\xEF\xBF\xBD"
     "b\xEF\xBF\xBD",
     "text-undecodable 2 units mean nothing in UTF-16BE"},
    {B("a\0\0\xDC\xE4\0"), "utf-16le", "a\xEF\xBF\xBD" AE,
     "text-undecodable 1 units"},
    {B("\0\0\xFE\xFF\0\x11\0\0\0\0\0\xE4"), NULL, "\xEF\xBF\xBD" AE,
     "text-undecodable 1 units mean nothing in UTF-32BE"},
    /* UTF-8 but for some bytes */
    {B(AE AE AE AE "\n\n\xE9"), NULL, AE AE AE AE "\n\n\xC3\xA9",
     "3:0 text-decoded 1 bytes are not UTF-8, in a text that is: the first "
     "is here; they alone are read as WINDOWS-1252, certainty low: 0x"},
    {B(AE AE AE AE "\xE9" AE AE AE AE "\x80"), NULL,
     AE AE AE AE "\xC3\xA9" AE AE AE AE "\xE2\x82\xAC",
     "1:0 text-decoded 2 bytes are not UTF-8"},
    {B(AE AE AE AE "\x81"), NULL, AE AE AE AE "\xEF\xBF\xBD",
     "text-undecodable 1 bytes mean nothing in WINDOWS-1252"},
    {B(AE AE AE "\xE9"), NULL, "", "text-decoded not UTF-8; read as"},
    {B(AE AE AE AE "\xE9 \xE9"), NULL, "", "text-decoded not UTF-8; read as"},
    /* what is wrong at one place is wrong once: half a pair, a mark */
    {B(AE AE AE AE "\xED\xA0\x80"), NULL,
     AE AE AE AE "\xC3\xAD\xC2\xA0\xE2\x82\xAC",
     "text-decoded 3 bytes are not UTF-8, in a text that is"},
    {B(AE AE AE AE "\xFF\xFE"), NULL, AE AE AE AE "\xC3\xBF\xC3\xBE",
     "text-decoded 2 bytes are not UTF-8, in a text that is"},
    {B(AE AE AE AE "\xE9\xE9\xE9\xE9"), NULL, "",
     "text-decoded not UTF-8; read as"},
    /* each of forty is named, and how many more there are */
    {B(STRAY40), NULL, GOOD40, "text-decoded 40 bytes are not UTF-8"},
    {B(STRAY40 STRAY STRAY), NULL, GOOD40 GOOD GOOD, " on line 40 and 2 more"},
    {B("Caf\xE9 cr\xE8me, s'il vous pla\xEEt\n"), NULL,
     "Caf\xC3\xA9 cr\xC3\xA8me, s'il vous pla\xC3\xAEt\n",
     "0:0 text-decoded not UTF-8; read as"},
    {B("\xE9"), NULL, "", "certainty low"},
    /* line ends, and characters that no page has */
    {B("a\r\nb\rc\nd\r"), NULL, "a\nb\nc\nd\n", NULL},
    {B("\r\r\n\n\r"), NULL, "\n\n\n\n", NULL},
    {B("a\tb\fc"), NULL, "a\tb\fc", NULL},
    {B("\x1F \x7F"), NULL, " \x7F", "1:1 text-control 1 control"},
    {B("a\x01"
       "b\n\x02"),
     NULL, "ab\n", "1:2 text-control 2 control"},
    {B("\n\n" AE "x\x01"), NULL, "\n\n" AE "x", "3:3 text-control 1 control"},
    {B("\r\nx\x0B"), NULL, "\nx", "2:2 text-control"},
    {B("\xEF\xBF\xBE|\xEF\xBF\xBF|\xEF\xBF\xBD"), NULL, "||\xEF\xBF\xBD",
     "1:1 text-control 2 control"},
    {B("\xC2\x80"), NULL, "\xC2\x80", NULL},
};

START_TEST(bytes_are_decoded)
{
	const char *want = rows[_i].text;
	struct vdm_buf out, said;
	struct vdm_sink sink = {collect, &said, NULL};
	int rc;

	vdm_buf_init(&out);
	vdm_buf_init(&said);
	rc = vdm_decode(rows[_i].bytes, rows[_i].n, rows[_i].encoding, &out,
			&sink);
	ck_assert_int_eq(rc, want != NULL ? 0 : -1);
	/* what was guessed may be anything, but it is something */
	if (want != NULL && *want == '\0' && rows[_i].said != NULL)
		ck_assert_uint_gt(out.len, 0);
	else if (want != NULL)
		ck_assert_str_eq(vdm_buf_str(&out), want);
	if (rows[_i].said == NULL)
		ck_assert_str_eq(vdm_buf_str(&said), "");
	else
		ck_assert_msg(strstr(vdm_buf_str(&said), rows[_i].said) != NULL,
			      "%s", vdm_buf_str(&said));
	vdm_buf_fini(&out);
	vdm_buf_fini(&said);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("decode");
	TCase *t = tcase_create("decode");
	SRunner *r;
	int failed;

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, bytes_are_decoded, 0,
			    sizeof(rows) / sizeof(rows[0]));
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed != 0;
}
