/* SPDX-License-Identifier: MIT */
/* Publications whose container was unpacked into a folder, as they are kept
 * under version control: packed again as OCF has it (EPUB 3.3, 4.2.1). */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "epub/epub.h"
#include "zip/container.h"

#define MIMETYPE "mimetype"
#define CONTAINER "META-INF/container.xml"
#define MEDIA_TYPE "application/epub+zip"

/* What stands in the folder; names are paths within it. */
struct found {
	struct vdm_arena arena;
	const char *folder;
	const char **name;
	size_t count, cap;
	const char **inner; /* folders, those from `next` on not looked into */
	size_t inners, inners_cap, next;
	const char *first; /* of those that are left out */
	size_t left_out;
};

static void
put_path(struct vdm_buf *b, const char *folder, const char *name)
{
	vdm_buf_puts(b, folder);
	if (b->len > 0 && b->data[b->len - 1] != '/')
		vdm_buf_putc(b, '/');
	vdm_buf_puts(b, name);
}

/* What is there, no link followed; 0 where it is nothing. */
static mode_t
mode_of(const char *folder, const char *name)
{
	struct vdm_buf path;
	struct stat st;
	mode_t mode = 0;

	vdm_buf_init(&path);
	put_path(&path, folder, name);
	if (!path.failed && lstat(vdm_buf_str(&path), &st) == 0)
		mode = st.st_mode;
	vdm_buf_fini(&path);
	return mode;
}

/* Where nothing names the package, the media type tells. */
int
vdm_epub_is_expanded(const char *folder)
{
	struct vdm_buf b;
	int is;

	if (S_ISREG(mode_of(folder, CONTAINER)))
		return 1;
	if (!S_ISREG(mode_of(folder, MIMETYPE)))
		return 0;
	vdm_buf_init(&b);
	is = vdm_file_read_within(folder, MIMETYPE, 256, &b) == 0 &&
	     strncmp(vdm_buf_str(&b), MEDIA_TYPE, strlen(MEDIA_TYPE)) == 0;
	vdm_buf_fini(&b);
	return is;
}

static void
push(struct found *f, const char ***list, size_t *count, size_t *cap,
     const char *name)
{
	const char **more =
	    vdm_arena_grow(&f->arena, *list, cap, *count + 1, sizeof(*more));

	if (more == NULL)
		return;
	*list = more;
	more[*count] = vdm_arena_strdup(&f->arena, name);
	*count += more[*count] != NULL;
}

/* Hidden names are none of a publication's (.git, .DS_Store), links may lead
 * anywhere, and what is no regular file has no end. */
static void
add(struct found *f, const char *name, const char *base)
{
	mode_t mode = *base != '.' ? mode_of(f->folder, name) : 0;

	if (vdm_utf8_check(name, strlen(name)) < strlen(name))
		mode = 0;
	if (S_ISDIR(mode))
		push(f, &f->inner, &f->inners, &f->inners_cap, name);
	else if (S_ISREG(mode))
		push(f, &f->name, &f->count, &f->cap, name);
	else if (f->left_out++ == 0)
		f->first = vdm_arena_strdup(&f->arena, name);
}

/* What stands in one of its folders ("": in itself). 0, or -1 with errno. */
static int
look(struct found *f, const char *inner)
{
	struct vdm_buf path;
	struct dirent *d;
	DIR *dir = NULL;

	vdm_buf_init(&path);
	put_path(&path, f->folder, inner);
	errno = ENOMEM;
	if (!path.failed)
		dir = opendir(vdm_buf_str(&path));
	while (dir != NULL && (d = readdir(dir)) != NULL) {
		if (strcmp(d->d_name, ".") == 0 || strcmp(d->d_name, "..") == 0)
			continue;
		vdm_buf_clear(&path);
		if (*inner != '\0')
			put_path(&path, inner, "");
		vdm_buf_puts(&path, d->d_name);
		if (!path.failed)
			add(f, vdm_buf_str(&path), d->d_name);
	}
	if (dir != NULL)
		closedir(dir);
	if (path.failed || f->arena.failed)
		errno = ENOMEM;
	vdm_buf_fini(&path);
	return dir != NULL && !f->arena.failed ? 0 : -1;
}

static int
look_at_all(struct found *f)
{
	int rc = look(f, "");

	while (rc == 0 && f->next < f->inners) {
		rc = look(f, f->inner[f->next++]);
		if (f->inners + f->count > VDM_LIMIT_ZIP_ENTRIES)
			rc = vdm_error(EFBIG,
				       "there are more than %d files and "
				       "folders in it, which is the limit of a "
				       "container",
				       VDM_LIMIT_ZIP_ENTRIES);
	}
	return rc;
}

/* The media type comes first (EPUB 3.3, 4.2.2.3); then what tells a container
 * that has none. */
static int
rank(const char *name)
{
	return strcmp(name, MIMETYPE) == 0    ? 0
	       : strcmp(name, CONTAINER) == 0 ? 1
					      : 2;
}

static int
by_place(const void *x, const void *y)
{
	const char *a = *(const char *const *)x, *b = *(const char *const *)y;
	int ranks = rank(a) - rank(b);

	return ranks != 0 ? ranks : strcmp(a, b);
}

static int
pack(const struct found *f, struct vdm_buf *out)
{
	struct vdm_zip_writer *w = vdm_zip_writer_new();
	size_t i, total = 0;
	struct vdm_buf b;
	int rc = w != NULL ? 0 : -1, error;

	for (i = 0; rc == 0 && i < f->count; i++) {
		vdm_buf_init(&b);
		rc = vdm_file_read_within(f->folder, f->name[i],
					  VDM_LIMIT_INPUT - total, &b);
		total += b.len;
		if (rc == 0)
			vdm_zip_writer_add(w, f->name[i], b.data, b.len, 1);
		error = errno;
		vdm_buf_fini(&b);
		errno = error;
	}
	if (rc == 0)
		return vdm_zip_writer_finish(w, out);
	vdm_zip_writer_free(w);
	return -1;
}

static void
say_left_out(const struct found *f, const struct vdm_sink *sink)
{
	if (f->left_out > 0)
		vdm_diag(sink, VDM_D_INPUT_LEFT_OUT, NULL, NULL,
			 "%zu name%s in this folder %s not taken for the "
			 "publication's: \"%.200s\"%s; they are hidden, "
			 "links, no regular files, or not in UTF-8",
			 f->left_out, f->left_out == 1 ? "" : "s",
			 f->left_out == 1 ? "is" : "are", f->first,
			 f->left_out == 1 ? "" : " and others");
}

int
vdm_epub_pack(const char *folder, struct vdm_buf *out,
	      const struct vdm_sink *sink)
{
	struct found f = {.folder = folder};
	int rc, error;

	vdm_arena_init(&f.arena);
	rc = look_at_all(&f);
	if (rc == 0 && f.count == 0)
		rc = vdm_error(ENOTSUP, "nothing in it is a file of its own: "
					"links are not followed");
	if (rc == 0) {
		vdm_sort(f.name, f.count, sizeof(*f.name), by_place);
		rc = pack(&f, out);
	}
	if (rc == 0)
		say_left_out(&f, sink);
	error = errno;
	vdm_arena_fini(&f.arena);
	errno = error;
	return rc;
}
