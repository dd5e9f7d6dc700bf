# SPDX-License-Identifier: MIT
# Behind common.sh, for tests with repositories: git as nobody has set it up.
GIT_CONFIG_NOSYSTEM=1
GIT_CONFIG_GLOBAL=/dev/null
GIT_CEILING_DIRECTORIES=$dir
GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org
GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
HOME=$dir
export GIT_CONFIG_NOSYSTEM GIT_CONFIG_GLOBAL GIT_CEILING_DIRECTORIES HOME
export GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_DIFF_PATH_TOTAL

# in_ FOLDER STATUS ARGUMENT...: runs the program there.
in_() {
	where=$1
	want=$2
	shift 2
	checks=$((checks + 1))
	(cd "$where" && "$vidimus" "$@") >"$dir/.out" 2>"$dir/.err" </dev/null
	got=$?
	[ "$got" = "$want" ] || fail "vidimus $*: exit $got, not $want"
}
