/* SPDX-License-Identifier: MIT */
/* What records are called in a volume: their paths, without what all have in
 * common. By these names they link to each other, and are given back. */
#include <errno.h>
#include <string.h>

#include "base/address.h"
#include "volume/volume.h"

/* Path without "." and ".." in it, as far as that can be. */
static const char *
settled(struct vdm_volume *v, const char *path)
{
	struct vdm_buf b;
	const char *s;

	vdm_buf_init(&b);
	if (*path == '/')
		vdm_buf_putc(&b, '/');
	vdm_path_join(&b, "", path + (*path == '/'));
	s = vdm_arena_strdup(&v->arena, vdm_buf_str(&b));
	v->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s;
}

/* How many bytes of folders two paths begin with both. */
static size_t
in_common(const char *a, size_t n, const char *b)
{
	size_t i, end = 0;

	for (i = 0; i < n && a[i] == b[i] && a[i] != '\0'; i++)
		if (a[i] == '/')
			end = i + 1;
	return end;
}

/* Without what leads out of the folder. */
static const char *
inside(const char *name)
{
	while (strncmp(name, "../", 3) == 0)
		name += 3;
	while (*name == '/')
		name++;
	return *name != '\0' && strcmp(name, "-") != 0 ? name : "record";
}

/* "a.txt" beside another one: "a-2.txt". */
static const char *
another(struct vdm_volume *v, const char *name, unsigned n)
{
	const char *slash = strrchr(name, '/'), *dot, *s;
	struct vdm_buf b;

	dot = strrchr(slash != NULL ? slash : name, '.');
	if (dot == NULL || dot == name)
		dot = name + strlen(name);
	vdm_buf_init(&b);
	vdm_buf_put(&b, name, (size_t)(dot - name));
	vdm_buf_printf(&b, "-%u%s", n, dot);
	s = vdm_arena_strdup(&v->arena, vdm_buf_str(&b));
	v->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s;
}

/* By what two names are one: on some systems by case and composition neither.
 */
static const char *
key_of(struct vdm_volume *v, const char *name, int cased)
{
	char *folded = cased ? NULL : vdm_path_folded(name);
	char *key = vdm_arena_strdup(&v->arena, folded != NULL ? folded : name);

	vdm_free(folded);
	return key;
}

const char *
vdm_volume_own_name(struct vdm_volume *v, struct vdm_strmap *used,
		    const char *name, int cased)
{
	const char *own = vdm_arena_strdup(&v->arena, name);
	const char *first = key_of(v, name, cased), *key = first;
	size_t *last;

	while (key != NULL && !vdm_strmap_put(used, key, 1) && !used->failed) {
		/* it knows which number was the last, for the next one */
		last = vdm_strmap_value(used, first);
		own = another(v, name, (unsigned)++*last);
		key = own != NULL ? key_of(v, own, cased) : NULL;
	}
	v->arena.failed |= used->failed;
	return own;
}

/* The paths of records and introduction, settled; how much of each is what all
 * have in common. */
static size_t
settle_all(struct vdm_volume *v, const char **introduction)
{
	const char *first = NULL;
	size_t common = (size_t)-1, i;

	*introduction = v->file[VDM_VOLUME_INTRODUCTION];
	if (*introduction != NULL)
		*introduction = first = settled(v, *introduction);
	for (i = 0; i < v->sources; i++) {
		const char *name = settled(v, v->source[i].path);

		v->source[i].name = name;
		if (v->arena.failed)
			return 0;
		if (first == NULL)
			first = name;
		common = in_common(first, common, name);
	}
	return first != NULL ? in_common(first, common, first) : 0;
}

int
vdm_volume_name(struct vdm_volume *v)
{
	struct vdm_strmap used = {0};
	const char *introduction;
	size_t common = settle_all(v, &introduction), i;

	for (i = 0; i < VDM_VOLUME_FILES && !v->arena.failed; i++) {
		const char *path = v->file[i], *slash;

		if (path == NULL)
			continue;
		slash = strrchr(path, '/');
		path = slash != NULL ? slash + 1 : path;
		if (i == VDM_VOLUME_INTRODUCTION)
			path = introduction + common;
		v->file_name[i] =
		    vdm_volume_own_name(v, &used, inside(path), 1);
	}
	for (i = 0; i < v->sources && !v->arena.failed; i++)
		v->source[i].name = vdm_volume_own_name(
		    v, &used, inside(v->source[i].name + common), 1);
	vdm_strmap_fini(&used);
	if (!v->arena.failed)
		return 0;
	errno = ENOMEM;
	return -1;
}
