# The program.
bin_PROGRAMS += vidimus
# What shells complete, made by the program itself; a build for another machine
# cannot run it.
if RUNS_HERE
bash_completionsdir = $(datadir)/bash-completion/completions
zsh_completionsdir = $(datadir)/zsh/site-functions
fish_completionsdir = $(datadir)/fish/vendor_completions.d
nodist_bash_completions_DATA = completions/bash/vidimus
nodist_zsh_completions_DATA = completions/zsh/_vidimus
nodist_fish_completions_DATA = completions/fish/vidimus.fish
CLEANFILES += $(nodist_bash_completions_DATA) $(nodist_zsh_completions_DATA) \
	$(nodist_fish_completions_DATA)
completions/bash/vidimus: vidimus$(EXEEXT)
	@$(MKDIR_P) completions/bash
	$(AM_V_GEN)./vidimus$(EXEEXT) completions bash > $@.tmp
	@mv $@.tmp $@
completions/zsh/_vidimus: vidimus$(EXEEXT)
	@$(MKDIR_P) completions/zsh
	$(AM_V_GEN)./vidimus$(EXEEXT) completions zsh > $@.tmp
	@mv $@.tmp $@
completions/fish/vidimus.fish: vidimus$(EXEEXT)
	@$(MKDIR_P) completions/fish
	$(AM_V_GEN)./vidimus$(EXEEXT) completions fish > $@.tmp
	@mv $@.tmp $@
endif
vidimus_SOURCES = \
	cmd/attest/attest.c \
	cmd/attest/statement.c \
	cmd/attest/statement.h \
	cmd/attest/verify.c \
	cmd/convert/bag.c \
	cmd/convert/bag.h \
	cmd/convert/bind.c \
	cmd/convert/convert.c \
	cmd/convert/convert.h \
	cmd/convert/deed.c \
	cmd/convert/onix.c \
	cmd/convert/onix.h \
	cmd/convert/premis.c \
	cmd/convert/premis.h \
	cmd/convert/put.c \
	cmd/convert/stated.c \
	cmd/convert/targets.c \
	cmd/convert/unbind.c \
	cmd/convert/update.c \
	cmd/convert/update.h \
	cmd/diff/diff.c \
	cmd/diff/diff.h \
	cmd/diff/pair.c \
	cmd/diff/revisions.c \
	cmd/diff/setup.c \
	cmd/found/allow.c \
	cmd/found/allow.h \
	cmd/found/baseline.c \
	cmd/found/baseline.h \
	cmd/found/changed.c \
	cmd/found/changed.h \
	cmd/found/config.c \
	cmd/found/config.h \
	cmd/found/findings.c \
	cmd/found/findings.h \
	cmd/found/formats.c \
	cmd/found/formats.def \
	cmd/found/formats.h \
	cmd/found/gate.c \
	cmd/found/gate.h \
	cmd/found/line.c \
	cmd/found/list.c \
	cmd/found/list.h \
	cmd/found/reach.c \
	cmd/found/run.h \
	cmd/found/settle.c \
	cmd/found/state.c \
	cmd/found/view.c \
	cmd/found/view.h \
	cmd/ground/alike.c \
	cmd/ground/alike.h \
	cmd/ground/attributes.c \
	cmd/ground/catalog.c \
	cmd/ground/file.c \
	cmd/ground/file.h \
	cmd/ground/git.c \
	cmd/ground/git.h \
	cmd/ground/glob.c \
	cmd/ground/glob.h \
	cmd/ground/ids.c \
	cmd/ground/ids.h \
	cmd/ground/leftovers.c \
	cmd/ground/moment.c \
	cmd/ground/moment.h \
	cmd/ground/moves.c \
	cmd/ground/moves.h \
	cmd/ground/output.c \
	cmd/ground/output.h \
	cmd/ground/place.c \
	cmd/ground/place.h \
	cmd/ground/process.c \
	cmd/ground/process.h \
	cmd/ground/say.c \
	cmd/ground/say.h \
	cmd/ground/schemas.h \
	cmd/ground/set.c \
	cmd/ground/set.h \
	cmd/ground/stored.c \
	cmd/ground/verb.c \
	cmd/ground/verb.h \
	cmd/main.c \
	cmd/run/args.c \
	cmd/run/args.h \
	cmd/run/beside.c \
	cmd/run/decisions.c \
	cmd/run/edition.c \
	cmd/run/edition.h \
	cmd/run/gather.c \
	cmd/run/gather.h \
	cmd/run/options.c \
	cmd/run/options.h \
	cmd/run/origin.c \
	cmd/run/origin.h \
	cmd/run/pool.c \
	cmd/run/pool.h \
	cmd/run/progress.c \
	cmd/run/progress.h \
	cmd/run/read.c \
	cmd/run/read.h \
	cmd/run/run.c \
	cmd/run/taken.c \
	cmd/run/taken.h \
	cmd/show/balance.c \
	cmd/show/epubcheck.c \
	cmd/show/outputs.c \
	cmd/show/outputs.h \
	cmd/show/plain.c \
	cmd/show/report.c \
	cmd/show/report.h \
	cmd/show/sarif.c \
	cmd/show/summary.c \
	cmd/show/testing.c \
	cmd/show/writers.h \
	cmd/survey/cell.c \
	cmd/survey/html.c \
	cmd/survey/merge.c \
	cmd/survey/row.c \
	cmd/survey/survey.c \
	cmd/survey/survey.h \
	cmd/survey/write.c \
	cmd/verbs/compare.c \
	cmd/verbs/completions.c \
	cmd/verbs/explain.c \
	cmd/verbs/inspect.c \
	cmd/verbs/review.c \
	cmd/verbs/roundtrip.c \
	cmd/verbs/schema.c \
	cmd/verbs/settings.c \
	cmd/verbs/store.c \
	cmd/verbs/validate.c
vidimus_CPPFLAGS = -I$(top_srcdir)/lib -I$(top_srcdir)/cmd
vidimus_CFLAGS = $(VDM_CFLAGS) $(JANSSON_CFLAGS) $(YAML_CFLAGS)
vidimus_LDADD = libvidimus.la $(JANSSON_LIBS) $(YAML_LIBS) -lpthread
EXTRA_DIST += docs/ci.md docs/config.md docs/volumes.md
