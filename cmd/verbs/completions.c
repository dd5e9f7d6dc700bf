/* SPDX-License-Identifier: MIT */
/* vidimus completions: what a shell completes, from the tables of the verbs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "found/run.h"
#include "ground/say.h"
#include "ground/verb.h"
#include "run/args.h"

enum { MOST_WORDS = 16, WORD = 24 };

/* ---- what an option may be set to ---------------------------------------- */

/* Words that a help text lists: "text (default), lines or json". */
struct words {
	char word[MOST_WORDS][WORD];
	size_t count;
	int failed; /* it says something else */
};

/* The next part of a list, and how long it is; what stands in brackets behind
 * it is left out. */
static const char *
next_part(const char **at, size_t *n)
{
	static const char *const ends[] = {", ", "; ", " or "};
	const char *start = *at, *end = start + strlen(start), *found;
	size_t i, used = 0;

	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		found = strstr(start, ends[i]);
		if (found != NULL && found < end) {
			end = found;
			used = strlen(ends[i]);
		}
	}
	*at = end + used;
	found = memchr(start, '(', (size_t)(end - start));
	if (found != NULL)
		end = found;
	while (end > start && end[-1] == ' ')
		end--;
	*n = (size_t)(end - start);
	return start;
}

static void
add_word(struct words *w, const char *s, size_t n)
{
	if (n == 0 || n >= WORD || w->count == MOST_WORDS ||
	    strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-") < n) {
		w->failed = 1;
		return;
	}
	memcpy(w->word[w->count], s, n);
	w->word[w->count++][n] = '\0';
}

/* The choices that a help text lists behind its last colon, if it does: two
 * words or more, and nothing else. Only of an option that takes something. */
static void
choices_of(const struct cmd_option *o, struct words *w)
{
	const char *at = strrchr(o->help, ':'), *part;
	size_t n;

	memset(w, 0, sizeof(*w));
	if (strstr(o->arg, "FILE") != NULL)
		return; /* it lists what stands in one */
	at = at != NULL && at[1] == ' ' ? at + 2 : o->help;
	while (*at != '\0' && !w->failed) {
		part = next_part(&at, &n);
		add_word(w, part, n);
	}
	if (w->failed || w->count < 2)
		w->count = 0;
}

/* Prints what the option may be set to, with spaces between; 0: anything. */
static int
put_values(const struct cmd_option *o)
{
	struct words w;
	const char *name;
	size_t i;

	choices_of(o, &w);
	for (i = 0; i < w.count; i++)
		printf("%s%s", i > 0 ? " " : "", w.word[i]);
	if (w.count > 0)
		return 1;
	if (o->id != CMD_OPT_FROM && strcmp(o->name, "to") != 0)
		return 0;
	for (i = 0; (name = vdm_format_name(i)) != NULL; i++)
		if (o->id == CMD_OPT_FROM || vdm_format_is_written(name))
			printf("%s%s", i > 0 ? " " : "", name);
	return 1;
}

static int
has_values(const struct cmd_option *o)
{
	struct words w;

	choices_of(o, &w);
	return w.count > 0 || o->id == CMD_OPT_FROM ||
	       strcmp(o->name, "to") == 0;
}

/* The index-th word that a verb takes in place of files; NULL past the end. */
static const char *
operand(const struct cmd_verb *verb, size_t index)
{
	static const char *const shells[] = {"bash", "zsh", "fish", NULL};

	if (strcmp(verb->name, "explain") == 0)
		return vdm_explain_id(index);
	if (strcmp(verb->name, "schema") == 0)
		return vdm_schema_name(index);
	return strcmp(verb->name, "completions") == 0 ? shells[index] : NULL;
}

static void
put_operands(const struct cmd_verb *verb)
{
	const char *name;
	size_t i;

	for (i = 0; (name = operand(verb, i)) != NULL; i++)
		printf("%s%s", i > 0 ? " " : "", name);
}

/* ---- walking the tables -------------------------------------------------- */

/* Each option of a verb; one that is in two tables counts once. */
static void
each_option(const struct cmd_verb *verb,
	    void (*one)(const struct cmd_verb *verb,
			const struct cmd_option *o))
{
	static const struct cmd_option help = {1, "help", 'h', NULL,
					       "print this and leave"};
	const struct cmd_option *o;
	size_t i;

	for (i = 0; i < CMD_TABLES && verb->options[i] != NULL; i++)
		for (o = verb->options[i]; o->id != 0; o++)
			one(verb, o);
	one(verb, &help);
}

/* ---- bash ---------------------------------------------------------------- */

static void
bash_name(const struct cmd_verb *verb, const struct cmd_option *o)
{
	(void)verb;
	printf(" --%s", o->name);
	if (o->letter != 0)
		printf(" -%c", o->letter);
}

static void
bash_value(const struct cmd_verb *verb, const struct cmd_option *o)
{
	if (o->arg == NULL)
		return;
	printf("\t'%s --%s'", verb->name, o->name);
	if (o->letter != 0)
		printf(" | '%s -%c'", verb->name, o->letter);
	printf(")\n\t\t");
	if (has_values(o)) {
		printf("words='");
		put_values(o);
		printf("' ;;\n");
	} else {
		printf("return ;; # files\n");
	}
}

static void
bash(void)
{
	const struct cmd_verb *v;
	size_t i;

	printf("# bash completion for vidimus; made by: vidimus completions "
	       "bash\n"
	       "_vidimus() {\n"
	       "\tlocal cur=${COMP_WORDS[COMP_CWORD]} words='' options=''\n"
	       "\tlocal prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
	       "\tCOMPREPLY=()\n"
	       "\t# --option=value is three words\n"
	       "\tif [ \"$cur\" = = ]; then\n"
	       "\t\tcur=''\n"
	       "\telif [ \"$prev\" = = ]; then\n"
	       "\t\tprev=${COMP_WORDS[COMP_CWORD - 2]}\n"
	       "\tfi\n"
	       "\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n"
	       "\t\twords='--help --version");
	for (i = 0; (v = cmd_verb_get(i)) != NULL; i++)
		printf(" %s", v->name);
	printf("'\n"
	       "\t\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- "
	       "\"$cur\")\n"
	       "\t\treturn\n"
	       "\tfi\n"
	       "\tcase \"${COMP_WORDS[1]} $prev\" in\n");
	for (i = 0; (v = cmd_verb_get(i)) != NULL; i++)
		each_option(v, bash_value);
	printf("\t*)\n\t\tcase ${COMP_WORDS[1]} in\n");
	for (i = 0; (v = cmd_verb_get(i)) != NULL; i++) {
		printf("\t\t%s)\n\t\t\toptions='", v->name);
		each_option(v, bash_name);
		printf("'\n\t\t\twords='");
		put_operands(v);
		printf("' ;;\n");
	}
	printf("\t\tesac\n"
	       "\t\tcase $cur in -*) words=$options ;; esac ;;\n"
	       "\tesac\n"
	       "\t[ -n \"$words\" ] &&\n"
	       "\t\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- "
	       "\"$cur\")\n"
	       "}\n"
	       "complete -o bashdefault -o default -F _vidimus vidimus\n");
}

/* ---- zsh ----------------------------------------------------------------- */

/* Within single quotes, where brackets and colons have a meaning. */
static void
zsh_text(const char *s)
{
	for (; *s != '\0'; s++)
		if (*s == '\'')
			printf("'\\''");
		else if (strchr("[]:\\", *s) != NULL)
			printf("\\%c", *s);
		else
			putchar(*s);
}

static void
zsh_rest(const struct cmd_option *o)
{
	printf("[");
	zsh_text(o->help);
	printf("]");
	if (o->arg != NULL) {
		printf(":");
		zsh_text(o->arg);
		printf(":");
		if (has_values(o)) {
			printf("(");
			put_values(o);
			printf(")");
		} else {
			printf("_files");
		}
	}
	printf("' \\\n");
}

static void
zsh_option(const struct cmd_verb *verb, const struct cmd_option *o)
{
	(void)verb;
	printf("\t\t\t'*--%s%s", o->name, o->arg != NULL ? "=" : "");
	zsh_rest(o);
	if (o->letter == 0)
		return;
	printf("\t\t\t'*-%c%s", o->letter, o->arg != NULL ? "+" : "");
	zsh_rest(o);
}

static void
zsh(void)
{
	const struct cmd_verb *v;
	size_t i;

	printf("#compdef vidimus\n"
	       "# made by: vidimus completions zsh\n"
	       "_vidimus() {\n"
	       "\tlocal -a verbs\n"
	       "\tverbs=(\n");
	for (i = 0; (v = cmd_verb_get(i)) != NULL; i++) {
		printf("\t\t'%s:", v->name);
		zsh_text(v->summary);
		printf("'\n");
	}
	printf("\t)\n"
	       "\tif (( CURRENT == 2 )); then\n"
	       "\t\t_describe verb verbs\n"
	       "\t\treturn\n"
	       "\tfi\n"
	       "\tshift words\n"
	       "\t(( CURRENT-- ))\n"
	       "\tcase $words[1] in\n");
	for (i = 0; (v = cmd_verb_get(i)) != NULL; i++) {
		printf("\t%s)\n\t\t_arguments -s -S : \\\n", v->name);
		each_option(v, zsh_option);
		printf("\t\t\t'*:");
		zsh_text(v->name);
		printf(":");
		if (operand(v, 0) != NULL) {
			printf("(");
			put_operands(v);
			printf(")");
		} else {
			printf("_files");
		}
		printf("' ;;\n");
	}
	printf("\tesac\n"
	       "}\n"
	       "_vidimus \"$@\"\n");
}

/* ---- fish ---------------------------------------------------------------- */

static void
fish_text(const char *s)
{
	putchar('\'');
	for (; *s != '\0'; s++) {
		if (*s == '\'' || *s == '\\')
			putchar('\\');
		putchar(*s);
	}
	putchar('\'');
}

static void
fish_option(const struct cmd_verb *verb, const struct cmd_option *o)
{
	printf("complete -c vidimus -n '__fish_seen_subcommand_from %s' -l %s",
	       verb->name, o->name);
	if (o->letter != 0)
		printf(" -s %c", o->letter);
	if (o->arg != NULL && has_values(o)) {
		printf(" -x -a '");
		put_values(o);
		printf("'");
	} else if (o->arg != NULL) {
		printf(" -r");
	}
	printf(" -d ");
	fish_text(o->help);
	putchar('\n');
}

static void
fish(void)
{
	const struct cmd_verb *v;
	size_t i;

	printf("# fish completion for vidimus; made by: vidimus completions "
	       "fish\n"
	       "complete -c vidimus -n __fish_use_subcommand -l help -d "
	       "'print this and leave'\n"
	       "complete -c vidimus -n __fish_use_subcommand -l version -d "
	       "'print the version'\n");
	for (i = 0; (v = cmd_verb_get(i)) != NULL; i++) {
		printf("complete -c vidimus -f -n __fish_use_subcommand -a %s "
		       "-d ",
		       v->name);
		fish_text(v->summary);
		putchar('\n');
		each_option(v, fish_option);
		printf("complete -c vidimus -n '__fish_seen_subcommand_from "
		       "%s' -a '",
		       v->name);
		put_operands(v);
		printf("'\n");
	}
}

/* ---- the verb ------------------------------------------------------------ */

static int
run_completions(const struct cmd_verb *verb, int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*print)(void);
	} shells[] = {{"bash", bash}, {"zsh", zsh}, {"fish", fish}};
	struct cmd_args args;
	size_t i;

	cmd_args_init(&args, verb, argc, argv);
	if (cmd_args_next(&args) == CMD_ARG_BAD)
		return CMD_USAGE;
	for (i = 0; args.count == 1 && i < 3; i++)
		if (strcmp(args.operands[0], shells[i].name) == 0) {
			shells[i].print();
			return CMD_OK;
		}
	return cmd_usage(verb, "which shell: bash, zsh or fish");
}

static const struct cmd_option options[] = {{0, NULL, 0, NULL, NULL}};

const struct cmd_verb cmd_completions = {
    .name = "completions",
    .synopsis = "bash|zsh|fish",
    .summary = "what a shell completes, for that shell to read",
    .details = "make install puts it where the shells look. By hand:\n"
	       "  source <(vidimus completions bash)",
    .options = {options},
    .run = run_completions,
};
