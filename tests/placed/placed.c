/* SPDX-License-Identifier: MIT */
/*
 * Words placed at random: an invented word is put between two tokens of a
 * document, the document is converted to each format, and the word has to be in
 * what is written, or in a finding that is no note. All places of small
 * files are tried, and of others those that a seed draws.
 *
 *	placed [-a] [-n PLACES] [-s SEED] [-v] FILE...
 *
 * -a tries all places of all files; -v prints each word that vanished, not only
 * the first few of a file.
 */
#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "zip/container.h"

#define WORD "Quorvane"

static const char *const forms[] = {" " WORD, ", " WORD, ". " WORD,
				    " (" WORD ")"};

enum { FORMS = 4, SHOWN = 3 };

static size_t most = 12;         /* places of one file that are tried */
static const size_t small = 400; /* bytes of a file that is tried everywhere */
static int all_places, verbose;
static uint64_t state;

static size_t
below(size_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return n == 0 ? 0 : (size_t)(state >> 16) % n;
}

/* ---- what is said and written ---- */

struct heard {
	int named; /* a finding that is no note names the word */
};

/* HTML makes small letters of names. */
static int
names_word(const char *s)
{
	for (; *s != '\0'; s++)
		if (strncasecmp(s, WORD, strlen(WORD)) == 0)
			return 1;
	return 0;
}

static void
hear(void *context, const struct vdm_finding *f)
{
	struct heard *heard = context;

	if (f->level >= VDM_LEVEL_WARNING ||
	    strcmp(f->id, "markdown-attributes") == 0 ||
	    strcmp(f->id, "markdown-marks") == 0) /* {.x y=z}: no words */
		heard->named |= names_word(f->message) ||
				(f->text != NULL && names_word(f->text));
}

static int
holds_word(const char *bytes, size_t n)
{
	const size_t word = strlen(WORD);
	const char *p = bytes, *end = bytes + n;

	while (p != NULL && (size_t)(end - p) >= word &&
	       memcmp(p, WORD, word) != 0)
		p = memchr(p + 1, WORD[0], (size_t)(end - p) - 1);
	return p != NULL && (size_t)(end - p) >= word;
}

/* Of a container any entry may have it. */
static int
output_holds_word(const char *bytes, size_t n)
{
	struct vdm_zip *zip;
	struct vdm_buf b;
	size_t i;
	int found = 0;

	if (n < 4 || memcmp(bytes, "PK\3\4", 4) != 0)
		return holds_word(bytes, n);
	zip = vdm_zip_open(bytes, n, NULL);
	for (i = 0; zip != NULL && !found && i < vdm_zip_count(zip); i++) {
		vdm_buf_init(&b);
		if (vdm_zip_read(zip, i, &b, NULL) == 0)
			found = holds_word(b.data, b.len);
		vdm_buf_fini(&b);
	}
	vdm_zip_close(zip);
	return found;
}

/* ---- one word at one place ------------------------------------------------
 */

struct place {
	int in_tag;
	const char *file; /* the document's */
	const char *part; /* the entry of a container, or NULL */
	const char *format;
	size_t at;
	const char *before; /* some bytes of what stands before it */
	size_t before_length;
	const char *form;
};

static size_t tried, vanished;

static void
complain(const struct place *p, const char *to)
{
	size_t i;

	printf("%s%s%s: byte %zu: \"", p->file, p->part != NULL ? "/" : "",
	       p->part != NULL ? p->part : "", p->at);
	for (i = 0; i < p->before_length; i++)
		putchar(p->before[i] == '\n' ? '|' : p->before[i]);
	printf("%s\" is neither in %s nor in a finding\n", p->form, to);
}

/* How many formats lost the word without saying so. */
static size_t
convert(const struct place *p, const char *bytes, size_t n, size_t shown)
{
	struct vdm_read_options in = {.from = p->format, .name = p->file};
	struct heard read = {0}, wrote;
	struct vdm_sink sink = {hear, &read, NULL};
	struct vdm_record *rec;
	size_t i, m, lost = 0;
	char *out;

	tried++;
	if (vdm_read(&rec, bytes, n, &in, &sink) != 0)
		return 0; /* nothing is written */
	for (i = 0; !read.named && vdm_format_name(i) != NULL; i++) {
		struct vdm_write_options to = {.to = vdm_format_name(i),
					       .modified =
						   "2001-01-01T00:00:00Z"};

		wrote = read;
		sink.context = &wrote;
		if (vdm_write(rec, &out, &m, &to, &sink) != 0)
			continue;
		if (strcmp(to.to, "text") == 0 && p->in_tag)
			;
		else if (!wrote.named && !output_holds_word(out, m)) {
			if (verbose || shown + lost < SHOWN)
				complain(p, to.to);
			lost++;
		}
		free(out);
	}
	vdm_record_free(rec);
	return lost;
}

/* ---- places ---- */

/* Whether what stands at a byte of XML is a tag's name or the like, where no
 * word can be put. */
struct markup {
	int in_tag, quote, other; /* other: a comment, instruction, doctype */
	size_t value;             /* where an attribute's value begins */
};

enum kind { PLAIN, TREE, BOOK };

/* Attributes that hold words of somebody's, and not how files and elements
 * belong together: of an EPUB only these are tried. */
static const char *const worded[] = {"alt",   "title", "content",
				     "label", "value", "summary"};

static int
is_worded(const char *s, size_t value)
{
	size_t at = value - 1, end, i; /* behind "=\"" */

	while (at > 0 && (s[at - 1] == '=' || s[at - 1] == ' '))
		at--;
	for (end = at; at > 0 && !isspace((unsigned char)s[at - 1]);)
		at--;
	if (end - at > 9 && memcmp(s + at, "data-tei-", 9) == 0)
		return 1;
	for (i = 0; i < sizeof(worded) / sizeof(worded[0]); i++)
		if (end - at == strlen(worded[i]) &&
		    memcmp(s + at, worded[i], end - at) == 0)
			return 1;
	return 0;
}

static void
step(struct markup *m, const char *s, size_t n, size_t i)
{
	char c = s[i];

	if (m->other) {
		if (c == '>' &&
		    (m->other != '-' ||
		     (i >= 2 && s[i - 1] == '-' && s[i - 2] == '-')))
			m->other = 0;
	} else if (m->in_tag) {
		if (m->quote)
			m->quote = c == m->quote ? 0 : m->quote;
		else if (c == '"' || c == '\'')
			m->quote = c, m->value = i + 1;
		else if (c == '>')
			m->in_tag = 0;
	} else if (c == '<' && i + 1 < n) {
		if (s[i + 1] == '?' || s[i + 1] == '!')
			m->other = i + 3 < n && s[i + 2] == '-' ? '-' : '?';
		else
			m->in_tag = 1;
	}
}

static int
is_token(char c)
{
	return isalnum((unsigned char)c) || (c & 0x80) != 0;
}

/* The places behind the tokens of `s`, in order; to free(). */
static size_t *
places(const char *s, size_t n, enum kind kind, size_t *count)
{
	size_t *at = malloc((n + 1) * sizeof(*at)), i;
	struct markup m = {0, 0, 0, 0};
	int xml = kind != PLAIN;

	*count = 0;
	if (at == NULL)
		abort();
	for (i = 0; i < n; i++) {
		if (xml)
			step(&m, s, n, i);
		if ((xml && (m.other || (m.in_tag && !m.quote))) ||
		    (kind == BOOK && m.quote && !is_worded(s, m.value)) ||
		    !is_token(s[i]) || (i + 1 < n && is_token(s[i + 1])))
			continue;
		if (i + 1 < n && (s[i + 1] == ';' || s[i + 1] == '\0') && xml)
			continue; /* an entity's name */
		at[(*count)++] = i + 1;
	}
	return at;
}

/* Whether a place is in a tag, or in a link's address and title: in XML, and in
 * the HTML of Markdown. Plain text has neither, and says how many it left out.
 */
static int
is_in_tag(const char *s, size_t n, size_t at)
{
	struct markup m = {0, 0, 0, 0};
	size_t i, line = 0;
	int depth = 0;

	for (i = 0; i < at; i++) {
		step(&m, s, n, i);
		if (s[i] == '\n')
			line = i + 1;
	}
	if (m.in_tag || m.other || s[line] == '[')
		return 1;
	for (i = line; i < at; i++)
		if (depth > 0)
			depth += s[i] == '(' ? 1 : s[i] == ')' ? -1 : 0;
		else if (s[i] == '(' && i > line && s[i - 1] == ']')
			depth = 1;
	return depth > 0;
}

/*
 * Whether it is where no words are: in an end tag, in what says how a page
 * looks or what it does, in pandoc's mark of a division, in the version of
 * Vidimus that wrote it, which each writer says anew.
 */
static int
is_no_place(const char *s, size_t n, size_t at, int is_book)
{
	static const char *const starts[] = {
	    "</",
	    "<script",
	    "<style",
	    "<meta name=\"viewport",
	    ":::",
	    "<application xml:id=\"vidimus\" ident=\"vidimus\" version"};
	/* how a reader of our text finds who speaks; a note's mark */
	static const char *const lines[] = {"Label:", "Name:", "  who:", "[^"};
	static const char title[] = "<title>";
	size_t i, k;

	for (i = at; i > 0 && s[i - 1] != '\n'; i--)
		;
	for (k = 0; k < sizeof(lines) / sizeof(lines[0]); k++)
		if (n - i > strlen(lines[k]) &&
		    memcmp(s + i, lines[k], strlen(lines[k])) == 0 &&
		    (*lines[k] != '[' || memchr(s + i, ']', at - i) == NULL))
			return 1;

	for (i = at; i > 0 && s[i - 1] != '>' && s[i - 1] != '\n'; i--)
		if (n - i > 6 && memcmp(s + i, "style=", 6) == 0)
			return 1;
	if (i > strlen(title) &&
	    memcmp(s + i - strlen(title), title, strlen(title)) == 0)
		return is_book; /* a page's name, which is no text of it */
	for (k = i; k < at; k++)
		if (s[k] == '<')
			i = k;
	for (k = 0; k < sizeof(starts) / sizeof(starts[0]); k++)
		if (n - i > strlen(starts[k]) &&
		    memcmp(s + i, starts[k], strlen(starts[k])) == 0)
			return 1;
	return 0;
}

typedef size_t (*try_fn)(void *context, const struct place *p,
			 const char *bytes, size_t n, size_t shown);

/* Tries the word in places of a text: all, or `share` of them. */
static void
each_place(struct place p, const char *s, size_t n, enum kind kind,
	   size_t share, try_fn try, void *context)
{
	size_t count, *at = places(s, n, kind, &count), i, k, lost = 0;
	int every = all_places || n <= small;
	struct vdm_buf b;

	vdm_buf_init(&b);
	for (i = 0; i < (every ? count * FORMS : share) && count > 0; i++) {
		k = every ? i / FORMS : below(count);
		p.at = at[k];
		if (is_no_place(s, n, p.at, kind == BOOK))
			continue;
		p.form = forms[every ? i % FORMS : below(FORMS)];
		p.in_tag = is_in_tag(s, n, p.at);
		p.before_length = p.at < 40 ? p.at : 40;
		p.before = s + p.at - p.before_length;
		vdm_buf_clear(&b);
		vdm_buf_put(&b, s, p.at);
		vdm_buf_puts(&b, p.form);
		vdm_buf_put(&b, s + p.at, n - p.at);
		lost += try(context, &p, b.data, b.len, lost);
	}
	vanished += lost;
	if (lost > SHOWN && !verbose)
		printf("%s: and %zu more\n", p.file, lost - SHOWN);
	vdm_buf_fini(&b);
	free(at);
}

static size_t
try_whole(void *context, const struct place *p, const char *bytes, size_t n,
	  size_t shown)
{
	(void)context;
	return convert(p, bytes, n, shown);
}

/* ---- containers ---- */

struct book {
	struct vdm_zip *zip;
	size_t part; /* in which the word is put */
};

static size_t
try_part(void *context, const struct place *p, const char *bytes, size_t n,
	 size_t shown)
{
	struct book *book = context;
	struct vdm_zip_writer *w = vdm_zip_writer_new();
	struct vdm_buf out, entry;
	size_t i, lost = 0;

	vdm_buf_init(&out);
	vdm_buf_init(&entry);
	for (i = 0; i < vdm_zip_count(book->zip); i++) {
		vdm_buf_clear(&entry);
		if (i == book->part)
			vdm_buf_put(&entry, bytes, n);
		else if (vdm_zip_read(book->zip, i, &entry, NULL) != 0)
			continue;
		vdm_zip_writer_add(w, vdm_zip_name(book->zip, i),
				   vdm_buf_str(&entry), entry.len, 1);
	}
	if (vdm_zip_writer_finish(w, &out) == 0)
		lost = convert(p, out.data, out.len, shown);
	vdm_buf_fini(&out);
	vdm_buf_fini(&entry);
	return lost;
}

/* The package and the pages, without a list of contents: that of somebody else
 * repeats headings in whatever words. */
static int
is_part(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot != NULL && strstr(name, "nav.xhtml") == NULL &&
	       strstr(name, "/n.xhtml") == NULL &&
	       (strcmp(dot, ".opf") == 0 || strcmp(dot, ".xhtml") == 0);
}

static void
try_book(struct place p, const char *s, size_t n)
{
	struct book book = {vdm_zip_open(s, n, NULL), 0};
	struct vdm_buf entry;
	size_t count = book.zip == NULL ? 0 : vdm_zip_count(book.zip),
	       parts = 0;

	for (book.part = 0; book.part < count; book.part++)
		parts += is_part(vdm_zip_name(book.zip, book.part)) != 0;
	for (book.part = 0; book.part < count; book.part++) {
		p.part = vdm_zip_name(book.zip, book.part);
		if (!is_part(p.part))
			continue;
		vdm_buf_init(&entry);
		if (vdm_zip_read(book.zip, book.part, &entry, NULL) == 0)
			each_place(p, vdm_buf_str(&entry), entry.len, BOOK,
				   (most + parts - 1) / parts, try_part, &book);
		vdm_buf_fini(&entry);
	}
	vdm_zip_close(book.zip);
}

/* ---- files ---- */

static void
try_file(const char *path)
{
	FILE *f = fopen(path, "rb");
	struct place p = {.file = path};
	struct vdm_buf b;
	char piece[4096];
	size_t n;

	if (f == NULL) {
		perror(path);
		exit(2);
	}
	vdm_buf_init(&b);
	while ((n = fread(piece, 1, sizeof(piece), f)) > 0)
		vdm_buf_put(&b, piece, n);
	fclose(f);
	p.format = vdm_format_guess(vdm_buf_str(&b), b.len, path);
	if (p.format != NULL && strcmp(p.format, "epub") == 0)
		try_book(p, b.data, b.len);
	else if (p.format != NULL)
		each_place(p, vdm_buf_str(&b), b.len,
			   strcmp(p.format, "tei") == 0 ? TREE : PLAIN, most,
			   try_whole, NULL);
	vdm_buf_fini(&b);
}

int
main(int argc, char **argv)
{
	unsigned long seed = 1;
	int c, i;

	while ((c = getopt(argc, argv, "an:s:v")) != -1) {
		if (c == 'a')
			all_places = 1;
		else if (c == 'n')
			most = strtoul(optarg, NULL, 10);
		else if (c == 's')
			seed = strtoul(optarg, NULL, 10);
		else if (c == 'v')
			verbose = 1;
		else
			return 2;
	}
	state = seed * 0x9E3779B97F4A7C15u + 1;
	for (i = optind; i < argc; i++)
		try_file(argv[i]);
	printf("%zu words placed, %zu vanished in silence\n", tried, vanished);
	return vanished > 0 || tried == 0;
}
