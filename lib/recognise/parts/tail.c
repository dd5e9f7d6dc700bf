/* SPDX-License-Identifier: MIT */
/* The tail of a record: signature, notes, source, credits, rights, labels. */
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "recognise/internal.h"

static const char *
below(struct ctx *c, const struct rule *r, size_t i, size_t *k, size_t *n)
{
	const char *s;

	*k = i + 1;
	while (*k < c->n && c->u[*k].len == 0)
		++*k;
	if (*k >= c->n || c->u[*k].kind != U_NONE)
		return NULL;
	*n = c->u[*k].len;
	s = vdm_trim(c->u[*k].text, n);
	if (vdm_rule_whole(c, s, *n, P_LABEL) != NULL ||
	    vdm_rule_whole(c, s, *n, P_SECTION) != NULL)
		return NULL;
	if (vdm_rule_is(r, "uploaded")) {
		struct when w;

		if (!vdm_when_find(c, s, *n, &w))
			return NULL;
	}
	if (vdm_rule_is(r, "record_id") &&
	    (*n > 60 || strpbrk(s, "0123456789") == NULL))
		return NULL;
	if (vdm_rule_is(r, "classification") &&
	    !(vdm_classes_in(c, s, *n) & W_SECRECY))
		return NULL;
	return s;
}

static int
read_tail_label(struct ctx *c, size_t i)
{
	struct unit *u = &c->u[i];
	size_t n = u->len, used, k, vn;
	const char *s = vdm_trim(u->text, &n), *value, *p;
	const struct rule *r = vdm_rule_at_start(c, s, n, P_LABEL, &used);
	const struct vdm_field_info *info;
	struct vdm_field *f;
	struct when w;
	int colon = 0;

	if (r == NULL)
		return 0;
	info = vdm_field_by_name(r->value);
	p = s + used;
	while (p < s + n &&
	       (*p == ':' || vdm_is_space((unsigned char)*p) || *p == '.')) {
		colon |= *p == ':';
		p++;
	}
	vn = n - (size_t)(p - s);
	if (vn > 0 && !colon)
		return 0;
	if (info == NULL) {
		if (!vdm_rule_is(r, "participants"))
			return 0;
		vdm_unit_set(u, U_PARTICIPANTS, FATE_KEEP,
			     "a label of those present");
		vdm_names_of_list(c, u, p, vn, NULL);
		return 1;
	}
	value = p;
	k = i;
	if (vn == 0) {
		value = below(c, r, i, &k, &vn);
		if (value == NULL) {
			value = "";
			vn = 0;
			k = i;
		}
	}
	vdm_unit_set(u, U_METADATA, FATE_FIELD, "a label");
	if (info->id == VDM_F_SOURCE && vn > 0) {
		struct vdm_pos pos = {u->line, 1, u->end};

		if (!vdm_source_read(c, &c->u[k], value, vn))
			vdm_source_add(c, value, vn, &pos, 1);
		f = vdm_field_get(c->rec, VDM_F_SOURCE, 0);
		if (f != NULL)
			vdm_label_put(c, f, s, used, u);
	} else {
		f = vdm_put(c, info->id, value, vn, k < c->n ? &c->u[k] : u);
		if (f == NULL)
			return 1;
		vdm_label_put(c, f, s, used, u);
		if (vdm_when_find(c, value, vn, &w) && w.has_date &&
		    (info->id == VDM_F_DATE || info->id == VDM_F_UPLOADED ||
		     info->id == VDM_F_PUBLISHED))
			f->norm = vdm_iso_date(c, &w);
	}
	if (k != i && k < c->n)
		vdm_unit_set(&c->u[k], U_METADATA, FATE_FIELD,
			     "a value below a label");
	return 1;
}

static int
read_rights(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	size_t at = 0, used = 0;
	struct vdm_field *f;
	struct vdm_buf b;

	if (n < 12 || vdm_rule_within(c, s, n, P_RIGHTS, &at, &used) == NULL)
		return 0;
	f = vdm_field_get(c->rec, VDM_F_RIGHTS, 0);
	if (f == NULL) {
		vdm_put(c, VDM_F_RIGHTS, s, n, u);
	} else {
		vdm_buf_init(&b);
		vdm_buf_puts(&b, f->value);
		vdm_buf_putc(&b, '\n');
		vdm_buf_put(&b, s, n);
		f->value = vdm_arena_strdup(&c->rec->arena, vdm_buf_str(&b));
		f->pos.end = u->end;
		vdm_buf_fini(&b);
	}
	vdm_unit_set(u, U_METADATA, FATE_FIELD,
		     "the wording of a rights statement");
	at = n;
	used = 0;
	if (vdm_rule_within(c, s, n, P_CONTACT, &at, &used) != NULL) {
		const char *p = s + at + used, *mail;
		size_t m = n - at - used;

		p = vdm_trim(p, &m);
		while (m > 0 && (p[m - 1] == '.' || p[m - 1] == ' '))
			m--;
		mail = memchr(p, '@', m);
		if (mail != NULL && m < 200) {
			const char *e = mail;

			while (e > p && !vdm_is_space((unsigned char)e[-1]))
				e--;
			m = m - (size_t)(e - p);
			vdm_put(c, VDM_F_CONTACT, e, m, u);
		} else if (m < 200) {
			vdm_put(c, VDM_F_CONTACT, p, m, u);
		}
	}
	return 1;
}

static int
is_body_names(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, bodies = 0;

	if (n > 300)
		return 0;
	vdm_tokens(c, t, s, n, 60);
	for (i = 0; i < t->n; i++) {
		if (t->t[i].flags & T_PUNCT) {
			if (t->t[i].cp == '.' && i + 1 < t->n)
				return 0;
			continue;
		}
		if (t->t[i].classes & W_BODY)
			bodies++;
		if (!(t->t[i].flags & (T_CAP | T_DIGIT)) &&
		    !(t->t[i].classes & (W_FUNCTION | W_PARTICLE)))
			return 0;
	}
	return bodies > 0;
}

static void
read_tail_unit(struct ctx *c, size_t i, size_t section)
{
	struct unit *u = &c->u[i];
	size_t n = u->len, used;
	const char *s = vdm_trim(u->text, &n);
	const struct rule *r;

	if (n == 0 || u->kind != U_NONE)
		return;
	if (vdm_rule_whole(c, s, n, P_SECTION) != NULL) {
		vdm_unit_set(u, U_CHROME, FATE_CHROME,
			     "a section label of the page");
		return;
	}
	if (n > 8 && strncasecmp(s, "source:", 7) == 0 &&
	    vdm_source_read(c, u, s, n)) {
		vdm_unit_set(u, U_METADATA, FATE_FIELD,
			     "a source, by its label");
		return;
	}
	if (read_tail_label(c, i))
		return;
	if (vdm_source_bid(c, s, n) || n < 500) {
		if (vdm_source_read(c, u, s, n)) {
			vdm_unit_set(u, U_METADATA, FATE_FIELD,
				     "an archive's reference "
				     "or a credit");
			return;
		}
	}
	r = vdm_rule_at_start(c, s, n, P_CREDIT, &used);
	if (r != NULL && n < 300 && !vdm_rule_is(r, "author")) {
		const struct vdm_field_info *info = vdm_field_by_name(r->value);

		if (info != NULL)
			vdm_credit_list(c, info->id, s, used, s + used,
					vdm_credit_length(s + used, n - used),
					u);
		vdm_unit_set(u, U_METADATA, FATE_FIELD, "a credit");
		return;
	}
	if (read_rights(c, u, s, n))
		return;
	if (i > section && section > 0 && is_body_names(c, s, n)) {
		vdm_credit_list(c, VDM_F_DONOR, NULL, 0, s, n, u);
		vdm_unit_set(u, U_METADATA, FATE_FIELD,
			     "names of bodies alone");
		return;
	}
	if (i < section && section < c->n && n > 50 &&
	    vdm_field_get(c->rec, VDM_F_SUMMARY, 0) == NULL) {
		vdm_put(c, VDM_F_SUMMARY, s, n, u);
		vdm_unit_set(u, U_METADATA, FATE_FIELD,
			     "the paragraph before the page's section label");
		return;
	}
	if (i > section && section < c->n) {
		struct vdm_field *f = vdm_put(c, VDM_F_OTHER, s, n, u);

		if (f != NULL)
			f->name = "unread";
		vdm_unit_set(u, U_METADATA, FATE_FIELD,
			     "stands in the page's tail");
		u->cert = VDM_CERT_LOW;
	}
}

/* Whether a unit may belong to what follows a record. */
static int
is_tail_sign(struct ctx *c, const struct unit *u, int near_end)
{
	size_t n = u->len, used = 0, at = 0;
	const char *s = vdm_trim(u->text, &n);
	const struct rule *r;

	if (u->fate == FATE_NOTE)
		return 1;
	if (u->kind != U_NONE || n == 0)
		return 0;
	if (vdm_rule_whole(c, s, n, P_SECTION) != NULL ||
	    vdm_source_bid(c, s, n < 300 ? n : 300))
		return 1;
	if (vdm_is_closing(c, s, n))
		return 1;
	/* "Source: ...", "Translated by: ..." */
	if (near_end && n < 300 &&
	    vdm_rule_at_start(c, s, n, P_LABEL, &used) != NULL && used < n &&
	    s[used] == ':')
		return 1;
	r = vdm_rule_at_start(c, s, n, P_CREDIT, &used);
	if (r != NULL && n < 300 && !vdm_rule_is(r, "author"))
		return 1;
	if (n < 1500 && near_end &&
	    vdm_rule_within(c, s, n, P_RIGHTS, &at, &used) != NULL)
		return 1;
	return 0;
}

static void
read_last_lines(struct ctx *c, size_t last_turn)
{
	size_t i;

	for (i = c->n; i-- > c->head_end && i > last_turn && i + 4 > c->n;) {
		struct unit *u = &c->u[i];
		size_t n = u->len;
		const char *s = vdm_trim(u->text, &n);

		if (n == 0)
			continue;
		if (u->kind == U_NONE && i + 1 < c->n &&
		    c->u[i + 1].kind == U_SIGNATURE &&
		    vdm_is_office_line(c, s, n)) {
			vdm_unit_set(u, U_SIGNATURE, FATE_KEEP,
				     "an office above a signature");
			c->tail_start = i;
		} else if (u->kind != U_SIGNATURE && u->kind != U_CLOSING) {
			break;
		}
	}
}

/* Where what follows the record begins; c->n if nothing does. */
static size_t
find_start(struct ctx *c, size_t section, size_t last_turn)
{
	size_t i, start = c->n;

	for (i = c->n; i-- > c->head_end && i > last_turn;) {
		struct unit *u = &c->u[i];
		size_t n = u->len;
		const char *s = vdm_trim(u->text, &n);

		if (is_tail_sign(c, u, c->n - i < 8) ||
		    vdm_rule_whole(c, s, n, P_LABEL)) {
			start = i;
			continue;
		}
		if (start < c->n && start - i > 3)
			break;
		if (start == c->n && c->n - i > 8)
			break;
	}
	if (section < c->n && section > 0 && start > section)
		start = section;
	if (section < c->n && section > c->head_end) {
		/* the summary stands before the section's label */
		i = section - 1;
		while (i > c->head_end && i + 8 > section && c->u[i].len <= 50)
			i--;
		if (i > last_turn && c->u[i].kind == U_NONE &&
		    c->u[i].len > 50 && i < start)
			start = i;
	}
	return start;
}

static void
read_closing(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	vdm_unit_set(u, U_CLOSING, FATE_KEEP,
		     "says that the conversation ended");
	vdm_put_duration(c, u, s, n);
}

/* Closing sentences and signatures that stand just before the tail. */
static void
read_before(struct ctx *c, size_t start, size_t last_turn)
{
	size_t i;

	for (i = start; i-- > c->head_end && i > last_turn && i + 3 > start;) {
		struct unit *u = &c->u[i];
		size_t n = u->len;
		const char *s = vdm_trim(u->text, &n);

		if (n == 0)
			continue;
		if (u->kind != U_NONE && u->kind != U_ACTION)
			break;
		if (vdm_is_closing(c, s, n))
			read_closing(c, u, s, n);
		else if (!vdm_signature_read(c, u, s, n) &&
			 !(i + 1 < c->n && c->u[i + 1].kind == U_SIGNATURE &&
			   vdm_is_office_line(c, s, n)))
			break;
		if (u->kind == U_NONE)
			vdm_unit_set(u, U_SIGNATURE, FATE_KEEP,
				     "an office above a signature");
		c->tail_start = i;
	}
}

/*
 * The tail begins after the last turn: at a closing sentence, a signature, a
 * note, a source, a section label; what stands between such signs is its too.
 */
void
vdm_tail_read(struct ctx *c)
{
	size_t i, section = c->n, last_turn = 0, start;

	for (i = 0; i < c->n; i++) {
		size_t n = c->u[i].len;
		const char *s = vdm_trim(c->u[i].text, &n);

		if (c->u[i].kind == U_TURN && c->u[i].labelled)
			last_turn = i;
		if (section == c->n &&
		    vdm_rule_whole(c, s, n, P_SECTION) != NULL &&
		    i > c->head_end)
			section = i;
	}
	if (section < last_turn)
		section = c->n;
	start = find_start(c, section, last_turn);
	c->tail_start = start;
	read_before(c, start, last_turn);
	if (start == c->n && c->n > 0) /* nothing but a signature, perhaps */
		read_last_lines(c, last_turn);
	for (i = start; i < c->n; i++) {
		struct unit *u = &c->u[i];
		size_t n = u->len;
		const char *s = vdm_trim(u->text, &n);

		if (u->fate == FATE_NOTE)
			vdm_source_note(c, u);
		if (n == 0 || (u->kind != U_NONE && u->kind != U_ACTION))
			continue;
		if (vdm_is_closing(c, s, n))
			read_closing(c, u, s, n);
		else if (!(i < section && vdm_signature_read(c, u, s, n)))
			read_tail_unit(c, i, section);
	}
}
