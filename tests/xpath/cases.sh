#!/bin/sh
# SPDX-License-Identifier: MIT
# Our own cases of XPath: tests/xpath/cases.txt.
top=${srcdir:-$(cd "$(dirname "$0")/../.." && pwd)}
exec tests/xpath/cases "$top/tests/xpath/cases.txt"
