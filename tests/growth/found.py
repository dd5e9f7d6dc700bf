# SPDX-License-Identifier: MIT
"""Series in which much is found, for tests/growth/growth.py: what each finding
is given (a fingerprint, who speaks there) looks into the file and the record."""
from series import many, series, tei_of


@series('xml', 6, ('sarif', 'baseline'))
def xml_found_in_one_line(n):
    return tei_of(many(lambda i: '<b%d/>' % i, n))


@series('xml', 12, ('sarif', 'baseline'))
def xml_found_in_long_lines(n):
    half = many(lambda i: '<b%d/>' % i, n)
    return tei_of('<p>é%s</p>\n<p>%s</p>' % (half, half))


@series('txt', 6, ('summary',))
def txt_found_in_turns(n):
    return 'On Harbours\n\n' + 'MR. HOLM: \ufffd a.\n\n' * n
