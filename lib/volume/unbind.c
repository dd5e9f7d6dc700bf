/* SPDX-License-Identifier: MIT */
/* Taking the records out of a volume again, each as it was bound. */
#include <errno.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "epub/epub.h"
#include "format/format.h"
#include "picture/media.h"
#include "volume/volume.h"
#include "zip/container.h"

struct vdm_unbound {
	struct vdm_volume *v;
	const char *format;
	const char *bytes;
	size_t length;
	struct vdm_zip *zip;       /* of a book, */
	struct vdm_strmap folders; /* where the folder of a key begins; */
	struct vdm_strmap marks;   /* of a page: where that of a key stands; */
	struct vdm_record *corpus; /* of TEI */
	struct vdm_read_options *read;
	const char *description; /* what its file is called */
	unsigned long before;    /* failures of memory before the call */
};

/* No volume; unless it could not be looked at for want of memory. */
static int
none(const struct vdm_unbound *u, const struct vdm_sink *sink, const char *why)
{
	if (vdm_memory_check(u->before) != 0)
		return -1;
	vdm_diag(sink, VDM_D_VOLUME_NONE, NULL, NULL,
		 "it is no volume that vidimus bound: %s; nothing is taken out "
		 "of it",
		 why);
	errno = 0;
	return -1;
}

/* ---- opening --------------------------------------------------------------
 */

static int
open_book(struct vdm_unbound *u, const struct vdm_sink *sink)
{
	struct vdm_buf table;
	size_t i;
	long at;
	int rc;

	u->zip = vdm_zip_open(u->bytes, u->length, sink);
	if (u->zip == NULL)
		return -1;
	at = vdm_zip_find(u->zip, VDM_VOLUME_TABLE);
	if (at < 0)
		return none(u, sink, "it has no " VDM_VOLUME_TABLE);
	vdm_buf_init(&table);
	rc = vdm_zip_read(u->zip, (size_t)at, &table, sink);
	if (rc == 0)
		rc = vdm_volume_parse(u->v, vdm_buf_str(&table), table.len, 1,
				      sink);
	vdm_buf_fini(&table);
	for (i = 0; rc == 0 && i < vdm_zip_count(u->zip); i++) {
		const char *name = vdm_zip_name(u->zip, i);

		if (strncmp(name, "EPUB/", 5) == 0 &&
		    strchr(name + 5, '/') != NULL)
			vdm_strmap_put_n(&u->folders, name + 5,
					 strcspn(name + 5, "/"), i);
	}
	return rc;
}

static int
open_corpus(struct vdm_unbound *u, const struct vdm_sink *sink)
{
	const struct vdm_node *n;
	struct vdm_buf table;
	int rc = -1;

	if (vdm_read(&u->corpus, u->bytes, u->length, u->read, sink) != 0)
		return -1;
	for (n = u->corpus->root->first; n != NULL; n = n->next)
		if (n->kind == VDM_KIND_INSTRUCTION &&
		    strcmp(n->name, VDM_VOLUME_MARK) == 0)
			break;
	if (n == NULL)
		return none(u, sink, "no instruction says what is in it");
	vdm_buf_init(&table);
	vdm_volume_show(n->text, strlen(n->text), &table);
	rc = vdm_volume_parse(u->v, vdm_buf_str(&table), table.len, 1, sink);
	vdm_buf_fini(&table);
	return rc;
}

/* Where the front matter of each record is announced, by its key. */
static void
find_marks(struct vdm_unbound *u, const char *from)
{
	static const char mark[] = "\n<!-- vidimus:record ";
	const char *end = u->bytes + u->length;

	while ((from = memmem(from, (size_t)(end - from), mark,
			      sizeof(mark) - 1)) != NULL) {
		const char *key = from + sizeof(mark) - 1;
		const char *eol = memchr(key, '\n', (size_t)(end - key));

		if (eol == NULL)
			return;
		vdm_strmap_put_n(&u->marks, key, (size_t)(eol - key),
				 (size_t)(from - u->bytes));
		from = eol;
	}
}

static int
open_page(struct vdm_unbound *u, const struct vdm_sink *sink)
{
	static const char mark[] = "---\n" VDM_VOLUME_MARK ":";
	const char *end;

	if (u->length < sizeof(mark) ||
	    memcmp(u->bytes, mark, sizeof(mark) - 1) != 0)
		return none(u, sink, "its front matter does not say so");
	end = memmem(u->bytes, u->length, "\n---\n", 5);
	if (end == NULL)
		return none(u, sink, "its front matter has no end");
	find_marks(u, end);
	return vdm_volume_parse(u->v, u->bytes + 4,
				(size_t)(end + 1 - (u->bytes + 4)), 1, sink);
}

static int
open_volume(struct vdm_unbound *u, const struct vdm_read_options *options,
	    const struct vdm_sink *sink)
{
	u->format = vdm_format_guess(u->bytes, u->length, options->name);
	if (u->format != NULL && strcmp(u->format, "epub") == 0)
		return open_book(u, sink);
	if (u->format != NULL && strcmp(u->format, "tei") == 0)
		return open_corpus(u, sink);
	if (u->format != NULL && strcmp(u->format, "markdown") == 0)
		return open_page(u, sink);
	return none(u, sink, "it is neither EPUB nor TEI nor Markdown");
}

int
vdm_unbind(struct vdm_unbound **unbound, const void *bytes, size_t length,
	   const struct vdm_read_options *options, const struct vdm_sink *sink)
{
	unsigned long before = vdm_memory_failures();
	struct vdm_unbound *u = vdm_calloc(1, sizeof(*u));

	*unbound = NULL;
	vdm_error_begin();
	if (u != NULL) {
		u->before = before;
		u->bytes = bytes;
		u->length = length;
		u->v = vdm_volume_new();
		u->read = vdm_read_options_copy(options);
		if (u->read == NULL && options == NULL)
			u->read = vdm_read_options_new();
	}
	if (u == NULL || u->v == NULL || u->read == NULL) {
		vdm_unbound_free(u);
		errno = ENOMEM;
		return -1;
	}
	u->read->no_recognise = 1;
	if (open_volume(u, u->read, sink) != 0 ||
	    vdm_unbound_rename(u, NULL) != 0 || vdm_memory_check(before) != 0) {
		int error = errno == EFBIG || vdm_memory_check(before) == 0
				? errno
				: ENOMEM;

		vdm_unbound_free(u);
		errno = error;
		return -1;
	}
	*unbound = u;
	return 0;
}

void
vdm_unbound_free(struct vdm_unbound *u)
{
	if (u == NULL)
		return;
	if (u->zip != NULL)
		vdm_zip_close(u->zip);
	vdm_strmap_fini(&u->folders);
	vdm_strmap_fini(&u->marks);
	vdm_record_free(u->corpus);
	vdm_volume_free(u->v);
	vdm_read_options_free(u->read);
	vdm_free(u);
}

/* ---- what is in it --------------------------------------------------------
 */

size_t
vdm_unbound_count(const struct vdm_unbound *u)
{
	return u->v->sources + (u->v->introduction_key != NULL &&
				u->v->file[VDM_VOLUME_INTRODUCTION] != NULL);
}

const char *
vdm_unbound_name(const struct vdm_unbound *u, size_t index)
{
	if (index < u->v->sources)
		return u->v->source[index].name;
	return index < vdm_unbound_count(u)
		   ? u->v->file_name[VDM_VOLUME_INTRODUCTION]
		   : NULL;
}

const char *
vdm_unbound_format(const struct vdm_unbound *u, size_t index)
{
	if (index < u->v->sources)
		return u->v->source[index].format;
	return index < vdm_unbound_count(u) ? u->v->introduction_format : NULL;
}

/* ---- what records are called ----------------------------------------------
 */

/* A name that no other one has, by case neither: "a.txt", "a-2.txt". */
static const char *
own_name(struct vdm_unbound *u, struct vdm_strmap *used, const char *name,
	 const char *format)
{
	const char *dot = strrchr(name, '.'), *own;
	struct vdm_buf b, tame;
	size_t n = strlen(name);

	vdm_buf_init(&b);
	vdm_buf_init(&tame);
	if (format != NULL && dot != NULL && strchr(dot, '/') == NULL &&
	    dot > name)
		n = (size_t)(dot - name);
	vdm_buf_put(&b, name, n);
	if (format != NULL)
		vdm_buf_printf(&b, ".%s", vdm_format_extension(format));
	vdm_media_tame(&tame, vdm_buf_str(&b));
	own = vdm_volume_own_name(u->v, used, vdm_buf_str(&tame), 0);
	u->v->arena.failed |= b.failed | tame.failed;
	vdm_buf_fini(&b);
	vdm_buf_fini(&tame);
	return own;
}

/* The ending that a record is to have, or NULL: its name has it already. */
static const char *
ending(const char *format, const char *was)
{
	if (format == NULL)
		format = was != NULL && vdm_format_is_written(was)
			     ? was
			     : vdm_format_native()->name;
	return was != NULL && strcmp(was, format) == 0 ? NULL : format;
}

int
vdm_unbound_rename(struct vdm_unbound *u, const char *format)
{
	unsigned long before = vdm_memory_failures();
	struct vdm_strmap used = {0};
	struct vdm_volume *v = u->v;
	size_t i;

	vdm_error_begin();
	if (format != NULL && !vdm_format_is_written(format))
		return vdm_error(EINVAL, "no record is written as \"%.40s\"",
				 format);
	u->description = own_name(u, &used, "volume.yaml", NULL);
	for (i = 0; i < v->sources; i++) {
		struct vdm_volume_source *s = &v->source[i];

		s->name =
		    own_name(u, &used, s->path, ending(format, s->format));
	}
	for (i = 0; i < VDM_VOLUME_FILES; i++)
		if (v->file[i] != NULL)
			v->file_name[i] = own_name(
			    u, &used, v->file[i],
			    i == VDM_VOLUME_INTRODUCTION
				? ending(format, v->introduction_format)
				: NULL);
	vdm_strmap_fini(&used);
	if (v->arena.failed || vdm_memory_check(before) != 0) {
		errno = ENOMEM;
		return -1;
	}
	return 0;
}

/* ---- a record of a book ---------------------------------------------------
 */

static void
add_constant(struct vdm_zip_writer *z, const char *name, const char *text)
{
	vdm_zip_writer_add(z, name, text, strlen(text), 1);
}

/* The book that a record would be alone, of its folder. */
static int
repack(struct vdm_unbound *u, const char *key, struct vdm_buf *out,
       const struct vdm_sink *sink)
{
	struct vdm_zip_writer *z = vdm_zip_writer_new();
	struct vdm_buf entry, path;
	size_t i, key_length = strlen(key);
	int rc = 0;

	if (z == NULL || !vdm_strmap_get(&u->folders, key, &i)) {
		vdm_zip_writer_free(z);
		return z == NULL ? -1 : none(u, sink, "a record is missing");
	}
	vdm_buf_init(&entry);
	vdm_buf_init(&path);
	add_constant(z, "mimetype", "application/epub+zip");
	add_constant(z, "META-INF/container.xml", vdm_epub_container);
	for (; i < vdm_zip_count(u->zip) && rc == 0; i++) {
		const char *name = vdm_zip_name(u->zip, i);

		if (strncmp(name, "EPUB/", 5) != 0 ||
		    strncmp(name + 5, key, key_length) != 0 ||
		    name[5 + key_length] != '/')
			break;
		vdm_buf_clear(&entry);
		vdm_buf_clear(&path);
		vdm_buf_printf(&path, "EPUB/%s", name + 6 + key_length);
		rc = vdm_zip_read(u->zip, i, &entry, sink);
		vdm_zip_writer_add(z, vdm_buf_str(&path), vdm_buf_str(&entry),
				   entry.len, 1);
	}
	if (rc == 0 && !entry.failed && !path.failed)
		rc = vdm_zip_writer_finish(z, out);
	else
		vdm_zip_writer_free(z);
	vdm_buf_fini(&entry);
	vdm_buf_fini(&path);
	return rc;
}

/* Whether a link led to another record of the volume. */
static int
was_link(void *context, const char *target, struct vdm_buf *out)
{
	const struct vdm_volume_link *l = context;

	while (l != NULL && strcmp(l->was, target) != 0)
		l = l->next;
	vdm_buf_puts(out, l != NULL ? l->is : "");
	return l != NULL ? 0 : -1;
}

static struct vdm_record *
from_book(struct vdm_unbound *u, const struct vdm_volume_source *s,
	  const struct vdm_sink *sink)
{
	struct vdm_within within = {.style = "../style.css",
				    .notes = "",
				    .link = was_link,
				    .context = s->links,
				    .folder = ""};
	struct vdm_read_options o = *u->read;
	struct vdm_record *rec = NULL;
	struct vdm_buf book;

	vdm_buf_init(&book);
	o.from = "epub";
	o.within = &within;
	if (repack(u, s->key, &book, sink) == 0)
		vdm_read(&rec, vdm_buf_str(&book), book.len, &o, sink);
	vdm_buf_fini(&book);
	return rec;
}

/* ---- a record of a corpus -------------------------------------------------
 */

/* Out of what was put around a fragment. */
static void
unwrap(struct vdm_record *rec, const char *fragment)
{
	struct vdm_node *n = vdm_node_child(rec->root, "text");

	if (n != NULL && strcmp(fragment, "text") != 0)
		n = vdm_node_child(n, "body");
	if (n != NULL && strcmp(fragment, "part") == 0) {
		n = n->first;
		while (n != NULL && !vdm_node_is_element(n))
			n = n->next;
	}
	if (n == NULL)
		return;
	vdm_node_unlink(n);
	vdm_volume_move_outside(rec->root, n);
	rec->root = n;
	rec->headless = 1;
	vdm_node_settle(n);
}

static struct vdm_record *
from_corpus(struct vdm_unbound *u, size_t index,
	    const struct vdm_volume_source *s, const struct vdm_sink *sink)
{
	size_t at = index == u->v->sources
			? 0
			: index + (u->v->introduction_key != NULL);
	struct vdm_record *text = vdm_record_text(u->corpus, at), *rec = NULL;
	const char *id;
	size_t n = strlen(s->key);

	if (text == NULL)
		return NULL;
	id = vdm_node_attr(text->root, "xml:id");
	if (id == NULL || strncmp(id, s->key, n) != 0 ||
	    (id[n] != '\0' && id[n] != '-'))
		none(u, sink, "its texts are not those of its description");
	else
		rec = vdm_volume_unkeyed(text, s->key, s->links);
	vdm_record_free(text);
	if (rec != NULL && s->fragment != NULL)
		unwrap(rec, s->fragment);
	return rec;
}

/* ---- a record of a page ---------------------------------------------------
 */

/* Where a line that is a mark of ours for a key ends, from `from` on; NULL. */
static const char *
mark_of(const struct vdm_unbound *u, const char *from, const char *what,
	const char *key, const char *tail, const char **begin)
{
	struct vdm_buf b;
	const char *at;
	size_t n;

	vdm_buf_init(&b);
	vdm_buf_printf(&b, "\n<!-- vidimus:%s %s%s\n", what, key, tail);
	n = b.len;
	at = b.failed ? NULL
		      : memmem(from, u->length - (size_t)(from - u->bytes),
			       vdm_buf_str(&b), n);
	vdm_buf_fini(&b);
	*begin = at;
	return at != NULL ? at + n : NULL;
}

/* Notes are called by the record's own labels again. */
static void
put_body(struct vdm_buf *out, const char *s, size_t n, const char *key)
{
	struct vdm_buf mark;
	size_t i = 0, m;

	vdm_buf_init(&mark);
	vdm_buf_printf(&mark, "[^%s-", key);
	m = mark.len;
	out->failed |= mark.failed;
	while (i < n && !out->failed) {
		if (n - i >= m && memcmp(s + i, vdm_buf_str(&mark), m) == 0) {
			vdm_buf_puts(out, "[^");
			i += m;
		} else {
			vdm_buf_putc(out, s[i++]);
		}
	}
	vdm_buf_fini(&mark);
}

/* The document that a record would be alone. 0, or -1. */
static int
gather(struct vdm_unbound *u, const char *key, struct vdm_buf *out)
{
	const char *at, *front, *end, *body;
	size_t mark;

	if (!vdm_strmap_get(&u->marks, key, &mark))
		return -1;
	front = mark_of(u, u->bytes + mark, "record", key, "", &at);
	if (front == NULL)
		return -1;
	/* no ">" stands in it but that of its end */
	end = memmem(front, u->length - (size_t)(front - u->bytes), "-->\n", 4);
	body = mark_of(u, front, "text", key, " -->", &at);
	if (end == NULL || body == NULL)
		return -1;
	if (end > front) {
		vdm_buf_puts(out, "---\n");
		vdm_volume_show(front, (size_t)(end - front), out);
		vdm_buf_puts(out, "---\n");
	}
	if (mark_of(u, body - 1, "end", key, " -->", &at) == NULL)
		return -1;
	if (at > body)
		put_body(out, body - 1, (size_t)(at - body) + 1, key);
	vdm_buf_putc(out, '\n');
	return 0;
}

static struct vdm_record *
from_page(struct vdm_unbound *u, const struct vdm_volume_source *s,
	  const struct vdm_sink *sink)
{
	struct vdm_read_options o = *u->read;
	struct vdm_record *keyed = NULL, *rec = NULL;
	struct vdm_buf text;

	vdm_buf_init(&text);
	o.from = "markdown";
	if (gather(u, s->key, &text) != 0)
		none(u, sink, "the marks of a record are missing");
	else
		vdm_read(&keyed, vdm_buf_str(&text), text.len, &o, sink);
	if (keyed != NULL)
		rec = vdm_volume_unkeyed(keyed, s->key, s->links);
	vdm_record_free(keyed);
	vdm_buf_fini(&text);
	return rec;
}

struct vdm_record *
vdm_unbound_record(struct vdm_unbound *u, size_t index,
		   const struct vdm_sink *sink)
{
	struct vdm_volume_source introduction = {0};
	const struct vdm_volume_source *s = &introduction;
	struct vdm_record *rec;
	int error;

	u->before = vdm_memory_failures();
	vdm_error_begin();
	if (index >= vdm_unbound_count(u)) {
		vdm_error(EINVAL, "there is no record %zu", index);
		return NULL;
	}
	introduction.key = u->v->introduction_key;
	introduction.links = u->v->introduction_links;
	if (index < u->v->sources)
		s = &u->v->source[index];
	errno = 0;
	if (u->zip != NULL)
		rec = from_book(u, s, sink);
	else if (u->corpus != NULL)
		rec = from_corpus(u, index, s, sink);
	else
		rec = from_page(u, s, sink);
	error = errno; /* of what asked for too much something was said */
	if ((rec == NULL && error == EFBIG) ||
	    vdm_memory_check(u->before) == 0) {
		errno = error;
		return rec;
	}
	vdm_record_free(rec);
	errno = ENOMEM;
	return NULL;
}

/* ---- what is beside the records -------------------------------------------
 */

/* Whether an entry is the file of that kind; of fonts, the `*font`-th that is
 * met. */
static int
is_file(const char *entry, int what, int *font)
{
	static const char fonts[] = "EPUB/fonts/", cover[] = "EPUB/cover.";

	if (what >= VDM_VOLUME_FONT)
		return strncmp(entry, fonts, sizeof(fonts) - 1) == 0 &&
		       (*font)-- == 0;
	if (what == VDM_VOLUME_TITLE)
		return strcmp(entry, VDM_VOLUME_TITLE_PAGE) == 0;
	if (what == VDM_VOLUME_CSS)
		return strcmp(entry, "EPUB/style.css") == 0;
	return strncmp(entry, cover, sizeof(cover) - 1) == 0 &&
	       strcmp(entry, "EPUB/cover.xhtml") != 0;
}

int
vdm_unbound_file(struct vdm_unbound *u, const char *what, const char **name,
		 char **bytes, size_t *length)
{
	int file = vdm_volume_file_of(what), font = file - VDM_VOLUME_FONT;
	unsigned long before = vdm_memory_failures();
	struct vdm_buf entry;
	const char *at;
	size_t i;

	*name = file >= 0 ? u->v->file_name[file] : NULL;
	*bytes = NULL;
	*length = 0;
	vdm_error_begin();
	if (u->zip == NULL || *name == NULL)
		return vdm_error(EINVAL, "the volume has no %.40s", what);
	vdm_buf_init(&entry);
	for (i = 0; i < vdm_zip_count(u->zip); i++) {
		if (!is_file(vdm_zip_name(u->zip, i), file, &font))
			continue;
		vdm_zip_read(u->zip, i, &entry, NULL);
		break;
	}
	at = file == VDM_VOLUME_CSS
		 ? strstr(vdm_buf_str(&entry), VDM_VOLUME_STYLE)
		 : NULL;
	if (at != NULL) {
		at += strlen(VDM_VOLUME_STYLE);
		*length = entry.len - (size_t)(at - entry.data);
		memmove(entry.data, at, *length + 1);
		entry.len = *length;
	}
	*bytes =
	    vdm_memory_check(before) == 0 ? vdm_buf_take(&entry, length) : NULL;
	if (*bytes != NULL)
		return 0;
	vdm_buf_fini(&entry);
	errno = ENOMEM;
	return -1;
}

int
vdm_unbound_description(const struct vdm_unbound *u, const char **name,
			char **text, size_t *length)
{
	struct vdm_buf out;

	vdm_error_begin();
	*name = u->description;
	vdm_buf_init(&out);
	vdm_volume_say(u->v, 0, &out);
	*text = vdm_buf_take(&out, length);
	if (*text != NULL)
		return 0;
	vdm_buf_fini(&out);
	errno = ENOMEM;
	return -1;
}
