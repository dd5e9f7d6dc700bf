/* SPDX-License-Identifier: MIT */
/* Chance and words, some with characters that mean something to some format. */
#include "part.h"

static uint64_t
next(struct gen *g)
{
	uint64_t z = (g->state += 0x9E3779B97F4A7C15u);

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return z ^ (z >> 31);
}

unsigned
gen_below(struct gen *g, unsigned n)
{
	return (unsigned)(next(g) % n);
}

int
gen_chance(struct gen *g, unsigned percent)
{
	return gen_below(g, 100) < percent;
}

static const char *
word(struct gen *g)
{
	static const char *const plain[] = {
	    "the",    "harbour", "asks",    "whether", "salt",  "ferry",
	    "agrees", "council", "replies", "letter",  "North", "Sund",
	    "that",   "boats",   "eleven",  "weeks,",  "ice.",  "why?",
	};
	static const char *const odd[] = {
#include "odd.def"
	};

	return g->calm || gen_chance(g, 70) ? PICK(g, plain) : PICK(g, odd);
}

void
gen_words(struct gen *g, struct vdm_buf *out, unsigned most)
{
	unsigned n = 1 + gen_below(g, most), i;

	for (i = 0; i < n; i++) {
		if (i > 0)
			vdm_buf_putc(out, ' ');
		vdm_buf_puts(out, word(g));
	}
}

const char *
gen_text(struct gen *g, unsigned most)
{
	struct vdm_buf b;
	const char *s;

	vdm_buf_init(&b);
	gen_words(g, &b, most);
	s = vdm_arena_strdup(&g->rec->arena, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	return s != NULL ? s : "";
}
