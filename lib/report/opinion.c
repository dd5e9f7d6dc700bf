/* SPDX-License-Identifier: MIT */
/* The witness as a second opinion of a comparison: what it sees in the bytes of
 * two documents, and the readers do not say. */
#include <errno.h>
#include <stdint.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "claims/claims.h"
#include "format/format.h"
#include "witness/account.h"
#include "witness/witness.h"

/* One of the two. */
struct side {
	const struct vdm_format *format;
	const struct vdm_record *record;
	const char *bytes;
	size_t length;
};

static int
look(struct vdm_testimony *t, const void *what)
{
	const struct side *s = what;

	/* labels and norms, which each format says by its own means */
	vdm_witness_implied(t, s->record);
	t->parts = s->record;
	return s->format->witness(t, s->bytes, s->length, NULL);
}

/* What the comparison says of one side: of the second where `second`. */
static void
say(struct vdm_reported *r, const struct vdm_comparison *c, int second)
{
	size_t i;

	for (i = 0; i < c->claims_count; i++) {
		const struct vdm_claim *k = &c->claims[i];

		if (k->outcome == VDM_KEPT)
			continue;
		vdm_reported_say(r, second ? k->b : k->a);
		vdm_reported_say(r, k->words);
		vdm_reported_say(r, k->subject);
	}
	for (i = 0; i < c->changes_count; i++)
		if (strcmp(c->changes[i].what, "text") == 0)
			vdm_reported_say(r, second ? c->changes[i].b
						   : c->changes[i].a);
}

/* What only the second has stands there, not in the file that findings are
 * said of. */
static void
second_emit(void *context, const struct vdm_finding *finding)
{
	const struct vdm_sink *to = context;
	struct vdm_finding f = *finding;
	size_t n = to->file != NULL ? strlen(to->file) : 0;
	const char *entry =
	    f.file != NULL && strlen(f.file) > n ? f.file + n : "";
	struct vdm_buf message;

	vdm_buf_init(&message);
	vdm_buf_puts(&message, "the other way round, from the second");
	if (*entry != '\0')
		vdm_buf_printf(&message, ", %s", entry + 1);
	if (f.line > 0)
		vdm_buf_printf(&message, ", line %u", f.line);
	vdm_buf_printf(&message, ": %s", f.message);
	f.message = vdm_buf_str(&message);
	f.file = to->file;
	f.line = f.column = 0;
	to->emit(to->context, &f);
	vdm_buf_fini(&message);
}

/* What one has and the other has not; 0, or -1: no memory. */
static int
one_way(struct vdm_comparison *c, const struct side sides[2], int second,
	const struct vdm_findings *said, const struct vdm_sink *sink,
	struct vdm_account *account)
{
	struct vdm_onlooker from = {.look = look, .what = &sides[second]};
	struct vdm_onlooker to = {.look = look, .what = &sides[!second]};
	struct vdm_sink turned = {second_emit, (void *)(uintptr_t)sink, NULL};
	const struct vdm_finding *f;
	struct vdm_reported r;
	size_t i;
	int rc;

	if (vdm_reported_init(&r, NULL) != 0)
		return -1;
	say(&r, c, second);
	/* by which program a copy was made is no difference */
	for (i = 0; i < sides[second].record->fields_count; i++)
		if (sides[second].record->fields[i]->id == VDM_F_PROVENANCE)
			vdm_reported_say(
			    &r, sides[second].record->fields[i]->value);
	for (i = 0; said != NULL && (f = vdm_findings_get(said, i)) != NULL;
	     i++)
		r.sink.emit(r.sink.context, f);
	if (sink != NULL)
		turned.file = sink->file;
	r.next = second && sink != NULL ? &turned : sink;
	rc = vdm_account_settle(account, VDM_ACCOUNT_COMPARING, &from, &to, &r);
	vdm_reported_fini(&r);
	return rc;
}

static void
count(struct vdm_opinion *o, const struct vdm_account *account, int second)
{
	const struct vdm_account_counts *n =
	    account->counts[VDM_ACCOUNT_READING];
	size_t i;

	o->words[second] = n[VDM_ACCOUNT_WORDS].from;
	o->addresses[second] = n[VDM_ACCOUNT_ADDRESSES].from;
	o->functions[second] = n[VDM_ACCOUNT_FUNCTIONS].from;
	for (i = 0; i < VDM_ACCOUNT_COUNT; i++)
		o->unsaid += n[i].unaccounted;
}

/* What the readers miss though the witness misses nothing. */
static void
found(struct vdm_comparison *c, const struct vdm_account *account,
      const struct vdm_sink *sink)
{
	const struct vdm_account_counts *n =
	    &account->counts[VDM_ACCOUNT_READING][VDM_ACCOUNT_WORDS];

	if (c->result.words_lost == 0 || n->reported + n->unaccounted > 0)
		return;
	c->witness.found = c->result.words_lost;
	vdm_diag(sink, VDM_D_WITNESS_DIFFERS, NULL, NULL,
		 "%zu words that the readers miss in the second are there, as "
		 "the witness sees it",
		 c->witness.found);
}

int
vdm_comparison_witness(struct vdm_comparison *comparison,
		       const struct vdm_record *a, const void *bytes_a,
		       size_t length_a, const struct vdm_record *b,
		       const void *bytes_b, size_t length_b,
		       const struct vdm_findings *said,
		       const struct vdm_sink *sink)
{
	unsigned long before = vdm_memory_failures();
	const struct side sides[2] = {
	    {vdm_format_find(a->format != NULL ? a->format : ""), a, bytes_a,
	     length_a},
	    {vdm_format_find(b->format != NULL ? b->format : ""), b, bytes_b,
	     length_b}};
	struct vdm_opinion *o = &comparison->witness;
	int second;

	vdm_error_begin();
	memset(o, 0, sizeof(*o));
	if (sides[0].format == NULL || sides[1].format == NULL)
		return vdm_error(EINVAL, "a record was not read from bytes");
	o->asked = 1;
	for (second = 0; second < 2; second++) {
		struct vdm_account account;

		memset(&account, 0, sizeof(account));
		if (one_way(comparison, sides, second, said, sink, &account) !=
			0 ||
		    vdm_memory_check(before) != 0) {
			o->asked = 0;
			errno = ENOMEM;
			return -1;
		}
		count(o, &account, second);
		if (!second)
			found(comparison, &account, sink);
	}
	return o->unsaid + o->found == 0;
}
