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
	cmd/account.c \
	cmd/allow.c \
	cmd/allow.h \
	cmd/args.c \
	cmd/balance.c \
	cmd/beside.c \
	cmd/findings.c \
	cmd/formats.c \
	cmd/formats.def \
	cmd/gather.c \
	cmd/glob.c \
	cmd/glob.h \
	cmd/line.c \
	cmd/options.c \
	cmd/read.c \
	cmd/say.c \
	cmd/set.c \
	cmd/state.c \
	cmd/stored.c \
	cmd/survey_cell.c \
	cmd/taken.c \
	cmd/verbs.c \
	cmd/attest.c \
	cmd/attributes.c \
	cmd/bag.c \
	cmd/bag.h \
	cmd/bind.c \
	cmd/baseline.c \
	cmd/baseline.h \
	cmd/catalog.c \
	cmd/changed.c \
	cmd/changed.h \
	cmd/cmd.h \
	cmd/compare.c \
	cmd/completions.c \
	cmd/config.c \
	cmd/config.h \
	cmd/convert.c \
	cmd/convert.h \
	cmd/decisions.c \
	cmd/deed.c \
	cmd/diff.c \
	cmd/epubcheck.c \
	cmd/diff.h \
	cmd/diffgit.c \
	cmd/diffpair.c \
	cmd/edition.c \
	cmd/explain.c \
	cmd/file.c \
	cmd/git.c \
	cmd/git.h \
	cmd/gitsetup.c \
	cmd/gate.c \
	cmd/gate.h \
	cmd/inputs.c \
	cmd/inspect.c \
	cmd/leftovers.c \
	cmd/list.c \
	cmd/list.h \
	cmd/main.c \
	cmd/moment.c \
	cmd/moves.c \
	cmd/moves.h \
	cmd/onix.c \
	cmd/origin.c \
	cmd/output.c \
	cmd/outputs.c \
	cmd/outputs.h \
	cmd/place.c \
	cmd/place.h \
	cmd/plain.c \
	cmd/pool.c \
	cmd/pool.h \
	cmd/premis.c \
	cmd/premis.h \
	cmd/progress.c \
	cmd/put.c \
	cmd/report.c \
	cmd/report.h \
	cmd/review.c \
	cmd/roundtrip.c \
	cmd/run.c \
	cmd/sarif.c \
	cmd/schema.c \
	cmd/settings.c \
	cmd/settle.c \
	cmd/statement.c \
	cmd/statement.h \
	cmd/store.c \
	cmd/summary.c \
	cmd/survey.c \
	cmd/survey.h \
	cmd/survey_html.c \
	cmd/survey_merge.c \
	cmd/survey_row.c \
	cmd/survey_write.c \
	cmd/testing.c \
	cmd/unbind.c \
	cmd/update.c \
	cmd/update.h \
	cmd/validate.c \
	cmd/verify.c \
	cmd/view.c \
	cmd/writers.h
vidimus_CPPFLAGS = -I$(top_srcdir)/lib
vidimus_CFLAGS = $(VDM_CFLAGS) $(JANSSON_CFLAGS) $(YAML_CFLAGS)
vidimus_LDADD = libvidimus.la $(JANSSON_LIBS) $(YAML_LIBS) -lpthread
EXTRA_DIST += docs/ci.md docs/config.md docs/volumes.md
