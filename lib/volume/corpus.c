/* SPDX-License-Identifier: MIT */
/* A volume as TEI: a teiCorpus, in it one for each part, in these the records.
 */
#include <errno.h>
#include <string.h>

#include "format/format.h"
#include "markup/markup.h"
#include "volume/volume.h"
#include "xml/sax.h"

/* ---- headers --------------------------------------------------------------
 */

/* In which records somebody is, by the ids that they have there. */
static void
point_at_records(struct vdm_binding *b, struct vdm_record *in,
		 struct vdm_node *header)
{
	struct vdm_strmap by_id = {0};
	struct vdm_buf where;
	struct vdm_node *n;
	size_t i, at;

	for (i = 0; i < b->people; i++)
		if (b->person[i].same == i && b->person[i].as != NULL)
			vdm_strmap_put(&by_id, b->person[i].as, i);
	vdm_buf_init(&where);
	for (n = header; n != NULL; n = vdm_node_step(n, header)) {
		const char *id = vdm_node_attr(n, "xml:id");

		if (id == NULL || !vdm_strmap_get(&by_id, id, &at))
			continue;
		vdm_buf_clear(&where);
		for (i = at; i != VDM_VOLUME_NONE; i = b->person[i].next)
			vdm_buf_printf(&where, "%s#%s-%s", i == at ? "" : " ",
				       b->bound[b->person[i].bound].key,
				       b->person[i].id);
		vdm_node_set(in, n, "corresp", vdm_buf_str(&where));
	}
	b->failed |= where.failed | by_id.failed;
	vdm_buf_fini(&where);
	vdm_strmap_fini(&by_id);
}

/* The header that fields make, and the people over all, if `people`. */
static void
put_header(struct vdm_binding *b, const struct vdm_record *fields, int people,
	   struct vdm_buf *out)
{
	struct vdm_record *head = vdm_record_new(), *all = NULL;
	struct vdm_node *header;
	size_t i;

	if (head == NULL || vdm_record_body(head) == NULL) {
		vdm_record_free(head);
		b->failed = 1;
		return;
	}
	for (i = 0; i < fields->fields_count; i++)
		vdm_field_copy(head, fields->fields[i]);
	for (i = 0; people && i < b->people_of->people_count; i++)
		vdm_person_copy(head, b->people_of->people[i]);
	if (!head->arena.failed)
		all = vdm_format_native()->native->project(head);
	header = all != NULL ? vdm_node_child(all->root, "teiHeader") : NULL;
	if (header != NULL) {
		if (people)
			point_at_records(b, all, header);
		vdm_markup_serialise(header, out);
		vdm_buf_putc(out, '\n');
		b->failed |= all->arena.failed;
	} else {
		b->failed = 1;
	}
	vdm_record_free(all);
	vdm_record_free(head);
}

static int
give(struct vdm_binding *b, const struct vdm_buf *out)
{
	if (b->failed || out->failed) {
		errno = ENOMEM;
		return -1;
	}
	return vdm_binding_put(b, NULL, vdm_buf_str(out), out->len);
}

/* ---- a record -------------------------------------------------------------
 */

/* A fragment in a document: a text, what is a text's body, or a block of it. */
static int
wrap(struct vdm_record *rec, const char *fragment)
{
	struct vdm_node *tei = vdm_node_element(rec, "TEI"), *at = tei;
	static const char *const around[] = {"text", "body"};
	size_t i, n = strcmp(fragment, "text") == 0   ? 0
		      : strcmp(fragment, "body") == 0 ? 1
						      : 2;

	for (i = 0; i < n; i++) {
		struct vdm_node *c = vdm_node_element(rec, around[i]);

		vdm_node_append(at, c);
		at = c;
	}
	vdm_node_append(at, rec->root);
	if (tei == NULL || rec->arena.failed)
		return -1;
	vdm_volume_move_outside(rec->root, tei);
	rec->root = tei;
	rec->headless = 0;
	vdm_node_settle(tei);
	return 0;
}

/* Without what stands before a document: the declaration. */
static const char *
behind_declaration(const char *bytes)
{
	const char *end;

	if (strncmp(bytes, "<?xml ", 6) != 0)
		return bytes;
	end = strstr(bytes, "?>");
	return end != NULL ? end + 2 + strspn(end + 2, "\n") : bytes;
}

/* Whether comments or instructions stand around its root. */
static int
has_outside(const struct vdm_record *rec)
{
	const struct vdm_node *n = rec->root->first;

	while (n != NULL && (vdm_node_is_element(n) ||
			     vdm_node_attr(n, VDM_MARKUP_PLACE) == NULL))
		n = n->next;
	return n != NULL;
}

static int
put_mark(struct vdm_binding *b, const char *mark, const char *key)
{
	struct vdm_buf out;
	int rc;

	vdm_buf_init(&out);
	vdm_buf_printf(&out, "<?%s %s?>\n", mark, key);
	rc = give(b, &out);
	vdm_buf_fini(&out);
	return rc;
}

static int
put_record(struct vdm_binding *b, size_t at)
{
	const struct vdm_volume_bound *r = &b->bound[at];
	struct vdm_write_options o = *b->options;
	const struct vdm_sink *sink = NULL;
	struct vdm_record *rec = vdm_binding_load(b, at, &sink), *keyed = NULL;
	char *bytes = NULL;
	const char *text;
	size_t length;
	int rc = -1, outside;

	if (rec == NULL)
		return -1;
	o.to = b->form->format;
	vdm_binding_say_links(b, at, rec, sink);
	keyed = vdm_volume_keyed(rec, r->key, r->links);
	if (keyed != NULL &&
	    (r->fragment == NULL || wrap(keyed, r->fragment) == 0)) {
		keyed->headless = 0;
		if (vdm_node_attr(keyed->root, "xml:id") == NULL)
			vdm_node_set(keyed, keyed->root, "xml:id", r->key);
		rc = vdm_write(keyed, &bytes, &length, &o, sink);
	}
	outside = rc == 0 && has_outside(keyed);
	if (outside)
		rc = put_mark(b, VDM_VOLUME_RECORD_BEGINS, r->key);
	if (rc == 0) {
		text = behind_declaration(bytes);
		rc = vdm_binding_put(b, NULL, text,
				     length - (size_t)(text - bytes));
	}
	if (rc == 0 && outside)
		rc = put_mark(b, VDM_VOLUME_RECORD_ENDS, r->key);
	if (rc == 0)
		rc = vdm_binding_pictures(b, keyed);
	vdm_free(bytes);
	vdm_record_free(keyed);
	vdm_record_free(rec);
	return rc;
}

/* ---- the whole ------------------------------------------------------------
 */

static int
put_part(struct vdm_binding *b, size_t at)
{
	struct vdm_record *part = vdm_record_new();
	struct vdm_buf out;
	int rc;

	vdm_buf_init(&out);
	vdm_buf_puts(&out, "<teiCorpus>\n");
	if (part != NULL) {
		vdm_field_add(part, VDM_F_TITLE,
			      b->volume->part[b->bound[at].part]);
		put_header(b, part, 0, &out);
	}
	b->failed |= part == NULL || part->arena.failed;
	rc = give(b, &out);
	vdm_record_free(part);
	vdm_buf_fini(&out);
	return rc;
}

static int
put_first(struct vdm_binding *b)
{
	struct vdm_buf out, table;
	int rc;

	vdm_buf_init(&out);
	vdm_buf_init(&table);
	vdm_binding_table(b, &table);
	vdm_buf_puts(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			   "<teiCorpus xmlns=\"" VDM_NS_TEI
			   "\">\n<?" VDM_VOLUME_MARK "\n");
	vdm_volume_hide(vdm_buf_str(&table), &out);
	vdm_buf_puts(&out, "?>\n");
	put_header(b, b->volume->front, 1, &out);
	b->failed |= table.failed;
	rc = give(b, &out);
	vdm_buf_fini(&out);
	vdm_buf_fini(&table);
	return rc;
}

int
vdm_binding_corpus(struct vdm_binding *b)
{
	static const char part_end[] = "</teiCorpus>\n";
	size_t i;

	if (vdm_binding_all_links(b) != 0 || put_first(b) != 0)
		return -1;
	for (i = 0; i < b->count; i++) {
		if (vdm_binding_part_starts(b, i) && put_part(b, i) != 0)
			return -1;
		if (put_record(b, i) != 0)
			return -1;
		if (b->bound[i].part != VDM_VOLUME_NONE &&
		    (i + 1 == b->count ||
		     b->bound[i + 1].part != b->bound[i].part) &&
		    vdm_binding_put(b, NULL, part_end, sizeof(part_end) - 1))
			return -1;
	}
	return vdm_binding_put(b, NULL, part_end, sizeof(part_end) - 1);
}
