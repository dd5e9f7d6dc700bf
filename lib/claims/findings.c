/* SPDX-License-Identifier: MIT */
/* Differences as findings: one each, at its place in one of the records. */
#include <string.h>

#include "claims/claims.h"

/* How differences are told. */
struct teller {
	const struct vdm_sink *sink;
	struct vdm_comparison *c; /* to be told at its second; or NULL */
	struct vdm_buf tmp;
};

/* Where it is told. */
static struct vdm_pos
place(const struct teller *t, unsigned line_a, unsigned line_b)
{
	struct vdm_pos pos = {line_a, 0, 0};

	if (t->c != NULL)
		pos.line =
		    line_b > 0 ? line_b : vdm_comparison_line(t->c, line_a);
	return pos;
}

/* " (line 12)", in the other record; or nothing. */
static void
put_other(struct teller *t, unsigned line_a, unsigned line_b)
{
	if (t->c != NULL && line_a > 0)
		vdm_buf_printf(&t->tmp, " (was line %u)", line_a);
	else if (t->c == NULL && line_b > 0)
		vdm_buf_printf(&t->tmp, " (line %u)", line_b);
}

static const enum vdm_diag_id claim_ids[][3] = {
    [VDM_CLAIM_SPEAKER] = {VDM_D_SPEAKER_CHANGED, VDM_D_SPEAKER_LOST,
			   VDM_D_SPEAKER_ADDED},
    [VDM_CLAIM_PARTICIPANT] = {VDM_D_PARTICIPANT_CHANGED,
			       VDM_D_PARTICIPANT_LOST, VDM_D_PARTICIPANT_ADDED},
    [VDM_CLAIM_ATTRIBUTION] = {VDM_D_ATTRIBUTION_CHANGED,
			       VDM_D_ATTRIBUTION_LOST, VDM_D_ATTRIBUTION_ADDED},
    [VDM_CLAIM_RIGHTS] = {VDM_D_RIGHTS_CHANGED, VDM_D_RIGHTS_LOST,
			  VDM_D_RIGHTS_ADDED},
    [VDM_CLAIM_DESCRIPTION] = {VDM_D_DESCRIPTION_CHANGED,
			       VDM_D_DESCRIPTION_LOST, VDM_D_DESCRIPTION_ADDED},
};

/* The first 200 bytes or so, whole code points. */
static void
put_start(struct vdm_buf *out, const char *s)
{
	size_t n = s != NULL ? strlen(s) : 0, most = n;

	if (n > 200)
		for (most = 200; ((unsigned char)s[most] & 0xC0) == 0x80;)
			most++;
	vdm_buf_put(out, s, most);
	if (most < n)
		vdm_buf_puts(out, " …");
}

int
vdm_claim_is_how(const struct vdm_claim *c, const char *how)
{
	return c->how != NULL && strcmp(c->how, how) == 0;
}

int
vdm_claim_is_moved(const struct vdm_claim *c)
{
	return vdm_claim_is_how(c, "order") || vdm_claim_is_how(c, "place");
}

int
vdm_claim_is_plain(const struct vdm_claim *c)
{
	return vdm_claim_is_how(c, "value") || vdm_claim_is_how(c, "speaker");
}

void
vdm_claim_put_name(const struct vdm_claim *claim, int for_reader,
		   struct vdm_buf *out)
{
	const char *dot = strrchr(claim->name, '.');

	if (!for_reader || claim->whose == NULL || dot == NULL) {
		vdm_buf_puts(out, claim->name);
		return;
	}
	vdm_buf_printf(out, "%s of %.*s \"", dot + 1, (int)(dot - claim->name),
		       claim->name);
	put_start(out, claim->whose);
	vdm_buf_putc(out, '"');
}

const char *
vdm_claim_say_a(const struct vdm_claim *c, int for_reader)
{
	return for_reader && c->say_a != NULL ? c->say_a : c->a;
}

const char *
vdm_claim_say_b(const struct vdm_claim *c, int for_reader)
{
	return for_reader && c->say_b != NULL ? c->say_b : c->b;
}

const char *
vdm_claim_say_how(const struct vdm_claim *c, int for_reader)
{
	if (vdm_claim_is_plain(c))
		return NULL;
	/* its values have it in words */
	return for_reader && (vdm_claim_is_how(c, "empty or not") ||
			      vdm_claim_is_how(c, "took part or not") ||
			      vdm_claim_is_how(c, "read or guessed"))
		   ? NULL
		   : c->how;
}

static void
put_changed(struct teller *t, const struct vdm_claim *c)
{
	struct vdm_buf *out = &t->tmp;
	const char *a = vdm_claim_say_a(c, t->c != NULL);
	const char *b = vdm_claim_say_b(c, t->c != NULL);
	const char *how = vdm_claim_say_how(c, t->c != NULL);

	if (c->name_b == NULL && !vdm_claim_is_moved(c) && how != NULL)
		vdm_buf_printf(out, " changed its %s:", how);
	vdm_buf_printf(out, " \"%s\" ", a != NULL ? a : "");
	if (c->name_b != NULL)
		vdm_buf_printf(out, "became %s", c->name_b);
	else if (vdm_claim_is_moved(c))
		vdm_buf_puts(out, "stands elsewhere");
	else
		vdm_buf_printf(out, "became \"%s\"", b != NULL ? b : "");
	put_other(t, c->line_a, c->line_b);
}

static void
put_claim(struct teller *t, const struct vdm_claim *c)
{
	struct vdm_buf *out = &t->tmp;

	vdm_claim_put_name(c, t->c != NULL, out);
	if (c->outcome == VDM_CHANGED) {
		put_changed(t, c);
	} else if (c->outcome == VDM_LOST) {
		vdm_buf_printf(out, " \"%s\" is lost",
			       vdm_claim_say_a(c, t->c != NULL));
		put_other(t, c->line_a, 0);
	} else {
		vdm_buf_printf(out, " \"%s\" is %s",
			       vdm_claim_say_b(c, t->c != NULL),
			       t->c != NULL ? "new" : "in the second only");
		put_other(t, 0, c->line_b);
	}
	if (c->subject != NULL)
		vdm_buf_printf(out, ": %s", c->subject);
}

static void
claim_finding(struct teller *t, const struct vdm_claim *c)
{
	struct vdm_pos pos;

	if (c->outcome == VDM_KEPT)
		return;
	pos = place(t, c->line_a, c->line_b);
	vdm_buf_clear(&t->tmp);
	put_claim(t, c);
	vdm_diag(t->sink, claim_ids[c->kind][c->outcome - VDM_CHANGED], &pos,
		 c->outcome != VDM_LOST ? NULL
		 : c->words != NULL     ? c->words
					: c->a,
		 "%s", vdm_buf_str(&t->tmp));
}

static void
text_finding(struct teller *teller, const struct vdm_text_change *t)
{
	const struct vdm_sink *sink = teller->sink;
	struct vdm_pos pos = place(teller, t->line_a, t->line_b);
	struct vdm_buf *tmp = &teller->tmp;
	enum vdm_diag_id id;

	vdm_buf_clear(tmp);
	put_other(teller, t->line_a, t->line_b);
	if (strcmp(t->what, "place") == 0) {
		vdm_diag(sink, VDM_D_BLOCK_MOVED, &pos, NULL,
			 "%s stands elsewhere%s%s", t->a,
			 teller->c != NULL ? "" : " in the second",
			 vdm_buf_str(tmp));
		return;
	}
	if (strcmp(t->what, "block") == 0) {
		id = t->outcome == VDM_CHANGED ? VDM_D_BLOCK_CHANGED
		     : t->outcome == VDM_LOST  ? VDM_D_BLOCK_LOST
					       : VDM_D_BLOCK_ADDED;
		vdm_diag(sink, id, &pos, NULL, "block %s: %s became %s%s",
			 vdm_outcome_name(t->outcome),
			 t->a != NULL ? t->a : "nothing",
			 t->b != NULL ? t->b : "nothing", vdm_buf_str(tmp));
		return;
	}
	vdm_buf_clear(tmp);
	vdm_buf_printf(tmp, "text %s: \"", vdm_outcome_name(t->outcome));
	put_start(tmp, t->a);
	if (t->outcome == VDM_CHANGED)
		vdm_buf_puts(tmp, "\" became \"");
	put_start(tmp, t->b);
	vdm_buf_putc(tmp, '"');
	put_other(teller, t->line_a, t->line_b);
	id = t->outcome == VDM_CHANGED ? VDM_D_TEXT_CHANGED
	     : t->outcome == VDM_LOST  ? VDM_D_TEXT_LOST
				       : VDM_D_TEXT_ADDED;
	vdm_diag(sink, id, &pos, t->a, "%s", vdm_buf_str(tmp));
}

int
vdm_comparison_is_silent(const struct vdm_comparison *c)
{
	size_t i;

	for (i = 0; i < c->claims_count; i++)
		if (c->claims[i].outcome != VDM_KEPT)
			return 0;
	return c->changes_count == 0;
}

/* All of them; at the second record's lines where `second` says so. */
static void
tell(struct vdm_comparison *second, const struct vdm_comparison *c,
     const struct vdm_sink *sink)
{
	struct teller t = {.sink = sink, .c = second};
	size_t i;

	if (sink == NULL)
		return;
	vdm_buf_init(&t.tmp);
	for (i = 0; i < c->claims_count; i++)
		claim_finding(&t, &c->claims[i]);
	for (i = 0; i < c->changes_count; i++)
		text_finding(&t, &c->changes[i]);
	/* of two versions it is only said where nothing else was */
	if (!c->result.same_tree &&
	    (second == NULL || vdm_comparison_is_silent(c)))
		vdm_diag(sink, VDM_D_RECORD_DIFFERS, NULL, NULL,
			 "the records are not equal: %s",
			 c->why != NULL ? c->why : "");
	vdm_buf_fini(&t.tmp);
}

void
vdm_comparison_findings(const struct vdm_comparison *c,
			const struct vdm_sink *sink)
{
	tell(NULL, c, sink);
}

void
vdm_comparison_tell(struct vdm_comparison *comparison,
		    const struct vdm_sink *sink)
{
	tell(comparison, comparison, sink);
}
