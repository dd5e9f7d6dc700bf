/* SPDX-License-Identifier: MIT */
/*
 * Decisions for a whole run: of which file each is, where several are called
 * as it says. What is clear by its path alone stays as it was written, so that
 * the text, and what is known of an earlier run by its digest, stays the same.
 */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "decide/decide.h"
#include "decide/decision.h"
#include "prose/people/beside.h"
#include <vidimus/decision.h>
#include <vidimus/tables.h>

struct matching {
	const struct vdm_paths *paths;
	struct vdm_arena arena;
	struct vdm_strmap known; /* "source folder digest" -> meant */
	struct vdm_strmap gone;  /* sources that are said to be nowhere */
	const char **meant;
	size_t count, cap;
	char (*hex)[VDM_SHA256_HEX]; /* of each file, once asked for */
	int (*is_there)(void *ctx, const char *file);
	int (*digest)(void *ctx, const char *file, char hex[65]);
	void *ctx;
	const struct vdm_sink *sink;
};

/* The folder of the file that a decision stands in ("d/decisions.yaml:12"). */
static const char *
folder_of(struct matching *m, const struct vdm_decision *d)
{
	const char *at = d->key[VDM_DK_AT], *slash = strrchr(at, '/');

	if (slash == NULL)
		return NULL;
	return vdm_arena_strndup(&m->arena, at,
				 slash == at ? 1 : (size_t)(slash - at));
}

/* Both written one way. */
static int
ends_in(const char *path, const char *end)
{
	size_t n = path != NULL ? strlen(path) : 0, m = strlen(end);

	return n >= m && m > 0 && strcmp(path + n - m, end) == 0 &&
	       (n == m || *end == '/' || path[n - m - 1] == '/');
}

/* Whether one of the files that a source fits (NULL: one of all) has the bytes
 * that it had. */
static int
has_digest(struct matching *m, const char *source, const char *digest)
{
	size_t n = m->paths->files, i;
	char(*hex)[VDM_SHA256_HEX];

	if (source != NULL)
		source = vdm_path_plain(&m->arena, source);
	if (*digest == '\0' || n == 0)
		return 0;
	if (m->hex == NULL)
		m->hex = vdm_arena_alloc(&m->arena, n * sizeof(*m->hex));
	hex = m->hex;
	for (i = 0; hex != NULL && i < n; i++) {
		if (source != NULL && !ends_in(m->paths->file[i].whole, source))
			continue;
		if (hex[i][0] == '\0' &&
		    m->digest(m->ctx, m->paths->file[i].given, hex[i]) != 0)
			strcpy(hex[i], "-"); /* it cannot be read */
		if (strcasecmp(hex[i], digest) == 0)
			return 1;
	}
	return 0;
}

/* Whether the file lies in a folder of one that is read. */
static int
is_beside_one(struct matching *m, const char *source)
{
	const char *last = NULL;
	struct vdm_buf b;
	size_t i, n = 0;
	int there = 0;

	vdm_buf_init(&b);
	for (i = 0; i < m->paths->files && !there; i++) {
		const char *path = m->paths->file[i].given;
		const char *slash = strrchr(path, '/');

		/* files of one folder come one after the other */
		if (slash == NULL ||
		    (last != NULL && n == (size_t)(slash - path) &&
		     strncmp(last, path, n + 1) == 0))
			continue;
		last = path;
		n = (size_t)(slash - path);
		vdm_buf_clear(&b);
		vdm_buf_printf(&b, "%.*s/%s", (int)n, path, source);
		there = m->is_there(m->ctx, vdm_buf_str(&b));
	}
	m->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return there;
}

/* A decision about no file of the run: whether its file is anywhere. */
static void
look_for(struct matching *m, const struct vdm_decision *d, const char *folder)
{
	const char *source = d->key[VDM_DK_SOURCE];

	if (vdm_path_is_there(source, folder, m->is_there, m->ctx) ||
	    is_beside_one(m, source) ||
	    has_digest(m, NULL, vdm_decision_hex(d->key[VDM_DK_DIGEST])) ||
	    !vdm_strmap_put(&m->gone, source, 0))
		return;
	m->arena.failed |= m->gone.failed;
	vdm_diag(m->sink, VDM_D_DECISION_FILE, NULL, NULL,
		 "%.200s: there is no file \"%.300s\", which this is decided "
		 "of: it is obeyed nowhere",
		 d->key[VDM_DK_AT], source);
}

/* The file of the run whose path is the longest end of a source: all was moved
 * since it was decided, or another folder is meant. */
static size_t
file_at_end(struct matching *m, const char *source)
{
	const char *s = vdm_path_plain(&m->arena, source);
	size_t file = m->paths->files;

	while (s != NULL && file == m->paths->files) {
		s = strchr(s, '/');
		if (s != NULL && *++s != '\0')
			file = vdm_paths_of(m->paths, &m->arena, s);
	}
	return file;
}

/* How many files of the run a source fits when only the paths are looked at. */
static size_t
how_many(struct matching *m, const char *source, const struct vdm_found *found)
{
	const char *s = vdm_path_plain(&m->arena, source);
	size_t n = 0, file;
	struct vdm_found end;

	if (s == NULL)
		return 0;
	end = vdm_paths_end(m->paths, s);
	n = end.count;
	if (found->fit != VDM_FIT_NONE && n == 0)
		n = found->count;
	for (; (s = strchr(s, '/')) != NULL;) {
		file = *++s != '\0' ? vdm_paths_of(m->paths, &m->arena, s)
				    : m->paths->files;
		n += file < m->paths->files &&
		     !(end.count == 1 && file == end.file) &&
		     !(found->count == 1 && file == found->file);
	}
	return n;
}

static void
say_several(const struct matching *m, const struct vdm_decision *d,
	    const struct vdm_found *found)
{
	vdm_diag(m->sink, VDM_D_DECISION_SEVERAL, NULL, NULL,
		 "%.200s: \"%.300s\" may be any of %zu files of this run, "
		 "\"%.300s\" the first%s: it is obeyed in none of them",
		 d->key[VDM_DK_AT], d->key[VDM_DK_SOURCE], found->count,
		 m->paths->file[found->file].given,
		 *d->key[VDM_DK_DIGEST] != '\0'
		     ? ", and none of them has the digest"
		     : "");
}

void
vdm_decision_word(struct vdm_arena *a, const char *path,
		  char word[VDM_SHA256_HEX])
{
	const char *plain = vdm_path_plain(a, path);

	/* a name may hold what no text can */
	vdm_sha256_hex(plain != NULL ? plain : "",
		       plain != NULL ? strlen(plain) : 0, word);
}

static const char *
word_for(struct matching *m, size_t file)
{
	char word[VDM_SHA256_HEX];

	vdm_decision_word(&m->arena, m->paths->file[file].given, word);
	return vdm_arena_strdup(&m->arena, word);
}

/* Which file a decision is of: a word for it, VDM_MEANT_NONE, or "" where its
 * path tells. */
static const char *
meant(struct matching *m, const struct vdm_decision *d, const char *folder)
{
	const char *source = d->key[VDM_DK_SOURCE];
	struct vdm_found found =
	    vdm_paths_find(m->paths, &m->arena, source, folder);

	if (found.fit == VDM_FIT_NONE) {
		found.file = file_at_end(m, source);
		found.fit = VDM_FIT_NAME;
		found.count = 1;
		if (found.file == m->paths->files) {
			look_for(m, d, folder);
			return "";
		}
	}
	if (found.count > 1) {
		if (!has_digest(m, source,
				vdm_decision_hex(d->key[VDM_DK_DIGEST])))
			say_several(m, d, &found);
		return VDM_MEANT_NONE;
	}
	/* the very file that is named lies somewhere else */
	if (found.fit == VDM_FIT_NAME &&
	    vdm_path_is_there(source, folder, m->is_there, m->ctx))
		return VDM_MEANT_NONE;
	return how_many(m, source, &found) > 1 ? word_for(m, found.file) : "";
}

/* The same of what was asked before. */
static const char *
meant_by(struct matching *m, const struct vdm_decision *d)
{
	const char *folder = folder_of(m, d), *key, **grown;
	struct vdm_buf b;
	size_t i;

	vdm_buf_init(&b);
	vdm_buf_printf(&b, "%s\n%s\n%s", d->key[VDM_DK_SOURCE],
		       folder != NULL ? folder : "", d->key[VDM_DK_DIGEST]);
	key = vdm_arena_strdup(&m->arena, vdm_buf_str(&b));
	m->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	if (key != NULL && vdm_strmap_get(&m->known, key, &i))
		return m->meant[i];
	grown = key != NULL ? vdm_arena_grow(&m->arena, m->meant, &m->cap,
					     m->count + 1, sizeof(*grown))
			    : NULL;
	if (grown == NULL)
		return "";
	m->meant = grown;
	m->meant[m->count] = meant(m, d, folder);
	if (m->meant[m->count] == NULL)
		m->meant[m->count] = "";
	vdm_strmap_put(&m->known, key, m->count);
	m->arena.failed |= m->known.failed;
	return m->meant[m->count++];
}

static int
match_all(struct matching *m, const char *decisions, struct vdm_buf *out)
{
	struct vdm_decisions list;
	size_t i;
	int rc = vdm_decisions_read(&list, &m->arena, decisions, NULL);

	for (i = 0; rc == 0 && i < list.count; i++) {
		struct vdm_decision d = list.item[i];

		if (*d.key[VDM_DK_SOURCE] != '\0')
			d.key[VDM_DK_MEANT] = meant_by(m, &d);
		vdm_decision_put(&d, out);
	}
	return rc;
}

int
vdm_decisions_match(const char *decisions, const struct vdm_tables *tables,
		    int (*is_there)(void *ctx, const char *file),
		    int (*digest)(void *ctx, const char *file, char hex[65]),
		    void *ctx, char **text, const struct vdm_sink *sink)
{
	unsigned long before = vdm_memory_failures();
	struct matching m = {.paths = &tables->paths,
			     .is_there = is_there,
			     .digest = digest,
			     .ctx = ctx,
			     .sink = sink};
	struct vdm_buf out;
	int rc;

	*text = NULL;
	vdm_arena_init(&m.arena);
	vdm_buf_init(&out);
	rc = *decisions != '\0' ? match_all(&m, decisions, &out) : 0;
	errno = rc != 0 ? EINVAL : 0;
	if (vdm_memory_check(before) != 0)
		rc = -1;
	if (rc == 0)
		*text = vdm_buf_take(&out, NULL);
	if (rc == 0 && *text == NULL) {
		errno = ENOMEM;
		rc = -1;
	}
	vdm_buf_fini(&out);
	vdm_strmap_fini(&m.known);
	vdm_strmap_fini(&m.gone);
	vdm_arena_fini(&m.arena);
	return rc;
}

int
vdm_decisions_unmet(const char *decisions,
		    int (*is_met)(void *ctx, const char *where), void *ctx,
		    const struct vdm_sink *sink)
{
	unsigned long before = vdm_memory_failures();
	struct vdm_decisions list;
	struct vdm_arena arena;
	size_t i;
	int rc;

	if (vdm_is_blank(decisions)) /* none, or nothing is answered yet */
		return 0;
	vdm_arena_init(&arena);
	rc = vdm_decisions_read(&list, &arena, decisions, NULL);
	for (i = 0; rc == 0 && i < list.count; i++) {
		const struct vdm_decision *d = &list.item[i];
		const char *const *k = d->key;

		if (*k[VDM_DK_SOURCE] != '\0' || *k[VDM_DK_AT] == '\0' ||
		    is_met(ctx, k[VDM_DK_AT]))
			continue;
		if (d->scope == VDM_DS_PERSON)
			vdm_diag(sink, VDM_D_DECISION_NOWHERE, NULL, NULL,
				 "%.200s: nobody is called \"%.200s\" in any "
				 "file that was read: what was decided of them "
				 "is obeyed nowhere",
				 k[VDM_DK_AT], k[VDM_DK_PERSON]);
		else
			vdm_diag(sink, VDM_D_DECISION_NOWHERE, NULL, NULL,
				 "%.200s: no turn bears the label \"%.200s\" "
				 "in any file that was read: what was decided "
				 "of it is obeyed nowhere",
				 k[VDM_DK_AT], k[VDM_DK_LABEL]);
	}
	errno = rc != 0 ? EINVAL : 0;
	if (vdm_memory_check(before) != 0)
		rc = -1;
	vdm_arena_fini(&arena);
	return rc;
}
