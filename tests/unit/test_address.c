/* SPDX-License-Identifier: MIT */
/* Addresses: their parts, what is a link, joining, paths in a container. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/address.h"
#include "xml/uri.h"

#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

static void
is_part(const char *s, struct vdm_part part, const char *want)
{
	if (want == NULL) {
		ck_assert_msg(part.s == NULL, "%s has a part too many", s);
		return;
	}
	ck_assert_msg(part.s != NULL && part.n == strlen(want) &&
			  memcmp(part.s, want, part.n) == 0,
		      "%s: \"%.*s\", not \"%s\"", s, (int)part.n,
		      part.s != NULL ? part.s : "", want);
}

START_TEST(every_string_has_its_parts)
{
	static const struct {
		const char *s, *scheme, *authority, *path, *query, *fragment;
	} rows[] = {
	    {"", NULL, NULL, "", NULL, NULL},
	    {"a", NULL, NULL, "a", NULL, NULL},
	    {"#", NULL, NULL, "", NULL, ""},
	    {"?", NULL, NULL, "", "", NULL},
	    {"#a?b", NULL, NULL, "", NULL, "a?b"},
	    {"?a#b#c", NULL, NULL, "", "a", "b#c"},
	    {"//host", NULL, "host", "", NULL, NULL},
	    {"///a", NULL, "", "/a", NULL, NULL},
	    {"/a//b", NULL, NULL, "/a//b", NULL, NULL},
	    {"a:", "a", NULL, "", NULL, NULL},
	    {"1:2", NULL, NULL, "1:2", NULL, NULL},
	    {"a/b:c", NULL, NULL, "a/b:c", NULL, NULL},
	    {"+a:b", NULL, NULL, "+a:b", NULL, NULL},
	    {"a+b-c.1:d", "a+b-c.1", NULL, "d", NULL, NULL},
	    {"a_b:c", NULL, NULL, "a_b:c", NULL, NULL},
	    {"mailto:a@b.example", "mailto", NULL, "a@b.example", NULL, NULL},
	    {"mailto:?subject=x", "mailto", NULL, "", "subject=x", NULL},
	    {"HTTP://u:p@[::1]:8080/a?b#c", "HTTP", "u:p@[::1]:8080", "/a", "b",
	     "c"},
	    {"http://host?q", "http", "host", "", "q", NULL},
	    {"http://host#f", "http", "host", "", NULL, "f"},
	    {"urn:isbn:0", "urn", NULL, "isbn:0", NULL, NULL},
	};
	struct vdm_address a;
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		vdm_address_split(&a, rows[i].s);
		is_part(rows[i].s, a.scheme, rows[i].scheme);
		is_part(rows[i].s, a.authority, rows[i].authority);
		is_part(rows[i].s, a.path, rows[i].path);
		is_part(rows[i].s, a.query, rows[i].query);
		is_part(rows[i].s, a.fragment, rows[i].fragment);
	}
}
END_TEST

static const struct {
	const char *s, *written; /* NULL: it is no link */
} links[] = {
    /* the web, by host and port */
    {"http://harbour.example", "http://harbour.example"},
    {"https://harbour.example/", "https://harbour.example/"},
    {"HTTPS://Harbour.Example/A", "HTTPS://Harbour.Example/A"},
    {"hTTp://x", "hTTp://x"},
    {"http://localhost", "http://localhost"},
    /* letters beyond ASCII in a host, also as escapes; what is no text is no
     * name of a host */
    {"http://b%C3%BCcher.example:80/x", "http://xn--bcher-kva.example:80/x"},
    {"http://u@b%C3%BCcher.example:80/", "http://u@xn--bcher-kva.example:80/"},
    {"http://ex%FFample/", NULL},
    {"http://b%C3.example/", NULL},
    {"http://[::1]:8080/a", "http://[::1]:8080/a"},
    {"http://harbour.example.", "http://harbour.example."},
    {"https://harbour.example:8443/a", "https://harbour.example:8443/a"},
    {"https://harbour.example:/a", "https://harbour.example:/a"},
    {"https://harbour.example:0/a", "https://harbour.example:0/a"},
    {"https://harbour.example:65535", "https://harbour.example:65535"},
    {"https://harbour.example:65536", NULL},
    {"https://harbour.example:99999999999999999999", NULL},
    {"https://harbour.example:a", NULL},
    {"https://harbour.example:80:80", NULL},
    {"http://a-b.example", "http://a-b.example"},
    {"http://a_b.example", "http://a_b.example"},
    {"http://-a.example", NULL},
    {"http://a.example-", NULL},
    {"http://.example", NULL},
    {"http://a..example", NULL},
    {"http://", NULL},
    {"http:///a", NULL},
    {"http://?a", NULL},
    {"http://:80", NULL},
    {"http:a", NULL},
    {"http:/a", NULL},
    {"http:", NULL},
    {"http", NULL},
    {"http://a b.example", NULL},
    {"http://a<b.example", NULL},
    {"http://a%20b.example", NULL},
    {"http://a%2Fb.example", NULL},
    {"http://k%C3%B6ln.example", "http://xn--kln-sna.example"},
    {"http://K\xc3\x96LN.example/", "http://xn--kln-sna.example/"},
    {"http://ko\xcc\x88ln.example/", "http://xn--kln-sna.example/"},
    {"http://u@b\xc3\xbc"
     "cher.example:80/",
     "http://u@xn--bcher-kva.example:80/"},
    {"http://\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e.example",
     "http://xn--wgv71a119e.example"},
    {"http://k\xc3\xb6ln%FF.example", NULL},
    {"http://\xd0\xbf\xd1\x80\xd0\xb8.example", /* Cyrillic */
     "http://xn--h1and.example"},
    {"http://10.0.0.1:8080/a", "http://10.0.0.1:8080/a"},
    {"http://10.0.0.256/", NULL},
    {"http://10.0.0/", NULL},
    {"http://a.example.7/", NULL},
    {"http://7.example/", "http://7.example/"},
    {"http://[::1]/", "http://[::1]/"},
    {"http://[::]", "http://[::]"},
    {"http://[2001:db8::7]:8080/a", "http://[2001:db8::7]:8080/a"},
    {"http://[2001:DB8:0:0:8:800:200C:417A]/",
     "http://[2001:DB8:0:0:8:800:200C:417A]/"},
    {"http://[::ffff:192.0.2.1]/", "http://[::ffff:192.0.2.1]/"},
    {"http://[1:2:3:4:5:6:192.0.2.1]/", "http://[1:2:3:4:5:6:192.0.2.1]/"},
    {"http://[v7.a:b]/", NULL},
    {"http://[1:2:3:4:5:6:7]/", NULL},
    {"http://[1:2:3:4:5:6:7:8:9]/", NULL},
    {"http://[1::2::3]/", NULL},
    {"http://[1:2:3:4:5:6:7::8]/", NULL},
    {"http://[12345::]/", NULL},
    {"http://[:1]/", NULL},
    {"http://[1:]/", NULL},
    {"http://[::192.0.2.256]/", NULL},
    {"http://[::g]/", NULL},
    {"http://[]/", NULL},
    {"http://[::1/", NULL},
    {"http://[::1]a/", NULL},
    {"http://[v.a]/", NULL},
    {"http://[v7.]/", NULL},
    /* users */
    {"ftp://user@host.example/a", "ftp://user@host.example/a"},
    {"ftp://user:word@host.example/a", "ftp://user:word@host.example/a"},
    {"ftp://user:@host.example", "ftp://user:@host.example"},
    {"http://a%40b@host.example/", "http://a%40b@host.example/"},
    {"http://a@b@host.example/", NULL},
    {"http://user@/", NULL},
    /* paths, queries, fragments */
    {"http://h.example/a/b/../c;x=1,2", "http://h.example/a/b/../c;x=1,2"},
    {"http://h.example//a", "http://h.example//a"},
    {"http://h.example/@a:b!$&'()*+,;=~", "http://h.example/@a:b!$&'()*+,;=~"},
    {"http://h.example/K\xc3\xb6ln", "http://h.example/K\xc3\xb6ln"},
    {"http://h.example/\xf0\x9f\x9a\xa2", "http://h.example/\xf0\x9f\x9a\xa2"},
    {"https://h.example/%E2%9C%93", "https://h.example/%E2%9C%93"},
    {"http://h.example/%41%2f", "http://h.example/%41%2f"},
    {"http://h.example/?", "http://h.example/?"},
    {"http://h.example?a=b&c=d?/", "http://h.example?a=b&c=d?/"},
    {"http://h.example/#", "http://h.example/#"},
    {"http://h.example/#a/b?c", "http://h.example/#a/b?c"},
    {"http://h.example/#:~:text=a%20b", "http://h.example/#:~:text=a%20b"},
    /* what may not stand there, written so that it may */
    {"http://h.example/a b", "http://h.example/a%20b"},
    {" http://h.example/a ", "http://h.example/a"},
    {"http://h.example/a\n  b", "http://h.example/a%20%20b"},
    {"http://h.example/\ta", "http://h.example/a"},
    {"http://h.example/100%", "http://h.example/100%25"},
    {"http://h.example/%zz", "http://h.example/%25zz"},
    {"http://h.example/%4", "http://h.example/%254"},
    {"http://h.example/a[1]", "http://h.example/a%5B1%5D"},
    {"http://h.example/a|b", "http://h.example/a%7Cb"},
    {"http://h.example/a\\b", "http://h.example/a%5Cb"},
    {"http://h.example/<a>\"b\"", "http://h.example/%3Ca%3E%22b%22"},
    {"http://h.example/{a}^`", "http://h.example/%7Ba%7D%5E%60"},
    {"http://h.example/?a[]=1", "http://h.example/?a%5B%5D=1"},
    {"http://h.example/#a#b", "http://h.example/#a%23b"},
    {"http://h.example/\xe2\x80\x8e", "http://h.example/%E2%80%8E"},
    {"http://h.example/\xff", "http://h.example/%FF"},
    {"http://h.example/\x7f", "http://h.example/%7F"},
    {"http://h.example/\xef\xbf\xbf", "http://h.example/%EF%BF%BF"},
    /* mail, telephone and their kin */
    {"mailto:clerk@harbour.example", "mailto:clerk@harbour.example"},
    {"MAILTO:clerk@harbour.example", "MAILTO:clerk@harbour.example"},
    {"mailto:a@b.example,c@d.example?subject=The%20wall",
     "mailto:a@b.example,c@d.example?subject=The%20wall"},
    {"mailto:a@b.example?subject=The wall",
     "mailto:a@b.example?subject=The%20wall"},
    {"mailto:?to=a@b.example", "mailto:?to=a@b.example"},
    {"mailto:", NULL},
    {"mailto:clerk", NULL},
    {"mailto:@harbour.example", NULL},
    {"mailto:clerk@", NULL},
    {"mailto://clerk@harbour.example", NULL},
    {"clerk@harbour.example", NULL},
    {"tel:+47-22-00-00-00", "tel:+47-22-00-00-00"},
    {"tel:7042;phone-context=example.com",
     "tel:7042;phone-context=example.com"},
    {"tel:+47 22 00", "tel:+47%2022%2000"},
    {"tel:", NULL},
    {"sms:+4722000000", NULL},
    {"sip:clerk@harbour.example", "sip:clerk@harbour.example"},
    {"xmpp:clerk@harbour.example", "xmpp:clerk@harbour.example"},
    {"geo:59.12,11.38", NULL},
    {"ftp://ftp.harbour.example/a.txt", "ftp://ftp.harbour.example/a.txt"},
    {"FTP://ftp.harbour.example", "FTP://ftp.harbour.example"},
    {"ftp:a", NULL},
    {"sftp://h.example/a", NULL},
    {"news:comp.text.sgml", "news:comp.text.sgml"},
    {"urn:isbn:0451450523", "urn:isbn:0451450523"},
    {"URN:ISBN:0451450523", "URN:ISBN:0451450523"},
    {"urn:nbn:de:101:1-2019072802401757702913",
     "urn:nbn:de:101:1-2019072802401757702913"},
    {"urn:a:b", NULL},
    {"urn:isbn:", NULL},
    {"urn:isbn", NULL},
    {"urn:-a:b", NULL},
    {"urn::b", NULL},
    {"urn:a_b:c", NULL},
    {"urn:ab-:c", NULL},
    {"urn:a-b:c", "urn:a-b:c"},
    {"urn:a1:c", "urn:a1:c"},
    {"urn:a12345678901234567890123456789012:c", NULL},
    {"urn://h.example/a:b", NULL},
    {"tel://h.example/1", NULL},
    {"http://a..b.example/", NULL},
    {"http://a.example./", "http://a.example./"},
    {"http://.a.example/", NULL},
    {"http://a-/", NULL},
    {"http://a!b.example/", NULL},
    /* what no address may hold of the other letters */
    {"http://h.example/\xee\x80\x80", "http://h.example/%EE%80%80"},
    {"http://h.example/\xef\xac\x81", "http://h.example/\xef\xac\x81"},
    {"http://h.example/\xef\xb7\x90", "http://h.example/%EF%B7%90"},
    {"http://h.example/\xef\xb7\xb0", "http://h.example/\xef\xb7\xb0"},
    {"http://h.example/\xf0\x9f\xbf\xbe", "http://h.example/%F0%9F%BF%BE"},
    {"http://h.example/\xf3\xa0\x80\x81", "http://h.example/%F3%A0%80%81"},
    {"http://h.example/\xf3\xa1\x80\x80", "http://h.example/\xf3\xa1\x80\x80"},
    {"http://h.example/\xf3\xb0\x80\x80", "http://h.example/%F3%B0%80%80"},
    {"doi:10.1000/182", NULL},
    {"info:lccn/2002022641", "info:lccn/2002022641"},
    {"tag:harbour.example,1971:a", "tag:harbour.example,1971:a"},
    /* none of these leads anywhere */
    {"", NULL},
    {" ", NULL},
    {"#a", NULL},
    {"?a", NULL},
    {"a.html", NULL},
    {"../a", NULL},
    {"/a", NULL},
    {"//h.example/a", NULL},
    {"www.harbour.example", NULL},
    {"javascript:alert(1)", NULL},
    {"JavaScript:alert(1)", NULL},
    {"java\nscript:alert(1)", NULL},
    {"vbscript:a", NULL},
    {"data:text/html,a", NULL},
    {"file:///etc/hosts", NULL},
    {"about:blank", NULL},
    {"blob:a", NULL},
    {"C:\\a\\b.txt", NULL},
    {"c:/a", NULL},
    {"harbour.example:8443/a", NULL},
    {"Note: see below", NULL},
    {"12:30", NULL},
    {"://h.example", NULL},
};

START_TEST(a_link_is_known_and_written)
{
	struct vdm_buf b;
	size_t i;

	for (i = 0; i < COUNT(links); i++) {
		int rc;

		vdm_buf_init(&b);
		vdm_buf_puts(&b, ">");
		rc = vdm_address_link(&b, links[i].s);
		ck_assert_msg((rc == 0) == (links[i].written != NULL),
			      "\"%s\": %d", links[i].s, rc);
		ck_assert_str_eq(vdm_buf_str(&b) + 1,
				 rc == 0 ? links[i].written : "");
		if (rc == 0) /* what is written is one, and stays */
			ck_assert(vdm_address_is_link(links[i].written));
		vdm_buf_fini(&b);
	}
}
END_TEST

#define BASE "http://a/b/c/d;p?q"

/* The first two blocks are the examples of RFC 3986, section 5.4. */
static const struct {
	const char *base, *ref, *want;
} joins[] = {
    {BASE, "g:h", "g:h"},
    {BASE, "g", "http://a/b/c/g"},
    {BASE, "./g", "http://a/b/c/g"},
    {BASE, "g/", "http://a/b/c/g/"},
    {BASE, "/g", "http://a/g"},
    {BASE, "//g", "http://g"},
    {BASE, "?y", "http://a/b/c/d;p?y"},
    {BASE, "g?y", "http://a/b/c/g?y"},
    {BASE, "#s", "http://a/b/c/d;p?q#s"},
    {BASE, "g#s", "http://a/b/c/g#s"},
    {BASE, "g?y#s", "http://a/b/c/g?y#s"},
    {BASE, ";x", "http://a/b/c/;x"},
    {BASE, "g;x", "http://a/b/c/g;x"},
    {BASE, "g;x?y#s", "http://a/b/c/g;x?y#s"},
    {BASE, "", "http://a/b/c/d;p?q"},
    {BASE, ".", "http://a/b/c/"},
    {BASE, "./", "http://a/b/c/"},
    {BASE, "..", "http://a/b/"},
    {BASE, "../", "http://a/b/"},
    {BASE, "../g", "http://a/b/g"},
    {BASE, "../..", "http://a/"},
    {BASE, "../../", "http://a/"},
    {BASE, "../../g", "http://a/g"},
    {BASE, "../../../g", "http://a/g"},
    {BASE, "../../../../g", "http://a/g"},
    {BASE, "/./g", "http://a/g"},
    {BASE, "/../g", "http://a/g"},
    {BASE, "g.", "http://a/b/c/g."},
    {BASE, ".g", "http://a/b/c/.g"},
    {BASE, "g..", "http://a/b/c/g.."},
    {BASE, "..g", "http://a/b/c/..g"},
    {BASE, "./../g", "http://a/b/g"},
    {BASE, "./g/.", "http://a/b/c/g/"},
    {BASE, "g/./h", "http://a/b/c/g/h"},
    {BASE, "g/../h", "http://a/b/c/h"},
    {BASE, "g;x=1/./y", "http://a/b/c/g;x=1/y"},
    {BASE, "g;x=1/../y", "http://a/b/c/y"},
    {BASE, "g?y/./x", "http://a/b/c/g?y/./x"},
    {BASE, "g?y/../x", "http://a/b/c/g?y/../x"},
    {BASE, "g#s/./x", "http://a/b/c/g#s/./x"},
    {BASE, "g#s/../x", "http://a/b/c/g#s/../x"},
    {BASE, "http:g", "http:g"},
    /* others */
    {"http://a", "g", "http://a/g"},
    {"http://a?q", "g", "http://a/g"},
    {"http://a#s", "?y", "http://a?y"},
    {"http://a/b#s", "", "http://a/b"},
    {"http://a/b/", "g", "http://a/b/g"},
    {"http://a/b//c", "../g", "http://a/b/g"},
    {"http://u@a:8080/b", "g", "http://u@a:8080/g"},
    {"http://[::1]/b", "g", "http://[::1]/g"},
    {"file:///a/b", "../../c", "file:///c"},
    {"file:/a/b", "c", "file:/a/c"},
    {"urn:a:b", "#s", "urn:a:b#s"},
    {"http://a/b", "mailto:c@d", "mailto:c@d"},
    {"http://a/\xc3\xb6/b", "\xc3\xa4", "http://a/\xc3\xb6/\xc3\xa4"},
    {"http://a/b", "%2e%2e/c", "http://a/%2e%2e/c"},
};

START_TEST(a_link_is_one_pointer)
{
	static const struct {
		const char *s, *want;
	} rows[] = {
	    {"http://a b/\xC3\xBC?q=[1]", "http://a%20b/\xC3\xBC?q=%5B1%5D"},
	    {" x y.html\n", "x%20y.html"},
	    {"http://a.example/x\n\ty", "http://a.example/xy"},
	    {"http://[::1]:80/a|b", "http://[::1]:80/a%7Cb"},
	    {"http://u@[::1]/", "http://u@[::1]/"},
	    {"http://[a]/", "http://%5Ba%5D/"},
	    {"//h.example/[a]", "//h.example/%5Ba%5D"},
	    {"a%20b%zz%", "a%20b%25zz%25"},
	    {"a#b#c", "a#b%23c"},
	    {"mailto:a b@c.example", "mailto:a%20b@c.example"},
	    {"#a #b", "#a%20%23b"},
	    {"http://a.example http://b.example",
	     "http://a.example%20http://b.example"},
	    {"1:2", "./1:2"},
	    {"a/b:c", "a/b:c"},
	    {"mailto:", "mailto:"},
	    {"a\xC2\xA0z\xE2\x80\xA8\xE3\x80\x80",
	     "a%C2%A0z%E2%80%A8%E3%80%80"},
	    {"a\xC2\x85\xC2\x80z", "a%C2%85%C2%80z"},
	    {"", ""},
	};
	struct vdm_buf out;
	size_t i, n;

	for (i = 0; i < COUNT(rows); i++) {
		vdm_buf_init(&out);
		vdm_address_pointer(&out, rows[i].s);
		ck_assert_str_eq(vdm_buf_str(&out), rows[i].want);
		ck_assert(vdm_address_is_pointer(rows[i].want));
		ck_assert_int_eq(vdm_address_is_pointer(rows[i].s),
				 strcmp(rows[i].s, rows[i].want) == 0);
		vdm_buf_fini(&out);
	}
	ck_assert_str_eq(vdm_address_first(" a\tb", &n), "a\tb");
	ck_assert_uint_eq(n, 1);
}
END_TEST

START_TEST(a_reference_is_joined)
{
	struct vdm_buf b;
	size_t i;

	for (i = 0; i < COUNT(joins); i++) {
		vdm_buf_init(&b);
		vdm_address_resolve(&b, joins[i].base, joins[i].ref);
		ck_assert_str_eq(vdm_buf_str(&b), joins[i].want);
		vdm_buf_fini(&b);
	}
}
END_TEST

START_TEST(a_path_leads_within_the_container)
{
	static const struct {
		const char *base, *href, *want;
		enum vdm_path_result result;
	} rows[] = {
	    {"O/t/a.xhtml", "../i/w.png", "O/i/w.png", VDM_PATH_FOUND},
	    {"O/a.xhtml", "b%20c.xhtml#x", "O/b c.xhtml", VDM_PATH_FOUND},
	    {"a.xhtml", "./b.xhtml?q", "b.xhtml", VDM_PATH_FOUND},
	    {"a.xhtml", "b/./../c", "c", VDM_PATH_FOUND},
	    {"O/a", "b%2ec", "O/b.c", VDM_PATH_FOUND},
	    {"O/a", "%2e%2e/c", "c", VDM_PATH_FOUND},
	    {"O/a", "1:2", "O/1:2", VDM_PATH_FOUND},
	    {"O/a", "100%", "O/100%", VDM_PATH_FOUND},
	    {"O/a", "%zz%00", "O/%zz%00", VDM_PATH_FOUND},
	    {"O/a", "k%C3%B6ln", "O/k\xc3\xb6ln", VDM_PATH_FOUND},
	    {"a.xhtml", "../b.xhtml", "", VDM_PATH_LEAVES},
	    {"O/a.xhtml", "%2e%2e/../b", "", VDM_PATH_LEAVES},
	    {"O/a.xhtml", "/etc/passwd", "", VDM_PATH_NONE},
	    {"O/a.xhtml", "//h/a", "", VDM_PATH_NONE},
	    {"O/a.xhtml", "http://example.org/a", "", VDM_PATH_NONE},
	    {"O/a.xhtml", "HTTP:a", "", VDM_PATH_NONE},
	    {"O/a.xhtml", "..%2f..%2fx", "", VDM_PATH_NONE},
	};
	struct vdm_buf b;
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		vdm_buf_init(&b);
		ck_assert_msg(vdm_path_find(&b, rows[i].base, rows[i].href) ==
				  rows[i].result,
			      "%s", rows[i].href);
		ck_assert_str_eq(vdm_buf_str(&b), rows[i].want);
		vdm_buf_fini(&b);
	}
}
END_TEST

START_TEST(a_schema_is_found_beside_another)
{
	static const struct {
		const char *base, *ref, *want;
	} rows[] = {
	    {NULL, "a.rng", "a.rng"},
	    {"a.rng", "b.rng", "b.rng"},
	    {"x/a.rng", "b.rng", "x/b.rng"},
	    {"x/a.rng", "../b.rng", "b.rng"},
	    {"x/a.rng", "../../b.rng", "../b.rng"},
	    {"../x/a.rng", "../../b.rng", "../../b.rng"},
	    {"/x/a.rng", "../../b.rng", "/b.rng"},
	    {"/x/a.rng", "/b.rng", "/b.rng"},
	    {"x/a.rng", "y/../b%20c.rng", "x/b c.rng"},
	    {"x/50% off/a.rng", "b.rng", "x/50% off/b.rng"},
	    {"x#y/a.rng", "b.rng", "x#y/b.rng"},
	    {"x/a.rng", "http://h.example/b.rng", "http://h.example/b.rng"},
	    {"x/a.rng", "file:///b.rng", "file:///b.rng"},
	    {"http://h.example/x/a.rng", "../b.rng", "http://h.example/b.rng"},
	    {"file:///x/a.rng", "b.rng", "file:///x/b.rng"},
	};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		char *s = vdm_uri_join(rows[i].base, rows[i].ref);

		ck_assert_str_eq(s, rows[i].want);
		free(s);
	}
}
END_TEST

START_TEST(addresses_are_told_from_words)
{
	ck_assert(vdm_address_is_absolute("https://example.org/a"));
	ck_assert(vdm_address_is_absolute("urn:isbn:1"));
	ck_assert(!vdm_address_is_absolute("CC BY"));
	ck_assert(!vdm_address_is_absolute("Note: a"));
	ck_assert(!vdm_address_is_absolute("#a"));
	ck_assert(!vdm_address_is_absolute("a:"));
	ck_assert(vdm_address_has_scheme("MailTo:a", "mailto"));
	ck_assert(!vdm_address_has_scheme("mailtoo:a", "mailto"));
	ck_assert(!vdm_address_has_scheme("mail:a", "mailto"));
	ck_assert(vdm_address_is_remote("//h/a"));
	ck_assert(vdm_address_is_remote("HTTP://h"));
	ck_assert(!vdm_address_is_remote("a/b:c"));
	ck_assert(vdm_uri_is_library("http://h.example/types"));
	ck_assert(vdm_uri_is_library(""));
	ck_assert(!vdm_uri_is_library("http://h.example/#types"));
	ck_assert(!vdm_uri_is_library("types"));
	ck_assert(!vdm_uri_is_library("http:"));
	ck_assert(!vdm_uri_is_library("http://h.example/%4"));
}
END_TEST

START_TEST(what_is_wrong_with_an_address_is_told)
{
	static const struct {
		const char *s, *word; /* of the fault; NULL: none */
	} rows[] = {{"http://h.example/{id}", "character"},
		    {"http://", "host"},
		    {"http:///a", "host"},
		    {"https://www.h .example/", "host"},
		    {"http://[::g]/", "host"},
		    {"http://h.example:a/", "host"},
		    {"http://h.example/100%", "character"},
		    {"http://h.example/a b", "character"},
		    {"http://h.example/a|b", "character"},
		    {"http://h.example/a[1]", "character"},
		    {"http://h.example/?a[]=1", NULL},
		    {"http://h.example/?{a}", "character"},
		    {"http://h.example/#a b", "character"},
		    {"http://h.example/#a#b", "character"},
		    {"http://h.example/a\"b", "character"},
		    {"http://h.example/a\\b", "character"},
		    {"http://h.example/?q=100%", "character"},
		    {"http://h.example/K\xc3\xb6ln", NULL},
		    {"http://u:p@h.example:80/", NULL},
		    {"http://[::1]/", NULL},
		    {"HTTP://H.example", NULL},
		    {"mailto:", "scheme"},
		    {"tel:", "scheme"},
		    {"mailto:a@b.example", NULL},
		    {"mailto:a b@c.example", "character"},
		    {"tel:+47 22", "character"},
		    {"urn:isbn:1", NULL},
		    {"file:///a", NULL},
		    {"foo:bar baz", "character"},
		    /* hosts and ports of the web */
		    {"http://h.example:65535/", NULL},
		    {"http://h.example:65536/", "port"},
		    {"http://a%20b.example/", "host"},
		    {"http://a%2Fb.example/", "host"},
		    {"foo://a%20b/", NULL},
		    {"http://k%C3%B6ln.example/", NULL},
		    {"http://a_b.example/", NULL},
		    {"http://-a.example./", NULL},
		    {"http://1.2.3.4/", NULL},
		    {"http://256.1.1.1/", "host"},
		    {"http://1.2.3.4.5/", "host"},
		    {"http://a.256/", "host"},
		    {"http://1.2/", NULL},
		    {"http://4294967295/", NULL},
		    {"http://4294967296/", "host"},
		    {"http://0x7f.0.0.1/", NULL},
		    {"http://0x7g.0.0.1/", "host"},
		    {"http://h.0x7g/", NULL},
		    {"http://018.0.0.1/", "host"},
		    {"http://1.2.3.4./", NULL}};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		const char *fault = vdm_address_fault(rows[i].s);

		ck_assert_msg(
		    rows[i].word == NULL
			? fault == NULL
			: fault != NULL && strstr(fault, rows[i].word) != NULL,
		    "%s: %s", rows[i].s, fault != NULL ? fault : "nothing");
	}
}
END_TEST

START_TEST(addresses_that_run_are_known)
{
	static const struct {
		const char *s;
		int link, picture;
	} rows[] = {{"javascript:x", 1, 1},
		    {"JaVaScRiPt:x", 1, 1},
		    {" \x01 javascript:x", 1, 1},
		    {"java\tscr\nipt\r:x", 1, 1},
		    {"vbscript:x", 1, 1},
		    {"livescript:x", 1, 1},
		    {"data:text/html,x", 1, 1},
		    {"DATA:text/HTML;base64,x", 1, 1},
		    {"data:application/xhtml+xml,x", 1, 1},
		    {"data:text/javascript,x", 1, 1},
		    {"data:image/svg+xml,x", 1, 0},
		    {"data:image/png;base64,html", 0, 0},
		    {"data:,html", 0, 0},
		    {"data:text/plain,<script>", 0, 0},
		    {"https://a.example/javascript:x", 0, 0},
		    {"javascript", 0, 0},
		    {"java script:x", 0, 0},
		    {"#javascript:x", 0, 0},
		    {"mailto:a@b.example", 0, 0},
		    {"", 0, 0}};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		size_t n = strlen(rows[i].s);

		ck_assert_msg(vdm_address_is_active(rows[i].s, n, 0) ==
				  rows[i].link,
			      "%s", rows[i].s);
		ck_assert_msg(vdm_address_is_active(rows[i].s, n, 1) ==
				  rows[i].picture,
			      "%s", rows[i].s);
	}
	ck_assert(!vdm_address_is_active("javascript:", 10, 0));
}
END_TEST

START_TEST(a_path_is_written_as_an_address)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_path_encode(&b, "a b/\xc3\xb6?#%.png");
	ck_assert_str_eq(vdm_buf_str(&b), "a%20b/%C3%B6%3F%23%25.png");
	vdm_buf_fini(&b);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("address");
	TCase *tc = tcase_create("core");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, every_string_has_its_parts);
	tcase_add_test(tc, a_link_is_known_and_written);
	tcase_add_test(tc, a_link_is_one_pointer);
	tcase_add_test(tc, a_reference_is_joined);
	tcase_add_test(tc, a_path_leads_within_the_container);
	tcase_add_test(tc, a_schema_is_found_beside_another);
	tcase_add_test(tc, addresses_are_told_from_words);
	tcase_add_test(tc, addresses_that_run_are_known);
	tcase_add_test(tc, a_path_is_written_as_an_address);
	tcase_add_test(tc, what_is_wrong_with_an_address_is_told);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
