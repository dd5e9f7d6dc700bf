#!/bin/sh
# SPDX-License-Identifier: MIT
# Fails when scripts/outparams does not find an out-parameter that may be left
# unset, or finds one that is set, or is in and out.
set -u
top=${srcdir:-$(cd "$(dirname "$0")/.." && pwd)}
dir=$(mktemp -d "${TMPDIR:-/tmp}/vidimus-test.XXXXXX")
trap 'rm -rf "$dir"' EXIT
failed=0

# expect NAMES C: the parameters that are found in the functions C.
expect() {
	printf '%s\n' "$2" >"$dir/a.c"
	found=$(python3 "$top/scripts/outparams" "$dir/a.c" |
		sed -n 's/.*set \*//p' | sort -u | tr '\n' ' ')
	if [ "$found" != "${1:+$1 }" ]; then
		printf 'wanted "%s", found "%s", in:\n%s\n' "$1" "$found" "$2"
		failed=1
	fi
}

expect n 'int f(int a, int *n) { if (a) return 1; *n = 2; return 0; }'
expect '' 'int f(int a, int *n) { *n = 0; if (a) return 1; *n = 2; return 0; }'
expect n 'void f(int a, size_t *n) { switch (a) { case 1: *n = 1; break; } }'
expect '' 'void f(int a, size_t *n) { switch (a) { case 1: *n = 1; break;
	default: *n = 2; } }'
expect n 'void f(int a, size_t *n) { while (a--) *n = 1; }'
expect n 'void f(int a, size_t *n) { for (; a > 0; a--) { *n = 1; break; } }'
expect '' 'void f(int a, size_t *n) { for (;;) { *n = 1; if (a) break; } }'
expect '' 'void f(int a, size_t *n) { do *n = 1; while (a--); }'
expect s 'int f(int a, char **s) { return a && (*s = g()) != NULL; }'
expect s 'int f(int a, const char **s) { if (a) goto out; *s = "";
out:	return 0; }'
expect s 'enum e { A }; int f(int a, enum e *s) { if (a) *s = A; return 0; }'
# Handed on: as much as the callee does.
expect n 'static void g(int a, int *n) { if (a) *n = 1; }
void f(int a, int *n) { g(a, n); }'
expect '' 'static void g(int a, int *n) { *n = a; }
void f(int a, int *n) { g(a, n); }'
expect n 'static void g(int a, int *n) { *n = a; }
void f(int a, int *n) { if (a) g(a, n); }'
# NULL is no place to set.
expect '' 'int f(int a, int *n) { if (n != NULL) *n = a; return 0; }'
# Read first, walked through, or kept: it is in and out, or none at all.
expect '' 'int f(int a, int *n) { if (a) return *n; *n = 2; return 0; }'
expect '' 'int f(int a, int *n) { if (a) ++*n; return 0; }'
expect '' 'int f(int a, const char **s) { if (a) s[1] = ""; return 0; }'
expect '' 'int f(struct g *g, int *n) { if (g) g->n = n; return 0; }'
exit $failed
