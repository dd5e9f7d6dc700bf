/* SPDX-License-Identifier: MIT */
/* References to archives, and their parts. */
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "recognise/internal.h"

/* Words that mark the part after them. */
static const struct {
	const char *word;
	enum vdm_field_id id;
} parts[] = {
    {"fond", VDM_F_SOURCE_FOND},      {"fonds", VDM_F_SOURCE_FOND},
    {"f", VDM_F_SOURCE_FOND},         {"opis", VDM_F_SOURCE_OPIS},
    {"opis'", VDM_F_SOURCE_OPIS},     {"op", VDM_F_SOURCE_OPIS},
    {"inventory", VDM_F_SOURCE_OPIS}, {"delo", VDM_F_SOURCE_DELO},
    {"d", VDM_F_SOURCE_DELO},         {"file", VDM_F_SOURCE_DELO},
    {"pap", VDM_F_SOURCE_BOX},        {"papka", VDM_F_SOURCE_BOX},
    {"папка", VDM_F_SOURCE_BOX},      {"пап", VDM_F_SOURCE_BOX},
    {"por", VDM_F_SOURCE_PART},       {"portfel", VDM_F_SOURCE_PART},
    {"dossier", VDM_F_SOURCE_DELO},   {"l", VDM_F_SOURCE_LISTY},
    {"ll", VDM_F_SOURCE_LISTY},       {"list", VDM_F_SOURCE_LISTY},
    {"listy", VDM_F_SOURCE_LISTY},    {"bl", VDM_F_SOURCE_LISTY},
    {"bll", VDM_F_SOURCE_LISTY},      {"pp", VDM_F_SOURCE_LISTY},
    {"p", VDM_F_SOURCE_LISTY},        {"box", VDM_F_SOURCE_BOX},
    {"folder", VDM_F_SOURCE_FOLDER},  {"ф", VDM_F_SOURCE_FOND},
    {"оп", VDM_F_SOURCE_OPIS},        {"д", VDM_F_SOURCE_DELO},
    {"л", VDM_F_SOURCE_LISTY},        {"лл", VDM_F_SOURCE_LISTY},
    {"dok", VDM_F_SOURCE_ITEM},       {"doc", VDM_F_SOURCE_ITEM},
    {"document", VDM_F_SOURCE_ITEM},  {"per", VDM_F_SOURCE_PART},
    {"perechen", VDM_F_SOURCE_PART},  {"rg", VDM_F_SOURCE_SERIES},
    {"series", VDM_F_SOURCE_SERIES},  {"record group", VDM_F_SOURCE_SERIES}};

static const char *const files[] = {"central files",
				    "record group",
				    "files",
				    "papers, box",
				    "national security file",
				    "box ",
				    "archive",
				    "library",
				    "rg ",
				    "lot file",
				    "fond",
				    "signatur",
				    "manuscript",
				    "collection"};

static int
has_any(const char *low, const char *const *list, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strstr(low, list[i]) != NULL)
			return 1;
	return 0;
}

static size_t
count_digits(const char *s, size_t n)
{
	size_t i, d = 0;

	for (i = 0; i < n; i++)
		d += s[i] >= '0' && s[i] <= '9';
	return d;
}

static const char *
unbracket(const char *s, size_t *n)
{
	s = vdm_trim(s, n);
	if (*n > 2 && s[0] == '[' && s[*n - 1] == ']') {
		s++;
		*n -= 2;
	}
	if (*n > 8 && strncasecmp(s, "source:", 7) == 0) {
		s += 7;
		*n -= 7;
	}
	return vdm_trim(s, n);
}

int
vdm_source_bid(struct ctx *c, const char *s, size_t n)
{
	size_t used, in = n;
	const char *p = unbracket(s, &in), *low;

	if (in < 4 || in > 400)
		return 0;
	if (vdm_rule_at_start(c, p, in, P_REPOSITORY, &used) != NULL &&
	    used < in && strchr(",:;.( ", p[used]) != NULL &&
	    count_digits(p, in) > 0)
		return 1;
	low = vdm_lower(c, p, in);
	if (low == NULL)
		return 0;
	if (p != s && in < 200 && strncasecmp(p - 2, ": ", 2) == 0 &&
	    (strstr(low, "archive") != NULL || strstr(low, "library") != NULL))
		return 1;
	if (count_digits(p, in) == 0)
		return 0;
	if (strstr(low, "f. ") != NULL && strstr(low, "op. ") != NULL)
		return 1;
	if (memchr(p, ',', in) == NULL || in > 250)
		return 0;
	return has_any(low, files, sizeof(files) / sizeof(files[0]));
}

static const char *
part_end(const char *s, const char *end)
{
	const char *p = s;

	while (p < end && *p != ',' && *p != ';' &&
	       !(*p == '.' && (p + 1 == end || p[1] == ' ')))
		p++;
	return p;
}

/* "op. 11": the field, and where the value starts; -1 if it is no part. */
static int
marked_part(struct ctx *c, const char *s, size_t n, size_t *value)
{
	size_t i, k;
	const char *low = vdm_lower(c, s, n);

	if (low == NULL)
		return -1;
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		k = strlen(parts[i].word);
		if (strncmp(low, parts[i].word, k) != 0 || k >= n)
			continue;
		while (k < n && (s[k] == '.' || s[k] == ' ' || s[k] == ':' ||
				 (unsigned char)s[k] == 0xC2 ||
				 (unsigned char)s[k] == 0xA0))
			k++;
		if (k == strlen(parts[i].word))
			continue;
		*value = k;
		return (int)parts[i].id;
	}
	return -1;
}

static void
put(struct ctx *c, int id, const char *s, size_t n, const struct vdm_pos *pos)
{
	struct vdm_field *f;

	s = vdm_trim(s, &n);
	if (n == 0 || vdm_field_get(c->rec, (enum vdm_field_id)id, 0) != NULL)
		return;
	f = vdm_field_addn(c->rec, (enum vdm_field_id)id, s, n);
	if (f != NULL && pos != NULL)
		f->pos = *pos;
}

static int
all_of(const char *s, size_t n, const char *set)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strchr(set, s[i]) == NULL)
			return 0;
	return n > 0;
}

/* A part without a mark: by the archive's own custom. */
static void
bare_part(struct ctx *c, const char *repo, size_t index, const char *s,
	  size_t n, const struct vdm_pos *pos)
{
	const char *low = vdm_lower(c, repo, strlen(repo));
	int german = low != NULL &&
		     (strstr(low, "arch") != NULL || strstr(low, "aa") != NULL);
	int naa = strncmp(repo, "NAA", 3) == 0 || strncmp(repo, "AA", 2) == 0;

	if (naa) {
		put(c,
		    index == 0   ? VDM_F_SOURCE_SERIES
		    : index == 1 ? VDM_F_SOURCE_ITEM
				 : VDM_F_SOURCE_PART,
		    s, n, pos);
	} else if (all_of(s, n, "0123456789-\xE2\x80\x93 ") && index > 0) {
		put(c, VDM_F_SOURCE_LISTY, s, n, pos);
	} else if (german && index == 0) {
		put(c, VDM_F_SOURCE_FOND, s, n, pos);
	} else if (index == 0 || count_digits(s, n) == 0) {
		put(c, VDM_F_SOURCE_COLLECTION, s, n, pos);
	} else {
		put(c, VDM_F_SOURCE_ITEM, s, n, pos);
	}
}

/* An archive, a library, whatever its name. */
static int
is_repository(struct ctx *c, const char *name)
{
	static const char *const all[] = {"archiv", "library", "museum",
					  "bibliothek", "biblioth\xC3\xA8que"};
	const char *low =
	    name != NULL ? vdm_lower(c, name, strlen(name)) : NULL;

	return low != NULL && has_any(low, all, sizeof(all) / sizeof(all[0]));
}

static void
split_source(struct ctx *c, const char *s, size_t n, const struct vdm_pos *pos)
{
	const char *p = s, *end = s + n, *e;
	const char *repo = "";
	size_t used = 0, bare = 0, value;
	int id;

	if (vdm_rule_at_start(c, s, n, P_REPOSITORY, &used) != NULL ||
	    memchr(s, ',', n) != NULL) {
		e = part_end(s, end);
		if (memchr(s, ':', (size_t)(e - s)) != NULL)
			e = memchr(s, ':', (size_t)(e - s));
		if (used > 0 && used + 1 < n && s[used] == ' ' &&
		    marked_part(c, s + used + 1, n - used - 1, &value) >= 0)
			e = s + used;
		if (used > 0 && (size_t)(e - s) > used && s[used] == ' ' &&
		    count_digits(s + used, (size_t)(e - s) - used) > 0)
			e = s + used;
		if (used > 0 || count_digits(s, (size_t)(e - s)) == 0) {
			repo =
			    vdm_arena_strndup(&c->scratch, s, (size_t)(e - s));
			if (used > 0 || is_repository(c, repo))
				put(c, VDM_F_SOURCE_REPOSITORY, s,
				    (size_t)(e - s), pos);
			p = e;
		}
	}
	while (repo != NULL && p < end) {
		while (p < end && strchr(",;:. ", *p) != NULL)
			p++;
		id = marked_part(c, p, (size_t)(end - p), &value);
		/* "file" is a delo below a fond; elsewhere it is any file */
		if (id == VDM_F_SOURCE_DELO && strncasecmp(p, "file", 4) == 0 &&
		    vdm_field_get(c->rec, VDM_F_SOURCE_FOND, 0) == NULL)
			id = VDM_F_SOURCE_ITEM;
		if (id == VDM_F_SOURCE_LISTY && (*p == 'P' || *p == 'p') &&
		    vdm_field_get(c->rec, VDM_F_SOURCE_FOND, 0) != NULL)
			id = VDM_F_SOURCE_BOX; /* papka */
		if (id >= 0) {
			e = part_end(p + value, end);
			put(c, id, p + value, (size_t)(e - p) - value, pos);
		} else {
			e = part_end(p, end);
			if (used > 0)
				bare_part(c, repo, bare++, p, (size_t)(e - p),
					  pos);
		}
		p = e < end ? e + 1 : end;
	}
}

void
vdm_source_add(struct ctx *c, const char *s, size_t n,
	       const struct vdm_pos *pos, int split)
{
	size_t in;
	const char *p;
	struct vdm_field *f;

	s = vdm_trim(s, &n);
	in = n;
	p = unbracket(s, &in);
	/* A reference of abbreviations keeps its own stop. */
	if (n > 0 && s[n - 1] == '.' && strstr(s, "op. ") == NULL &&
	    strstr(s, "Op. ") == NULL)
		n--;
	if (vdm_field_get(c->rec, VDM_F_SOURCE, 0) != NULL)
		return;
	f = vdm_field_addn(c->rec, VDM_F_SOURCE, s, n);
	if (f != NULL && pos != NULL)
		f->pos = *pos;
	if (split)
		split_source(c, p, in, pos);
}
