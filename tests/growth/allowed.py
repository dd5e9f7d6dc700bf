# SPDX-License-Identifier: MIT
"""Series of what a file itself allows (docs/ci.md): directives without end, for
tests/growth/growth.py."""
from series import many, series, simple, tei_of

ALLOW = '<?vidimus allow id="%s" reason="a"?>'
COMMENT = '<!-- vidimus allow id="%s" reason="a" -->'


simple('md', [
    ('allows', '# A\n\n', COMMENT % 'label-read' + '\n\na\n\n', ''),
    ('allows-own', '# A\n\n', lambda i: COMMENT % ('label-read/a%d' % i) + '\n\na\n\n', ''),
    ('allows-line', '# A\n\n', lambda i: COMMENT % ('label-read/a%d' % i) + ' a ', '\n'),
    ('allows-broken', '# A\n\n', COMMENT % 'a' + '\n\n', ''),
    ('allows-head', '', COMMENT % 'label-read' + '\n', '\n# A\n'),
    ('allows-open', '# A\n\n', '<?vidimus allow ', '\n'),
    ('allows-comment-open', '# A\n\n', '<!-- vidimus allow ', '\n'),
    ('allows-in-comment', '<!-- ', ALLOW % 'label-read', ' -->\n\n# A\n'),
])


@series('xml', 40, ('validate',))
def xml_allows_head(n):
    return ALLOW % 'tei-invalid' * n + tei_of()


@series('xml', 60, ('validate',))
def xml_allows_found(n):
    """Each line has something that is found, and allowed."""
    return tei_of(many(lambda i: '<odd%d>%s</odd%d>\n' % (
        i, ALLOW % ('tei-invalid/a%d' % i), i), n))


@series('xml', 60, ('validate',))
def xml_allows_doctype(n):
    return tei_of(front='<!DOCTYPE TEI [%s]>' % (
        ALLOW % 'tei-invalid' * n))
