/* SPDX-License-Identifier: MIT */
/* Names of files in a container (EPUB 3.3, 4.2.3). */
#include <stdlib.h>
#include <string.h>

#include "base/compose.h"
#include "base/memory.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "rules/epub/publication.h"

/* 4.2.3: what no file name may hold. */
static int
forbidden(uint32_t cp)
{
	return cp < 0x20 || cp == 0x7F || (cp >= 0x80 && cp < 0xA0) ||
	       (cp < 0x80 && strchr("\"*:<>?\\|", (int)cp) != NULL) ||
	       (cp >= 0xE000 && cp <= 0xF8FF) ||
	       (cp >= 0xFDD0 && cp <= 0xFDEF) || (cp & 0xFFFE) == 0xFFFE ||
	       (cp >= 0xFFF0 && cp <= 0xFFFF) ||
	       (cp >= 0xE0000 && cp <= 0xE0FFF &&
		/* tags, since November 2022 */
		!(cp >= 0xE0020 && cp <= 0xE007F)) ||
	       cp >= 0xF0000;
}

static void
note_characters(const struct vdm_sink *sink, const char *name)
{
	size_t n = strlen(name), used;
	int blank = 0, foreign = 0;

	for (size_t i = 0; i < n; i += used) {
		uint32_t cp = vdm_utf8_decode(name + i, n - i, &used);

		blank |= vdm_is_white_space(cp) && !forbidden(cp);
		foreign |=
		    cp > 0x7F && !forbidden(cp) && !vdm_is_white_space(cp);
	}
	if (blank)
		vdm_diag(sink, VDM_D_EPUB_ADVICE, NULL, NULL,
			 "a file name holds white space: \"%.100s\"", name);
	if (foreign)
		vdm_diag(sink, VDM_D_EPUB_USAGE, NULL, NULL,
			 "a file name is not of ASCII alone: \"%.100s\"", name);
}

void
vdm_check_name(const struct vdm_sink *sink, const char *name, int version)
{
	size_t n = strlen(name);

	note_characters(sink, name);
	if (n > 0 && name[n - 1] == '.')
		vdm_diag(sink, VDM_D_EPUB_NAME, NULL, NULL,
			 "the file name \"%s\" ends with a full stop", name);
	for (size_t i = 0, used; i < n; i += used) {
		uint32_t cp = vdm_utf8_decode(name + i, n - i, &used);

		if (!forbidden(cp) || (cp == '|' && version == 2))
			continue;
		vdm_diag(sink, VDM_D_EPUB_NAME, NULL, NULL,
			 "the file name \"%s\" holds the character U+%04X, "
			 "which is not allowed",
			 name, (unsigned)cp);
		return;
	}
}

static int
by_string(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/*
 * Case folding, then NFC: what some file systems do to names, where one of the
 * two files would then overwrite the other (4.2.3).
 */
static const char *
folded(struct vdm_pub *pub, const char *name)
{
	char *s = vdm_compose_folded(name, strlen(name));
	const char *out = s != NULL ? vdm_arena_strdup(&pub->arena, s) : name;

	vdm_free(s);
	return out;
}

void
vdm_check_names(struct vdm_pub *pub)
{
	size_t n = vdm_zip_count(pub->zip);
	const char **fold;

	pub->names = vdm_arena_alloc(&pub->arena, (n + 1) * sizeof *fold);
	fold = vdm_arena_alloc(&pub->arena, (n + 1) * sizeof *fold);
	if (pub->names == NULL || fold == NULL)
		return;
	pub->listed = vdm_arena_alloc(&pub->arena, n + 1);
	pub->names_count = pub->listed != NULL ? n : 0;
	if (pub->listed == NULL)
		return;
	memset(pub->listed, 0, n + 1);
	for (size_t i = 0; i < n; i++) {
		const char *name = vdm_zip_name(pub->zip, i);

		if (!vdm_zip_name_is_utf8(pub->zip, i))
			vdm_diag(pub->sink, VDM_D_EPUB_NAME, NULL, NULL,
				 "the name of entry %zu is not in UTF-8; taken "
				 "for code page 437 it is \"%.200s\"",
				 i + 1, name);
		pub->names[i] = vdm_name_nfc(&pub->arena, name);
		fold[i] = folded(pub, name);
		if (pub->names[i] == NULL || fold[i] == NULL) {
			pub->names_count = 0;
			return;
		}
	}
	vdm_sort(fold, n, sizeof *fold, by_string);
	for (size_t i = 1; i < n; i++)
		if (strcmp(fold[i], fold[i - 1]) == 0)
			vdm_diag(pub->sink, VDM_D_EPUB_NAME, NULL, NULL,
				 "two file names are the same but for case or "
				 "composition: \"%s\"",
				 fold[i]);
}

void
vdm_check_characters(struct vdm_pub *pub)
{
	for (size_t i = 0; i < vdm_zip_count(pub->zip); i++)
		vdm_check_name(pub->sink, vdm_zip_name(pub->zip, i),
			       pub->version);
}
