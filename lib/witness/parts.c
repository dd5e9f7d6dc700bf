/* SPDX-License-Identifier: MIT */
/*
 * Parts of a document that lie in files of their own (XInclude 1.0): their
 * bytes are looked at where they took the place of an inclusion. That they did
 * the reader says; which they are, and what is in them, is found out here.
 */
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/words.h"
#include "record/record.h"
#include "witness/scan.h"
#include "witness/see.h"
#include "witness/walk.h"
#include "witness/witness.h"
#include "xml/pointer.h"

/* More within one another no reader takes. */
enum { PARTS = 16 };

/* The bytes of a part, which is one element of its file where `pointer` says
 * so. */
static void
part_walk(struct vdm_walk *walk, const char *path, const char *pointer,
	  int is_text)
{
	const struct vdm_record *rec = walk->t->parts;
	const char *outer = walk->part;
	struct vdm_pos pos = {1, 1, 0};
	char id[VDM_POINTER_ID];
	struct vdm_buf bytes;

	vdm_buf_init(&bytes);
	if (vdm_file_read_within(rec->inclusions_base, path, VDM_LIMIT_INPUT,
				 &bytes) == 0) {
		vdm_testimony_file(walk->t, path);
		walk->part = path;
		walk->parts++;
		walk->part_id =
		    *pointer != '\0' && vdm_xml_pointer_id(pointer, id) == 0
			? id
			: NULL;
		if (is_text) {
			vdm_walk_addresses(walk, vdm_buf_str(&bytes), bytes.len,
					   &pos);
			vdm_testimony_text(walk->t, vdm_walk_place(walk),
					   vdm_buf_str(&bytes), bytes.len,
					   &pos);
		} else {
			vdm_witness_see_markup(walk, vdm_buf_str(&bytes),
					       bytes.len);
		}
		walk->part_id = NULL;
		walk->parts--;
		walk->part = outer;
		vdm_testimony_file(walk->t, outer);
	}
	vdm_buf_fini(&bytes);
}

/* What took the place of an inclusion is walked there. */
static int
include(struct vdm_walk *walk, const struct vdm_scanned *item)
{
	const struct vdm_record *rec = walk->t->parts;
	const char *local = item->s, *slash;
	const struct vdm_inclusion *part = NULL;
	struct vdm_buf path, pointer, parse, name;
	size_t n = item->n;

	vdm_scan_local(&local, &n);
	if (rec == NULL || rec->inclusions_count == 0 || walk->parts >= PARTS ||
	    !vdm_words_is(local, n, "include"))
		return 0;
	vdm_buf_init(&path);
	vdm_buf_init(&pointer);
	vdm_buf_init(&parse);
	vdm_buf_init(&name);
	slash = walk->part != NULL ? strrchr(walk->part, '/') : NULL;
	if (slash != NULL) /* it is seen from the file that names it */
		vdm_buf_put(&path, walk->part,
			    (size_t)(slash + 1 - walk->part));
	(void)vdm_scan_value(item, "href", &path);
	(void)vdm_scan_value(item, "xpointer", &pointer);
	(void)vdm_scan_value(item, "parse", &parse);
	vdm_buf_printf(&name, "%s#%s", vdm_buf_str(&path),
		       vdm_buf_str(&pointer));
	part = vdm_record_inclusion(rec, vdm_buf_str(&name));
	if (part != NULL && !part->fell_back)
		part_walk(walk, vdm_buf_str(&path), vdm_buf_str(&pointer),
			  strcmp(vdm_buf_str(&parse), "text") == 0);
	walk->t->failed = walk->t->failed || path.failed || pointer.failed ||
			  parse.failed || name.failed;
	vdm_buf_fini(&path);
	vdm_buf_fini(&pointer);
	vdm_buf_fini(&parse);
	vdm_buf_fini(&name);
	return part == NULL ? 0 : part->fell_back ? 2 : 1;
}

int
vdm_witness_xml(struct vdm_testimony *t, const char *bytes, size_t length,
		const char *encoding)
{
	struct vdm_walk *walk =
	    vdm_witness_walk_new(t, VDM_WORDS_TEI, VDM_PLACE_BODY);

	(void)encoding;
	if (walk != NULL) {
		walk->include = include;
		vdm_witness_see_markup(walk, bytes, length);
	}
	vdm_free(walk);
	return vdm_witness_end(t);
}
