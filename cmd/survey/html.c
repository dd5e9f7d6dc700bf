/* SPDX-License-Identifier: MIT */
/*
 * vidimus survey as one page for whoever answers for the holding: totals,
 * charts, a table, and behind each file what was found in it. No network, no
 * script.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <vidimus.h>

#include "ground/say.h"
#include "survey/survey.h"

static const char head[] =
    "<!DOCTYPE html>\n"
    "<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, "
    "initial-scale=1\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
    "'none'; style-src 'unsafe-inline'\">\n" CMD_SURVEY_TITLE "\n<style>\n"
    ":root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--rule:#bbb;"
    "--a:#2a5d9f;--b:#c77c11;--c:#8a8a8a;--d:#b3261e}\n"
    "@media (prefers-color-scheme:dark){:root{--ink:#eee;--paper:#161616;"
    "--rule:#555;--a:#7fb2f0;--b:#e7ad55;--c:#9c9c9c;--d:#ff8a80}}\n"
    "body{font:1rem/1.5 system-ui,sans-serif;color:var(--ink);"
    "background:var(--paper);margin:0 auto;padding:1rem;max-width:90rem}\n"
    "svg{display:block;width:100%;max-width:44rem;height:auto;"
    "margin-bottom:1.5rem}\n"
    "svg text{font:14px system-ui,sans-serif;fill:var(--ink)}\n"
    "svg .t{font-weight:bold}dt{font-weight:bold}\n"
    ".a{fill:var(--a)}.b{fill:var(--b)}.c{fill:var(--c)}.d{fill:var(--d)}\n"
    ".wide{overflow-x:auto}\n"
    "table{border-collapse:collapse;font-variant-numeric:tabular-nums}\n"
    "caption{text-align:start;font-weight:bold}\n"
    "th,td{border-bottom:1px solid var(--rule);padding:.25rem .5rem;"
    "text-align:start;vertical-align:top}\n"
    "td.n,th.n{text-align:end}\n"
    "th[scope=row]{font-weight:normal;overflow-wrap:anywhere;"
    "min-width:12rem}\n"
    "td.h{font:.75rem monospace;overflow-wrap:anywhere;min-width:9rem}\n"
    "details{border-bottom:1px solid var(--rule);padding:.25rem 0}\n"
    "summary,li{overflow-wrap:anywhere}\n"
    "@media print{body{max-width:none;padding:0;font-size:9pt}"
    ".wide{overflow:visible}tr,li{break-inside:avoid}"
    "thead{display:table-header-group}td.h{min-width:0}}\n"
    "</style>\n</head>\n<body>\n<main>\n<h1>Survey of a holding</h1>\n";

/* ---- charts ---------------------------------------------------------------
 */

struct bar {
	const char *name;
	json_int_t count;
	const char *class;
};

/* Bars, one below the other, with their numbers beside them, and what part they
 * are of all. */
static void
put_chart(const char *id, const char *title, const struct bar *bars,
	  size_t count, json_int_t all, FILE *out)
{
	json_int_t most = 0;
	char percent[32];
	size_t i;

	for (i = 0; i < count; i++)
		if (bars[i].count > most)
			most = bars[i].count;
	fprintf(out,
		"<svg viewBox=\"0 0 640 %zu\" role=\"img\" "
		"aria-labelledby=\"%s-t %s-d\">\n<title id=\"%s-t\">%s</title>"
		"\n<desc id=\"%s-d\">",
		count * 28 + 28, id, id, id, title, id);
	for (i = 0; i < count; i++)
		fprintf(out, "%s%s: %lld", i > 0 ? "; " : "", bars[i].name,
			(long long)bars[i].count);
	fprintf(out,
		"</desc>\n<text class=\"t\" x=\"0\" y=\"18\">%s"
		"</text>\n",
		title);
	for (i = 0; i < count; i++) {
		json_int_t n = bars[i].count;

		cmd_survey_percent(n, all, percent);
		fprintf(out,
			"<text x=\"0\" y=\"%zu\">%s</text><rect class=\"%s\" "
			"x=\"150\" y=\"%zu\" width=\"%lld\" height=\"20\"/>"
			"<text x=\"%lld\" y=\"%zu\">%lld%s%s%s</text>\n",
			i * 28 + 46, bars[i].name, bars[i].class, i * 28 + 31,
			(long long)(most > 0 ? n * 340 / most : 0),
			(long long)(158 + (most > 0 ? n * 340 / most : 0)),
			i * 28 + 46, (long long)n,
			percent[0] != '\0' ? " (" : "", percent,
			percent[0] != '\0' ? "%)" : "");
	}
	fputs("</svg>\n", out);
}

static void
put_charts(const struct cmd_survey_total *t, FILE *out)
{
	const struct bar turns[] = {{"read", t->sum[SURVEY_READ], "a"},
				    {"inferred", t->sum[SURVEY_INFERRED], "b"},
				    {"nobody's", t->sum[SURVEY_NOBODY], "c"}};
	const struct bar stated[] = {
	    {"their rights", t->sum[SURVEY_RIGHTS], "a"},
	    {"their source", t->sum[SURVEY_SOURCE], "a"},
	    {"their language", t->sum[SURVEY_LANGUAGE_STATED], "a"}};
	json_int_t files = (json_int_t)t->files;
	struct bar verdicts[SURVEY_VERDICTS], formats[SURVEY_FORMATS];
	static const char *const classes[SURVEY_VERDICTS] = {"d", "b", "c",
							     "a"};
	size_t i, n = 0;
	const char *name;

	for (i = 0; i < SURVEY_VERDICTS; i++)
		verdicts[i] =
		    (struct bar){cmd_survey_verdicts[i],
				 (json_int_t)t->verdict[i], classes[i]};
	for (i = 0;
	     i < SURVEY_FORMATS - 1 && (name = vdm_format_name(i)) != NULL; i++)
		if (t->format[i] > 0)
			formats[n++] =
			    (struct bar){name, (json_int_t)t->format[i], "a"};
	if (t->format[SURVEY_FORMATS - 1] > 0)
		formats[n++] = (struct bar){
		    "not known", (json_int_t)t->format[SURVEY_FORMATS - 1],
		    "c"};
	fputs("<h2>Charts</h2>\n", out);
	put_chart("turns", "How it is known who speaks in each turn", turns, 3,
		  t->sum[SURVEY_TURNS], out);
	put_chart("verdicts", "Verdicts on files", verdicts, SURVEY_VERDICTS,
		  files, out);
	put_chart("formats", "Formats of files", formats, n, files, out);
	put_chart("stated", "Files that state ...", stated, 3, files, out);
}

static const char terms[] =
    "<details>\n<summary>What the words mean</summary>\n<dl>\n"
    "<dt>Not read, invalid, not checked, valid</dt>\n<dd>The verdict on a "
    "file: nothing could be read of it; it breaks rules of its format; it "
    "could not be judged; it keeps them.</dd>\n"
    "<dt>Turns read, inferred, nobody&#x27;s</dt>\n<dd>The file says who "
    "speaks; who speaks was concluded, and may be wrong; nobody knows.</dd>\n"
    "<dt>Doubts</dt>\n<dd>What was inferred, and warnings: a person should "
    "look.</dd>\n<dt>Losses</dt>\n<dd>What stands in the file and not in "
    "the record that was read of it; each is named below.</dd>\n"
    "<dt>Unaccounted</dt>\n<dd>Words and the like that are neither in the "
    "record nor named as a loss.</dd>\n<dt>Stated</dt>\n<dd>Whether the "
    "language is said by the file or by a person; else it was told by its "
    "words.</dd>\n</dl>\n</details>\n";

/* ---- totals and table -----------------------------------------------------
 */

static void
put_totals(const struct cmd_survey_total *t, FILE *out)
{
	size_t i;

	if (t->missing > 0)
		fprintf(out,
			"<p role=\"note\"><strong>This is not all of the "
			"holding: %zu shard%s missing.</strong></p>\n",
			t->missing, t->missing == 1 ? " is" : "s are");
	fprintf(out,
		"<h2>Totals</h2>\n<ul>\n<li>%zu files: %zu valid, %zu "
		"invalid, %zu not checked, %zu not read</li>\n<li>%zu files "
		"with losses, %zu with doubts</li>\n",
		t->files, t->verdict[SURVEY_VALID], t->verdict[SURVEY_INVALID],
		t->verdict[SURVEY_NOT_CHECKED], t->verdict[SURVEY_NOT_READ],
		t->lossy, t->doubtful);
	for (i = SURVEY_WORDS; i <= SURVEY_SOURCE; i++) {
		char *cell = cmd_survey_total_cell(t, i);
		enum cmd_survey_type type = cmd_survey_columns[i].type;

		if (cell[0] != '\0')
			fprintf(out, "<li>%s%s: %s%s</li>\n",
				cmd_survey_columns[i].title,
				type == CMD_SURVEY_FLAG    ? " stated, files"
				: type == CMD_SURVEY_SHARE ? ", of all turns"
							   : "",
				cell, type == CMD_SURVEY_SHARE ? "%" : "");
		free(cell);
	}
	fputs("</ul>\n", out);
	fputs(terms, out);
}

static const char *
cell_class(size_t column)
{
	if (column == SURVEY_SHA256)
		return " class=\"h\"";
	return cmd_survey_columns[column].type == CMD_SURVEY_TEXT ||
		       cmd_survey_columns[column].type == CMD_SURVEY_FLAG
		   ? ""
		   : " class=\"n\"";
}

static void
put_row(const json_t *row, size_t index, FILE *out)
{
	size_t k, n = json_array_size(json_object_get(row, "findings")) +
		      json_array_size(json_object_get(row, "units"));

	fputs("<tr>", out);
	for (k = 0; k < SURVEY_COLUMNS; k++) {
		char *cell = cmd_survey_cell(row, k);
		int is_path = k == SURVEY_PATH;

		if (is_path)
			fputs("<th scope=\"row\">", out);
		else
			fprintf(out, "<td%s>", cell_class(k));
		if (is_path && n > 0)
			fprintf(out, "<a href=\"#f%zu\">", index + 1);
		/* shown already: a backslash of an escape is none again */
		cmd_put_markup(cell[0] != '\0' ? cell : "\xE2\x80\x93", out);
		if (cmd_survey_columns[k].type == CMD_SURVEY_SHARE &&
		    cell[0] != '\0')
			putc('%', out);
		fputs(is_path && n > 0 ? "</a></th>"
		      : is_path        ? "</th>"
				       : "</td>",
		      out);
		free(cell);
	}
	fputs("</tr>\n", out);
}

static void
put_table(const struct cmd_survey_rows *rows,
	  const struct cmd_survey_total *total, FILE *out)
{
	size_t i, k;

	fputs("<h2>Files</h2>\n<div class=\"wide\" role=\"region\" "
	      "aria-label=\"Files\" tabindex=\"0\">\n<table>\n<caption>The "
	      "worst first: not read, invalid, not checked, then by losses, "
	      "words unaccounted for, doubts and path</caption>\n<thead><tr>",
	      out);
	for (k = 0; k < SURVEY_COLUMNS; k++)
		fprintf(out, "<th scope=\"col\"%s>%s</th>", cell_class(k),
			cmd_survey_columns[k].title);
	fputs("</tr></thead>\n<tbody>\n", out);
	for (i = 0; i < rows->count; i++) {
		json_t *row = cmd_survey_get(rows, i);

		put_row(row, i, out);
		json_decref(row);
	}
	fputs("</tbody>\n<tfoot><tr>", out);
	for (k = 0; k < SURVEY_COLUMNS; k++) {
		char *cell = cmd_survey_total_cell(total, k);

		fprintf(out,
			k == SURVEY_PATH ? "<th scope=\"row\"%s>%s%s</th>"
					 : "<td%s>%s%s</td>",
			cell_class(k), cell,
			cmd_survey_columns[k].type == CMD_SURVEY_SHARE &&
				cell[0] != '\0'
			    ? "%"
			    : "");
		free(cell);
	}
	fputs("</tr></tfoot>\n</table>\n</div>\n", out);
}

/* ---- findings -------------------------------------------------------------
 */

static const char *
text(const json_t *object, const char *key)
{
	const char *s = json_string_value(json_object_get(object, key));

	return s != NULL ? s : "";
}

static void
put_place(const json_t *one, FILE *out)
{
	json_int_t line = json_integer_value(json_object_get(one, "line"));

	fputs("<li>", out);
	if (line > 0)
		fprintf(out, "line %lld: ", (long long)line);
}

static void
put_unit(const json_t *u, FILE *out)
{
	put_place(u, out);
	cmd_put_markup(text(u, "kind"), out);
	fputs(" of ", out);
	cmd_put_markup(text(u, "speakers")[0] != '\0' ? text(u, "speakers")
						      : "nobody",
		       out);
	fputs(", in doubt", out);
	if (text(u, "reason")[0] != '\0') {
		fputs(": ", out);
		cmd_put_markup(text(u, "reason"), out);
	}
	if (text(u, "candidates")[0] != '\0') {
		fputs("; or: ", out);
		cmd_put_markup(text(u, "candidates"), out);
	}
	fputs(" <q>", out);
	cmd_put_markup(text(u, "text"), out);
	fputs("</q></li>\n", out);
}

static void
put_details(const json_t *row, size_t index, FILE *out)
{
	const json_t *findings = json_object_get(row, "findings");
	const json_t *units = json_object_get(row, "units");
	size_t i, n = json_array_size(findings), m = json_array_size(units);

	if (n + m == 0)
		return;
	fputs("<details>\n<summary>", out);
	cmd_put_markup(text(row, "path"), out);
	/* a link to what stands inside opens it */
	fprintf(out, " (%zu)</summary>\n<ul id=\"f%zu\">\n", n + m, index + 1);
	for (i = 0; i < n; i++) {
		const json_t *f = json_array_get(findings, i);

		put_place(f, out);
		fputs("<strong>", out);
		cmd_put_markup(text(f, "level"), out);
		fputs("</strong>: ", out);
		cmd_put_markup(text(f, "message"), out);
		fputs(" [", out);
		cmd_put_markup(text(f, "id"), out);
		fputs("]</li>\n", out);
	}
	for (i = 0; i < m; i++)
		put_unit(json_array_get(units, i), out);
	fputs("</ul>\n</details>\n", out);
}

void
cmd_survey_html(const struct cmd_survey_rows *rows,
		const struct cmd_survey_total *total, FILE *out)
{
	size_t i;

	fputs(head, out);
	put_totals(total, out);
	put_charts(total, out);
	put_table(rows, total, out);
	fputs("<h2>What was found in each file</h2>\n", out);
	for (i = 0; i < rows->count; i++) {
		json_t *row = cmd_survey_get(rows, i);

		put_details(row, i, out);
		json_decref(row);
	}
	fputs("</main>\n</body>\n</html>\n", out);
}
