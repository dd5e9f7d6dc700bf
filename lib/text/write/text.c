/* SPDX-License-Identifier: MIT */
/*
 * Writes a record as an archive would type it. Each chunk is typed by its
 * form, read as the reader would read it, and given a mark where that is not
 * what it is.
 */
#include <errno.h>
#include <string.h>

#include "base/sabotage.h"
#include "base/utf8.h"
#include "text/grammar/chunk.h"
#include "text/write/voice.h"

struct writer {
	const struct vdm_record *rec;
	struct vdm_buf *out;
	struct vdm_arena arena;
	struct vdm_arena scratch; /* what a reader would make of a chunk */
	struct vdm_text_flat flat;
	struct vdm_text_names names;     /* what a reader goes by */
	struct vdm_text_names extras;    /* what it must be told of that */
	struct vdm_strmap labels, forms; /* of the extras -> index */
	struct vdm_text_state st;
	struct vdm_buf chunk;
};

/* ---- who speaks ------------------------------------------------------- */

static int
path_ends(const char *path, const char *end)
{
	size_t n = strlen(path), m = strlen(end);

	return n >= m && strcmp(path + n - m, end) == 0 &&
	       (n == m || path[n - m - 1] == '/');
}

/* The who of the last but one element of a path as it stands in the tree. */
static void
path_who(const char *path, struct vdm_buf *who)
{
	const char *last = strrchr(path, '/'), *at = path, *w;
	size_t n, k;

	vdm_buf_clear(who);
	if (last == NULL)
		return;
	for (w = path; w < last; w++)
		if (*w == '/')
			at = w + 1;
	for (w = at; w + 5 < last && memcmp(w, " who=", 5) != 0; w++)
		;
	if (w + 5 >= last)
		return;
	w += 5;
	n = strcspn(w, " /");
	while (n > 0) {
		k = strcspn(w, ", /");
		if (who->len > 0)
			vdm_buf_putc(who, ' ');
		vdm_text_unescape(who, w, k);
		w += k;
		n -= k;
		if (n > 0) {
			w++;
			n--;
		}
	}
}

static int
is_labelled_step(const struct vdm_text_step *step)
{
	const char *last = strrchr(step->path, '/'), *at = last;

	if (!path_ends(step->path, "speaker") || last == NULL)
		return 0;
	while (at > step->path && at[-1] != '/')
		at--;
	return strncmp(at, "sp", 2) == 0 && (at[2] == '/' || at[2] == ' ');
}

static int
is_narrated_step(const struct vdm_text_step *step)
{
	const char *last = strrchr(step->path, '/'), *at = last;

	if (last == NULL || strcmp(last, "/p") != 0)
		return 0;
	while (at > step->path && at[-1] != '/')
		at--;
	return strncmp(at, "said who=", 9) == 0 &&
	       strstr(at, " guess=") == NULL;
}

static void
want_label(struct writer *w, const struct vdm_text_step *step, const char *who)
{
	const struct vdm_text_name *known =
	    vdm_text_label_find(&w->names, step->text, strlen(step->text));

	w->extras.labelled = 1;
	if ((known != NULL && strcmp(known->who, who) == 0) ||
	    strchr(step->text, '\n') != NULL || step->text[0] == '\0' ||
	    vdm_strmap_get(&w->labels, step->text, NULL))
		return;
	vdm_text_names_label(&w->extras, step->text, who);
	vdm_strmap_put(&w->labels, step->text, 0);
}

/* The first name of that person in a narrated turn, where no form of theirs
 * says it. */
static void
want_form(struct writer *w, const struct vdm_text_step *step, const char *who)
{
	const struct vdm_text_name *known;
	const struct vdm_node *n;
	struct vdm_buf form;
	size_t at;

	known =
	    vdm_text_form_find(&w->names, step->text, strlen(step->text), &at);
	if (known != NULL && strcmp(known->who, who) == 0)
		return;
	for (n = step->node; n != NULL; n = vdm_node_walk(n, step->node))
		if (vdm_node_is(n, "persName") &&
		    vdm_node_attr(n, "ref") != NULL &&
		    strcmp(vdm_node_attr(n, "ref"), who) == 0)
			break;
	if (n == NULL)
		return;
	vdm_buf_init(&form);
	vdm_node_content(n, &form);
	known =
	    vdm_text_form_find(&w->names, vdm_buf_str(&form), form.len, &at);
	if (known != NULL && known->n == form.len &&
	    strcmp(known->who, who) == 0)
		vdm_buf_clear(&form); /* known, but another name comes first */
	if (form.len > 2 && strpbrk(form.data, "\t\r\n[") == NULL &&
	    !vdm_strmap_get(&w->forms, form.data, NULL)) {
		size_t last = w->extras.forms_count;

		vdm_text_names_form(&w->extras, form.data, who);
		if (w->extras.forms_count > last)
			vdm_strmap_put(&w->forms, w->extras.forms[last].text,
				       last);
	}
	vdm_buf_fini(&form);
}

static void
find_extras(struct writer *w)
{
	const struct vdm_text_steps *steps = &w->flat.steps;
	struct vdm_buf who;
	size_t i;

	vdm_buf_init(&who);
	for (i = 0; i < steps->count; i++) {
		const struct vdm_text_step *step = &steps->at[i];

		if (is_labelled_step(step)) {
			path_who(step->path, &who);
			want_label(w, step, vdm_buf_str(&who));
		} else if (is_narrated_step(step)) {
			path_who(step->path, &who);
			want_form(w, step, vdm_buf_str(&who));
		}
	}
	if (who.failed)
		w->arena.failed = 1;
	vdm_buf_fini(&who);
}

/* Whether names make more turns that are than turns that are not. */
static int
narration_pays(struct writer *w)
{
	const struct vdm_text_steps *steps = &w->flat.steps;
	const struct vdm_text_name *known;
	struct vdm_buf who;
	size_t i, at, right = 0, wrong = 0;

	vdm_buf_init(&who);
	for (i = 0; i < steps->count; i++) {
		const struct vdm_text_step *step = &steps->at[i];
		int turn = is_narrated_step(step);

		if (!turn && strcmp(step->path, "p") != 0)
			continue;
		known = vdm_text_form_find(&w->names, step->text,
					   strlen(step->text), &at);
		if (known == NULL)
			continue;
		path_who(step->path, &who);
		if (turn)
			right += strcmp(known->who, vdm_buf_str(&who)) == 0;
		else
			wrong++;
	}
	if (who.failed)
		w->arena.failed = 1;
	vdm_buf_fini(&who);
	return right > wrong;
}

/* Keeps the extra names by which some narrated turn is read right; 1 when
 * that is fewer than before. */
static int
prune_forms(struct writer *w)
{
	const struct vdm_text_steps *steps = &w->flat.steps;
	struct vdm_text_name *list = w->extras.forms;
	const struct vdm_text_name *found;
	struct vdm_buf who;
	size_t i, k, at, kept = 0;

	for (k = 0; k < w->extras.forms_count; k++)
		list[k].order = 0;
	vdm_buf_init(&who);
	for (i = 0; i < steps->count; i++) {
		const char *text = steps->at[i].text;

		if (!is_narrated_step(&steps->at[i]))
			continue;
		found = vdm_text_form_find(&w->names, text, strlen(text), &at);
		path_who(steps->at[i].path, &who);
		if (found == NULL || strcmp(found->who, vdm_buf_str(&who)) != 0)
			continue;
		if (vdm_strmap_get(&w->forms, found->text, &k))
			list[k].order = 1;
	}
	if (who.failed || w->forms.failed)
		w->arena.failed = 1;
	vdm_buf_fini(&who);
	vdm_strmap_fini(&w->forms);
	for (k = 0; k < w->extras.forms_count; k++)
		if (list[k].order > 0) {
			list[kept] = list[k];
			vdm_strmap_put(&w->forms, list[kept].text, kept);
			kept++;
		}
	k = w->extras.forms_count;
	w->extras.forms_count = kept;
	return kept < k;
}

static void
build_names(struct writer *w)
{
	size_t i;

	memset(&w->names, 0, sizeof(w->names));
	w->names.arena = &w->arena;
	for (i = 0; i < w->extras.labels_count; i++)
		vdm_text_names_label(&w->names, w->extras.labels[i].text,
				     w->extras.labels[i].who);
	for (i = 0; i < w->extras.forms_count; i++)
		vdm_text_names_form(&w->names, w->extras.forms[i].text,
				    w->extras.forms[i].who);
	vdm_text_names_people(&w->names, w->rec);
}

static void
find_names(struct writer *w)
{
	w->names.arena = w->extras.arena = &w->arena;
	vdm_text_names_people(&w->names, w->rec);
	find_extras(w);
	do
		build_names(w);
	while (!w->arena.failed && prune_forms(w));
	vdm_text_names_sort(&w->extras);
	w->extras.narrated = narration_pays(w);
	if (!w->extras.narrated) {
		w->extras.forms_count = 0;
		build_names(w);
		w->extras.narrated = narration_pays(w);
	}
	build_names(w);
	w->names.labelled = w->extras.labelled;
	w->names.narrated = w->extras.narrated;
}

/* ---- forms ------------------------------------------------------------ */

static const struct vdm_text_step *
step_at(const struct writer *w, size_t i)
{
	return i < w->flat.steps.count ? &w->flat.steps.at[i] : NULL;
}

/* Several steps as lines that begin with `lead`; how many. */
static size_t
type_lines(struct writer *w, size_t i, const char *lead, const char *more,
	   unsigned inner)
{
	const struct vdm_text_step *first = step_at(w, i), *s = first;
	size_t k = 0;

	while (s != NULL && s->text[0] != '\0' &&
	       strchr(s->text, '\n') == NULL &&
	       (k == 0 || (strcmp(s->path, more) == 0 &&
			   s->keep == first->keep + inner))) {
		if (k > 0)
			vdm_buf_putc(&w->chunk, '\n');
		vdm_buf_printf(&w->chunk, "%s%s", lead, s->text);
		s = step_at(w, i + ++k);
	}
	return k;
}

/* The number of an item of that path, "" if it has none; NULL: another path. */
static const char *
item_number(const char *path, const char *name)
{
	size_t n = strlen(name);
	const char *s = path + n;

	if (strncmp(path, name, n) != 0)
		return NULL;
	if (*s == '\0')
		return s;
	if (strncmp(s, " n=", 3) != 0)
		return NULL;
	s += 3;
	n = strlen(s);
	return n > 0 && n <= 6 && strspn(s, "0123456789") == n ? s : NULL;
}

static size_t
type_list(struct writer *w, size_t i)
{
	const struct vdm_text_step *first = step_at(w, i), *s = first;
	size_t k = 0, last = 0;

	while (s != NULL && s->text[0] != '\0' &&
	       strchr(s->text, '\n') == NULL && s->keep >= first->keep) {
		size_t inner = s->keep - first->keep;
		const char *number = item_number(s->path, "list/item");
		int opens = number != NULL;

		if (!opens)
			number = item_number(s->path, "item");
		if (k > 0 && (opens ? inner != 2 * last + 2
				    : number == NULL || inner % 2 != 1 ||
					  inner / 2 > last))
			break;
		last = opens ? inner / 2 : (inner - 1) / 2;
		if (last > 16)
			break;
		if (k > 0)
			vdm_buf_putc(&w->chunk, '\n');
		vdm_buf_printf(&w->chunk, "%*s- %s%s%s", (int)(2 * last), "",
			       number, *number != '\0' ? ". " : "", s->text);
		s = step_at(w, i + ++k);
	}
	return k;
}

static size_t
type_table(struct writer *w, size_t i)
{
	const struct vdm_text_step *first = step_at(w, i), *s = first;
	size_t k = 0;

	while (s != NULL && strpbrk(s->text, "|\n") == NULL) {
		int row = strcmp(s->path, "row/cell") == 0 &&
			  s->keep == first->keep + 1;

		if (k > 0 && !row &&
		    !(strcmp(s->path, "cell") == 0 &&
		      s->keep == first->keep + 2))
			break;
		if (row)
			vdm_buf_puts(&w->chunk, "\n|");
		else if (k == 0)
			vdm_buf_putc(&w->chunk, '|');
		vdm_buf_printf(&w->chunk, " %s |", s->text);
		s = step_at(w, i + ++k);
	}
	return k;
}

/* "LABEL: words", or a label above them. */
static size_t
type_turn(struct writer *w, size_t i)
{
	const struct vdm_text_step *label = step_at(w, i);
	const struct vdm_text_step *next = step_at(w, i + 1);
	size_t n = strlen(label->text);

	vdm_buf_puts(&w->chunk, label->text);
	if (next == NULL || strcmp(next->path, "p") != 0 ||
	    next->text[0] == '\0')
		return 1;
	vdm_buf_putc(&w->chunk,
		     vdm_text_label_is_inline(label->text, n) ? ' ' : '\n');
	vdm_buf_puts(&w->chunk, next->text);
	return 2;
}

static size_t
type_heading(struct writer *w, size_t i)
{
	static const char rules[] = "_=-~^\"";
	const struct vdm_text_step *step = step_at(w, i);
	const char *line = strrchr(step->text, '\n');
	size_t level = 0, d, n;

	if (strcmp(step->path, "div/head") == 0) {
		level = 1;
		for (d = 0; d < step->keep && d < w->st.depth; d++)
			level += strcmp(w->st.open[d], "div") == 0;
	}
	line = line != NULL ? line + 1 : step->text;
	n = vdm_utf8_length(line, strlen(line));
	vdm_buf_printf(&w->chunk, "%s\n", step->text);
	for (d = 0; (d < n || d < 3) && d < 72 && level < 6; d++)
		vdm_buf_putc(&w->chunk, rules[level]);
	return 1;
}

/* The steps as which a chunk would be read; they last until the next call. */
static void
read_back(struct writer *w, const char *s, size_t n,
	  struct vdm_text_steps *steps)
{
	struct vdm_text_state *st = &w->st;

	vdm_arena_clear(&w->scratch);
	st->arena = &w->scratch;
	vdm_text_chunk_parse(st, s, n, steps);
	st->arena = &w->arena;
	w->arena.failed |= w->scratch.failed;
}

/* Brackets make a stage direction between turns; others are set in. */
static size_t
type_stage(struct writer *w, size_t i)
{
	const struct vdm_text_step *step = step_at(w, i);
	struct vdm_text_steps steps = {0};

	read_back(w, step->text, strlen(step->text), &steps);
	if (steps.count != 1 || strcmp(steps.at[0].path, "stage") != 0 ||
	    steps.at[0].keep != step->keep)
		vdm_buf_puts(&w->chunk, "  ");
	vdm_buf_puts(&w->chunk, step->text);
	return 1;
}

/* Types the form that the step at i (and those behind it) might have. */
static size_t
type_form(struct writer *w, size_t i)
{
	const struct vdm_text_step *step = step_at(w, i);
	const char *path = step->path;

	vdm_buf_clear(&w->chunk);
	if (strcmp(path, "stage") == 0 && step->keep > 0)
		return type_stage(w, i);
	if (strcmp(path, "l") == 0 && w->st.depth > step->keep &&
	    strcmp(w->st.open[step->keep - 1], "lg") == 0)
		return type_lines(w, i, "      ", "l", 0);
	if (strcmp(path, "item") == 0)
		return type_lines(w, i, "* ", "item", 0);
	if (item_number(path, "list/item") != NULL)
		return type_list(w, i);
	if (strcmp(path, "table/row/cell") == 0)
		return type_table(w, i);
	if (strcmp(path, "lg/l") == 0)
		return type_lines(w, i, "    ", "l", 1);
	if (strcmp(path, "l") == 0)
		return type_lines(w, i, "        ", "l", 0);
	if (strcmp(path, "quote/p") == 0)
		return type_lines(w, i, "> ", "p", 1);
	if (is_labelled_step(step))
		return type_turn(w, i);
	if (strcmp(path, "div/head") == 0 || strcmp(path, "head") == 0)
		return type_heading(w, i);
	if (strcmp(path, "dateline") == 0 || strcmp(path, "signature") == 0)
		vdm_buf_printf(&w->chunk, "%24s", "");
	if (strcmp(path, "pb") == 0) {
		vdm_buf_puts(&w->chunk, "[Page]");
	} else if (strncmp(path, "pb n=", 5) == 0) {
		vdm_buf_puts(&w->chunk, "[Page ");
		vdm_text_unescape(&w->chunk, path + 5, strlen(path + 5));
		vdm_buf_putc(&w->chunk, ']');
	}
	vdm_buf_puts(&w->chunk, step->text);
	return 1;
}

/* ---- chunks ----------------------------------------------------------- */

static int
same_step(const struct vdm_text_step *a, const struct vdm_text_step *b)
{
	return a->keep == b->keep && strcmp(a->path, b->path) == 0 &&
	       strcmp(a->text, b->text) == 0;
}

/* Whether a reader takes the chunk for the `k` steps from `i` on. */
static int
reads_right(struct writer *w, size_t i, size_t k)
{
	struct vdm_text_steps steps = {0};
	struct vdm_text_step mark;
	const char *s = vdm_buf_str(&w->chunk);
	size_t n = w->chunk.len, line = strcspn(s, "\n"), j;

	if (k == 0 || n == 0 || vdm_text_mark_parse(&w->st, s, line, &mark) ||
	    (line == strlen(VDM_TEXT_TAIL) &&
	     memcmp(s, VDM_TEXT_TAIL, line) == 0) ||
	    (w->st.note && w->st.begun && s[0] == '['))
		return 0;
	read_back(w, s, n, &steps);
	if (steps.count != k)
		return 0;
	for (j = 0; j < k; j++)
		if (!same_step(&steps.at[j], step_at(w, i + j)))
			return 0;
	return 1;
}

static void
write_steps(struct writer *w)
{
	size_t i, k, n = w->flat.steps.count;

	for (i = 0; i < n && !w->arena.failed && !w->out->failed; i += k) {
		const struct vdm_text_step *step = step_at(w, i);

		k = type_form(w, i);
		if (k > 1 && !reads_right(w, i, k) && is_labelled_step(step)) {
			vdm_buf_clear(&w->chunk);
			vdm_buf_puts(&w->chunk, step->text);
			k = 1;
		}
		if (reads_right(w, i, k)) {
			const char *text = vdm_buf_str(&w->chunk);

			VDM_SABOTAGE_PUT_STRING("text", NULL, text);
			vdm_buf_puts(w->out, text);
		} else {
			const char *text = step->text;

			k = 1;
			VDM_SABOTAGE_PUT_STRING("text", NULL, text);
			vdm_text_mark_write(w->out, w->st.depth, step);
			vdm_text_voice_write(w->rec,
					     i > 0 ? step_at(w, i - 1) : NULL,
					     step, w->out);
			if (text[0] != '\0')
				vdm_buf_printf(w->out, "\n%s", text);
		}
		vdm_buf_puts(w->out, "\n\n");
		for (n = 0; n < k; n++)
			if (vdm_text_state_apply(&w->st, step_at(w, i + n)))
				w->arena.failed = 1;
		n = w->flat.steps.count;
	}
}

static void
write_body(struct writer *w)
{
	const struct vdm_field *title = vdm_field_get(w->rec, VDM_F_TITLE, 0);

	vdm_buf_printf(w->out, "%s\n\n",
		       vdm_text_has_title_line(w->rec) ? title->value
						       : VDM_TEXT_UNTITLED);
	w->st.open[0] = "TEI";
	w->st.open[1] = "text";
	w->st.open[2] = "body";
	w->st.depth = 3;
	write_steps(w);
}

/* The steps of a body are no longer needed then. */
static void
write_notes(struct writer *w)
{
	size_t i;

	if (w->flat.notes_count > 0)
		vdm_buf_puts(w->out, "\n" VDM_TEXT_NOTES "\n\n");
	for (i = 0; i < w->flat.notes_count && !w->arena.failed; i++) {
		w->flat.steps.count = 0;
		vdm_text_flat_note(&w->flat, w->flat.notes[i].node);
		memset(&w->st, 0, sizeof(w->st));
		w->st.names = &w->names;
		w->st.arena = &w->arena;
		w->st.open[0] = "note";
		w->st.depth = 1;
		w->st.note = 1;
		vdm_buf_printf(w->out, "[%s]", w->flat.notes[i].label);
		if (w->flat.steps.count == 1 &&
		    w->flat.steps.at[0].path[0] == '\0' &&
		    w->flat.steps.at[0].text[0] == '\0') {
			vdm_buf_puts(w->out, "\n\n");
			continue;
		}
		w->st.note_apart = w->flat.steps.count > 0 &&
				   strcmp(w->flat.steps.at[0].path, "p") == 0;
		vdm_buf_putc(w->out, w->st.note_apart ? '\n' : ' ');
		write_steps(w);
	}
}

int
vdm_text_write(const struct vdm_record *rec, struct vdm_buf *out,
	       const struct vdm_write_options *options,
	       const struct vdm_sink *sink)
{
	struct writer w = {0};
	int failed;

	(void)options;
	w.rec = rec;
	w.out = out;
	vdm_arena_init(&w.arena);
	vdm_arena_init(&w.scratch);
	vdm_buf_init(&w.chunk);
	w.flat.arena = w.st.arena = &w.arena;
	w.st.names = &w.names;
	vdm_text_flat_label(&w.flat, rec);
	vdm_text_flat_record(&w.flat, rec);
	find_names(&w);
	write_body(&w);
	vdm_text_tail_write(rec, &w.extras, out);
	write_notes(&w);
	while (out->len > 1 && memcmp(out->data + out->len - 2, "\n\n", 2) == 0)
		vdm_buf_truncate(out, out->len - 1);
	failed = vdm_text_losses(rec, &w.flat, sink) != 0 || w.arena.failed ||
		 w.chunk.failed || out->failed || w.labels.failed ||
		 w.forms.failed;
	vdm_buf_fini(&w.chunk);
	vdm_strmap_fini(&w.flat.labels);
	vdm_strmap_fini(&w.labels);
	vdm_strmap_fini(&w.forms);
	vdm_arena_fini(&w.scratch);
	vdm_arena_fini(&w.arena);
	if (failed)
		errno = ENOMEM;
	return failed ? -1 : 0;
}
