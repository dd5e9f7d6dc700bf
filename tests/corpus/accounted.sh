#!/bin/sh
# SPDX-License-Identifier: MIT
# Counts the words of real documents that a conversion neither kept nor
# reported, with the scorer that lies beside the material. VIDIMUS_SHARED says
# where that is; VIDIMUS_ACCOUNTED_TO which formats to try.
srcdir=${srcdir:-.}
shared=${VIDIMUS_SHARED:-$srcdir/../shared}
program=${VIDIMUS:-./vidimus}
if ! [ -f "$shared/score/accounted.py" ] || ! command -v python3 >/dev/null
then
	echo "skipped: no $shared/score/accounted.py, or no python3"
	exit 77
fi
exec python3 "$shared/score/accounted.py" --details \
    --to "${VIDIMUS_ACCOUNTED_TO:-tei,epub,md,txt}" "$program" \
    "$shared/corpus/tei" "$shared/corpus/md" "$shared/corpus/epub" \
    "$shared/corpus/text" "$shared/seeds"
