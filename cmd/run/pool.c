/* SPDX-License-Identifier: MIT */
/*
 * Workers. Each is a copy of this process, which is told the number of a file,
 * does it, and answers with a head of fixed size and what that names: what the
 * file's part of standard output and standard error is, its findings, its
 * account. The answers are taken in the files' order, whoever was first; no
 * more files are begun than some few for each worker beyond the next one to be
 * taken, so that what waits is bounded.
 */
#include "run/pool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <vidimus.h>

#include "found/findings.h"
#include "found/list.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/output.h"
#include "ground/process.h"
#include "ground/say.h"
#include "ground/verb.h"
#include "run/progress.h"
#include "show/outputs.h"

#ifdef __linux__
#endif

enum { AHEAD = 8 }; /* files that may wait, for each worker */

/* The head of an answer. */
struct head {
	int status;
	size_t out, err, packed, account, note; /* lengths of what follows */
	long counts[CMD_COUNTS];
};

/* An answer that waits for its turn, or stands for a file that is being done.
 */
struct answer {
	size_t index; /* of all inputs */
	int is_here;
	int was_known;
	char *out, *err;
	size_t out_length, err_length;
	struct cmd_result result;
};

struct worker {
	pid_t process;
	int to, from; /* pipes; -1: it does not run */
	int out, err; /* files that are its standard output and error */
	int is_busy;
	size_t nth; /* of the files: what it does */
};

struct pool {
	const struct cmd_work *work;
	pid_t process; /* whose workers they are */
	struct worker *worker;
	long workers;
	struct answer *answer; /* a ring */
	size_t ring;
	size_t count;       /* of files */
	size_t next, taken; /* files to begin, and to take */
};

void
cmd_result_fini(struct cmd_result *r)
{
	free(r->packed);
	free(r->account);
	free(r->note);
	memset(r, 0, sizeof(*r));
}

static int
read_all(int fd, void *to, size_t n)
{
	char *at = to;

	while (n > 0) {
		ssize_t got = read(fd, at, n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return -1;
		at += got;
		n -= (size_t)got;
	}
	return 0;
}

static int
write_all(int fd, const void *from, size_t n)
{
	const char *at = from;

	while (n > 0) {
		ssize_t put = write(fd, at, n);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return -1;
		at += put;
		n -= (size_t)put;
	}
	return 0;
}

/* The pool whose workers run, for whoever ends the program. */
static struct pool *volatile at_work;

/* They are told to end, and nobody waits for what they have to say. A worker
 * that is told takes away what it had begun to write; one that does not listen
 * ends when its pipes are closed. Without waiting for them files would still
 * come and go in the folders of outputs when the program has ended. */
static void
workers_end(void)
{
	struct pool *p = at_work;
	long i;

	at_work = NULL;
	for (i = 0; p != NULL && i < p->workers; i++) {
		const struct worker *w = &p->worker[i];

		if (w->process <= 0)
			continue;
		kill(w->process, SIGTERM);
		kill(w->process, SIGCONT); /* it may have been stopped */
		close(w->to);
		close(w->from);
	}
	for (i = 0; p != NULL && i < p->workers; i++)
		while (p->worker[i].process > 0 &&
		       waitpid(p->worker[i].process, NULL, 0) < 0 &&
		       errno == EINTR)
			continue;
}

/* ---- in a worker ----------------------------------------------------------
 */

/* All that a run holds about one file, as if it were the first. */
static void
begin_anew(struct cmd_run *run)
{
	vdm_findings_clear(run->findings);
	run->printed = run->gate.seen = 0;
	run->status = 0;
	memset(run->counts, 0, sizeof(run->counts));
	cmd_run_note_clear(run);
	if (run->account != NULL)
		vdm_account_reset(run->account);
}

/* What was written into a file, which is empty then. To free(). */
static char *
take_written(int fd, size_t *length)
{
	off_t end = lseek(fd, 0, SEEK_CUR);
	char *text;

	*length = end > 0 ? (size_t)end : 0;
	text = cmd_have(malloc(*length + 1));
	if (*length > 0 && pread(fd, text, *length, 0) != (ssize_t)*length)
		*length = 0;
	text[*length] = '\0';
	if (ftruncate(fd, 0) == 0)
		lseek(fd, 0, SEEK_SET);
	return text;
}

static int
answer_with(const struct cmd_run *run, int to)
{
	char *out, *err, *packed = NULL, *account = NULL;
	struct head h;
	int rc;

	memset(&h, 0, sizeof(h));
	h.status = run->status;
	memcpy(h.counts, run->counts, sizeof(h.counts));
	fflush(stdout);
	fflush(stderr);
	out = take_written(STDOUT_FILENO, &h.out);
	err = take_written(STDERR_FILENO, &h.err);
	rc = vdm_findings_pack(run->findings, 0, &packed, &h.packed);
	if (rc == 0 && run->account != NULL)
		rc = vdm_account_pack(run->account, &account);
	h.account = account != NULL ? strlen(account) : 0;
	h.note = run->note_length;
	if (rc == 0)
		rc = write_all(to, &h, sizeof(h));
	if (rc == 0)
		rc = write_all(to, out, h.out);
	if (rc == 0)
		rc = write_all(to, err, h.err);
	if (rc == 0)
		rc = write_all(to, packed, h.packed);
	if (rc == 0)
		rc = write_all(to, account, h.account);
	if (rc == 0)
		rc = write_all(to, run->note, h.note);
	free(out);
	free(err);
	vdm_free(packed);
	vdm_free(account);
	return rc;
}

/* Does what it is told until nobody tells it more. */
static void
serve(const struct cmd_work *work, int from, int to)
{
	size_t index;

	while (read_all(from, &index, sizeof(index)) == 0) {
		begin_anew(work->run);
		work->one(work->context, index);
		if (answer_with(work->run, to) != 0)
			cmd_leave(CMD_SYSTEM); /* no memory for an answer */
	}
	cmd_leave(CMD_OK);
}

/* ---- workers come and go -------------------------------------------------
 */

static void
close_one(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* A file without a name. */
static int
unnamed_file(void)
{
	FILE *f = tmpfile();
	int fd = f != NULL ? dup(fileno(f)) : -1;

	if (f != NULL)
		fclose(f);
	return fd;
}

/* In the new process: its pipes, and nobody else's. */
static void
become(struct pool *p, const struct worker *w, int from, int to)
{
	long i;

#ifdef __linux__
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != p->process) /* it ended before that */
		cmd_leave(CMD_SYSTEM);
#endif
	for (i = 0; i < p->workers; i++) {
		close_one(&p->worker[i].to);
		close_one(&p->worker[i].from);
	}
	if (dup2(w->out, STDOUT_FILENO) < 0 || dup2(w->err, STDERR_FILENO) < 0)
		cmd_leave(CMD_SYSTEM);
	serve(p->work, from, to);
}

static int
start(struct pool *p, struct worker *w)
{
	int down[2] = {-1, -1}, up[2] = {-1, -1};
	sigset_t before;

	w->to = w->from = -1;
	w->is_busy = 0;
	if (w->out < 0)
		w->out = unnamed_file();
	if (w->err < 0)
		w->err = unnamed_file();
	fflush(stdout);
	fflush(stderr);
	w->process = -1;
	cmd_signals_hold(&before); /* until it is known to who ends it */
	if (w->out >= 0 && w->err >= 0 && pipe(down) == 0 && pipe(up) == 0)
		w->process = fork();
	if (w->process == 0) {
		/* other workers, and files that the other process has not
		 * finished, are not this one's to end */
		at_work = NULL;
		cmd_unfinished_forget();
		cmd_signals_release(&before);
		close(down[1]);
		close(up[0]);
		become(p, w, down[0], up[1]);
	}
	close_one(&down[0]);
	close_one(&up[1]);
	if (w->process < 0) {
		close_one(&down[1]);
		close_one(&up[0]);
	} else {
		fcntl(down[1], F_SETFD, FD_CLOEXEC);
		fcntl(up[0], F_SETFD, FD_CLOEXEC);
		w->to = down[1];
		w->from = up[0];
	}
	cmd_signals_release(&before);
	return w->process < 0 ? -1 : 0;
}

/* It is told that there is no more, and ends. The way in which it ended. */
static int
end(struct worker *w)
{
	siginfo_t ended;
	sigset_t before;
	int how = 0;

	close_one(&w->to);
	close_one(&w->from);
	/* its number is another's as soon as the system has told how it ended
	 */
	while (w->process > 0 &&
	       waitid(P_PID, (id_t)w->process, &ended, WEXITED | WNOWAIT) !=
		   0 &&
	       errno == EINTR)
		continue;
	cmd_signals_hold(&before);
	if (w->process > 0)
		waitpid(w->process, &how, 0);
	w->process = -1;
	cmd_signals_release(&before);
	return how;
}

/* ---- answers --------------------------------------------------------------
 */

static struct answer *
answer_of(struct pool *p, size_t nth)
{
	return &p->answer[nth % p->ring];
}

static void
answer_fini(struct answer *a)
{
	free(a->out);
	free(a->err);
	cmd_result_fini(&a->result);
	memset(a, 0, sizeof(*a));
}

static char *
read_part(int fd, size_t length, int *rc)
{
	char *part = cmd_have(malloc(length + 1));

	if (*rc == 0)
		*rc = read_all(fd, part, length);
	part[*rc == 0 ? length : 0] = '\0';
	return part;
}

/* 0; -1: it died. */
static int
read_answer(const struct worker *w, struct answer *a)
{
	struct head h;
	int rc = read_all(w->from, &h, sizeof(h));

	if (rc != 0)
		return -1;
	a->result.status = h.status;
	memcpy(a->result.counts, h.counts, sizeof(h.counts));
	a->out = read_part(w->from, h.out, &rc);
	a->err = read_part(w->from, h.err, &rc);
	a->result.packed = read_part(w->from, h.packed, &rc);
	a->result.account = read_part(w->from, h.account, &rc);
	a->result.note = read_part(w->from, h.note, &rc);
	a->out_length = h.out;
	a->err_length = h.err;
	a->result.packed_length = h.packed;
	a->result.note_length = h.note;
	return rc;
}

/* What is said of a file that ended its worker, instead of an answer. */
static void
answer_for_dead(struct pool *p, struct answer *a, int how)
{
	struct vdm_findings *findings = vdm_findings_new();
	const char *name = p->work->run->list.input[a->index].path;
	char said[256];

	if (WIFSIGNALED(how))
		snprintf(said, sizeof(said),
			 "the process that worked on this file was ended by "
			 "signal %d (%s): nothing is known of it, and other "
			 "files go on",
			 WTERMSIG(how), strsignal(WTERMSIG(how)));
	else if (WEXITSTATUS(how) == CMD_SYSTEM) /* cmd_have() */
		snprintf(said, sizeof(said),
			 "the process that worked on this file ran out of "
			 "memory: nothing is known of it, and other files go "
			 "on");
	else
		snprintf(said, sizeof(said),
			 "the process that worked on this file ended with "
			 "status %d: nothing is known of it, and other files "
			 "go on",
			 WEXITSTATUS(how));
	vdm_finding_say(vdm_findings_sink(cmd_have(findings), cmd_shown(name)),
			"worker-died", said);
	if (vdm_findings_pack(findings, 0, &a->result.packed,
			      &a->result.packed_length) != 0)
		cmd_have(NULL);
	vdm_findings_free(findings);
	a->result.status = CMD_SYSTEM;
	a->result.account = cmd_have(strdup(""));
	a->was_known = 1; /* nobody has printed it */
}

/* A worker has answered, or died: then another one takes its place. */
static void
hear(struct pool *p, struct worker *w)
{
	struct answer *a = answer_of(p, w->nth);
	size_t index = a->index;
	long process = w->process;
	int how;

	w->is_busy = 0;
	if (read_answer(w, a) != 0) {
		answer_fini(a);
		a->index = index;
		how = end(w);
		a->err = take_written(w->err, &a->err_length);
		free(take_written(w->out, &(size_t){0}));
		answer_for_dead(p, a, how);
		if (p->work->died != NULL)
			p->work->died(p->work->context, index, process);
		start(p, w);
	}
	a->is_here = 1;
}

/* Adds what became of a file to what the run knows. */
static void
add_result(struct cmd_run *run, const struct cmd_result *r)
{
	size_t i;

	if (vdm_findings_unpack(run->findings, r->packed, r->packed_length) !=
	    0)
		cmd_run_worse(run, cmd_system(errno, "findings kept"));
	if (run->account != NULL && r->account[0] != '\0')
		vdm_account_unpack(run->account, r->account);
	for (i = 0; i < CMD_COUNTS; i++)
		run->counts[i] += r->counts[i];
	cmd_run_worse(run, r->status);
}

/* Takes the next answer. */
static void
take(struct pool *p, struct answer *a)
{
	struct cmd_run *run = p->work->run;
	size_t from = vdm_findings_count(run->findings);
	const struct cmd_result *r = &a->result;

	if (a->out_length > 0)
		cmd_run_worse(run, cmd_print(a->out, a->out_length));
	cmd_progress_clear(run);
	if (a->err_length > 0)
		fwrite(a->err, 1, a->err_length, stderr);
	add_result(run, r);
	cmd_progress_count(run, from);
	if (!p->work->prints && !a->was_known)
		run->printed = vdm_findings_count(run->findings);
	if (p->work->done != NULL)
		p->work->done(p->work->context, a->index, from, r);
	cmd_run_flush(run);
	cmd_outputs_add(run);
	answer_fini(a);
}

/* ---- the run --------------------------------------------------------------
 */

/* Tells a worker what to do. One that died without work is replaced. */
static void
tell(struct pool *p, struct worker *w, size_t nth)
{
	size_t index = answer_of(p, nth)->index;
	int tries;

	w->nth = nth;
	for (tries = 0; tries < 2; tries++) {
		w->is_busy = 1;
		if (write_all(w->to, &index, sizeof(index)) == 0)
			return;
		end(w);
		if (start(p, w) != 0)
			break;
	}
	hear(p, w);
}

/* The next file that is not known already goes to a worker without work. */
static void
begin_next(struct pool *p, struct worker *w)
{
	const struct cmd_work *work = p->work;

	while (p->next < p->count && p->next < p->taken + p->ring) {
		struct answer *a = answer_of(p, p->next);

		a->index = cmd_list_index(&work->run->list, p->next++);
		if (work->known == NULL ||
		    !work->known(work->context, a->index, &a->result)) {
			tell(p, w, p->next - 1);
			return;
		}
		a->is_here = a->was_known = 1;
	}
}

static void
wait_for_one(struct pool *p)
{
	struct pollfd *fd = cmd_have(calloc((size_t)p->workers, sizeof(*fd)));
	long i;

	for (i = 0; i < p->workers; i++) {
		fd[i].fd = p->worker[i].is_busy ? p->worker[i].from : -1;
		fd[i].events = POLLIN;
	}
	if (poll(fd, (nfds_t)p->workers, -1) > 0)
		for (i = 0; i < p->workers; i++)
			if (fd[i].revents != 0)
				hear(p, &p->worker[i]);
	free(fd);
}

static int
is_any_busy(const struct pool *p)
{
	long i;

	for (i = 0; i < p->workers; i++)
		if (p->worker[i].is_busy)
			return 1;
	return 0;
}

/* Where no process can be started: nothing is known of the next file. */
static void
give_up_next(struct pool *p)
{
	struct answer *a = answer_of(p, p->next);

	a->index = cmd_list_index(&p->work->run->list, p->next++);
	answer_for_dead(p, a, CMD_SYSTEM << 8);
	a->is_here = 1;
}

static void
run_pool(struct pool *p)
{
	long i;

	cmd_progress(p->work->run, 0, p->count); /* from here on time counts */
	while (p->taken < p->count) {
		struct answer *a = answer_of(p, p->taken);

		for (i = 0; i < p->workers; i++) {
			struct worker *w = &p->worker[i];

			if (w->process < 0 && start(p, w) != 0)
				continue;
			if (!w->is_busy)
				begin_next(p, w);
		}
		if (a->is_here) {
			take(p, a);
			p->taken++;
			cmd_progress(p->work->run, p->taken, p->count);
		} else if (is_any_busy(p)) {
			wait_for_one(p);
		} else {
			give_up_next(p);
		}
	}
}

/* What became of a file that was done here. */
static void
result_here(struct cmd_run *run, size_t from, struct cmd_result *r)
{
	char *account = NULL;

	r->status = run->status;
	memcpy(r->counts, run->counts, sizeof(r->counts));
	r->note = cmd_have(malloc(run->note_length + 1));
	memcpy(r->note, run->note_length > 0 ? run->note : "",
	       run->note_length);
	r->note_length = run->note_length;
	if (vdm_findings_pack(run->findings, from, &r->packed,
			      &r->packed_length) != 0 ||
	    (run->account != NULL &&
	     vdm_account_pack(run->account, &account) != 0))
		cmd_have(NULL);
	r->account = account != NULL ? account : cmd_have(strdup(""));
}

/* One file needs nobody else. */
static void
do_here(const struct cmd_work *work)
{
	struct cmd_result result = {0};
	size_t from = vdm_findings_count(work->run->findings);
	size_t index = cmd_list_index(&work->run->list, 0);

	if (work->known != NULL && work->known(work->context, index, &result)) {
		add_result(work->run, &result);
	} else {
		work->one(work->context, index);
		result_here(work->run, from, &result);
	}
	if (work->done != NULL)
		work->done(work->context, index, from, &result);
	cmd_run_flush(work->run);
	cmd_result_fini(&result);
}

void
cmd_work_all(const struct cmd_work *work)
{
	struct pool p = {.work = work,
			 .process = getpid(),
			 .workers = work->run->jobs,
			 .count = cmd_list_share(&work->run->list)};
	long i;

	if (p.count == 1)
		do_here(work);
	if (p.count < 2)
		return;
	if ((size_t)p.workers > p.count)
		p.workers = (long)p.count;
	p.ring = (size_t)p.workers * AHEAD;
	p.answer = cmd_have(calloc(p.ring, sizeof(*p.answer)));
	p.worker = cmd_have(calloc((size_t)p.workers, sizeof(*p.worker)));
	for (i = 0; i < p.workers; i++)
		p.worker[i] = (struct worker){-1, -1, -1, -1, -1, 0, 0};
	at_work = &p;
	cmd_writing_ends(workers_end);
	cmd_signals_take();
	run_pool(&p);
	cmd_progress_clear(work->run);
	for (i = 0; i < p.workers; i++) {
		end(&p.worker[i]);
		close_one(&p.worker[i].out);
		close_one(&p.worker[i].err);
	}
	cmd_writing_ends(NULL);
	at_work = NULL;
	for (i = 0; (size_t)i < p.ring; i++)
		answer_fini(&p.answer[i]);
	free(p.answer);
	free(p.worker);
}
