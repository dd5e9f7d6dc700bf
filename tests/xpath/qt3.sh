#!/bin/sh
# SPDX-License-Identifier: MIT
# The W3C's test suite for XPath 3.1, or as much of it as lies beside the source
# tree: fails where less of it passes than the floor.
set -u
top=${srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
suite=${VIDIMUS_QT3:-${VIDIMUS_SHARED:-$top/../shared}/corpus/qt3}
if [ ! -f "$suite/catalog.xml" ]; then
	echo "SKIP: no QT3 suite at $suite"
	exit 77
fi
exec tests/xpath/qt3 -v --floor 99 "$suite"
